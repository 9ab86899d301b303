"""Under what an answer is kept: host, scheme and path, and what the page heeds of its query."""

from urllib.parse import parse_qsl

from cremona_site.page_cache.public_pages import ANYTHING

LONGEST_QUERY, MOST_PARAMETERS = 500, 20
MOST_PATHS = 50_000


class Addresses:
    """Learns from each answer which parameters its page heeds; others make no difference, and so no entry."""

    def __init__(self):
        self.heeded = {}

    def key(self, environ):
        """The key of a request; None where its query leads to an answer of its own that is not to be kept."""
        place, query = place_of(environ), environ.get("QUERY_STRING", "")
        if not query:
            return place, ()
        names = self.heeded.get(place)
        if names is None or names == {ANYTHING}:
            return None
        pairs = pairs_of(query)
        return None if pairs is None else (place, tuple(sorted(pair for pair in pairs if pair[0] in names)))

    def learn(self, environ, names):
        if len(self.heeded) >= MOST_PATHS:
            self.heeded.clear()
        self.heeded[place_of(environ)] = frozenset(names)


def place_of(environ):
    scheme = "https" if environ.get("HTTP_X_FORWARDED_PROTO") == "https" else environ.get("wsgi.url_scheme", "http")
    return environ["HTTP_HOST"], scheme, environ.get("PATH_INFO", "")


def pairs_of(query):
    """The parameters of a query; None where it is too long, or is none that our pages ever write."""
    if len(query) > LONGEST_QUERY:
        return None
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=False, max_num_fields=MOST_PARAMETERS)
    except ValueError:
        return None
    return pairs if len(dict(pairs)) == len(pairs) else None
