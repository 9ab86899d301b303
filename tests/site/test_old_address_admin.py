"""Staff keep old addresses: Pubblicazione writes them, Redazione looks them up."""

import pytest
from cms.models import Page
from django.urls import reverse

from contacts.models import Office
from cremona_site.models import OldAddress
from tests.factories import AdministratorFactory, PageFactory, signed_in

pytestmark = pytest.mark.django_db

LIST = "/admin/cremona_site/oldaddress/"
ADD = f"{LIST}add/"


def test_a_publisher_pastes_an_address_and_says_where_it_leads(client, publisher):
    page = PageFactory(slug="prova")

    answer = publisher.post(ADD, {"path": "https://www.comune.cremona.it/node/7?x=1", "page": page.pk})

    assert answer.status_code == 302
    assert OldAddress.objects.get(path="/node/7").page == page
    assert client.get("/node/7", follow=True).redirect_chain == [("/prova/", 301)]


def test_a_publisher_explains_why_an_address_leads_nowhere(client, publisher):
    publisher.post(ADD, {"path": "/node/7", "explanation": "Il bando è scaduto.\n\nChiama l’ufficio <b>."})

    page = client.get("/node/7")

    assert page.status_code == 410
    assert "<p>Il bando è scaduto.</p>" in page.text
    assert "<p>Chiama l’ufficio &lt;b&gt;.</p>" in page.text


def test_a_publisher_changes_and_deletes_an_address_and_its_history_stays(client, publisher):
    old = OldAddress.objects.get(path="/node/478226")
    office = Office.objects.get(slug="centro-locale-di-parita")

    publisher.post(f"{LIST}{old.pk}/change/", {"path": old.path, "office": office.pk, "explanation": ""})
    assert client.get("/node/478226", follow=True).redirect_chain == [(office.get_absolute_url(), 301)]

    publisher.post(f"{LIST}{old.pk}/delete/", {"post": "yes"})
    assert client.get("/node/478226/").status_code == 404
    assert [row.history_type for row in OldAddress.history.filter(path="/node/478226")] == ["-", "~", "+"]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "https://www.comune.cremona.it",
        "/servizi/",
        "/servizi",
        "https://www.comune.cremona.it/la-voce-che-rompe-il-silenzio",
        "/amministrazione/uffici/centro-locale-di-parita/",
        "/en/amministrazione/uffici/centro-locale-di-parita",
        "/admin/cms/page/",
        "/admin",
        "/static/site.css",
        "/media/foto.jpg",
        "/favicon.ico",
        "/cms_login",
    ],
)
def test_an_address_at_which_the_site_answers_is_refused(publisher, path):
    answer = publisher.post(ADD, {"path": path, "explanation": "x"})

    assert "il sito risponde già" in answer.text
    assert OldAddress.objects.count() == 3


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"path": "http://["}, "Questo non è un indirizzo"),
        ({"path": "/node/478226/"}, "Questo indirizzo vecchio c’è già"),
        ({"path": "/node/7", "both": True}, "scegline uno e lascia vuoto l’altro"),
        ({"path": "/" + "a" * 500}, "500 caratteri"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(publisher, typed, message):
    if typed.pop("both", False):
        typed |= {"page": Page.objects.first().pk, "office": Office.objects.first().pk}

    answer = publisher.post(ADD, typed)

    assert message in answer.text
    assert OldAddress.objects.count() == 3


def test_the_list_says_where_addresses_lead_and_finds_them(publisher, writer):
    assert "/la-voce-che-rompe-il-silenzio/corsi-sulle-tutele/" in writer.get(LIST).text
    assert "ISO 9001" in writer.get(LIST).text

    found = publisher.get(f"{LIST}?q=476756").text

    assert "/node/476756" in found
    assert "/node/478226" not in found


def test_a_writer_reads_and_changes_nothing(writer):
    old = OldAddress.objects.get(path="/node/478226")

    assert writer.get(f"{LIST}{old.pk}/change/").status_code == 200
    assert writer.get(f"{LIST}{old.pk}/history/").status_code == 200
    for address, typed in (
        (ADD, {"path": "/node/7"}),
        (f"{LIST}{old.pk}/change/", {"path": "/node/7"}),
        (f"{LIST}{old.pk}/delete/", {"post": "yes"}),
    ):
        assert writer.post(address, typed).status_code == 403
    assert OldAddress.objects.count() == 3


@pytest.mark.parametrize("who", ["publisher", "writer"])
def test_pages_and_offices_are_found_by_name(request, who):
    browser = request.getfixturevalue(who)
    asked = {"app_label": "cremona_site", "model_name": "oldaddress"}

    pages = browser.get(reverse("admin:autocomplete"), {**asked, "field_name": "page", "term": "Corsi"}).json()
    offices = browser.get(reverse("admin:autocomplete"), {**asked, "field_name": "office", "term": "Parità"}).json()

    assert [page["text"] for page in pages["results"]] == ["Corsi sulle tutele"]
    assert [office["text"] for office in offices["results"]] == ["Centro Locale di Parità"]


def test_the_admin_speaks_of_old_addresses_in_italian():
    page = signed_in(AdministratorFactory()).get("/admin/").text

    assert "Indirizzi vecchi" in page
