"""What is copied from a word processor or a web page becomes plain paragraphs, headings, lists and tables."""

import re

import pytest
from djangocms_text.html import clean_html
from djangocms_text.models import Text

from cremona_site import writing
from cremona_site.proofreading.pasted import tidied
from tests.factories import PageFactory

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><title>Avviso</title>
<style><!-- p.MsoNormal {margin:0cm; font-family:Calibri;} @page WordSection1 {size:595.3pt} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=IT style='tab-interval:35.4pt'><!--StartFragment-->
<h1 style='margin-top:12.0pt'><a name="_Toc1"></a><span lang=EN-US>Orto dei ragazzi<o:p></o:p></span></h1>
<p class=MsoNormal style='text-align:justify'><span style='font-size:12.0pt;color:#1F497D'>Iscrizioni
<b style='mso-bidi-font-weight:normal'>aperte</b> dal&nbsp;&nbsp; 3&nbsp;maggio.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>guanti<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]><i>stivali</i><o:p></o:p></p>
<h2>Come fare</h2>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;&nbsp;
</span></span>Telefona</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span>&nbsp;&nbsp;&nbsp;
</span></span>Vieni</p>
<table class=MsoTableGrid border=1 cellspacing=0 style='border-collapse:collapse'><tr style='mso-yfti-irow:0'>
<td width=200 valign=top style='width:150pt'><p class=MsoNormal><b>Giorno</b></p></td>
<td><p class=MsoNormal><b>Ora</b></p></td></tr>
<tr><td><p class=MsoNormal>luned&igrave;</p></td><td><p class=MsoNormal>9</p></td></tr></table>
<p class=MsoNormal><img width=200 src="file:///C:/Users/ANNA/AppData/clip_image001.png" v:shapes="Immagine_1"></p>
<!--EndFragment--></body></html>"""

GOOGLE = """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1f2e">
<h1 dir="ltr" style="line-height:1.38"><span style="font-size:20pt">Orto dei ragazzi</span></h1>
<p dir="ltr" style="margin-top:0pt"><span style="font-weight:400">Iscrizioni </span><span
style="font-weight:700">aperte</span><span style="font-style:italic"> subito</span>.</p><br />
<ul style="margin-top:0"><li dir="ltr" style="list-style-type:disc" aria-level="1">
<p dir="ltr" role="presentation"><span>guanti</span></p></li></ul>
<p><a href="https://www.google.com/url?q=https://www.esempio.it/orto&amp;sa=D&amp;ust=1">L’orto</a></p></b>"""

WRITER = """<p align="justify" style="line-height: 115%; margin-bottom: 0cm"><font face="Liberation Serif, serif">
<font size="3"><b>Iscrizioni</b> aperte</font></font></p><p style="margin-bottom: 0cm"><br/></p>
<p><font color="#000080"><u><a href="https://www.esempio.it/">L’orto</a></u></font></p>"""

WEB = """<div class="card"><div class="card__body"><h5 class="card__title">Orto dei ragazzi</h5>
<div style="color:red">Iscrizioni aperte.</div> Chiama prima.
<section data-track="7"><p aria-hidden="false" onclick="x()">Vieni.<br><br></p></section></div></div>
<script>x()</script>"""

EDITOR = """<p>Porta:</p><p>·&nbsp;&nbsp;&nbsp;&nbsp; guanti</p>
<p>·&nbsp;&nbsp;&nbsp;&nbsp; <strong>stivali</strong></p><p>&nbsp;</p>
<p>1.&nbsp;&nbsp; Telefona</p><p>2.&nbsp;&nbsp; Vieni</p>
<table><tbody><tr><td colspan="1" rowspan="1"><p>a</p></td><td><p>b</p></td></tr></tbody></table>"""


def saved(html):
    """As it stands after a save, without the ends of lines."""
    return re.sub(r"(?<=>)\s*\n\s*(?=<)|\s*\n(?=</p)", "", clean_html(html).strip()).replace("\n", " ")


def test_words_of_word():
    assert saved(WORD) == (
        "<h2>Orto dei ragazzi</h2>"
        "<p>Iscrizioni <strong>aperte</strong> dal 3&nbsp;maggio.</p>"
        "<ul><li>guanti</li><li><em>stivali</em></li></ul>"
        "<h3>Come fare</h3>"
        "<ol><li>Telefona</li><li>Vieni</li></ol>"
        "<table><tbody><tr><th>Giorno</th><th>Ora</th></tr><tr><td>lunedì</td><td>9</td></tr></tbody></table>"
    )


def test_words_of_google_docs():
    assert saved(GOOGLE) == (
        '<h2 dir="ltr">Orto dei ragazzi</h2><p dir="ltr">Iscrizioni <strong>aperte</strong><em> subito</em>.</p>'
        '<ul><li dir="ltr">guanti</li></ul><p><a href="https://www.esempio.it/orto">L’orto</a></p>'
    )


def test_words_of_libreoffice():
    assert (
        saved(WRITER) == '<p><strong>Iscrizioni</strong> aperte</p><p><a href="https://www.esempio.it/">L’orto</a></p>'
    )


def test_words_of_a_web_page():
    assert saved(WEB) == "<h4>Orto dei ragazzi</h4><p>Iscrizioni aperte.</p><p>Chiama prima.</p><p>Vieni.</p>"


def test_what_the_editor_makes_of_word_is_tidied_too():
    assert saved(EDITOR) == (
        "<p>Porta:</p><ul><li>guanti</li><li><strong>stivali</strong></li></ul>"
        "<ol><li>Telefona</li><li>Vieni</li></ol>"
        "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"
    )


@pytest.mark.parametrize(
    ("html", "tidy"),
    [
        ("<p>- uno</p><p>- due</p>", "<ul><li>uno</li><li>due</li></ul>"),
        ("<p>– Vieni? – disse.</p>", "<p>– Vieni? – disse.</p>"),
        ("<p>1. Non è un elenco</p>", "<p>1. Non è un elenco</p>"),
        ("<p>3.&nbsp;&nbsp; Da tre</p>", "<p>3. Da tre</p>"),
        ("<p>o&nbsp;&nbsp; uno</p><p>o&nbsp;&nbsp; due</p>", "<ul><li>uno</li><li>due</li></ul>"),
        ("<p>o così, o niente</p>", "<p>o così, o niente</p>"),
        ("<p>La legge n.&nbsp;17</p>", "<p>La legge n.&nbsp;17</p>"),
        ("<p>a&nbsp; &nbsp;b</p>", "<p>a b</p>"),
        ("<p>&nbsp;inizio e fine&nbsp;</p>", "<p>inizio e fine</p>"),
        ("<p>par\u200bola\ufeff</p>", "<p>parola</p>"),
        ("<h2><strong>Orari</strong></h2><p></p><h3> </h3><p><br></p><ul><li></li></ul>", "<h2>Orari</h2>"),
        ("<ul><li><p>uno</p><ul><li><p>due</p></li></ul></li></ul>", "<ul><li>uno<ul><li>due</li></ul></li></ul>"),
        ("<ul><li><p>uno</p><p>due</p></li></ul>", "<ul><li><p>uno</p><p>due</p></li></ul>"),
        ("<h5>Uno</h5><h6>Due</h6>", "<h4>Uno</h4><h4>Due</h4>"),
        ("<h1>Uno</h1><h4>Due</h4>", "<h2>Uno</h2><h4>Due</h4>"),
        ('<p><em lang="en">help</em> <em lang="EN-US">due</em></p>', '<p><em lang="en">help</em> <em>due</em></p>'),
        ('<p><a name="OLE_LINK1">uno</a> <a href="#_ftn1">[1]</a></p>', "<p>uno [1]</p>"),
        ('<p><a href="file:///C:/modulo.docx">il modulo</a></p>', "<p>il modulo</p>"),
        (
            '<a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.esempio.it%2F&data=x">uno</a>',
            '<a href="https://www.esempio.it/">uno</a>',
        ),
        (
            '<p><a data-cms-href="cms.page:7" href="/x/">uno</a></p>',
            '<p><a data-cms-href="cms.page:7" href="/x/">uno</a></p>',
        ),
        ("parole sole", "parole sole"),
        ("", ""),
    ],
)
def test_what_is_pasted_piece_by_piece(html, tidy):
    assert saved(html) == tidy


@pytest.mark.parametrize("html", [WORD, GOOGLE, WRITER, WEB, EDITOR])
def test_what_was_tidied_is_not_changed_by_the_next_save(html):
    once = clean_html(html)

    assert tidied(once) == once
    assert not {"style=", "class=", "mso", "<span", "<font", "<div", "<o:p", "file:"} & set(
        once.replace(">", " ").split()
    )


@pytest.mark.parametrize(
    "html",
    [
        "<em>" * 5000 + "x",
        "<ul><li>" * 3000 + "x",
        "<div>" * 3000 + "x",
        "<p>" + " " * 200_000 + "x</p>",
        "<p>" + "\u00a0" * 200_000 + "x</p>",
        "<p>·" * 20_000,
        "<p>1." + "\u00a0" * 200_000 + "</p><p>o" + "\u00a0" * 200_000,
        "<!--" * 50_000,
        "<!--StartFragment-->" * 10_000,
        "<body" * 40_000,
        "<html><frameset><frame></frameset></html>",
        "</body></html><p>x</p><body><p>y",
        "<p>\x00\x0b\ufffe</p><![if><!--[endif<body",
        "<svg><p>x</p><style><a title='</style><img src=x onerror=alert(1)>'>",
        "<o:p><w:x><a:b>" * 300,
    ],
)
def test_hostile_words_are_saved_clean_and_soon(html):
    clean = clean_html(html)

    assert not {"<script", "<style", "<img", "<svg", "<p>\u00a0"} & set(re.findall(r"<\w+>?\u00a0?", clean))


@pytest.mark.django_db
def test_no_text_that_the_site_brings_along_is_changed():
    bodies = Text.objects.values_list("body", flat=True)

    assert bodies
    assert [body for body in bodies if tidied(body) != body] == []


@pytest.mark.django_db
def test_a_text_is_tidied_whoever_saves_it():
    page = PageFactory(slots={"content": EDITOR}, is_published=False)
    text = Text.objects.get(placeholder__in=writing.draft_of(page).placeholders.all())
    made = text.body

    text.body = WORD
    text.save()

    assert made.startswith("<p>Porta:</p><ul><li>guanti</li>")
    assert Text.objects.get(pk=text.pk).body.startswith("<h2>Orto dei ragazzi</h2>")
