"""How much is tried, and what the site promises whatever comes.

In `make test` the examples are few and always the same. `FUZZ=1 pytest tests/site/test_fuzzed_requests.py` tries other
ones each time, `FUZZ=50` fifty times as many.
"""

import os
import re

from hypothesis import HealthCheck, Phase, settings

from cremona_site.middleware import NEVER_A_DOCUMENT, STAFF_PATHS

TIMES = int(os.environ.get("FUZZ", "0"))
MARK = "zqx<b>zqx'zqx\"zqx"  # what must never come back as it was sent
FORGED = "falso.example"
LEADS_AWAY = re.compile(rf"\s*(https?:)?[/\\]*{FORGED}")
LEADS_AWAY_IN_PAGES = re.compile(rf"""(href|src|action|content|url)=["']?{LEADS_AWAY.pattern}""")
COOKIES = {"sessionid", "csrftoken", "messages"}


def profile(examples):
    return settings(
        max_examples=examples * 10 * TIMES if TIMES else examples,
        derandomize=not TIMES,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )


# What the site promises


def promises_broken(answer, path):
    """In words, what an answer does that none may; empty where all is well."""
    return [words for words, is_so in complaints(answer, path.decode("latin-1")) if is_so]


def complaints(answer, path):
    kind = answer.header("Content-Type") or ""
    text = answer.body.decode("utf-8", "replace")
    values = [value for _name, value in answer.headers]
    yield f"status {answer.status}", not 200 <= answer.status < 500
    yield f"failures {answer.failures}", bool(answer.failures)
    yield "a traceback", "Traceback (most recent call last)" in text
    yield "sniffed for its kind", answer.header("X-Content-Type-Options") != "nosniff"
    has_policy = "default-src 'none'" in (answer.header("Content-Security-Policy") or "")
    yield "no policy", not has_policy and not kind.startswith(NEVER_A_DOCUMENT)
    yield "what was sent, unescaped", "html" in kind + text[:200] and bool(re.search("zqx(<b>|['\"])zqx", text))
    yield "a header in pieces", any(re.search("[\r\n\0]", value) for value in values)
    yield "a way to a forged host", any(map(LEADS_AWAY.match, values)) or bool(LEADS_AWAY_IN_PAGES.search(text))
    yield "a cookie for a stranger", any(not is_due(cookie, path) for cookie in answer.cookies)


def is_due(cookie, path):
    """At the door there is a session; elsewhere one that somebody made up is at most taken away."""
    if path.startswith(STAFF_PATHS):
        return cookie.strip().partition("=")[0] in COOKIES
    return cookie.strip().startswith(('sessionid="";', 'messages="";')) and "Max-Age=0" in cookie
