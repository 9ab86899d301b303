from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path
from string import ascii_lowercase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from projects.printed_page import (
    PrintedAction,
    PrintedOffice,
    PrintedPage,
    PrintedPageError,
    decode,
    html_to_paragraphs,
    normalised_lines,
    paragraphs_to_html,
    read,
    write,
)

SITE_NAME = ("Pontelieto", "COMUNE DI PONTELIETO")
TITLE = 'L’orto dietro la scuola - Terra, cucina e "buone pratiche" per il quartiere Mulini'
DATES = "Contenuto pubblicato in data 29/02/2016 - Ultima modifica il 03/09/2019"
DOCUMENT = (Path(__file__).parent / "documents" / "orto-condiviso.txt").read_text(encoding="utf-8")


def without_copyright(text):
    return [line for line in normalised_lines(text) if not line.startswith("©")]


def error_of(text):
    with pytest.raises(PrintedPageError) as caught:
        read(text, SITE_NAME)
    return caught.value


def changed(old, new):
    assert DOCUMENT.count(old) == 1
    return DOCUMENT.replace(old, new)


# Reading


def test_title_subtitle_address_and_dates_are_read():
    page = read(DOCUMENT, SITE_NAME)

    assert page.title == "L’orto dietro la scuola"
    assert page.subtitle == 'Terra, cucina e "buone pratiche" per il quartiere Mulini'
    assert page.url == "https://www.pontelieto.example/orto"
    assert page.first_published_on == date(2016, 2, 29)
    assert page.last_modified_on == date(2019, 9, 3)


def test_the_paragraphs_up_to_a_read_more_link_are_the_notice_and_not_the_article():
    page = read(DOCUMENT, SITE_NAME)

    assert page.notice == (
        'Il Comune di Pontelieto aderisce alla <a href="https://www.pontelieto.example/node/12?lang=it&amp;vista=1">'
        "rete dei paesi del fiume</a> per la cura delle sponde.",
        '<a href="https://www.pontelieto.example/node/13">Leggi tutto sulla rete dei paesi del fiume</a>',
    )
    assert page.intro == (
        "Il terreno comunale di via dei Mulini torna ai cittadini: 1.200 m² divisi in trenta particelle, "
        "con acqua &amp; attrezzi in comune.",
        'Chi partecipa firma il <a href="/documenti/patto.pdf">patto di collaborazione [PDF]</a>, che vale due anni:',
    )


def test_without_a_read_more_line_all_paragraphs_are_the_article():
    page = read(changed("[Leggi tutto sulla", "Di più: [Leggi tutto sulla"), SITE_NAME)

    assert page.notice == ()
    assert len(page.intro) == 4


def test_a_read_more_line_among_the_actions_ends_no_notice():
    text = changed("[Leggi tutto sulla", "Di più: [Leggi tutto sulla")
    text = text.replace("c) cucina", "[Leggi tutto sulla rete](#) [3]\n\nc) cucina")

    page = read(text, SITE_NAME)

    assert page.notice == ()
    assert page.actions[1].blocks[1] == '<a href="https://www.pontelieto.example/node/13">Leggi tutto sulla rete</a>'


def test_actions_keep_letter_words_continuation_and_own_address():
    actions = read(DOCUMENT, SITE_NAME).actions

    assert [action.letter for action in actions] == ["a", "b", "c", "d", "e"]
    assert actions[1].blocks == (
        'lezioni di orticoltura, tenute con la <a href="mailto:scuola@bassi.example">scuola agraria «Bassi»</a>, '
        "nei sabati di marzo;",
    )
    assert actions[2].blocks == (
        "cucina del raccolto, una sera al mese;",
        "Il menù (stagione &lt; 30 giorni) si decide insieme.",
    )
    assert actions[3] == PrintedAction("d", ("scambio dei semi",), "http://semi.example")


def test_offices_keep_address_entrance_phones_and_mailboxes():
    offices = read(DOCUMENT, SITE_NAME).offices

    assert offices == (
        PrintedOffice(
            name="Ufficio Verde e Quartieri",
            url="https://www.pontelieto.example/node/40",
            address="Via dei Mulini, 3",
            entrance_note="ingresso dal cortile (scala B)",
            phones=("+39035555010", "+39035555011"),
            mailboxes=("verde@pontelieto.example", "mulini@pontelieto.example"),
        ),
        PrintedOffice("Centro civico Mulini", "https://www.pontelieto.example/node/41", "Piazza del Forno, 1"),
    )


def test_windows_line_ends_a_byte_order_mark_and_odd_spaces_change_nothing():
    text = "\ufeff" + DOCUMENT.replace("\n", "\r\n").replace(" e ", "\u00a0 e \t")

    assert read(text, SITE_NAME) == read(DOCUMENT, SITE_NAME)


def test_copyright_lines_are_dropped_before_and_after_the_links():
    text = DOCUMENT.replace("Collegamenti", "© Altri\n\nCollegamenti") + "\n© 2019\n"

    assert read(text, SITE_NAME) == read(DOCUMENT, SITE_NAME)


# Malformed documents

MALFORMED = {
    "no site name": ("Pontelieto\nCOMUNE", "COMUNE", 3, "«Pontelieto»: il nome del sito"),
    "site name in other case": ("COMUNE DI PONTELIETO", "Comune di Pontelieto", 4, "impostazioni"),
    "title without number": ("quartiere Mulini [1]", "quartiere Mulini", 6, "titolo"),
    "no title": (f"{TITLE} [1]", "", 8, "titolo"),
    "title without words": (TITLE, "", 6, "titolo"),
    "long title": ("L’orto", "L’orto" * 50, 6, "il titolo supera i 255"),
    "long subtitle": ("Terra,", "Terra," * 50, 6, "il sottotitolo supera i 255"),
    "link in title": ("L’orto dietro", "L’orto](#) dietro", 6, "collegamento"),
    "no dates": (DATES, "", 11, "Contenuto pubblicato"),
    "short year": ("03/09/2019", "03/09/19", 8, "GG/MM/AAAA"),
    "day that does not exist": ("29/02/2016", "29/02/2015", 8, "29/02/2015 non esiste"),
    "modified before published": ("03/09/2019", "28/02/2016", 8, "prima della pubblicazione"),
    "stray number": ("torna ai cittadini", "torna [4] ai cittadini", 15, "[4] non segue"),
    "link without number": ("(#) [4]", "(#)", 17, "collegamento senza numero"),
    "link with its address in the text": ("[PDF]](#) [4]", "[PDF]](/patto.pdf)", 17, "collegamento senza numero"),
    "unknown number": ("[PDF]](#) [4]", "[PDF]](#) [9]", 17, "[9] non c’è"),
    "spaces inside a link": ("[patto di", "[ patto di", 17, "scrivilo così"),
    "first action missing": ("a) assegnazione", "assegnazione", 21, "«a)»"),
    "letter left out": ("c) cucina", "d) cucina", 23, "«c)», non «d)»"),
    "letter repeated": ("c) cucina", "b) cucina", 23, "«c)», non «b)»"),
    "capital letter": ("c) cucina", "C) cucina", 23, "minuscole"),
    "no space after the letter": ("c) cucina", "c)cucina", 23, "«c) cucina"),
    "action without words": ("d) scambio dei semi [6]", "d) [6]", 27, "non ha testo"),
    "no heading of offices": ("Ufficio di riferimento:", "", 49, "Ufficio di riferimento:"),
    "other heading of offices": ("Ufficio di riferimento:", "Uffici di riferimento:", 49, "proprio così"),
    "office without number": ("Verde e Quartieri [7]", "Verde e Quartieri", 33, "non si capisce"),
    "office without address": ("Via dei Mulini, 3 (ingresso dal cortile (scala B))", "", 37, "manca l’indirizzo"),
    "last office without address": ("Piazza del Forno, 1", "", 47, "manca l’indirizzo"),
    "address on two lines": ("Piazza del Forno, 1", "Piazza del Forno, 1\nCortile", 46, "non si capisce"),
    "link in an address": ("Piazza del Forno, 1", "[Piazza](#) [8] del Forno, 1", 45, "collegamento senza numero"),
    "long address": ("Piazza del Forno, 1", "Piazza del Forno, " * 20, 45, "supera i 200"),
    "phone too short": ("Tel. 035 555010", "Tel. 035", 37, "«035» non è un numero di telefono"),
    "no phone": ("Tel. 035 555010 - 035 555011", "Tel.", 37, "non è un numero di telefono"),
    "phone written with a slash": ("Tel. 035 555010", "Tel. 035/555010", 37, "«Tel. 035 555010 - 035 555011»"),
    "phone twice": ("035 555011", "035 555010", 37, "ripetizione"),
    "phones after the mailbox": ("mulini@pontelieto.example", "Tel. 035 555012", 41, "non si capisce"),
    "mailbox without domain": ("verde@pontelieto.example", "verde@", 39, "casella di posta"),
    "two mailboxes on a line": ("verde@pontelieto.example", "verde@a.example - b@a.example", 39, "una per riga"),
    "mailbox with capitals": ("verde@pontelieto.example", "Verde@pontelieto.example", 39, "«verde@pontelieto.example»"),
    "office after the copyright": ("© Comune", "© Comune\nAltro ufficio [8]", 48, "sposta"),
    "copyright as address": ("Piazza del Forno, 1", "© Comune", 45, "manca l’indirizzo"),
    "no heading of links": ("\nCollegamenti\n", "\n\n", 65, "Collegamenti"),
    "number never used": ("node/41>", "node/41>\n[9] </x>", 66, "[9] non è mai usato"),
    "number left out": ("[8] <https", "[9] <https", 65, "ci vuole [8]"),
    "number repeated": ("[8] <https", "[7] <https", 65, "[7] è ripetuto"),
    "number with a zero before": ("[8] <https", "[08] <https", 65, "«[8] <https"),
    "same address twice": ("node/41", "node/40", 65, "usa [7]"),
    "words after the links": ("[8] <https", "Fine.\n[8] <https", 65, "dopo «Collegamenti»"),
    "address without angle brackets": ("<http://semi.example>", "http://semi.example", 61, "«[1] <https://…>»"),
    "empty address": ("</documenti/patto.pdf>", "<>", 57, "manca l’indirizzo"),
    "script as address": ("</documenti/patto.pdf>", "<JavaScript:alert(1)>", 57, "non è ammesso"),
    "data as address": ("</documenti/patto.pdf>", "<data:text/html,x>", 57, "non è ammesso"),
    "hidden script as address": ("</documenti/patto.pdf>", "<java\tscript:alert(1)>", 57, "non è ammesso"),
    "other host without scheme": ("</documenti/patto.pdf>", "<//a.example/x>", 57, "non è ammesso"),
    "other host by backslash": ("</documenti/patto.pdf>", "</\\a.example/x>", 57, "non è ammesso"),
    "address without host": ("</documenti/patto.pdf>", "<https:///patto.pdf>", 57, "non è ammesso"),
    "address that cannot be parsed": ("</documenti/patto.pdf>", "<http://[::1>", 57, "non è ammesso"),
    "long address of a link": ("</documenti/patto.pdf>", f"</{'x' * 2000}>", 57, "2000"),
    "mailbox as the address of a page": ("<http://semi.example>", "<mailto:a@b.example>", 61, "indirizzo web"),
    "long address of a page": ("<http://semi.example>", f"<http://semi.example/{'x' * 200}>", 61, "200"),
    "control character": ("cucina del", "cucina\x00 del", 23, "U+0000"),
    "lost character": ("cucina del", "cucina\ufffd del", 23, "U+FFFD"),
    "half of a character": ("cucina del", "cucina\ud83d del", 23, "U+D83D"),
    "endless line": ("cucina del", "cucina" * 2000, 23, "10000 caratteri"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "line", "reason"), MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_document_is_refused_with_line_and_reason(old, new, line, reason):
    error = error_of(changed(old, new))

    assert error.line == line
    assert reason in error.reason
    assert str(error) == f"riga {line}: {error.reason}"


@pytest.mark.parametrize("text", ["", " \n\n\t", "\ufeff"])
def test_an_empty_document_is_refused(text):
    error = error_of(text)

    assert error.line == 1
    assert "vuoto" in error.reason


@pytest.mark.parametrize(
    ("last_words", "line", "reason"),
    [
        ("Pontelieto\n", 3, "COMUNE DI PONTELIETO"),
        ("COMUNE DI PONTELIETO\n", 4, "Collegamenti"),
        ("una sera al mese;\n", 23, "Collegamenti"),
        ("Collegamenti\n", 6, "[1] non c’è"),
    ],
)
def test_a_document_cut_short_is_refused(last_words, line, reason):
    text = DOCUMENT[: DOCUMENT.index(last_words) + len(last_words)]

    error = error_of(text)

    assert error.line == line
    assert reason in error.reason


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        ([], 3, "titolo"),
        (["Orto [1]"], 4, "date"),
        (["Orto [1]", "{dates}"], 5, "Ufficio di riferimento:"),
        (["Orto [1]", "{dates}", "Ciao.", "Ufficio di riferimento:"], 6, "mancano le azioni"),
        (["Orto [1]", "{dates}", "a) semi", "Ufficio di riferimento:"], 7, "manca un ufficio"),
        (["Orto [1]", "{dates}", "a) semi", "Ufficio di riferimento:", "© Orto"], 7, "non si capisce"),
    ],
)
def test_a_document_without_a_section_is_refused(lines, line, reason):
    dates = "Contenuto pubblicato in data 01/01/2020 - Ultima modifica il 01/01/2020"
    rows = [*SITE_NAME, *lines, "Collegamenti", "[1] </orto>"]

    error = error_of("\n".join(rows).format(dates=dates))

    assert error.line == line
    assert reason in error.reason


def test_links_numbered_in_another_order_than_the_text_are_refused():
    text = DOCUMENT.replace("(#) [2]", "(#) [X]").replace("(#) [3]", "(#) [2]").replace("(#) [X]", "(#) [3]")

    error = error_of(text)

    assert error.line == 11
    assert "al posto di [3] ci vuole [2]" in error.reason


def test_an_action_after_z_is_refused():
    letters = "".join(f"{letter}) voce\n" for letter in ascii_lowercase[5:] + "a")

    error = error_of(changed("Ufficio di riferimento:", f"{letters}Ufficio di riferimento:"))

    assert error.line == 31 + 21
    assert "z)" in error.reason


def test_a_fifty_first_office_is_refused():
    offices = "Centro civico Mulini [8]\nPiazza del Forno, 1\n" * 49

    error = error_of(changed("© Comune", f"{offices}© Comune"))

    assert error.line == 47 + 2 * 48
    assert "più di 50" in error.reason


def test_a_twenty_first_mailbox_of_an_office_is_refused():
    mailboxes = "".join(f"orto{number}@pontelieto.example\n" for number in range(20))

    error = error_of(changed("mulini@", f"{mailboxes}mulini@"))

    assert error.line == 41 + 19
    assert "al massimo 20" in error.reason


def test_a_file_that_is_not_utf_8_is_refused_with_its_line():
    with pytest.raises(PrintedPageError, match="UTF-8") as caught:
        decode(DOCUMENT.replace("m²", "mq").replace("’", "'").encode("latin-1", "replace"))

    assert caught.value.line == 21


def test_a_file_of_more_than_one_megabyte_is_refused():
    with pytest.raises(PrintedPageError, match="1 MB"):
        decode(b"x" * 1_000_001)
    with pytest.raises(PrintedPageError, match="riga 500001: il file supera 1 MB"):
        read("x\n" * 500_001, SITE_NAME)


def test_decoded_bytes_lose_their_byte_order_mark():
    assert decode("\ufeffCittà".encode()) == "Città"


# Writing


def test_a_page_read_and_written_gives_every_line_back_but_the_copyright():
    text = write(read(DOCUMENT, SITE_NAME), SITE_NAME)

    assert normalised_lines(text) == without_copyright(DOCUMENT)


def test_links_are_numbered_as_they_first_appear_and_one_address_has_one_number():
    page = read(DOCUMENT, SITE_NAME)
    page = replace(page, intro=(f'<a href="{page.offices[1].url}">uno</a><a href="{page.url}">due</a>',), notice=())

    lines = normalised_lines(write(page, SITE_NAME))

    assert "[uno](#) [2][due](#) [1]" in lines
    assert "Centro civico Mulini [2]" in lines
    assert lines[-5:-3] == ["[1] <https://www.pontelieto.example/orto>", "[2] <https://www.pontelieto.example/node/41>"]


def test_a_foreign_phone_keeps_its_country_code():
    page = read(DOCUMENT, SITE_NAME)
    page = replace(page, offices=(replace(page.offices[0], phones=("+3780549882914",)),))

    text = write(page, SITE_NAME)

    assert "Tel. +378 0549 882914" in normalised_lines(text)
    assert read(text, SITE_NAME) == page


def test_the_words_of_editors_are_tidied_on_the_way():
    page = read(DOCUMENT, SITE_NAME)
    untidy = replace(page, title=" L’orto\u00a0 dietro la\nscuola ", intro=("Un <b>orto</b>&nbsp; per<br>tutti",))

    again = read(write(untidy, SITE_NAME), SITE_NAME)

    assert again == replace(page, intro=("Un orto per", "tutti"))


READ_MORE = '<a href="/x">Leggi tutto</a>'
UNWRITABLE = {
    "no title": ({"title": "", "subtitle": ""}, "titolo"),
    "title that would be split": ({"title": "Orto - Terra", "subtitle": ""}, "« - »"),
    "title with a number": ({"title": "Orto [3]"}, "[3] non segue"),
    "page without address": ({"url": ""}, "manca l’indirizzo"),
    "modified before published": ({"last_modified_on": date(2000, 1, 1)}, "prima della pubblicazione"),
    "notice without end": ({"notice": ("Ciao",)}, "«Leggi tutto…»"),
    "notice with two ends": ({"notice": (READ_MORE, READ_MORE)}, "«Leggi tutto…»"),
    "read more in the article": ({"notice": (), "intro": (READ_MORE,)}, "«Leggi tutto…»"),
    "paragraph like an action": ({"intro": ("a) prima voce",)}, "«a) prima voce» si leggerebbe come un’azione"),
    "paragraph like the links": ({"intro": ("Collegamenti",)}, "«Collegamenti» si leggerebbe"),
    "paragraph like the offices": ({"intro": ("Ufficio di riferimento:",)}, "titolo di una sezione"),
    "number in a paragraph": ({"intro": ("come si legge in [1]",)}, "[1] non segue"),
    "script as address": ({"intro": ('<a href="javascript:alert(1)">qui</a>',)}, "non è ammesso"),
    "continuation like an action": ({"actions": (PrintedAction("a", ("uno", "b) due")),)}, "«b) due»"),
    "actions out of order": ({"actions": (PrintedAction("b", ("uno",)),)}, "«a)», non «b)»"),
    "action without words": ({"actions": (PrintedAction("a", ()),)}, "non ha testo"),
    "action that ends in a number": ({"actions": (PrintedAction("a", ("uno [1]",)),)}, "azioni"),
    "no actions": ({"actions": ()}, "mancano le azioni"),
    "no offices": ({"offices": ()}, "manca un ufficio"),
    "address like an entrance": ({"offices": (PrintedOffice("Verde", "/v", "Via Po (centro)"),)}, "ingresso"),
    "office without address": ({"offices": (PrintedOffice("Verde", "/v", ""),)}, "manca l’indirizzo"),
    "phone of words": ({"offices": (PrintedOffice("Verde", "/v", "Via Po", phones=("boh",)),)}, "«boh» non è"),
    "phone not in E.164": ({"offices": (PrintedOffice("Verde", "/v", "Via Po", phones=("035 555010",)),)}, "+39"),
    "line end in a mailbox": ({"offices": (PrintedOffice("V", "/v", "Via Po", mailboxes=("a\r@b.it",)),)}, "«a»"),
}  # fmt: skip


@pytest.mark.parametrize(("changes", "reason"), UNWRITABLE.values(), ids=UNWRITABLE.keys())
def test_a_page_that_would_read_back_differently_is_not_written(changes, reason):
    page = replace(read(DOCUMENT, SITE_NAME), **changes)

    with pytest.raises(PrintedPageError) as caught:
        write(page, SITE_NAME)

    assert caught.value.line is None
    assert reason in str(caught.value)


# The HTML of editors


def test_paragraphs_become_html_and_come_back():
    blocks = ("Uno &amp; due", 'tre <a href="/x?a=1&amp;b=2">quattro</a>.')

    html = paragraphs_to_html(blocks)

    assert html == '<p>Uno &amp; due</p>\n<p>tre <a href="/x?a=1&amp;b=2">quattro</a>.</p>'
    assert html_to_paragraphs(html) == blocks


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("", ()),
        ("<p> </p><p>&nbsp;</p>", ()),
        ("solo testo", ("solo testo",)),
        ("<h2>Titolo</h2>testo<h3>Altro</h3><h4>Ancora</h4>", ("Titolo", "testo", "Altro", "Ancora")),
        ("<p>uno<br>due<br/>tre</p>", ("uno", "due", "tre")),
        ("<p>un <strong>orto</strong>, <em>per</em>&nbsp;tutti</p>", ("un orto, per tutti",)),
        ("<p>3 &lt; 4 &amp; &quot;5&quot; &egrave;</p>", ('3 &lt; 4 &amp; "5" è',)),
        ("<ul><li>uno</li><li><p>due</p><p>ancora</p></li><li></li></ul>tre", ("- uno", "- due", "ancora", "tre")),
        ("<ol><li>uno<ul><li>sotto</li></ul></li></ol>", ("- uno", "- sotto")),
        ("<blockquote><p>detto</p></blockquote><div>poi<div>ancora</div></div>", ("detto", "poi", "ancora")),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td><p>1</p><p>2</p></td><td></td><td>3</td></tr></table>",
         ("A | B", "1 2 | 3")),
        ("<table><tr><td>A<table><tr><td>x</td><td>y</td></tr></table></td></tr></table>fuori", ("A | x | y", "fuori")),
        ("<p>un <sconosciuto a=b>segno</sconosciuto></p><!-- nota --><script>alert(1)</script>", ("un segno",)),
        ('<p>prima<a href="/x"> qui </a>dopo</p>', ('prima <a href="/x">qui</a> dopo',)),
        ('<p><a href="/x"><b>tutto</b> <i>insieme</i></a></p>', ('<a href="/x">tutto insieme</a>',)),
        ('<p><a href="/x">uno</a><a href="/x">due</a> <a href="/y">tre</a></p>',
         ('<a href="/x">uno</a><a href="/x">due</a> <a href="/y">tre</a>',)),
        ('<a href="/x"><p>uno</p><p>due</p></a>', ('<a href="/x">uno</a>', '<a href="/x">due</a>')),
        ('<p>via<a href="/x"> </a>Po<a href="/y"></a>, <a name="n">5</a></p>', ("via Po, 5",)),
        ('<p><a href="/x?a=&quot;&amp;b" class="c">&lt;qui&gt;</a></p>',
         ('<a href="/x?a=&quot;&amp;b">&lt;qui&gt;</a>',)),
    ],
)  # fmt: skip
def test_rich_text_becomes_paragraphs(html, blocks):
    assert html_to_paragraphs(html) == blocks


# Properties

WORDS = st.sampled_from('orto é Po - [sic] [PDF n. <b> &amp; & "lì" l\'uva (o b) 2) © # 1 \u200b'.split(" "))
URLS = st.sampled_from(["/", "/a?b=1&c='2'", "https://a.example/", "https://a.example/b_(c)", "http://localhost/x"])
LINK_URLS = st.one_of(URLS, st.sampled_from(["mailto:a@b.example", "dir/file.pdf", "#orari"]))
PLAIN_TEXTS = st.lists(WORDS, max_size=5).map(lambda words: " ".join(["Un", *words, "testo"]))
TITLES = PLAIN_TEXTS.map(lambda text: text.replace(" - ", " ").replace(" - ", " "))
LINK_TEXTS = PLAIN_TEXTS.map(lambda text: text.replace("[PDF", "[PDF]"))
LINKS = st.builds(lambda text, url: f'<a href="{escape(url)}">{escape(text, quote=False)}</a>', LINK_TEXTS, LINK_URLS)
PIECES = st.one_of(PLAIN_TEXTS.map(lambda text: escape(text, quote=False)), LINKS)
BLOCKS = st.lists(PIECES, min_size=1, max_size=4).map(" ".join)
READ_MORES = LINK_URLS.map(lambda url: f'<a href="{escape(url)}">Leggi tutto qui</a>')
WHOLE_NOTICES = st.builds(lambda blocks, end: (*blocks, end), st.lists(BLOCKS, max_size=2), READ_MORES)
NOTICES = st.one_of(st.just(()), WHOLE_NOTICES)
OFFICES = st.builds(
    PrintedOffice,
    name=PLAIN_TEXTS,
    url=URLS,
    address=PLAIN_TEXTS,
    entrance_note=st.sampled_from(["", "scala B", "da via Po (cortile)"]),
    phones=st.lists(st.sampled_from(["+390372407066", "+39035555010", "+390669812345", "+33142685300"]), unique=True),
    mailboxes=st.lists(st.sampled_from(["a@b.example", "ufficio.verde@comune.example"]), unique=True),
).map(lambda office: replace(office, phones=tuple(office.phones), mailboxes=tuple(office.mailboxes)))
ACTION_TEXTS = st.tuples(st.lists(BLOCKS, min_size=1, max_size=3), st.one_of(st.just(""), URLS))
DAYS = st.lists(st.dates(), min_size=2, max_size=2).map(sorted)


def lettered(texts):
    pairs = zip(ascii_lowercase, texts, strict=False)
    return tuple(PrintedAction(letter, tuple(blocks), url) for letter, (blocks, url) in pairs)


PAGES = st.builds(
    lambda title, subtitle, url, days, notice, intro, actions, offices: PrintedPage(
        title, subtitle, url, *days, notice, tuple(intro), lettered(actions), tuple(offices)
    ),
    TITLES,
    st.one_of(st.just(""), PLAIN_TEXTS),
    URLS,
    DAYS,
    NOTICES,
    st.lists(BLOCKS, max_size=3),
    st.lists(ACTION_TEXTS, min_size=1, max_size=26),
    st.lists(OFFICES, min_size=1, max_size=3),
)


@settings(deadline=None)
@given(PAGES)
def test_any_page_written_reads_back_the_same(page):
    assert read(write(page, SITE_NAME), SITE_NAME) == page


@settings(deadline=None)
@given(st.lists(BLOCKS).map(tuple))
def test_any_paragraphs_come_back_from_html(blocks):
    assert html_to_paragraphs(paragraphs_to_html(blocks)) == blocks


DOCUMENT_LINES = normalised_lines(DOCUMENT)
MARKS = st.sampled_from([*DOCUMENT_LINES, "", "[1]", "](#)", " [2]", "a) ", "\n", "(", " - "])
PLACES = st.integers(0, len(DOCUMENT_LINES) - 1)
EDITS = st.tuples(PLACES, st.integers(0, 60), st.one_of(MARKS, st.text(max_size=5)), st.booleans())


def damaged(edits):
    lines = list(DOCUMENT_LINES)
    for place, column, words, replaces in edits:
        lines[place] = words if replaces else lines[place][:column] + words + lines[place][column:]
    return "\n".join(lines)


def read_or_refused(text):
    try:
        return read(text, SITE_NAME), None
    except PrintedPageError as error:
        return None, error


@settings(deadline=None, max_examples=300)
@given(st.lists(EDITS, min_size=1, max_size=3).map(damaged))
def test_any_damaged_document_is_refused_with_its_line_or_kept_whole(text):
    page, error = read_or_refused(text)

    if error:
        assert 1 <= error.line <= text.count("\n") + text.count("\r") + 1
    else:
        assert without_copyright(write(page, SITE_NAME)) == without_copyright(text)
