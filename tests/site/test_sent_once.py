"""A form that arrives twice, as after a double click, is saved once."""

import pytest
from django.urls import reverse

from contacts.models import Office
from projects.models import Initiative
from tests.factories import InitiativeFactory, OfficeFactory, PageFactory, filled_form

pytestmark = pytest.mark.django_db

ADD = reverse("admin:contacts_office_add")


def form_at(browser, url, **typed):
    page = browser.get(url)
    guard = page.context["guard"]
    return filled_form(page, **typed) | {"_seen": guard["seen"], "_sent_once": guard["number"]}


def test_an_office_that_arrives_twice_is_added_once(publisher):
    form = form_at(publisher, ADD, name="Sportello", slug="sportello-di-prova", address="Via Dante, 1")

    answers = [publisher.post(ADD, form), publisher.post(ADD, form)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Office.objects.filter(name="Sportello").count() == 1
    assert answers[0].url == answers[1].url


def test_two_forms_add_two_offices(publisher):
    for number in (1, 2):
        publisher.post(ADD, form_at(publisher, ADD, name="Sportello", slug=f"prova-{number}", address="Via Dante, 1"))

    assert Office.objects.filter(name="Sportello").count() == 2


def test_a_date_added_in_a_form_that_arrives_twice_is_one_date(publisher):
    initiative = InitiativeFactory()
    url = reverse("admin:projects_initiative_change", args=[initiative.pk])
    form = form_at(publisher, url) | {
        "occurrences-TOTAL_FORMS": "1",
        "occurrences-0-starts_at_0": "02/03/2030",
        "occurrences-0-starts_at_1": "20:30",
        "occurrences-0-status": "scheduled",
        "occurrences-0-precision": "day",
        "occurrences-0-locality": "Cremona",
    }

    answers = [publisher.post(url, form), publisher.post(url, form)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert initiative.occurrences.count() == 1


def test_facts_of_a_page_that_arrive_twice_are_added_once(publisher):
    page = PageFactory(template="projects/initiative.html", is_published=False)
    url = reverse("admin:projects_initiative_add") + f"?extended_object={page.pk}"
    form = form_at(publisher, url, organisers="Un’associazione")

    answers = [publisher.post(url, form), publisher.post(url, form)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Initiative.objects.filter(extended_object=page).count() == 1


def test_a_form_that_came_back_with_errors_is_saved_when_it_is_right(publisher):
    form = form_at(publisher, ADD, name="Sportello", slug="sportello-di-prova", address="")
    refused = publisher.post(ADD, form)

    answer = publisher.post(ADD, form | {"address": "Via Dante, 1"})

    assert refused.context["guard"]["number"] == form["_sent_once"]
    assert answer.status_code == 302
    assert Office.objects.filter(name="Sportello").count() == 1


@pytest.mark.parametrize("number", ["", "x", "' OR 1=1", "0" * 500])
def test_a_form_without_a_number_of_ours_is_saved_as_ever(publisher, number):
    office = OfficeFactory()
    url = reverse("admin:contacts_office_change", args=[office.pk])

    answer = publisher.post(url, form_at(publisher, url) | {"_sent_once": number, "address": "Via Nuova, 2"})

    office.refresh_from_db()
    assert answer.status_code == 302
    assert office.address == "Via Nuova, 2"
    assert office.history.first().history_change_reason is None


def test_the_same_form_with_other_words_is_not_taken_for_the_one_before(publisher):
    office = OfficeFactory(address="Via Dante, 1")
    url = reverse("admin:contacts_office_change", args=[office.pk])
    form = form_at(publisher, url)
    publisher.post(url, form | {"address": "Via Nuova, 2"})

    answer = publisher.post(url, form | {"address": "Via Nuova, 3"})

    office.refresh_from_db()
    assert office.address == "Via Nuova, 3" or "Via Nuova, 3" in answer.text
