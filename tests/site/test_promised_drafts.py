"""A draft whose hour is fixed goes out as a publisher saw it: nothing of it changes meanwhile but by publishers."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from djangocms_versioning.constants import DRAFT

from cremona_site.models import PublicationRequest, ScheduledChange
from cremona_site.publication import asking
from cremona_site.publication.planning import plan
from projects.permissions import may_change_facts
from tests.factories import NewsFactory, PageFactory, PublisherFactory, WriterFactory, signed_in
from tests.site.publication import answer, page_with_draft, state_of, version_in

pytestmark = pytest.mark.django_db


def promise(version):
    return plan(version, PublisherFactory(), timezone.now() + timedelta(hours=1), None)


def test_its_facts_are_a_publishers():
    news = NewsFactory(extended_object=PageFactory(template="projects/news.html", is_published=False))
    page, anna = news.extended_object, WriterFactory()
    assert may_change_facts(anna, page.pk)

    promise(version_in(DRAFT, page))

    assert not may_change_facts(anna, page.pk)
    assert may_change_facts(PublisherFactory(), page.pk)


def test_what_is_sent_back_does_not_go_out_by_itself():
    _page, draft = page_with_draft()
    asked, _is_new = asking.ask(draft, WriterFactory())
    promise(draft)

    answer(signed_in(PublisherFactory()), asked, rimanda="1", answer="Manca il numero.")

    assert PublicationRequest.objects.get().state == "sent_back"
    assert ScheduledChange.objects.get().state == ScheduledChange.State.CANCELLED
    assert state_of(draft) == DRAFT


def test_a_request_is_not_taken_back_once_its_hour_is_fixed():
    _page, draft = page_with_draft()
    anna = WriterFactory()
    asked, _is_new = asking.ask(draft, anna)
    promise(draft)
    url = reverse("admin:cremona_site_publicationrequest_withdraw", args=[asked.pk])

    told = signed_in(anna).post(url, follow=True).text

    assert "chiedi a chi pubblica di annullare" in told
    assert PublicationRequest.objects.get().state == "open"
