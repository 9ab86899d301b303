import pytest
from cms.models import PageContent
from cms.toolbar.utils import get_object_edit_url, get_object_preview_url
from django.urls import reverse

from tests.factories import PageFactory, ProjectFactory, PublisherFactory, signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("template", "entries"),
    [
        ("projects/project.html", ["Dati del progetto…"]),
        ("projects/action_area.html", ["Dati dell’azione…"]),
        ("cms/page.html", []),
    ],
)
def test_the_page_menu_opens_the_facts_that_the_template_has(writer, template, entries):
    page = PageFactory(template=template, is_published=False)

    toolbar = writer.get(get_object_edit_url(PageContent.admin_manager.get(page=page))).text

    assert [entry for entry in ("Dati del progetto…", "Dati dell’azione…") if entry in toolbar] == entries


def test_the_page_menu_offers_a_writer_no_facts_that_would_be_refused(writer):
    publisher = signed_in(PublisherFactory())
    page = PageFactory(template="projects/project.html")
    url = get_object_preview_url(PageContent.objects.get(page=page))

    assert "Dati del progetto…" not in writer.get(url).text
    assert "Dati del progetto…" in publisher.get(url).text


def test_the_page_menu_lets_a_writer_see_the_facts_of_a_published_page(writer):
    published = ProjectFactory()
    url = get_object_preview_url(PageContent.objects.get(page=published.extended_object))

    assert reverse("admin:projects_project_change", args=[published.pk]) in writer.get(url).text
