"""A page or an office that moves leaves its address behind, and one redirect leads from there to where it is now."""

import pytest
from cms.models import Page, PageContent
from django.urls import reverse
from djangocms_versioning.models import Version

from cremona_site import writing
from cremona_site.models import OldAddress
from tests.factories import OfficeFactory, PageFactory, PublisherFactory, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return PageFactory(slug="prima")


@pytest.fixture
def below(article):
    return PageFactory(slug="figlia", parent=article)


def publish_as(slug, page, language="it"):
    draft = writing.draft_of(page, language)
    PageContent.admin_manager.filter(pk=draft.pk).update(slug=slug)
    writing.publish(PageContent.admin_manager.get(pk=draft.pk))


def take_down(page):
    Version.objects.get_for_content(PageContent.objects.get(page=page)).unpublish(writing.site_author())


def chain(client, address):
    """Where an address leads, one (address, status) a step."""
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    return answer.redirect_chain


def old_paths():
    known = OldAddress.objects.exclude(path__startswith="/node/")
    return sorted(known.values_list("path", flat=True))


@pytest.mark.parametrize("address", ["/prima/", "/prima"])
def test_a_page_published_with_another_slug_leaves_a_redirect(client, article, address):
    publish_as("dopo", article)

    assert chain(client, address) == [("/dopo/", 301)]


def test_a_draft_with_another_slug_moves_nothing(client, article):
    draft = writing.draft_of(article)
    PageContent.admin_manager.filter(pk=draft.pk).update(slug="dopo")

    assert chain(client, "/prima/") == []
    assert old_paths() == []


def test_pages_below_go_with_their_page(client, article, below):
    publish_as("dopo", article)

    assert chain(client, "/prima/figlia/") == [("/dopo/figlia/", 301)]
    assert old_paths() == ["/prima", "/prima/figlia"]


def test_a_page_renamed_twice_has_one_redirect_from_each_name(client, article, below):
    publish_as("dopo", article)
    publish_as("infine", article)

    assert chain(client, "/prima/") == [("/infine/", 301)]
    assert chain(client, "/dopo") == [("/infine/", 301)]
    assert chain(client, "/prima/figlia/") == [("/infine/figlia/", 301)]


def test_a_page_renamed_back_does_not_go_round_in_circles(client, article):
    publish_as("dopo", article)
    publish_as("prima", article)

    assert chain(client, "/prima/") == []
    assert chain(client, "/dopo/") == [("/prima/", 301)]
    assert old_paths() == ["/dopo"]


def test_an_address_that_another_page_takes_is_old_no_more(client, article):
    publish_as("dopo", article)
    other = PageFactory(slug="prima")

    assert client.get("/prima/").context["request"].current_page == other
    assert old_paths() == []


def test_a_page_that_is_moved_leaves_a_redirect_at_once(client, article, below):
    target = Page.objects.get(reverse_id="servizi")
    publisher = signed_in(PublisherFactory())

    publisher.post(reverse("admin:cms_page_move_page", args=[article.pk]), {"position": 0, "target": target.pk})

    assert chain(client, "/prima/") == [("/servizi/prima/", 301)]
    assert chain(client, "/prima/figlia") == [("/servizi/prima/figlia/", 301)]
    row = OldAddress.history.get(path="/prima")
    assert row.history_user.username.startswith("persona")


def test_another_home_page_leaves_a_redirect(client, article, below):
    article.set_as_homepage()

    assert chain(client, "/prima/") == [("/", 301)]
    assert chain(client, "/prima/figlia/") == [("/figlia/", 301)]


def test_a_page_that_is_taken_down_says_that_it_is_gone_and_comes_back(client, article, below):
    take_down(article)

    assert client.get("/prima/").status_code == client.get("/prima/figlia/").status_code == 410

    writing.publish(PageContent.admin_manager.filter(page=article).latest_content().get())

    assert chain(client, "/prima/") == chain(client, "/prima/figlia/") == []
    assert old_paths() == []


def test_a_page_that_comes_back_under_another_name_leaves_a_redirect(client, article, below):
    take_down(article)
    publish_as("dopo", article)

    assert chain(client, "/prima/") == [("/dopo/", 301)]
    assert chain(client, "/prima/figlia/") == [("/dopo/figlia/", 301)]


def test_publishing_the_same_address_again_writes_nothing(article):
    publish_as("prima", article)

    assert old_paths() == []
    assert not OldAddress.history.filter(path="/prima").exists()


def test_a_page_in_another_language_has_redirects_of_its_own(client, article):
    writing.publish(writing.new_translation(article, "en", "First", slug="first"))

    publish_as("second", article, "en")

    assert chain(client, "/en/first/") == [("/en/second/", 301)]
    assert chain(client, "/en/first") == [("/en/second/", 301)]
    assert chain(client, "/prima/") == []


@pytest.mark.parametrize("address", ["/prima/", "/prima"])
def test_an_address_that_a_page_keeps_in_another_language_is_left_for_good(client, article, address):
    writing.publish(writing.new_translation(article, "en", "First", slug="prima"))

    publish_as("dopo", article)

    assert chain(client, address) == [("/dopo/", 301)]
    assert chain(client, "/en/prima/") == []


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_an_office_with_another_slug_leaves_a_redirect(client, prefix):
    office = OfficeFactory(slug="prima")
    office.slug = "dopo"
    office.save()

    assert chain(client, f"{prefix}/amministrazione/uffici/prima/") == [(f"{prefix}/amministrazione/uffici/dopo/", 301)]
    assert chain(client, f"{prefix}/amministrazione/uffici/dopo/") == []


def test_an_office_renamed_twice_and_back_has_one_redirect(client):
    office = OfficeFactory(slug="prima")
    for slug in ("dopo", "infine", "prima"):
        office.slug = slug
        office.save()

    assert chain(client, "/amministrazione/uffici/dopo") == [("/amministrazione/uffici/prima/", 301)]
    assert chain(client, "/amministrazione/uffici/infine/") == [("/amministrazione/uffici/prima/", 301)]
    assert chain(client, "/amministrazione/uffici/prima/") == []
