"""The home page: is this help for me, and does this happen to me too?

The number to call in danger (112) is not here: the template shows it on every help page.
"""

from cremona_site.first_content.offices import BOTH_OFFICES
from cremona_site.first_content.schema import PageData
from cremona_site.first_content.who_can_ask import TWO_CASES

HOME = PageData(
    key="home",
    template="cms/home.html",
    title="Aiuto a chi subisce la mafia",
    slug="",
    page_title="Servizi sociali e del territorio",
    summary="Sei vittima della mafia o della criminalità organizzata? Il Comune di Cremona ti ascolta e ti sostiene.",
    slots={
        "for_me": (
            "<p>Questo aiuto è per chi è vittima della mafia o della criminalità organizzata. "
            "Basta uno di questi due casi:</p>"
            f"{TWO_CASES}"
            "<p>Lo dice la legge regionale. "
            'Leggi <a href="/la-voce-che-rompe-il-silenzio/#chi">chi può chiedere aiuto</a>.</p>'
            "<p>Non sai se il tuo caso è uno di questi? Chiedilo a un ufficio.</p>"
        ),
        "signs": (
            "<p>Ecco qualche esempio. Non sono tutti i casi: ogni storia è diversa.</p>"
            "<ul>"
            "<li>Qualcuno ti chiede soldi in cambio di protezione?</li>"
            "<li>Hai un debito che cresce e chi ti ha prestato i soldi ti fa paura?</li>"
            "<li>Ti fanno pressioni per il tuo lavoro o per la tua attività?</li>"
            "<li>Ti minacciano per quello che sai o che hai visto?</li>"
            "</ul>"
            "<p>Un segnale, da solo, non dà certezze. Se hai un dubbio, chiama uno dei due uffici.</p>"
        ),
    },
    offices=BOTH_OFFICES,
)
