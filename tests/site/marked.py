"""The elements of a page that bear a `data-element`: where the official evaluation looks for what it judges."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "img", "input", "link", "meta", "source", "wbr", "use"}


@dataclass
class Marked:
    name: str
    href: str
    in_footer: bool
    text: str = ""
    links: list[str] = field(default_factory=list)  # texts of the links that stand right in items of the element


class MarkedElements(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.found = []
        self._open = []  # (tag, the marked element that it is or None)
        self.feed(page.text)

    def handle_starttag(self, tag, attributes):
        if tag in VOID:
            return
        attributes = dict(attributes)
        marked = None
        if name := attributes.get("data-element"):
            in_footer = any(above == "footer" for above, _ in self._open)
            marked = Marked(name, attributes.get("href", ""), in_footer)
            self.found.append(marked)
        self._open.append((tag, marked))

    def handle_data(self, data):
        for _, marked in self._open:
            if marked:
                marked.text += data
        if [tag for tag, _ in self._open[-2:]] == ["li", "a"] and len(self._open) > 2 and self._open[-3][1]:
            self._open[-3][1].links.append(data)

    def handle_endtag(self, tag):
        while tag not in VOID and self._open and self._open.pop()[0] != tag:
            pass

    def all(self, name):
        return [marked for marked in self.found if marked.name == name]

    def texts(self, name):
        return [" ".join(marked.text.split()) for marked in self.all(name)]

    def one(self, name):
        (marked,) = self.all(name)
        return marked
