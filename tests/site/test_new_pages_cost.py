"""What opening a form costs does not grow with the site."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import ActionAreaFactory, OfficeFactory, PageFactory

pytestmark = pytest.mark.django_db


def queries_of(browser, form):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        browser.get(reverse(f"new_pages:{form}"))
    return len(queries)


@pytest.mark.parametrize("form", ["news", "initiative", "project", "page"])
def test_more_pages_areas_offices_and_pictures_cost_no_query_more(writer, stored, form):
    stored()
    writer.get(reverse(f"new_pages:{form}"))
    before = queries_of(writer, form)

    above = PageFactory()
    for number in range(6):
        PageFactory(parent=above)
        ActionAreaFactory(letter="fghijk"[number])
        OfficeFactory()
        stored(name=f"foto{number}.jpg")

    assert queries_of(writer, form) == before


def test_the_places_for_a_page_are_in_the_order_of_the_tree(writer):
    above = PageFactory(title="Sopra")
    below = PageFactory(title="Sotto", parent=above, is_published=False)
    PageFactory(title="Accanto")

    form = writer.get(reverse("new_pages:page"))

    labels = [str(label) for _value, label in form.context["place"].fields["where"].choices]
    first = labels.index("Sopra")
    assert labels[first : first + 3] == ["Sopra", "\u2003Sotto (bozza)", "Accanto"]
    assert below.depth == 2
