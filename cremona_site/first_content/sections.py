"""The four menu voices of the Comuni model, in its order, and the page that lists the offices."""

from cremona_site.first_content.offices import BOTH_OFFICES
from cremona_site.first_content.schema import PageData

OFFICES_PAGE = PageData(
    key="uffici",
    template="cms/section.html",
    title="Uffici",
    slug="uffici",
    summary="I due uffici che seguono il progetto: dove sono, come chiamare, come scrivere.",
    slots={
        "content": (
            "<p>Due uffici del Comune seguono il progetto «La voce che rompe il silenzio». "
            "Puoi chiamare o scrivere: l’ufficio ti spiega che cosa si può fare.</p>"
            "<p>Vuoi venire di persona? Prima chiama e chiedi gli orari.</p>"
        ),
    },
    offices=BOTH_OFFICES,
)

ADMINISTRATION = PageData(
    key="amministrazione",
    template="cms/section.html",
    title="Amministrazione",
    slug="amministrazione",
    summary="Gli uffici del Comune di Cremona che seguono il progetto.",
    slots={
        "content": (
            "<p>Qui trovi chi segue il progetto «La voce che rompe il silenzio». Sono due uffici:</p>"
            "<ul>"
            '<li><a href="/amministrazione/uffici/ufficio-anticorruzione-e-trasparenza/">'
            "Ufficio Anticorruzione e Trasparenza</a></li>"
            '<li><a href="/amministrazione/uffici/centro-locale-di-parita/">Centro Locale di Parità</a></li>'
            "</ul>"
            "<p>Cerchi un altro ufficio? "
            'Vai al <a href="https://www.comune.cremona.it/">sito del Comune di Cremona</a>.</p>'
        ),
    },
    in_navigation=True,
    children=(OFFICES_PAGE,),
)

NEWS = PageData(
    key="novita",
    template="cms/section.html",
    title="Novità",
    slug="novita",
    summary="Notizie, comunicati e avvisi sul progetto.",
    slots={
        "content": (
            "<p>Qui leggerai che cosa succede nel progetto: notizie, comunicati e avvisi. "
            "Ci saranno anche le notizie sulle "
            '<a href="/la-voce-che-rompe-il-silenzio/campagne-informative/">campagne informative</a>.</p>'
            "<p>Per ora non ci sono novità.</p>"
        ),
    },
    in_navigation=True,
)

SERVICES = PageData(
    key="servizi",
    template="cms/section.html",
    title="Servizi",
    slug="servizi",
    summary="Sei vittima della mafia o della criminalità organizzata? Ecco gli aiuti che puoi chiedere.",
    slots={
        "content": (
            "<p>Il progetto prevede due aiuti per le vittime:</p>"
            "<ul>"
            '<li><a href="/la-voce-che-rompe-il-silenzio/aiuto-materiale/">Aiuto materiale</a>, '
            "per arrivare ai servizi sociali e del territorio;</li>"
            '<li><a href="/la-voce-che-rompe-il-silenzio/aiuto-psicologico/">Aiuto psicologico</a>, '
            "con professionisti esperti.</li>"
            "</ul>"
            "<p>Prima di chiedere, leggi "
            '<a href="/la-voce-che-rompe-il-silenzio/#chi">chi può chiedere aiuto</a>.</p>'
            "<p>Vuoi invece imparare a riconoscere i segnali della mafia? "
            'Ci sono i <a href="/la-voce-che-rompe-il-silenzio/corsi-sulle-tutele/">corsi sulle tutele</a>.</p>'
        ),
    },
    in_navigation=True,
)

LIVING_CREMONA = PageData(
    key="vivere-cremona",
    template="cms/section.html",
    title="Vivere Cremona",
    slug="vivere-cremona",
    summary="Gli eventi del progetto e i luoghi dove si tengono.",
    slots={
        "content": (
            "<p>Qui troverai gli eventi del progetto, con la data e il luogo. "
            "Possono essere spettacoli, film, giornate di studio o incontri con testimoni.</p>"
            "<p>Nella pagina "
            '<a href="/la-voce-che-rompe-il-silenzio/eventi-e-cultura/">Eventi e cultura</a> '
            "leggi che cosa prevede il progetto. "
            "Vuoi sapere che cosa c’è in programma? Chiedilo agli "
            '<a href="/amministrazione/uffici/">uffici del progetto</a>.</p>'
        ),
    },
    in_navigation=True,
)

SECTIONS: tuple[PageData, ...] = (ADMINISTRATION, NEWS, SERVICES, LIVING_CREMONA)
