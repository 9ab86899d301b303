"""One person writes in a draft: who, since when, and how another comes to it."""

import pytest
from django.core import mail
from django.urls import reverse
from djangocms_versioning.models import Version

from cremona_site import writing
from cremona_site.models import DraftLock
from cremona_site.publication.links import version_url
from cremona_site.publication.locks import lock_of
from cremona_site.publication.versions import preview_url
from tests.factories import PublisherFactory, WriterFactory, signed_in
from tests.site.publication import only_plugin_of, page_with_draft, state_of, take_in_hand, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna():
    return WriterFactory(username="anna", first_name="Anna", last_name="Bassi", email="anna@example.org")


@pytest.fixture
def piero():
    return PublisherFactory(username="piero", first_name="Piero", last_name="Guarneri", email="piero@example.org")


@pytest.fixture
def held(anna):
    """A draft that Anna holds."""
    _page, draft = page_with_draft()
    take_in_hand(signed_in(anna), draft)
    return again(draft)


def again(version):
    return Version.objects.get(pk=version.pk)


def plugin_of(draft):
    return only_plugin_of(draft.content)


def write(browser, plugin, words):
    return browser.post(reverse("admin:cms_placeholder_edit_plugin", args=[plugin.pk]), {"body": words})


def test_who_opens_a_draft_holds_it_from_then_on(anna, held):
    lock = lock_of(held)

    assert lock.holder == anna
    assert DraftLock.objects.get().since == lock.since


def test_a_draft_that_commands_made_is_held_by_nobody():
    _page, draft = page_with_draft()

    assert again(draft).locked_by is None
    assert lock_of(draft) is None


def test_coming_to_a_free_draft_from_the_published_page_takes_it(anna):
    page, draft = page_with_draft()
    live = Version.objects.get_for_content(page.pagecontent_set.get())

    take_in_hand(signed_in(anna), live)

    assert lock_of(again(draft)).holder == anna


@pytest.mark.parametrize("colleague", [WriterFactory, PublisherFactory])
def test_nobody_else_writes_in_a_held_draft(held, colleague):
    plugin = plugin_of(held)

    answer = write(signed_in(colleague()), plugin, "<p>Sopra le tue.</p>")

    assert answer.status_code == 403
    assert plugin.get_bound_plugin().body == "<p>Dopo.</p>"


def test_the_toolbar_and_the_list_of_versions_say_who_and_since_when(held, piero):
    browser = signed_in(piero)
    since = lock_of(held).since.astimezone()

    above = text_of(browser.get(writing_preview(held)))
    listed = browser.get(
        reverse("admin:djangocms_versioning_pagecontentversion_changelist"),
        {"page": held.content.page_id, "language": "it"},
    )

    assert "La sta modificando Anna Bassi dal" in above
    assert "Prendi la bozza" in above
    assert "Anna Bassi" in listed.text
    assert str(since.year) in listed.text


def writing_preview(version):
    return preview_url(version)


def test_a_publisher_takes_a_draft_over_and_the_holder_reads_of_it(held, anna, piero):
    url = version_url(held, "unlock")
    browser = signed_in(piero)
    asked = browser.get(url)

    landed = browser.post(url, {"prendi": "1"})

    assert "Anna Bassi" in asked.text
    assert again(held).locked_by == piero
    assert "/edit/" in landed.url
    assert [message.recipients() for message in mail.outbox] == [["anna@example.org"]]
    assert "Piero Guarneri ha preso in mano la bozza" in mail.outbox[0].body
    assert plugin_of(held).get_bound_plugin().body == "<p>Dopo.</p>"
    assert write(signed_in(anna), plugin_of(held), "<p>Ancora io.</p>").status_code == 403


def test_only_looking_takes_nothing(held, anna, piero):
    signed_in(piero).get(version_url(held, "unlock"))

    assert again(held).locked_by == anna


def test_a_writer_takes_nothing_but_may_ask(held, anna):
    ugo = WriterFactory(first_name="Ugo", last_name="Rossi")
    browser = signed_in(ugo)
    url = version_url(held, "unlock")

    refused = browser.post(url, {"prendi": "1"})
    asked = browser.post(url, {"chiedi": "1"}, follow=True)
    browser.post(url, {"chiedi": "1"})

    assert refused.status_code == 403
    assert again(held).locked_by == anna
    assert "Anna Bassi ha ricevuto un’email" in asked.text
    assert [message.subject for message in mail.outbox] == [f"Ugo Rossi aspetta la bozza di «{held.content.title}»"]
    assert "L’aspetta Ugo Rossi" in signed_in(anna).get(url).text


def test_who_holds_a_draft_lets_go_of_it(held, anna):
    signed_in(anna).post(version_url(held, "unlock"), {"lascia": "1"})

    assert again(held).locked_by is None
    assert not DraftLock.objects.exists()


def test_a_person_who_leaves_holds_nothing_any_more(held, anna):
    anna.is_active = False
    anna.save()

    assert again(held).locked_by is None
    assert not DraftLock.objects.exists()


def test_a_publisher_publishes_no_draft_over_its_holders_head_by_the_toolbar(held, piero):
    seen = signed_in(piero).get(writing_preview(held)).text

    assert version_url(held, "publish") not in seen


def test_commands_write_in_a_held_draft_and_leave_it_to_its_holder(held, anna):
    content = writing.draft_from(held.content)
    writing.write_slot(content, "content", "<p>Dal comando.</p>")

    assert content == held.content
    assert again(held).locked_by == anna
    assert plugin_of(held).get_bound_plugin().body == "<p>Dal comando.</p>"


def test_publishing_ends_the_lock(held, anna):
    writing.publish(held.content)

    assert state_of(held) == "published"
    assert not DraftLock.objects.exists()


def test_a_lock_that_is_gone_leads_back_to_the_page(piero):
    _page, draft = page_with_draft()

    seen = signed_in(piero).get(version_url(draft, "unlock"), follow=True)

    assert "La bozza è libera" in seen.text
