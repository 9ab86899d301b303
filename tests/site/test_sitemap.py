"""The site map: what visitors can read, in each of its languages, and nothing else."""

from datetime import date, datetime
from xml.etree import ElementTree

import pytest
from cms.models import PageContent
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from djangocms_versioning.models import Version

from contacts.models import Office
from cremona_site import writing
from cremona_site.sitemaps.pages import PageSitemap
from projects.models import ActionArea, Initiative, News, Project, Service
from tests.factories import OfficeFactory, PageFactory
from tests.site.head import SITE, Head
from tests.site.public import AREA, PROJECT, PUBLIC

pytestmark = pytest.mark.django_db

NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
EVENT = "/vivere-cremona/eventi/fuoco-criminale/"


@pytest.fixture(autouse=True)
def public_address(settings):
    settings.SITE_URL = SITE


def elements(answer, name):
    assert answer.status_code == 200
    return ElementTree.fromstring(answer.content).findall(f"s:{name}", NAMESPACES)  # noqa: S314 - our own answer


def files(client, **request):
    """The files that the index names: {address: day of the last change}."""
    found = elements(client.get("/sitemap.xml", **request), "sitemap")
    return {file.findtext("s:loc", None, NAMESPACES): file.findtext("s:lastmod", None, NAMESPACES) for file in found}


def site_map(client, **request):
    """The entries of all files of the site map: {address: (last change, {language: address})}."""
    entries = {}
    for file in files(client, **request):
        for url in elements(client.get(path_of(file), **request), "url"):
            links = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMESPACES)}
            address = url.findtext("s:loc", None, NAMESPACES)
            assert address not in entries
            entries[address] = (url.findtext("s:lastmod", None, NAMESPACES), links)
    return entries


def path_of(address):
    return address.removeprefix(SITE)


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
    loaded_on = timezone.localdate(Version.objects.earliest("modified").modified)  # midnight may have come since
    assert changes["/servizi/"] == str(loaded_on)
    assert changes["/en/the-voice-that-breaks-the-silence/"] == str(loaded_on)


def test_an_office_changed_when_a_part_of_it_was_last_saved(client):
    office = OfficeFactory(slug="ufficio-nuovo")
    Office.history.filter(id=office.pk).update(history_date=datetime.fromisoformat("2019-01-02T12:00:00+00:00"))
    for part in (office.contact_points.model, office.opening_hours.model):
        part.history.filter(office_id=office.pk).delete()  # of an office that once had the same number

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
        page = PageFactory(slug=f"altra-{number}")
        writing.publish(writing.new_translation(page, "en", "Other", slug=f"other-{number}"))
    OfficeFactory.create_batch(3)

    assert queries() == small <= 17


def test_the_site_map_is_cut_into_files_that_do_not_part_the_languages_of_a_page(client, monkeypatch):
    whole = site_map(client)
    monkeypatch.setattr(PageSitemap, "limit", 7)

    names = [path_of(address) for address in files(client)]

    assert names[:2] == ["/sitemap-pagine-1.xml", "/sitemap-pagine-2.xml"]
    assert names[-1] == "/sitemap-uffici-1.xml"
    assert {len(elements(client.get(name), "url")) for name in names[:-2]} == {7}
    assert site_map(client) == whole


def test_the_index_names_no_file_that_is_not_there(client):
    number = len(files(client))

    for name in (f"pagine-{number}", "pagine-0", "pagine-9999", "altro-1"):
        assert client.get(f"/sitemap-{name}.xml").status_code == 404


def test_the_index_says_when_a_section_changed_last(client):
    Version.objects.update(modified=datetime.fromisoformat("2019-01-02T12:00:00+00:00"))
    for kind in (Project, ActionArea, Service, Initiative, News):
        kind.objects.update(modified_on=date(2018, 1, 2))

    assert files(client)[f"{SITE}/sitemap-pagine-1.xml"] == "2019-01-02"
    Service.objects.filter(pk=Service.objects.first().pk).update(modified_on=date(2022, 5, 6))
    assert files(client)[f"{SITE}/sitemap-pagine-1.xml"] == "2022-05-06"


def test_a_page_taken_off_moves_the_day_of_the_index(client):
    page = PageFactory()
    Version.objects.update(modified=datetime.fromisoformat("2019-01-02T12:00:00+00:00"))
    for kind in (Project, ActionArea, Service, Initiative, News):
        kind.objects.update(modified_on=None)

    Version.objects.get_for_content(PageContent.objects.get(page=page)).unpublish(writing.site_author())

    assert files(client)[f"{SITE}/sitemap-pagine-1.xml"] == str(timezone.localdate())
