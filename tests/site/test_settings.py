"""Settings as each environment makes them, read in a Python of their own."""

import json
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from gunicorn.http import wsgi

from cremona_site.whole_answers import WholeResponse

ROOT = Path(__file__).resolve().parent.parent.parent
SECURE = [
    "SECURE_SSL_REDIRECT",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
    "SECURE_HSTS_PRELOAD",
]
PRINT = """
import json, sys
from cremona_site import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))
"""


def python(*arguments, **environment):
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def settings_with(*names, **environment):
    run = python("-c", PRINT, *names, **{"SECRET_KEY": "x", **environment})
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_a_missing_secret_stops_with_a_hint():
    run = python("manage.py", "check", SECRET_KEY="")

    assert run.returncode != 0
    assert "SECRET_KEY is not set. Run `make setup`" in run.stderr


def test_a_secret_may_lie_in_a_file(tmp_path):
    (tmp_path / "key").write_text("segreta\n", encoding="utf-8")

    values = settings_with("SECRET_KEY", SECRET_KEY="", SECRET_KEY_FILE=str(tmp_path / "key"))

    assert values == {"SECRET_KEY": "segreta"}


def test_a_file_that_is_not_there_stops_with_a_hint(tmp_path):
    run = python("manage.py", "check", SECRET_KEY_FILE=str(tmp_path / "key"))

    assert run.returncode != 0
    assert f"SECRET_KEY_FILE: No such file or directory: {tmp_path}/key. Name a file that the user" in run.stderr


def test_production_is_the_default():
    values = settings_with("DEBUG", "SECURE_HSTS_SECONDS", "SECURE_PROXY_SSL_HEADER", *SECURE)

    assert values.pop("DEBUG") is False
    assert values.pop("SECURE_HSTS_SECONDS") == 63_072_000
    assert values.pop("SECURE_PROXY_SSL_HEADER") == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert values == dict.fromkeys(SECURE, True)


def test_plain_http_on_the_loopback_is_possible():
    values = settings_with("SECURE_HSTS_SECONDS", "SECURE_PROXY_SSL_HEADER", *SECURE, HTTPS="false")

    assert values.pop("SECURE_HSTS_SECONDS") == 0
    assert values.pop("SECURE_PROXY_SSL_HEADER") is None
    assert values == dict.fromkeys(SECURE, False)


def test_sqlite_waits_for_locks_and_minds_foreign_keys():
    database = settings_with("DATABASES")["DATABASES"]["default"]

    assert database["NAME"].endswith("/var/cremona.sqlite3")
    assert database["OPTIONS"]["timeout"] == 20
    assert "PRAGMA journal_mode=WAL" in database["OPTIONS"]["init_command"]
    assert "PRAGMA foreign_keys=ON" in database["OPTIONS"]["init_command"]


def test_postgresql_is_reached_over_tcp_or_a_socket():
    over_tcp = settings_with("DATABASES", DATABASE_URL="postgres://anna:segreta@db.example:5433/sito")
    over_socket = settings_with("DATABASES", DATABASE_URL="postgres://test@%2Frun%2Fpostgresql/sito")

    tcp, socket = over_tcp["DATABASES"]["default"], over_socket["DATABASES"]["default"]
    assert (tcp["ENGINE"], tcp["NAME"], tcp["USER"]) == ("django.db.backends.postgresql", "sito", "anna")
    assert (tcp["HOST"], tcp["PORT"], tcp["PASSWORD"]) == ("db.example", 5433, "segreta")
    assert (socket["HOST"], socket["NAME"]) == ("/run/postgresql", "sito")
    assert socket["CONN_HEALTH_CHECKS"] is True


def test_redis_keeps_sessions_beside_the_database_where_it_is_set():
    with_redis = settings_with("SESSION_ENGINE", "CACHES", REDIS_URL="redis://anna:segreta@redis.example:6380/1")

    assert with_redis["SESSION_ENGINE"] == "django.contrib.sessions.backends.cached_db"
    assert with_redis["CACHES"]["sessions"]["LOCATION"] == "redis://anna:segreta@redis.example:6380/1"
    assert "sessions" not in settings_with("CACHES")["CACHES"]


def test_a_wrong_address_of_redis_stops_with_a_hint_that_tells_no_password():
    run = python("manage.py", "check", SECRET_KEY="x", REDIS_URL="redis.example:segreta")

    assert run.returncode != 0
    assert "REDIS_URL is no address of Redis. Write redis://host:6379/0" in run.stderr
    assert "segreta" not in run.stderr.splitlines()[-1]


def test_no_process_remembers_what_another_could_change():
    caches = settings_with("CACHES")["CACHES"]

    assert {name: cache["BACKEND"].rpartition(".")[2] for name, cache in caches.items()} == {
        "default": "DummyCache",
        "limits": "DatabaseCache",
    }


def test_names_addresses_and_mail_come_from_the_environment():
    values = settings_with(
        *["ALLOWED_HOSTS", "SITE_URL", "MEDIA_ROOT", "PORT", "WEB_CONCURRENCY", "EXIT_URL", "DEFAULT_FROM_EMAIL"],
        *["EMAIL_HOST", "EMAIL_PORT", "EMAIL_USE_TLS", "EMAIL_HOST_USER"],
        ALLOWED_HOSTS="uno.example,due.example",
        SITE_URL="https://uno.example/",
        MEDIA_ROOT="/srv/media",
        PORT="9001",
        WEB_CONCURRENCY="5",
        EXIT_URL="https://meteo.example/oggi",
        DEFAULT_FROM_EMAIL="sito@uno.example",
        EMAIL_URL="smtp+tls://anna:segreta@posta.example:587",
    )

    assert values == {
        "ALLOWED_HOSTS": ["uno.example", "due.example"],
        "SITE_URL": "https://uno.example",
        "MEDIA_ROOT": "/srv/media",
        "PORT": 9001,
        "WEB_CONCURRENCY": 5,
        "EXIT_URL": "https://meteo.example/oggi",
        "DEFAULT_FROM_EMAIL": "sito@uno.example",
        "EMAIL_HOST": "posta.example",
        "EMAIL_PORT": 587,
        "EMAIL_USE_TLS": True,
        "EMAIL_HOST_USER": "anna",
    }


def test_the_example_lists_every_variable_that_is_read_and_no_other():
    source = (ROOT / "cremona_site" / "settings.py").read_text(encoding="utf-8")
    example = (ROOT / ".env.example").read_text(encoding="utf-8")

    read = re.findall(r'\b(?:env\.\w+|required)\(\s*"([A-Z0-9_]+)"', source)
    listed = re.findall(r"^#?([A-Z0-9_]+)=", example, re.MULTILINE)

    assert sorted(read) == sorted(listed)
    assert len(read) == len(set(read))


@pytest.fixture
def gunicorn(monkeypatch):
    monkeypatch.setattr(sys, "path", [*sys.path])
    return runpy.run_path(str(ROOT / "deploy" / "gunicorn.conf.py"))


def test_the_access_log_does_not_know_the_visitor(gunicorn):
    fields = set(re.findall(r"%\(([^)]+)\)s", gunicorn["access_log_format"]))

    assert fields == {"t", "m", "U", "s", "B", "M"}


def test_gunicorn_listens_on_the_loopback_only(gunicorn, settings):
    assert gunicorn["bind"] == f"127.0.0.1:{settings.PORT}"
    assert gunicorn["control_socket_disable"] is True


def test_gunicorn_sends_an_answer_in_one_piece(gunicorn):
    assert wsgi.Response is WholeResponse
