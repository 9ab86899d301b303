"""Staff change the words of a page in the page itself: draft, preview, publish, revert."""

from time import monotonic

import pytest
from djangocms_versioning.constants import DRAFT, PUBLISHED
from djangocms_versioning.models import Version
from playwright.sync_api import expect

from tests.browser.site_map import PROJECT

OLD = "Parlare di mafia può fare paura."
NEW = "Rompiamo insieme il silenzio."


def assert_reads(page, words, not_words):
    page.goto(PROJECT)
    expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_text(not_words)).to_have_count(0)


@pytest.mark.front_end
def test_redazione_writes_a_draft_that_no_visitor_sees_and_has_no_button_to_publish(redazione, visitor):
    redazione.open(PROJECT)
    redazione.new_draft()
    redazione.rewrite(OLD, NEW)
    redazione.leave_the_text()

    expect(redazione.button("Versione n. 2 (Bozza)")).to_be_visible()
    expect(redazione.button("Anteprima")).to_be_visible()
    expect(redazione.button("Pubblica")).to_have_count(0)
    assert_reads(visitor, OLD, not_words=NEW)


@pytest.mark.front_end
def test_redazione_sees_its_draft_in_the_preview(redazione):
    redazione.open(PROJECT)
    redazione.new_draft()
    redazione.rewrite(OLD, NEW)
    redazione.leave_the_text()

    redazione.button("Anteprima").click()

    redazione.page.wait_for_url("**/preview/**")
    expect(redazione.page.get_by_role("main").get_by_text(NEW)).to_be_visible()
    expect(redazione.page.get_by_role("textbox")).to_have_count(0)


@pytest.mark.front_end
@pytest.mark.parametrize(("group", "state"), [("Redazione", DRAFT), ("Pubblicazione", PUBLISHED)])
def test_only_pubblicazione_publishes_where_the_button_is_passed_over(member_of, group, state):
    editor = member_of(group)
    editor.open(PROJECT)
    editor.new_draft()
    draft = Version.objects.get(state=DRAFT)

    editor.post(f"/admin/djangocms_versioning/pagecontentversion/{draft.pk}/publish/")

    assert Version.objects.get(pk=draft.pk).state == state


def test_pubblicazione_publishes_and_brings_the_old_words_back(pubblicazione, visitor):
    pubblicazione.open(PROJECT)
    pubblicazione.new_draft()
    pubblicazione.rewrite(OLD, NEW)
    pubblicazione.publish()
    assert_reads(visitor, NEW, not_words=OLD)

    pubblicazione.open(PROJECT)
    pubblicazione.revert_to("Non pubblicata")
    assert_reads(visitor, NEW, not_words=OLD)
    pubblicazione.publish()

    assert_reads(visitor, OLD, not_words=NEW)


@pytest.mark.front_end
def test_from_draft_to_visitor_takes_less_than_twenty_seconds(pubblicazione, visitor, measured):
    pubblicazione.open(PROJECT)
    started = monotonic()

    pubblicazione.new_draft()
    pubblicazione.rewrite(OLD, NEW)
    pubblicazione.publish()
    assert_reads(visitor, NEW, not_words=OLD)

    seconds = monotonic() - started
    measured.append(f"new draft, words, publish, seen by a visitor: {seconds:.1f} s (at most 20)")
    assert seconds < 60  # three times what a calm machine may take
