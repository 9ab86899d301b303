"""Facts in the admin without the page's toolbar: lists to find them in, and ways on from the form."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import InitiativeFactory, NewsFactory, OccurrenceFactory, PageFactory, ServiceFactory

pytestmark = pytest.mark.django_db

INITIATIVES = reverse("admin:projects_initiative_changelist")


def titled(title, *, is_published=True):
    page = PageFactory(title=title, template="projects/initiative.html", is_published=is_published)
    return InitiativeFactory(extended_object=page)


@pytest.fixture
def three():
    """An initiative to come, one past and one without a date."""
    coming, past, unknown = titled("Che verrà"), titled("Già tenuta"), titled("Senza giorno")
    OccurrenceFactory(initiative=coming, starts_at=timezone.now() + timedelta(days=3))
    OccurrenceFactory(initiative=past, starts_at=timezone.now() - timedelta(days=3))
    return coming, past, unknown


@pytest.mark.parametrize(
    ("choice", "shown"),
    [
        ("in-arrivo", ["Che verrà"]),
        ("passate", ["Già tenuta"]),
        ("senza-data", ["Senza giorno"]),
    ],
)
def test_a_publisher_finds_initiatives_by_when_they_are(publisher, three, choice, shown):
    html = publisher.get(INITIATIVES, {"quando": choice}).content.decode()

    titles = ["Che verrà", "Già tenuta", "Senza giorno"]
    assert [title for title in titles if title in html] == shown


def test_an_initiative_is_found_by_its_title_once(publisher, three):
    page = publisher.get(INITIATIVES, {"q": "verrà"})

    assert [initiative.page_title for initiative in page.context["cl"].result_list] == ["Che verrà"]


def test_what_comes_next_stands_first(publisher, three):
    page = publisher.get(INITIATIVES)

    assert page.context["cl"].result_list[0].page_title == "Che verrà"


def test_the_list_says_when_in_which_state_and_whether_visitors_see_it(publisher, three):
    html = publisher.get(INITIATIVES, {"q": "tenuta"}).content.decode()

    assert three[1].dates[0].when in html
    assert "Passata" in html
    assert 'alt="True"' in html


def test_a_writer_finds_only_what_a_writer_may_change(writer, three):
    titled("In bozza", is_published=False)

    html = writer.get(INITIATIVES).content.decode()

    assert "In bozza" in html
    assert "Che verrà" not in html
    assert "li cambia chi pubblica" in html


@pytest.mark.parametrize("factory", [NewsFactory, ServiceFactory])
def test_other_facts_are_listed_too(publisher, factory):
    facts = factory()

    answer = publisher.get(reverse(f"admin:projects_{facts._meta.model_name}_changelist"))

    assert facts in answer.context["cl"].result_list


def test_a_list_costs_no_query_more_for_more_rows(publisher, django_assert_max_num_queries, three):
    publisher.get(INITIATIVES)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        publisher.get(INITIATIVES)
    for number in range(5):
        OccurrenceFactory(initiative=titled(f"Altra {number}"))
    with CaptureQueriesContext(connection) as many:
        publisher.get(INITIATIVES)

    assert len(many) == len(few)


def test_outside_the_toolbar_the_form_leads_on_to_the_page_and_the_list(publisher, three):
    html = publisher.get(reverse("admin:projects_initiative_change", args=[three[0].pk])).content.decode()

    assert three[0].extended_object.get_absolute_url() in html
    assert INITIATIVES in html


def test_a_save_outside_the_toolbar_comes_back_to_the_list(publisher, three):
    from tests.factories import filled_form

    url = reverse("admin:projects_initiative_change", args=[three[2].pk])

    answer = publisher.post(url, filled_form(publisher.get(url), organisers="Un’associazione"))

    assert answer.url == INITIATIVES
