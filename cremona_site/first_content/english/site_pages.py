"""Pages on the site itself in English: accessibility, site map, topics. Legal notes and privacy are in Italian only."""

from cremona_site.first_content.schema import TranslationData

ACCESSIBILITY = TranslationData(
    title="Accessibility",
    slug="accessibility",
    summary="How the site is made so that everyone can use it. What is still to be tested. How to report an obstacle.",
    slots={
        "content": (
            "<p>This site must work for everyone. "
            "Also for people who cannot see, who use only the keyboard or who find reading hard.</p>"
            "<h2>How it is made</h2>"
            "<ul>"
            "<li>The texts use plain words and short sentences. "
            "We measure how easy the Italian texts are to read.</li>"
            "<li>You can use everything with the keyboard.</li>"
            "<li>You can read the site without scripts too.</li>"
            "<li>The pages adapt to the phone and to larger text.</li>"
            "<li>The headings are in order; the links say where they lead.</li>"
            "</ul>"
            "<h2>How we test it</h2>"
            "<p>At every change, some programs test the pages in a real browser. "
            "They look for the errors that a machine can find: "
            "for example weak contrast, headings out of place or fields without a name. "
            "The reference is the WCAG 2.2 rules, level AA.</p>"
            "<h2>What is still to be tested</h2>"
            "<p>Programs do not find everything. Still missing are:</p>"
            "<ul>"
            "<li>tests with people with disabilities;</li>"
            "<li>tests with all the most used screen readers;</li>"
            "<li>a check of the files that the offices will upload.</li>"
            "</ul>"
            "<p>The official statement is made on the website of AgID, the Italian agency for digital matters "
            "(Agenzia per l’Italia Digitale). When it is published, you will find it at the bottom of every page.</p>"
            "<h2>Have you found an obstacle?</h2>"
            "<p>Tell one of the two offices: phone numbers and emails are on this page. "
            "Write which page you were on and what you could not do. "
            "Do you need a text in another form? Ask the office.</p>"
        ),
    },
)

SITE_MAP = TranslationData(
    title="Site map",
    slug="site-map",
    summary="The sections and pages of the site that are in English, in a list, in their order.",
    slots={
        "content": "<p>Here are the pages that are in English. Choose one to open it.</p>"
        "<p>News and events have lists of their own. Open them from “News” and “Events”.</p>"
    },
)

TOPICS = TranslationData(
    title="Topics",
    slug="topics",
    summary="The topics of the site: choose one and find the pages about it.",
    slots={"content": "<p>Each topic leads you to the pages about it.</p>"},
)

SITE_PAGES = {"accessibilita": ACCESSIBILITY, "mappa-del-sito": SITE_MAP, "argomenti": TOPICS}
