"""Dates of initiatives: where they take place, what is known of when, and how calendars know them again."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone, translation

from contacts.models import Office
from projects.models import Initiative, Occurrence
from tests.factories import InitiativeFactory, OccurrenceFactory, OfficeFactory

pytestmark = pytest.mark.django_db

CREMONA = ZoneInfo("Europe/Rome")


def at(*moment):
    return datetime(*moment, tzinfo=CREMONA)


@pytest.fixture
def office():
    return OfficeFactory(name="Centro di ascolto", address="Via Prova, 1")


@pytest.mark.parametrize(
    ("precision", "first", "last", "words", "english", "machine"),
    [
        ("month", at(2017, 9, 3), at(2017, 12, 9), "settembre – dicembre 2017", "September – December 2017", "2017-09"),
        ("month", at(2017, 9, 3), None, "settembre 2017", "September 2017", "2017-09"),
        ("month", at(2017, 9, 3), at(2017, 9, 9), "settembre 2017", "September 2017", "2017-09"),
        (
            "month",
            at(2017, 12, 31),
            at(2018, 1, 1),
            "dicembre 2017 – gennaio 2018",
            "December 2017 – January 2018",
            "2017-12",
        ),
        ("year", at(2017, 5, 5), at(2018, 5, 5), "2017–2018", "2017–2018", "2017"),
        ("year", at(2017, 5, 5, 21), None, "2017", "2017", "2017"),
    ],
)
def test_of_what_is_not_known_nothing_is_shown(precision, first, last, words, english, machine):
    occurrence = OccurrenceFactory(starts_at=first, ends_at=last, precision=precision)

    assert occurrence.when == words
    assert occurrence.machine_start == machine
    with translation.override("en"):
        assert occurrence.when == english


def test_months_last_until_their_last_day_and_years_too():
    autumn = OccurrenceFactory(starts_at=at(2016, 1, 15, 21), ends_at=at(2016, 2, 3), precision="month")
    year = OccurrenceFactory(starts_at=at(2017, 9, 3, 21), precision="year")

    assert (autumn.starts_at, autumn.ends_at) == (at(2016, 1, 1), at(2016, 2, 29))
    assert (year.starts_at, year.ends_at) == (at(2017, 1, 1), at(2017, 12, 31))
    assert OccurrenceFactory(starts_at=timezone.now().replace(day=1), precision="month").is_over is False


def test_a_whole_day_has_no_hour():
    occurrence = OccurrenceFactory(starts_at=at(2027, 3, 28, 21), is_all_day=True)

    occurrence.refresh_from_db()
    assert occurrence.starts_at == at(2027, 3, 28)
    assert ":" not in occurrence.when


def test_an_end_that_is_the_start_itself_is_none():
    occurrence = OccurrenceFactory(starts_at=at(2027, 5, 8, 21), ends_at=at(2027, 5, 8, 21))

    occurrence.refresh_from_db()
    assert occurrence.ends_at is None
    assert occurrence.when == "8 maggio 2027, ore 21"


def test_a_whole_day_may_end_on_the_day_on_which_it_begins():
    occurrence = OccurrenceFactory(starts_at=at(2027, 5, 8), ends_at=at(2027, 5, 8), is_all_day=True)

    occurrence.refresh_from_db()
    assert occurrence.ends_at == at(2027, 5, 8)


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        (at(27, 1, 1), None, ["starts_at"]),
        (at(1949, 12, 31, 23), at(1950, 1, 1, 1), ["starts_at"]),
        (at(2027, 1, 1), at(2207, 1, 1), ["ends_at"]),
        (at(9999, 12, 31), at(9999, 12, 31), ["ends_at", "starts_at"]),
    ],
)
@pytest.mark.parametrize("precision", ["day", "month", "year"])
def test_a_year_that_nobody_means_is_refused(first, last, named, precision):
    occurrence = OccurrenceFactory.build(
        initiative=InitiativeFactory(), starts_at=first, ends_at=last, precision=precision
    )

    with pytest.raises(ValidationError) as refused:
        occurrence.clean()

    mend = "Controlla l’anno: scrivilo con quattro cifre, per esempio 2027."
    assert refused.value.message_dict == {name: [mend] for name in named}


@pytest.mark.parametrize("first", [at(1950, 1, 1), timezone.now() + timedelta(days=365 * 19)])
def test_a_year_long_ago_or_far_off_is_taken(first):
    OccurrenceFactory.build(initiative=InitiativeFactory(), starts_at=first).full_clean()


def test_what_was_pasted_unseen_is_not_kept_in_a_place():
    occurrence = OccurrenceFactory.build(
        initiative=InitiativeFactory(),
        place="Sala\t\u202eZanoni",
        address="via\u2028Prova\x07, 1",
        locality="\u2067Cremona\u2069",
        bad_weather_place="Teatro\x00",
    )

    occurrence.clean()

    assert occurrence.where.line == "Sala Zanoni, via Prova, 1, Cremona"
    assert occurrence.bad_weather_place == "Teatro"


def test_a_typed_place_is_shown_as_it_was_typed():
    where = OccurrenceFactory(place="Sala Zanoni", address="via del Vecchio Passeggio, 1").where

    assert (where.name, where.street) == ("Sala Zanoni", "via del Vecchio Passeggio, 1, Cremona")
    assert where.url == ""


def test_an_office_lends_its_name_and_address(office):
    where = OccurrenceFactory(place="", office=office).where

    assert where.line == "Centro di ascolto, Via Prova, 1, 26100 Cremona"
    assert where.url == office.get_absolute_url()


def test_a_place_that_nobody_named_is_not_shown():
    assert OccurrenceFactory(place="").where is None


def test_an_office_that_is_hidden_is_hidden_here_too(office):
    office.is_active = False
    office.save()

    assert OccurrenceFactory(place="", office=office).where is None


@pytest.mark.parametrize("typed", [{"place": "Sala"}, {"place": "Sala", "address": "via Dante, 1"}])
def test_an_office_and_a_place_together_are_refused(office, typed):
    occurrence = OccurrenceFactory.build(initiative=InitiativeFactory(), office=office, **typed)

    with pytest.raises(ValidationError, match="Scegli un ufficio oppure scrivi il luogo") as refused:
        occurrence.full_clean()
    assert list(refused.value.message_dict) == ["office"]
    with pytest.raises(IntegrityError), transaction.atomic():
        occurrence.save()


def test_an_office_where_something_takes_place_is_not_deleted(office):
    OccurrenceFactory(place="", office=office)

    with pytest.raises(ProtectedError):
        office.delete()


def test_every_date_has_a_uid_of_its_own_that_never_changes():
    first, second = OccurrenceFactory(), OccurrenceFactory()
    uid = first.uid

    first.starts_at += timedelta(days=1)
    first.save()

    assert Occurrence.objects.get(pk=first.pk).uid == uid != second.uid


@pytest.mark.parametrize(
    "change",
    [
        {"starts_at": at(2027, 1, 2, 10)},
        {"ends_at": at(2027, 1, 1, 12)},
        {"is_all_day": True},
        {"status": "cancelled"},
        {"place": "Altrove"},
        {"locality": "Crema"},
        {"precision": "month"},
    ],
)
def test_what_calendars_must_be_told_raises_the_number_once(change):
    occurrence = OccurrenceFactory(starts_at=at(2027, 1, 1, 10))
    before = occurrence.changed_at

    for name, value in change.items():
        setattr(occurrence, name, value)
    occurrence.save()
    occurrence.save()

    occurrence.refresh_from_db()
    assert occurrence.sequence == 1
    assert occurrence.changed_at > before


def test_another_seat_raises_the_number(office):
    occurrence = OccurrenceFactory(place="", office=office)

    occurrence.office = OfficeFactory()
    occurrence.save(update_fields=["office"])

    assert Occurrence.objects.get(pk=occurrence.pk).sequence == 1


def test_saving_without_a_change_tells_nothing_anew():
    occurrence = OccurrenceFactory()
    before = (occurrence.sequence, occurrence.changed_at)

    Occurrence.objects.get(pk=occurrence.pk).save()

    occurrence.refresh_from_db()
    assert (occurrence.sequence, occurrence.changed_at) == before


def test_a_number_that_somebody_else_raised_is_not_lowered():
    occurrence = OccurrenceFactory()
    stale = Occurrence.objects.get(pk=occurrence.pk)
    occurrence.place = "Altrove"
    occurrence.save()

    stale.status = "cancelled"
    stale.save()

    assert Occurrence.objects.get(pk=occurrence.pk).sequence == 2


def test_the_history_keeps_place_and_precision_and_an_old_row_keeps_the_uid(office):
    occurrence = OccurrenceFactory(place="", office=office, precision="month")
    occurrence.office, occurrence.place = None, "Sala"
    occurrence.save()

    oldest = occurrence.history.earliest()

    assert (oldest.office, oldest.precision) == (office, "month")
    assert oldest.instance.uid == occurrence.uid
    assert oldest.instance.sequence == 1


def test_a_change_of_the_office_is_a_change_of_the_page(office, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        occurrence = OccurrenceFactory(place="", office=office)
    yesterday = timezone.localdate() - timedelta(days=1)
    pages = Initiative.objects.filter(pk=occurrence.initiative_id)
    pages.update(modified_on=yesterday)

    with django_capture_on_commit_callbacks(execute=True):
        Office.objects.get(pk=office.pk).save()
    unchanged = pages.get().modified_on
    with django_capture_on_commit_callbacks(execute=True):
        office.address = "Via Nuova, 2"
        office.save()

    assert unchanged == yesterday
    assert pages.get().modified_on == timezone.localdate()
