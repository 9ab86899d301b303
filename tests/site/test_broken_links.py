"""Links of what visitors read that lead nowhere: found, kept with their day, and gone when they are mended."""

import logging
from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from djangocms_versioning.models import Version

from cremona_site import writing
from cremona_site.models import BrokenLink
from tests.factories import PageFactory, PublisherFactory, WriterFactory

pytestmark = pytest.mark.django_db

DEAD = '<p>Leggi <a href="/non-esiste/">gli orari</a>.</p>'
FINE = "<p>Leggi gli orari.</p>"


def check():
    words = StringIO()
    call_command("check_links", stdout=words)
    return words.getvalue()


def links_of(page):
    return list(BrokenLink.objects.filter(page=page).values_list("language", "href", "text"))


def rewrite(page, html):
    content = writing.draft_of(page)
    writing.write_slot(content, "content", html)
    return Version.objects.get_for_content(content)


def queries_of_the_night():
    with CaptureQueriesContext(connection) as queries:
        check()
    return len(queries)


def test_the_night_finds_a_dead_link_of_a_published_page():
    page = PageFactory(slots={"content": DEAD})

    words = check()

    assert links_of(page) == [("it", "/non-esiste/", "gli orari")]
    assert BrokenLink.objects.get(page=page).problem
    assert "Collegamenti rotti: 1." in words


def test_the_first_content_has_no_broken_link():
    assert check().endswith("Collegamenti rotti: 0.\n")
    assert not BrokenLink.objects.exists()


def test_drafts_are_nobodys_broken_links():
    page = PageFactory(slots={"content": DEAD}, is_published=False)

    check()

    assert links_of(page) == []


def test_each_language_is_looked_at():
    page = PageFactory(slots={"content": FINE})
    english = writing.new_translation(page, "en", "Hours", slug="hours")
    writing.write_slot(english, "content", '<p><a href="/en/gone/">hours</a></p>')
    writing.publish(english)

    check()

    assert links_of(page) == [("en", "/en/gone/", "hours")]


def test_the_site_notice_is_looked_at():
    content = writing.draft_notice("Avviso")
    writing.write_notice(content, DEAD)
    writing.publish(content)

    check()

    assert BrokenLink.objects.get().alias == content.alias


def test_a_link_that_stays_broken_keeps_its_day_and_its_row():
    page = PageFactory(slots={"content": DEAD})
    check()
    before = timezone.localdate() - timedelta(days=9)
    BrokenLink.objects.update(since=before)
    row = BrokenLink.objects.get()

    check()

    assert (BrokenLink.objects.get().pk, BrokenLink.objects.get().since) == (row.pk, before)
    assert links_of(page) == [("it", "/non-esiste/", "gli orari")]


def test_a_link_to_a_page_that_is_taken_down_breaks_and_mends_with_it():
    goal = PageFactory(title="Meta")
    page = PageFactory(slots={"content": '<p><a href="/meta/">la meta</a></p>'})
    check()
    assert links_of(page) == []

    Version.objects.get_for_content(goal.pagecontent_set.get()).unpublish(PublisherFactory())
    check()
    assert links_of(page) == [("it", "/meta/", "la meta")]

    rewrite(goal, FINE).publish(PublisherFactory())
    check()
    assert links_of(page) == []


def test_publishing_looks_at_the_links_of_that_page_at_once(django_capture_on_commit_callbacks):
    publisher, page = PublisherFactory(), PageFactory(slots={"content": FINE})

    with django_capture_on_commit_callbacks(execute=True):
        rewrite(page, DEAD).publish(publisher)
    assert links_of(page) == [("it", "/non-esiste/", "gli orari")]

    with django_capture_on_commit_callbacks(execute=True):
        rewrite(page, FINE).publish(publisher)
    assert links_of(page) == []


def test_taking_a_page_down_drops_its_broken_links_at_once(django_capture_on_commit_callbacks):
    page = PageFactory(slots={"content": DEAD})
    check()

    with django_capture_on_commit_callbacks(execute=True):
        Version.objects.get_for_content(page.pagecontent_set.get()).unpublish(PublisherFactory())

    assert links_of(page) == []


def test_the_night_drops_rows_of_what_nobody_reads_any_more():
    page = PageFactory(slots={"content": DEAD})
    check()
    page.login_required = True
    page.save()

    check()

    assert links_of(page) == []


def test_links_that_cannot_be_looked_at_do_not_stop_a_publication(
    django_capture_on_commit_callbacks, monkeypatch, caplog
):
    page = PageFactory(slots={"content": FINE})
    version = rewrite(page, DEAD)
    monkeypatch.delattr("cremona_site.desk.broken_links.links_of")

    with caplog.at_level(logging.ERROR), django_capture_on_commit_callbacks(execute=True):
        version.publish(PublisherFactory())

    assert page.pagecontent_set.get() == version.content
    assert "could not be looked at" in caplog.text


def test_the_night_costs_two_queries_a_page_and_its_addresses_are_looked_at_together():
    words = {"content": '<p><a href="/servizi/">uno</a> <a href="/novita/">due</a></p>'}
    few = queries_of_the_night()
    for _ in range(10):
        PageFactory(slots=words)

    many = queries_of_the_night()

    assert many - few <= 2 * 10 + 4


# What the timer starts


@pytest.mark.parametrize(("day", "mails"), [("2027-03-01", 1), ("2027-03-02", 0)])
def test_every_day_checks_the_links_and_on_mondays_writes_the_mails(monkeypatch, day, mails):
    WriterFactory(email="marta@example.org")
    page = PageFactory(slots={"content": DEAD})
    page.care.owner = WriterFactory(email="ada@example.org")
    page.care.verified_on = None
    page.care.save()
    monkeypatch.setattr(timezone, "localdate", lambda *args: timezone.datetime.fromisoformat(day).date())

    call_command("every_day", stdout=StringIO())

    assert links_of(page) == [("it", "/non-esiste/", "gli orari")]
    assert len(mail.outbox) == mails


def test_a_daily_task_that_fails_keeps_no_other_back_and_is_told(monkeypatch, caplog):
    page = PageFactory(slots={"content": DEAD})
    monkeypatch.setattr("cremona_site.management.commands.every_day.EVERY_DAY", ["no_such_task", "check_links"])

    with pytest.raises(CommandError, match="no_such_task"):
        call_command("every_day", stdout=StringIO())

    assert links_of(page) == [("it", "/non-esiste/", "gli orari")]
