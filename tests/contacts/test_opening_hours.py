from datetime import time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from contacts.models import OpeningHours
from tests.factories import OfficeFactory, OpeningHoursFactory

pytestmark = pytest.mark.django_db

TUESDAY, SUNDAY = OpeningHours.Weekday.TUESDAY, OpeningHours.Weekday.SUNDAY


def test_a_week_has_seven_days_with_their_hours_in_order():
    office = OfficeFactory()
    OpeningHoursFactory(office=office, weekday=TUESDAY, opens_at=time(14, 30), closes_at=time(17))
    OpeningHoursFactory(office=office, weekday=TUESDAY, opens_at=time(8), closes_at=time(12, 45))
    OpeningHoursFactory(office=office, weekday=SUNDAY, opens_at=time(10), closes_at=time(12))

    week = [(str(day.label), day.hours) for day in office.week]

    assert week == [
        ("lunedì", []),
        ("martedì", ["8:00–12:45", "14:30–17:00"]),
        ("mercoledì", []),
        ("giovedì", []),
        ("venerdì", []),
        ("sabato", []),
        ("domenica", ["10:00–12:00"]),
    ]


def test_an_office_without_hours_has_no_week():
    assert OfficeFactory().week == []


def test_hours_are_named_by_their_day():
    assert str(OpeningHoursFactory(weekday=TUESDAY)) == "martedì 9:00–12:30"


@pytest.mark.parametrize(
    ("attributes", "constraint", "message"),
    [
        ({"closes_at": time(9)}, "opening_hours_end_after_they_begin", "L’ora di chiusura deve venire dopo"),
        ({"closes_at": time(8, 59)}, "opening_hours_end_after_they_begin", "L’ora di chiusura deve venire dopo"),
        ({"weekday": 0}, "opening_hours_weekday_is_iso", "0"),
        ({"weekday": 8}, "opening_hours_weekday_is_iso", "8"),
    ],
)
def test_hours_make_sense_in_the_database_and_in_the_form(attributes, constraint, message):
    office = OfficeFactory()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        OpeningHoursFactory(office=office, **attributes)
    with pytest.raises(ValidationError, match=message):
        OpeningHoursFactory.build(office=office, **attributes).full_clean()


def test_two_spans_of_a_day_cannot_begin_together():
    hours = OpeningHoursFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        OpeningHoursFactory(office=hours.office, closes_at=time(11))
    with pytest.raises(ValidationError, match="Questo giorno ha già un orario che comincia a quest’ora"):
        OpeningHoursFactory.build(office=hours.office, closes_at=time(11)).full_clean()
