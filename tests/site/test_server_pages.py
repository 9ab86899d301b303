"""The pages that nginx shows by itself: complete in themselves, with the phones of today, allowed by its policy."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from contacts.models import ContactPoint, Office
from cremona_site.server_pages import PAGES, style

pytestmark = pytest.mark.django_db
ERROR_PAGES = Path(__file__).resolve().parent.parent.parent / "deploy" / "nginx" / "cremona" / "error_pages.conf"


@pytest.fixture
def written(settings):
    call_command("write_server_pages")
    return settings.SERVER_PAGES_ROOT


@pytest.mark.parametrize("status", PAGES)
def test_a_page_needs_nothing_but_itself(written, status):
    text = (written / f"{status}.html").read_text()

    assert not re.search(r"<(link|script|img|iframe)\b|url\(|@import", text)
    assert '<html lang="it">' in text
    assert 'href="tel:112"' in text
    assert "Esci subito" in text


@pytest.mark.parametrize("status", PAGES)
def test_nginx_allows_the_style_of_a_page_and_no_other(written, status):
    styles = re.findall(r"<style>(.*?)</style>", (written / f"{status}.html").read_text(), re.S)
    digest = base64.b64encode(hashlib.sha256(styles[0].encode()).digest()).decode()

    assert styles == [style()]
    assert f"style-src 'sha256-{digest}'" in ERROR_PAGES.read_text()


def test_nginx_knows_every_page_and_no_other():
    named = re.findall(r"^error_page .*/server-pages/(\d+)\.html;", ERROR_PAGES.read_text(), re.M)

    assert {int(status) for status in named} == set(PAGES)


def test_the_phones_are_those_of_now(written):
    office = Office.objects.active().first()
    ContactPoint.objects.create(office=office, value="+390372999999", label="Segreteria")
    before = (written / "503.html").read_text()

    call_command("write_server_pages")

    assert "0372 999999" not in before
    assert '<a href="tel:+390372999999">Segreteria 0372 999999</a>' in (written / "503.html").read_text()


def test_an_office_that_is_off_is_not_named(written):
    office = Office.objects.active().first()
    Office.objects.filter(pk=office.pk).update(is_active=False)

    call_command("write_server_pages")

    assert office.name not in (written / "503.html").read_text()


def test_nothing_is_left_beside_the_pages(written):
    call_command("write_server_pages")

    assert {file.name for file in written.iterdir()} == {f"{status}.html" for status in PAGES}
    assert {file.stat().st_mode & 0o777 for file in written.iterdir()} == {0o644}
