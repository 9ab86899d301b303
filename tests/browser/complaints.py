"""What the browser complains of while a test runs: no test may pass over it."""

import re

# What is known to be harmless, and why
HARMLESS = [
    # The facts of a page open in the CMS's frame with Django's pop-up page, which looks for a window that opened it
    r"pageerror .*dismissChangeRelatedObjectPopup",
    # The CMS's old jQuery asks once a page whether the browser takes an inline handler. Ours does not
    r"console .*Executing inline event handler .* at \S+/cms/js/dist/\S+/bundle\.\S+\.js$",
    # What was still on its way when the page was left
    r"request failed net::ERR_ABORTED",
]


class Complaints:
    """Console errors, refusals of the content security policy, failed requests and answers from 400 on."""

    def __init__(self):
        self.found = []
        self.harmless = [re.compile(pattern) for pattern in HARMLESS]

    def watch(self, context):
        context.on("console", self.on_console)
        context.on("weberror", lambda error: self.add(f"pageerror {error.error} at {error.page.url}"))
        context.on("requestfailed", lambda request: self.add(f"request failed {request.failure} {request.url}"))
        context.on("response", self.on_response)

    def on_console(self, message):
        if message.type == "error":
            self.add(f"console {message.text} at {message.location.get('url')}")

    def on_response(self, response):
        if response.status >= 400:
            self.add(f"answer {response.status} {response.url}")

    def add(self, complaint):
        if not any(pattern.search(complaint) for pattern in self.harmless):
            self.found.append(complaint)

    def expect(self, pattern):
        """From now on a complaint like this one is what the test is about."""
        self.harmless.append(re.compile(pattern))
