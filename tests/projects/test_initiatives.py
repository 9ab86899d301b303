"""Initiatives: what a page and a list say of their dates."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from cremona_site import navigation
from projects.initiatives import listed_initiatives
from projects.models import Occurrence
from tests.factories import InitiativeFactory, OccurrenceFactory, PageFactory

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


def test_what_comes_stands_before_what_is_over_each_the_nearest_first():
    section = PageFactory(title="Altri eventi", template="cms/section.html")
    now = timezone.now()
    for title, days in [("Ieri", -1), ("Fra un mese", 30), ("Domani", 1), ("Un anno fa", -365)]:
        page = PageFactory(title=title, template="projects/initiative.html", parent=section)
        OccurrenceFactory(initiative=InitiativeFactory(extended_object=page), starts_at=now + timedelta(days=days))

    listed = listed_initiatives("it", below=section)

    assert [initiative.title for initiative in listed] == ["Domani", "Fra un mese", "Ieri", "Un anno fa"]


def test_an_initiative_with_a_date_to_come_is_listed_by_it():
    initiative = InitiativeFactory()
    OccurrenceFactory(initiative=initiative, starts_at=timezone.now() - timedelta(days=9))
    coming = OccurrenceFactory(initiative=initiative, starts_at=timezone.now() + timedelta(days=9))

    [listed] = listed_initiatives("it", below=initiative.extended_object.parent)

    assert listed.occurrence == coming
    assert not listed.is_over
    assert not initiative.is_over


def test_the_events_page_lists_the_initiatives_that_were_held(client):
    html = client.get(EVENTS).content.decode()

    assert "Per ora non c’è nulla in programma." in html
    assert html.index("La prevenzione dalle infiltrazioni mafiose") < html.index("A.N.N.A. (Amore Non Ne Avremo)")
    assert html.count('data-element="event-link"') == 5


def test_the_page_of_an_initiative_tells_when_and_where(client):
    html = client.get(f"{EVENTS}anna-amore-non-ne-avremo/").content.decode()

    assert '<time datetime="2018-05-22T21:00:00+02:00">22 maggio 2018, ore 21</time>' in html
    assert "Cortile Federico II" in html
    assert "Teatro Monteverdi, via Dante 149" in html
    assert "Questa iniziativa c’è già stata." in html


@pytest.mark.parametrize(("status", "words"), [("postponed", "Rinviata"), ("cancelled", "Annullata")])
def test_a_date_that_does_not_hold_says_so(client, status, words):
    occurrence = OccurrenceFactory(status=status)

    html = client.get(occurrence.initiative.extended_object.get_absolute_url()).content.decode()

    assert f"<strong>{words}</strong>" in html


def test_a_list_costs_the_same_however_many_it_holds(django_assert_num_queries):
    section = PageFactory(title="Molti eventi", template="cms/section.html")
    for _ in range(12):
        page = PageFactory(template="projects/initiative.html", parent=section)
        OccurrenceFactory(initiative=InitiativeFactory(extended_object=page))
    navigation.published("it").first()  # content types are read once

    with django_assert_num_queries(2):
        assert len(listed_initiatives("it", below=section)) == 12
