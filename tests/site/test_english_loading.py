"""`load_content` and English: written once, also on a site that had none, and never over an editor’s words."""

from io import StringIO

import pytest
from cms.models import Page, PageContent, PageUrl
from django.core.management import call_command
from djangocms_versioning.constants import DRAFT
from djangocms_versioning.models import Version

from cremona_site import writing
from cremona_site.models import LoadedContent
from tests.factories import row_counts

pytestmark = pytest.mark.django_db

AREA = "/en/the-voice-that-breaks-the-silence/psychological-help/"


def load():
    output = StringIO()
    call_command("load_content", stdout=output)
    return output.getvalue()


def forget_english(page):
    """As if the site had been loaded before it had English."""
    PageContent.admin_manager.filter(page=page, language="en").delete()
    PageUrl.objects.filter(page=page, language="en").delete()
    LoadedContent.objects.filter(key=f"page-en:{page.reverse_id}").delete()


def test_loading_again_writes_no_english():
    before = row_counts()

    load()

    assert row_counts() == before


def test_a_site_without_english_gets_it_when_loaded(client):
    page = Page.objects.get(reverse_id="azione-c")
    forget_english(page)
    assert "Psychological assistance" not in client.get(AREA).text

    output = load()

    assert "page-en:azione-c" in output
    assert "Psychological assistance" in client.get(AREA).text


def test_english_that_an_editor_has_begun_is_not_overwritten(client):
    page = Page.objects.get(reverse_id="azione-c")
    forget_english(page)
    draft = writing.new_translation(page, "en", "My words", slug="my-words")

    load()

    contents = PageContent.admin_manager.filter(page=page, language="en")
    assert list(contents.values_list("title", flat=True)) == ["My words"]
    assert Version.objects.get_for_content(draft).state == DRAFT


def test_english_that_an_editor_took_down_stays_down(client):
    content = PageContent.objects.get(page__reverse_id="azione-c", language="en")
    Version.objects.get_for_content(content).unpublish(writing.site_author())

    load()

    assert "Psychological assistance" not in client.get(AREA).text
