"""Who may ask for the help for victims, and how: told in the same English words wherever it is told."""

TWO_CASES = (
    "<ul>"
    "<li>you lived in Lombardy (Lombardia) when the crime happened;</li>"
    "<li>the crime happened to you in Lombardy, even if you lived somewhere else.</li>"
    "</ul>"
)

FOR_VICTIMS = (
    "<p>You can ask for this help if you are a victim of the mafia or of organised crime. "
    "One of these two cases is enough:</p>"
    f"{TWO_CASES}"
    "<p>Not sure if your case is one of these? Ask the office. You can also read "
    '<a href="/en/the-voice-that-breaks-the-silence/#chi">the rule on who can ask for help</a>.</p>'
)

TRACES = (
    "<p>Does someone check your phone or your email? Remember: calls and emails leave traces. "
    'Read how to <a href="/en/safe-browsing/">browse with fewer traces</a>.</p>'
)
