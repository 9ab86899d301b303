"""What many pages show alike is read once a generation, and never outlives it."""

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from contacts.models import ContactPoint, Office
from cremona_site.page_cache.public_pages import GENERATION
from cremona_site.page_cache.shared import Shared, shared
from tests.site.public import AREA, OFFICE, PROJECT

MOST_QUERIES = 12


@pytest.fixture
def generation(request):
    """A word that no test had before."""
    return request.node.name


@pytest.fixture
def get(client, generation, db):
    """Asks as the page cache does, in a generation."""
    return lambda path, word=generation: client.get(path, **{GENERATION: word}).content.decode()


@pytest.fixture
def clock(monkeypatch):
    moments = [1_000.0]
    monkeypatch.setattr("time.monotonic", lambda: moments[-1])
    return moments


def asked(generation):
    return RequestFactory().get("/", **{GENERATION: generation})


def change_phone():
    office = Office.objects.get(slug="centro-locale-di-parita")
    phone = office.contact_points.filter(kind=ContactPoint.Kind.PHONE).first()
    ContactPoint.objects.filter(pk=phone.pk).update(value="+390372000000")


@pytest.mark.parametrize("path", ["/", PROJECT, AREA, OFFICE, "/servizi/", "/novita/", "/vivere-cremona/eventi/"])
def test_a_page_costs_few_queries_once_the_shared_parts_are_known(get, path):
    get(path, "another")  # templates, modules, and what a process reads once in its life
    get(AREA if path == PROJECT else PROJECT)

    with CaptureQueriesContext(connection) as queries:
        get(path)

    assert len(queries) <= MOST_QUERIES, [query["sql"][:200] for query in queries]


def test_a_new_generation_shows_what_changed(get):
    before = get(PROJECT)
    change_phone()

    held, after = get(AREA), get(AREA, "the next")

    assert "0372 000000" not in before + held
    assert "0372 000000" in after


def test_who_knows_no_generation_gets_everything_fresh(get, client):
    get(PROJECT)
    change_phone()

    assert "0372 000000" in client.get(PROJECT).content.decode()


def test_each_language_has_its_own_parts(get):
    italian, english = get("/"), get("/en/")

    assert "Esci subito" in italian
    assert "Esci subito" not in english


def test_a_value_is_asked_for_once_in_its_generation():
    values = Shared()
    reads = []

    for word in ("one", "one", "two", "one"):
        values.value(asked(word), "key", lambda word=word: reads.append(word))

    assert reads == ["one", "two", "one"]


def test_a_value_is_no_older_than_ten_seconds(clock):
    values = Shared()
    values.value(asked("one"), "key", lambda: "old")
    clock.append(1_009.0)
    young = values.value(asked("one"), "key", lambda: "new")

    clock.append(1_011.0)

    assert (young, values.value(asked("one"), "key", lambda: "new")) == ("old", "new")


def test_a_failure_is_not_kept():
    with pytest.raises(ZeroDivisionError):
        shared.value(asked("failing"), "key", lambda: 1 / 0)

    assert shared.value(asked("failing"), "key", lambda: "value") == "value"
