"""«Dati del servizio…» and «Dati dell’iniziativa…»: who fills them in, and what is refused."""

import re

import pytest
from django.urls import reverse

from projects.models import Initiative, Service, Topic
from tests.factories import (
    AdministratorFactory,
    InitiativeFactory,
    OccurrenceFactory,
    OfficeFactory,
    PageFactory,
    ServiceFactory,
    filled_form,
    signed_in,
)

pytestmark = pytest.mark.django_db

DATE = {
    "occurrences-TOTAL_FORMS": "1",
    "occurrences-0-starts_at_0": "2026-12-01",
    "occurrences-0-starts_at_1": "20:30",
    "occurrences-0-ends_at_0": "2026-12-01",
    "occurrences-0-ends_at_1": "22:00",
    "occurrences-0-status": "scheduled",
    "occurrences-0-place": "Sala Zanoni",
    "occurrences-0-locality": "Cremona",
}


def add_url(name, page):
    return reverse(f"admin:projects_{name}_add") + f"?extended_object={page.pk}&_popup=1"


def change_url(facts):
    return reverse(f"admin:projects_{facts._meta.model_name}_change", args=[facts.pk])


def send(browser, url, **typed):
    return browser.post(url, filled_form(browser.get(url), **typed))


def test_a_writer_fills_in_the_facts_of_a_new_sheet(writer):
    page = PageFactory(title="Bozza", template="projects/service.html", is_published=False)
    office = OfficeFactory()
    topic = Topic.objects.get(name="Giustizia")

    send(
        writer,
        add_url("service", page),
        office=office.pk,
        service_type="Ascolto",
        audience="Vittime",
        topics=[topic.pk],
    )

    service = Service.objects.get(extended_object=page)
    assert (service.office, list(service.topics.all())) == (office, [topic])
    assert service.history.first().topics.get().topic == topic


def test_a_service_that_is_not_active_must_say_why(publisher):
    service = ServiceFactory()

    answer = send(publisher, change_url(service), status="inactive")

    assert "Scrivi perché il servizio non è attivo" in answer.content.decode()
    assert Service.objects.get(pk=service.pk).is_active


def test_a_service_that_is_not_active_says_so_to_visitors(publisher, client):
    service = ServiceFactory()

    send(publisher, change_url(service), status="inactive", status_reason="Riapre a gennaio.")

    html = client.get(service.extended_object.get_absolute_url()).content.decode()
    assert "Servizio non attivo" in html
    assert "Riapre a gennaio." in html


def test_the_dates_of_an_initiative_are_filled_in_with_it(writer):
    page = PageFactory(title="Serata", template="projects/initiative.html", is_published=False)

    send(writer, add_url("initiative", page), kind="event", **DATE)

    [occurrence] = Initiative.objects.get(extended_object=page).dates
    assert occurrence.when == "1 dicembre 2026, dalle 20:30 alle 22"


def test_a_date_that_ends_before_it_begins_keeps_what_was_typed(writer):
    page = PageFactory(title="Serata", template="projects/initiative.html", is_published=False)

    answer = send(
        writer, add_url("initiative", page), **{"kind": "event", **DATE, "occurrences-0-ends_at_0": "2026-11-30"}
    )

    html = answer.content.decode()
    assert "La fine non può venire prima dell’inizio." in html
    assert 'value="Sala Zanoni"' in html
    assert not Initiative.objects.filter(extended_object=page).exists()


@pytest.mark.parametrize("factory", [ServiceFactory, OccurrenceFactory])
def test_what_a_fact_points_to_is_chosen_and_not_changed_or_deleted_from_there(factory):
    made = factory()
    administrator = signed_in(AdministratorFactory())

    html = administrator.get(change_url(getattr(made, "initiative", made))).content.decode()

    assert 'name="area"' in html
    assert re.search(r'name="(occurrences-0-)?office"', html)
    assert "related-widget-wrapper-link" not in html


@pytest.mark.parametrize("factory", [ServiceFactory, InitiativeFactory])
def test_a_writer_only_looks_at_the_facts_of_a_published_page(writer, factory):
    facts = factory()

    looked = writer.get(change_url(facts))
    sent = writer.post(change_url(facts), {"kind": "event"})

    assert looked.status_code == 200
    assert 'name="_save"' not in looked.content.decode()
    assert sent.status_code == 403


def test_a_publisher_moves_a_date_and_visitors_see_it_at_once(publisher, client):
    occurrence = OccurrenceFactory()

    send(
        publisher,
        change_url(occurrence.initiative),
        **{"occurrences-0-starts_at_0": "2027-01-05", "occurrences-0-starts_at_1": "18:00"},
    )

    html = client.get(occurrence.initiative.extended_object.get_absolute_url()).content.decode()
    assert "5 gennaio 2027, ore 18" in html


def test_an_office_that_answers_for_a_service_is_not_deleted(publisher):
    service = ServiceFactory()
    url = reverse("admin:contacts_office_delete", args=[service.office_id])

    answer = publisher.post(url, {"post": "yes"}, follow=True)

    assert "non si può eliminare perché è in queste pagine" in answer.content.decode()
    assert Service.objects.filter(pk=service.pk).exists()


@pytest.mark.parametrize("factory", [ServiceFactory, InitiativeFactory])
def test_a_copied_page_keeps_its_facts_and_topics_and_begins_its_dates_anew(factory):
    facts = factory()
    facts.topics.add(Topic.objects.get(name="Giustizia"))
    twin = PageFactory(title="Copia", template="projects/service.html")

    copy = facts.copy(twin, "it")

    assert [topic.name for topic in copy.topics.all()] == ["Giustizia"]
    assert copy.first_published_on is None
