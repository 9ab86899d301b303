"""How to visit the site with fewer traces, in English. Browsers are quoted by their English menus."""

from cremona_site.first_content.schema import TranslationData

IN_DANGER = (
    "<h2>If you are in danger</h2>"
    "<p>Are you in danger now? Call <strong>112</strong>.</p>"
    "<p>No advice on this page removes all traces. If you can, use a device that nobody checks.</p>"
)

THE_EXIT = (
    "<h2>What “Leave now” does</h2>"
    "<p>At the top or at the bottom of every page you find the button “Leave now”. When you press it:</p>"
    "<ul>"
    "<li>the screen turns white;</li>"
    "<li>another site opens;</li>"
    "<li>the Back button does not return to this page.</li>"
    "</ul>"
    "<p>Do you have a keyboard? Press the Shift key three times within five seconds. It does the same.</p>"
    "<p>Some browsers are set to block scripts. There the button only opens the other site.</p>"
    "<h2>What it does not do</h2>"
    "<ul>"
    "<li>The pages that you saw before stay in the history. This page may stay there too.</li>"
    "<li>The Back button can show the page before.</li>"
    "<li>If you opened the site in other tabs, they stay open.</li>"
    "<li>It does not remove calls, messages and emails.</li>"
    "<li>It does not remove files that you downloaded.</li>"
    "<li>It does not remove the suggestions that the browser shows while you type.</li>"
    "<li>It does not hide you from whoever runs the network: at home, at work or at school.</li>"
    "<li>It does not stop apps that spy on your phone.</li>"
    "</ul>"
)

PRIVATE_WINDOW = (
    "<h2>Open a private window</h2>"
    "<p>A private window does not write to the history. Open it before you come to the site. "
    "Look in the menu of your browser for one of these:</p>"
    "<ul>"
    "<li>in Chrome, “Incognito”;</li>"
    "<li>in Firefox, “private window”;</li>"
    "<li>in Edge, “InPrivate”;</li>"
    "<li>in Safari, “Private Window” or the “Private” tabs.</li>"
    "</ul>"
    "<p>When you have finished, close all the private windows. "
    "The files that you download stay afterwards. Whoever runs the network can still see which sites you open.</p>"
)

HISTORY = (
    "<h2>Remove only some pages from the history</h2>"
    "<p>A completely empty history can raise questions. So you can remove only the pages of this site.</p>"
    "<ol>"
    "<li>Open the menu of the browser and choose “History”. In Safari on a phone you find it under the book icon.</li>"
    "<li>Look for the entries with the word “Cremona”.</li>"
    "<li>On a computer, right-click the entry, or open the menu next to it. Choose to delete it.</li>"
    "<li>On a phone, hold the entry down, or swipe it to the side. Choose to delete it.</li>"
    "</ol>"
    "<p>The names can be a little different from one browser to another.</p>"
    "<p>Are you signed in to the browser with an account? "
    "The history can appear on other devices with the same account too.</p>"
)

SAFER_DEVICE = (
    "<h2>Use a safer device</h2>"
    "<p>You can use the phone of someone you trust, or the computer of a library. "
    "There too, open a private window. At the end, close it.</p>"
    "<p>Do you think that someone spies on your phone? Do not use it to look for help. "
    "Before you remove an app, ask for advice: the person who watches you may notice.</p>"
    "<h2>Calls, messages and emails</h2>"
    "<ul>"
    "<li>A call stays in the phone’s call list. It can also appear in the details of the phone bill.</li>"
    "<li>You can call from another phone.</li>"
    "<li>When you call, tell the office if it can call you back, on which number and when.</li>"
    "<li>An email stays in the sent mail. If you delete it, it can stay in the bin.</li>"
    "<li>Does someone know your password? Write from another address.</li>"
    "</ul>"
    '<p>The phone numbers are on the page <a href="/en/administration/offices/">Offices</a>.</p>'
)

SAFE_BROWSING = TranslationData(
    title="Browsing with fewer traces",
    slug="safe-browsing",
    page_title="Tips for browsing the web",
    summary="What the button “Leave now” does, what it does not do, and how to see the site with more privacy.",
    slots={"content": f"{IN_DANGER}{THE_EXIT}{PRIVATE_WINDOW}{HISTORY}{SAFER_DEVICE}"},
)
