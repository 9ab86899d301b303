"""One address of each kind of page."""

PROJECT = "/la-voce-che-rompe-il-silenzio/"
AREA = f"{PROJECT}aiuto-psicologico/"
SECTION = "/servizi/"
CATEGORY = f"{SECTION}salute-benessere-e-assistenza/"
SERVICE = f"{CATEGORY}assistenza-psicologica/"
EVENTS = "/vivere-cremona/eventi/"
EVENT = f"{EVENTS}fuoco-criminale/"
ARCHIVE = f"{EVENTS}archivio/"
CALENDAR = f"{EVENTS}calendario/?mese=2018-06"
NEWS_SECTION = "/novita/"
NEWS_LIST = f"{NEWS_SECTION}notizie/"
NEWS = f"{NEWS_LIST}e-online-il-nuovo-sito-del-progetto/"
OFFICES = "/amministrazione/uffici/"
ANTICORRUZIONE = f"{OFFICES}ufficio-anticorruzione-e-trasparenza/"
PARITA = f"{OFFICES}centro-locale-di-parita/"
PLAIN = "/domande-frequenti/"
SAFE_BROWSING = "/navigazione-sicura/"
TOPICS = "/argomenti/"
SITE_MAP = "/mappa-del-sito/"
LEGAL_NOTES = "/note-legali/"
ENGLISH = "/en/"
ENGLISH_SERVICE = "/en/services/health-wellbeing-and-support/psychological-support/"
ONLY_ITALIAN = "/en/privacy/"
RATING = "/valutazione/?pagina=/servizi/"
THANKS = "/valutazione/grazie/?pagina=/servizi/"
SEARCH = "/cerca/?q=psicologo"
SEARCH_FORM = "/cerca/"
NOTHING_FOUND = "/cerca/?q=zzyzx"
NOT_FOUND = "/questa-pagina-non-esiste/"
GONE = "/node/478226"
STYLE_GUIDE = "/stile/"
BROKEN = "/guasto/"

# What the first content has
PUBLISHED = {
    "home": "/",
    "project": PROJECT,
    "area": AREA,
    "section": SECTION,
    "category": CATEGORY,
    "service": SERVICE,
    "events": EVENTS,
    "event": EVENT,
    "archive": ARCHIVE,
    "calendar": CALENDAR,
    "news section": NEWS_SECTION,
    "news list": NEWS_LIST,
    "news": NEWS,
    "office": ANTICORRUZIONE,
    "plain": PLAIN,
    "safe browsing": SAFE_BROWSING,
    "topics": TOPICS,
    "site map": SITE_MAP,
    "legal notes": LEGAL_NOTES,
    "search": SEARCH,
    "english": ENGLISH,
    "english service": ENGLISH_SERVICE,
}
# With what stands in for a page, and the style guide, which the fixture `every_kind` adds
KINDS = {
    **PUBLISHED,
    "offices": OFFICES,
    "only italian": ONLY_ITALIAN,
    "rating": RATING,
    "thanks": THANKS,
    "search form": SEARCH_FORM,
    "nothing found": NOTHING_FOUND,
    "not found": NOT_FOUND,
    "gone": GONE,
    "style guide": STYLE_GUIDE,
}
# The page of a fault stands alone: no menu, no way out
ALL_KINDS = {**KINDS, "server error": BROKEN}
