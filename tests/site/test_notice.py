import pytest
from djangocms_alias.models import AliasContent
from djangocms_versioning.models import Version

from cremona_site import writing
from tests.site.public import NOT_FOUND, PUBLIC

pytestmark = pytest.mark.django_db


def take_down():
    Version.objects.get_for_content(AliasContent.objects.get()).unpublish(writing.site_author())


@pytest.mark.parametrize("address", [*PUBLIC, *NOT_FOUND])
def test_the_notice_stands_once_on_every_page_outside_the_article(client, address):
    page = client.get(address).text

    assert page.count("ISO 9001") == 1
    assert page.index("ISO 9001") > page.index("</main>")


@pytest.mark.parametrize("address", PUBLIC)
def test_a_notice_that_was_taken_down_leaves_nothing_behind(client, address):
    take_down()

    page = client.get(address).text

    assert "ISO 9001" not in page
    assert "cr-notice" not in page


def test_a_draft_of_the_notice_is_not_shown(client):
    writing.write_notice(writing.draft_notice("Avviso"), "<p>Avviso in bozza.</p>")

    page = client.get("/").text

    assert "Avviso in bozza" not in page
    assert "ISO 9001" in page


def test_a_new_notice_is_shown_once_published(client):
    take_down()
    draft = writing.draft_notice("Avviso")
    writing.write_notice(draft, "<p>Sciopero degli uffici.</p>")
    writing.publish(draft)

    assert client.get("/").text.count("Sciopero degli uffici.") == 1


def test_a_site_that_never_had_a_notice_shows_none(client):
    AliasContent.admin_manager.all().delete()

    assert "cr-notice" not in client.get("/").text
