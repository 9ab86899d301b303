"""What a page says about itself: title, description, headings, data-elements."""

from collections import Counter
from html.parser import HTMLParser

HEADINGS = {f"h{level}": level for level in range(1, 7)}


class Outline(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.title = self.description = ""
        self.headings = []  # (level, text)
        self.elements = Counter()
        self._open = None
        self.feed(page.text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "meta" and attributes.get("name") == "description":
            self.description = attributes["content"]
        if "data-element" in attributes:
            self.elements[attributes["data-element"]] += 1
        if tag in HEADINGS:
            self.headings.append((HEADINGS[tag], ""))
            self._open = tag
        if tag == "title" and not self.title:
            self._open = tag

    def handle_data(self, data):
        if self._open == "title":
            self.title += data
        elif self._open:
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)

    def handle_endtag(self, tag):
        if tag == self._open:
            self._open = None

    @property
    def levels(self):
        return [level for level, _ in self.headings]
