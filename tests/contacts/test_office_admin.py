import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from contacts.models import ContactPoint, Office, OpeningHours
from tests.factories import (
    ContactPointFactory,
    OfficeFactory,
    OpeningHoursFactory,
    WriterFactory,
    filled_form,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    office = OfficeFactory(address="Via Vecchia, 1", latitude="45.133249", longitude="10.022651")
    ContactPointFactory(office=office, value="+390372407066")
    OpeningHoursFactory(office=office)
    return office


def change_url(fact):
    return reverse(f"admin:contacts_{fact._meta.model_name}_change", args=[fact.pk])


def save(browser, fact, **typed):
    form = browser.get(change_url(fact))
    return browser.post(change_url(fact), filled_form(form, **typed))


def history_rows():
    return [model.history.count() for model in (Office, ContactPoint, OpeningHours)]


def test_the_list_shows_street_and_entrance(publisher):
    OfficeFactory(address="Via Dante, 3", entrance_note="dal cortile")

    page = publisher.get(reverse("admin:contacts_office_changelist"))

    assert "Via Dante, 3 (dal cortile)" in page.text


def test_an_office_is_found_by_its_phone(publisher, office):
    OfficeFactory(name="Un altro")

    page = publisher.get(reverse("admin:contacts_office_changelist"), {"q": "407066"})

    assert list(page.context["cl"].queryset.filter(pk__gte=office.pk)) == [office]


def test_a_phone_in_the_form_is_written_the_italian_way(publisher, office):
    form = filled_form(publisher.get(change_url(office)))

    assert form["contact_points-0-value"] == "0372 407066"


def test_saving_a_change_writes_a_row_with_the_name_of_who_made_it(publisher, office):
    save(publisher, office, address="Via Nuova, 2")

    office.refresh_from_db()
    row = office.history.first()
    assert office.address == row.address == "Via Nuova, 2"
    assert row.history_user == LogEntry.objects.get().user


def test_saving_without_a_change_writes_no_row(publisher, office):
    before = history_rows()

    answer = save(publisher, office)

    assert answer.status_code == 302
    assert history_rows() == before


@pytest.mark.parametrize("part", [ContactPoint, OpeningHours])
def test_saving_a_part_of_an_office_without_a_change_writes_no_row(publisher, office, part):
    before = history_rows()

    answer = save(publisher, part.objects.get(office=office))

    assert answer.status_code == 302
    assert history_rows() == before


def test_a_changed_phone_writes_a_row_of_the_phone_only(publisher, office):
    offices, points, hours = history_rows()

    save(publisher, office, **{"contact_points-0-value": "0372 407222"})

    assert office.contact_points.get().value == "+390372407222"
    assert history_rows() == [offices, points + 1, hours]


def test_one_number_typed_in_two_ways_is_refused_in_words(publisher):
    office = OfficeFactory()
    typed = {"contact_points-TOTAL_FORMS": "2"}
    for place, spelling in enumerate(["0372 407066", "0372/40.70.66"]):
        typed |= {f"contact_points-{place}-{name}": value for name, value in [("kind", "phone"), ("value", spelling)]}
        typed[f"contact_points-{place}-order"] = str(place)

    answer = save(publisher, office, **typed)

    assert answer.status_code == 200
    assert "Si prega di correggere i dati duplicati" in answer.text
    assert not office.contact_points.exists()


def test_a_wrong_phone_is_refused_once_and_with_a_way_to_mend_it(publisher, office):
    answer = save(publisher, office, **{"contact_points-0-value": "12"})

    (messages,) = [inline.formset.forms[0].errors for inline in answer.context["inline_admin_formsets"]][:1]
    assert messages == {
        "value": ["«12» non è un numero di telefono valido. Scrivilo con il prefisso, per esempio 0372 407066."]
    }


def test_half_of_a_place_on_the_map_is_refused_in_words(publisher, office):
    answer = save(publisher, office, longitude="")

    assert "Scrivi sia la latitudine" in answer.text


@pytest.mark.parametrize(
    ("spans", "is_refused"),
    [
        ([(1, "9:00", "12:00"), (1, "11:30", "13:00")], True),
        ([(1, "9:00", "18:00"), (1, "10:00", "11:00"), (1, "17:00", "19:00")], True),
        ([(1, "9:00", "12:00"), (1, "12:00", "13:00")], False),
        ([(1, "9:00", "12:00"), (2, "11:30", "13:00")], False),
    ],
)
def test_hours_of_a_day_that_overlap_are_refused_in_words(publisher, spans, is_refused):
    office = OfficeFactory()
    typed = {"opening_hours-TOTAL_FORMS": str(len(spans))}
    for place, span in enumerate(spans):
        names = [f"opening_hours-{place}-{name}" for name in ("weekday", "opens_at", "closes_at")]
        typed |= dict(zip(names, map(str, span), strict=True))

    answer = save(publisher, office, **typed)

    assert ("Si sovrappone all’orario che chiude alle" in answer.text) is is_refused
    assert office.opening_hours.count() == (0 if is_refused else len(spans))


def test_hours_that_are_taken_away_overlap_nothing(publisher, office):
    hours = office.opening_hours.get()
    typed = {f"opening_hours-1-{name}": value for name, value in [("opens_at", "9:05"), ("closes_at", "12:00")]}
    typed |= {"opening_hours-1-weekday": str(hours.weekday), "opening_hours-TOTAL_FORMS": "2"}

    answer = save(publisher, office, **typed, **{"opening_hours-0-DELETE": "on"})

    assert answer.status_code == 302
    assert [span.span for span in office.opening_hours.all()] == ["9:05–12:00"]


@pytest.mark.parametrize("fact", [Office, ContactPoint, OpeningHours])
def test_writers_see_offices_and_change_nothing(office, fact):
    browser = signed_in(WriterFactory())
    fact = fact.objects.last()
    before = history_rows()

    seen = browser.get(change_url(fact))
    answers = [
        browser.post(change_url(fact), {"name": "Altro"}),
        browser.post(reverse(f"admin:contacts_{fact._meta.model_name}_add"), {"name": "Altro"}),
        browser.post(reverse(f"admin:contacts_{fact._meta.model_name}_delete", args=[fact.pk]), {"post": "yes"}),
    ]

    assert seen.status_code == 200
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert history_rows() == before
