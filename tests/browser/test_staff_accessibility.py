"""What staff see, as far as a machine can tell: no barrier, no words lost on a small screen, no step without a pointer.

Barriers of the libraries that stay are listed, each with its reason, here and in docs/difetti-altrui.md.
"""

import pytest
from cms.models import PageContent
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from tests.browser import site_map, staff_pages
from tests.browser.engines import ENGINES, load_engines
from tests.browser.keyboard import look

pytestmark = pytest.mark.front_end

WIDTHS = (1280, 320)
# Page, rule and what the element's HTML holds: a barrier of a library that we cannot take away
EXCUSED = [("text in a window", "aria-required-children", 'role="menubar"')]
# What is heard of the element with the focus
HEARD = """() => {
    const element = document.activeElement
    const heard = [element.getAttribute('aria-label'), element.textContent, element.title, element.value]
    return heard.join(' ').replace(/\\s+/g, ' ')
}"""
GROUPS = {
    "the desk and what begins there": lambda user: staff_pages.other_pages(),
    "around a page": lambda user: staff_pages.pages_of_the_editor(user),
    "facts": lambda user: staff_pages.pages_of_facts(),
    "the library": lambda user: staff_pages.pages_of_the_library(),
    "edit mode": lambda user: staff_pages.edit_mode_of_each_kind(user),
}


def barriers(page):
    return [tuple(found) for found in page.evaluate(ENGINES["axe"].run)]


def excuse_for(name, rule, element):
    return next((excuse for excuse in EXCUSED if excuse[:2] == (name, rule) and excuse[2] in element), None)


def settle(page):
    """Lists and editors are built by scripts, some of which wait until they are seen."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.fixture
def user(pubblicazione):
    return get_user_model().objects.get(username="pubblicazione")


@pytest.mark.parametrize("pages", GROUPS.values(), ids=GROUPS.keys())
def test_axe_finds_no_barrier_on_the_pages_of_staff(pubblicazione, user, settings, tmp_path, pages):
    settings.MEDIA_ROOT = tmp_path
    page, addresses, found, used = pubblicazione.page, pages(user), {}, set()

    for name, address in addresses.items():
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        page.goto(address)
        settle(page)
        load_engines(page, "axe")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            settle(page)
            for rule, element in barriers(page):
                if excuse := excuse_for(name, rule, element):
                    used.add(excuse)
                else:
                    found.setdefault(f"{name}, {width}: {rule}", []).append(element)

    assert found == {}
    assert {excuse for excuse in EXCUSED if excuse[0] in addresses} - used == set()


def press_on(page, words, most=250):
    """Goes by Tab to what is called so, sees the focus at every stop on the way, and presses Enter on it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = look(page.main_frame)
        assert stop is None or (stop["ring"] and stop["seen"]), stop
        if words in page.evaluate(HEARD):
            return page.keyboard.press("Enter")
    raise AssertionError(f"Tab never came to «{words}» at {page.url}")


def test_tab_goes_past_the_tools_of_a_text_that_go_a_moment_after_it_was_left(pubblicazione):
    page = pubblicazione.page
    pubblicazione.open(site_map.PROJECT)
    pubblicazione.new_draft()
    pubblicazione.rewrite("Parlare di mafia può fare paura.", "Rompiamo insieme il silenzio.")
    expect(page.get_by_role("menubar", name="Strumenti del testo").first).to_be_visible()

    last_of_the_page = page.get_by_role("contentinfo").get_by_role("link").last
    last_of_the_page.evaluate("element => element.focus()")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.closest('[role=menubar]')") is None


def test_a_page_is_opened_drafted_published_and_brought_back_by_keyboard_alone(pubblicazione):
    page, toolbar = pubblicazione.page, pubblicazione.toolbar
    page.goto(staff_pages.page_in_the_admin("cms_pagecontent_changelist"))
    settle(page)

    press_on(page, "Modifica/Vedi: La voce che rompe il silenzio")
    page.wait_for_url("**/preview/**")
    settle(page)
    press_on(page, "Nuova bozza")
    page.wait_for_url("**/edit/**")
    settle(page)
    press_on(page, "Pubblica")
    expect(toolbar.get_by_role("link", name="(Pubblicata)")).to_be_visible()

    live = PageContent.objects.get(page__reverse_id="progetto", language="it")
    page.goto(staff_pages.page_in_the_admin(f"{staff_pages.VERSIONS}_changelist", page=live.page_id, language="it"))
    settle(page)
    press_on(page, "Ripristina")
    page.wait_for_url("**/revert/**")
    press_on(page, "Sì, confermo")

    expect(page.get_by_role("row", name="Bozza")).to_be_visible()
