"""One address of each kind of page."""

PROJECT = "/la-voce-che-rompe-il-silenzio/"
AREA = f"{PROJECT}aiuto-psicologico/"
SECTION = "/servizi/"
OFFICES = "/amministrazione/uffici/"
ANTICORRUZIONE = f"{OFFICES}ufficio-anticorruzione-e-trasparenza/"
PARITA = f"{OFFICES}centro-locale-di-parita/"
PLAIN = "/domande-frequenti/"
NOT_FOUND = "/questa-pagina-non-esiste/"
STYLE_GUIDE = "/stile/"
BROKEN = "/guasto/"

# What the first content has
PUBLISHED = {"home": "/", "project": PROJECT, "area": AREA, "section": SECTION, "office": ANTICORRUZIONE}
# What the fixture `every_kind` adds to it
KINDS = {**PUBLISHED, "plain": PLAIN, "offices": OFFICES, "not found": NOT_FOUND, "style guide": STYLE_GUIDE}
# The page of a fault stands alone: no menu, no way out
ALL_KINDS = {**KINDS, "server error": BROKEN}
