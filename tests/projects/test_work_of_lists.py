"""What was held long ago makes nobody wait: a list passes over what it is not about, or never comes by it."""

from datetime import UTC, datetime, timedelta

import pytest
from cms.models import Page
from django.db import connection
from django.db.models.signals import post_init

from contacts.models import Office
from contacts.usage import articles_on
from cremona_site.feeds import latest_contents
from cremona_site.navigation import child_pages
from cremona_site.site_map import site_map_in
from projects.initiative_choice import areas_with_initiatives
from projects.month import month_of
from projects.news import latest_of_each_kind
from tests.factories.many import many_initiatives
from tests.projects.listed import ARCHIVE, CALENDAR, EVENTS

pytestmark = pytest.mark.django_db

LONG_AGO = datetime(2020, 1, 1, 12, tzinfo=UTC)
STEPS = 100  # of the machine inside SQLite, between two counts
LOOK = 20  # steps at a row; to see whether its page is published takes five times as many
READ = {
    "the month": lambda: month_of("it"),
    "the feed of news": lambda: latest_contents("news"),
    "the feed of initiatives": lambda: latest_contents("initiative"),
    "the map": lambda: site_map_in("it"),
    "an office": lambda: list(articles_on(Office.objects.first(), "it")),
    "the areas to choose from": lambda: areas_with_initiatives("it"),
    "the latest news": lambda: latest_of_each_kind("it", 3),
}


def add_to_the_archive(number):
    section = Page.objects.get(reverse_id="eventi")
    many_initiatives(section, [LONG_AGO + timedelta(hours=3 * place) for place in range(number)])
    connection.cursor().execute("ANALYZE")


def steps_of(read):
    """How many hundreds of steps SQLite takes for what is read; the same each time, however busy the machine."""
    counted = []
    connection.connection.set_progress_handler(lambda: counted.append(STEPS) and None, STEPS)
    try:
        read()
    finally:
        connection.connection.set_progress_handler(None, STEPS)
    return len(counted)


def rows_of(client, address):
    """How many rows of the database a view turns into objects."""
    made = []

    def count(sender, **kwargs):
        made.append(sender.__name__)

    post_init.connect(count)
    try:
        client.get(address)
    finally:
        post_init.disconnect(count)
    return len(made)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite counts its steps")
def test_a_list_passes_over_what_is_in_the_archive_without_looking_whether_it_is_published():
    add_to_the_archive(200)
    short = {name: steps_of(read) for name, read in READ.items()}

    add_to_the_archive(1800)
    long = {name: steps_of(read) for name, read in READ.items()}

    each = {name: (long[name] - short[name]) * STEPS / 1800 for name in READ}
    assert {name: steps for name, steps in each.items() if steps > LOOK} == {}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite counts its steps")
def test_a_section_of_thousands_of_initiatives_reads_its_own_pages_only():
    section = Page.objects.get(reverse_id="eventi")
    add_to_the_archive(2000)

    assert [page.key for page in child_pages(section, "it")] == ["archivio-iniziative", "calendario-iniziative"]
    assert steps_of(lambda: child_pages(section, "it")) * STEPS < 40 * 2000


def test_a_view_makes_objects_only_of_what_it_shows(client):
    addresses = [
        EVENTS,
        f"{EVENTS}?tipo=evento",
        ARCHIVE,
        f"{ARCHIVE}?anno=2020&pagina=9",
        CALENDAR,
        "/mappa-del-sito/",
    ]
    add_to_the_archive(50)
    few = {address: rows_of(client, address) for address in addresses}

    add_to_the_archive(950)
    many = {address: rows_of(client, address) for address in addresses}

    assert {address: (few[address], rows) for address, rows in many.items() if rows > few[address] + 20} == {}
