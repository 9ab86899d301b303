"""The links of a page by number, for paper."""

import pytest
from cms.toolbar.utils import get_object_edit_url
from django.template import Context, Template

from cremona_site import writing
from cremona_site.templatetags.printing import number_links
from tests.factories import PageFactory, WriterFactory, signed_in
from tests.site.public import PROJECT

PAGE = "https://www.example.org/una-pagina/"
NO_WEB = [
    "#chi",
    "/una-pagina/#chi",
    "/una-pagina/",
    "",
    ".",
    "?pagina=2",
    "tel:112",
    "mailto:a@example.org",
    "geo:45,10",
    "http://[oh",
]


def shown(html, rf, **context):
    template = Template("{% load printing %}{% numbered_links %}{{ html|safe }}{% endnumbered_links %}")
    return template.render(Context({"html": html, "request": rf.get("/una-pagina/"), **context}))


def test_links_are_numbered_in_their_order_and_listed_with_absolute_addresses():
    html = (
        '<a href="/servizi/">Servizi</a> <a class="btn" href="altra/">Altra</a> <a href="https://example.com/">Sito</a>'
    )

    numbered, addresses = number_links(html, PAGE)

    assert numbered == (
        '<a href="/servizi/" data-n="1">Servizi</a> <a class="btn" href="altra/" data-n="2">Altra</a> '
        '<a href="https://example.com/" data-n="3">Sito</a>'
    )
    assert addresses == [
        "https://www.example.org/servizi/",
        "https://www.example.org/una-pagina/altra/",
        "https://example.com/",
    ]


def test_the_same_address_has_the_same_number():
    html = '<a href="/a/">Uno</a> <a href="/b/">Due</a> <a href="https://www.example.org/a/">Tre</a>'

    numbered, addresses = number_links(html, PAGE)

    assert numbered.count('data-n="1"') == 2
    assert addresses == ["https://www.example.org/a/", "https://www.example.org/b/"]


@pytest.mark.parametrize("href", NO_WEB)
def test_what_leads_nowhere_on_the_web_has_no_number(href):
    html = f'<a href="{href}">Qui</a>'

    assert number_links(html, PAGE) == (html, [])


@pytest.mark.parametrize(
    "start",
    [
        '<a title="1 > 0" href="/a/"',
        "<a rel='next' href='/a/'",
        '<A\n class="x"\n HREF="/a/"',
        '<a data-href="/b/" title=" href=/b/ " href="/a/"',
    ],
)
def test_a_link_is_found_however_it_is_written(start):
    numbered, addresses = number_links(f"{start}>Qui</a>", PAGE)

    assert numbered == f'{start} data-n="1">Qui</a>'
    assert addresses == ["https://www.example.org/a/"]


def test_what_only_looks_like_a_link_is_left_alone():
    html = '<abbr title="x">c.p.</abbr> <a id="qui">Qui</a> <area href="/a/"> <p>&lt;a href="/a/"&gt;</p> <a href="/a'

    assert number_links(html, PAGE) == (html, [])


def test_addresses_are_listed_unescaped_once_and_escaped_once(rf):
    page = shown('<a href="/cerca/?a=1&amp;b=%3Ci%3E">Cerca</a>', rf)

    assert "/cerca/?a=1&amp;b=%3Ci%3E&gt;</li>" in page
    assert "&amp;amp;" not in page


def test_the_address_of_the_page_is_written_safely(rf, settings):
    settings.SITE_URL = "https://www.example.org"

    page = Template("{% load printing %}{% numbered_links %}{% endnumbered_links %}").render(
        Context({"request": rf.get("/<b>/"), "site_name": "Comune"})
    )

    assert "<p>Comune – https://www.example.org/%3Cb%3E/</p>" in page


def test_a_page_without_links_has_no_list(rf):
    page = shown('<p>Chiama il <a href="tel:112">112</a>.</p>', rf)

    assert "Collegamenti" not in page
    assert "<li>" not in page


@pytest.mark.django_db
def test_the_project_page_lists_what_its_words_link_to(client, settings):
    settings.SITE_URL = "https://www.example.org"

    listed = client.get(PROJECT).text.partition("<h2>Collegamenti</h2>")[2].partition("</ol>")[0]

    assert "<li>&lt;https://www.example.org/la-voce-che-rompe-il-silenzio/aiuto-psicologico/&gt;</li>" in listed
    assert "<li>&lt;https://www.example.org/amministrazione/uffici/centro-locale-di-parita/&gt;</li>" in listed
    assert "tel:" not in listed
    assert "mailto:" not in listed


@pytest.mark.django_db
def test_editors_find_their_words_as_they_wrote_them():
    page = PageFactory(slots={"content": '<p><a href="/servizi/">Servizi</a></p>'})
    draft = writing.draft_of(page)

    answer = signed_in(WriterFactory()).get(get_object_edit_url(draft))

    assert 'href="/servizi/"' in answer.text
    assert "data-n=" not in answer.text
    assert "cr-paper-only" not in answer.text
