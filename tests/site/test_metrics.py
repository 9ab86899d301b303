"""What is counted, under which few words, and what is looked up when somebody asks."""

import os
import re
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from cremona_site import metrics
from cremona_site.management.commands import every_day
from cremona_site.metrics.processes import used_by
from cremona_site.metrics.responses import KINDS, PAGE, class_of, kind_of
from cremona_site.models import TaskRun


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "home"),
        ("/en/", "home"),
        ("/en", "home"),
        ("/cerca/", "search"),
        ("/en/cerca/", "search"),
        ("/valutazione/grazie/", "feedback"),
        ("/admin/cms/page/7/", "staff"),
        ("/accesso/", "staff"),
        ("/static/site.css", "static"),
        ("/salute/vivo", "health"),
        ("/la-voce-che-rompe-il-silenzio/", "page"),
        ("/en/en/cerca/", "page"),
        ("/cerca", "search"),
        ("/%0acerca", "page"),
        ("//evil.example/", "home"),
        ("*", "home"),
        ("", "home"),
    ],
)
def test_a_path_is_of_one_kind(path, kind):
    assert kind_of(path) == kind


def test_whatever_is_asked_for_the_kinds_are_few():
    strange = [f"/{word}/{number}" for number in range(200) for word in ("a", "en", "admin", f"x{number}", "\x00", "è")]

    assert {kind_of(path) for path in strange} <= {*KINDS.values(), PAGE}


@pytest.mark.parametrize(
    ("status", "name"), [("200", "2xx"), ("503", "5xx"), ("None", "other"), ("", "other"), ("999", "other")]
)
def test_a_status_is_counted_by_its_class(status, name):
    assert class_of(status) == name


def test_where_nobody_asks_for_figures_nothing_is_counted():
    metrics.count(metrics.PAGE_CACHE, "hit")
    metrics.observe(metrics.DURATION, "page", value=0.1)
    metrics.put(metrics.RELEASE, "x", value=1)

    assert metrics.is_on is False
    assert metrics.client is None
    assert metrics.with_labels == {}


def test_what_cannot_be_counted_is_no_failure_and_is_told_once(monkeypatch, caplog):
    monkeypatch.setattr(metrics, "is_on", True)

    for _vote in range(3):
        metrics.count(object(), "hit")

    assert metrics.is_on is False
    assert [record.getMessage() for record in caplog.records] == ["Figures are off in this process"]


def test_processes_and_what_they_use_are_told_by_linux():
    number, memory, seconds = used_by(os.getpid())

    assert number >= 1
    assert memory > 10_000_000
    assert seconds > 0


def test_the_page_for_operators_lists_every_figure_and_alarms_ask_for_those_only(settings):
    source = "".join(path.read_text() for path in (settings.BASE_DIR / "cremona_site/metrics").glob("*.py"))
    defined = set(re.findall(r'"(cremona_[a-z_]+)"', source))
    page = (settings.BASE_DIR / "docs/sorvegliare.md").read_text()
    alarms = (settings.BASE_DIR / "deploy/prometheus/alerts.yml").read_text()

    listed, asked = (set(re.findall(r"\b(cremona_[a-z_]+?)(?:_total|_bucket)?\b", text)) for text in (page, alarms))

    assert listed - {"cremona_site"} == defined
    assert asked <= defined


@pytest.fixture
def run():
    return TaskRun.objects.get


@pytest.mark.django_db
def test_the_timer_of_planned_changes_leaves_its_hour(run):
    before = timezone.now()

    call_command("carry_out_schedule")

    noted = run(name="carry_out_schedule")
    assert before <= noted.succeeded_at == noted.ended_at
    assert not noted.has_failed


@pytest.mark.django_db
def test_a_trial_at_another_hour_is_no_run_of_the_timer():
    call_command("carry_out_schedule", now=timezone.now() + timedelta(days=1))

    assert not TaskRun.objects.exists()


@pytest.mark.django_db
def test_a_night_that_failed_keeps_the_hour_of_the_last_that_did_not(run, monkeypatch):
    monkeypatch.setattr(every_day, "ON_MONDAYS", [])
    monkeypatch.setattr(every_day, "EVERY_DAY", ["delete_old_events"])
    call_command("every_day")
    good = run(name="every_day")
    monkeypatch.setattr(every_day, "EVERY_DAY", ["delete_old_events", "no_such_task"])

    with pytest.raises(CommandError):
        call_command("every_day")

    bad = run(name="every_day")
    assert not good.has_failed
    assert bad.has_failed
    assert bad.succeeded_at == good.succeeded_at < bad.ended_at


@pytest.mark.django_db
def test_the_database_tells_what_waits_and_how_long_ago_the_timers_came():
    from cremona_site.metrics.site import from_the_database

    TaskRun.objects.create(name="every_day", ended_at=timezone.now(), succeeded_at=timezone.now() - timedelta(hours=30))

    samples = {
        (sample.name, *sample.labels.values()): sample.value
        for family in from_the_database()
        for sample in family.samples
    }

    assert samples["cremona_publication_requests",] == 0
    assert samples["cremona_scheduled_changes", "overdue"] == 0
    assert samples["cremona_task_failed", "every_day"] == 1
    assert 30 * 3600 <= samples["cremona_task_age_seconds", "every_day"] < 31 * 3600
