"""Where visitors go: an address of each kind of page of the first content."""

PROJECT = "/la-voce-che-rompe-il-silenzio/"
AREA = f"{PROJECT}aiuto-psicologico/"
OFFICE = "/amministrazione/uffici/centro-locale-di-parita/"
PUBLIC = ["/", PROJECT, AREA, "/servizi/", "/amministrazione/uffici/", OFFICE]
NOT_FOUND = ["/non-esiste/", "/amministrazione/uffici/non-esiste/", "/stile/", "/media/non-esiste.jpg"]
