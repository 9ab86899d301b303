"""What readers are asked at the end of a page, and what becomes of their vote."""

import re

import pytest
from cms.models import PageContent
from cms.toolbar.utils import get_object_preview_url
from django.utils import timezone

from contacts.models import Office
from cremona_site.feedback.limits import Limit
from cremona_site.models import RatingComment, RatingCount
from cremona_site.templatetags.feedback import rated_subject
from tests.factories import PageFactory, WriterFactory, signed_in
from tests.site.marked import MarkedElements
from tests.site.public import AREA, OFFICE, PROJECT
from tests.site.ratings import ADDRESS, THANKS, counted, kept_texts, vote
from tests.site.test_data_elements import SHEETS

pytestmark = pytest.mark.django_db

TITLE = "Quanto sono chiare le informazioni su questa pagina?"
NEGATIVE = [
    "A volte le indicazioni non erano chiare",
    "A volte le indicazioni non erano complete",
    "A volte non capivo se stavo procedendo correttamente",
    "Ho avuto problemi tecnici",
    "Altro",
]
POSITIVE = [
    "Le indicazioni erano chiare",
    "Le indicazioni erano complete",
    "Capivo sempre che stavo procedendo correttamente",
    "Non ho avuto problemi tecnici",
    "Altro",
]
FIRST_LEVEL = ["/amministrazione/", "/novita/", "/servizi/", "/vivere-cremona/"]
SECOND_LEVEL = [
    "/amministrazione/uffici/",
    "/novita/notizie/",
    "/servizi/salute-benessere-e-assistenza/",
    "/vivere-cremona/eventi/",
    "/vivere-cremona/luoghi/",
]
WITH_WORDS = ["/", *FIRST_LEVEL, *SECOND_LEVEL, *SHEETS]
WITHOUT_WORDS = [PROJECT, AREA, OFFICE, "/domande-frequenti/", "/privacy/", "/prenota-un-appuntamento/", "/argomenti/"]
NOT_RATED = ["/navigazione-sicura/", "/non-esiste/", "/node/478226", "/en/privacy/", ADDRESS, THANKS, "/stile/"]


@pytest.fixture(autouse=True)
def no_votes_before(monkeypatch):
    monkeypatch.setattr("cremona_site.feedback.views.VOTES", Limit())


def elements(client, address):
    return MarkedElements(client.get(address))


@pytest.mark.parametrize("address", WITH_WORDS)
def test_the_pages_of_the_criteria_ask_everything_in_the_words_of_the_criteria(client, address):
    page = elements(client, address)

    assert page.texts("feedback-title") == [TITLE]
    assert [len(page.all(f"feedback-rate-{stars}")) for stars in range(1, 6)] == [1] * 5
    assert len(page.all("feedback-rating-negative")) == len(page.all("feedback-rating-positive")) == 1
    assert page.texts("feedback-rating-question") == [
        "Dove hai incontrato le maggiori difficoltà?",
        "Quali sono stati gli aspetti che hai preferito?",
    ]
    assert page.texts("feedback-rating-answer") == [*NEGATIVE, *POSITIVE]
    assert 'data-element="feedback-input-text"' in client.get(address).text


@pytest.mark.parametrize("address", WITH_WORDS)
def test_every_part_stands_inside_the_one_wrapper(client, address):
    inside = client.get(address).text.partition('data-element="feedback"')[2].partition("</form>")[0]

    assert [inside.count(f'data-element="feedback-{part}') for part in ("title", "rate-", "rating-", "input-text")] == [
        1,
        5,
        2 + 2 + 10,
        1,
    ]


@pytest.mark.parametrize("address", WITHOUT_WORDS)
def test_other_pages_ask_for_stars_and_for_no_words(client, address):
    page = elements(client, address)

    assert page.texts("feedback-title") == [TITLE]
    assert 'name="testo"' not in client.get(address).text


@pytest.mark.parametrize("address", NOT_RATED)
def test_safe_browsing_pages_of_errors_and_the_votes_own_pages_ask_nothing_at_their_end(client, address):
    assert "cr-feedback" not in client.get(address).text


def test_the_questions_are_the_last_thing_before_the_notice_and_the_footer(client):
    page = client.get("/servizi/").text

    assert page.index("</main>") < page.index("cr-feedback") < page.index("cr-notice") < page.index("<footer")


def test_english_pages_ask_in_english_about_themselves(client):
    page = client.get("/en/").text

    assert 'action="/en/valutazione/"' in page
    assert 'name="pagina" value="/en/"' in page


def test_a_preview_of_staff_asks_nothing(client):
    page = PageFactory(is_published=False)
    writer = signed_in(WriterFactory())

    preview = writer.get(get_object_preview_url(PageContent.admin_manager.get(page=page)))

    assert preview.status_code == 200
    assert "cr-feedback" not in preview.text


def test_a_vote_is_counted_and_its_words_are_kept_with_their_day(client):
    answer = vote(client, stars=2, risposta=1, testo="Non ho capito i tempi.")

    count, comment = RatingCount.objects.get(), RatingComment.objects.get()
    today = timezone.localdate()
    assert (answer.status_code, answer.url) == (303, f"{THANKS}?pagina=%2Fservizi%2F")
    assert (count.page.reverse_id, count.language, count.month) == ("servizi", "it", today.replace(day=1))
    assert (count.stars, count.answer, count.number) == (2, 1, 1)
    assert (comment.text, comment.stars, comment.day) == ("Non ho capito i tempi.", 2, today)


def test_votes_of_a_kind_share_a_counter(client):
    for stars, answer in [(5, 6), (5, 6), (5, ""), (1, 3)]:
        vote(client, stars=stars, risposta=answer)

    assert counted() == [(1, 3, 1), (5, 0, 1), (5, 6, 2)]


def test_languages_and_offices_are_counted_apart(client):
    for path in ("/servizi/", "/en/services/", OFFICE, f"/en{OFFICE}"):
        vote(client, path)

    rows = RatingCount.objects.order_by("pk").values_list("page__reverse_id", "office__slug", "language")
    slug = OFFICE.split("/")[-2]
    assert list(rows) == [("servizi", None, "it"), ("servizi", None, "en"), (None, slug, "it"), (None, slug, "en")]


def test_an_answer_to_the_question_that_went_away_does_not_count(client):
    vote(client, stars=5, risposta=2)

    assert counted() == [(5, 0, 1)]


def test_words_are_taken_only_where_the_page_asks_for_them(client):
    vote(client, AREA, testo="Una parola.")

    assert (counted(), kept_texts()) == ([(5, 0, 1)], [])


@pytest.mark.parametrize(
    ("typed", "error", "again"),
    [
        ({"stars": ""}, "Scegli quante stelle dare, da 1 a 5.", 'value="Parole mie"'),
        ({"stars": "6"}, "Scegli quante stelle dare, da 1 a 5.", 'value="Parole mie"'),
        ({"stars": "-1"}, "Scegli quante stelle dare, da 1 a 5.", 'value="Parole mie"'),
        ({"risposta": "11"}, "Scegli una delle risposte della lista", 'id="voto-5" checked'),
        ({"testo": "a" * 201}, "Il testo ha 201 caratteri: ce ne stanno 200.", "a" * 201),
    ],
)
def test_a_wrong_vote_comes_back_with_what_to_mend_and_with_what_was_typed(client, typed, error, again):
    answer = vote(client, **{"testo": "Parole mie"} | typed)

    assert answer.status_code == 400
    assert error in answer.text
    assert again in answer.text
    assert (counted(), kept_texts()) == ([], [])


def test_a_text_of_200_letters_fits(client):
    vote(client, testo="à" * 200)

    assert kept_texts() == ["à" * 200]


def test_the_questions_have_an_address_of_their_own(client):
    page = client.get(ADDRESS, {"pagina": "/servizi/"})

    assert page.status_code == 200
    assert MarkedElements(page).texts("feedback-title") == [TITLE]
    assert page.text.count('data-element="feedback"') == 1
    assert 'href="/servizi/"' in page.text
    assert 'content="noindex"' in page.text


def test_thanks_lead_back_to_the_page(client):
    answer = client.get(vote(client, PROJECT).url)

    assert "Grazie del voto" in answer.text
    assert re.search(rf'<a [^>]*href="{PROJECT}"[^>]*>Torna alla pagina</a>', answer.text)


def test_who_voted_for_a_page_that_is_gone_is_led_to_the_home_page(client):
    answer = client.get(THANKS, {"pagina": "/non-esiste/"})

    assert answer.status_code == 200
    assert "Torna alla pagina" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/non-esiste/",
        "/servizi",
        "servizi/",
        "/servizi/?a=1",
        "/SERVIZI/",
        "//servizi/",
        "https://example.org/",
        "//example.org/",
        "/admin/",
        "/navigazione-sicura/",
        "/amministrazione/uffici/non-esiste/",
        "/servizi/\0",
        "/servizi/\n",
        "/en/servizi/",
        ADDRESS,
        THANKS,
        "/" + "a" * 3000,
    ],
)
def test_only_what_visitors_see_now_is_rated(client, path):
    sent, asked = vote(client, path), client.get(ADDRESS, {"pagina": path})

    assert (sent.status_code, asked.status_code) == (404, 404)
    assert "Puoi valutare solo una pagina che ora è nel sito." in sent.text
    assert counted() == []


def test_a_draft_a_page_for_members_and_an_office_switched_off_are_not_rated(client):
    PageFactory(slug="bozza", is_published=False)
    PageFactory(slug="riservata", login_required=True)
    Office.objects.update(is_active=False)

    answers = [vote(client, path).status_code for path in ("/bozza/", "/riservata/", OFFICE)]

    assert answers == [404, 404, 404]


def test_what_is_said_of_a_page_goes_with_it(client):
    page = PageFactory(slug="breve", template="cms/section.html")
    vote(client, "/breve/", testo="Parole.")

    page.delete()

    assert (counted(), kept_texts()) == ([], [])


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}?pagina=/servizi/", THANKS])
def test_no_page_of_a_vote_is_stored_anywhere(client, address):
    assert "no-store" in client.get(address).headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/", "/servizi/", OFFICE])
def test_the_questions_cost_the_page_no_query(client, path, django_assert_num_queries):
    context = client.get(path).context[0]

    with django_assert_num_queries(0):
        subject = rated_subject(context)

    assert subject.path == path
