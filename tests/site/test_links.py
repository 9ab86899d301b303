"""Where the links of a page lead, told without leaving the site."""

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cremona_site import writing
from cremona_site.links import Link, links_of, problem_with, problems_with
from cremona_site.models import OldAddress
from tests.factories import ActionAreaFactory, OfficeFactory, PageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return PageFactory(title="La sala prove", slug="sala-prove")


@pytest.fixture
def draft():
    return PageFactory(title="Ancora da finire", slug="ancora-da-finire", is_published=False)


@pytest.mark.parametrize(
    "href",
    [
        "/",
        "/en/",
        "/sala-prove/",
        "/sala-prove",
        "/sala-prove/?stampa#qui",
        f"{settings.SITE_URL}/sala-prove/",
        "#contenuto",
        "?pagina=2",
        "/cerca/?q=orari",
        "/feed/tutto.xml",
        "/calendario/tutte.ics",
        "/sitemap.xml",
        "https://www.regione.lombardia.it/",
        "http://www.sito-senza-lucchetto.it/",
        "mailto:nome.cognome@comune.cremona.it",
        "mailto:uno@comune.cremona.it,due@comune.cremona.it?subject=Ciao",
        "tel:+390372407000",
        "tel:112",
        "tel:0372-407.000",
    ],
)
def test_what_arrives_has_no_problem(article, href):
    assert problem_with(href) == ""


@pytest.mark.parametrize(
    ("href", "words"),
    [
        ("", "non porta da nessuna parte"),
        ("#", "non porta da nessuna parte"),
        ("javascript:alert(1)", "javascript:"),
        ("JavaScript:alert(1)", "javascript:"),
        ("file:///C:/Users/anna/modulo.docx", "file:"),
        ("data:text/html,ciao", "data:"),
        ("http://localhost:9001/sala-prove/", "computer di prova"),
        ("http://127.0.0.1:8000/", "computer di prova"),
        ("https://", "non è un indirizzo"),
        ("http://[sala", "non è un indirizzo"),
        ("mailto:anna", "email non è scritto bene"),
        ("mailto:", "email non è scritto bene"),
        ("tel:0372 407000", "telefono non è scritto bene"),
        ("tel:centralino", "telefono non è scritto bene"),
        ("www.comune.cremona.it", "manca l’inizio"),
        ("comune.cremona.it/sala", "manca l’inizio"),
        ("anna@comune.cremona.it", "indirizzo email"),
        ("sala-prove/", "incompleto"),
        ("/non-c-e/", "non c’è niente"),
        ("/sala-prove/non-c-e/", "non c’è niente"),
        ("/media/non-c-e.pdf", "nessun file"),
        ("/media/../cremona.sqlite3", "nessun file"),
        ("/admin/cms/pagecontent/", "area di lavoro"),
        ("/admin/cms/placeholder/object/7/preview/12/", "area di lavoro"),
        ("/amministrazione/uffici/non-c-e/", "nessun ufficio"),
        ("/calendario/iniziativa-999999999.ics", "calendario"),
        ("cms.page:999999999", "non c’è niente"),
    ],
)
def test_what_does_not_arrive_has_a_problem_that_says_why(article, href, words):
    assert words in problem_with(href)


@pytest.mark.parametrize("address", ["/ancora-da-finire/", "cms.page:{pk}"])
def test_a_link_to_a_draft_names_the_page_that_is_not_published(draft, address):
    assert problem_with(address.format(pk=draft.pk)) == (
        "La pagina «Ancora da finire» non è pubblicata: chi legge non la trova."
    )


def test_a_draft_below_another_page_is_told_by_its_whole_address(article, draft):
    PageFactory(title="Sotto", slug="sotto", parent=article, is_published=False)

    assert "«Sotto»" in problem_with("/sala-prove/sotto/")
    assert "non c’è niente" in problem_with("/altrove/sotto/")


def test_a_page_chosen_from_the_list_has_no_problem_while_it_is_published(article):
    assert problem_with(f"cms.page:{article.pk}") == ""


def test_a_page_that_lacks_the_language_of_the_text_is_told(article):
    assert "solo in italiano" in problem_with(f"cms.page:{article.pk}", "en")
    assert "solo in italiano" in problem_with("/en/sala-prove/")


def test_an_old_address_that_redirects_is_told_with_the_new_one(article):
    OldAddress.objects.create(path="/node/7", page=article)
    office = OfficeFactory(name="Ufficio Sport")
    OldAddress.objects.create(path="/sport", office=office)

    assert "è cambiato" in problem_with("/node/7")
    assert "è cambiato" in problem_with("/sport/")


def test_the_address_that_a_page_had_on_the_site_before_is_told_with_the_new_one():
    ActionAreaFactory(former_url="https://www.comune.cremona.it/node/5")

    assert "è cambiato" in problem_with("/node/5")


def test_an_old_address_whose_page_is_gone_leads_nowhere(draft):
    OldAddress.objects.create(path="/node/7", page=draft)

    assert "non c’è niente" in problem_with("/node/7")


@pytest.mark.parametrize(("is_active", "problem"), [(True, ""), (False, "nascosto")])
def test_an_office_is_linked_while_it_is_shown(is_active, problem):
    office = OfficeFactory(is_active=is_active)

    assert problem in problem_with(office.get_absolute_url())
    assert bool(problem) is bool(problem_with(office.get_absolute_url()))


def test_a_file_of_the_library_is_linked_while_it_is_there():
    name = default_storage.save("prova/modulo uno.pdf", ContentFile(b"%PDF-1.4"))

    try:
        assert problem_with(f"/media/{name}".replace(" ", "%20")) == ""
    finally:
        default_storage.delete(name)


def test_a_calendar_is_linked_while_its_page_is_published():
    public, hidden = ActionAreaFactory(), ActionAreaFactory(extended_object__is_published=False, letter="b")

    assert problem_with(f"/calendario/azione-{public.pk}.ics") == ""
    assert "calendario" in problem_with(f"/calendario/azione-{hidden.pk}.ics")


def test_the_links_of_a_page_are_read_in_their_order_with_their_words():
    page = PageFactory(
        slots={"content": '<p><a href="/uno/">Il <em>primo</em></a> e <a data-cms-href="cms.page:7">il due</a>.</p>'},
        is_published=False,
    )

    links = links_of(writing.draft_of(page))

    assert links == [Link("/uno/", "Il primo"), Link("cms.page:7", "il due")]


def test_many_addresses_cost_no_more_queries_than_few(article, draft):
    few = ["/sala-prove/", "/ancora-da-finire/", "/node/9", "/en/sala-prove/", "/amministrazione/uffici/x/", "/sport"]
    many = few + [f"/pagina-{number}/" for number in range(200)] + [f"/node/{number}" for number in range(100)]

    with CaptureQueriesContext(connection) as for_few:
        problems_with(few)
    with CaptureQueriesContext(connection) as for_many:
        problems = problems_with(many)

    assert len(for_many) == len(for_few) <= 6
    assert len([problem for problem in problems.values() if problem]) == len(set(many)) - 1
