"""The service sheets and their categories in English."""

from cremona_site.first_content.english.service_sections import (
    FIRST_CONTACT,
    QUESTIONS_READY,
    STEPS,
    THREE_WAYS,
    TIMES,
    conditions_under,
)
from cremona_site.first_content.english.who_can_ask import FOR_VICTIMS
from cremona_site.first_content.schema import TranslationData

HEALTH = TranslationData(
    title="Health, wellbeing and support",
    slug="health-wellbeing-and-support",
    summary="The two services for victims of the mafia: practical support and psychological support.",
    slots={
        "content": (
            "<p>Open the sheet of a service. It tells you who it is for, what to do and who answers you.</p>"
            "<p>Not sure which one to choose? Call one of the two offices. You can also read the "
            '<a href="/en/frequently-asked-questions/">frequently asked questions</a>.</p>'
        ),
    },
)

PRACTICAL_SUPPORT = TranslationData(
    title="Practical support",
    slug="practical-support",
    summary="Practical support for people harmed by organised crime. Here is how to ask for it, step by step.",
    slots={
        "addressed_to": FOR_VICTIMS,
        "how_to": STEPS,
        "needed": f"{FIRST_CONTACT}{QUESTIONS_READY}",
        "obtained": (
            '<p>Practical support after the crime. In Italian it is called <em lang="it">assistenza materiale</em>. '
            "In particular, help to reach social services and local services.</p>"
            "<p>The project does not list the services one by one. "
            "Tell the office what you need: it will explain what can be done.</p>"
            "<p>See also the page "
            '<a href="/en/the-voice-that-breaks-the-silence/practical-help/">Practical help</a>.</p>'
        ),
        "timing": TIMES,
        "access": f"<p>You can ask for this help in three ways.</p>{THREE_WAYS}",
        "conditions": conditions_under("b"),
    },
)

PSYCHOLOGICAL_SUPPORT = TranslationData(
    title="Psychological support",
    slug="psychological-support",
    summary="Psychological assistance, care and help with expert professionals. "
    "Here is how to ask for them, step by step.",
    slots={
        "addressed_to": FOR_VICTIMS,
        "how_to": STEPS,
        "needed": f"{FIRST_CONTACT}{QUESTIONS_READY}",
        "obtained": (
            "<p>Psychological assistance, care and help. "
            'In Italian it is called <em lang="it">assistenza psicologica</em>.</p>'
            "<p>Professionals with significant experience in this field give them to you. "
            "Highly skilled experts supervise them.</p>"
            "<p>Who will you meet, where and when? Ask the office. See also the page "
            '<a href="/en/the-voice-that-breaks-the-silence/psychological-help/">Psychological help</a>.</p>'
        ),
        "timing": TIMES,
        "access": f"<p>You can ask for this help in three ways.</p>{THREE_WAYS}",
        "conditions": conditions_under("c"),
    },
)

EDUCATION = TranslationData(
    title="Education and training",
    slug="education-and-training",
    summary="The training course of the project: to know how the law protects people and to recognise the signs "
    "of the mafia.",
    slots={
        "content": (
            "<p>The sheet tells you who the course is for, what you learn and how to ask for information.</p>"
            "<p>Are you looking for a show or a meeting? "
            'Go to the page <a href="/en/living-in-cremona/events/">Events</a>.</p>'
        ),
    },
)

TRAINING = TranslationData(
    title="Training course on legal protection",
    slug="training-course-on-legal-protection",
    summary="A course in modules on how the law protects people and on the signs of the mafia. "
    "Who it is for and how to ask.",
    slots={
        "addressed_to": (
            "<p>The course can be for different people. For example:</p>"
            "<ul>"
            "<li>local police (polizia locale) and neighbourhood officers;</li>"
            "<li>police forces;</li>"
            "<li>trade unions;</li>"
            "<li>trade associations;</li>"
            "<li>voluntary associations.</li>"
            "</ul>"
            "<p>The list is open. Is your group not here? Ask the office if you can take part.</p>"
        ),
        "how_to": (
            "<ol>"
            "<li>Call or write to one of the two offices. "
            "Phone numbers and emails are on this page, under Contact.</li>"
            "<li>Say who you are asking for: for yourself or for your group.</li>"
            "<li>Ask if a course is planned.</li>"
            "<li>Ask how to enrol.</li>"
            "</ol>"
        ),
        "needed": (f"{FIRST_CONTACT}<p>Are you asking for a group? Say how many people you are and what you do.</p>"),
        "obtained": (
            "<p>A training course divided into modules. "
            'In Italian it is called <em lang="it">percorso di formazione sulle tutele</em>. '
            "You learn:</p>"
            "<ul>"
            "<li>which tools of protection the law provides;</li>"
            '<li>how people look for and recognise <em lang="it">reati spia</em> in our area.</li>'
            "</ul>"
            '<p>A <em lang="it">reato spia</em> is a crime that can be a sign of the mafia.</p>'
            "<p>Is there a certificate? Ask the office. See also the page "
            '<a href="/en/the-voice-that-breaks-the-silence/courses-on-legal-protection/">'
            "Courses on legal protection</a>.</p>"
        ),
        "timing": (
            "<p>On this page there are no dates of the courses. You can ask the office:</p>"
            "<ul>"
            "<li>when the next course begins;</li>"
            "<li>by which day you must enrol;</li>"
            "<li>how long each module lasts.</li>"
            "</ul>"
        ),
        "access": (
            "<p>You can ask for information about the course in three ways.</p>"
            "<ul>"
            "<li>By phone: call one of the two offices.</li>"
            "<li>By email: write who you are and what interests you.</li>"
            "<li>In person: first call and ask for the opening hours.</li>"
            "</ul>"
            "<p>Would you rather talk about it without hurry? You can book an appointment.</p>"
        ),
        "conditions": conditions_under("a"),
    },
)

SERVICES = {
    "salute-benessere-e-assistenza": HEALTH,
    "servizio-assistenza-materiale": PRACTICAL_SUPPORT,
    "servizio-assistenza-psicologica": PSYCHOLOGICAL_SUPPORT,
    "educazione-e-formazione": EDUCATION,
    "servizio-percorso-formativo": TRAINING,
}
