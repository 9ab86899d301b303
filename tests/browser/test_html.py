"""The Nu HTML checker finds no error on any kind of page, and nothing that it warns of."""

import json
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.conf import settings

from tests.browser.site_map import ALL_KINDS

pytestmark = pytest.mark.front_end

CHECKER = Path(settings.BASE_DIR, "node_modules/vnu-jar/build/dist/vnu.jar")
WRONG = "<!doctype html><html lang=it><title>Pagina</title><p><div></p><section>Parole.</section></html>"


def complaints_of(folder):
    """What is wrong or doubtful with the pages in a folder, by page; those without are left out."""
    command = ["java", "-jar", CHECKER, "--format", "json", "--skip-non-html", folder]
    report = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    complaints = {}
    for message in json.loads(report)["messages"]:
        kind = message.get("subType", message["type"])
        found = complaints.setdefault(Path(unquote(message["url"])).stem, [])
        found.append((kind, message["message"], message.get("extract")))
    return complaints


def test_every_kind_of_page_is_valid(visitor, every_kind, tmp_path):
    pages = {kind: visitor.request.get(address).text() for kind, address in ALL_KINDS.items()}
    for kind, html in (pages | {"wrong": WRONG}).items():
        (tmp_path / f"{kind}.html").write_text(html)

    complaints = complaints_of(tmp_path)

    assert {kind for kind, _message, _extract in complaints.pop("wrong")} >= {"error", "warning"}
    assert complaints == {}
