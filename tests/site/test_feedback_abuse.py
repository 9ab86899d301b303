"""What nobody can do with a vote: flood the site, vote in another's name, leave traces of a person, lead one astray."""

import json
from datetime import timedelta
from itertools import product

import pytest
from django.core.management import call_command
from django.core.serializers import serialize
from django.test import RequestFactory
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cremona_site.feedback.limits import MOST_A_PLACE, WINDOW, Limit, client_address
from cremona_site.feedback.views import LARGEST_BODY, Rate
from cremona_site.models import Answer, RatingComment, RatingCount
from cremona_site.models.rating import MONTHS_KEPT, MOST_COUNTED, ROWS_A_MONTH, month_before
from cremona_site.models.rating_comment import DAYS_KEPT, PLACES_A_DAY, PLACES_A_DAY_AND_PAGE
from tests.factories import PageFactory, row_counts
from tests.site.ratings import ADDRESS, THANKS, counted, kept_texts, vote

pytestmark = pytest.mark.django_db

OWN = {"cremona_site.RatingCount", "cremona_site.RatingSummary", "cremona_site.RatingComment"}
VISITOR = "203.0.113.77"
HOSTILE = ["", "/", "/servizi/", "/admin/", "//example.org/", "'; DROP TABLE cms_page; --", "\0", "%00", "<script>"]


@pytest.fixture(autouse=True)
def limit(monkeypatch):
    limit = Limit()
    monkeypatch.setattr("cremona_site.feedback.views.VOTES", limit)
    return limit


@pytest.fixture
def no_limit(monkeypatch):
    monkeypatch.setattr("cremona_site.feedback.views.VOTES", Limit(a_place=10**9, in_all=10**9))


def grown(before):
    """The tables that do not hold as many rows as before."""
    return {name for name, number in row_counts().items() if number != before[name]}


# Floods


@pytest.mark.front_end
def test_ten_thousand_hostile_posts_change_nothing_but_the_votes_own_tables(client):
    before = row_counts()
    hostile = product(range(10), range(-1, 8), HOSTILE, range(13))

    statuses = [
        vote(
            client, path, stars, {"X-Forwarded-For": f"198.51.100.{number % 250}"}, risposta=answer, testo=path
        ).status_code
        for number, (_round, stars, path, answer) in enumerate(hostile)
    ]

    assert len(statuses) > 10_000
    assert set(statuses) <= {303, 400, 404, 429}
    assert grown(before) <= OWN
    assert RatingCount.objects.count() <= 2 * ROWS_A_MONTH
    assert RatingComment.objects.count() <= 2 * PLACES_A_DAY_AND_PAGE


def test_a_month_of_a_page_has_a_row_for_each_vote_that_makes_sense_and_no_more(no_limit):
    send = Rate.as_view()
    votes = [(stars, answer) for stars in range(1, 6) for answer in Answer.values]

    for stars, answer in votes * 4:
        send(RequestFactory().post(ADDRESS, {"pagina": "/servizi/", "voto": stars, "risposta": answer}))

    assert ROWS_A_MONTH == 30
    assert RatingCount.objects.count() == ROWS_A_MONTH
    assert sum(number for _stars, _answer, number in counted()) == len(votes) * 4


def test_a_counter_ends_at_its_most(client):
    vote(client)
    RatingCount.objects.update(number=MOST_COUNTED)

    answer = vote(client)

    assert answer.status_code == 303
    assert counted() == [(5, 0, MOST_COUNTED)]


def test_a_flood_of_words_takes_the_places_of_its_page_and_leaves_what_others_wrote(client, no_limit):
    vote(client, testo="La prima.")

    answers = [vote(client, testo=f"Numero {number} bis") for number in range(PLACES_A_DAY_AND_PAGE + 5)]

    assert "testo=non-tenuto" not in answers[0].url
    assert answers[-1].url == f"{THANKS}?pagina=%2Fservizi%2F&testo=non-tenuto"
    assert "Il voto è contato, il testo no" in client.get(answers[-1].url).text
    assert len(kept_texts()) == PLACES_A_DAY_AND_PAGE
    assert "La prima." in kept_texts()
    assert counted() == [(5, 0, PLACES_A_DAY_AND_PAGE + 6)]


def test_the_whole_site_keeps_so_many_texts_a_day(client, no_limit):
    paths = [f"/sezione-{number}/" for number in range(PLACES_A_DAY // PLACES_A_DAY_AND_PAGE + 1)]
    for path in paths:
        PageFactory(slug=path.strip("/"), template="cms/section.html")

    for path, _time in product(paths, range(PLACES_A_DAY_AND_PAGE)):
        vote(client, path, testo="Parole.")

    assert len(kept_texts()) == PLACES_A_DAY
    assert RatingComment.objects.full_days() == [timezone.localdate()]


def test_tomorrow_has_places_again(client, no_limit):
    for _time in range(PLACES_A_DAY_AND_PAGE):
        vote(client, testo="Ieri.")
    RatingComment.objects.update(day=timezone.localdate() - timedelta(days=1))

    vote(client, testo="Oggi.")

    assert kept_texts()[0] == "Oggi."
    assert len(kept_texts()) == PLACES_A_DAY_AND_PAGE + 1


def test_too_many_votes_from_one_place_are_asked_to_wait(client):
    answers = [vote(client, headers={"X-Forwarded-For": VISITOR}) for _time in range(MOST_A_PLACE + 1)]
    elsewhere = vote(client, headers={"X-Forwarded-For": "203.0.113.78"})

    assert [answer.status_code for answer in answers] == [303] * MOST_A_PLACE + [429]
    assert 0 < int(answers[-1].headers["Retry-After"]) <= WINDOW
    assert "Riprova tra qualche minuto." in answers[-1].text
    assert elsewhere.status_code == 303


def test_a_vote_over_the_limit_asks_the_database_for_nothing(client, limit, django_assert_num_queries):
    limit.a_place = 0
    vote(client)  # a process reads the name of its site once in its life

    with django_assert_num_queries(0):
        answer = vote(client)

    assert answer.status_code == 429


def test_a_limit_ends_with_its_window_and_forgets_everybody():
    time = [0.0]
    limit = Limit(a_place=1, in_all=2, window=60, clock=lambda: time[0])
    first = [limit.seconds_to_wait(address) for address in ("192.0.2.1", "192.0.2.1", "192.0.2.2", "192.0.2.3")]
    key, time[0] = limit.key, 60.0

    again = limit.seconds_to_wait("192.0.2.1")

    assert first == [0, 61, 0, 61]
    assert again == 0
    assert limit.key != key
    assert len(limit.counts) == 1


def test_a_subscriber_is_one_place_whatever_address_of_the_network_asks():
    limit = Limit(a_place=1)

    waits = [
        limit.seconds_to_wait(address) for address in ("2001:db8::1", "2001:db8::ffff", "2001:db8:0:1::1", "", "x")
    ]

    assert [bool(wait) for wait in waits] == [False, True, False, False, True]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, VISITOR, "127.0.0.1"),
        (1, None, ""),
        (1, VISITOR, VISITOR),
        (1, f"10.9.8.7, {VISITOR}", VISITOR),
        (2, f"10.9.8.7,{VISITOR},10.0.0.1", VISITOR),
        (2, VISITOR, ""),
    ],
)
def test_only_what_our_own_proxies_add_is_believed(rf, settings, proxies, forwarded, address):
    settings.PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}

    assert client_address(rf.post(ADDRESS, headers=headers)).strip() == address


def test_a_large_body_is_refused_unread(client):
    answer = vote(client, testo="a" * LARGEST_BODY)

    assert answer.status_code == 413
    assert "accorcia il testo" in answer.text
    assert counted() == []


# In another's name


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Origin": "http://testserver"}, 303),
        ({"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Referer": "http://testserver/servizi/"}, 303),
        ({"Origin": "https://testserver"}, 403),
        ({"Origin": "http://testserver.example.org"}, 403),
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": ""}, 403),
        ({"Referer": "https://example.org/http://testserver/"}, 403),
        ({"Referer": "http://[testserver/"}, 403),
    ],
)
def test_a_form_of_another_site_cannot_vote(client, headers, status):
    answer = vote(client, headers=headers)

    assert answer.status_code == status
    assert counted() == ([(5, 0, 1)] if status == 303 else [])


def test_a_refused_vote_does_not_count_against_the_visitor(client, limit):
    vote(client, headers={"Origin": "https://example.org"})

    assert limit.ends_at is None


# Traces


def test_a_vote_leaves_no_cookie_no_session_and_no_address(client, caplog):
    before = row_counts()
    caplog.set_level(0)
    headers = {"X-Forwarded-For": VISITOR, "User-Agent": "Il mio browser"}

    answers = [
        vote(client, headers=headers, testo="Una parola."),
        vote(client, "/non-esiste/", headers=headers, testo="Una parola."),
        vote(client, stars=9, headers=headers, testo="Una parola."),
        client.get(f"{THANKS}?pagina=/servizi/", headers=headers),
    ]

    stored = serialize("json", [*RatingCount.objects.all(), *RatingComment.objects.all()])
    assert not any(answer.cookies for answer in answers)
    assert grown(before) == OWN
    assert VISITOR not in stored
    assert "Il mio browser" not in stored
    assert set(json.loads(stored)[1]["fields"]) == {"page", "office", "language", "stars", "text", "day", "place"}
    assert VISITOR not in caplog.text
    assert "Una parola" not in caplog.text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Chiamami al 0372 407066, grazie", "Chiamami al […], grazie"),
        ("il mio numero è +39 333.123.45.67", "il mio numero è […]"),
        ("(0372) 40-70-66", "[…]"),
        ("３３３１２３４５６７", "[…]"),
        ("scrivi a mario.rossi@example.org", "scrivi a […]"),
        ("sono RSSMRA80A01D150K di Cremona", "sono […] di Cremona"),
        ("rssmra80a01d150k", "[…]"),
        ("La legge 17 del 2015, art. 20, non si capisce", "La legge 17 del 2015, art. 20, non si capisce"),
        ("Chiama il 112", "Chiama il 112"),
        ("due\r\n righe\t e\u200b un segno", "due righe e un segno"),
    ],
)
def test_what_names_a_person_is_taken_out_before_it_is_stored(client, typed, kept):
    vote(client, testo=typed)

    assert kept_texts() == [kept]


def test_words_go_after_thirty_days_with_the_next_vote(client):
    vote(client, testo="Di oggi.")
    vote(client, testo="Di allora.")
    today = timezone.localdate()
    RatingComment.objects.filter(text="Di oggi.").update(day=today - timedelta(days=DAYS_KEPT - 1))
    RatingComment.objects.filter(text="Di allora.").update(day=today - timedelta(days=DAYS_KEPT))

    vote(client)

    assert kept_texts() == ["Di oggi."]


def test_a_command_deletes_what_is_old_without_any_vote(client, capsys):
    vote(client, testo="Di allora.")
    RatingComment.objects.update(day=timezone.localdate() - timedelta(days=DAYS_KEPT))
    RatingCount.objects.update(month=month_before(MONTHS_KEPT))

    call_command("delete_old_comments")

    assert capsys.readouterr().out == "Testi cancellati: 1. Conteggi cancellati: 1.\n"
    assert (counted(), kept_texts()) == ([], [])


def test_counters_of_the_last_month_that_is_kept_stay(client):
    vote(client)
    RatingCount.objects.update(month=month_before(MONTHS_KEPT - 1))

    call_command("delete_old_comments")

    assert counted() == [(5, 0, 1)]


@pytest.mark.parametrize(("back", "years", "months"), [(0, 0, 0), (12, 1, 0), (24, 2, 0), (1, 0, 1), (23, 1, 11)])
def test_months_are_counted_back_over_the_years(back, years, months):
    today, first = timezone.localdate(), month_before(back)

    assert first.day == 1
    assert (today.year - first.year) * 12 + today.month - first.month == years * 12 + months == back


# Astray


@pytest.mark.parametrize("path", ["https://example.org/", "//example.org/", "/\\example.org/", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(client, path):
    sent = vote(client, path)
    thanks = client.get(THANKS, {"pagina": path, "next": path})

    assert sent.status_code == 404
    assert "Location" not in sent.headers
    assert "example.org" not in sent.text + thanks.text
    assert "javascript:" not in sent.text + thanks.text


def test_words_that_come_back_are_no_markup(client):
    answer = vote(client, stars="", testo='"><script>alert(1)</script>')

    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text


anything = st.text(max_size=250) | st.sampled_from([*HOSTILE, "1", "5", "10", "pagina"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["pagina", "voto", "risposta", "testo", "altro"]) | anything, anything))
@example({"pagina": "/servizi/", "voto": "٣", "testo": "ﷺ" * 200})
@example({"pagina": "/servizi/", "voto": "3 ", "risposta": "1.0"})
@example({"pagina": "/servizi/", "voto": "3", "risposta": "1", "testo": "\ud800".encode("utf-8", "replace").decode()})
def test_whatever_is_sent_is_answered(client, no_limit, sent):
    sent = {
        name.encode("utf-8", "replace").decode(): text.encode("utf-8", "replace").decode()
        for name, text in sent.items()
    }

    answer = client.post(ADDRESS, sent)

    assert answer.status_code in {303, 400, 404, 413}
    assert not answer.cookies
