"""What the one statement of a search reads: the first places and titles of a common word, and nothing hidden."""

import random

import pytest
from cms.models import Page, PageUrl
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cremona_site.models import SearchDocument
from cremona_site.search import synonyms
from cremona_site.search.candidates import MOST, MOST_IN_TITLES, candidates, public_documents
from cremona_site.search.documents import Found
from cremona_site.search.finding import find
from cremona_site.search.index import EVERYWHERE, KINDS, place_of, places_of
from cremona_site.search.query import parse
from cremona_site.search.writing import write
from tests.factories import OfficeFactory, PageFactory
from tests.site.searching import committed

pytestmark = pytest.mark.django_db
MANY = 400
KINDS_OF_PAGES = [kind for kind in KINDS if kind != "office"]


@pytest.fixture(autouse=True)
def one_second(monkeypatch):
    """The whole test takes place within one second, at the end of which no synonym is remembered."""
    monkeypatch.setattr(synonyms, "this_second", lambda: 0)
    synonyms.read_anew()
    yield
    synonyms.read_anew()


def written(every, every_title):
    """Documents of all kinds, some of which hold a word in their text or their title: those with it, by place."""
    last = int(Page.get_last_root_node().path, 36)
    paths = [Page._get_path("", 1, last + number) for number in range(1, MANY + 1)]
    pages = Page.objects.bulk_create(Page(path=path, depth=1, site_id=1) for path in paths)
    kinds = random.Random(4).choices(KINDS_OF_PAGES, k=MANY)  # noqa: S311 - the same each time
    found = [
        Found(
            kind,
            "it",
            "Zufolo" if number % every_title == 0 else "Titolo",
            text=["zufolo" if number % every == 0 else "flicorno"],
            page_id=page.pk,
        )
        for number, (page, kind) in enumerate(zip(pages, kinds, strict=True))
    ]
    write(SearchDocument.objects.none(), found)
    documents = SearchDocument.objects.filter(page__in=pages)
    return sorted(
        (document for document in documents if "zufolo" in f"{document.title} {document.text}".lower()), key=place_of
    )


@pytest.mark.parametrize("every", [1, 2, 5, 20], ids="in every {} pages".format)
@pytest.mark.parametrize("kinds", [(), ("page", "section"), ("initiative",)], ids=["all", "pages", "initiatives"])
def test_of_a_common_word_the_first_places_are_read_and_the_first_titles(every, kinds):
    holding = written(every, every_title=7)
    holding = [document for document in holding if not kinds or document.kind in kinds]
    titled = [document for document in holding if document.title == "Zufolo"]

    found = candidates(parse("zufolo", "it"), "it", places_of(kinds) if kinds else EVERYWHERE)

    expected = holding[:MOST] + (titled[:MOST_IN_TITLES] if len(holding) >= MOST else [])
    assert {hit.pk for hit in found} == {document.pk for document in expected}
    assert len(found) == len({document.pk for document in expected})
    assert min(hit.relevance for hit in found) > 0


@pytest.mark.parametrize("every_title", [2, 50])
def test_of_any_of_several_words_titles_are_read_and_texts_where_these_are_few(every_title):
    holding = written(1, every_title)
    titled = [document for document in holding if document.title == "Zufolo"]

    found = candidates(parse("zufolo gnarfo", "it"), "it", EVERYWHERE, is_any=True)

    expected = titled[:MOST] if len(titled) >= MOST else holding[:MOST] + titled
    assert {hit.pk for hit in found} == {document.pk for document in expected}


def test_no_number_tells_of_hidden_pages_however_many_are_found(client):
    with committed():
        pages = [PageFactory(title="Zufolo") for _number in range(15)]
    hide = [pages[0], pages[7]]
    Page.objects.filter(pk__in=[page.pk for page in hide]).update(login_required=True)  # past whatever feeds the index
    PageUrl.objects.filter(page=pages[9]).update(path=None)

    answer = client.get("/cerca/", {"q": "zufolo"})

    assert "12 risultati per «zufolo»" in " ".join(answer.text.split())


def test_an_office_that_is_off_is_not_found_whatever_the_index_says():
    with committed():
        office = OfficeFactory(name="Zufolo")
    assert [hit.path for hit in find("zufolo", "it").hits] == [office.slug]

    type(office).objects.filter(pk=office.pk).update(is_active=False)

    assert find("zufolo", "it").hits == []


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("", 0),
        ("che cosa", 0),
        ("zzyzx", 1),
        ("anticorruzione", 1),
        ("pizzo", 1),
        ("0372 407066", 1),
        ("zufolo gnarfo", 2),
    ],
)
def test_a_search_takes_one_statement_and_a_second_where_no_page_holds_all_words(typed, number):
    find(typed, "it")  # this second's first search reads the synonyms, too

    with CaptureQueriesContext(connection) as statements:
        find(typed, "it")

    assert len(statements) == number


def test_nothing_of_what_was_typed_is_kept_with_the_statement():
    find("anticorruzione", "it")
    before = public_documents.cache_info().currsize

    for typed in ["zufolo", "gnarfo flicorno", "0372 499 233"]:
        find(typed, "it")

    assert public_documents.cache_info().currsize == before
