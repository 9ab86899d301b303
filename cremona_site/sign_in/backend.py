"""Checks names and passwords, never many at once: a flood of sign-ins must leave threads to the public pages.

One check keeps a thread and a core busy for a good part of a second, on purpose, and gunicorn has few threads.
"""

from contextlib import contextmanager
from threading import BoundedSemaphore

from allauth.account.auth_backends import AuthenticationBackend


class NoTurnError(Exception):
    """Too many passwords are being checked in this process right now."""


class Turns:
    """Lets so many work at once, and so many wait for a while; whoever comes on top of that goes away at once."""

    def __init__(self, working=1, waiting=1, patience=1.0):
        self.working, self.inside = BoundedSemaphore(working), BoundedSemaphore(working + waiting)
        self.patience = patience  # seconds

    @contextmanager
    def one(self):
        if not self.inside.acquire(blocking=False):
            raise NoTurnError
        try:
            if not self.working.acquire(timeout=self.patience):
                raise NoTurnError
            try:
                yield
            finally:
                self.working.release()
        finally:
            self.inside.release()


# Two of the four threads of a process (deploy/gunicorn.conf.py): the others are left to visitors
TURNS = Turns()


class PasswordBackend(AuthenticationBackend):
    """allauth's, one password at a time."""

    def authenticate(self, request, **credentials):
        with TURNS.one():
            return super().authenticate(request, **credentials)


def suspended_person():
    """Whoever gave the right password just now and is switched off; allauth keeps them aside. None for anybody else."""
    person = AuthenticationBackend.unstash_authenticated_user()
    AuthenticationBackend._stash_user(person)
    return person
