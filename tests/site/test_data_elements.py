"""What the official evaluation of the Comuni model looks for, found the way it looks: from the home page down."""

import pytest
from cms.models import Page

from tests.factories import PageFactory
from tests.site.marked import MarkedElements

pytestmark = pytest.mark.django_db

LICENCE = (
    "In applicazione del principio open by default ai sensi dell’articolo 52 del decreto legislativo 7 marzo 2005, "
    "n. 82 (CAD) e salvo dove diversamente specificato (compresi i contenuti incorporati di terzi), i dati, "
    "i documenti e le informazioni pubblicati sul sito sono rilasciati con licenza CC-BY 4.0. Gli utenti sono quindi "
    "liberi di condividere (riprodurre, distribuire, comunicare al pubblico, esporre in pubblico), rappresentare, "
    "eseguire e recitare questo materiale con qualsiasi mezzo e formato e modificare (trasformare il materiale e "
    "utilizzarlo per opere derivate) per qualsiasi fine, anche commerciale con il solo onere di attribuzione, senza "
    "apporre restrizioni aggiuntive."
)
INDEX = [
    "A chi è rivolto",
    "Come fare",
    "Cosa serve",
    "Cosa si ottiene",
    "Tempi e scadenze",
    "Accedi al servizio",
    "Condizioni di servizio",
    "Contatti",
]
SHEETS = [
    "/servizi/salute-benessere-e-assistenza/assistenza-materiale/",
    "/servizi/salute-benessere-e-assistenza/assistenza-psicologica/",
    "/servizi/educazione-e-formazione/percorso-di-formazione-sulle-tutele/",
]
# Each bears words, and there is one of it
ON_A_SHEET = [
    "service-title",
    "service-status",
    "service-description",
    "service-addressed",
    "service-how-to",
    "service-needed",
    "service-achieved",
    "service-calendar-text",
    "service-generic-access",
    "service-booking-access",
    "service-file",
    "service-area",
]


@pytest.fixture
def elements(client):
    """Reads the marked elements of the page at an address, which must be there."""

    def read(address):
        page = client.get(address)
        assert page.status_code == 200, address
        return MarkedElements(page)

    return read


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("faq", "Domande frequenti (FAQ)"),
        ("report-inefficiency", "Segnalazione disservizio"),
        ("accessibility-link", "Accessibilità"),
        ("privacy-policy-link", "Informativa privacy"),
        ("legal-notes", "Note legali"),
    ],
)
def test_the_footer_of_the_home_page_leads_once_to_what_the_law_asks(elements, client, name, label):
    link = elements("/").one(name)

    assert link.in_footer
    assert link.text == label
    assert client.get(link.href).status_code == 200


def test_the_settings_say_where_reports_and_the_declaration_are(elements, settings):
    settings.REPORT_URL = "mailto:urp@example.org"
    settings.ACCESSIBILITY_URL = "https://form.agid.gov.it/view/0"

    home = elements("/")

    report, declaration = home.one("report-inefficiency"), home.one("accessibility-link")
    assert (report.href, report.text) == ("mailto:urp@example.org", "Segnalazione disservizio")
    assert (declaration.href, declaration.text) == (
        "https://form.agid.gov.it/view/0",
        "Dichiarazione di accessibilità",
    )


def test_a_page_that_is_not_published_has_no_link_in_the_footer(elements):
    for page in Page.objects.filter(reverse_id__in=["domande-frequenti", "privacy", "accessibilita"]):
        page.delete()

    home = elements("/")

    assert home.all("faq") == home.all("privacy-policy-link") == home.all("accessibility-link") == []


def test_the_licence_is_told_in_the_words_of_the_law(elements):
    notes = elements(elements("/").one("legal-notes").href)

    assert notes.texts("legal-notes-section") == ["Licenza dei contenuti"]
    assert notes.texts("legal-notes-body") == [LICENCE]


def test_the_home_page_leads_to_all_topics_and_each_is_a_word_of_a_vocabulary(elements):
    topics = elements(elements("/").one("all-topics").href).texts("topic-element")

    assert {"Assistenza sociale", "Giustizia", "Formazione professionale", "Mafia"} <= set(topics)
    assert len(topics) == len(set(topics))


@pytest.mark.parametrize(
    ("voice", "element", "titles"),
    [
        ("management", "management-category-link", ["Uffici"]),
        ("news", "news-category-link", ["Notizie", "Comunicati", "Avvisi"]),
        (
            "all-services",
            "service-category-link",
            ["Salute, benessere e assistenza", "Educazione e formazione"],
        ),
        ("live", "live-button-events", ["Eventi"]),
        ("live", "live-button-locations", ["Luoghi"]),
    ],
)
def test_each_voice_of_the_menu_leads_to_the_second_level(elements, client, voice, element, titles):
    below = elements(elements("/").one(voice).href)

    assert below.texts(element) == titles
    assert all(client.get(link.href).status_code == 200 for link in below.all(element))


def test_a_section_with_a_title_of_its_own_bears_no_mark(elements):
    parent = Page.objects.get(reverse_id="servizi")
    PageFactory(title="Aiuto alle imprese del centro", template="cms/section.html", parent=parent)
    PageFactory(title="Turismo", template="cms/section.html", parent=parent)
    PageFactory(title="Ambiente", parent=parent)

    titles = elements("/servizi/").texts("service-category-link")

    assert titles == ["Salute, benessere e assistenza", "Educazione e formazione", "Turismo"]


def test_the_page_of_services_has_every_sheet_and_no_pager(elements):
    services = elements("/servizi/")

    assert [link.href for link in services.all("service-link")] == SHEETS
    assert services.all("pager-link") == []
    assert services.one("appointment-booking").href == "/prenota-un-appuntamento/"


@pytest.mark.parametrize("address", SHEETS)
def test_a_sheet_is_complete(elements, client, address):
    sheet = elements(address)

    assert sheet.one("page-index").links == INDEX
    assert {name: len(sheet.one(name).text.strip()) > 2 for name in ON_A_SHEET} == dict.fromkeys(ON_A_SHEET, True)
    assert all(len(topic) > 2 for topic in sheet.texts("service-topic"))
    assert sheet.all("service-topic") != []
    assert sheet.one("all-services").href == "/servizi/"
    assert client.get(sheet.one("appointment-booking").href).status_code == 200


@pytest.mark.parametrize("address", SHEETS)
def test_the_way_to_a_sheet_names_its_category_after_the_services(elements, address):
    way = " ".join(elements(address).one("breadcrumb").text.split())

    assert way.startswith(("Home/ Servizi/ Salute, benessere", "Home/ Servizi/ Educazione"))
