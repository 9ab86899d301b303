import pytest
from cms.models import PageContent
from django.contrib.messages import get_messages
from django.db.models import ProtectedError
from django.urls import reverse

from contacts.models import Office
from cremona_site import writing
from tests.factories import OfficeFactory, PageFactory, WriterFactory, signed_in

pytestmark = pytest.mark.django_db

LIST_URL = "admin:contacts_office_changelist"


@pytest.fixture
def used():
    office = OfficeFactory(name="Ufficio usato")
    PageFactory(title="Pagina che lo mostra", template="cms/section.html", offices=[office])
    return office


def delete_url(office):
    return reverse("admin:contacts_office_delete", args=[office.pk])


def delete_selected(browser, *offices):
    chosen = {"action": "delete_selected", "_selected_action": [office.pk for office in offices], "post": "yes"}
    return browser.post(reverse(LIST_URL), chosen)


def is_there(office):
    return Office.objects.filter(pk=office.pk).exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_office_in_use_is_not_deleted_and_the_message_names_its_pages(publisher, used, method):
    answer = getattr(publisher, method)(delete_url(used), {"post": "yes"})

    assert answer.url == "../change/"
    assert is_there(used)
    assert [str(message) for message in get_messages(answer.wsgi_request)] == [
        "«Ufficio usato» non si può eliminare perché è in queste pagine (o in una loro versione): "
        "«Pagina che lo mostra». Per nasconderlo in tutto il sito togli la spunta «attivo» e salva."
    ]


def test_an_office_in_use_is_not_deleted_with_others_and_the_message_names_its_pages(publisher, used):
    unused = OfficeFactory()

    answer = delete_selected(publisher, used, unused)

    assert "Ufficio usato: è nelle pagine Pagina che lo mostra" in answer.text
    assert is_there(used)
    assert is_there(unused)


@pytest.mark.parametrize("state", ["draft", "old version"])
def test_a_draft_or_an_old_version_keeps_its_office_too(publisher, state):
    office = OfficeFactory()
    page = PageFactory(
        title="Pagina di ieri", template="cms/section.html", offices=[office], is_published=state == "old version"
    )
    if state == "old version":
        draft = writing.draft_of(page)
        writing.place_offices(draft, [])
        writing.publish(draft)

    answer = delete_selected(publisher, office)

    assert "è nelle pagine Pagina di ieri" in answer.text
    assert is_there(office)


def test_the_database_layer_itself_refuses_to_delete_an_office_in_use(used):
    with pytest.raises(ProtectedError):
        used.delete()


def test_an_office_that_no_page_uses_is_deleted(publisher):
    office = OfficeFactory()

    asked = publisher.get(delete_url(office))
    answer = publisher.post(delete_url(office), {"post": "yes"})

    assert asked.status_code == 200
    assert answer.url == reverse(LIST_URL)
    assert not is_there(office)


def test_offices_that_no_page_uses_are_deleted_together(publisher):
    offices = OfficeFactory.create_batch(2)

    delete_selected(publisher, *offices)

    assert not any(map(is_there, offices))


def test_an_office_is_free_again_when_its_pages_are_gone(publisher, used):
    PageContent.admin_manager.get(title="Pagina che lo mostra").page.delete()

    publisher.post(delete_url(used), {"post": "yes"})

    assert not is_there(used)


def test_an_unknown_office_leads_back_with_a_message(publisher):
    answer = publisher.post(reverse("admin:contacts_office_delete", args=[999_999]), {"post": "yes"})

    assert answer.url == reverse("admin:index")


def test_a_writer_deletes_no_office():
    browser, office = signed_in(WriterFactory()), OfficeFactory()

    answers = [browser.post(delete_url(office), {"post": "yes"}), delete_selected(browser, office)]

    assert [answer.status_code for answer in answers] == [403, 200]
    assert is_there(office)
