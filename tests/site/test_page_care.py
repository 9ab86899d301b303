"""Which pages are to be verified again, who says that they are right, and whom the weekly mail reaches."""

import logging
from datetime import timedelta

import pytest
from cms.models import Page, PageContent
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from djangocms_versioning.models import Version

from cremona_site import writing
from cremona_site.desk.page_care import pages_in_care, pages_to_verify
from cremona_site.models import PageCare
from tests.factories import (
    InitiativeFactory,
    NewsFactory,
    OccurrenceFactory,
    PageFactory,
    PublisherFactory,
    WriterFactory,
    signed_in,
)

pytestmark = pytest.mark.django_db


def days_ago(number):
    return timezone.localdate() - timedelta(days=number)


def verified(page, days, owner=None):
    """The care of a page that somebody verified so many days ago."""
    return PageCare.objects.update_or_create(page=page, defaults={"verified_on": days_ago(days), "owner": owner})[0]


def titles_to_verify():
    return [content.title for content in pages_to_verify()]


def in_care(page):
    return page.pk in {content.page_id for content in pages_in_care()}


def remind():
    call_command("remind_owners")
    return {message.to[0]: message.body for message in mail.outbox}


# What counts as verified


def test_a_published_page_counts_from_its_publication_and_nothing_is_due_after_loading():
    page = PageFactory()

    assert page.care.verified_on == timezone.localdate()
    assert titles_to_verify() == []


@pytest.mark.parametrize(("days", "due"), [(180, []), (181, ["Orari"])])
def test_a_page_is_due_when_180_days_have_gone(days, due):
    verified(PageFactory(title="Orari"), days)

    assert titles_to_verify() == due


def test_publishing_a_new_version_counts_anew_and_taking_a_draft_does_not():
    page, publisher = PageFactory(title="Orari"), PublisherFactory()
    verified(page, 300)
    draft = Version.objects.get_for_content(writing.draft_of(page))
    assert titles_to_verify() == ["Orari"]

    draft.publish(publisher)

    care = PageCare.objects.get(page=page)
    assert (care.verified_on, care.verified_by) == (timezone.localdate(), publisher)
    assert titles_to_verify() == []


def test_publishing_a_translation_says_nothing_of_the_italian_words():
    page = PageFactory(title="Orari")
    verified(page, 300)

    writing.publish(writing.new_translation(page, "en", "Hours", slug="hours"))

    assert titles_to_verify() == ["Orari"]


def test_the_longest_forgotten_comes_first_and_what_nobody_ever_verified_before_it():
    verified(PageFactory(title="Un anno"), 365)
    verified(PageFactory(title="Due anni"), 730)
    PageCare.objects.filter(page=PageFactory(title="Mai")).update(verified_on=None)

    assert titles_to_verify() == ["Mai", "Due anni", "Un anno"]


def test_drafts_news_and_what_is_over_are_in_nobodys_care():
    draft = PageFactory(is_published=False)
    news = NewsFactory().extended_object
    over, coming, undated = (InitiativeFactory() for _ in range(3))
    OccurrenceFactory(initiative=over, starts_at=timezone.now() - timedelta(days=9), ends_at=None)
    OccurrenceFactory(initiative=coming, starts_at=timezone.now() + timedelta(days=9), ends_at=None)

    assert not in_care(draft)
    assert not in_care(news)
    assert not in_care(over.extended_object)
    assert in_care(coming.extended_object)
    assert in_care(undated.extended_object)


def test_a_page_that_is_only_english_is_in_care_too():
    page = PageFactory(title="Orari")
    writing.publish(writing.new_translation(page, "en", "Hours", slug="hours"))
    Version.objects.get_for_content(PageContent.objects.get(page=page, language="it")).unpublish(PublisherFactory())
    verified(page, 300)

    assert titles_to_verify() == ["Hours"]


# Who looks after a page


def test_the_author_looks_after_a_new_page_and_the_publisher_where_nobody_else_can():
    writer, publisher = WriterFactory(), PublisherFactory()
    by_writer, by_command = PageFactory(is_published=False), PageFactory(is_published=False)
    first = Version.objects.get_for_content(writing.draft_of(by_writer))
    Version.objects.filter(pk=first.pk).update(created_by=writer)

    Version.objects.get(pk=first.pk).publish(publisher)
    Version.objects.get_for_content(writing.draft_of(by_command)).publish(publisher)

    assert PageCare.objects.get(page=by_writer).owner == writer
    assert PageCare.objects.get(page=by_command).owner == publisher


def test_publishing_again_does_not_take_a_page_from_who_looks_after_it():
    owner, page = WriterFactory(), PageFactory()
    verified(page, 10, owner)

    Version.objects.get_for_content(writing.draft_of(page)).publish(PublisherFactory())

    assert PageCare.objects.get(page=page).owner == owner


def test_a_writer_verifies_by_one_click(writer):
    page = PageFactory(title="Orari")
    verified(page, 300)

    answer = writer.post(reverse("admin:desk_verify", args=[page.pk]), follow=True)

    assert "«Orari» è verificata da oggi" in answer.text
    assert PageCare.objects.get(page=page).verified_on == timezone.localdate()
    assert titles_to_verify() == []


@pytest.mark.parametrize("name", ["admin:desk_verify", "admin:desk_take", "admin:desk_first_steps"])
def test_looking_at_the_address_of_a_button_changes_nothing(writer, name):
    page = PageFactory()
    care = verified(page, 300)

    answer = writer.get(reverse(name, args=[] if name.endswith("steps") else [page.pk]))

    assert answer.status_code == 405
    assert PageCare.objects.get(pk=care.pk).verified_on == days_ago(300)


def test_a_page_that_is_gone_is_not_found(writer):
    page = PageFactory()
    address = reverse("admin:desk_verify", args=[page.pk])
    Page.objects.filter(pk=page.pk).delete()

    assert writer.post(address).status_code == 404


@pytest.mark.parametrize("wanted", ["https://altrove.example/", "//altrove.example/", "javascript:alert(1)"])
def test_a_button_leads_back_within_the_site_only(writer, wanted):
    page = PageFactory()

    answer = writer.post(reverse("admin:desk_verify", args=[page.pk]), {"next": wanted})

    assert answer.url == "/admin/"


def test_a_free_page_is_taken_by_whoever_says_it_is_theirs_and_nobody_takes_it_from_them():
    first, second, page = WriterFactory(), WriterFactory(), PageFactory()
    address = reverse("admin:desk_take", args=[page.pk])
    verified(page, 300)

    taken = signed_in(first).post(address)
    refused = signed_in(second).post(address)

    assert (taken.status_code, refused.status_code) == (302, 403)
    assert PageCare.objects.get(page=page).owner == first


def test_publishers_choose_who_looks_after_a_page_and_writers_only_read_it(writer, publisher):
    owner, care = WriterFactory(), verified(PageFactory(), 300)
    left = WriterFactory(is_active=False)
    address = reverse("admin:cremona_site_pagecare_change", args=[care.pk])

    refused = writer.post(address, {"owner": owner.pk})
    to_nobody = publisher.post(address, {"owner": left.pk})
    chosen = publisher.post(address, {"owner": owner.pk})

    assert refused.status_code == 403
    assert to_nobody.status_code == 200
    assert chosen.status_code == 302
    assert PageCare.objects.get(pk=care.pk).owner == owner
    assert PageCare.objects.get(pk=care.pk).verified_on == days_ago(300)


# The weekly mail


def test_each_owner_gets_one_mail_with_their_pages_and_publishers_those_of_nobody():
    owner, publisher = WriterFactory(email="marta@example.org"), PublisherFactory(email="paolo@example.org")
    verified(PageFactory(title="Orari"), 300, owner)
    verified(PageFactory(title="Sportello"), 200, owner)
    verified(PageFactory(title="Di nessuno"), 400)
    verified(PageFactory(title="Appena letta"), 3, owner)

    bodies = remind()

    assert set(bodies) == {owner.email, publisher.email}
    assert bodies[owner.email].index("- Orari") < bodies[owner.email].index("- Sportello")
    assert "http://localhost:8000/orari/" in bodies[owner.email]
    assert "Appena letta" not in bodies[owner.email]
    assert "Di nessuno" not in bodies[owner.email]
    assert "- Di nessuno" in bodies[publisher.email]
    assert "senza responsabile" in bodies[publisher.email]
    assert "Orari" not in bodies[publisher.email]


@pytest.mark.parametrize("lost", [{"is_active": False}, {"is_staff": False}, {"email": ""}])
def test_the_pages_of_whom_no_mail_may_reach_go_to_the_publishers_by_name(lost):
    owner = WriterFactory(**{"email": "via@example.org", "first_name": "Ada", "last_name": "Neri"} | lost)
    publisher = PublisherFactory(email="paolo@example.org")
    verified(PageFactory(title="Orari"), 300, owner)

    bodies = remind()

    assert set(bodies) == {publisher.email}
    assert "responsabile: Ada Neri" in bodies[publisher.email]


def test_nothing_is_sent_twice_in_a_week_and_all_again_after_it():
    owner, page = WriterFactory(email="marta@example.org"), PageFactory()
    care = verified(page, 300, owner)

    remind()
    remind()
    assert len(mail.outbox) == 1

    PageCare.objects.filter(pk=care.pk).update(reminded_on=days_ago(7))
    remind()
    assert len(mail.outbox) == 2


def test_a_mail_that_fails_is_logged_tried_again_and_keeps_no_other_back(settings, caplog):
    owner = WriterFactory(email="marta@example.org")
    verified(PageFactory(), 300, owner)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    with caplog.at_level(logging.ERROR):
        call_command("remind_owners")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert "did not go out" in caplog.text
    assert owner.email not in caplog.text
    assert set(remind()) == {owner.email}


def test_where_nobody_can_be_told_the_command_says_so(capsys):
    verified(PageFactory(), 300)

    call_command("remind_owners")

    assert "Pagine di cui non si è potuto avvisare nessuno: 1." in capsys.readouterr().err
    assert mail.outbox == []
