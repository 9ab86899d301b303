"""The address of a new page: made of its title, and nobody else's."""

from uuid import uuid4

import pytest
from cms.models import PageContent, PageUrl
from django.urls import reverse

from cremona_site.new_pages.addresses import slug_of, taken
from tests.factories import PageFactory

pytestmark = pytest.mark.django_db


def send(browser, **typed):
    data = {"token": uuid4(), "summary": "In breve.", "text": "", "template": "cms/page.html"}
    return browser.post(reverse("new_pages:page"), data | typed)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("L’avviso del 2027", "l-avviso-del-2027"),
        ("Perché c'è lo sportello?", "perche-c-e-lo-sportello"),
        ("24/7", "24-7"),
        ("…!", ""),
        ("una parola " * 12, "una-parola-una-parola-una-parola-una-parola-una-parola-una-parola-una-parola-una"),
        ("a" * 100, "a" * 80),
    ],
)
def test_an_address_is_made_of_the_title(title, slug):
    assert slug_of(title) == slug


@pytest.mark.parametrize("is_published", [True, False])
def test_an_address_that_another_page_has_is_refused_with_a_free_one(writer, is_published):
    PageFactory(title="Lo sportello", slug="sportello", is_published=is_published)
    PageFactory(title="Il secondo", slug="sportello-2", is_published=is_published)

    answer = send(writer, title="Sportello")

    (problem,) = answer.context["problems"]
    assert "«Lo sportello»" in problem.text
    assert answer.context["words"]["slug"].value() == "sportello-3"


def test_the_address_that_was_proposed_is_taken_by_sending_the_form_again(writer):
    PageFactory(title="Lo sportello", slug="sportello")

    send(writer, title="Sportello", slug="sportello-2")

    assert PageContent.admin_manager.get(title="Sportello").slug == "sportello-2"


def test_the_same_address_elsewhere_in_the_tree_is_no_conflict(writer):
    PageFactory(title="Lo sportello", slug="sportello")
    above = PageFactory(title="Sopra")

    send(writer, title="Sportello", where=above.pk)

    assert PageContent.admin_manager.get(title="Sportello").slug == "sportello"


@pytest.mark.parametrize("slug", ["admin", "cerca", "media", "accesso", "en"])
def test_an_address_at_which_the_site_itself_answers_is_refused(slug):
    assert "serve al sito" in taken(None, slug).problem


def test_no_page_is_made_among_the_offices(writer):
    offices = PageUrl.objects.get(path="amministrazione/uffici", language="it").page

    answer = send(writer, title="Una pagina", where=offices.pk)

    assert "serve al sito" in answer.context["problems"][0].text
    assert not PageContent.admin_manager.filter(title="Una pagina").exists()


@pytest.mark.parametrize(
    ("typed", "mend"),
    [
        ({"title": "Bello", "slug": "perché no"}, "per esempio «perche-no»"),
        ({"title": "…!"}, "scrivine uno qui"),
        ({"title": "Bello", "slug": "x" * 90}, "80"),
    ],
)
def test_an_address_that_cannot_be_is_sent_back(writer, typed, mend):
    answer = send(writer, **typed)

    assert mend in answer.context["problems"][0].text


def test_two_actions_with_like_titles_have_addresses_of_their_own(writer):
    rows = {"areas-TOTAL_FORMS": 2, "areas-INITIAL_FORMS": 0}
    for number, (letter, title) in enumerate([("a", "Aiuto!"), ("b", "Aiuto?")]):
        rows |= {f"areas-{number}-letter": letter, f"areas-{number}-title": title, f"areas-{number}-summary": "Così."}

    answer = writer.post(
        reverse("new_pages:project"), {"token": uuid4(), "title": "Un progetto", "summary": "Breve."} | rows
    )

    project = PageContent.admin_manager.get(title="Un progetto").page
    slugs = PageContent.admin_manager.filter(page__parent=project).order_by("slug").values_list("slug", flat=True)
    assert answer.status_code == 302
    assert list(slugs) == ["aiuto", "aiuto-b"]
