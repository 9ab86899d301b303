"""A flood of sign-ins: passwords are checked one at a time, and visitors never wait for that."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.contrib.auth import SESSION_KEY

from cremona_site.models import AccountEvent
from cremona_site.sign_in.backend import TURNS, NoTurnError, Turns
from tests.factories import WriterFactory
from tests.site.signing_in import give_password


def take(turns, during):
    """ "done", or "refused" where there was no turn."""
    try:
        with turns.one():
            during()
    except NoTurnError:
        return "refused"
    return "done"


def test_one_works_one_waits_and_the_others_go_away_at_once():
    turns, may_end = Turns(patience=20), Event()
    now, most = [], []

    def check_a_password():
        now.append(1)
        most.append(len(now))
        may_end.wait(20)
        now.pop()

    with ThreadPoolExecutor(8) as threads:
        began = time.monotonic()
        asked = [threads.submit(take, turns, check_a_password) for _ in range(8)]
        while sum(answer.done() for answer in asked) < 6 and time.monotonic() - began < 10:
            time.sleep(0.01)
        refused = sum(answer.done() for answer in asked)
        may_end.set()
        answers = sorted(answer.result() for answer in asked)

    assert refused == 6
    assert answers == ["done"] * 2 + ["refused"] * 6
    assert max(most) == 1


def test_nobody_waits_without_end_and_turns_come_back():
    turns, may_end = Turns(patience=0.2), Event()

    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(take, turns, lambda: may_end.wait(20))
        while turns.working._value:
            time.sleep(0.01)
        second = take(turns, bool)
        may_end.set()
        first.result()

    assert second == "refused"
    assert [take(turns, bool) for _ in range(3)] == ["done"] * 3


def test_a_password_that_fails_gives_its_turn_back():
    turns = Turns()

    for _ in range(3):
        with pytest.raises(ZeroDivisionError), turns.one():
            raise ZeroDivisionError

    assert take(turns, bool) == "done"


@pytest.mark.django_db
def test_whoever_comes_to_a_full_door_reads_so_and_no_failure_counts(client):
    user = WriterFactory()

    with TURNS.one():
        answers = [give_password(user).last for _ in range(6)]
        page = client.get("/")
    later = give_password(user)

    assert {answer.status_code for answer in answers} == {429}
    assert "la tua password non è stata controllata" in answers[0].text
    assert answers[0].headers["Retry-After"] == "5"
    assert page.status_code == 200
    assert later.session[SESSION_KEY] == str(user.pk)
    assert not AccountEvent.objects.filter(kind__in=["refused", "limited"]).exists()
