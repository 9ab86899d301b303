"""Rating a page: by mouse, by keyboard, with and without a script, in every state that it has."""

import re
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from django.db import connection
from playwright.sync_api import expect

from cremona_site.feedback.limits import Limit
from cremona_site.models import RatingComment, RatingCount
from tests.browser.engines import barriers, load_engines
from tests.browser.keyboard import tab_to
from tests.browser.site_map import AREA, CATEGORY, SECTION, SERVICE

QUESTION = "Quanto sono chiare le informazioni su questa pagina?"
DIFFICULTIES, MERITS = "Dove hai incontrato le maggiori difficoltà?", "Quali sono stati gli aspetti che hai preferito?"
WIDTHS = [320, 768, 1280]
# As the official evaluation looks: something to see, below the top of its very large window
SHOWN = """() => {
    scrollTo(0, document.body.scrollHeight)
    return ['negative', 'positive'].filter(kind => {
        const element = document.querySelector(`[data-element="feedback-rating-${kind}"]`)
        const box = element.getBoundingClientRect()
        return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== 'hidden' && box.top > 0
    })
}"""
STATES = {
    "nothing chosen": "/servizi/",
    "negative": "/servizi/",
    "positive": "/servizi/",
    "sent": "/servizi/",
    "thanks": "/valutazione/grazie/?pagina=/servizi/",
    "error": "/valutazione/?pagina=/servizi/",
}


@pytest.fixture(autouse=True)
def no_votes_before(monkeypatch):
    monkeypatch.setattr("cremona_site.feedback.views.VOTES", Limit())


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def reader(new_context, request):
    """A page of somebody whose browser runs scripts, or does not."""
    return new_context(java_script_enabled=request.param).new_page()


def rate(page, stars):
    page.locator(f"[data-element=feedback-rate-{stars}]").click()


@pytest.mark.front_end
@pytest.mark.parametrize("address", ["/", SECTION, CATEGORY, SERVICE, AREA])
def test_only_the_question_that_fits_the_stars_shows(new_context, address):
    page = new_context(viewport={"width": 3840, "height": 2160}).new_page()
    page.goto(address)
    shown = {0: page.evaluate(SHOWN)}

    for stars in (1, 2, 3, 4, 5, 2):
        rate(page, stars)
        first = page.evaluate(SHOWN)
        rate(page, stars)
        shown[stars] = first + page.evaluate(SHOWN)

    low, high = ["negative"] * 2, ["positive"] * 2
    assert shown == {0: [], 1: low, 2: low, 3: low, 4: high, 5: high}


@pytest.mark.front_end
def test_the_questions_show_without_a_script_too(new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/servizi/")
    low, high = page.get_by_role("group", name=DIFFICULTIES), page.get_by_role("group", name=MERITS)
    send = page.get_by_role("button", name="Invia il voto")
    expect(send).to_be_hidden()

    rate(page, 3)
    expect(low).to_be_visible()
    expect(high).to_be_hidden()
    rate(page, 4)

    expect(low).to_be_hidden()
    expect(high).to_be_visible()
    expect(send).to_be_visible()


def test_a_reader_votes_writes_and_is_thanked(reader, django_db_blocker):
    reader.goto("/servizi/")
    rate(reader, 2)
    reader.get_by_role("radio", name="Ho avuto problemi tecnici").check()
    reader.get_by_label("Vuoi aggiungere qualcosa?").fill("La mappa non si apre.")

    reader.get_by_role("button", name="Invia il voto").click()

    expect(reader.get_by_text("Il tuo voto è arrivato.")).to_be_visible()
    assert reader.context.cookies() == []
    assert list(RatingCount.objects.values_list("page__reverse_id", "stars", "answer", "number")) == [
        ("servizi", 2, 4, 1)
    ]
    assert list(RatingComment.objects.values_list("text", flat=True)) == ["La mappa non si apre."]


def test_a_reader_is_told_that_a_text_came_too_late_to_be_kept(reader, monkeypatch):
    monkeypatch.setattr("cremona_site.models.rating_comment.PLACES_A_DAY", 0)
    reader.goto("/servizi/")
    rate(reader, 2)
    reader.get_by_label("Vuoi aggiungere qualcosa?").fill("La mappa non si apre.")

    reader.get_by_role("button", name="Invia il voto").click()

    expect(reader.get_by_text("Il voto è contato, il testo no")).to_be_visible()
    assert RatingCount.objects.get().number == 1
    assert not RatingComment.objects.exists()


@pytest.mark.front_end
def test_without_a_script_the_thanks_are_a_page_that_leads_back(new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(AREA)
    rate(page, 5)
    page.get_by_role("button", name="Invia il voto").click()
    expect(page.get_by_role("heading", level=1, name="Grazie del voto")).to_be_visible()
    page.reload()

    page.get_by_role("link", name="Torna alla pagina").click()

    page.wait_for_url(f"**{AREA}")
    assert RatingCount.objects.get().number == 1


@pytest.mark.front_end
def test_with_a_script_the_thanks_are_said_in_place_and_the_focus_stays_there(visitor):
    visitor.goto("/servizi/")
    rate(visitor, 5)

    visitor.get_by_role("button", name="Invia il voto").click()

    status = visitor.get_by_role("status")
    expect(status).to_have_text("Grazie. Il tuo voto è arrivato.")
    expect(status).to_be_focused()
    expect(visitor.get_by_role("button", name="Invia il voto")).to_be_hidden()
    assert visitor.url.endswith("/servizi/")


@pytest.mark.front_end
def test_a_vote_that_the_script_cannot_deliver_takes_the_plain_way(visitor, monkeypatch, complaints):
    complaints.expect("429")
    monkeypatch.setattr("cremona_site.feedback.views.VOTES", Limit(a_place=0))
    visitor.goto("/servizi/")
    rate(visitor, 5)

    visitor.get_by_role("button", name="Invia il voto").click()

    expect(visitor.get_by_role("heading", name="Sono arrivati molti voti insieme")).to_be_visible()
    expect(visitor.get_by_role("link", name="Esci subito")).to_be_visible()


@pytest.mark.front_end
def test_somebody_votes_by_keyboard_alone(phone):
    phone.goto("/servizi/")
    tab_to(phone, phone.get_by_role("radio", name="1 stella su 5"))
    phone.keyboard.press("Space")
    for _press in range(3):
        phone.keyboard.press("ArrowRight")
    expect(phone.get_by_role("radio", name="4 stelle su 5")).to_be_focused()
    ring = phone.locator("[for=voto-4]").evaluate("label => getComputedStyle(label).outlineWidth")
    tab_to(phone, phone.get_by_role("radio", name="Le indicazioni erano chiare"))
    phone.keyboard.press("ArrowDown")
    tab_to(phone, phone.get_by_label("Vuoi aggiungere qualcosa?"))
    tab_to(phone, phone.get_by_role("button", name="Invia il voto"))
    phone.keyboard.press("Enter")

    expect(phone.get_by_role("status")).to_be_focused()
    assert ring == "3px"
    assert list(RatingCount.objects.values_list("stars", "answer")) == [(4, 7)]


@pytest.mark.front_end
def test_the_star_with_the_focus_is_covered_by_nothing(phone):
    phone.goto("/servizi/")
    star = phone.get_by_role("radio", name="1 stella su 5")
    tab_to(phone, star)

    label, way_out = phone.locator("[for=voto-1]").bounding_box(), phone.locator(".cr-exit").bounding_box()

    assert label["y"] + label["height"] <= way_out["y"]


@pytest.mark.front_end
def test_who_listens_hears_the_question_the_stars_and_what_follows(visitor):
    visitor.goto("/servizi/")
    rate(visitor, 1)

    form = visitor.get_by_role("region", name=QUESTION).get_by_role("group", name=QUESTION)

    expect(visitor.get_by_role("heading", level=2, name=QUESTION)).to_be_visible()
    stars = [form.get_by_role("radio", name=re.compile(rf"^{number} stell[ae] su 5$")) for number in range(1, 6)]
    assert [star.count() for star in stars] == [1] * 5
    expect(stars[0]).to_be_checked()
    expect(form.get_by_role("group", name=DIFFICULTIES).get_by_role("radio")).to_have_count(5)
    expect(form.get_by_role("textbox", name="Vuoi aggiungere qualcosa?")).to_have_accessible_description(
        re.compile("Non scrivere nomi")
    )


@pytest.mark.front_end
def test_the_questions_are_not_on_paper(visitor):
    visitor.goto("/servizi/")
    visitor.emulate_media(media="print")

    expect(visitor.get_by_text(QUESTION)).to_be_hidden()


@pytest.mark.front_end
@pytest.mark.parametrize("state", STATES)
def test_no_engine_finds_a_barrier_in_any_state(new_context, complaints, state):
    complaints.expect("400")
    page = new_context().new_page()
    page.goto(STATES[state])
    if state in {"negative", "positive", "sent"}:
        rate(page, 2 if state == "negative" else 5)
    if state == "sent":
        page.get_by_role("button", name="Invia il voto").click()
        expect(page.get_by_role("status")).to_be_focused()
    if state == "error":
        page.evaluate("document.querySelector('.cr-rating').submit()")  # past the browser's own check
        expect(page.get_by_text("Scegli quante stelle dare")).to_be_visible()
    load_engines(page)
    found = {}

    for width in WIDTHS:
        for colours in ("none", "active"):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(forced_colors=colours)
            found[width, colours] = barriers(page)

    assert {where: barriers for where, barriers in found.items() if barriers} == {}


@pytest.mark.front_end
def test_stars_differ_in_forced_colours_by_their_filling(visitor):
    visitor.emulate_media(forced_colors="active")
    visitor.goto("/servizi/")
    rate(visitor, 2)

    fills = visitor.locator("[data-element^=feedback-rate-] .icon").evaluate_all(
        "icons => icons.map(icon => getComputedStyle(icon).fill)"
    )

    transparent = "rgba(0, 0, 0, 0)"
    assert [fill == transparent for fill in fills] == [False, False, True, True, True]


def test_votes_at_the_same_moment_are_all_counted(base_url, monkeypatch, django_db_blocker):
    monkeypatch.setattr("cremona_site.feedback.views.VOTES", Limit(a_place=1000, in_all=1000))

    def vote(number):
        typed = {"pagina": "/servizi/", "voto": 1 + number % 2, "testo": f"Voto {number}."}
        try:
            with urlopen(Request(f"{base_url}/valutazione/", urlencode(typed).encode())) as answer:
                return answer.status, answer.url
        except HTTPError as error:
            return error.code, error.url

    with ThreadPoolExecutor(8) as readers:
        answers = list(readers.map(vote, range(80)))

    assert {status for status, _url in answers} == {200}, connection.vendor
    assert sorted(RatingCount.objects.values_list("stars", "number")) == [(1, 40), (2, 40)]
    assert RatingComment.objects.count() == 10
