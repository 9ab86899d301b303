"""What is planned happens at its hour and once, and what cannot happen says why."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from djangocms_versioning.constants import ARCHIVED, DRAFT, PUBLISHED, UNPUBLISHED
from djangocms_versioning.models import Version

from cremona_site import writing
from cremona_site.models import ScheduledChange
from cremona_site.publication.carrying_out import carry_out
from cremona_site.publication.links import schedule_url, version_url
from cremona_site.publication.locks import pass_to
from cremona_site.publication.planning import plan
from cremona_site.publication.versions import preview_url
from cremona_site.publication.waiting import failed_changes, scheduled_changes
from tests.factories import PageFactory, PublisherFactory, WriterFactory, signed_in
from tests.site.publication import (
    live_version,
    only_plugin_of,
    page_with_draft,
    state_of,
    take_in_hand,
    text_of,
    version_in,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def piero():
    return PublisherFactory(username="piero", first_name="Piero", email="piero@example.org")


@pytest.fixture
def now():
    return timezone.now()


def when(moment, name="publish"):
    here = timezone.localtime(moment)
    return {f"{name}_day": f"{here:%Y-%m-%d}", f"{name}_hour": f"{here:%H:%M}"}


def test_the_live_words_stay_until_the_hour_and_the_new_ones_come_then(client, piero, now):
    _page, draft = page_with_draft()
    plan(draft, piero, now + HOUR, None)

    carry_out(now + HOUR - timedelta(seconds=1))
    assert "Prima." in client.get("/prova/").text

    carry_out(now + HOUR)
    assert "Dopo." in client.get("/prova/").text
    assert ScheduledChange.objects.get().state == "done"
    assert not scheduled_changes().exists()


def test_a_page_comes_and_goes(client, piero, now):
    page = PageFactory(slug="prova", is_published=False, slots={"content": "<p>Dopo.</p>"})
    plan(version_in(DRAFT, page), piero, now + HOUR, now + DAY)
    assert client.get("/prova/").status_code == 404

    carry_out(now + HOUR)
    assert "Dopo." in client.get("/prova/").text
    assert scheduled_changes().get().withdraw_at == now + DAY

    carry_out(now + DAY)
    assert client.get("/prova/").status_code == 410
    assert not scheduled_changes().exists()


def test_the_command_says_what_it_did(piero, now):
    _page, draft = page_with_draft(title="Sportello")
    plan(draft, piero, now + HOUR, None)
    out = StringIO()

    call_command("carry_out_schedule", now=now + HOUR, stdout=out)

    assert out.getvalue() == "Eseguita: «Sportello».\n"


def test_what_was_done_is_done_once(piero, now):
    _page, draft = page_with_draft()
    plan(draft, piero, now, None)

    first, _failed = carry_out(now)
    second, _failed = carry_out(now)

    assert (len(first), second) == (1, [])


def test_a_page_that_is_to_go_goes_though_it_was_mended_meanwhile(client, piero, now):
    page, draft = page_with_draft()
    plan(live_version(page), piero, None, now + DAY)

    signed_in(piero).post(version_url(draft, "publish"))
    carry_out(now + DAY)

    assert client.get("/prova/").status_code == 410
    assert ScheduledChange.objects.get().version_id == draft.pk


def test_a_new_version_with_a_day_of_its_own_goes_on_that(client, piero, now):
    page, draft = page_with_draft()
    plan(live_version(page), piero, None, now + DAY)
    plan(draft, piero, now + HOUR, now + 2 * DAY)

    carry_out(now + HOUR)
    carry_out(now + DAY)

    assert "Dopo." in client.get("/prova/").text
    assert scheduled_changes().get().withdraw_at == now + 2 * DAY


def test_publishing_by_hand_before_the_hour_leaves_only_the_withdrawal(piero, now):
    _page, draft = page_with_draft()
    plan(draft, piero, now + HOUR, now + DAY)

    signed_in(piero).post(version_url(draft, "publish"))
    done, failed = carry_out(now + HOUR)

    assert (done, failed) == ([], [])
    assert state_of(draft) == PUBLISHED
    assert scheduled_changes().get().withdraw_at == now + DAY


def test_taking_down_by_hand_before_the_hour_ends_the_plan(piero, now):
    page, _draft = page_with_draft()
    live = live_version(page)
    plan(live, piero, None, now + DAY)

    signed_in(piero).post(version_url(live, "unpublish"))

    assert ScheduledChange.objects.get().reason == "Tolta a mano, prima dell’ora."
    assert carry_out(now + DAY) == ([], [])


def lose_the_right(draft, piero):
    piero.groups.clear()


def leave_the_office(draft, piero):
    piero.is_active = False
    piero.save()


def take_the_parent_down(draft, piero):
    parent = draft.content.page.parent
    live_version(parent).unpublish(piero)


def take_the_address(draft, piero):
    """Published past the check that the CMS makes when a slug is typed."""
    other = PageFactory(slug="un-altra", parent=draft.content.page.parent)
    content = other.pagecontent_set.get()
    type(content)._base_manager.filter(pk=content.pk).update(slug=draft.content.slug)
    other.update_urls_from_content("it")


@pytest.mark.parametrize(
    ("meanwhile", "why"),
    [
        (lose_the_right, "non ne ha più il permesso"),
        (leave_the_office, "non ne ha più il permesso"),
        (take_the_parent_down, "La pagina che sta sopra, «Sezione», non è pubblicata"),
        (take_the_address, "Un’altra pagina ha già il suo indirizzo"),
    ],
)
def test_what_cannot_be_done_says_why_by_one_mail_and_is_not_tried_again(piero, now, meanwhile, why):
    above = PageFactory(title="Sezione")
    page = PageFactory(parent=above, is_published=False, slug="sotto")
    draft = version_in(DRAFT, page)
    plan(draft, piero, now + HOUR, None)
    boss = PublisherFactory(email="capo@example.org")
    meanwhile(draft, piero)

    _done, (failed,) = carry_out(now + HOUR)
    carry_out(now + DAY)

    assert why in failed.reason
    assert state_of(draft) == DRAFT
    assert len(mail.outbox) == 1
    assert "capo@example.org" in mail.outbox[0].recipients()
    assert why in mail.outbox[0].body
    seen = text_of(signed_in(boss).get(reverse("admin:cremona_site_scheduledchange_changelist")))
    assert why in seen


def test_one_that_fails_does_not_stop_the_others(client, piero, now):
    above = PageFactory(title="Sezione", is_published=False)
    plan(version_in(DRAFT, PageFactory(parent=above, is_published=False)), piero, now, None)
    _page, draft = page_with_draft()
    plan(draft, piero, now + timedelta(seconds=1), None)

    done, failed = carry_out(now + HOUR)

    assert (len(done), len(failed)) == (1, 1)
    assert "Dopo." in client.get("/prova/").text


def test_a_failure_leaves_the_list_when_a_publisher_has_seen_it(piero, now):
    above = PageFactory(title="Sezione", is_published=False)
    plan(version_in(DRAFT, PageFactory(parent=above, is_published=False)), piero, now, None)
    carry_out(now)
    failed = failed_changes().get()
    url = reverse("admin:cremona_site_scheduledchange_seen", args=[failed.pk])

    assert signed_in(WriterFactory()).post(url).status_code == 403
    signed_in(piero).post(url)

    assert not failed_changes().exists()


def test_a_page_whose_whole_time_passed_while_the_site_was_down_does_not_flash_up(client, piero, now):
    page = PageFactory(slug="prova", is_published=False)
    plan(version_in(DRAFT, page), piero, now + HOUR, now + 2 * HOUR)

    _done, (failed,) = carry_out(now + DAY)

    assert "mentre il sito era fermo" in failed.reason
    assert client.get("/prova/").status_code == 404


def test_the_hour_comes_though_the_publisher_still_holds_the_draft(client, piero, now):
    _page, draft = page_with_draft()
    plan(draft, piero, now + HOUR, None)
    take_in_hand(signed_in(piero), draft)

    carry_out(now + HOUR)

    assert "Dopo." in client.get("/prova/").text


@pytest.mark.parametrize(("action", "field"), [("archive", {}), ("discard", {"discard": "1"})])
def test_a_draft_that_goes_has_no_hour_any_more(piero, now, action, field):
    _page, draft = page_with_draft()
    plan(draft, piero, now + HOUR, None)

    signed_in(piero).post(version_url(draft, action), field)

    assert not scheduled_changes().exists()
    assert carry_out(now + HOUR) == ([], [])


# The form


def test_a_publisher_plans_changes_and_cancels(piero, now):
    _page, draft = page_with_draft()
    browser, url = signed_in(piero), schedule_url(draft)

    browser.post(url, when(now + DAY))
    first = scheduled_changes().get()
    browser.post(url, when(now + 2 * DAY) | when(now + 3 * DAY, "withdraw"))
    second = scheduled_changes().get()
    browser.post(reverse("admin:cremona_site_scheduledchange_cancel", args=[second.pk]))

    assert first.pk == second.pk
    assert second.publish_at - first.publish_at == DAY
    assert second.withdraw_at - second.publish_at == DAY
    assert not scheduled_changes().exists()
    assert ScheduledChange.objects.get().reason == "Annullata da Piero."


def test_hours_are_those_of_cremona(piero):
    _page, draft = page_with_draft()

    signed_in(piero).post(schedule_url(draft), {"publish_day": "2030-07-01", "publish_hour": "09:30"})

    assert scheduled_changes().get().publish_at == datetime(2030, 7, 1, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, "Scrivi almeno un giorno e un’ora."),
        ({"publish_day": "2030-07-01"}, "Servono sia il giorno sia l’ora."),
        ({"publish_hour": "00:00"}, "Servono sia il giorno sia l’ora."),
        ({"publish_day": "2020-07-01", "publish_hour": "09:30"}, "È già passato"),
        ({"publish_day": "2030-03-31", "publish_hour": "02:30"}, "l’orologio va avanti di un’ora"),
        ({"publish_day": "2030-10-27", "publish_hour": "02:30"}, "ci sono due volte"),
        ({"publish_day": "2030-02-31", "publish_hour": "09:30"}, "Inserisci una data valida"),
        ({"publish_day": "9999-12-31", "publish_hour": "23:59"}, "troppo lontano"),
        ({"publish_day": "0001-01-01", "publish_hour": "00:00"}, "È già passato"),
        (
            {
                "publish_day": "2030-07-02",
                "publish_hour": "09:30",
                "withdraw_day": "2030-07-02",
                "withdraw_hour": "09:30",
            },
            "si toglie prima di uscire",
        ),
        ({"withdraw_day": "2030-07-02", "withdraw_hour": "09:30"}, "È una bozza: prima di toglierla deve uscire"),
    ],
)
def test_what_cannot_be_is_refused_with_a_way_to_mend_it(piero, typed, told):
    _page, draft = page_with_draft()

    seen = signed_in(piero).post(schedule_url(draft), typed)

    assert told in seen.text
    assert not scheduled_changes().exists()
    for value in typed.values():
        assert f'value="{value}"' in seen.text


def test_a_page_that_could_not_go_out_now_is_not_planned(piero, now):
    above = PageFactory(title="Sezione", is_published=False)
    draft = version_in(DRAFT, PageFactory(parent=above, is_published=False))

    seen = signed_in(piero).post(schedule_url(draft), when(now + DAY))

    assert "La pagina che sta sopra, «Sezione», non è pubblicata" in seen.text
    assert not scheduled_changes().exists()


def test_planning_a_withdrawal_says_what_goes_with_the_page(piero):
    page = PageFactory(title="Sopra")
    PageFactory(parent=page, title="Sotto")

    seen = signed_in(piero).get(schedule_url(live_version(page)))

    assert "Sotto" in seen.text
    assert "publish_day" not in seen.text


def test_an_old_version_is_not_planned(piero, now):
    page, draft = page_with_draft()
    draft.archive(piero)

    seen = signed_in(piero).post(schedule_url(version_in(ARCHIVED, page)), when(now + DAY), follow=True)

    assert "ripristinala prima" in seen.text
    assert not scheduled_changes().exists()


def test_a_draft_in_other_hands_is_not_planned(piero, now):
    _page, draft = page_with_draft()
    pass_to(draft, WriterFactory(first_name="Anna"))

    seen = signed_in(piero).post(schedule_url(draft), when(now + DAY), follow=True)

    assert "La bozza è in mano a Anna" in seen.text
    assert not scheduled_changes().exists()


# Who may


def test_a_writer_plans_cancels_and_carries_out_nothing(writer, piero, now):
    _page, draft = page_with_draft()
    other_page, other = page_with_draft(slug="altra")
    change = plan(other, piero, now, None)

    answers = [
        writer.get(schedule_url(draft)),
        writer.post(schedule_url(draft), when(now + DAY)),
        writer.post(reverse("admin:cremona_site_scheduledchange_cancel", args=[change.pk])),
        writer.post(reverse("admin:cremona_site_scheduledchange_carry_out")),
    ]

    assert [answer.status_code for answer in answers] == [403] * 4
    assert scheduled_changes().get() == change
    assert version_in(DRAFT, other_page) == other


def test_a_writer_changes_no_draft_whose_hour_is_fixed(writer, piero, now):
    _page, draft = page_with_draft()
    plugin = only_plugin_of(draft.content)
    plan(draft, piero, now + HOUR, None)

    seen = writer.post(version_url(draft, "edit_redirect"), follow=True)
    answer = writer.post(
        reverse("admin:cms_placeholder_edit_plugin", args=[plugin.pk]), {"body": "<p>Di nascosto.</p>"}
    )
    writer.post(version_url(draft, "discard"), {"discard": "1"})
    writer.post(version_url(draft, "archive"))

    assert "La bozza esce da sola il" in seen.text
    assert answer.status_code == 403
    assert plugin.get_bound_plugin().body == "<p>Dopo.</p>"
    assert state_of(draft) == DRAFT


def test_a_publisher_still_mends_a_draft_whose_hour_is_fixed(piero, now):
    _page, draft = page_with_draft()
    plugin = only_plugin_of(draft.content)
    plan(draft, piero, now + HOUR, None)

    signed_in(piero).post(reverse("admin:cms_placeholder_edit_plugin", args=[plugin.pk]), {"body": "<p>Meglio.</p>"})

    assert plugin.get_bound_plugin().body == "<p>Meglio.</p>"


def test_the_toolbar_says_when_a_page_comes_and_goes(writer, piero):
    page, draft = page_with_draft()
    moment = datetime(2030, 7, 1, 7, 30, tzinfo=UTC)
    plan(draft, piero, moment, None)
    plan(live_version(page), piero, None, moment + DAY)

    assert "In uscita il 1 luglio 2030, 09:30" in text_of(writer.get(preview(draft)))
    assert "Si toglie il 2 luglio 2030, 09:30" in text_of(writer.get(preview(live_version(page))))


def preview(version):
    return preview_url(version)


def test_a_command_that_does_not_run_is_noticed(writer, piero, now):
    _page, draft = page_with_draft()
    plan(draft, piero, now - HOUR, None)
    url = reverse("admin:cremona_site_scheduledchange_changelist")

    assert "il comando che esegue le uscite non sta passando" in signed_in(piero).get(url).text
    signed_in(piero).post(reverse("admin:cremona_site_scheduledchange_carry_out"))

    assert "non sta passando" not in signed_in(piero).get(url).text
    assert state_of(draft) == PUBLISHED


def test_a_page_that_was_taken_down_by_its_plan_can_come_back(client, piero, now):
    page, _draft = page_with_draft()
    live = live_version(page)
    plan(live, piero, None, now)
    carry_out(now)
    assert state_of(live) == UNPUBLISHED

    writing.publish(Version.objects.get(pk=live.pk).content)

    assert client.get("/prova/").status_code == 200
