"""Sections that the service sheets share, in English."""

from cremona_site.first_content.english.who_can_ask import TRACES

STEPS = (
    "<ol>"
    "<li>Choose one of the two offices. Phone numbers and emails are on this page, under Contact.</li>"
    "<li>Call or write. Say that you have read about the project “La voce che rompe il silenzio” "
    "(The voice that breaks the silence).</li>"
    "<li>Tell only what you want to tell. Before that, you can ask what stays confidential.</li>"
    "<li>The office will explain what can be done.</li>"
    "</ol>"
    f"{TRACES}"
)

FIRST_CONTACT = (
    "<p>For the first contact, a phone or an email is enough.</p>"
    "<p>On this page there is no list of documents. Ask the office if you need any, and which ones.</p>"
)

QUESTIONS_READY = "<p>If you like, prepare your questions. Write them only where nobody else can read them.</p>"

TIMES = (
    "<p>On this page there are no times. You can ask the office:</p>"
    "<ul>"
    "<li>when you will have an answer;</li>"
    "<li>when the help can begin;</li>"
    "<li>how long it can last.</li>"
    "</ul>"
    "<p>Are you in danger now? Do not wait for an answer: call <strong>112</strong>.</p>"
)

THREE_WAYS = (
    "<ul>"
    "<li>By phone: call one of the two offices.</li>"
    "<li>By email: write what you need and how to answer you without risks.</li>"
    "<li>In person: first call and ask for the opening hours.</li>"
    "</ul>"
    "<p>Do you want to talk without hurry? You can book an appointment.</p>"
)


def conditions_under(letter: str) -> str:
    """What a sheet rests on: the letter of art. 20(1), and the notes of the site, which are in Italian."""
    return (
        "<p>The service is part of the project “La voce che rompe il silenzio”. "
        "The Comune di Cremona (the city council) set it up, in agreement with Regione Lombardia "
        "(the Lombardy Region).</p>"
        "<p>It is based on the law of the Region: L.R. 17/2015, art. 20, paragraph 1, "
        f"letter {letter}. You can read it, in Italian, on the "
        '<a href="https://normelombardia.consiglio.regione.lombardia.it/" hreflang="it">website of the laws of '
        "Lombardy</a>. The page of the project explains "
        '<a href="/en/the-voice-that-breaks-the-silence/#legge">what the law says</a>.</p>'
        "<p>Are there costs? This page does not say. Ask the office before you begin.</p>"
        '<p>In Italian you can also read the <a href="/note-legali/" hreflang="it">note legali (legal notes)</a> and '
        'the <a href="/privacy/" hreflang="it">privacy notice</a>.</p>'
    )
