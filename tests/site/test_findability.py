"""The head of a page: its address, its other languages, what a shared link shows."""

from datetime import date

import pytest
from cms.models import PageContent
from cms.toolbar.utils import get_object_preview_url
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cremona_site import writing
from projects.models import Project
from tests.factories import PageFactory, PublisherFactory, ServiceFactory, signed_in
from tests.site.head import SITE, Head
from tests.site.public import NOT_FOUND, OFFICE, PROJECT, PUBLIC

pytestmark = pytest.mark.django_db

EVENT = "/vivere-cremona/eventi/fuoco-criminale/"


@pytest.fixture(autouse=True)
def public_address(settings):
    settings.SITE_URL = SITE


def translated(page, slug):
    content = writing.new_translation(page, "en", f"English {slug}", slug=slug)
    writing.publish(content)
    return content


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


@pytest.mark.parametrize(
    ("template", "description"),
    [("projects/initiative.html", "Un riassunto."), ("cms/page.html", "Una pagina del sito del Comune.")],
)
def test_a_shared_link_bears_the_title_of_its_page_and_only_an_event_its_summary(client, template, description):
    page = PageFactory(title="Una pagina qualsiasi", meta_description="Un riassunto.", template=template)

    graph = Head(client.get(page.get_absolute_url())).graph

    assert (graph["og:title"], graph["og:description"]) == ("Una pagina qualsiasi", description)


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
