"""Going through the site as a visitor does: from the home page along every link."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

# What a browser fetches by itself, by the element that names it
FETCHED = {"script": "src", "img": "src", "iframe": "src", "use": "href", "source": "srcset", "video": "src"}
FETCHED_LINKS = {"stylesheet", "preload", "icon", "modulepreload", "manifest"}


@dataclass
class Visited:
    """A page as it answered, how many clicks from the start it lies, and what it names."""

    address: str
    clicks: int
    answer: object
    links: list = field(default_factory=list)  # (path, fragment)
    outside: list = field(default_factory=list)
    fetched: list = field(default_factory=list)
    ids: set = field(default_factory=set)
    is_indexed: bool = True


class Reader(HTMLParser):
    def __init__(self, visited):
        super().__init__()
        self.page = visited
        if visited.answer.headers["Content-Type"].startswith("text/html"):
            self.feed(visited.answer.text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.page.ids.add(attributes["id"])
        if tag == "a" and "href" in attributes:
            self.follow(attributes["href"])
        if tag == "meta" and attributes.get("name") == "robots":
            self.page.is_indexed = "noindex" not in attributes["content"]
        if tag == "link" and FETCHED_LINKS & set(attributes["rel"].split()):
            self.page.fetched.append(attributes["href"])
        if tag in FETCHED and attributes.get(FETCHED[tag]):
            sources = attributes[FETCHED[tag]].split(",") if FETCHED[tag] == "srcset" else [attributes[FETCHED[tag]]]
            self.page.fetched += [source.split()[0] for source in sources]

    def follow(self, href):
        target, fragment = urldefrag(urljoin(self.page.address, href))
        if urlsplit(target).scheme or urlsplit(target).netloc:
            self.page.outside.append(href)
        else:
            self.page.links.append((target, fragment))


def crawl(client, start="/"):
    """Every page that links lead to from `start`, by its address; the nearest come first."""
    waiting, pages = [(start, 0)], {}
    while waiting:
        address, clicks = waiting.pop(0)
        if address in pages:
            continue
        page = pages[address] = Visited(address, clicks, client.get(address))
        Reader(page)
        waiting += [(target, clicks + 1) for target, _ in page.links if target not in pages]
    return pages
