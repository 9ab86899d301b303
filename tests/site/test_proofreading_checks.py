"""What is found in a page before it is published, and how bad it is."""

import pytest
from cms.api import add_plugin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from djangocms_text.models import Text

from cremona_site import writing
from cremona_site.proofreading.report import ERROR, WARNING, findings_of
from tests.factories import InitiativeFactory, NewsFactory, OccurrenceFactory, PageFactory, ServiceFactory
from tests.factories.images import placed_picture, stored_image

pytestmark = pytest.mark.django_db

EASY = "<p>Chiama l’ufficio. Ti ascolta e ti dice cosa fare.</p>"
HARD = (
    "<p>In ottemperanza alle disposizioni regolamentari vigenti in materia di contrasto alla criminalità organizzata, "
    "l’Amministrazione comunale provvederà all’espletamento delle procedure finalizzate all’individuazione dei "
    "soggetti beneficiari delle agevolazioni precedentemente menzionate.</p>"
)


def found(html=EASY, template="cms/page.html", slot="content", **attributes):
    """(level, where, what) of what is found in a draft with these words."""
    page = PageFactory(template=template, slots={slot: html}, is_published=False, **attributes)
    return [(finding.level, finding.where, finding.what) for finding in findings_of(writing.draft_of(page))]


def only(findings):
    assert len(findings) == 1, findings
    return findings[0]


def test_plain_words_with_a_title_and_a_description_are_fine():
    assert found() == []


@pytest.mark.parametrize(
    ("html", "level", "what"),
    [
        ("<h4>Orari</h4>", ERROR, "di livello 4, ma quello prima è di livello 1"),
        ("<h2>Sede</h2><p>Qui.</p><h4>Orari</h4>", ERROR, "di livello 4, ma quello prima è di livello 2"),
        ("<h3>Orari</h3>", ERROR, "di livello 3, ma quello prima è di livello 1"),
        ("<p><strong>Quando siamo aperti</strong></p>", WARNING, "tutta in grassetto"),
        ('<p>Scrivi <a href="/non-c-e/">alla sede</a>.</p>', ERROR, "non c’è niente"),
        ('<p>Torna <a href="#non-c-e">su</a>.</p>', ERROR, "punto di questa pagina che non c’è"),
        ('<p>Vedi <a href="http://www.esempio.it/">il sito di esempio</a>.</p>', WARNING, "comincia con «http:»"),
        ('<p>Per sapere di più <a href="/">clicca qui</a>.</p>', WARNING, "non dicono dove porta"),
        ('<p>Gli orari sono <a href="/">qui</a>.</p>', WARNING, "non dicono dove porta"),
        ('<p>Gli orari. <a href="/">Leggi tutto</a></p>', WARNING, "non dicono dove porta"),
        ('<p>Vedi <a href="https://www.esempio.it/a">https://www.esempio.it/a</a>.</p>', WARNING, "c’è l’indirizzo"),
        ("<p>Vedi https://www.esempio.it/a per saperne di più.</p>", WARNING, "scritto nel testo"),
        ("<table><tbody><tr><td>Uno</td></tr></tbody></table>", ERROR, "non ha intestazioni"),
        ("<table><tbody><tr><th>Uno</th></tr><tr><td>1</td></tr></tbody></table>", WARNING, "contiene la tabella"),
        ("<p>ATTENZIONE ALLE DATE: leggi bene.</p>", WARNING, "maiuscole"),
        ("<p>Leggi bene le ISTRUZIONI.</p>", WARNING, "maiuscole"),
        (HARD, WARNING, "indice Gulpease"),
    ],
)
def test_a_fault_in_a_text_is_found_where_it_stands(html, level, what):
    findings = found(html)

    assert [said for known, where, said in findings if (known, where) == (level, "Testo") and what in said], findings


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Sede</h2><h3>Orari</h3><h4>Estate</h4><h2>Contatti</h2>",
        "<p>Lo dicono ISO 9001, ANAC, DIA e la UE nel XXI secolo.</p>",
        "<p>Scrivi a <a href='mailto:anna@comune.cremona.it'>anna@comune.cremona.it</a>.</p>",
        '<p><a href="#contenuto">Torna all’inizio</a></p>',
        "<p><strong>Attenzione.</strong> Chiama prima.</p>",
        "<p><strong>Chiama sempre prima di venire.</strong></p>",
        "<p>Le ore:</p><table><tr><th>Uno</th></tr><tr><td>1</td></tr></table>",
        "<table><caption>Le ore</caption><tr><th>Uno</th></tr><tr><td>1</td></tr></table>",
        '<p>Leggi <a href="/">come chiedere aiuto</a>.</p>',
    ],
)
def test_what_only_looks_like_a_fault_is_let_be(html):
    assert found(html) == []


def test_a_heading_follows_the_one_that_the_template_puts_above_the_slot():
    assert found("<h3>Quando</h3>", "projects/action_area.html", "how")[1:] == []
    level, where, what = found("<h4>Quando</h4>", "projects/action_area.html", "how")[0]
    assert (level, where) == (ERROR, "Come fare")
    assert "quello prima è di livello 2" in what


def test_a_heading_at_the_level_of_the_slot_s_own_is_worth_a_look():
    level, where, what = found("<h2>Quando</h2>", "projects/action_area.html", "how")[-1]

    assert (level, where) == (WARNING, "Come fare")
    assert "come quello che il sito mette sopra" in what


@pytest.mark.parametrize(("summary", "level"), [("", ERROR), ("   ", ERROR), ("Troppo lunga. " * 20, WARNING)])
def test_a_page_needs_a_short_description(summary, level):
    known, where, what = only(found(meta_description=summary))

    assert (known, where) == (level, "Impostazioni della pagina")
    assert "descrizione breve" in what


def test_two_published_pages_of_one_title_are_worth_a_look():
    PageFactory(title="Orari d’estate", slug="orari-1")

    level, _where, what = only(found(title="orari d’estate", slug="orari-2"))

    assert level == WARNING
    assert "stesso titolo" in what


def test_a_page_below_one_that_nobody_sees_is_worth_a_look():
    hidden = PageFactory(is_published=False)

    level, _where, what = only(found(parent=hidden))

    assert level == WARNING
    assert "sta sopra non è pubblicata" in what


def test_help_must_be_easier_to_read_than_the_rest():
    text = "<p>Puoi chiedere un aiuto per le spese di casa se nella tua famiglia c’è una vittima. Porta un documento "
    text += "valido e chiama prima l’ufficio, che ti dà un appuntamento entro una settimana.</p>"

    assert [what for *_, what in found(text) if "Gulpease" in what] == []
    sheet = found(text, "projects/service.html", "how_to")
    assert any("almeno 70 per questa pagina" in what for *_, what in sheet)


def test_the_longest_sentences_of_a_hard_text_are_quoted():
    page = PageFactory(slots={"content": EASY + HARD}, is_published=False)

    finding = findings_of(writing.draft_of(page))[0]

    assert finding.excerpt.startswith("In ottemperanza alle disposizioni")


def test_a_foreign_text_is_not_measured_as_an_italian_one():
    page = PageFactory()
    content = writing.new_translation(page, "en", "Test", meta_description="A page.", slug="test")
    writing.write_slot(content, "content", HARD)

    assert findings_of(content) == []


@pytest.mark.parametrize(
    ("words", "is_decorative", "level"),
    [
        ("", False, ERROR),
        ("DSC_0012.jpg", False, ERROR),
        ("Foto di un cortile", False, WARNING),
        ("", True, None),
        ("Il cortile del Comune con le bancarelle", False, None),
    ],
)
def test_a_picture_needs_words_for_who_does_not_see_it(words, is_decorative, level):
    page = PageFactory(slots={"content": EASY}, is_published=False)
    content = writing.draft_of(page)
    placed_picture(content, stored_image(), alternative_text=words, is_decorative=is_decorative)

    assert [finding.level for finding in findings_of(content)] == ([level] if level else [])


def test_a_service_sheet_must_have_all_its_parts():
    page = ServiceFactory(
        extended_object__is_published=False, extended_object__slots={"how_to": EASY, "needed": "<p>Niente.</p>"}
    ).extended_object

    findings = findings_of(writing.draft_of(page))

    missing = [finding.where for finding in findings if finding.is_error]
    assert missing == ["A chi è rivolto", "Cosa si ottiene", "Tempi e scadenze", "Condizioni di servizio"]


def test_an_initiative_without_a_date_is_worth_a_look():
    initiative = InitiativeFactory(extended_object__is_published=False, extended_object__slots={"about": EASY})
    content = writing.draft_of(initiative.extended_object)
    before = [finding.what for finding in findings_of(content)]

    OccurrenceFactory(initiative=initiative)

    assert "nessuna data" in only(before)
    assert findings_of(content) == []


def test_a_page_of_news_without_its_facts_is_worth_a_look():
    known = NewsFactory(extended_object__is_published=False, extended_object__slots={"content": EASY})

    assert findings_of(writing.draft_of(known.extended_object)) == []
    assert "Mancano i dati della notizia" in only(found(template="projects/news.html"))[2]


def test_the_words_of_the_notice_are_looked_at_as_those_of_a_page():
    draft = writing.draft_notice("Avviso del sito")
    writing.write_notice(draft, '<h4>ATTENZIONE A QUESTO</h4><p><a href="/non-c-e/">Qui</a></p>')

    levels = [finding.level for finding in findings_of(draft)]

    assert levels == [ERROR, ERROR, WARNING, WARNING]


def test_what_stands_in_slots_that_the_template_does_not_show_is_let_be():
    page = PageFactory(slots={"content": EASY}, is_published=False)
    content = writing.draft_of(page)
    hidden = content.placeholders.create(slot="how")
    add_plugin(hidden, "TextPlugin", "it", body="<h4>Di un modello di prima</h4>")

    assert findings_of(content) == []


@pytest.mark.parametrize(
    ("html", "what"), [('<p>Ecco<a href="/"></a>.</p>', "senza parole"), ("<h2> </h2><p>Ecco.</p>", "titolo vuoto")]
)
def test_what_a_save_would_tidy_is_found_in_older_texts(html, what):
    page = PageFactory(slots={"content": EASY}, is_published=False)
    content = writing.draft_of(page)
    Text.objects.filter(placeholder__in=content.placeholders.all()).update(body=html)

    finding = findings_of(content)[0]

    assert finding.is_error
    assert what in finding.what


@pytest.mark.parametrize(
    "html",
    [
        "<p>" * 3000 + "ciao",
        "<ul><li>" * 500 + "ciao",
        "<a href='/x'>" * 300 + "<h2>" * 300,
        "<p>\x00\x0b\ufffe<a href='http://[::1'>a</a><a href='\x01'>b</a></p>",
        "<!-- <p>--><![CDATA[<h4>]]><p",
        "<table><tr><td>" * 200,
        '<p><a href="javascript&colon;alert(1)" onclick=x>ciao</a><script>alert(1)</script></p>',
        "&#0;&#xFFFFFF;&lt;script&gt;",
        "",
    ],
)
def test_whatever_stands_in_a_text_it_is_read_to_the_end(html):
    page = PageFactory(slots={"content": EASY}, is_published=False)
    content = writing.draft_of(page)
    # Past the cleaning of a save, as an older database may hold it
    Text.objects.filter(placeholder__in=content.placeholders.all()).update(body=html.replace("\x00", "\ufffd"))

    assert isinstance(findings_of(content), list)


def test_a_long_page_costs_no_more_queries_than_a_short_one():
    def cost_of(times):
        links = "".join(f'<p><a href="/pagina-{number}/">La pagina {number}</a></p>' for number in range(times))
        page = PageFactory(slots={"content": EASY + links}, is_published=False)
        content = writing.draft_of(page)
        for _number in range(times):
            add_plugin(writing.placeholders_of(content)["content"], "TextPlugin", "it", body=EASY)
            placed_picture(content, image)
        with CaptureQueriesContext(connection) as queries:
            findings_of(content)
        return len(queries)

    image = stored_image()

    assert cost_of(30) == cost_of(2) <= 11
