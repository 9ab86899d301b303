"""The sections of news and the first piece of news, in English."""

from cremona_site.first_content.schema import TranslationData

NEWS_PAGE = TranslationData(
    title="Latest news",
    slug="latest-news",
    summary="What happens in the project: activities, meetings and information campaigns.",
    slots={
        "content": (
            "<p>The news of the project, the latest first. You can also read what the "
            '<a href="/en/the-voice-that-breaks-the-silence/information-campaigns/">information campaigns</a> '
            "are for.</p>"
        ),
    },
)

PRESS_RELEASES = TranslationData(
    title="Press releases",
    slug="press-releases",
    summary="The official texts of the Comune di Cremona (the city council) on the project.",
    slots={"content": "<p>The press releases of the project, the latest first.</p>"},
)

PUBLIC_NOTICES = TranslationData(
    title="Notices",
    slug="notices",
    summary="Things to know in time: for example opening hours that change, or a meeting that is postponed.",
    slots={
        "content": "<p>The notices of the project. First those that still hold, then those that have expired.</p>",
    },
)

SITE_IS_ONLINE = TranslationData(
    title="The new website of the project is online",
    slug="the-new-website-of-the-project-is-online",
    summary="The help, the offices and the initiatives of the project now have one website. Here is what you find.",
    slots={
        "content": (
            "<p>The project “La voce che rompe il silenzio” (The voice that breaks the silence) "
            "has a website of its own. It is for people harmed by the mafia or by organised crime, "
            "and for those who want to know the project.</p>"
            "<h2>What you find</h2>"
            "<ul>"
            '<li><a href="/en/the-voice-that-breaks-the-silence/#chi">Who can ask for help</a>, in a few words.</li>'
            '<li><a href="/en/services/">The services</a>: who they are for and how to ask, step by step.</li>'
            '<li><a href="/en/administration/offices/">The two offices</a>: where they are, how to call, '
            "how to write.</li>"
            '<li><a href="/en/living-in-cremona/events/">The initiatives</a>: those that are planned '
            "and those already held.</li>"
            '<li><a href="/en/frequently-asked-questions/">Frequent questions</a>, with their answers.</li>'
            "</ul>"
            "<h2>How it is made</h2>"
            "<p>The site does not ask who you are and leaves no cookies with its visitors. "
            "Every page has a link to leave at once: it leaves the site and opens another page. "
            'Read also how to <a href="/en/safe-browsing/">browse and leave fewer traces</a>.</p>'
            "<p>You can read it on the phone and use it with the keyboard. Many pages are in English too.</p>"
            '<p>Is something wrong? <a href="/en/report-a-problem/">Tell us</a>.</p>'
        ),
    },
)

NEWS_SECTIONS = {"notizie": NEWS_PAGE, "comunicati": PRESS_RELEASES, "avvisi": PUBLIC_NOTICES}
NEWS_ITEMS = {"notizia-sito-online": SITE_IS_ONLINE}
