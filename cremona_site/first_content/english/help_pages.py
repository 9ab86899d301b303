"""Frequent questions, appointments and reports in English."""

from cremona_site.first_content.english.who_can_ask import TRACES, TWO_CASES
from cremona_site.first_content.schema import TranslationData

QUESTIONS_BEFORE = (
    "<h2>Is this for me?</h2>"
    "<p>There are two kinds of help: "
    '<a href="/en/services/health-wellbeing-and-support/practical-support/">practical support</a> and '
    '<a href="/en/services/health-wellbeing-and-support/psychological-support/">psychological support</a>. '
    "They are for people who are victims of the mafia or of organised crime. "
    "One of these two cases is enough:</p>"
    f"{TWO_CASES}"
    "<p>So the rule holds for the whole of Lombardy, not only for Cremona. "
    "Not sure if what is happening to you is mafia? If you have a doubt, call one of the two offices.</p>"
    "<h2>Do I have to report a crime before I ask for help?</h2>"
    "<p>The published information on the project does not say. Ask the office before you decide. "
    "Do you want to report a crime? You can go to the police. If you are in danger, call 112.</p>"
    "<h2>Does what I say stay confidential?</h2>"
    "<p>Ask at the beginning, before you tell what happened. You can ask these questions:</p>"
    "<ul>"
    "<li>Who will know that I called?</li>"
    "<li>Can I keep my name to myself?</li>"
    "<li>Are there things that the law makes the office pass on?</li>"
    "</ul>"
    "<h2>How much does it cost?</h2>"
    "<p>The published information on the project does not speak of costs. Ask the office before you begin.</p>"
)

QUESTIONS_AFTER = (
    "<h2>Who answers me?</h2>"
    "<p>Two offices of the Comune di Cremona (the city council): "
    '<a href="/en/amministrazione/uffici/ufficio-anticorruzione-e-trasparenza/">'
    "Ufficio Anticorruzione e Trasparenza</a> (Office against Corruption and for Transparency) and "
    '<a href="/en/amministrazione/uffici/centro-locale-di-parita/">Centro Locale di Parità</a> '
    "(Local Centre for Equality). You choose which one to call. "
    "They are not emergency numbers: for an emergency there is 112.</p>"
    "<h2>What happens after the call?</h2>"
    "<p>The office will explain what can be done. Then it depends on your case. "
    "Ask who will look after your case and when you will have an answer. "
    "Also say if the office can call you back, on which number and when.</p>"
    "<h2>Can I call for another person?</h2>"
    "<p>Yes, you can call and ask what can be done. "
    "If you can, talk to that person first. Do it where nobody can overhear you.</p>"
    "<h2>Does the Comune see that I visit this site?</h2>"
    "<p>The site does not ask who you are. It leaves no cookies with its visitors and does not record your IP address. "
    "But your device and your network can keep traces: read how to "
    '<a href="/en/safe-browsing/">browse with fewer traces</a>.</p>'
    "<h2>What if I do not speak Italian well?</h2>"
    "<p>This site also has pages in English, like this one. "
    "Do you want to talk to the office in another language? Ask if it is possible, or if there can be an interpreter. "
    "You can also ask someone you trust to call.</p>"
    "<h2>I am not a victim. How can I take part?</h2>"
    "<p>You can get to know the project in other ways: the "
    '<a href="/en/services/education-and-training/training-course-on-legal-protection/">training course</a>, the '
    '<a href="/en/living-in-cremona/events/">events</a> and the '
    '<a href="/en/the-voice-that-breaks-the-silence/information-campaigns/">campaigns</a>. '
    "Ask the office what is planned.</p>"
)

QUESTIONS = TranslationData(
    title="Frequently asked questions",
    slug="frequently-asked-questions",
    summary="Short answers to the most common questions: who the help is for, who answers, what happens next.",
    slots={"content": f"{QUESTIONS_BEFORE}{QUESTIONS_AFTER}"},
)

APPOINTMENT = TranslationData(
    title="Book an appointment",
    slug="book-an-appointment",
    summary="How to ask the offices of the project for an appointment. What to say and what to ask.",
    slots={
        "content": (
            "<p>To get an appointment, call or write to one of the two offices. You choose which one.</p>"
            "<h2>What to do</h2>"
            "<ol>"
            "<li>Call, or write an email. Phone numbers and emails are on this page.</li>"
            "<li>Ask on which days and at what time the office can see you.</li>"
            "<li>Ask which entrance to use and who to ask for.</li>"
            "<li>Say if the office can call you back, on which number and when.</li>"
            "</ol>"
            "<h2>What to say</h2>"
            "<p>One sentence is enough. For example, in Italian: "
            '<em lang="it">«Buongiorno, vorrei un appuntamento per il progetto “La voce che rompe il silenzio”».</em> '
            "It means: “Hello, I would like an appointment for the project The voice that breaks the silence”.</p>"
            "<p>Would you rather not explain the reason on the phone? "
            "Say that you would rather talk about it in person.</p>"
            "<h2>What you can ask</h2>"
            "<ul>"
            "<li>Who will I meet?</li>"
            "<li>Which documents do I bring?</li>"
            "<li>Can I come with someone I trust?</li>"
            "<li>Can I have an interpreter?</li>"
            "<li>Is there step-free access?</li>"
            "<li>How do I move or cancel the appointment?</li>"
            "</ul>"
            "<h2>If someone is watching you</h2>"
            f"{TRACES}"
            "<p>If you write the appointment in your phone, use words that only you understand.</p>"
        ),
    },
)

REPORT = TranslationData(
    title="Report a problem",
    slug="report-a-problem",
    summary="Does a page not work? Is something wrong with the service? Here is how to tell the offices.",
    slots={
        "content": (
            "<p>Is something wrong with the site or with the service? "
            "Tell one of the two offices: you help us to do better.</p>"
            "<p>Are you in danger? Do not use this page: call <strong>112</strong>.</p>"
            "<h2>What to do</h2>"
            "<ol>"
            "<li>Call or write to one of the two offices. Phone numbers and emails are on this page.</li>"
            "<li>Describe the problem in a few words.</li>"
            "<li>Do you want an answer? Say how to contact you without risks.</li>"
            "</ol>"
            "<h2>A problem with the site</h2>"
            "<p>We need to know:</p>"
            "<ul>"
            "<li>which page you were on;</li>"
            "<li>what you wanted to do;</li>"
            "<li>what happened;</li>"
            "<li>if you used a phone or a computer, and which browser.</li>"
            "</ul>"
            "<p>Is a page difficult to read or to use? See also the page "
            '<a href="/en/accessibility/">Accessibility</a>.</p>'
            "<h2>A problem with the service</h2>"
            "<p>Say which service you asked for, when and at which office. "
            "In an email, do not write what was done to you: you can tell it in person.</p>"
            f"{TRACES}"
            "<h2>Other problems in the city</h2>"
            "<p>For roads, lights, waste and other services go to the "
            '<a href="https://www.comune.cremona.it/" hreflang="it">website of the Comune di Cremona</a> '
            "(in Italian).</p>"
        ),
    },
)

HELP_PAGES = {
    "domande-frequenti": QUESTIONS,
    "prenota-appuntamento": APPOINTMENT,
    "segnala-disservizio": REPORT,
}
