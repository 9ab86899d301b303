"""What staff read of the votes, who may, and what leaves the site as a file."""

import csv
import re
from datetime import timedelta
from io import StringIO

import pytest
from cms.models import Page
from django.urls import reverse
from django.utils import timezone

from contacts.models import Office
from cremona_site.models import RatingComment, RatingCount
from cremona_site.models.rating import month_before
from tests.factories import OfficeFactory, PageFactory, PublisherFactory, StaffFactory, WriterFactory, signed_in

pytestmark = pytest.mark.django_db

SUMMARY = "/admin/cremona_site/ratingsummary/"
CSV = f"{SUMMARY}valutazioni.csv"
COMMENTS = "/admin/cremona_site/ratingcomment/"


@pytest.fixture
def writer():
    return signed_in(WriterFactory())


def rate(page=None, stars=5, number=1, answer=0, months_ago=0, language="it", office=None):
    RatingCount.objects.create(
        page=page,
        office=office,
        language=language,
        stars=stars,
        answer=answer,
        number=number,
        month=month_before(months_ago),
    )


def comment(page, text, days_ago=0, place=1):
    day = timezone.localdate() - timedelta(days=days_ago)
    return RatingComment.objects.create(page=page, language="it", stars=2, text=text, day=day, place=place)


def lines(answer):
    """The cells of the summary's table as somebody reads them, a list a line."""
    body = answer.text.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in body.split("</tr>")]
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in row] for row in rows if row]


def test_the_summary_has_a_line_a_page_the_worst_first_and_those_with_few_votes_last(writer):
    good, bad, few = (PageFactory(title=title) for title in ("Chiara", "Oscura", "Appena nata"))
    rate(good, stars=5, number=6)
    rate(good, stars=4, number=4, answer=6)
    rate(bad, stars=1, number=5)
    rate(few, stars=1, number=4)

    answer = writer.get(SUMMARY)

    assert lines(answer) == [
        ["Oscura", "it", "5", "1,0", "5", "0", "0", "0", "0"],
        ["Chiara", "it", "10", "4,6", "0", "0", "0", "4", "6"],
        ["Appena nata", "it", "4", "1,0", "4", "0", "0", "0", "0"],
    ]


def test_offices_languages_and_pages_taken_down_have_lines_of_their_own(writer):
    page, office = Page.objects.get(reverse_id="servizi"), Office.objects.first()
    rate(page, language="it")
    rate(page, language="en")
    rate(office=office)
    rate(PageFactory(is_published=False))

    titles = {(line[0], line[1]) for line in lines(writer.get(SUMMARY))}

    assert titles == {
        ("Servizi", "it"),
        ("Services", "en"),
        (office.name, "it"),
        ("Pagina che ora non è pubblicata", "it"),
    }


@pytest.mark.parametrize(
    ("months", "votes"), [("1", 1), ("3", 3), ("12", 7), ("24", 15), ("", 3), ("nove", 3), ("-1", 3)]
)
def test_the_summary_looks_back_as_far_as_it_is_asked(writer, months, votes):
    page = PageFactory()
    for months_ago, number in [(0, 1), (2, 2), (11, 4), (23, 8)]:
        rate(page, number=number, months_ago=months_ago)

    (line,) = lines(writer.get(SUMMARY, {"mesi": months}))

    assert int(line[2]) == votes


def test_one_page_shows_stars_answers_and_words(writer):
    page, other = PageFactory(title="Oscura"), PageFactory()
    rate(page, stars=1, number=2, answer=1)
    rate(page, stars=2, number=6, answer=2)
    rate(other, stars=3)
    comment(page, "Quanto tempo ci vuole?")
    comment(other, "Di un’altra pagina", place=2)
    comment(page, "Di tanto tempo fa", days_ago=30)

    answer = writer.get(SUMMARY, {"pagina": page.pk, "lingua": "it"})

    assert lines(answer) == [
        ["1", "2", "2 su 8"],
        ["2", "6", "6 su 8"],
        ["3", "0", "0 su 8"],
        ["4", "0", "0 su 8"],
        ["5", "0", "0 su 8"],
    ]
    assert '<meter min="0" max="8" value="6" aria-label="6 voti su 8">' in answer.text
    assert answer.text.index("A volte le indicazioni non erano complete") < answer.text.index("non erano chiare")
    assert "Quanto tempo ci vuole?" in answer.text
    assert "Di un’altra pagina" not in answer.text
    assert "Di tanto tempo fa" not in answer.text
    assert "style=" not in answer.text.partition('id="content-main"')[2].partition("</main>")[0]


@pytest.mark.parametrize(
    "query", ["pagina=0", "pagina=x", "pagina=%00", "pagina=9999999999", "lingua=%00", "p=99", "p=x"]
)
def test_odd_addresses_of_the_summary_are_answered(writer, query):
    rate(PageFactory())

    assert writer.get(f"{SUMMARY}?{query}").status_code == 200
    assert writer.get(f"{CSV}?{query}").status_code == 200


def test_words_of_visitors_are_no_markup(writer):
    page = PageFactory()
    rate(page)
    comment(page, "<script>alert(1)</script>")

    for address in (f"{SUMMARY}?pagina={page.pk}", COMMENTS):
        answer = writer.get(address)
        assert "&lt;script&gt;alert(1)" in answer.text
        assert "<script>alert(1)" not in answer.text


def test_staff_read_on_which_days_words_may_be_missing(writer):
    page = PageFactory()
    for place in range(1, 11):
        comment(page, "Ancora.", days_ago=1, place=place)

    answer = writer.get(SUMMARY)

    assert "In questi giorni possono mancare dei testi" in answer.text


@pytest.mark.parametrize("address", [SUMMARY, f"{SUMMARY}?pagina=1&lingua=it", COMMENTS, CSV])
def test_a_summary_costs_the_same_whether_few_or_many_pages_are_rated(writer, address, django_assert_max_num_queries):
    office, page = OfficeFactory(), PageFactory()
    rate(page)
    comment(page, "Una.")
    writer.get(address)
    with django_assert_max_num_queries(15) as few:
        writer.get(address)
    for place in range(2, 42):
        page = PageFactory()
        rate(page)
        comment(page, "Un’altra.", place=place)
    rate(office=office)

    with django_assert_max_num_queries(15) as many:
        writer.get(address)

    assert len(many) <= len(few) + 1  # offices are asked for where there are any


def table(answer):
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_the_table_for_spreadsheets_has_the_same_lines_and_no_words_of_visitors(writer):
    page = PageFactory(title="Oscura", slug="oscura")
    rate(page, stars=1, number=3, answer=1)
    rate(page, stars=2, number=1)
    comment(page, "Parole mie.")

    answer = writer.get(CSV)

    head, line = table(answer)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="valutazioni.csv"'
    assert line[:10] == ["Oscura", "/oscura/", "it", "4", "1,25", "3", "1", "0", "0", "0"]
    assert dict(zip(head, line, strict=True))["A volte le indicazioni non erano chiare (1–3)"] == "3"
    assert "Parole mie" not in answer.content.decode()


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SOMMA(A1)", "  =1", "\t=1"])
def test_no_title_is_a_formula_in_a_spreadsheet(writer, title):
    rate(PageFactory(title=title, slug="formula"))

    _head, line = table(writer.get(CSV))

    assert line[0].startswith("'")


def test_only_publishers_delete_words_and_nobody_changes_or_adds_anything(writer):
    publisher = signed_in(PublisherFactory())
    kept = comment(PageFactory(), "Da togliere.")
    delete = reverse("admin:cremona_site_ratingcomment_delete", args=[kept.pk])
    change = reverse("admin:cremona_site_ratingcomment_change", args=[kept.pk])

    refused = [writer.post(delete, {"post": "yes"}), publisher.post(change, {"text": "Altro"})]
    refused += [who.get(f"{COMMENTS}add/") for who in (writer, publisher)]
    deleted = publisher.post(delete, {"post": "yes"})

    assert [answer.status_code for answer in refused] == [403] * 4
    assert deleted.status_code == 302
    assert not RatingComment.objects.exists()


@pytest.mark.parametrize("address", [SUMMARY, CSV, COMMENTS])
def test_who_is_in_no_group_sees_nothing_of_the_votes(address):
    assert signed_in(StaffFactory()).get(address).status_code == 403


def test_words_older_than_thirty_days_are_not_listed_either(writer):
    comment(PageFactory(), "Di tanto tempo fa", days_ago=30)

    assert "Di tanto tempo fa" not in writer.get(COMMENTS).text


def test_a_publisher_may_delete_a_page_that_was_rated():
    publisher = signed_in(PublisherFactory())
    page = PageFactory(is_published=False)
    rate(page)
    comment(page, "Una parola.")

    answer = publisher.post(reverse("admin:cms_page_delete", args=[page.pk]), {"post": "yes"})

    assert answer.status_code == 302
    assert not Page.objects.filter(pk=page.pk).exists()
    assert not RatingCount.objects.exists()


def test_the_page_menu_leads_to_the_votes_of_the_page(writer):
    page = Page.objects.get(reverse_id="servizi")

    toolbar = writer.get("/servizi/").text

    assert "Valutazioni di questa pagina…" in toolbar
    assert f"{SUMMARY}?pagina={page.pk}&amp;lingua=it" in toolbar
