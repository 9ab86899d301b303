"""What a visitor finds on the pages of the first content."""

import pytest

pytestmark = pytest.mark.django_db

PROJECT = "/la-voce-che-rompe-il-silenzio/"


def test_the_project_page_bears_every_fact(client):
    page = client.get(PROJECT)

    for fact in ("0372 407066", "14/02/2018", "25/11/2020"):
        assert fact in page.text
