"""tests/audit, with tools that answer what a test wants: weaknesses, nothing, or not at all."""

import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

pytestmark = pytest.mark.front_end

AUDIT = Path(__file__).parent.parent / "audit"
TODAY = datetime.now(UTC).date()
CLEAN_PYTHON = {"dependencies": [{"name": "django", "version": "5.2.19", "vulns": []}]}
CLEAN_NODE = {"vulnerabilities": {}}
UNASKED = {"name": "pillow", "skip_reason": "Dependency not found on PyPI"}
WEAK_PYTHON = {
    "dependencies": [
        {
            "name": "django",
            "version": "5.2.1",
            "vulns": [{"id": "PYSEC-2026-1", "aliases": ["CVE-2026-1"], "fix_versions": ["5.2.2"]}],
        }
    ]
}
WEAK_NODE = {
    "vulnerabilities": {
        "sass": {"via": ["immutable"]},
        "immutable": {
            "via": [
                {
                    "name": "immutable",
                    "url": "https://github.com/advisories/GHSA-aaaa-bbbb-cccc",
                    "severity": "high",
                    "range": "<5",
                }
            ]
        },
    }
}


@pytest.fixture
def audit(tmp_path):
    """Runs the audit with tools that print `python` and `node`; a text is run by the shell instead."""

    def run(python=CLEAN_PYTHON, node=CLEAN_NODE, accepted="", options=(), **environment):
        for tool, answer in (("pip-audit", python), ("npm", node)):
            (tmp_path / f"{tool}.json").write_text(json.dumps(answer))
            script = answer if isinstance(answer, str) else f"cat {tmp_path}/{tool}.json; exit 1"
            (tmp_path / tool).write_text(f"#!/bin/sh\n{script}\n")
            (tmp_path / tool).chmod(0o755)
        listed = tmp_path / "accepted.toml"
        listed.write_text(accepted)
        return subprocess.run(
            [sys.executable, AUDIT, f"--accepted={listed}", *options],
            env={"PATH": f"{tmp_path}:{os.environ['PATH']}", **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    return run


def entry(until=TODAY + timedelta(days=1), reason="Nessuno chiama quella parte.", name="CVE-2026-1"):
    return f'[[advisory]]\nid = "{name}"\nreason = "{reason}"\nuntil = {until}\n'


def test_libraries_without_weaknesses_pass(audit):
    done = audit()

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("0 known") == 3


def test_a_weak_python_library_fails_and_says_what_mends_it(audit):
    done = audit(python=WEAK_PYTHON)

    assert done.returncode == 1
    assert "django 5.2.1: PYSEC-2026-1, CVE-2026-1. Mended in 5.2.2" in done.stderr


def test_a_weak_node_library_fails_once_for_each_lock(audit):
    done = audit(node=WEAK_NODE)

    assert done.returncode == 1
    assert done.stderr.count("immutable: GHSA-aaaa-bbbb-cccc. high, in <5") == 2


def test_an_accepted_weakness_passes_under_any_of_its_names(audit):
    done = audit(python=WEAK_PYTHON, accepted=entry())

    assert done.returncode == 0
    assert "1 known, 1 accepted" in done.stdout


def test_another_weakness_is_not_accepted_with_it(audit):
    assert audit(node=WEAK_NODE, accepted=entry()).returncode == 1


@pytest.mark.parametrize(
    ("accepted", "problem"),
    [
        (entry(TODAY - timedelta(days=1)), "was accepted until"),
        (entry(TODAY + timedelta(days=200)), "half a year at most"),
        (entry(until='"presto"'), "has no last day"),
        (entry(reason=" "), "has no reason"),
        (entry(name=""), "has no id"),
        ("[[advisory", "cannot be read"),
    ],
    ids=["expired", "too long", "no day", "no reason", "no name", "no list"],
)
def test_an_entry_that_does_not_hold_fails_though_nothing_is_found(audit, accepted, problem):
    done = audit(accepted=accepted)

    assert done.returncode == 1
    assert problem in done.stderr


def test_an_entry_that_has_expired_accepts_nothing(audit):
    done = audit(python=WEAK_PYTHON, accepted=entry(TODAY - timedelta(days=1)))

    assert "PYSEC-2026-1" in done.stderr


@pytest.mark.parametrize(
    ("python", "node", "reason"),
    [
        ("echo Network is unreachable >&2; exit 1", CLEAN_NODE, "Network is unreachable"),
        ("exit 1", CLEAN_NODE, "pip-audit said nothing"),
        ({"dependencies": [UNASKED]}, CLEAN_NODE, "the registry has no advisories"),
        (CLEAN_PYTHON, {"message": "405 Method Not Allowed", "error": {}}, "405 Method Not Allowed"),
        (CLEAN_PYTHON, "echo ECONNREFUSED >&2; exit 1", "ECONNREFUSED"),
    ],
    ids=["no network", "nothing said", "no advisories of Python", "no advisories of Node", "no registry"],
)
def test_where_nobody_answers_it_says_so_and_goes_on(audit, python, node, reason):
    done = audit(python, node)

    assert done.returncode == 0
    assert f"skipped: {reason}" in done.stdout
    assert "0 known" in done.stdout


def test_where_an_answer_is_required_none_fails(audit):
    assert audit(python="exit 1", AUDIT_REQUIRED="1").returncode == 1


def test_libraries_that_nobody_knows_are_named(audit):
    done = audit({"dependencies": [*CLEAN_PYTHON["dependencies"], UNASKED]})

    assert "0 known, 0 accepted; nothing was said of pillow" in done.stdout


def test_a_tool_that_hangs_is_ended_with_all_that_it_started(audit):
    started = time.monotonic()

    done = audit(python="sleep 50 & sleep 50", options=["--seconds=1"])

    assert "skipped: no answer within 1 seconds" in done.stdout
    assert time.monotonic() - started < 20


def test_without_a_network_the_real_tools_are_skipped(tmp_path):
    nowhere = dict.fromkeys(["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"], "http://127.0.0.1:9")
    home = {"HOME": str(tmp_path), "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}

    done = subprocess.run([AUDIT], env=home | nowhere, capture_output=True, text=True, check=False, timeout=120)

    assert (done.returncode, done.stdout.count("skipped: ")) == (0, 3)
