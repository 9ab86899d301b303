"""Asks the checks, all at once and not for long; what they said is good for the next seconds."""

import logging
from time import monotonic

from cremona_site.health.checks import CHECKS
from cremona_site.health.watched import Watched

TIME_LIMIT = 1.5  # seconds for all checks together
GOOD_FOR = 2  # seconds in which a flood of questions costs nothing
STILL_TELLS = 10  # seconds in which others need not wait for the round that is under way
NO_ANSWER = f"no answer within {TIME_LIMIT} seconds"

logger = logging.getLogger(__name__)


class Readiness:
    def __init__(self, checks, clock=monotonic):
        self.checks = {check.__name__: Watched(check) for check in checks}
        self.round = Watched(self.ask)
        self.clock = clock
        self.asked_at = None
        self.last = None

    def problems(self):
        """The problem of each check by its name, None where there is none."""
        if self.is_known_since(GOOD_FOR):
            return self.last
        round_, is_mine = self.round.start()
        if not is_mine and self.is_known_since(STILL_TELLS):
            return self.last
        try:
            return round_.result(TIME_LIMIT + 0.3)
        except Exception as error:  # the round has limits of its own, so this is a machine at its end
            return {"readiness": in_words(error)}

    def is_known_since(self, seconds):
        return self.last is not None and self.clock() - self.asked_at < seconds

    def ask(self):
        ends_at = monotonic() + TIME_LIMIT
        runs = {name: watched.start()[0] for name, watched in self.checks.items()}
        problems = {name: problem_of(run, ends_at - monotonic()) for name, run in runs.items()}
        if problems != self.last:
            self.tell(problems)
        self.last, self.asked_at = problems, self.clock()
        return problems

    def tell(self, problems):
        """One line a change, not one a question."""
        wrong = [f"{name}: {problem}" for name, problem in problems.items() if problem]
        if wrong:
            logger.warning("Not ready: %s", "; ".join(wrong))
        elif self.last is not None:
            logger.info("Ready again")


def problem_of(run, seconds):
    try:
        return run.result(max(seconds, 0))
    except Exception as error:
        return in_words(error)


def in_words(error):
    if isinstance(error, TimeoutError) and not error.args:
        return NO_ANSWER
    return f"{type(error).__name__}: {' '.join(str(error).split())}"


readiness = Readiness(CHECKS)
