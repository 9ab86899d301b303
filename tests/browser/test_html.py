"""The Nu HTML checker finds no error on any kind of page."""

import json
import subprocess
from pathlib import Path
from urllib.parse import unquote

from django.conf import settings

from tests.browser.site_map import ALL_KINDS

CHECKER = Path(settings.BASE_DIR, "node_modules/vnu-jar/build/dist/vnu.jar")
WRONG = "<!doctype html><html lang=it><title>Pagina</title><p><div></p></html>"


def errors_in(folder):
    """The errors of the pages in a folder by page; those without are left out."""
    command = ["java", "-jar", CHECKER, "--errors-only", "--format", "json", "--skip-non-html", folder]
    report = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    errors = {}
    for message in json.loads(report)["messages"]:
        found = errors.setdefault(Path(unquote(message["url"])).stem, [])
        found.append((message["message"], message.get("extract")))
    return errors


def test_every_kind_of_page_is_valid(visitor, every_kind, tmp_path):
    pages = {kind: visitor.request.get(address).text() for kind, address in ALL_KINDS.items()}
    for kind, html in (pages | {"wrong": WRONG}).items():
        (tmp_path / f"{kind}.html").write_text(html)

    errors = errors_in(tmp_path)

    assert "Unclosed element “div”." in [error for error, _ in errors.pop("wrong")]
    assert errors == {}
