"""The first content keeps the facts of the printed page, does not copy its prose, and is easy to read."""

import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from cremona_site.first_content.notice import NOTICE
from cremona_site.first_content.offices import OFFICES
from cremona_site.first_content.pages import PAGES

NEWS_KINDS = ["notizie", "comunicati", "avvisi"]
WITH_OFFICES = [
    "home",
    "progetto",
    "uffici",
    "luoghi",
    "salute-benessere-e-assistenza",
    "servizio-assistenza-materiale",
    "servizio-assistenza-psicologica",
    "servizio-percorso-formativo",
    "domande-frequenti",
    "prenota-appuntamento",
    "segnala-disservizio",
    "privacy",
    "accessibilita",
]
ICONS = {"it-presentation", "it-pa", "it-hearing", "it-horn", "it-calendar"}
TAGS = {"p", "h2", "h3", "ul", "ol", "li", "a", "strong", "em"}
TEMPLATES = {
    "cms/home.html": {"for_me", "signs"},
    "projects/project.html": {"intro", "who_can_ask", "law"},
    "projects/action_area.html": {"what", "for_whom", "how"},
    "projects/service.html": {"addressed_to", "how_to", "needed", "obtained", "timing", "access", "conditions"},
    "projects/initiative.html": {"about"},
    "projects/news.html": {"content"},
    "projects/archive.html": {"content"},
    "projects/calendar.html": {"content"},
    "cms/section.html": {"content"},
    "cms/page.html": {"content"},
    "cms/legal_notes.html": {"content"},
    "cms/site_map.html": {"content"},
    "cms/topics.html": {"content"},
}
# Where a slot stands right below the title, its headings begin at h2; elsewhere the template has an h2 above it
PLAIN_TEMPLATES = {"cms/page.html", "cms/legal_notes.html", "projects/news.html"}

# The long sentences of the printed page, from which no eight words in a row may be taken.
PRINTED = {
    "notice": """
        Il Comune di Cremona ha ottenuto la certificazione ISO 9001 per la Polizia Locale, a presidio del territorio
        e a tutela della sicurezza urbana""",
    "agreement": """
        nell'ambito dell'Accordo di collaborazione sottoscritto con Regione Lombardia per la realizzazione di
        interventi di assistenza e aiuto alle vittime dei reati di stampo mafioso e della criminalità organizzata""",
    "a": """
        informazione sugli strumenti di tutela garantiti dall'ordinamento attraverso un percorso formativo -
        articolato in moduli con anche la possibilità di differenziare i partecipanti (agenti polizia locale/vigili di
        quartiere, associazioni di volontariato, associazioni di categoria, sindacati, FFOO, etc...) - finalizzato
        all'approfondimento di strumenti di ricerca/identificazione di "reati spia" nel nostro territorio e sugli
        strumenti di tutela previsti dall'Ordinamento""",
    "b": """
        assistenza di tipo materiale, con particolare riferimento all'accesso ai servizi sociali e territoriali,
        tramite il sostegno fornito a soggetti colpiti dal fenomeno della criminalità organizzata""",
    "c": """
        assistenza psicologica, cura e aiuto delle vittime realizzata da professionisti che abbiano maturato una
        significativa esperienza nel settore con la supervisione e l'orientamento operativo di esperti dotati di
        elevata competenza criminologica e vittimologica""",
    "d": """
        campagne di sensibilizzazione e comunicazione degli interventi effettuati verso diversi target di
        riferimento""",
    "e": """
        organizzazione di eventi informativi e iniziative culturali da declinarsi mediante la proposta di
        rappresentazioni teatrali, allestimento di giornate di studio e gruppi di lavoro, proiezione di pellicole
        tematiche e testimonianze/confronto, sempre coinvolgendo persone e personalità di spicco nel campo
        dell'educazione alla legalità e dell'antimafia""",
}

# What each area page must name: every element of its action in the printed page.
AREA_FACTS = {
    "azione-a": [
        "tutela",
        "moduli",
        "agenti di polizia locale",
        "vigili di quartiere",
        "associazioni di volontariato",
        "associazioni di categoria",
        "sindacati",
        "forze dell’ordine",
        "reati spia",
        "nel nostro territorio",
        "ordinamento",
    ],
    "azione-b": ["sostegno", "colpito dalla criminalità organizzata", "servizi sociali e territoriali"],
    "azione-c": [
        "assistenza psicologica, cura e aiuto",
        "professionisti",
        "esperienza significativa",
        "supervisione di esperti",
        "criminologia",
        "vittimologia",
    ],
    "azione-d": ["sensibilizzare", "comunicare", "interventi", "pubblici diversi"],
    "azione-e": [
        "eventi informativi",
        "iniziative culturali",
        "spettacoli teatrali",
        "giornate di studio",
        "gruppi di lavoro",
        "film a tema",
        "testimonianze",
        "confronto",
        "personalità di spicco",
        "educazione alla legalità",
        "antimafia",
    ],
}


def with_paths(pages, parent="/"):
    """Every page of the tree with its address."""
    for page in pages:
        path = f"{parent}{page.slug}/" if page.slug else parent
        yield page, path
        yield from with_paths(page.children, path)


ADDRESSES = {path for _, path in with_paths(PAGES)} | {f"/amministrazione/uffici/{office.slug}/" for office in OFFICES}
BY_KEY = {page.key: page for page, _ in with_paths(PAGES)}
OFFICE_BY_KEY = {office.key: office for office in OFFICES}

each_page = pytest.mark.parametrize("page", BY_KEY.values(), ids=BY_KEY.keys())


def html_of(page):
    return f"<p>{page.summary}</p>" + "".join(page.slots.values())


def text_of(html):
    """The words of an HTML fragment: blocks are set apart, inline tags leave no trace."""
    apart = re.sub(r"</(?:p|h2|h3|ul|ol|li)>", " ", html)
    return " ".join(re.sub(r"<[^>]+>", "", apart).split())


def runs_of_eight(text):
    words = re.findall(r"[^\W_]+", text.lower())
    return {" ".join(words[start : start + 8]) for start in range(len(words) - 7)}


def written_everywhere():
    return " ".join(text_of(html) for html in [*map(html_of, BY_KEY.values()), NOTICE.html])


def test_pages_stand_in_the_order_of_the_comuni_model():
    menu = [page.title for page in PAGES if page.in_navigation]

    assert [page.key for page in PAGES[:2]] == ["home", "progetto"]
    assert menu == ["Amministrazione", "Novità", "Servizi", "Vivere Cremona"]
    assert [child.key for child in BY_KEY["amministrazione"].children] == ["uffici"]
    assert [child.title for child in BY_KEY["novita"].children] == ["Notizie", "Comunicati", "Avvisi"]
    assert [child.title for child in BY_KEY["vivere-cremona"].children] == ["Eventi", "Luoghi"]
    assert [child.title for child in BY_KEY["servizi"].children] == [
        "Salute, benessere e assistenza",
        "Educazione e formazione",
    ]


def test_keys_and_addresses_are_unique():
    keys = Counter([page.key for page, _ in with_paths(PAGES)] + [office.key for office in OFFICES] + [NOTICE.key])
    paths = Counter(path for _, path in with_paths(PAGES))

    assert not [name for name, times in (keys + paths).items() if times > 1]


@each_page
def test_a_page_fills_every_slot_of_its_template(page):
    assert set(page.slots) == TEMPLATES[page.template]
    assert all(text_of(html) for html in page.slots.values())
    assert set(page.offices) <= set(OFFICE_BY_KEY)


@pytest.mark.parametrize("key", [*WITH_OFFICES, *AREA_FACTS])
def test_both_offices_answer_where_help_is_described(key):
    assert BY_KEY[key].offices == ("anticorruzione", "parita")


@each_page
def test_a_summary_fits_a_search_result(page):
    assert 60 <= len(page.summary) <= 160


def test_no_two_pages_bear_the_same_title_or_summary():
    titles = [page.title for page in BY_KEY.values()]
    in_the_tab = [page.page_title or page.title for page in BY_KEY.values()]
    summaries = [page.summary for page in BY_KEY.values()]

    assert [len(set(words)) for words in (titles, in_the_tab, summaries)] == [len(BY_KEY)] * 3


@each_page
def test_slots_hold_only_the_tags_an_editor_may_use(page):
    for html in page.slots.values():
        tags = re.findall(r"<(/?)([a-z0-9]+)", html)

        assert {name for _, name in tags} <= TAGS
        assert all(tags.count(("", name)) == tags.count(("/", name)) for name in TAGS)


@each_page
def test_headings_in_a_slot_follow_those_of_the_template(page):
    for html in page.slots.values():
        levels = [int(level) for level in re.findall(r"<h(\d)>", html)]

        first = 2 if page.template in PLAIN_TEMPLATES else 3
        assert levels[:1] in ([], [first])
        assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("html", [*map(html_of, BY_KEY.values()), NOTICE.html], ids=[*BY_KEY, "notice"])
def test_links_point_at_pages_of_the_site_or_at_the_web_by_https(html):
    targets = re.findall(r'href="([^"]*)"', html)

    inside = [target for target in targets if not target.startswith("https://")]

    assert {target.partition("#")[0] for target in inside} <= ADDRESSES


@pytest.mark.parametrize("html", [*map(html_of, BY_KEY.values()), NOTICE.html], ids=[*BY_KEY, "notice"])
def test_italian_typography_and_speaking_links(html):
    text = text_of(html)

    assert not set("'\"") & set(text)
    assert "  " not in html
    assert not re.search(r"\s[,.;:?]|clicca|\bqui</a>", html.lower())


def test_the_offices_are_carried_exactly():
    anticorruzione, parita = OFFICE_BY_KEY["anticorruzione"], OFFICE_BY_KEY["parita"]

    assert anticorruzione.name == "Ufficio Anticorruzione e Trasparenza"
    assert anticorruzione.address == "Piazza del Comune, 8"
    assert anticorruzione.entrance_note == "ingresso da Piazza Stradivari 7"
    assert [value for _, value in anticorruzione.phones] == ["0372 407066"]
    assert [value for _, value in anticorruzione.mailboxes] == ["ufficio.anticorruzione@comune.cremona.it"]
    assert anticorruzione.former_url == "https://www.comune.cremona.it/node/421018"
    assert parita.name == "Centro Locale di Parità"
    assert parita.address == "Corso Vittorio Emanuele II, 42"
    assert parita.entrance_note == ""
    assert [value for _, value in parita.phones] == ["0372 407006", "0372 407222"]
    assert [value for _, value in parita.mailboxes] == ["pariopportunita@comune.cremona.it"]
    assert parita.former_url == "https://www.comune.cremona.it/node/420931"


def test_the_project_is_carried_exactly():
    project = BY_KEY["progetto"]
    facts = project.facts

    assert project.title == "La voce che rompe il silenzio"
    assert project.slug == "la-voce-che-rompe-il-silenzio"
    assert facts.subtitle == (
        "Strategie di ascolto e sostegno per le vittime di violenza mafiosa/criminalità organizzata"
    )
    assert (facts.first_published_on, facts.last_modified_on) == (date(2018, 2, 14), date(2020, 11, 25))
    assert facts.partners == "Regione Lombardia"
    assert facts.former_url == "https://www.comune.cremona.it/la-voce-che-rompe-il-silenzio"
    assert [(law.title, law.url) for law in facts.legal_references] == [
        (
            "L.R. Lombardia 24 giugno 2015, n. 17, art. 20",
            "https://normelombardia.consiglio.regione.lombardia.it/",
        )
    ]
    assert "accordo di collaborazione con Regione Lombardia" in text_of(project.slots["intro"])


def test_the_law_is_carried_exactly():
    slots = {name: text_of(html) for name, html in BY_KEY["progetto"].slots.items()}

    assert all(words in slots["law"] for words in ["L.R. 17/2015", "art. 20", "24 giugno 2015, n. 17"])
    assert all(f"lettera {letter}, " in slots["law"] for letter in "abcde")
    assert "la Regione finanzia i progetti degli enti locali" in slots["law"]
    assert "art. 20, comma 3" in slots["who_can_ask"]


@pytest.mark.parametrize(
    ("key", "slot"),
    [
        ("home", "for_me"),
        ("progetto", "who_can_ask"),
        ("azione-b", "for_whom"),
        ("azione-c", "for_whom"),
        ("servizio-assistenza-materiale", "addressed_to"),
        ("servizio-assistenza-psicologica", "addressed_to"),
        ("domande-frequenti", "content"),
    ],
)
def test_who_can_ask_is_told_the_same_everywhere(key, slot):
    html = BY_KEY[key].slots[slot]

    assert "vittima della mafia o della criminalità organizzata" in html
    assert "<li>eri residente in Lombardia al momento del reato;</li>" in html
    assert "<li>hai subito il reato in Lombardia, anche se eri residente altrove.</li>" in html


def test_the_five_actions_are_the_five_letters_of_the_law():
    areas = BY_KEY["progetto"].children

    assert [area.key for area in areas] == [f"azione-{letter}" for letter in "abcde"]
    assert [area.facts.letter for area in areas] == list("abcde")
    assert {area.facts.icon for area in areas} == ICONS
    assert {(area.facts.first_published_on, area.facts.last_modified_on) for area in areas} == {
        (date(2018, 2, 14), date(2020, 11, 25))
    }


@pytest.mark.parametrize(("key", "facts"), AREA_FACTS.items(), ids=AREA_FACTS.keys())
def test_an_action_names_all_that_the_printed_page_names(key, facts):
    text = text_of(html_of(BY_KEY[key])).lower()

    assert [fact for fact in facts if fact not in text] == []


def test_the_notice_is_carried_exactly():
    assert (NOTICE.key, NOTICE.name) == ("avviso-del-sito", "Avviso del sito")
    assert "ISO 9001" in NOTICE.html
    assert "Polizia Locale" in NOTICE.html
    assert re.findall(r'href="([^"]*)"', NOTICE.html) == [
        "https://www.comune.cremona.it/node/478226",
        "https://www.comune.cremona.it/node/478384",
    ]


@pytest.mark.parametrize("printed", PRINTED.values(), ids=PRINTED.keys())
def test_no_eight_words_in_a_row_are_copied_from_the_printed_page(printed):
    ours = runs_of_eight(written_everywhere())

    assert runs_of_eight(printed) & ours == set()


@pytest.mark.parametrize(
    "unconfirmed",
    [
        "26100",
        "800 ",
        "512/1999",
        "44/1999",
        "21 marzo",
        "sportello",
        "gratuit",
        "non devi preparare",
        "scadenz",
        "urp@",
        "€",
        "giorni lavorativi",
        "modulo online",
        "garantit",
        "nessuno saprà",
        "puoi restare anonim",
        "non è una denuncia",
        "cancella ogni traccia",
    ],
)
def test_what_nobody_has_confirmed_is_not_stated(unconfirmed):
    assert unconfirmed not in written_everywhere().lower()


def test_no_opening_hour_is_told_before_an_office_gives_one():
    assert re.findall(r"\b\d{1,2}[:.]\d{2}\b|\bore \d", written_everywhere()) == []


@pytest.mark.parametrize("key", NEWS_KINDS)
def test_that_there_is_no_news_is_said_by_the_list_alone(key):
    assert "Per ora non c’è" not in BY_KEY[key].slots["content"]
