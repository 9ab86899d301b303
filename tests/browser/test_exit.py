"""«Esci subito»: whoever is seen at the page leaves it at once, and Back does not return to it."""

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import is_plain, stops
from tests.browser.site_map import AREA, PROJECT, SAFE_BROWSING, SECTION, SERVICE

pytestmark = pytest.mark.front_end

# How long after the click or the key nothing of the page is to be seen, looked at in each frame
BLANK_AFTER = """() => {
    let started
    for (const kind of ['click', 'keydown']) addEventListener(kind, event => { started = event.timeStamp }, true)
    const look = () => {
        if (getComputedStyle(document.body).display === 'none') window.blankAfter = performance.now() - started
        else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
}"""
MOST_MILLISECONDS = 100


@pytest.fixture(autouse=True)
def exit_url(settings, base_url):
    """A page of the test's own server stands in for the other site."""
    settings.EXIT_URL = f"{base_url}{SECTION}"
    return settings.EXIT_URL


@pytest.fixture
def reader(visitor):
    """Somebody who came to the page of an action area from the project's."""
    visitor.goto(PROJECT)
    visitor.goto(AREA)
    return visitor


def assert_left(page, exit_url, base_url):
    page.wait_for_url(exit_url)
    page.go_back()
    assert page.url == f"{base_url}{PROJECT}"


def press_shift(page, times=3):
    for _ in range(times):
        page.keyboard.press("Shift")


def test_a_click_leaves(reader, exit_url, base_url):
    reader.get_by_role("link", name="Esci subito").click()

    assert_left(reader, exit_url, base_url)


def test_enter_on_the_link_leaves(reader, exit_url, base_url):
    reader.get_by_role("link", name="Esci subito").focus()
    reader.keyboard.press("Enter")

    assert_left(reader, exit_url, base_url)


def test_shift_three_times_leaves(reader, exit_url, base_url):
    press_shift(reader)

    assert_left(reader, exit_url, base_url)


@pytest.mark.parametrize("way", ["click", "keys"])
def test_the_page_is_blank_at_once_before_the_other_site_answers(reader, exit_url, measured, way):
    reader.route(exit_url, lambda route: route.fulfill(status=204))  # leaves the browser where it is

    milliseconds = min(leave_and_measure(reader, way) for _time in range(3))  # the machine may be busy

    measured.append(f"blank after leaving by {way}: {milliseconds:.0f} ms (at most {MOST_MILLISECONDS})")
    expect(reader.locator("body")).to_be_hidden()
    assert reader.title().strip() == ""
    assert milliseconds < MOST_MILLISECONDS


def leave_and_measure(reader, way):
    reader.reload()
    reader.evaluate(BLANK_AFTER)
    if way == "click":
        reader.get_by_role("link", name="Esci subito").click()
    else:
        press_shift(reader)
    return reader.wait_for_function("window.blankAfter").json_value()


def test_shift_three_times_over_more_than_five_seconds_does_not_leave(reader, exit_url):
    for _ in range(2):
        reader.keyboard.press("Shift")
        reader.wait_for_timeout(2600)
    reader.keyboard.press("Shift")

    expect(reader.get_by_role("heading", level=1)).to_be_visible()
    assert reader.url.endswith(AREA)
    press_shift(reader, times=2)  # with one of them there are three within five seconds
    reader.wait_for_url(exit_url)


def test_shift_with_letters_does_not_leave(reader):
    for letter in "ABCD":
        reader.keyboard.press(f"Shift+{letter}")

    expect(reader.get_by_role("heading", level=1)).to_be_visible()
    assert reader.url.endswith(AREA)


def test_back_does_not_show_a_page_whose_places_were_visited(reader, exit_url, base_url):
    reader.goto(PROJECT)
    reader.goto("/servizi/salute-benessere-e-assistenza/assistenza-psicologica/")
    for place in ("Accedi al servizio", "Cosa serve"):
        reader.get_by_role("navigation", name="Indice della pagina").get_by_text(place).first.evaluate("a => a.click()")
    assert reader.url.endswith("/assistenza-psicologica/#cosa-serve") or "#" in reader.url

    press_shift(reader)

    assert_left(reader, exit_url, base_url)


def test_without_javascript_the_link_still_leaves(new_context, exit_url):
    reader = new_context(java_script_enabled=False).new_page()
    reader.goto(AREA)

    reader.get_by_role("link", name="Esci subito").click()

    reader.wait_for_url(exit_url)
    assert reader.url == exit_url


def test_the_keys_are_told_only_where_they_work(reader, new_context):
    words = "premi tre volte il tasto Maiusc"
    expect(reader.get_by_text(words)).to_be_visible()

    without_script = new_context(java_script_enabled=False).new_page()
    without_script.goto(AREA)

    expect(without_script.get_by_text(words)).to_be_hidden()


@pytest.mark.parametrize("viewport", [{"width": 360, "height": 640}, {"width": 1280, "height": 800}])
def test_the_way_out_comes_first_after_the_short_cuts(new_context, viewport):
    page = new_context(viewport=viewport).new_page()
    page.goto(AREA)

    found = [stop["name"] for stop in stops(page)]

    assert found[:4] == ["Vai al contenuto", "Vai a fondo pagina", "Esci subito", "Come lasciare meno tracce"]


# A screen at 200 %, a low one, and letters twice as big, by which the bar at its foot grows too
@pytest.mark.parametrize(("width", "height", "letters"), [(640, 360, "100%"), (320, 256, "100%"), (320, 640, "200%")])
def test_the_way_out_covers_nothing_that_has_the_focus(new_context, width, height, letters):
    page = new_context(viewport={"width": width, "height": height}).new_page()
    page.goto(SERVICE)
    page.evaluate("size => { document.documentElement.style.fontSize = size }", letters)

    found = stops(page)

    assert [stop for stop in found if not is_plain(stop)] == []
    expect(page.get_by_role("link", name="Esci subito")).to_be_in_viewport(ratio=1)


def test_the_words_about_traces_are_one_step_away(reader):
    reader.get_by_role("banner").get_by_role("link", name="Come lasciare meno tracce").click()

    reader.wait_for_url(f"**{SAFE_BROWSING}")
    expect(reader.get_by_role("heading", level=1)).to_be_visible()


def test_the_way_out_is_not_printed(reader):
    reader.emulate_media(media="print")

    expect(reader.get_by_role("link", name="Esci subito")).to_be_hidden()


def test_a_small_phone_shows_the_help_that_matters_above_the_way_out(phone):
    phone.goto("/")
    phone.evaluate("document.fonts.ready")
    bar = phone.locator("#uscita").bounding_box()

    for name in ["Chiama il 112", "È per me?", "0372 407066"]:
        help_in_sight = phone.get_by_role("main").get_by_role("link", name=name).first.bounding_box()
        assert help_in_sight["y"] + help_in_sight["height"] <= bar["y"], name
