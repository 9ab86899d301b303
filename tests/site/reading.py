"""What a page says, piece by piece, and in which language."""

from html.parser import HTMLParser

UNCLOSED = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "use", "wbr"}
SPOKEN = {"alt", "aria-label", "placeholder", "title"}


class Reading(HTMLParser):
    """The texts and spoken attributes of a page, as (language, words), each in one piece as templates write it."""

    def __init__(self, page):
        super().__init__()
        self.pieces = []
        self.links = []  # (address, hreflang)
        self.ids = set()
        self._languages = [""]
        self.feed(page.text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        language = attributes.get("lang", self._languages[-1])
        self.pieces += [(language, attributes[name]) for name in SPOKEN & set(attributes)]
        self.ids.add(attributes.get("id"))
        if tag == "a":
            self.links.append((attributes.get("href", ""), attributes.get("hreflang", "")))
        if tag == "meta" and attributes.get("name") == "description":
            self.pieces.append((language, attributes["content"]))
        if tag not in UNCLOSED:
            self._languages.append(language)

    def handle_endtag(self, tag):
        if tag not in UNCLOSED:
            self._languages.pop()

    def handle_data(self, data):
        if data.strip():
            self.pieces.append((self._languages[-1], " ".join(data.split())))

    def said_in(self, language):
        return [words for spoken, words in self.pieces if spoken == language]
