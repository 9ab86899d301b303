"""«Dati dell’iniziativa…»: staff enter each date once, and are told what to mend."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from projects.models import Initiative, Occurrence
from tests.factories import (
    InitiativeFactory,
    OccurrenceFactory,
    OfficeFactory,
    PageFactory,
    PublisherFactory,
    filled_form,
    signed_in,
)
from tests.projects.calendar_reading import events_of

pytestmark = pytest.mark.django_db

CREMONA = ZoneInfo("Europe/Rome")


@pytest.fixture
def publisher():
    return signed_in(PublisherFactory())


@pytest.fixture
def initiative():
    return InitiativeFactory(extended_object=PageFactory(title="Ciclo", template="projects/initiative.html"))


def row(number, **typed):
    """What somebody types in the row of one date; the rest is as the empty form has it."""
    empty = {"precision": "day", "status": "scheduled", "locality": "Cremona"}
    return {f"occurrences-{number}-{name}": value for name, value in (empty | typed).items()}


def send(browser, initiative, *rows, **typed):
    url = reverse("admin:projects_initiative_change", args=[initiative.pk])
    form = filled_form(browser.get(url)) | {"occurrences-TOTAL_FORMS": str(len(rows))} | typed
    for filled in rows:
        form |= filled
    return browser.post(url, form)


def errors_in(answer):
    return re.findall(r'<ul class="errorlist[^>]*>\s*<li>(.*?)</li>', answer.content.decode())


def test_two_days_that_do_not_follow_one_another_are_two_rows(publisher, initiative, client):
    first = row(
        0, starts_at_0="02/03/2027", starts_at_1="9:30", ends_at_0="02/03/2027", ends_at_1="12:00", place="Sala"
    )
    second = row(1, starts_at_0="16/03/2027", starts_at_1="9:30", place="Sala")

    send(publisher, initiative, first, second)

    html = client.get(initiative.extended_object.get_absolute_url()).content.decode()
    assert "2 marzo 2027, dalle 9:30 alle 12" in html
    assert "16 marzo 2027, ore 9:30" in html
    assert len(events_of(initiative)) == 2


def test_a_whole_day_needs_no_hour_and_shows_none(publisher, initiative, client):
    send(publisher, initiative, row(0, starts_at_0="08/05/2027", ends_at_0="10/05/2027", is_all_day="on"))

    html = client.get(initiative.extended_object.get_absolute_url()).content.decode()
    assert "dal 8 maggio 2027 al 10 maggio 2027" in html
    assert "00:00" not in html


def test_the_form_of_a_whole_day_shows_no_hour_either(publisher):
    occurrence = OccurrenceFactory(starts_at=datetime(2027, 5, 8, tzinfo=CREMONA), is_all_day=True)
    url = reverse("admin:projects_initiative_change", args=[occurrence.initiative_id])

    form = filled_form(publisher.get(url))

    assert form["occurrences-0-starts_at"] == [occurrence.first_day, None]


def test_months_are_entered_by_any_of_their_days(publisher, initiative, client):
    send(publisher, initiative, row(0, starts_at_0="10/09/2017", ends_at_0="03/12/2017", precision="month"))

    html = client.get(initiative.extended_object.get_absolute_url()).content.decode()
    assert '<time datetime="2017-09">settembre – dicembre 2017</time>' in html


@pytest.mark.parametrize("precision", ["month", "year"])
def test_the_hour_counts_once_the_day_is_known(publisher, precision, client):
    occurrence = OccurrenceFactory(starts_at=datetime(2027, 5, 8, tzinfo=CREMONA), precision=precision)
    form = filled_form(publisher.get(reverse("admin:projects_initiative_change", args=[occurrence.initiative_id])))
    known = {
        "occurrences-0-precision": "day",
        "occurrences-0-starts_at_0": "18/05/2027",
        "occurrences-0-starts_at_1": "20:30",
        "occurrences-0-ends_at_0": "",
    }

    send(publisher, occurrence.initiative, form | known)

    html = client.get(occurrence.initiative.extended_object.get_absolute_url()).content.decode()
    assert "18 maggio 2027, ore 20:30" in html


@pytest.mark.parametrize("facts", [{"precision": "month"}, {"precision": "year"}, {"is_all_day": True}, {}])
def test_a_row_left_as_it_stands_is_saved_without_a_trace(publisher, facts):
    occurrence = OccurrenceFactory(starts_at=datetime(2027, 5, 8, 20, 30, tzinfo=CREMONA), **facts)
    url = reverse("admin:projects_initiative_change", args=[occurrence.initiative_id])
    page = publisher.get(url)
    form = filled_form(page) | {"organisers": "Un’associazione"}
    for name in ("starts_at", "ends_at"):
        shown = page.context["inline_admin_formsets"][0].formset.forms[0][name]
        parts = shown.field.widget.get_context(shown.html_name, shown.value(), {})["widget"]["subwidgets"]
        form |= {part["name"]: part["value"] or "" for part in parts}

    answer = publisher.post(url, form)

    assert answer.status_code == 302, errors_in(answer)
    assert Initiative.objects.get(pk=occurrence.initiative_id).organisers == "Un’associazione"
    assert Occurrence.objects.get(pk=occurrence.pk).sequence == 0
    assert occurrence.history.count() == 1
    assert (form["occurrences-0-starts_at_1"] == "") is bool(facts)


@pytest.mark.parametrize("hour", ["20:30", "20.30", "20:30:00"])
def test_an_hour_may_be_typed_with_a_point(publisher, initiative, hour):
    send(publisher, initiative, row(0, starts_at_0="02/03/2027", starts_at_1=hour))

    assert initiative.occurrences.get().when == "2 marzo 2027, ore 20:30"


def test_a_full_hour_needs_no_minutes(publisher, initiative):
    send(publisher, initiative, row(0, starts_at_0="02/03/2027", starts_at_1="20"))

    assert initiative.occurrences.get().when == "2 marzo 2027, ore 20"


def test_an_end_without_a_day_is_on_the_day_of_the_start(publisher, initiative):
    send(publisher, initiative, row(0, starts_at_0="02/03/2027", starts_at_1="20:30", ends_at_1="22"))

    assert initiative.occurrences.get().when == "2 marzo 2027, dalle 20:30 alle 22"


def test_an_end_at_the_start_is_taken_for_none(publisher, initiative):
    send(publisher, initiative, row(0, starts_at_0="02/03/2027", starts_at_1="20:30", ends_at_1="20:30"))

    assert initiative.occurrences.get().ends_at is None


def test_an_end_on_a_day_in_doubt_waits_for_that_day(publisher, initiative):
    answer = send(publisher, initiative, row(0, starts_at_0="il 2", starts_at_1="20:30", ends_at_1="22"))

    assert errors_in(answer) == ["Scrivi il giorno così: 18/06/2027."]
    assert 'value="22"' in answer.text


def test_an_hour_typed_with_a_whole_day_is_not_lost_unsaid(publisher, initiative):
    answer = send(publisher, initiative, row(0, starts_at_0="02/03/2027", starts_at_1="20:30", is_all_day="on"))

    assert errors_in(answer) == ["Hai scritto un’ora: togli «tutto il giorno», o cancella l’ora."]
    assert 'value="20:30"' in answer.text
    assert not initiative.occurrences.exists()


def test_what_was_pasted_unseen_is_not_kept(publisher, initiative):
    typed = row(0, starts_at_0="02/03/2027", starts_at_1="20:30", place="Sala \u202einonaZ")

    send(publisher, initiative, typed, organisers="Avviso\u2066 Pubblico\u2069")

    assert initiative.occurrences.get().place == "Sala inonaZ"
    assert Initiative.objects.get(pk=initiative.pk).organisers == "Avviso Pubblico"


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ({"starts_at_0": "02/03/2027"}, "Scrivi anche l’ora, oppure spunta «tutto il giorno»."),
        ({"starts_at_1": "9:30"}, "Scrivi anche il giorno."),
        ({"starts_at_0": "il 2", "starts_at_1": "9:30"}, "Scrivi il giorno così: 18/06/2027."),
        ({"starts_at_0": "02/03/2027", "starts_at_1": "di sera"}, "Scrivi l’ora così: 20:30."),
        ({"starts_at_0": "31/12/9999", "is_all_day": "on"}, "Controlla l’anno: scrivilo con quattro cifre"),
        ({"starts_at_0": "01/01/0001", "is_all_day": "on"}, "Controlla l’anno: scrivilo con quattro cifre"),
        ({"starts_at_0": "02/03/0027", "starts_at_1": "9:30"}, "Controlla l’anno: scrivilo con quattro cifre"),
        ({"starts_at_0": "02/03/0027", "precision": "month"}, "Controlla l’anno: scrivilo con quattro cifre"),
        (
            {"starts_at_0": "02/03/2027", "starts_at_1": "9:30", "precision": "month"},
            "del giorno si conosce solo il mese o l’anno",
        ),
        (
            {"starts_at_0": "02/03/2027", "starts_at_1": "9:30", "ends_at_1": "9"},
            "La fine non può venire prima dell’inizio.",
        ),
        ({"starts_at_0": "28/03/2027", "starts_at_1": "2:30"}, "quella notte cambia l’ora legale"),
        ({"starts_at_0": "31/10/2027", "starts_at_1": "2:30"}, "quella notte cambia l’ora legale"),
        (
            {"starts_at_0": "02/03/2027", "starts_at_1": "9:30", "ends_at_0": "01/03/2027", "ends_at_1": "9:30"},
            "La fine non può venire prima dell’inizio.",
        ),
        (
            {"starts_at_0": "02/03/2027", "starts_at_1": "9:30", "place": "x" * 151},
            "non contenga più di 150 caratteri (ne ha 151).",
        ),
        ({"starts_at_0": "02/03/2027", "starts_at_1": "9:30", "address": "via Dante, 1"}, "Scrivi il nome del luogo"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(publisher, initiative, typed, error):
    answer = send(publisher, initiative, row(0, bad_weather_place="Teatro Monteverdi", **typed))

    assert any(error in found for found in errors_in(answer)), errors_in(answer)
    assert 'value="Teatro Monteverdi"' in answer.content.decode()
    assert not initiative.occurrences.exists()


def test_an_office_and_a_place_together_are_refused_in_clear_words(publisher, initiative):
    office = OfficeFactory()
    typed = row(0, starts_at_0="02/03/2027", starts_at_1="9:30", place="Sala", office=office.pk)

    answer = send(publisher, initiative, typed)

    assert errors_in(answer) == [
        "Scegli un ufficio oppure scrivi il luogo, non tutti e due: cancella quello che non serve."
    ]


def test_a_hidden_office_is_not_offered_unless_it_was_chosen_before(publisher):
    kept, other = OfficeFactory(is_active=False), OfficeFactory(is_active=False)
    occurrence = OccurrenceFactory(place="", office=kept)

    page = publisher.get(reverse("admin:projects_initiative_change", args=[occurrence.initiative_id]))

    offered = page.context["inline_admin_formsets"][0].formset.forms[0].fields["office"].queryset
    assert kept in offered
    assert other not in offered


def test_saving_the_form_as_it_stands_changes_no_date(publisher):
    occurrence = OccurrenceFactory(starts_at=datetime(2027, 5, 8, tzinfo=CREMONA), is_all_day=True)
    whole = {
        "starts_at_0": "08/05/2027",
        "starts_at_1": "",
        "is_all_day": "on",
        "id": occurrence.pk,
        "place": "Sala Zanoni",
    }

    send(publisher, occurrence.initiative, row(0, **whole), organisers="Un’associazione")

    assert Initiative.objects.get(pk=occurrence.initiative_id).organisers == "Un’associazione"
    assert Occurrence.objects.get(pk=occurrence.pk).sequence == 0
    assert occurrence.history.count() == 1


def test_an_office_where_something_takes_place_is_not_deleted_and_the_message_names_the_page(publisher, initiative):
    office = OfficeFactory(name="Sportello")
    OccurrenceFactory(initiative=initiative, place="", office=office)

    answer = publisher.post(reverse("admin:contacts_office_delete", args=[office.pk]), {"post": "yes"})

    [message] = [str(message) for message in get_messages(answer.wsgi_request)]
    assert message.startswith("«Sportello» non si può eliminare perché è in queste pagine")
    assert "«Ciclo»" in message
