"""What a service sheet shows, and what it leaves out where an editor or the facts say nothing."""

import pytest
from cms.models import Page
from cms.toolbar.utils import get_object_edit_url

from cremona_site import writing
from projects.models import ActionArea, Service, Topic
from tests.factories import ContactPointFactory, OfficeFactory, PageFactory, ServiceFactory, WriterFactory, signed_in
from tests.site.marked import MarkedElements
from tests.site.outline import Outline

pytestmark = pytest.mark.django_db

SHEET = "/servizi/salute-benessere-e-assistenza/assistenza-psicologica/"
AREA = "/la-voce-che-rompe-il-silenzio/aiuto-psicologico/"


def headings_of(page):
    return [text.strip() for _, text in Outline(page).headings]


def main_of(page):
    return page.text.partition("<main")[2].partition("</main>")[0]


def test_an_empty_section_is_left_out_with_its_voice_of_the_index(client):
    service = ServiceFactory(extended_object__slots={"how_to": "<ol><li>Chiama.</li></ol>"})

    page = client.get(service.extended_object.get_absolute_url())

    assert MarkedElements(page).one("page-index").links == ["Come fare", "Accedi al servizio", "Contatti"]
    assert "Cosa serve" not in headings_of(page)


def test_an_editor_sees_the_empty_sections_too():
    content = writing.draft_of(ServiceFactory(extended_object__is_published=False).extended_object)

    page = signed_in(WriterFactory()).get(get_object_edit_url(content))

    assert "Cosa serve" in headings_of(page)
    assert len(MarkedElements(page).one("page-index").links) == 8


def test_a_service_that_cannot_be_asked_for_says_why(client):
    service = ServiceFactory(status=Service.Status.INACTIVE, status_reason="Riprende a settembre.")

    page = client.get(service.extended_object.get_absolute_url())

    assert MarkedElements(page).texts("service-status") == ["Servizio non attivo"]
    assert "Riprende a settembre." in page.text
    assert "btn-lg" not in main_of(page)


def test_the_reason_of_a_status_that_is_over_is_not_shown(client):
    service = ServiceFactory(status_reason="Riprende a settembre.")

    page = client.get(service.extended_object.get_absolute_url())

    assert "Riprende a settembre." not in page.text


def test_the_responsible_office_is_named_and_can_be_called(client):
    office = OfficeFactory(name="Ufficio Prove")
    ContactPointFactory(office=office, value="+390372407999")
    service = ServiceFactory(office=office)

    sheet = MarkedElements(client.get(service.extended_object.get_absolute_url()))

    responsible = sheet.one("service-area")
    assert (responsible.text, responsible.href) == ("Ufficio Prove", office.get_absolute_url())
    assert "0372 407999" in sheet.one("service-generic-access").text


def test_an_office_that_is_switched_off_is_not_shown(client):
    office = OfficeFactory(name="Ufficio Chiuso", is_active=False)
    ContactPointFactory(office=office, value="+390372407999")
    service = ServiceFactory(office=office)

    page = client.get(service.extended_object.get_absolute_url())

    assert "Ufficio Chiuso" not in main_of(page)
    assert "+390372407999" not in page.text


def test_a_sheet_without_facts_shows_its_words_and_no_dates(client):
    page = PageFactory(title="Scheda nuda", template="projects/service.html", slots={"needed": "<p>Un documento.</p>"})

    answer = client.get(page.get_absolute_url())

    assert "Scheda nuda</h1>" in answer.text
    assert "<p>Un documento.</p>" in answer.text
    assert "Contenuto pubblicato in data" not in answer.text


def test_sheet_and_action_area_lead_to_each_other(client):
    area, sheet = client.get(AREA), client.get(SHEET)

    assert "Come chiedere, passo per passo" in main_of(area)
    assert f'href="{SHEET}"' in main_of(area)
    assert f'href="{AREA}"' in main_of(sheet).partition("Fa parte del progetto")[2]


def test_an_area_without_services_does_not_speak_of_asking(client):
    page = client.get("/la-voce-che-rompe-il-silenzio/campagne-informative/")

    assert "Come chiedere, passo per passo" not in page.text


def test_an_area_that_is_not_published_is_not_linked(client):
    ActionArea.objects.get(letter="c").extended_object.delete()

    page = client.get(SHEET)

    assert page.status_code == 200
    assert "Fa parte del progetto" not in main_of(page)


def test_a_topic_leads_to_its_place_on_the_page_of_topics(client):
    topic = Topic.objects.get(name="Giustizia")

    sheet, topics = client.get(SHEET), client.get("/argomenti/")

    assert f'href="/argomenti/#{topic.slug}"' in main_of(sheet)
    assert f'id="{topic.slug}"' in topics.text


def test_without_a_page_of_topics_they_are_words(client):
    Page.objects.get(reverse_id="argomenti").delete()

    sheet = client.get(SHEET)

    assert "Giustizia" in MarkedElements(sheet).texts("service-topic")
    assert 'href="#giustizia"' not in sheet.text


@pytest.mark.parametrize("address", [SHEET, "/servizi/", "/servizi/salute-benessere-e-assistenza/"])
def test_services_and_what_stands_below_end_with_the_ways_to_the_comune(client, address):
    page = client.get(address)

    assert "Contatta il Comune" in headings_of(page)
    assert 'href="/domande-frequenti/"' in main_of(page)
    assert 'href="/segnala-disservizio/"' in main_of(page)


def test_other_sections_do_not_end_so(client):
    assert "Contatta il Comune" not in headings_of(client.get("/amministrazione/"))


def test_a_category_lists_its_own_services_only(client):
    page = client.get("/servizi/educazione-e-formazione/")

    assert MarkedElements(page).texts("service-link") == ["Percorso di formazione sulle tutele"]


def test_the_seats_of_the_offices_are_called_so(client):
    assert "Le sedi degli uffici" in headings_of(client.get("/vivere-cremona/luoghi/"))
    assert "Chi ti risponde" in headings_of(client.get("/servizi/salute-benessere-e-assistenza/"))
