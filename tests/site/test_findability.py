"""What search engines and those with whom a link is shared are told: site map, robots, security.txt, head of a page."""

import re
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from cms.models import PageContent
from cms.toolbar.utils import get_object_preview_url
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core import checks
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from djangocms_versioning.models import Version

from contacts.models import Office
from cremona_site import writing
from projects.models import ActionArea, Project, Service
from tests.factories import OfficeFactory, PageFactory, PublisherFactory, ServiceFactory, signed_in
from tests.site.public import AREA, NOT_FOUND, OFFICE, PROJECT, PUBLIC
from tests.site.test_settings import python

pytestmark = pytest.mark.django_db

SITE = "https://cremona.example"
NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
EVENT = "/vivere-cremona/eventi/fuoco-criminale/"
DATE_IN_FIGURES = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b")


@pytest.fixture(autouse=True)
def public_address(settings):
    settings.SITE_URL = SITE


class Head(HTMLParser):
    """Canonical address, other languages and Open Graph of a page."""

    def __init__(self, page):
        super().__init__()
        self.canonical, self.alternates, self.graph, self.dates_outside_time, self.open = [], {}, {}, [], []
        self.feed(page.text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "link" and attributes["rel"] == "canonical":
            self.canonical.append(attributes["href"])
        if tag == "link" and attributes["rel"] == "alternate":
            self.alternates[attributes["hreflang"]] = attributes["href"]
        if tag == "meta" and attributes.get("property", "").startswith("og:"):
            self.graph[attributes["property"]] = attributes["content"]
        if tag in {"time", "script"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in {"time", "script"}:
            self.open.pop()

    def handle_data(self, data):
        if not self.open:
            self.dates_outside_time += DATE_IN_FIGURES.findall(data)


def site_map(client, **request):
    """The entries of the site map: {address: (last change, {language: address})}."""
    answer = client.get("/sitemap.xml", **request)
    entries = {}
    for url in ElementTree.fromstring(answer.content).findall("s:url", NAMESPACES):  # noqa: S314 - our own answer
        links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMESPACES)}
        entries[url.findtext("s:loc", None, NAMESPACES)] = (url.findtext("s:lastmod", None, NAMESPACES), links)
    return entries


def path_of(address):
    return address.removeprefix(SITE)


def translated(page, slug):
    content = writing.new_translation(page, "en", f"English {slug}", slug=slug)
    writing.publish(content)
    return content


# /sitemap.xml


def test_every_address_of_the_site_map_answers_and_calls_itself_by_that_name(client):
    entries = site_map(client)

    for address in entries:
        answer = client.get(path_of(address))
        assert (answer.status_code, Head(answer).canonical) == (200, [address])
    assert {f"{SITE}{path}" for path in [*PUBLIC, EVENT]} <= set(entries)


def test_the_languages_of_an_address_name_each_other_and_italian_stands_for_all_others(client):
    entries = site_map(client)

    translated_addresses = [address for address, (_, links) in entries.items() if links]
    assert f"{SITE}{PROJECT}" in translated_addresses
    for address in translated_addresses:
        _, links = entries[address]
        assert address in links.values()
        assert links["x-default"] == links["it"]
        assert all(entries[other][1] == links for other in links.values())
        assert Head(client.get(path_of(address))).alternates == links


def test_a_page_in_one_language_names_no_other(client):
    page = PageFactory(title="Solo qui", slug="solo-qui")

    assert site_map(client)[f"{SITE}{page.get_absolute_url()}"][1] == {}
    assert Head(client.get(page.get_absolute_url())).alternates == {}


def test_what_visitors_cannot_read_is_not_in_the_site_map(client):
    parent = PageFactory(slug="tolta")
    PageFactory(slug="sotto-la-tolta", parent=parent)
    Version.objects.get_for_content(PageContent.objects.get(page=parent)).unpublish(writing.site_author())
    draft = PageFactory(slug="bozza", is_published=False)
    writing.new_translation(draft, "en", "Draft", slug="draft")
    PageFactory(slug="porta-altrove", redirect="/servizi/")
    PageFactory(slug="riservata", login_required=True)
    OfficeFactory(slug="ufficio-chiuso", is_active=False)
    known = PageFactory(slug="pubblica")

    addresses = " ".join(site_map(client))

    assert known.get_absolute_url() in addresses
    for word in ["tolta", "bozza", "draft", "porta-altrove", "riservata", "ufficio-chiuso"]:
        assert word not in addresses


def test_the_last_change_is_the_day_that_the_page_shows(client):
    Project.objects.update(modified_on=date(2020, 11, 25))
    ActionArea.objects.update(modified_on=date(2021, 3, 4))
    Service.objects.update(modified_on=date(2022, 5, 6))
    service = Service.objects.first().extended_object.get_absolute_url()

    changes = {path_of(address): changed for address, (changed, _) in site_map(client).items()}

    assert changes[AREA] == "2021-03-04"
    assert changes[PROJECT] == "2021-03-04"  # as its page: the latest of its own day and those of its areas
    assert changes[service] == "2022-05-06"
    assert changes["/servizi/"] == str(timezone.localdate())
    assert changes["/en/the-voice-that-breaks-the-silence/"] == str(timezone.localdate())


def test_an_office_changed_when_a_part_of_it_was_last_saved(client):
    office = OfficeFactory(slug="ufficio-nuovo")
    for moment, history in [
        ("2019-01-02", Office.history.filter(pk=office.pk)),
        ("2026-10-11", office.contact_points.model.history.filter(office_id=office.pk)),
    ]:
        history.update(history_date=datetime.fromisoformat(f"{moment}T12:00:00+00:00"))

    assert site_map(client)[f"{SITE}{office.get_absolute_url()}"][0] == "2019-01-02"
    office.contact_points.create(kind="phone", value="+390372400999")
    assert site_map(client)[f"{SITE}{office.get_absolute_url()}"][0] == str(timezone.localdate())


def test_the_site_map_does_not_believe_the_host_of_a_request(client):
    assert all(address.startswith(f"{SITE}/") for address in site_map(client, headers={"host": "localhost"}))


def test_the_site_map_costs_the_same_however_many_pages_there_are(client):
    def queries():
        ContentType.objects.clear_cache()
        Site.objects.clear_cache()
        with CaptureQueriesContext(connection) as captured:
            site_map(client)
        return len(captured)

    site_map(client)
    small = queries()
    for number in range(6):
        translated(PageFactory(slug=f"altra-{number}"), f"other-{number}")
    OfficeFactory.create_batch(3)

    assert queries() == small <= 5


# /robots.txt


def test_robots_may_read_all_but_the_rooms_of_the_staff(client):
    answer = client.get("/robots.txt")

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert [line for line in lines if line.startswith("Disallow")] == ["Disallow: /admin/", "Disallow: /cms_wizard/"]
    assert f"Sitemap: {SITE}/sitemap.xml" in lines


# /.well-known/security.txt


def security_txt(client):
    answer = client.get("/.well-known/security.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    return dict(line.split(": ", 1) for line in answer.text.splitlines())


def test_security_txt_says_whom_to_tell_and_until_when(client, settings):
    settings.SECURITY_TXT_EXPIRES = datetime.now(UTC).date() + timedelta(days=1)

    fields = security_txt(client)

    expires = datetime.fromisoformat(fields.pop("Expires"))
    assert timedelta(0) < expires - datetime.now(UTC) < timedelta(days=366)
    assert fields == {
        "Contact": f"{SITE}/segnala-disservizio/",
        "Preferred-Languages": "it, en",
        "Canonical": f"{SITE}/.well-known/security.txt",
    }
    assert client.get(path_of(fields["Contact"])).status_code == 200


def test_the_contact_of_security_txt_may_be_somebody_else(client, settings):
    settings.SECURITY_CONTACT = "mailto:sicurezza@comune.example"

    assert security_txt(client)["Contact"] == "mailto:sicurezza@comune.example"


def test_addresses_of_security_txt_are_of_https_even_on_the_loopback(client, settings):
    settings.SITE_URL = "http://localhost:8000"

    fields = security_txt(client)

    assert fields["Contact"] == "https://localhost:8000/segnala-disservizio/"
    assert fields["Canonical"] == "https://localhost:8000/.well-known/security.txt"


def test_security_txt_is_gone_when_it_expires(client, settings):
    settings.SECURITY_TXT_EXPIRES = datetime.now(UTC).date()

    assert client.get("/.well-known/security.txt").status_code == 404


def test_the_old_place_of_security_txt_leads_to_the_new_one(client):
    answer = client.get("/security.txt")

    assert (answer.status_code, answer.url) == (301, "/.well-known/security.txt")


@pytest.mark.parametrize(
    ("days", "warning"),
    [
        (-1, ["cremona_site.W001"]),
        (0, ["cremona_site.W001"]),
        (30, ["cremona_site.W002"]),
        (31, []),
        (360, []),
        (400, ["cremona_site.W003"]),
    ],
)
def test_who_deploys_is_reminded_of_the_end_of_security_txt(settings, days, warning):
    settings.SECURITY_TXT_EXPIRES = datetime.now(UTC).date() + timedelta(days=days)

    found = checks.run_checks(tags=[checks.Tags.security], include_deployment_checks=True)

    assert [message.id for message in found if message.id.startswith("cremona_site.")] == warning


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("SECURITY_TXT_EXPIRES", "domani", "Write year, month and day"),
        ("SECURITY_TXT_EXPIRES", "2027-02-30", "Write year, month and day"),
        ("SECURITY_CONTACT", "sicurezza@comune.example", "Write mailto:name@host"),
        ("SECURITY_CONTACT", "http://comune.example/", "Write mailto:name@host"),
        ("SECURITY_CONTACT", "https://comune.example/\nExpires: 2030-01-01", "Write mailto:name@host"),
    ],
)
def test_a_wrong_setting_of_security_txt_stops_with_a_hint(name, value, hint):
    run = python("-c", "from cremona_site import settings", SECRET_KEY="x", **{name: value})

    assert run.returncode != 0
    assert f"{name} is " in run.stderr
    assert hint in run.stderr


# <head>


@pytest.mark.parametrize("address", [*PUBLIC, EVENT])
def test_a_page_says_where_it_is_and_what_a_shared_link_shows(client, address):
    head = Head(client.get(f"{address}?utm_source=lettera", headers={"host": "localhost"}))

    assert head.canonical == [f"{SITE}{address}"]
    assert head.graph["og:url"] == f"{SITE}{address}"
    assert head.graph["og:type"] == "website"
    assert head.graph["og:site_name"] == "Comune di Cremona"
    assert head.graph["og:locale"] == "it_IT"
    assert head.graph["og:image:alt"] == f"Comune di Cremona: {head.graph['og:title']}"
    assert (head.graph["og:image:width"], head.graph["og:image:height"]) == ("1200", "630")
    assert head.graph["og:image"].startswith(f"{SITE}/condivisione/")
    assert len(head.graph["og:description"]) > 20


def test_a_shared_link_bears_the_title_and_the_summary_of_its_page(client):
    page = PageFactory(title="Una pagina qualsiasi", meta_description="Un riassunto.")

    graph = Head(client.get(page.get_absolute_url())).graph

    assert (graph["og:title"], graph["og:description"]) == ("Una pagina qualsiasi", "Un riassunto.")


def test_a_page_with_a_neutral_title_has_a_neutral_preview(client):
    page = PageFactory(
        title="Aiuto contro chi ti minaccia", meta_description="Ti minacciano?", page_title="Servizi del Comune"
    )

    graph = Head(client.get(page.get_absolute_url())).graph

    assert graph["og:title"] == "Servizi del Comune"
    assert graph["og:description"] == "Una pagina del sito del Comune."
    assert "minacci" not in " ".join(value for name, value in graph.items() if name != "og:url")


def test_a_translated_page_speaks_its_language_to_others_too(client):
    page = PageFactory(slug="pagina-italiana")
    translated(page, "english-page")

    head = Head(client.get("/en/english-page/"))

    assert (head.graph["og:locale"], head.graph["og:title"]) == ("en_GB", "English english-page")
    assert head.alternates == {
        "it": f"{SITE}/pagina-italiana/",
        "en": f"{SITE}/en/english-page/",
        "x-default": f"{SITE}/pagina-italiana/",
    }


def is_silent(answer):
    head = Head(answer)
    return (head.canonical, head.alternates, head.graph) == ([], {}, {}) and "ld+json" not in answer.text


@pytest.mark.parametrize("address", [*NOT_FOUND, "/en/amministrazione/uffici/non-esiste/", "/en/non-esiste/"])
def test_a_page_of_an_error_tells_search_engines_nothing(client, address):
    answer = client.get(address)

    assert answer.status_code == 404
    assert is_silent(answer)


def test_a_page_that_is_not_translated_tells_search_engines_nothing(client):
    PageFactory(slug="solo-italiana")

    assert is_silent(client.get("/en/solo-italiana/"))


def test_a_preview_of_staff_tells_search_engines_nothing():
    page = PageFactory(is_published=False, title="Bozza segreta")
    content = PageContent.admin_manager.get(page=page)

    answer = signed_in(PublisherFactory()).get(get_object_preview_url(content))

    assert "Bozza segreta" in answer.text
    assert is_silent(answer)


@pytest.mark.parametrize("address", [*PUBLIC, EVENT, "/vivere-cremona/eventi/", "/novita/"])
def test_every_date_in_figures_stands_in_a_time_element(client, address):
    assert Head(client.get(address)).dates_outside_time == []


def test_the_dates_of_a_page_are_read_by_machines_too(client):
    Project.objects.update(first_published_on=date(2018, 2, 14))

    assert '<time datetime="2018-02-14">14/02/2018</time>' in client.get(PROJECT).text


def test_a_cold_view_of_a_service_costs_few_queries(client):
    address = ServiceFactory().extended_object.get_absolute_url()
    client.get(address)
    cache.clear()
    ContentType.objects.clear_cache()
    Site.objects.clear_cache()

    with CaptureQueriesContext(connection) as captured:
        client.get(address)

    assert len(captured) <= 20


def test_what_search_engines_are_told_of_an_office_speaks_of_it(client):
    graph = Head(client.get(OFFICE)).graph

    assert graph["og:title"] == "Centro Locale di Parità"
    assert graph["og:description"] == "Telefoni, email, indirizzo e orari: Centro Locale di Parità."
