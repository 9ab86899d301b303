"""The Nu HTML checker finds no error on any kind of page."""

import json
import subprocess
from pathlib import Path

from django.conf import settings

from tests.browser.site_map import ALL_KINDS

CHECKER = Path(settings.BASE_DIR, "node_modules/vnu-jar/build/dist/vnu.jar")


def errors_in(folder):
    command = ["java", "-jar", CHECKER, "--errors-only", "--format", "json", "--skip-non-html", folder]
    report = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    messages = json.loads(report)["messages"]
    return [(message["url"], message["message"], message.get("extract")) for message in messages]


def test_every_kind_of_page_is_valid(visitor, every_kind, tmp_path):
    pages = {name: visitor.request.get(address).text() for name, address in ALL_KINDS.items()}
    for name, html in pages.items():
        (tmp_path / f"{name}.html").write_text(html)

    assert errors_in(tmp_path) == []


def test_the_checker_checks(tmp_path):
    (tmp_path / "page.html").write_text("<!doctype html><html lang=it><title>Pagina</title><p><div></p></html>")

    assert "Unclosed element “div”." in [error for _, error, _ in errors_in(tmp_path)]
