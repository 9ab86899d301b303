"""Reads settings from the environment; a secret may lie in a file instead, which NAME_FILE names."""

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
    ENVIRON = Variables()
