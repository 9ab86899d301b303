"""A list costs the same whether it holds ten initiatives or a thousand."""

from datetime import timedelta

import pytest
from cms.models import Page
from django.db import connection
from django.utils import timezone

from projects.models import ActionArea
from tests.factories.many import many_initiatives
from tests.projects.listed import ARCHIVE, CALENDAR, EVENTS, titles
from tests.site.test_query_counts import queries_of

pytestmark = pytest.mark.django_db

AREA = "/la-voce-che-rompe-il-silenzio/eventi-e-cultura/"
LISTS = [EVENTS, f"{EVENTS}?tipo=evento&pagina=3", ARCHIVE, f"{ARCHIVE}?tipo=evento&pagina=2", CALENDAR, AREA, "/"]


def add_initiatives(number):
    """Half of them to come and half of them over, all around this month."""
    now = timezone.now()
    moments = [now + timedelta(hours=place if place % 2 else -30 - place) for place in range(number)]
    area = ActionArea.objects.get(extended_object__reverse_id="azione-e")
    many_initiatives(Page.objects.get(reverse_id="eventi"), moments, area=area)
    connection.cursor().execute("ANALYZE")


def test_a_list_costs_no_more_queries_with_a_thousand_initiatives(client):
    add_initiatives(60)
    small = {address: queries_of(client, address) for address in LISTS}

    add_initiatives(940)
    large = {address: queries_of(client, address) for address in LISTS}

    assert {address: number for address, number in large.items() if number > small[address]} == {}
    assert max(small.values()) <= 20, small


def test_a_page_of_a_long_list_is_short(client):
    add_initiatives(60)

    assert len(titles(client.get(EVENTS))) == len(titles(client.get(ARCHIVE))) == 10
