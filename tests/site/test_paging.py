"""Long lists in pages: whatever number an address names, there is a page."""

import pytest
from django.template.loader import render_to_string

from cremona_site.paging import page_of, page_of_long_list


def pager(page, query=""):
    return render_to_string("components/pager.html", {"page_obj": page, "query": query, "label": "Pagine di prova"})


WAYS = [page_of, page_of_long_list]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("asked", "number"),
    [(None, 1), ("", 1), ("1", 1), ("3", 3), ("03", 3), ("4", 3), ("999999", 3), ("0", 1)],
)
def test_a_page_has_the_number_that_is_asked_for_or_the_nearest_one(asked, number, way):
    assert way(list(range(25)), asked, 10).number == number


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "asked", ["-1", "2.0", "due", "٢", "²", "2 ", "1e1", "\x00", "9" * 10_000, "<b>", "' OR 1=1 --"]
)
def test_what_is_no_number_leads_to_the_first_page(asked, way):
    assert way(list(range(25)), asked, 10).number == 1


@pytest.mark.parametrize("way", WAYS)
def test_an_empty_list_has_one_page_and_no_pager(way):
    page = way([], "7", 10)

    assert list(page.object_list) == []
    assert page.number == 1
    assert pager(page).strip() == ""


def test_a_pager_says_where_one_is_and_leads_to_both_sides():
    html = pager(page_of(list(range(25)), "2", 10), "tipo=evento&")

    assert 'aria-label="Pagine di prova"' in html
    assert html.count("aria-current") == 1
    assert 'href="?tipo=evento&amp;pagina=2" aria-current="page"' in html
    assert 'rel="prev" href="?tipo=evento">' in html
    assert 'rel="next" href="?tipo=evento&amp;pagina=3"' in html


@pytest.mark.parametrize(("number", "missing"), [("1", "prev"), ("3", "next")])
def test_a_pager_leads_nowhere_beyond_its_ends(number, missing):
    assert f'rel="{missing}"' not in pager(page_of(list(range(25)), number, 10))


def test_a_pager_of_many_pages_stays_short():
    page = page_of(list(range(10_000)), "500", 10)

    assert page.shown_numbers == [1, None, 499, 500, 501, None, 1000]
    assert pager(page).count("pagina=") == 6


def test_the_first_page_has_one_address():
    page = page_of(list(range(25)), "3", 10)

    assert 'href="."' in pager(page)
    assert 'href="?tipo=evento"' in pager(page, "tipo=evento&")


@pytest.mark.parametrize(
    ("asked", "shown"), [("1", [1, 2]), ("2", [1, 2, 3]), ("4", [1, None, 3, 4, 5]), ("5", [1, None, 4, 5])]
)
def test_the_pager_of_a_list_that_nobody_counted_shows_the_next_page_and_no_last_one(asked, shown):
    page = page_of_long_list(list(range(50)), asked, 10)

    assert page.shown_numbers == shown
    assert page.object_list == list(range(50))[10 * (page.number - 1) : 10 * page.number]
