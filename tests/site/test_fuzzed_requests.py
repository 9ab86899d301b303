"""Whatever strangers send, at whatever address: no failure, no cookie, no word of theirs as markup, nothing changed."""

import json
import time

import pytest
from django.conf import settings as site_settings
from hypothesis import example, given
from hypothesis import strategies as st

from cremona_site.feedback.limits import Limit
from cremona_site.models import RatingComment, RatingCount
from tests.site import odd_input
from tests.site.fuzzing import profile, promises_broken
from tests.site.odd_input import BODIES, FIELDS, HEADERS, KINDS_OF_BODIES, METHODS, QUERIES, paths
from tests.site.permission_walk import OWN_TRACES
from tests.site.public_state import Guard
from tests.site.raw_requests import Site
from tests.site.signing_in import DOOR

pytestmark = [pytest.mark.django_db, pytest.mark.front_end]

MOST_SECONDS = 5  # of the processor's time for one request; the largest bodies take one
VOTES = {RatingCount._meta.db_table, RatingComment._meta.db_table}
STEPS = ["", "passkey/", "secondo-passaggio/", "conferma/", "password/", "password/dimenticata/", "esci/"]
FORMS = [f"{DOOR}{step}" for step in [*STEPS, "password/nuova/1-set-password/"]] + [
    "/admin/logout/",
    "/admin/sessione/",
]
SECRET = "a" * 32


@pytest.fixture
def site(settings, monkeypatch):
    """The site without the limits that would answer in place of what lies behind them."""
    settings.ACCOUNT_RATE_LIMITS = settings.MFA_RATE_LIMITS = False
    monkeypatch.setattr("cremona_site.feedback.views.VOTES", Limit(a_place=10**9, in_all=10**9))
    guard = Guard()
    yield Site()
    assert guard.touched(set(guard.models) - OWN_TRACES - VOTES) == set()


def ask(site, method="GET", path=b"/", query=b"", headers=(), body=b""):
    started = time.process_time()
    answer = site.ask(method, path, query, headers, body)
    assert promises_broken(answer, path) == []
    assert time.process_time() - started < MOST_SECONDS
    return answer


@profile(150)
@given(paths(), HEADERS)
@example(b"/", [("cookie", "csrftoken=a")])
@example(b"/media/\x00", [])
@example(b"/static/\x00.css", [])
@example(b"/calendario/data-00000000-0000-4000-8000-00000000000\xd9\xa0.ics", [])
def test_any_address_is_answered(site, path, headers):
    ask(site, path=path, headers=headers)


@profile(120)
@given(paths(), QUERIES)
def test_any_question_is_answered(site, path, query):
    ask(site, path=path, query=query)


@profile(100)
@example(b"/servizi", "POST", b"", [], "multipart/form-data", b"")
@example(b"/servizi", "POST", b"", [], odd_input.URLENCODED, b"a=1&" * 1500)
@example(b"/servizi", "POST", b"", [], odd_input.URLENCODED, b"a" * 3_000_000)
@example(b"/servizi/", "POST", b"", [], odd_input.URLENCODED, b"a" * 3_000_000)
@example(b"/", "GET", b"a=1", [], "text/html; charset=rot13", b"")
@example(b"/", "GET", b"&" * 2000, [], "text/html; charset=utf-7", b"")
@example(b"/", "GET", b"", [], "text/html; a*=nope''x", b"")
@given(paths(), st.sampled_from(METHODS), QUERIES, HEADERS, st.sampled_from(KINDS_OF_BODIES), BODIES)
def test_anything_may_be_sent_anywhere(site, path, method, query, headers, kind, body):
    ask(site, method, path, query, [*headers, ("content-type", kind)], body)


@profile(80)
@given(FIELDS, st.sampled_from(KINDS_OF_BODIES), BODIES, HEADERS, st.booleans())
def test_any_vote_is_answered(site, fields, kind, body, headers, is_form):
    if is_form:
        kind, body = odd_input.URLENCODED, odd_input.written([(b"pagina", b"/servizi/"), *fields])
    answer = ask(site, "POST", b"/valutazione/", b"", [*headers, ("content-type", kind)], body)

    assert answer.status in {303, 400, 403, 404, 413}


def filled(fields):
    """A form as a browser sends it that looked at its page before."""
    body = odd_input.written([(b"csrfmiddlewaretoken", SECRET.encode()), *fields])
    return [("content-type", odd_input.URLENCODED), ("cookie", f"{site_settings.CSRF_COOKIE_NAME}={SECRET}")], body


@profile(80)
@given(st.sampled_from(FORMS), FIELDS, HEADERS)
def test_any_form_of_the_door_is_answered(site, address, fields, headers):
    kept, body = filled(fields)
    headers = [(name, value) for name, value in headers if name not in {"cookie", "origin", "referer"}]

    ask(site, "POST", address.encode(), b"", headers + kept, body)


@profile(60)
@given(odd_input.CREDENTIALS.map(json.dumps))
@example('{"id": null}')
@example("[" * 50_000)
@example('{"id":' * 50_000)
def test_whatever_is_told_of_a_passkey_opens_nothing(site, told):
    headers, body = filled([(b"credential", told.encode())])

    answer = ask(site, "POST", b"/accesso/passkey/", b"", headers, body)

    assert (answer.status, answer.header("Location")) == (302, "/accesso/")
