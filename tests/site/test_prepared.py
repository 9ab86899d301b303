"""Statements whose SQL is made once say what their querysets say, with any values and in any thread."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from cms.models import PageContent
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

from cremona_site import prepared as module
from cremona_site.navigation import published
from cremona_site.prepared import prepared
from projects.models import News, Occurrence, Topic

pytestmark = pytest.mark.django_db


@prepared
def contents_called(title, languages):
    return PageContent.objects.filter(title=title, language__in=languages).order_by("pk")


@prepared
def first_contents(language, *, number):
    return published(language)[:number]


def test_each_call_has_its_own_values():
    titles = ["Servizi", "Services", "Novità"]

    for title in titles:
        expected = list(contents_called.queryset(title, ["it", "en"]))
        assert contents_called(title, ["it", "en"]) == expected != []
    assert contents_called("Servizi", ["en"]) == []


def test_what_came_along_and_what_was_added_is_there(django_assert_num_queries):
    expected = [(content.page.pk, content.url_path) for content in published("it")[:3]]

    with django_assert_num_queries(1):
        assert [(content.page.pk, content.url_path) for content in first_contents("it", number=3)] == expected


def test_a_list_may_be_of_any_length():
    for languages in ([], ["it"], ["it", "en"], ["it", "en", "fr", "de"]):
        assert contents_called("Servizi", languages) == list(contents_called.queryset("Servizi", languages))


def test_what_is_given_by_name_makes_a_statement_of_its_own():
    assert [len(first_contents("it", number=number)) for number in (1, 4, 2)] == [1, 4, 2]


@pytest.mark.parametrize(
    ("field", "value"),
    [("first_published_on", date(2026, 11, 22)), ("pk", 3), ("kind", "news")],
)
def test_a_value_gets_into_the_sql_as_a_field_would_put_it_there(field, value):
    @prepared
    def news_up_to(value):
        return News.objects.filter(**{f"{field}__lte": value}).order_by("pk")

    assert news_up_to(value) == list(news_up_to.queryset(value))


def test_a_moment_is_compared_as_one():
    @prepared
    def dates_before(moment):
        return Occurrence.objects.filter(starts_at__lt=moment).order_by("pk")

    for moment in [datetime(2019, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)]:
        assert dates_before(moment) == list(dates_before.queryset(moment))
    assert dates_before(moment) != []


def test_values_alone_come_as_values():
    @prepared
    def slugs(first):
        return Topic.objects.filter(slug__gte=first).values_list("slug", flat=True)

    assert slugs("a") == list(Topic.objects.values_list("slug", flat=True)) != []


def test_a_value_that_would_be_lost_or_changed_is_refused():
    @prepared
    def beginning(word):
        return PageContent.objects.filter(title__startswith=word)

    @prepared
    def some(number):
        return PageContent.objects.all()[:number]

    @prepared
    def decides(word):
        return PageContent.objects.filter(title="Servizi" if word == "it" else "Services")

    @prepared
    def both(word):
        return PageContent.objects.filter(title__startswith=word, menu_title=word)

    @prepared
    def some_from(number):
        return PageContent.objects.filter(pk__gte=number)[:number]

    for read, value in [(beginning, "S"), (some, 3), (decides, "it"), (both, "S"), (some_from, 3)]:
        with pytest.raises(TypeError, match=f"{read.__name__} does not reach its SQL"):
            read(value)


def test_hostile_words_are_values_and_never_sql():
    for title in ["'; DROP TABLE cms_page; --", "%s", "\0value 0\0", "%", '"']:
        if connection.vendor == "postgresql" and "\0" in title:
            continue  # no text of PostgreSQL has one: an address with it is refused long before
        assert contents_called(title, ["it"]) == []


def test_every_thread_asks_by_its_own_connection():
    def read(title):
        try:
            return [content.title for content in contents_called(title, ["it", "en"])]
        finally:
            connection.close()

    titles = ["Servizi", "Services", "Novità", "Nessuno"] * 8
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(read, titles)) == [["Servizi"], ["Services"], ["Novità"], []] * 8


def test_after_a_migration_the_sql_is_made_anew(monkeypatch):
    contents_called("Servizi", ["it"])
    calls = []
    monkeypatch.setattr(module, "Statement", lambda *args: calls.append(args) or Unread())
    ContentType.objects.clear_cache()

    contents_called("Servizi", ["it"])
    assert calls == []
    call_command("migrate", verbosity=0)
    contents_called("Servizi", ["it"])

    assert len(calls) == 1
    module.forget_statements()


class Unread:
    def read(self, values):
        return []
