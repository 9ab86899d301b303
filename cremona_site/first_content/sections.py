"""The four menu voices of the Comuni model, in its order, and the sections below them.

What a section holds (services, news, offices) is listed by its template; its words say what the reader finds there.
"""

from cremona_site.first_content.initiatives import INITIATIVES
from cremona_site.first_content.news import NEWS_ITEMS
from cremona_site.first_content.offices import BOTH_OFFICES
from cremona_site.first_content.schema import PageData
from cremona_site.first_content.service_categories import SERVICE_CATEGORIES


def _section(key: str, title: str, summary: str, content: str, **more) -> PageData:
    slots = {"content": content}
    return PageData(key=key, template="cms/section.html", title=title, slug=key, summary=summary, slots=slots, **more)


OFFICES_PAGE = _section(
    "uffici",
    "Uffici",
    "I due uffici che seguono il progetto: dove sono, come chiamare, come scrivere.",
    "<p>Due uffici del Comune seguono il progetto «La voce che rompe il silenzio». "
    "Puoi chiamare o scrivere: l’ufficio ti spiega che cosa si può fare.</p>"
    '<p>Vuoi venire di persona? Prima chiama e chiedi gli orari, o <a href="/prenota-un-appuntamento/">'
    "prenota un appuntamento</a>.</p>",
    offices=BOTH_OFFICES,
)

ADMINISTRATION = _section(
    "amministrazione",
    "Amministrazione",
    "Chi segue il progetto nel Comune di Cremona: i due uffici e come raggiungerli.",
    "<p>Qui trovi chi segue il progetto «La voce che rompe il silenzio». Sono due uffici:</p>"
    "<ul>"
    '<li><a href="/amministrazione/uffici/ufficio-anticorruzione-e-trasparenza/">'
    "Ufficio Anticorruzione e Trasparenza</a></li>"
    '<li><a href="/amministrazione/uffici/centro-locale-di-parita/">Centro Locale di Parità</a></li>'
    "</ul>"
    "<p>Cerchi un altro ufficio? "
    'Vai al <a href="https://www.comune.cremona.it/">sito del Comune di Cremona</a>.</p>',
    in_navigation=True,
    children=(OFFICES_PAGE,),
)

NEWS_PAGE = _section(
    "notizie",
    "Notizie",
    "Che cosa succede nel progetto: le attività, gli incontri e le campagne informative.",
    "<p>Le notizie del progetto, dalla più recente. Puoi anche leggere a che cosa servono le "
    '<a href="/la-voce-che-rompe-il-silenzio/campagne-informative/">campagne informative</a>.</p>',
    children=NEWS_ITEMS,
)

PRESS_RELEASES = _section(
    "comunicati",
    "Comunicati",
    "I testi ufficiali del Comune di Cremona sul progetto, per i giornali e per tutti.",
    "<p>I comunicati del progetto, dal più recente.</p>",
)

PUBLIC_NOTICES = _section(
    "avvisi",
    "Avvisi",
    "Le cose da sapere in tempo: per esempio un orario che cambia o un incontro rinviato.",
    "<p>Gli avvisi del progetto. Prima quelli che valgono ancora, poi quelli scaduti.</p>",
)

NEWS = _section(
    "novita",
    "Novità",
    "Le novità del progetto, divise in notizie, comunicati e avvisi.",
    "<p>Le novità sono di tre tipi: notizie, comunicati e avvisi. Scegli quello che ti interessa.</p>",
    in_navigation=True,
    children=(NEWS_PAGE, PRESS_RELEASES, PUBLIC_NOTICES),
)

SERVICES = _section(
    "servizi",
    "Servizi",
    "Sei vittima della mafia o della criminalità organizzata? Ecco gli aiuti che puoi chiedere.",
    "<p>Ogni scheda ti dice a chi è rivolto il servizio, come fare e chi ti risponde.</p>"
    '<p>Prima di chiedere un aiuto, leggi <a href="/la-voce-che-rompe-il-silenzio/#chi">chi può chiederlo</a>. '
    "Hai un dubbio? Chiama uno dei due uffici.</p>",
    in_navigation=True,
    children=SERVICE_CATEGORIES,
)

ARCHIVE = PageData(
    key="archivio-iniziative",
    template="projects/archive.html",
    title="Archivio delle iniziative",
    slug="archivio",
    summary="Le iniziative già fatte, anno per anno: che cosa erano, quando e dove.",
    slots={
        "content": "<p>Scegli l’anno e leggi che cosa si è fatto.</p>"
        '<p>Che cosa si farà? Guarda gli <a href="/vivere-cremona/eventi/">eventi in programma</a>.</p>'
    },
)

CALENDAR = PageData(
    key="calendario-iniziative",
    template="projects/calendar.html",
    title="Calendario delle iniziative",
    slug="calendario",
    summary="Le iniziative del progetto, giorno per giorno: scegli il mese.",
    slots={
        "content": "<p>Il calendario mostra un mese alla volta. Un’iniziativa ha un mese, ma non ancora un giorno? "
        'La trovi tra gli <a href="/vivere-cremona/eventi/">eventi in programma</a>.</p>'
    },
)

EVENTS = _section(
    "eventi",
    "Eventi",
    "Spettacoli, film, giornate di studio e incontri del progetto, con la data e il luogo.",
    "<p>Qui trovi gli eventi in programma: prima i più vicini. "
    "Vuoi sapere che cosa si prepara? Chiedilo agli "
    '<a href="/amministrazione/uffici/">uffici del progetto</a>.</p>'
    "<p>Nella pagina "
    '<a href="/la-voce-che-rompe-il-silenzio/eventi-e-cultura/">Eventi e cultura</a> '
    "leggi che cosa prevede il progetto.</p>",
    children=(*INITIATIVES, ARCHIVE, CALENDAR),
)

PLACES = _section(
    "luoghi",
    "Luoghi",
    "Le sedi dei due uffici del progetto a Cremona, con l’indirizzo e l’ingresso.",
    "<p>Vuoi venire di persona? Prima chiama e chiedi gli orari. "
    "Puoi anche chiedere come arrivare e se si entra senza gradini.</p>",
    offices=BOTH_OFFICES,
)

LIVING_CREMONA = _section(
    "vivere-cremona",
    "Vivere Cremona",
    "Gli eventi del progetto e i luoghi dove puoi andare a Cremona.",
    "<p>Scegli che cosa ti interessa: gli eventi del progetto o i luoghi dove puoi andare.</p>",
    in_navigation=True,
    children=(EVENTS, PLACES),
)

SECTIONS: tuple[PageData, ...] = (ADMINISTRATION, NEWS, SERVICES, LIVING_CREMONA)
