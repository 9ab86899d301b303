"""Before a page is taken down, staff read what goes or breaks with it."""

import pytest
from cms.api import add_plugin
from cms.models import Page
from djangocms_alias.models import AliasContent
from djangocms_versioning.models import Version

from cremona_site import writing
from cremona_site.publication.links import version_url
from cremona_site.publication.takedown import what_goes_with
from tests.factories import ActionAreaFactory, InitiativeFactory, PageFactory
from tests.site.publication import live_version

pytestmark = pytest.mark.django_db


def titles(loss):
    return {group.title: [page.title for page in group.pages] for group in loss.groups}


def test_a_page_that_nothing_depends_on_goes_without_a_warning():
    loss = what_goes_with(live_version(PageFactory()))

    assert not loss


def test_the_pages_below_go_with_it(publisher):
    page = PageFactory(slug="sopra")
    PageFactory(parent=page, title="Sotto")
    PageFactory(parent=page, title="Bozza sotto", is_published=False)

    seen = publisher.get(version_url(live_version(page), "unpublish"))

    assert titles(what_goes_with(live_version(page))) == {
        "Con lei i visitatori perdono le pagine che stanno sotto": ["Sotto"]
    }
    assert "Sotto</a>" in seen.text
    assert "Bozza sotto" not in seen.text


@pytest.mark.parametrize(
    "link",
    [
        'href="/sopra/"',
        'href="/sopra"',
        'href="/sopra/sotto/#orari"',
        'href="http://localhost:8000/sopra/"',
        'href="#" data-cms-href="cms.page:{pk}"',
    ],
)
def test_the_pages_that_link_to_it_or_below_are_named(link):
    page = PageFactory(slug="sopra")
    PageFactory(parent=page, slug="sotto")
    words = f"<p><a {link.format(pk=page.pk)}>Vai</a></p>"
    PageFactory(title="Che rinvia", slots={"content": words})
    PageFactory(title="In bozza", slots={"content": words}, is_published=False)
    PageFactory(title="Altrove", slots={"content": '<p><a href="/sopra-tutto/">Vai</a></p>'})

    found = titles(what_goes_with(live_version(page)))

    assert found["Queste pagine hanno collegamenti che non porteranno più da nessuna parte"] == ["Che rinvia"]


def test_an_action_area_names_the_initiatives_of_its_own():
    area = ActionAreaFactory()
    initiative = InitiativeFactory(area=area)

    found = titles(what_goes_with(live_version(area.extended_object)))

    assert found["Queste pagine la nominano nei loro dati"] == [str(initiative.extended_object.get_title("it"))]


@pytest.mark.parametrize(
    ("which", "told"),
    [
        ({"is_home": True}, "È la pagina iniziale"),
        ({"reverse_id": "privacy"}, "in fondo a ogni pagina"),
        ({"reverse_id": "servizi"}, "voce del menu"),
    ],
)
def test_pages_on_which_the_site_leans_get_a_graver_warning(publisher, which, told):
    page = Page.objects.get(**which)

    seen = publisher.get(version_url(live_version(page), "unpublish"))

    assert told in seen.text
    assert "Attenzione." in seen.text


def test_an_alias_names_the_pages_that_show_it(publisher):
    draft = writing.draft_notice("Avviso del sito")
    writing.write_notice(draft, "<p>Chiuso.</p>")
    writing.publish(draft)
    page = PageFactory(title="Che lo mostra", is_published=False)
    placeholder = writing.placeholders_of(writing.draft_of(page))["content"]
    add_plugin(placeholder, "Alias", "it", alias=draft.alias)
    writing.publish(writing.draft_of(page))
    content = AliasContent.objects.get(alias=draft.alias, language="it")

    loss = what_goes_with(Version.objects.get_for_content(content))

    assert titles(loss) == {"Queste pagine mostrano questo testo": ["Che lo mostra"]}


def test_after_the_warning_the_page_is_taken_down(client, publisher):
    page = PageFactory(slug="sopra")
    PageFactory(parent=page, slug="sotto")

    publisher.post(version_url(live_version(page), "unpublish"))

    assert client.get("/sopra/").status_code == 410
    assert client.get("/sopra/sotto/").status_code in (404, 410)
