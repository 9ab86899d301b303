"""The image and its companions: what can be said of them without containers."""

import http.client
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands
from django.db import connection

from tests.service.image import ROOT, copied, instructions, is_sent, tree
from tests.service.loaded_database import copied_database
from tests.service.site_server import SiteServer

COMPOSE = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
LOCKED_IN = [sys.executable, str(ROOT / "tests" / "service" / "locked_in.py")]
# Made by whoever installs (docs/piu-host.md)
MADE_ON_THE_SPOT = ("./secrets/", "./nginx.compose.conf")
# What a page of an editor makes the site do with files, and what it may not do with itself
WORK = """
import io
from PIL import Image
from cremona_site.documents import contents_of
from cremona_site.pixels import encoded
from tests_of_the_image import PDF

for kind in ("AVIF", "WEBP", "JPEG"):
    assert encoded(Image.new("RGB", (300, 200), "red"), kind)
assert contents_of(PDF).pages == 3, contents_of(PDF)
try:
    open("cremona_site/new.py", "w")
except PermissionError:
    print("done")
"""


def test_what_the_image_is_made_of_is_there_and_is_sent():
    for source, _target in copied():
        assert (ROOT / source).exists(), source
        assert is_sent(source), source


@pytest.mark.parametrize("path", [".env", ".git/config", "var/cremona.sqlite3", "tests/conftest.py", "README.md"])
def test_what_is_nobody_elses_business_is_not_sent(path):
    assert not is_sent(path)


def test_secrets_of_an_installation_are_not_sent():
    assert not is_sent("deploy/secrets/secret_key")
    assert not is_sent("cremona_site/__pycache__/settings.cpython-311.pyc")


def test_the_image_names_its_bases_and_runs_as_nobody_important():
    bases = dict(line.split("=") for line in instructions("ARG"))

    assert bases == {"PYTHON": "python:3.11-slim-bookworm", "NODE": "node:20-bookworm-slim"}
    assert instructions("USER")[-1] == "10001"
    assert instructions("STOPSIGNAL") == ["SIGTERM"]
    assert "127.0.0.1:8000/salute/vivo" in instructions("HEALTHCHECK")[0]
    assert not re.search("SECRET|PASSWORD|TOKEN", " ".join(instructions("ENV") + instructions("ARG")))


@pytest.fixture
def image(tmp_path):
    folder = tree(tmp_path / "image")
    yield folder
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | 0o200)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="The PostgreSQL of the tests opens to its owner only")
def test_the_site_runs_without_any_privilege_where_it_cannot_write(image, tmp_path, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), copied_database(tmp_path) as url:
        server = SiteServer(tmp_path, url, code=image, wrapped_in=LOCKED_IN, TMPDIR=str(tmp_path))
        server.start()
        try:
            server.wait()
            client = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
            client.request("GET", "/")
            page = client.getresponse()
            jobs = subprocess.run(
                [*LOCKED_IN, sys.executable, "manage.py", "carry_out_schedule"],
                cwd=image,
                env=server.environment,
                capture_output=True,
                text=True,
                check=False,
            )

            assert page.status == 200
            assert b"</html>" in page.read()
            assert jobs.returncode == 0, jobs.stderr
            status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="utf-8")
            assert re.search(r"^CapEff:\s+0+$", status, re.MULTILINE)
        finally:
            server.close()


def test_pictures_and_documents_are_read_without_any_privilege(image, tmp_path):
    from tests.factories import documents

    (tmp_path / "tests_of_the_image.py").write_text(f"PDF = {documents.pdf(pages=3)!r}", encoding="utf-8")
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "cremona_site.settings", "PYTHONPATH": str(tmp_path)}

    run = subprocess.run(
        [*LOCKED_IN, sys.executable, "-c", WORK],
        cwd=image,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.stdout == "done\n", run.stderr


@pytest.mark.parametrize("recipient", ["", "age1…"])
def test_jobs_run_what_is_planned_each_time_and_the_daily_care_once(recipient, tmp_path):
    (tmp_path / "python").write_text('#!/bin/sh\necho "$2"\ntest "$2" != every_day\n', encoding="utf-8")
    (tmp_path / "date").write_text('#!/bin/sh\ntest "$1" = +%F && echo 2026-11-28 || echo 0900\n', encoding="utf-8")
    for program in ("python", "date"):
        (tmp_path / program).chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "EVERY_SECONDS": "0.1", "BACKUP_RECIPIENT": recipient}
    daily = ["every_day", "backup"] if recipient else ["every_day"]

    process = subprocess.Popen(
        ["sh", ROOT / "deploy" / "jobs.sh"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    told = [process.stdout.readline().strip() for _ in range(6)]
    process.terminate()
    _rest, failed = process.communicate(timeout=10)

    assert told == ["carry_out_schedule", *daily, *["carry_out_schedule"] * (5 - len(daily))]
    assert failed.strip() == "every_day failed: 1"
    assert process.returncode == 0


@pytest.mark.parametrize("name", SERVICES)
def test_a_container_has_no_more_rights_than_it_needs(name):
    service = SERVICES[name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["mem_limit"]
    assert service["pids_limit"]
    assert set(service.get("cap_add", [])) <= {
        "folders": {"CHOWN"},
        "postgres": {"CHOWN", "DAC_OVERRIDE", "FOWNER", "SETGID", "SETUID"},
        "proxy": {"CHOWN", "DAC_OVERRIDE", "NET_BIND_SERVICE", "SETGID", "SETUID"},
    }.get(name, set())
    assert re.search(r":[\w.-]+$|\$\{RELEASE", service["image"])
    assert "latest" not in service["image"]


def test_only_the_proxy_is_reached_from_outside():
    networks = COMPOSE["networks"]

    assert [name for name, service in SERVICES.items() if service.get("ports")] == ["proxy"]
    assert all((networks[name] or {}).get("internal") for name in ("application", "data"))
    assert SERVICES["postgres"]["networks"] == SERVICES["redis"]["networks"] == ["data"]
    assert "data" not in SERVICES["proxy"]["networks"]


def test_containers_name_only_what_is_there():
    named = {
        "volumes": {volume.split(":")[0] for service in SERVICES.values() for volume in service.get("volumes", [])},
        "secrets": {secret for service in SERVICES.values() for secret in service.get("secrets", [])},
        "networks": {network for service in SERVICES.values() for network in service.get("networks", [])},
    }
    files = {path for path in named["volumes"] if path.startswith("./")}
    named["volumes"] -= files

    for kind, names in named.items():
        assert names == COMPOSE[kind].keys()
    for path in files:
        assert path.startswith(MADE_ON_THE_SPOT) or (ROOT / "deploy" / path).exists(), path


def test_containers_set_only_what_the_site_reads():
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    known = set(re.findall(r"^#?([A-Z0-9_]+)=", example, re.MULTILINE))

    for name in ("prepare", "web-1", "web-2", "jobs"):
        for variable, value in SERVICES[name]["environment"].items():
            assert variable.removesuffix("_FILE") in known
            if variable.endswith("_FILE"):
                assert value.removeprefix("/run/secrets/") in SERVICES[name]["secrets"]


def test_containers_run_commands_that_there_are():
    told = [*SERVICES["prepare"]["command"], (ROOT / "deploy" / "jobs.sh").read_text(encoding="utf-8")]

    commands = re.findall(r"manage\.py (\w+)", " ".join(told))

    assert sorted(commands) == ["backup", "carry_out_schedule", "every_day", "prepare"]
    assert set(commands) <= get_commands().keys()
    assert SERVICES["jobs"]["command"] == ["sh", "deploy/jobs.sh"]


def test_the_image_is_started_by_the_configuration_that_every_host_has():
    command = yaml.safe_load(instructions("CMD")[0])

    assert command[:3] == ["gunicorn", "-c", "deploy/gunicorn.conf.py"]
    assert command[-1] == "cremona_site.wsgi"
