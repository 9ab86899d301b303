"""What the official evaluation reads off the rendered page: its fonts and how much of it is Bootstrap Italia."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.browser.site_map import PUBLISHED

pytestmark = pytest.mark.front_end

FONTS = {"titillium web", "lora", "roboto mono"}
LEAST_SHARE = 30  # per cent of the class names of a page
# The first family of every heading, paragraph and what stands in them, hidden ones too
FAMILIES = """() => [...document.querySelectorAll('body :is(h1, h2, h3, h4, h5, h6, p)')]
    .flatMap(element => [element, ...element.querySelectorAll('*')])
    .map(element => getComputedStyle(element).fontFamily.split(',')[0].replace(/["']/g, '').trim())"""
CLASSES = "() => [...document.querySelectorAll('body [class]')].flatMap(element => [...element.classList])"
VERSION = "getComputedStyle(document.body).getPropertyValue('--bootstrap-italia-version')"


@pytest.fixture(scope="module")
def bootstrap_italia():
    """The class names of Bootstrap Italia's own style sheet."""
    sheet = Path(settings.BASE_DIR, "node_modules/bootstrap-italia/dist/css/bootstrap-italia.min.css").read_text()
    return set(re.findall(r"\.([a-zA-Z][\w-]*)", sheet))


@pytest.mark.parametrize("kind", PUBLISHED)
def test_a_page_is_set_in_the_fonts_of_the_model(visitor, kind):
    visitor.goto(PUBLISHED[kind])

    families = visitor.evaluate(FAMILIES)

    assert len(families) > 5
    assert {family.lower() for family in families} <= FONTS


@pytest.mark.parametrize("kind", PUBLISHED)
def test_a_page_is_made_of_bootstrap_italia(visitor, bootstrap_italia, measured, kind):
    visitor.goto(PUBLISHED[kind])

    version = visitor.evaluate(VERSION).strip(" \"'")
    classes = set(visitor.evaluate(CLASSES))

    share = round(100 * len(classes & bootstrap_italia) / len(classes))
    measured.append(f"Bootstrap Italia, {kind:15} {share} % of {len(classes)} class names, version {version}")
    assert int(version.split(".")[0]) >= 2
    assert share >= LEAST_SHARE
