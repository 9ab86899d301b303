"""Initiatives: what a page and a list say of their dates."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from projects.models import Occurrence
from tests.factories import InitiativeFactory, OccurrenceFactory

pytestmark = pytest.mark.django_db

CREMONA = ZoneInfo("Europe/Rome")
EVENTS = "/vivere-cremona/eventi/"


def at(*moment):
    return datetime(*moment, tzinfo=CREMONA)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"starts_at": at(2018, 5, 22, 21)}, "22 maggio 2018, ore 21"),
        ({"starts_at": at(2018, 1, 22, 9, 5)}, "22 gennaio 2018, ore 9:05"),
        (
            {"starts_at": at(2018, 6, 18, 20, 30), "ends_at": at(2018, 6, 18, 23)},
            "18 giugno 2018, dalle 20:30 alle 23",
        ),
        (
            {"starts_at": at(2018, 6, 18, 22), "ends_at": at(2018, 6, 19, 1)},
            "dal 18 giugno 2018, ore 22, al 19 giugno 2018, ore 1",
        ),
        ({"starts_at": at(2026, 3, 21), "is_all_day": True}, "21 marzo 2026"),
        (
            {"starts_at": at(2026, 3, 28), "ends_at": at(2026, 3, 30), "is_all_day": True},
            "dal 28 marzo 2026 al 30 marzo 2026",
        ),
    ],
)
def test_a_date_is_told_as_people_say_it(facts, words):
    assert Occurrence(**facts).when == words


def test_a_date_is_told_in_the_language_of_the_page():
    occurrence = Occurrence(starts_at=at(2018, 5, 22, 21))

    with translation.override("en"):
        assert "22 May 2018" in occurrence.when


def test_a_date_that_ends_before_it_begins_is_refused():
    occurrence = OccurrenceFactory.build(
        initiative=InitiativeFactory(), starts_at=at(2026, 5, 2, 10), ends_at=at(2026, 5, 2, 9)
    )

    with pytest.raises(ValidationError, match="La fine non può venire prima dell’inizio"):
        occurrence.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        occurrence.save()


def test_the_page_of_an_initiative_tells_when_and_where(client):
    html = client.get(f"{EVENTS}anna-amore-non-ne-avremo/").content.decode()

    assert '<time datetime="2018-05-22T21:00:00+02:00">22 maggio 2018, ore 21</time>' in html
    assert "Cortile Federico II" in html
    assert "Teatro Monteverdi, via Dante 149" in html
    assert "Questa iniziativa c’è già stata." in html


def test_a_page_does_not_claim_that_what_was_called_off_took_place(client):
    initiative = InitiativeFactory()
    OccurrenceFactory(initiative=initiative, starts_at=at(2018, 6, 19, 9), status="cancelled")

    html = client.get(initiative.extended_object.get_absolute_url("it")).text

    assert "Questa iniziativa non si è tenuta nel giorno previsto." in html
    assert "c’è già stata" not in html


@pytest.mark.parametrize(("status", "words"), [("postponed", "Rinviata"), ("cancelled", "Annullata")])
def test_a_date_that_does_not_hold_says_so(client, status, words):
    occurrence = OccurrenceFactory(status=status)

    html = client.get(occurrence.initiative.extended_object.get_absolute_url()).content.decode()

    assert f"<strong>{words}</strong>" in html
