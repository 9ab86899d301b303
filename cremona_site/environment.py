"""Reads settings from the environment; a secret may lie in a file instead, which NAME_FILE names."""

import re
from datetime import date

import environ
from django.core.exceptions import ImproperlyConfigured
from environ.fileaware_mapping import FileAwareMapping


class Variables(FileAwareMapping):
    """What a file holds counts without the end of its line, which whoever writes it rarely means."""

    def __getitem__(self, key):
        try:
            return super().__getitem__(key).rstrip("\r\n")
        except OSError as error:
            hint = "Name a file that the user of the site may read, or set the variable itself."
            raise ImproperlyConfigured(f"{key}_FILE: {error.strerror}: {error.filename}. {hint}") from error


class Environment(environ.FileAwareEnv):
    """Settings of kinds that the library does not know; one written wrongly is an error that says how to write it."""

    ENVIRON = Variables()

    def required(self, name, hint):
        """The value of a variable without which the site must not start."""
        value = self.str(name, default="")
        if not value:
            raise ImproperlyConfigured(f"{name} is not set. {hint}")
        return value

    def one_of(self, name, *choices):
        """One of a few words; the first where none is set."""
        value = self.str(name, default=choices[0])
        if value not in choices:
            raise ImproperlyConfigured(f"{name} is {value!r}. Write one of: {', '.join(choices)}.")
        return value

    def day(self, name, default):
        """A day, written as 2027-09-30."""
        value = self.str(name, default=default)
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise ImproperlyConfigured(
                f"{name} is no day: {value!r}. Write year, month and day: 2027-09-30."
            ) from error

    def contact(self, name):
        """An address at which a person can be reached; empty where a page of the site stands in for it."""
        value = self.str(name, default="")
        if value and not re.fullmatch(r"(mailto:[^@\s]+@[^@\s]+|https://\S+)", value):
            raise ImproperlyConfigured(
                f"{name} is {value!r}. Write mailto:name@host, or the https:// address of a page."
            )
        return value

    def redis_url(self, name):
        """An address of Redis, which may hold a password and is not repeated; empty where one host does without."""
        value = self.str(name, default="")
        if value and not re.match(r"(rediss?|unix)://.", value):
            raise ImproperlyConfigured(
                f"{name} is no address of Redis. Write redis://host:6379/0, rediss://… or unix://…"
            )
        return value
