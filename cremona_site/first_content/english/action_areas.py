"""The five action areas in English."""

from cremona_site.first_content.english.who_can_ask import FOR_VICTIMS, TRACES
from cremona_site.first_content.schema import TranslationData

HOW_TO_ASK = (
    "<ol><li>Call or write to one of the two offices.</li><li>The office will explain what can be done.</li></ol>"
)

COURSES = TranslationData(
    title="Courses on legal protection",
    slug="courses-on-legal-protection",
    summary="A course in modules. It teaches you to recognise the signs of the mafia and how the law protects people.",
    slots={
        "what": (
            "<p>The law gives people some tools to protect themselves from the mafia. "
            'In Italian they are called <em lang="it">tutele</em>. '
            "This training course explains them. It is divided into modules.</p>"
            "<h3>What you learn</h3>"
            "<ul>"
            "<li>Which tools of protection the legal system (all the laws together) provides.</li>"
            '<li>With which tools people look for and recognise <em lang="it">reati spia</em> in our area.</li>'
            "</ul>"
            '<p>A <em lang="it">reato spia</em> is a crime that can be a sign of the mafia.</p>'
            "<h3>What has been done</h3>"
            "<p>Between 2017 and 2018 there was a course for the local police and for council staff. "
            "The modules were about:</p>"
            "<ul>"
            "<li>gambling, between addiction and criminal infiltration "
            "(with Angela Gregorini, Simona Neri and Claudio Forleo);</li>"
            "<li>tax evasion, tax avoidance, money laundering and the role of local bodies and police "
            "(with Vittorio Ricciardelli and Mario Turla);</li>"
            "<li>the role of the local police and the setting of Cremona;</li>"
            "<li>human trafficking;</li>"
            "<li>organised crime in history and society;</li>"
            "<li>crimes against the public administration.</li>"
            "</ul>"
            '<p>The meetings of June 2018 are on the page <a href="/en/living-in-cremona/events/">Events</a>.</p>'
        ),
        "for_whom": (
            "<p>Each module can be for different people. For example:</p>"
            "<ul>"
            "<li>local police (polizia locale) and neighbourhood officers;</li>"
            "<li>police forces;</li>"
            "<li>trade unions;</li>"
            "<li>trade associations;</li>"
            "<li>voluntary associations.</li>"
            "</ul>"
            "<p>The list is open. Is your group not here? Ask the office if you can take part.</p>"
        ),
        "how": (
            "<p>Call or write to one of the two offices. The office will explain what can be done.</p>"
            "<p>On this page there are no dates and places of the courses. "
            "Ask the office if a course is planned and how to enrol.</p>"
            "<p>The service sheet tells you what to do, step by step: "
            '<a href="/en/services/education-and-training/training-course-on-legal-protection/">'
            "Training course on legal protection</a>.</p>"
        ),
    },
)

PRACTICAL_HELP = TranslationData(
    title="Practical help",
    slug="practical-help",
    summary="Practical support for people harmed by organised crime. "
    "Above all, it helps you to reach social and local services.",
    slots={
        "what": (
            "<p>After a crime, everyday things can become difficult too. "
            "This is practical support for people harmed by organised crime. "
            'In Italian it is called <em lang="it">aiuto materiale</em>.</p>'
            "<p>In particular, it helps you to reach social services and local services.</p>"
            "<p>There is no list of the kinds of help here. Which services are there for you? Ask the office.</p>"
        ),
        "for_whom": FOR_VICTIMS,
        "how": (
            f"{HOW_TO_ASK}"
            "<p>The service sheet tells you what to do, step by step: "
            '<a href="/en/services/health-wellbeing-and-support/practical-support/">Practical support</a>.</p>'
            "<p>Do you want to know which documents you need, how long it takes or if there are costs? "
            "Ask the office.</p>"
            f"{TRACES}"
        ),
    },
)

PSYCHOLOGICAL_HELP = TranslationData(
    title="Psychological help",
    slug="psychological-help",
    summary="Psychological assistance, care and help for victims, with professionals who have a lot of experience.",
    slots={
        "what": (
            "<p>The mafia hurts people inside too. That is why the project provides psychological assistance, "
            "care and help for victims.</p>"
            "<h3>Who gives this help</h3>"
            "<p>Professionals with significant experience in this field. They do not work alone: "
            "highly skilled experts supervise them. The experts also give practical guidance.</p>"
            "<p>The experts know two subjects well:</p>"
            "<ul>"
            "<li>criminology: the study of crimes and of the people who commit them;</li>"
            "<li>victimology: the study of the people who suffer crimes.</li>"
            "</ul>"
        ),
        "for_whom": FOR_VICTIMS,
        "how": (
            f"{HOW_TO_ASK}"
            "<p>The service sheet tells you what to do, step by step: "
            '<a href="/en/services/health-wellbeing-and-support/psychological-support/">Psychological support</a>.</p>'
            "<p>Do you want to know who you will meet, where, when and if there are costs? Ask the office.</p>"
            f"{TRACES}"
        ),
    },
)

CAMPAIGNS = TranslationData(
    title="Information campaigns",
    slug="information-campaigns",
    summary="Campaigns to talk about the mafia and to tell people what has been done. "
    "They are for different audiences.",
    slots={
        "what": (
            "<p>The mafia counts on silence. The campaigns help to break it. They have two aims:</p>"
            "<ul>"
            "<li>to raise awareness: to help people understand the problem;</li>"
            "<li>to inform: to tell people what has been done.</li>"
            "</ul>"
        ),
        "for_whom": (
            "<p>The campaigns are for different audiences. The project does not say which. "
            "Do you want to know if a campaign concerns you too? Ask the office.</p>"
        ),
        "how": (
            "<p>Do you want to know which campaigns there are and if you can take part? "
            "Call or write to one of the two offices. The office will explain what can be done.</p>"
            '<p>The <a href="/en/news/latest-news/">latest news</a> tells of the campaigns. '
            "Some of it is in Italian only.</p>"
        ),
    },
)

EVENTS = TranslationData(
    title="Events and culture",
    slug="events-and-culture",
    summary="Theatre, films, study days and personal accounts: to learn about the mafia and to talk about it together.",
    slots={
        "what": (
            "<p>Theatre, cinema and true stories help us to understand. "
            "That is why the project provides information events and cultural activities:</p>"
            "<ul>"
            "<li>theatre shows;</li>"
            "<li>study days;</li>"
            "<li>working groups;</li>"
            "<li>films on the subject;</li>"
            "<li>personal accounts and time to talk about them.</li>"
            "</ul>"
            "<p>Every activity involves leading people and figures. "
            "They work to teach respect for the law and to oppose the mafia.</p>"
            "<h3>What has been done</h3>"
            "<p>Between September and December 2017 there was a series of meetings and theatre: "
            '<em lang="it">In scena contro le mafie</em> (On stage against the mafias).</p>'
            '<p>The events of 2018 are on the page <a href="/en/living-in-cremona/events/">Events</a>.</p>'
        ),
        "for_whom": (
            "<p>The project does not name a particular audience. "
            "Are you interested in an activity? Ask the office who can take part.</p>"
        ),
        "how": (
            '<p>The events have their own page: <a href="/en/living-in-cremona/events/">Events</a>.</p>'
            "<p>Do you want to know what is planned, if you need to enrol or if there is a cost? "
            "Call or write to one of the two offices. The office will explain what can be done.</p>"
        ),
    },
)

ACTION_AREAS = {
    "azione-a": COURSES,
    "azione-b": PRACTICAL_HELP,
    "azione-c": PSYCHOLOGICAL_HELP,
    "azione-d": CAMPAIGNS,
    "azione-e": EVENTS,
}
