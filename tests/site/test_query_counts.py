"""A page costs the same whether the site is small or large."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import PageFactory
from tests.factories.database import is_a_chance
from tests.factories.many import many_pages
from tests.site.public import AREA, OFFICE, PROJECT

pytestmark = pytest.mark.django_db

ADDRESSES = ["/", PROJECT, AREA, OFFICE, "/servizi/", "/non-esiste/"]


def queries_of(client, address):
    """How many queries an anonymous view costs when nothing is remembered of the views before."""
    client.get(address)  # loads templates, modules and what a process reads once in its life
    cache.clear()
    ContentType.objects.clear_cache()
    Site.objects.clear_cache()
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return len([query for query in queries if not is_a_chance(query["sql"], address)])


def add_pages(number):
    """Published pages, half of them below another; none is in the menu."""
    many_pages(number // 2)
    many_pages(number - number // 2 - 1, PageFactory(template="cms/section.html"))
    connection.cursor().execute("ANALYZE")  # PostgreSQL plans for small tables until it is told


def test_a_view_costs_few_queries_and_no_more_on_a_large_site(client):
    for address in ADDRESSES:
        queries_of(client, address)
    add_pages(5)
    small = {address: queries_of(client, address) for address in ADDRESSES}

    add_pages(495)
    large = {address: queries_of(client, address) for address in ADDRESSES}

    assert large == small
    assert max(small.values()) <= 20, small
