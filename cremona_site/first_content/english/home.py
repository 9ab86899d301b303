"""The home page in English."""

from cremona_site.first_content.english.who_can_ask import TWO_CASES
from cremona_site.first_content.schema import TranslationData

HOME = TranslationData(
    title="Help for people harmed by the mafia",
    slug="",
    page_title="Social and local services",
    summary="Are you a victim of the mafia or of organised crime? "
    "The Comune di Cremona (the city council) listens to you and supports you.",
    slots={
        "for_me": (
            "<p>This help is for people who are victims of the mafia or of organised crime. "
            "One of these two cases is enough:</p>"
            f"{TWO_CASES}"
            "<p>This is what the law of the Region says. "
            'Read <a href="/en/the-voice-that-breaks-the-silence/#chi">who can ask for help</a>.</p>'
            "<p>Not sure if your case is one of these? Ask an office.</p>"
        ),
        "signs": (
            "<p>Here are some examples. They are not all the cases: every story is different.</p>"
            "<ul>"
            "<li>Does someone ask you for money in exchange for protection?</li>"
            "<li>Do you have a debt that keeps growing, and does the person who lent you the money frighten you?</li>"
            "<li>Does someone put pressure on you because of your job or your business?</li>"
            "<li>Does someone threaten you because of what you know or have seen?</li>"
            "</ul>"
            "<p>One sign, alone, does not make it certain. If you have a doubt, call one of the two offices.</p>"
        ),
    },
)
