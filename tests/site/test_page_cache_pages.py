"""Which pages of the site are the same for everybody, and what of a query each of them heeds."""

import pytest

from cremona_site.page_cache.public_pages import ANYTHING, HEEDED, IS_PUBLIC, MEANT

pytestmark = pytest.mark.django_db

EVENTS, ARCHIVE = "/vivere-cremona/eventi/", "/vivere-cremona/eventi/archivio/"
FOR_EVERYBODY = [
    "/",
    "/en/",
    "/la-voce-che-rompe-il-silenzio/",
    "/la-voce-che-rompe-il-silenzio/aiuto-psicologico/",
    "/servizi/",
    "/servizi/salute-benessere-e-assistenza/assistenza-psicologica/",
    "/amministrazione/uffici/centro-locale-di-parita/",
    "/en/amministrazione/uffici/centro-locale-di-parita/",
    "/novita/notizie/",
    EVENTS,
    ARCHIVE,
    "/mappa-del-sito/",
    "/note-legali/",
    "/feed/tutto.xml",
    "/calendario/tutte.ics",
    "/sitemap.xml",
    "/sitemap-pagine-1.xml",
    "/robots.txt",
]
FOR_NOBODY_ELSE = [
    "/cerca/",
    "/cerca/?q=usura",
    "/valutazione/",
    "/non-esiste/",
    "/admin/",
    "/accesso/",
    "/salute/vivo",
]
MADE_UP = "x9lontra"


def marks(response):
    environ = response.wsgi_request.environ
    return environ.get(IS_PUBLIC, False), environ.get(HEEDED, set()), environ.get(MEANT, {})


@pytest.mark.parametrize("address", FOR_EVERYBODY)
def test_a_page_for_everybody_may_be_kept(client, address):
    answer = client.get(address)

    assert answer.status_code == 200
    assert marks(answer)[0]


@pytest.mark.parametrize("address", FOR_NOBODY_ELSE)
def test_an_answer_to_one_alone_is_never_kept(client, address):
    assert not marks(client.get(address))[0]


@pytest.mark.parametrize("address", FOR_EVERYBODY)
def test_what_staff_see_is_never_kept(publisher, address):
    assert not marks(publisher.get(address))[0]


@pytest.mark.parametrize("address", FOR_EVERYBODY)
@pytest.mark.parametrize("name", ["utm_source", "pagina", "azione", "tipo", "anno", "mese", "p", "language"])
def test_no_page_repeats_what_a_query_says(client, address, name):
    answer = client.get(address, {name: MADE_UP})
    _is_public, heeded, meant = marks(answer)

    assert MADE_UP not in answer.text
    assert MADE_UP not in meant.values()
    assert "utm_source" not in heeded


@pytest.mark.parametrize(
    ("address", "query", "heeded", "meant"),
    [
        (EVENTS, "?tipo=formazione", {"azione", "tipo", "pagina"}, {"tipo": "formazione"}),
        (EVENTS, "?tipo=altro&pagina=7", {"azione", "tipo", "pagina"}, {}),
        (ARCHIVE, "?anno=2017", {"anno", "azione", "tipo", "pagina"}, {"anno": "2017"}),
        (ARCHIVE, "?anno=1848", {"anno", "azione", "tipo", "pagina"}, {}),
        ("/novita/notizie/", "?anno=1848", {"anno", "azione", "pagina"}, {}),
        ("/sitemap.xml", "", {ANYTHING}, {}),
        ("/sitemap-pagine-1.xml", "", {ANYTHING}, {}),
        ("/mappa-del-sito/", "?pagina=7", {"pagina"}, {}),
        ("/servizi/", "?tipo=formazione", set(), {}),
    ],
)
def test_lists_say_what_they_heed_and_what_they_understood(client, address, query, heeded, meant):
    assert marks(client.get(address + query)) == (True, heeded, meant)
