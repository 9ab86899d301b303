"""The initiatives that were held in 2017 and 2018, in English. Shows and books keep their Italian titles, explained."""

from cremona_site.first_content.schema import TranslationData

SPEAKERS = (
    "<p>The speakers were:</p><ul><li>Michele Albanese;</li><li>Isaia Sales;</li><li>Francesco Vignola.</li></ul>"
)

SHOW = TranslationData(
    title="A.N.N.A. (Amore Non Ne Avremo): a theatre show",
    menu_title="A.N.N.A.",
    slug="anna-theatre-show",
    page_title="A theatre show",
    summary="A theatre show in memory of Peppino Impastato and Aldo Moro. It was held in May 2018.",
    slots={
        "about": (
            "<p>The show remembers two people: Peppino Impastato and Aldo Moro. "
            "Its title means “We will have no love”.</p>"
            "<p>The evening was organised with the Cremona branch of Libera, a network against the mafias.</p>"
        ),
    },
)

NOTEBOOK = TranslationData(
    title="Primo Quaderno legalità (First notebook on legality)",
    menu_title="Primo Quaderno legalità",
    slug="first-notebook-on-legality",
    page_title="The preview of a notebook",
    summary="The preview of a notebook with notes and figures on the mafia in Cremona. It was held in May 2018.",
    slots={
        "about": (
            '<p>The full title of the notebook is <em lang="it">Primo Quaderno legalità: appunti, dati e riflessioni '
            "sul fenomeno mafioso a Cremona</em>. It means: notes, figures and thoughts on the mafia in Cremona.</p>"
            "<p>This meeting was its preview.</p>"
        ),
    },
)

BOOK = TranslationData(
    title="Fuoco criminale (Criminal fire): a book",
    menu_title="Fuoco criminale",
    slug="fuoco-criminale-a-book",
    page_title="A book and its author",
    summary="The author Rossella Canadè presents her book on the ’ndrangheta, a mafia, in the lands of the Po. "
    "May 2018.",
    slots={
        "about": (
            '<p>The book is <em lang="it">Fuoco criminale. La ’ndrangheta nelle terre del Po: l’inchiesta</em>: '
            "an investigation into the ’ndrangheta, a mafia, in the lands of the river Po. "
            "The author, Rossella Canadè, was at the meeting.</p>"
            '<p>The meeting was part of <em lang="it">Porte chiuse alle mafie</em> (Doors closed to the mafias), '
            "the preview of the Porte Aperte Festival.</p>"
        ),
    },
)

MEETING = TranslationData(
    title="The mafias between history and today",
    slug="the-mafias-between-history-and-today",
    page_title="An open meeting",
    summary="A meeting open to everyone, with Michele Albanese, Isaia Sales and Francesco Vignola. June 2018.",
    slots={"about": f"<p>It was about the mafias: their history and what they are today.</p>{SPEAKERS}"},
)

MORNING = TranslationData(
    title="How to keep the mafia out of public life",
    slug="how-to-keep-the-mafia-out-of-public-life",
    page_title="A morning of training",
    summary="A morning of training for people who work for the Comune (the city council). It was held in June 2018.",
    slots={"about": f"<p>The subject was how to stop the mafia from entering public life.</p>{SPEAKERS}"},
)

ON_STAGE = TranslationData(
    title="In scena contro le mafie (On stage against the mafias)",
    menu_title="In scena contro le mafie",
    slug="on-stage-against-the-mafias",
    page_title="Meetings and theatre",
    summary="Meetings and theatre in Cremona, from September to December 2017.",
    slots={
        "about": (
            '<p><em lang="it">In scena contro le mafie</em> lasted four months, from September to December 2017.</p>'
            "<p>There were meetings and theatre shows. The single days are not written on this page.</p>"
        ),
    },
)

TRAINING = TranslationData(
    title="The training path 2017–2018",
    slug="training-path-2017-2018",
    page_title="A training path",
    summary="Six modules for the local police and for people who work for the Comune (the city council), "
    "in 2017 and 2018.",
    slots={
        "about": (
            "<p>In 2017 and in 2018 the local police and people who work for the Comune (the city council) "
            "followed a training path. It was divided into modules. The dates of the modules are not published.</p>"
            "<h3>The modules</h3>"
            "<ul>"
            "<li>Gambling, between addiction and the reach of crime. "
            "The speakers were Angela Gregorini, Simona Neri and Claudio Forleo.</li>"
            "<li>Tax evasion, tax avoidance, money laundering: what local bodies and police forces can do. "
            "The speakers were Vittorio Ricciardelli and Mario Turla.</li>"
            "<li>What the local police do, and how things stand in Cremona.</li>"
            "<li>Human trafficking.</li>"
            "<li>Organised crime: its history and society.</li>"
            "<li>Crimes against the public administration.</li>"
            "</ul>"
        ),
    },
)

INITIATIVES = {
    "iniziativa-2018-05-22": SHOW,
    "iniziativa-2018-05-24": NOTEBOOK,
    "iniziativa-2018-05-26": BOOK,
    "iniziativa-2018-06-18": MEETING,
    "iniziativa-2018-06-19": MORNING,
    "iniziativa-2017-in-scena": ON_STAGE,
    "iniziativa-2017-percorso": TRAINING,
}
