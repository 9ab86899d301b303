"""Where an old address leads: to the place of a page or an office now, or nowhere while that has none."""

import pytest
from cms.models import Page, PageContent
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from djangocms_versioning.models import Version

from contacts.models import Office
from cremona_site import writing
from cremona_site.models import OldAddress
from cremona_site.models.old_address import normalised
from cremona_site.old_addresses import unprinted
from tests.factories import ActionAreaFactory, OfficeFactory, PageFactory

pytestmark = pytest.mark.django_db


def chain(client, address):
    """Where an address leads, one (address, status) a step."""
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    return answer.redirect_chain


def take_down(page):
    Version.objects.get_for_content(PageContent.objects.get(page=page, language="it")).unpublish(writing.site_author())


def test_an_old_address_of_a_page_that_was_taken_down_is_gone(client):
    page = PageFactory()
    OldAddress.objects.create(path="/vecchia", page=page)

    take_down(page)

    assert client.get("/vecchia").status_code == 410
    assert client.get("/vecchia/").status_code == 410


def test_an_old_address_of_a_page_that_was_deleted_is_gone(client):
    page = PageFactory()
    OldAddress.objects.create(path="/vecchia", page=page)

    page.delete()

    assert client.get("/vecchia/").status_code == 410


def test_an_old_address_of_an_office_that_is_hidden_is_gone(client):
    office = Office.objects.get(slug="centro-locale-di-parita")
    office.is_active = False
    office.save()

    assert client.get("/node/420931").status_code == 410
    assert client.get("/print/420931").status_code == 410


def test_an_old_address_of_a_page_that_leads_on_does_so_in_one_step(client):
    page = PageFactory()
    PageContent.objects.filter(page=page).update(redirect="/servizi/")
    OldAddress.objects.create(path="/vecchia", page=page)

    assert chain(client, "/vecchia") == [("/servizi/", 301)]


def test_a_page_in_another_language_leads_on_within_its_language(client):
    page = PageFactory()
    content = writing.new_translation(page, "en", "Page", slug="page", redirect="/services/")
    writing.publish(content)
    OldAddress.objects.create(path="/en/old", page=page)

    assert client.get("/en/old").url == client.get("/en/page/").url == "/en/services/"


@pytest.mark.parametrize(
    "former_url",
    [
        "https://www.comune.cremona.it/node/7",
        "http://comune.cremona.it/node/7/",
    ],
)
def test_facts_name_an_old_address_with_any_host(client, former_url):
    area = ActionAreaFactory(former_url=former_url)
    ActionAreaFactory(former_url="https://www.comune.cremona.it/altro/node/7", letter="b")

    (step,) = chain(client, "/node/7")

    assert step == (area.extended_object.get_absolute_url("it"), 301)


def test_an_old_address_with_accents_is_found(client):
    office = OfficeFactory(former_url="https://www.comune.cremona.it/pari-opportunit%C3%A0")

    assert chain(client, "/pari-opportunit%C3%A0") == [(office.get_absolute_url(), 301)]


def test_what_staff_keep_comes_before_what_facts_say(client):
    OldAddress.objects.create(path="/node/421018", explanation="Altro.")

    page = client.get("/node/421018")

    assert page.status_code == 410
    assert "Altro." in page.text


def test_an_old_address_in_english_leads_to_the_page_in_english(client):
    page = PageFactory(slug="prova")
    OldAddress.objects.create(path="/en/old", page=page)

    assert chain(client, "/en/old") == [("/prova/", 301)]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("https://www.comune.cremona.it/node/421018", "/node/421018"),
        (" www.comune.cremona.it/node/421018/?print=1#alto ", "/node/421018"),
        ("/node/421018/", "/node/421018"),
        ("//altrove.example/x", "/altrove.example/x"),
        ("https://www.comune.cremona.it", "/"),
        ("/pari%20opportunit%C3%A0", "/pari opportunità"),
        ("/a\x00b", ""),
        ("http://[", ""),
    ],
)
def test_an_address_is_stored_without_host_and_query(typed, stored):
    assert normalised(typed) == stored


@pytest.mark.parametrize("path", ["/node/7", "/print", "/it", "/stampa/7", "/blueprint/7", "/printer/7"])
def test_what_is_no_print_of_a_page_stays_as_it_is(path):
    assert unprinted(path) == path


def test_an_old_address_leads_to_one_place():
    page, office = Page.objects.first(), Office.objects.first()

    with pytest.raises(ValidationError, match="scegline uno"):
        OldAddress(path="/x", page=page, office=office).full_clean()
    with pytest.raises(IntegrityError):
        OldAddress.objects.create(path="/x", page=page, office=office)
