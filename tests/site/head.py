"""What the head of a page tells search engines and those with whom it is shared."""

import re
from html.parser import HTMLParser

SITE = "https://cremona.example"
DATE_IN_FIGURES = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.]\d{4}\b")


class Head(HTMLParser):
    """Canonical address, other languages, Open Graph; and the dates of the page that no machine can read."""

    def __init__(self, page):
        super().__init__()
        self.canonical, self.alternates, self.graph, self.dates_outside_time, self.open = [], {}, {}, [], []
        self.feed(page.text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "link" and attributes["rel"] == "canonical":
            self.canonical.append(attributes["href"])
        if tag == "link" and attributes["rel"] == "alternate" and "hreflang" in attributes:
            self.alternates[attributes["hreflang"]] = attributes["href"]
        if tag == "meta" and attributes.get("property", "").startswith("og:"):
            self.graph[attributes["property"]] = attributes["content"]
        if tag in {"time", "script"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in {"time", "script"}:
            self.open.pop()

    def handle_data(self, data):
        if not self.open:
            self.dates_outside_time += DATE_IN_FIGURES.findall(data)
