"""The five action areas of the project: letters a–e of art. 20(1) L.R. Lombardia 17/2015.

What the source does not say (dates, costs, enrolment, who may come) is not said here either: the reader is told
to ask an office.
"""

from cremona_site.first_content.offices import BOTH_OFFICES
from cremona_site.first_content.project_dates import FIRST_PUBLISHED_ON, LAST_MODIFIED_ON
from cremona_site.first_content.safe_browsing import TRACES
from cremona_site.first_content.schema import ActionAreaData, PageData
from cremona_site.first_content.who_can_ask import FOR_VICTIMS

HOW_TO_ASK = "<ol><li>Chiama o scrivi a uno dei due uffici.</li><li>L’ufficio ti spiega che cosa si può fare.</li></ol>"


def _facts(letter: str, icon: str) -> ActionAreaData:
    return ActionAreaData(letter, icon, FIRST_PUBLISHED_ON, LAST_MODIFIED_ON)


COURSES = PageData(
    key="azione-a",
    template="projects/action_area.html",
    title="Corsi sulle tutele",
    slug="corsi-sulle-tutele",
    summary="Un corso diviso in moduli. Insegna a riconoscere i segnali della mafia e spiega le tutele di legge.",
    facts=_facts("a", "it-presentation"),
    slots={
        "what": (
            "<p>La legge dà alcuni strumenti per difendersi dalla mafia: si chiamano tutele. "
            "Questo percorso di formazione le fa conoscere. È diviso in moduli.</p>"
            "<h3>Che cosa si impara</h3>"
            "<ul>"
            "<li>Quali strumenti di tutela prevede l’ordinamento, cioè l’insieme delle leggi.</li>"
            "<li>Con quali strumenti si cercano e si riconoscono i «reati spia» nel nostro territorio.</li>"
            "</ul>"
            "<p>Un reato spia è un reato che può far pensare alla presenza della mafia.</p>"
            "<h3>Che cosa si è fatto</h3>"
            "<p>Fra il 2017 e il 2018 c’è stato un percorso per la polizia locale e per chi lavora in Comune. "
            "I moduli parlavano di:</p>"
            "<ul>"
            "<li>gioco d’azzardo, fra dipendenza e infiltrazioni criminali "
            "(con Angela Gregorini, Simona Neri e Claudio Forleo);</li>"
            "<li>evasione, elusione, riciclaggio e ruolo degli enti locali e delle polizie "
            "(con Vittorio Ricciardelli e Mario Turla);</li>"
            "<li>ruolo della polizia locale e contesto di Cremona;</li>"
            "<li>tratta di esseri umani;</li>"
            "<li>criminalità organizzata, vista nella storia e nella società;</li>"
            "<li>reati contro la pubblica amministrazione.</li>"
            "</ul>"
            "<p>Gli incontri del giugno 2018 sono nella pagina "
            '<a href="/vivere-cremona/eventi/">Eventi</a>.</p>'
        ),
        "for_whom": (
            "<p>I moduli possono avere partecipanti diversi. Per esempio:</p>"
            "<ul>"
            "<li>agenti di polizia locale e vigili di quartiere;</li>"
            "<li>forze dell’ordine;</li>"
            "<li>sindacati;</li>"
            "<li>associazioni di categoria;</li>"
            "<li>associazioni di volontariato.</li>"
            "</ul>"
            "<p>L’elenco è aperto. Non vedi il tuo gruppo? Chiedi all’ufficio se puoi partecipare.</p>"
        ),
        "how": (
            "<p>Chiama o scrivi a uno dei due uffici. L’ufficio ti spiega che cosa si può fare.</p>"
            "<p>In questa pagina non ci sono date e luoghi dei corsi. "
            "Chiedi all’ufficio se c’è un corso in programma e come iscriverti.</p>"
            "<p>I passi, uno per uno, sono nella scheda del servizio: "
            '<a href="/servizi/educazione-e-formazione/percorso-di-formazione-sulle-tutele/">'
            "Percorso di formazione sulle tutele</a>.</p>"
        ),
    },
    offices=BOTH_OFFICES,
)

MATERIAL_HELP = PageData(
    key="azione-b",
    template="projects/action_area.html",
    title="Aiuto materiale",
    slug="aiuto-materiale",
    summary="Un sostegno concreto per chi è colpito dalla criminalità organizzata. "
    "Aiuta soprattutto ad arrivare ai servizi sociali e del territorio.",
    facts=_facts("b", "it-pa"),
    slots={
        "what": (
            "<p>Dopo un reato anche le cose di ogni giorno possono diventare difficili. "
            "Questo è un sostegno concreto per chi è colpito dalla criminalità organizzata.</p>"
            "<p>In particolare, aiuta ad accedere ai servizi sociali e territoriali.</p>"
            "<p>Qui non trovi un elenco degli aiuti. Quali servizi ci sono per te? Chiedilo all’ufficio.</p>"
        ),
        "for_whom": FOR_VICTIMS,
        "how": (
            f"{HOW_TO_ASK}"
            "<p>I passi, uno per uno, sono nella scheda del servizio: "
            '<a href="/servizi/salute-benessere-e-assistenza/assistenza-materiale/">Assistenza materiale</a>.</p>'
            "<p>Vuoi sapere quali documenti servono, quanto tempo ci vuole o se ci sono costi? "
            "Chiedilo all’ufficio.</p>"
            f"{TRACES}"
        ),
    },
    offices=BOTH_OFFICES,
)

PSYCHOLOGICAL_HELP = PageData(
    key="azione-c",
    template="projects/action_area.html",
    title="Aiuto psicologico",
    slug="aiuto-psicologico",
    summary="Assistenza psicologica, cura e aiuto per le vittime. Ti seguono professionisti con molta esperienza.",
    facts=_facts("c", "it-hearing"),
    slots={
        "what": (
            "<p>La mafia ferisce anche dentro. Per questo il progetto prevede assistenza psicologica, "
            "cura e aiuto per le vittime.</p>"
            "<h3>Chi dà questo aiuto</h3>"
            "<p>Lo danno professionisti con un’esperienza significativa in questo campo. Non lavorano da soli: "
            "hanno la supervisione di esperti molto competenti. Gli esperti danno anche indicazioni pratiche.</p>"
            "<p>Conoscono bene due materie:</p>"
            "<ul>"
            "<li>la criminologia, cioè lo studio dei reati e di chi li commette;</li>"
            "<li>la vittimologia, cioè lo studio di chi subisce i reati.</li>"
            "</ul>"
        ),
        "for_whom": FOR_VICTIMS,
        "how": (
            f"{HOW_TO_ASK}"
            "<p>I passi, uno per uno, sono nella scheda del servizio: "
            '<a href="/servizi/salute-benessere-e-assistenza/assistenza-psicologica/">Assistenza psicologica</a>.</p>'
            "<p>Vuoi sapere chi incontrerai, dove, quando e se ci sono costi? Chiedilo all’ufficio.</p>"
            f"{TRACES}"
        ),
    },
    offices=BOTH_OFFICES,
)

CAMPAIGNS = PageData(
    key="azione-d",
    template="projects/action_area.html",
    title="Campagne informative",
    slug="campagne-informative",
    summary="Campagne per parlare di mafia e per far sapere che cosa è stato fatto. Si rivolgono a pubblici diversi.",
    facts=_facts("d", "it-horn"),
    slots={
        "what": (
            "<p>La mafia conta sul silenzio. Le campagne servono a romperlo. Hanno due scopi:</p>"
            "<ul>"
            "<li>sensibilizzare, cioè aiutare le persone a capire il problema;</li>"
            "<li>comunicare, cioè far sapere quali interventi sono stati fatti.</li>"
            "</ul>"
        ),
        "for_whom": (
            "<p>Le campagne si rivolgono a pubblici diversi. Il progetto non dice quali. "
            "Vuoi sapere se una campagna riguarda anche te? Chiedilo all’ufficio.</p>"
        ),
        "how": (
            "<p>Vuoi sapere quali campagne ci sono e se puoi partecipare? Chiama o scrivi a uno dei due uffici. "
            "L’ufficio ti spiega che cosa si può fare.</p>"
            '<p>Per le notizie sulle campagne c’è la pagina <a href="/novita/notizie/">Notizie</a>.</p>'
        ),
    },
    offices=BOTH_OFFICES,
)

EVENTS = PageData(
    key="azione-e",
    template="projects/action_area.html",
    title="Eventi e cultura",
    slug="eventi-e-cultura",
    summary="Teatro, film, giornate di studio e testimonianze. Servono a conoscere la mafia e a parlarne insieme.",
    facts=_facts("e", "it-calendar"),
    slots={
        "what": (
            "<p>Il teatro, il cinema e le storie vere aiutano a capire. "
            "Per questo il progetto prevede eventi informativi e iniziative culturali:</p>"
            "<ul>"
            "<li>spettacoli teatrali;</li>"
            "<li>giornate di studio;</li>"
            "<li>gruppi di lavoro;</li>"
            "<li>film a tema;</li>"
            "<li>testimonianze e momenti di confronto.</li>"
            "</ul>"
            "<p>Ogni iniziativa coinvolge persone e personalità di spicco. "
            "Sono impegnate nell’educazione alla legalità e nell’antimafia.</p>"
            "<h3>Che cosa si è fatto</h3>"
            "<p>Fra settembre e dicembre del 2017 c’è stata la rassegna «In scena contro le mafie», "
            "con incontri e teatro.</p>"
            '<p>Gli eventi del 2018 sono nella pagina <a href="/vivere-cremona/eventi/">Eventi</a>.</p>'
        ),
        "for_whom": (
            "<p>Il progetto non indica un pubblico preciso. "
            "Ti interessa un’iniziativa? Chiedi all’ufficio chi può partecipare.</p>"
        ),
        "how": (
            '<p>Per gli eventi c’è la pagina <a href="/vivere-cremona/eventi/">Eventi</a>.</p>'
            "<p>Vuoi sapere che cosa c’è in programma, se serve iscriversi o se c’è un costo? "
            "Chiama o scrivi a uno dei due uffici. L’ufficio ti spiega che cosa si può fare.</p>"
        ),
    },
    offices=BOTH_OFFICES,
)

ACTION_AREAS: tuple[PageData, ...] = (COURSES, MATERIAL_HELP, PSYCHOLOGICAL_HELP, CAMPAIGNS, EVENTS)
