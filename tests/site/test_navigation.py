import re

import pytest
from cms.models import Page, PageContent

from cremona_site import writing
from tests.factories import OfficeFactory, PageFactory
from tests.site.outline import Outline
from tests.site.public import AREA, OFFICE, PROJECT, PUBLIC

pytestmark = pytest.mark.django_db

MENU = [
    ("/amministrazione/", "management", "Amministrazione"),
    ("/novita/", "news", "Novità"),
    ("/servizi/", "all-services", "Servizi"),
    ("/vivere-cremona/", "live", "Vivere Cremona"),
]
NAV_LINK = re.compile(r'<a class="nav-link[^"]*" href="([^"]*)" data-element="([^"]*)"[^>]*>([^<]*)</a>')
CRUMB = re.compile(r'<li class="breadcrumb-item[^"]*"[^>]*>(?:<a href="([^"]*)">)?([^<]*)')


def crumbs_of(page):
    return CRUMB.findall(page.text)


def below(path, **attributes):
    return PageFactory(parent=Page.objects.get(reverse_id=path), **attributes)


@pytest.mark.parametrize("address", PUBLIC)
def test_the_menu_has_the_four_voices_of_the_model_in_its_order(client, address):
    assert NAV_LINK.findall(client.get(address).text) == MENU


@pytest.mark.parametrize("address", PUBLIC)
def test_what_the_evaluation_looks_for_is_there_exactly_once(client, address):
    elements = Outline(client.get(address)).elements

    for _url, element, _title in MENU:
        assert elements[element] == 1
    assert elements["main-navigation"] == elements["contacts"] == 1
    assert elements["breadcrumb"] == elements["page-name"] == (0 if address == "/" else 1)
    assert elements["page-index"] == (1 if address == PROJECT else 0)
    assert "custom-submenu" not in elements


def test_the_voice_above_the_current_page_is_marked(client):
    marked = re.findall(r'<a class="nav-link active" href="([^"]*)"[^>]*aria-current="true"', client.get(OFFICE).text)

    assert marked == ["/amministrazione/"]


def test_the_menu_shows_published_sections_of_the_first_level_only(client):
    section = {"template": "cms/section.html", "in_navigation": True}
    PageFactory(title="Voce nuova", **section)
    PageFactory(title="Voce in bozza", is_published=False, **section)
    PageFactory(title="Voce nascosta", template="cms/section.html")
    PageFactory(title="Voce semplice", in_navigation=True)
    below("servizi", title="Voce sotto", **section)

    menu = NAV_LINK.findall(client.get("/").text)

    assert [title for _, _, title in menu[len(MENU) :]] == ["Voce nuova"]
    assert menu[-1][1] == "custom-submenu"


@pytest.mark.parametrize(
    ("address", "crumbs"),
    [
        (PROJECT, [("/", "Home"), ("", "La voce che rompe il silenzio")]),
        (AREA, [("/", "Home"), (PROJECT, "La voce che rompe il silenzio"), ("", "Aiuto psicologico")]),
        (
            OFFICE,
            [
                ("/", "Home"),
                ("/amministrazione/", "Amministrazione"),
                ("/amministrazione/uffici/", "Uffici"),
                ("", "Centro Locale di Parità"),
            ],
        ),
    ],
)
def test_the_breadcrumb_leads_back_to_home(client, address, crumbs):
    assert crumbs_of(client.get(address)) == crumbs


def test_the_home_page_has_no_breadcrumb(client):
    assert crumbs_of(client.get("/")) == []


def test_the_breadcrumb_of_an_office_lives_without_the_page_of_offices(client):
    Page.objects.get(reverse_id="uffici").delete()
    office = OfficeFactory(name="Ufficio solo")

    assert crumbs_of(client.get(office.get_absolute_url())) == [("/", "Home"), ("", "Ufficio solo")]


def test_a_short_name_for_the_menu_is_used_in_menu_and_breadcrumb(client):
    draft = writing.draft_of(Page.objects.get(reverse_id="servizi"))
    PageContent.admin_manager.filter(pk=draft.pk).update(menu_title="Aiuti")
    writing.publish(draft)
    page = below("servizi", title="Sotto")

    answer = client.get(page.get_absolute_url())

    assert ("/servizi/", "all-services", "Aiuti") in NAV_LINK.findall(answer.text)
    assert crumbs_of(answer)[1] == ("/servizi/", "Aiuti")


def test_a_section_lists_the_published_pages_below_it(client):
    below("luoghi", title="Prima scheda", meta_description="La prima.")
    below("luoghi", title="Scheda in bozza", is_published=False)
    deep = below("luoghi", title="Seconda scheda", meta_description="")
    PageFactory(title="Troppo sotto", parent=deep)

    page = client.get("/vivere-cremona/luoghi/")

    assert [(child.title, child.summary) for child in page.context["children"]] == [
        ("Prima scheda", "La prima."),
        ("Seconda scheda", ""),
    ]
    assert '<p class="it-card-text">La prima.</p>' in page.text
