"""Words that say nothing about a page, as `analysis.fold` leaves them; some are those with which people ask."""

ITALIAN = """
a ad al allo alla ai agli alle all con col coi da dal dallo dalla dai dagli dalle dall di del dello della dei degli
delle dell in nel nello nella nei negli nelle nell su sul sullo sulla sui sugli sulle sull per tra fra il lo la i gli
le l un uno una ne c ci vi si mi ti io tu lui lei noi voi loro me te se ce ve che chi cui no non ma ed e o od anche come
dove quando quale quali quanto quanta quanti quante perche piu questo questa questi queste quello quella quelli quelle
quell quest mio mia miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre vostro vostra vostri vostre
d s m t v ho hai ha abbiamo avete hanno avere sono sei e siamo siete essere stato stata stati state era erano c sta
stanno sto posso puo puoi possono possiamo devo deve devi devono dobbiamo voglio vuole vuoi vorrei so sa sai sappiamo
cosa cose fare faccio qualcuno qualcosa ogni tutto tutta tutti tutte gia poi cosi qui qua li ora adesso molto poco
solo dopo prima
"""
ENGLISH = """
a an the and or but if of at by for with about against between into through during before after above below to from up
down in out on off over under again further then once here there when where why how all any both each few more most
other some such no nor not only own same so than too very s t can will just don should now i me my myself we our ours
you your yours he him his she her hers it its they them their theirs what which who whom this that these those am is
are was were be been being have has had having do does did doing would could ought want need someone something
somebody ll re ve d m
"""
STOP_WORDS = {"it": frozenset(ITALIAN.split()), "en": frozenset(ENGLISH.split())}
