"""What strangers send: bent addresses, queries, headers and bodies, as strategies of hypothesis."""

import re
from base64 import urlsafe_b64encode
from urllib.parse import quote

from hypothesis import strategies as st

from tests.browser.site_map import KINDS
from tests.site.fuzzing import FORGED, MARK
from tests.site.signing_in import DOOR

PIECES = [
    "..",
    ".",
    "",
    "%2e%2e",
    "\\",
    "~",
    "admin",
    "en",
    "fr",
    "EN",
    "calendario",
    "feed",
    "media",
    "static",
    "a" * 300,
]
ADDRESSES = [
    *(address.partition("?")[0] for address in KINDS.values()),
    *["/admin/", "/admin/cms/page/", "/admin/jsi18n/", "/admin/sessione/", "/cms_wizard/create/", "/favicon.ico"],
    *[DOOR, f"{DOOR}password/dimenticata/", f"{DOOR}passkey/", f"{DOOR}password/nuova/1-set-password/"],
    *[
        "/sitemap.xml",
        "/sitemap-pagine-1.xml",
        "/robots.txt",
        "/.well-known/security.txt",
        "/security.txt",
        "/node/421018",
        "/node/420931/print",
    ],
    *["/feed/novita.xml", "/feed/iniziative.xml", "/feed/tutto.xml", "/en/feed/tutto.xml", "/calendario/tutte.ics"],
    *["/calendario/azione-1.ics", "/calendario/iniziativa-1.ics", "/en/calendario/tutte.ics"],
    "/calendario/data-00000000-0000-4000-8000-000000000000.ics",
    *["/condivisione/pagina-1-it-0123456789ab.png", "/condivisione/ufficio-1-en-0123456789ab.png"],
    *["/media/", "/media/x.svg", "/media/../manage.py", "/static/site.css", "/static/../../manage.py", "/media/\0"],
    *["/en/cerca/", "/en/valutazione/", "/valutazione/grazie/", "*", "", "//", "//falso.example/", "/\\falso.example/"],
]
ODD_TEXT = st.text(max_size=40) | st.sampled_from(
    [MARK, "\0", "\ud800", "١٢", "ﷺ" * 20, "\u202e", "9" * 400, "{{7*7}}"]
)
ODD = st.binary(max_size=40) | ODD_TEXT.map(lambda text: text.encode("utf-8", "surrogatepass"))
SEGMENTS = st.sampled_from([piece.encode() for piece in PIECES]) | ODD


@st.composite
def paths(draw):
    """An address of the site, as it is or bent, or none at all; in bytes, as they stand after the first unquoting."""
    address = draw(st.sampled_from(ADDRESSES)).encode()
    bend = draw(st.integers(0, 5))
    if bend == 1:
        address += draw(ODD)
    elif bend == 2:
        parts = address.split(b"/")
        parts.insert(draw(st.integers(0, len(parts))), draw(SEGMENTS))
        address = b"/".join(parts)
    elif bend == 3:
        address = draw(st.sampled_from([address.upper(), address[:-1], address + address, b"/en" + address, b"/" * 40]))
    elif bend == 4:
        address = b"/" + b"/".join(draw(st.lists(SEGMENTS, max_size=6)))
    return address


NAMES = """pagina q tipo azione anno mese voto risposta testo next login password email code credential key scaduta p
    edit preview toolbar_off language cms_toolbar_login_error _popup csrfmiddlewaretoken __proto__""".split()
VALUES = st.one_of(
    ODD,
    st.integers().map(lambda number: str(number).encode()),
    st.dates().map(lambda day: f"{day:%Y-%m}".encode()),
    st.sampled_from([address.encode() for address in ADDRESSES]),
    st.sampled_from([b"1", b"5", b"evento", b"2018-06", b"servizi", b"psicologo", b"[" * 50_000, b'{"a":' * 30_000]),
    st.sampled_from(
        [b"null", b'{"id": null}', b"[]", b"//falso.example/", b"https://falso.example", b"javascript:alert(1)"]
    ),
)
FIELDS = st.lists(st.tuples(st.sampled_from([name.encode() for name in NAMES]) | ODD, VALUES), max_size=6)


def written(fields, safe=""):
    return b"&".join(quote(name, safe).encode() + b"=" + quote(value, safe).encode() for name, value in fields)


QUERIES = FIELDS.map(written) | ODD | st.just(b"&" * 2000) | st.just(b"a=1&" * 1500)


# What a proxy lets through: no line breaks, no zeros
def header_text(text):
    return re.sub("[\r\n\0]", " ", text.encode("utf-8", "replace").decode("latin-1"))


HEADER_NAMES = """accept accept-language accept-encoding accept-charset cookie if-none-match if-modified-since if-match
    range referer origin user-agent authorization x-forwarded-host x-forwarded-for x-forwarded-port x-forwarded-server
    forwarded x-original-url x-rewrite-url x-http-method-override x-requested-with sec-fetch-site x-csrftoken via te
    x-wsgi-header expect content-encoding upgrade cache-control x-real-ip""".split()
HEADER_VALUES = st.one_of(
    st.text(max_size=60).map(header_text),
    st.sampled_from(
        [
            *[
                FORGED,
                f"https://{FORGED}/x",
                f"for=1;host={FORGED}",
                MARK,
                "*",
                '"a", W/"b"',
                "bytes=0-,1-",
                "gzip;q=x, br",
            ],
            *[
                "sessionid=" + "a" * 32,
                "sessionid=../../x; csrftoken=a; messages=[[0]]",
                "sessionid=;=;;a",
                "XMLHttpRequest",
            ],
            *[
                "application/json",
                "it;q=2,zz-ZZ-zz",
                "Fri, 99 Foo 0000 99:99:99 GMT",
                "9" * 5000,
                "Basic !!!",
                "text/html; a*=nope''x",
                "null",
                "DELETE",
            ],
        ]
    ),
)
HEADERS = st.lists(st.tuples(st.sampled_from(HEADER_NAMES), HEADER_VALUES), max_size=5)

URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=b"
KINDS_OF_BODIES = [
    "text/html; charset=rot13",
    "text/html; charset=undefined",
    "text/html; charset=utf-16",
    "text/html; a*=nope''x",
    *[
        URLENCODED,
        MULTIPART,
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "text/plain",
    ],
    *[
        "multipart/form-data; boundary=" + "b" * 3000,
        "multipart/form-data; boundary=\xe8",
        "application/json",
        "",
        "/;",
    ],
    *[
        "application/x-www-form-urlencoded; charset=utf-7",
        "multipart/mixed; boundary=b",
        "application/xml; charset=\xe8",
    ],
]
PART = (
    b'--b\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\nContent-Type: %s\r\n'
    b"Content-Transfer-Encoding: base64\r\n\r\n%s\r\n"
)
MULTIPARTS = st.lists(st.tuples(ODD, ODD, ODD, VALUES), max_size=4).map(
    lambda parts: b"".join(PART % part for part in parts)
)
BODIES = st.one_of(
    FIELDS.map(written),
    MULTIPARTS,
    MULTIPARTS.map(lambda parts: parts + b"--b--\r\n"),
    st.binary(max_size=300),
    st.sampled_from(
        [b"[" * 100_000, b'{"a":' * 50_000, b"a=1&" * 3000, b"--b\r\n" * 3000, b"--b\r\n" + b"X: y\r\n" * 3000]
    ),
)
# What a browser tells of a passkey, as far as any of it is true
PARTS = ["clientDataJSON", "authenticatorData", "signature", "userHandle"]
JSON = st.recursive(
    st.none()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from(["public-key", "AAAA", "MQ", "e30", "OTk5OTk5OTk5OTk5OTk5OTk5OTk"]),
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(["id", "type", "response", *PARTS]), inside)
    ),
    max_leaves=12,
)
ENCODED = st.binary(max_size=40).map(lambda data: urlsafe_b64encode(data).decode().rstrip("="))
CREDENTIALS = JSON | st.fixed_dictionaries(
    {
        "id": ENCODED,
        "rawId": ENCODED,
        "type": st.just("public-key"),
        "response": JSON | st.fixed_dictionaries(dict.fromkeys(PARTS, ENCODED | JSON)),
    }
)
METHODS = [
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "DELETE",
    "PATCH",
    "OPTIONS",
    "TRACE",
    "CONNECT",
    "PROPFIND",
    "get",
    "\xe8",
    "__init__",
]
