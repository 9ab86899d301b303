"""Reading a visitor's page in few statements shows what the CMS shows that reads one thing after the other."""

import pytest
from cms.api import add_plugin
from cms.models import CMSPlugin, PageContent, PageUrl
from django.conf import settings as django_settings
from django.test import Client

from cremona_site import writing
from cremona_site.navigation import published_in, url_of
from tests.factories import PageFactory

pytestmark = pytest.mark.django_db

OURS, THE_CMS = "cremona_site.middleware.VisitedPageMiddleware", "cms.middleware.page.CurrentPageMiddleware"
LANGUAGES = [code for code, _name in django_settings.LANGUAGES]


@pytest.fixture
def as_the_cms_does(settings):
    """A visitor of the site as it is without `cremona_site.visited_page`."""

    def get(path):
        settings.MIDDLEWARE = [THE_CMS if name == OURS else name for name in django_settings.MIDDLEWARE]
        return Client().get(path)

    return get


def shown(answer):
    return answer.status_code, answer.headers.get("Location"), answer.content.decode()


def only_plugin_of(page):
    content = PageContent.objects.get(page=page)
    return CMSPlugin.objects.get(placeholder__in=content.placeholders.all())


def test_every_page_is_the_same(client, as_the_cms_does):
    paths = sorted({url_of(content.url_path, content.language) for content in published_in(LANGUAGES)})
    ours = {path: shown(client.get(path)) for path in paths}

    theirs = {path: shown(as_the_cms_does(path)) for path in paths}

    assert len(paths) > 60
    assert [path for path in paths if ours[path] != theirs[path]] == []


def test_what_is_of_no_kind_any_more_is_not_shown_nor_what_stands_in_it(client, as_the_cms_does):
    page = PageFactory(slots={"content": "<p>Parole che restano.</p>"})
    text = only_plugin_of(page)
    gone = CMSPlugin.objects.create(
        placeholder=text.placeholder, language="it", position=text.position + 1, plugin_type="NonCePiuPlugin"
    )
    add_plugin(text.placeholder, "TextPlugin", "it", target=gone, body="<p>Parole che vanno via.</p>")

    html = shown(client.get(page.get_absolute_url()))

    assert "Parole che restano." in html[2]
    assert "Parole che vanno via." not in html[2]
    assert html == shown(as_the_cms_does(page.get_absolute_url()))


def test_a_plugin_without_what_its_kind_knows_is_not_shown(client, as_the_cms_does):
    page = PageFactory(slots={"content": "<p>Parole che restano.</p>"})
    text = only_plugin_of(page)
    CMSPlugin.objects.create(
        placeholder=text.placeholder, language="it", position=text.position + 1, plugin_type="TextPlugin"
    )

    html = shown(client.get(page.get_absolute_url()))

    assert "Parole che restano." in html[2]
    assert html == shown(as_the_cms_does(page.get_absolute_url()))


def test_what_stands_in_another_is_shown_by_that_alone(client, as_the_cms_does):
    page = PageFactory(slots={"content": "<p>Parole di fuori.</p>"})
    text = only_plugin_of(page)
    add_plugin(text.placeholder, "TextPlugin", "it", target=text, body="<p>Parole di dentro.</p>")

    html = shown(client.get(page.get_absolute_url()))

    assert "Parole di fuori." in html[2]
    assert html == shown(as_the_cms_does(page.get_absolute_url()))


@pytest.mark.parametrize("path", ["/en/servizi/", "/services/", "/non-esiste/", "/servizi/non-esiste/"])
def test_an_address_that_is_no_page_is_answered_alike(client, as_the_cms_does, path):
    assert shown(client.get(path))[:2] == shown(as_the_cms_does(path))[:2]


def test_of_two_pages_at_one_path_each_language_has_its_own(client):
    italian, english = PageFactory(title="Parole italiane"), PageFactory(title="Altre parole")
    writing.publish(writing.new_translation(english, "en", "English words", slug="english-words"))
    PageUrl.objects.filter(page=english, language="it").delete()
    PageUrl.objects.filter(page__in=[italian, english]).update(path="doppio", slug="doppio")

    assert "Parole italiane" in client.get("/doppio/").content.decode()
    assert "English words" in client.get("/en/doppio/").content.decode()
