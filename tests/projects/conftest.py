from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

DOCUMENTS = Path(__file__).parent / "documents"


@pytest.fixture
def orto(settings):
    """A printed page of another town; the settings name that town."""
    settings.PRINTED_SITE_NAME = ("Pontelieto", "COMUNE DI PONTELIETO")
    return DOCUMENTS / "orto-condiviso.txt"


@pytest.fixture
def run(django_capture_on_commit_callbacks):
    """Runs a command of manage.py to its end, what waits for the commit included; returns what it printed."""

    def call(*arguments, **options):
        output = StringIO()
        with django_capture_on_commit_callbacks(execute=True):
            call_command(*arguments, stdout=output, **options)
        return output.getvalue()

    return call
