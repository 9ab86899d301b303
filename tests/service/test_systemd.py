"""systemd's units shut away what they start, and start what there is."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "deploy" / "systemd"
SERVICES = sorted(FOLDER.glob("*.service"))
MOST_EXPOSED = 2.0

has_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not on this machine")


def values(unit, name):
    return re.findall(rf"^{name}=(.*)$", unit.read_text(encoding="utf-8"), re.MULTILINE)


@has_systemd
@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.stem)
def test_little_is_open_to_a_service(unit):
    run = subprocess.run(
        ["systemd-analyze", "security", "--offline=yes", "--no-pager", unit], capture_output=True, text=True, check=True
    )

    exposure = float(re.search(r"Overall exposure level for \S+: ([\d.]+)", run.stdout)[1])
    assert exposure <= MOST_EXPOSED, run.stdout


@pytest.mark.parametrize("unit", SERVICES, ids=lambda unit: unit.stem)
def test_a_service_starts_what_there_is_as_nobody_important(unit):
    [command] = values(unit, "ExecStart")

    program, *arguments = command.removeprefix("/srv/cremona/current/").split()

    assert values(unit, "User") == ["cremona"]
    if program == ".venv/bin/gunicorn":
        assert arguments == ["-c", "deploy/gunicorn.conf.py", "cremona_site.wsgi"]
    else:
        assert (program, arguments[0]) == (".venv/bin/python", "manage.py")
        assert arguments[1] in get_commands()


def test_timers_and_sockets_start_services_that_there_are():
    names = {unit.name for unit in SERVICES}

    started = {values(unit, "Unit")[0] for unit in FOLDER.glob("*.timer")}
    started |= {f"{unit.stem}.service" for unit in FOLDER.glob("*.socket")}

    assert started <= names
    assert len(started) >= 3


def test_gunicorn_has_the_time_to_answer_before_systemd_ends_it():
    conf = (ROOT / "deploy" / "gunicorn.conf.py").read_text(encoding="utf-8")
    graceful = int(re.search(r"^graceful_timeout = (\d+)$", conf, re.MULTILINE)[1])

    assert int(values(FOLDER / "cremona-web.service", "TimeoutStopSec")[0]) > graceful
