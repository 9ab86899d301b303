"""A phone that is corrected once is right on every page that shows it."""

import re

import pytest
from django.urls import reverse

from contacts.models import Office
from tests.factories import filled_form

pytestmark = pytest.mark.django_db

OLD, NEW = ("0372 407006", "+390372407006"), ("0372 407777", "+390372407777")


def locations(answer):
    return re.findall(r"<loc>[a-z]+://[^/]+(/[^<]*)</loc>", answer.text)


def pages_of(client):
    """The address and the text of every page of the site that is in its map, and of what machines read."""
    files = locations(client.get("/sitemap.xml"))
    addresses = [address for file in files for address in locations(client.get(file))]
    others = ["/cerca/?q=parit%C3%A0", "/cerca/?q=0372407777", "/calendario/tutte.ics", "/feed/tutto.xml"]
    return {address: client.get(address) for address in [*addresses, *others]}


def holding(pages, spellings):
    return {
        address for address, page in pages.items() if any(spelling in page.content.decode() for spelling in spellings)
    }


def test_every_page_that_showed_the_old_number_shows_the_new_one(client, publisher, django_capture_on_commit_callbacks):
    office = Office.objects.get(slug="centro-locale-di-parita")
    before = holding(pages_of(client), OLD)
    url = reverse("admin:contacts_office_change", args=[office.pk])
    form = filled_form(publisher.get(url))
    [name] = [name for name, value in form.items() if value == OLD[0]]

    with django_capture_on_commit_callbacks(execute=True):
        publisher.post(url, form | {name: NEW[0]})

    pages = pages_of(client)
    assert len(before) > 5
    assert office.get_absolute_url() in before
    assert holding(pages, OLD) == set()
    assert before <= holding(pages, NEW)
