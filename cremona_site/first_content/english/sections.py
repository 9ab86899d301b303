"""The menu's sections in English, and those below them that have English words."""

from cremona_site.first_content.schema import TranslationData

OFFICES = TranslationData(
    title="Offices",
    slug="offices",
    summary="The two offices that run the project: where they are, how to call, how to write.",
    slots={
        "content": (
            "<p>Two council offices run the project “La voce che rompe il silenzio” "
            "(The voice that breaks the silence). "
            "You can call or write: the office will explain what can be done.</p>"
            "<p>Do you want to come in person? First call and ask for the opening hours, or "
            '<a href="/en/book-an-appointment/">book an appointment</a>.</p>'
        ),
    },
)

ADMINISTRATION = TranslationData(
    title="Administration",
    slug="administration",
    summary="Who runs the project in the Comune di Cremona (the city council): the two offices and how to reach them.",
    slots={
        "content": (
            "<p>Here you find who runs the project “La voce che rompe il silenzio” "
            "(The voice that breaks the silence). "
            "There are two offices:</p>"
            "<ul>"
            '<li><a href="/en/amministrazione/uffici/ufficio-anticorruzione-e-trasparenza/">'
            "Ufficio Anticorruzione e Trasparenza</a> (Office against Corruption and for Transparency)</li>"
            '<li><a href="/en/amministrazione/uffici/centro-locale-di-parita/">Centro Locale di Parità</a> '
            "(Local Centre for Equality)</li>"
            "</ul>"
            "<p>Are you looking for another office? Go to the "
            '<a href="https://www.comune.cremona.it/" hreflang="it">website of the Comune di Cremona</a> '
            "(in Italian).</p>"
        ),
    },
)

NEWS = TranslationData(
    title="News",
    slug="news",
    summary="What is new in the project: news, press releases and notices.",
    slots={
        "content": (
            "<p>There are three kinds: news, press releases and notices. Choose what interests you. "
            "Some of it is written in Italian only: to find it, choose “Italiano” at the top of the page.</p>"
        ),
    },
)

SERVICES = TranslationData(
    title="Services",
    slug="services",
    summary="Are you a victim of the mafia or of organised crime? Here is the help that you can ask for.",
    slots={
        "content": (
            "<p>Each sheet tells you who the service is for, what to do and who answers you.</p>"
            "<p>Before you ask for help, read "
            '<a href="/en/the-voice-that-breaks-the-silence/#chi">who can ask for it</a>. '
            "Do you have a doubt? Call one of the two offices.</p>"
        ),
    },
)

EVENTS = TranslationData(
    title="Events",
    slug="events",
    summary="Shows, films, study days and meetings of the project, with date and place.",
    slots={
        "content": (
            "<p>Here you find the events that are planned: the nearest come first. "
            "Do you want to know what is being prepared? Ask the "
            '<a href="/en/administration/offices/">offices of the project</a>.</p>'
            "<p>The page "
            '<a href="/en/the-voice-that-breaks-the-silence/events-and-culture/">Events and culture</a> '
            "tells you what the project provides.</p>"
        ),
    },
)

ARCHIVE = TranslationData(
    title="Archive of the initiatives",
    slug="archive",
    summary="What has been done, year by year.",
    slots={
        "content": (
            "<p>Choose the year and read what was done.</p>"
            '<p>What will be done? See the <a href="/en/living-in-cremona/events/">planned events</a>.</p>'
        ),
    },
)

CALENDAR = TranslationData(
    title="Calendar of the initiatives",
    slug="calendar",
    summary="What is on in the month, day by day.",
    slots={
        "content": (
            "<p>The calendar shows one month at a time. Does an initiative have a month, but no day yet? "
            'You find it among the <a href="/en/living-in-cremona/events/">planned events</a>.</p>'
        ),
    },
)

PLACES = TranslationData(
    title="Places",
    slug="places",
    summary="Where the two offices of the project are in Cremona: address and entrance.",
    slots={
        "content": (
            "<p>Do you want to come in person? First call and ask for the opening hours. "
            "You can also ask how to get there and if there is step-free access.</p>"
        ),
    },
)

LIVING_CREMONA = TranslationData(
    title="Living in Cremona",
    slug="living-in-cremona",
    summary="The events of the project and the places where you can go in Cremona.",
    slots={
        "content": "<p>Choose what interests you: the events of the project or the places where you can go.</p>",
    },
)

SECTIONS = {
    "amministrazione": ADMINISTRATION,
    "uffici": OFFICES,
    "novita": NEWS,
    "servizi": SERVICES,
    "vivere-cremona": LIVING_CREMONA,
    "eventi": EVENTS,
    "archivio-iniziative": ARCHIVE,
    "calendario-iniziative": CALENDAR,
    "luoghi": PLACES,
}
