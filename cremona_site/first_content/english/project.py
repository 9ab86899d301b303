"""The project page in English. The project keeps its Italian name, explained once in the title."""

from cremona_site.first_content.english.who_can_ask import TWO_CASES
from cremona_site.first_content.schema import TranslationData

PROJECT = TranslationData(
    title="La voce che rompe il silenzio (The voice that breaks the silence)",
    menu_title="La voce che rompe il silenzio",
    page_title="La voce che rompe il silenzio",
    slug="the-voice-that-breaks-the-silence",
    summary="Listening and support for people harmed by the mafia or by organised crime. "
    "A project of the Comune di Cremona with Regione Lombardia.",
    slots={
        "intro": (
            "<p>Talking about the mafia can be frightening. "
            "This project wants to listen to those who suffer it, and to support them.</p>"
            "<p>The Comune di Cremona (the city council) set it up "
            "within a cooperation agreement with Regione Lombardia (the Lombardy Region). "
            "The agreement provides assistance and help for victims of the mafia and of organised crime.</p>"
            "<p>There are five actions. Two are for victims: "
            '<a href="/en/the-voice-that-breaks-the-silence/practical-help/">practical help</a> and '
            '<a href="/en/the-voice-that-breaks-the-silence/psychological-help/">psychological help</a>. '
            "The other three are for learning, information and culture: "
            'the <a href="/en/the-voice-that-breaks-the-silence/courses-on-legal-protection/">'
            "courses on legal protection</a>, "
            'the <a href="/en/the-voice-that-breaks-the-silence/information-campaigns/">information campaigns</a> and '
            'the <a href="/en/the-voice-that-breaks-the-silence/events-and-culture/">events</a>.</p>'
        ),
        "who_can_ask": (
            "<p>You can ask for help if you are a victim of the mafia or of organised crime. "
            "One of these two cases is enough:</p>"
            f"{TWO_CASES}"
            "<p>The rule is in the law of the Region: L.R. 17/2015, art. 20, paragraph 3.</p>"
            "<p>Not sure if your case is one of these? Ask one of the two offices.</p>"
        ),
        "law": (
            "<p>The project is based on article 20 of L.R. 17/2015. "
            'L.R. stands for <em lang="it">legge regionale</em>, a law of the Region. '
            "This one is law no. 17 of Regione Lombardia, of 24 June 2015.</p>"
            "<p>Paragraph 1 lists five ways to help victims. Each has a letter, from a to e. "
            "They are the five actions of the project:</p>"
            "<ul>"
            "<li><strong>letter a</strong>, information on legal protection;</li>"
            "<li><strong>letter b</strong>, practical help;</li>"
            "<li><strong>letter c</strong>, psychological help;</li>"
            "<li><strong>letter d</strong>, campaigns;</li>"
            "<li><strong>letter e</strong>, events and culture.</li>"
            "</ul>"
            "<p>With paragraph 2 the Region pays for projects of local authorities, such as the Comuni (city and town "
            "councils).</p>"
            "<p>Paragraph 3 sets the rule on where you lived and where the crime happened. You find it on this page: "
            '<a href="/en/the-voice-that-breaks-the-silence/#chi">who can ask for help</a>.</p>'
        ),
    },
)
