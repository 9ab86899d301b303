"""Plain pages that help a reader: frequent questions, how to get an appointment, how to report a problem.

What no office has said (costs, secrecy, who must report a crime) is a question to ask them, never an answer of ours.
"""

from cremona_site.first_content.offices import BOTH_OFFICES
from cremona_site.first_content.safe_browsing import TRACES
from cremona_site.first_content.schema import PageData
from cremona_site.first_content.who_can_ask import TWO_CASES

QUESTIONS_BEFORE = (
    "<h2>È per me?</h2>"
    "<p>Gli aiuti sono due: "
    '<a href="/servizi/salute-benessere-e-assistenza/assistenza-materiale/">assistenza materiale</a> e '
    '<a href="/servizi/salute-benessere-e-assistenza/assistenza-psicologica/">assistenza psicologica</a>. '
    "Sono per chi è vittima della mafia o della criminalità organizzata. "
    "Basta uno di questi due casi:</p>"
    f"{TWO_CASES}"
    "<p>Quindi la regola vale per tutta la Lombardia, non solo per Cremona. "
    "Non sai se quello che ti succede è mafia? Se hai un dubbio, chiama uno dei due uffici.</p>"
    "<h2>Devo fare una denuncia prima di chiedere aiuto?</h2>"
    "<p>Le informazioni pubblicate sul progetto non lo dicono. Chiedilo all’ufficio prima di decidere. "
    "Vuoi denunciare un reato? Puoi rivolgerti alle forze dell’ordine. Se sei in pericolo, chiama il 112.</p>"
    "<h2>Quello che dico resta riservato?</h2>"
    "<p>Chiedilo all’inizio, prima di raccontare i fatti. Puoi fare queste domande:</p>"
    "<ul>"
    "<li>Chi saprà che ho chiamato?</li>"
    "<li>Posso non dire il mio nome?</li>"
    "<li>Ci sono cose che l’ufficio deve riferire per legge?</li>"
    "</ul>"
    "<h2>Quanto costa?</h2>"
    "<p>Le informazioni pubblicate sul progetto non parlano di costi. Chiedilo all’ufficio prima di cominciare.</p>"
)

QUESTIONS_AFTER = (
    "<h2>Chi mi risponde?</h2>"
    "<p>Due uffici del Comune di Cremona: "
    '<a href="/amministrazione/uffici/ufficio-anticorruzione-e-trasparenza/">'
    "Ufficio Anticorruzione e Trasparenza</a> e "
    '<a href="/amministrazione/uffici/centro-locale-di-parita/">Centro Locale di Parità</a>. '
    "Scegli tu chi chiamare. Non sono numeri di emergenza: per quella c’è il 112.</p>"
    "<h2>Che cosa succede dopo la chiamata?</h2>"
    "<p>L’ufficio ti spiega che cosa si può fare. Poi dipende dal tuo caso. "
    "Chiedi chi ti seguirà e quando avrai una risposta. "
    "Di’ anche se l’ufficio può richiamarti, a quale numero e quando.</p>"
    "<h2>Posso chiamare per un’altra persona?</h2>"
    "<p>Sì, puoi chiamare e chiedere che cosa si può fare. "
    "Se puoi, prima parlane con lei. Fallo dove nessuno vi ascolta.</p>"
    "<h2>Il Comune vede che visito questo sito?</h2>"
    "<p>Il sito non ti chiede chi sei. Non lascia cookie a chi lo visita e non scrive il tuo indirizzo IP. "
    "Ma il tuo apparecchio e la tua rete possono conservare tracce: leggi come "
    '<a href="/navigazione-sicura/">navigare lasciando meno tracce</a>.</p>'
    "<h2>E se non parlo bene italiano?</h2>"
    "<p>Questo sito ha anche pagine in inglese. "
    "Vuoi parlare con l’ufficio in un’altra lingua? Chiedi se è possibile, o se può esserci un interprete. "
    "Puoi anche far chiamare una persona di cui ti fidi.</p>"
    "<h2>Non sono una vittima. Come posso partecipare?</h2>"
    "<p>Puoi conoscere il progetto in altri modi: il "
    '<a href="/servizi/educazione-e-formazione/percorso-di-formazione-sulle-tutele/">percorso di formazione</a>, gli '
    '<a href="/vivere-cremona/eventi/">eventi</a> e le '
    '<a href="/la-voce-che-rompe-il-silenzio/campagne-informative/">campagne</a>. '
    "Chiedi all’ufficio che cosa c’è in programma.</p>"
)

QUESTIONS = PageData(
    key="domande-frequenti",
    template="cms/page.html",
    title="Domande frequenti",
    slug="domande-frequenti",
    summary="Risposte brevi alle domande più comuni: per chi è l’aiuto, chi risponde, che cosa succede dopo.",
    slots={"content": f"{QUESTIONS_BEFORE}{QUESTIONS_AFTER}"},
    offices=BOTH_OFFICES,
)

APPOINTMENT = PageData(
    key="prenota-appuntamento",
    template="cms/page.html",
    title="Prenota un appuntamento",
    slug="prenota-un-appuntamento",
    summary="Come chiedere un appuntamento agli uffici del progetto. Che cosa dire e che cosa chiedere.",
    slots={
        "content": (
            "<p>Per avere un appuntamento chiama o scrivi a uno dei due uffici. Scegli tu quale.</p>"
            "<h2>Come fare</h2>"
            "<ol>"
            "<li>Chiama, oppure scrivi un’email. I recapiti sono in questa pagina.</li>"
            "<li>Chiedi in quali giorni e a che ora l’ufficio può riceverti.</li>"
            "<li>Chiedi a quale ingresso andare e di chi chiedere.</li>"
            "<li>Di’ se l’ufficio può richiamarti, a quale numero e quando.</li>"
            "</ol>"
            "<h2>Che cosa dire</h2>"
            "<p>Basta una frase. Per esempio: "
            "«Buongiorno, vorrei un appuntamento per il progetto “La voce che rompe il silenzio”».</p>"
            "<p>Non vuoi spiegare il motivo al telefono? Di’ che preferisci parlarne di persona.</p>"
            "<h2>Che cosa puoi chiedere</h2>"
            "<ul>"
            "<li>Chi incontrerò?</li>"
            "<li>Quali documenti porto?</li>"
            "<li>Posso venire con una persona di cui mi fido?</li>"
            "<li>Posso avere un interprete?</li>"
            "<li>Si entra senza gradini?</li>"
            "<li>Come sposto o annullo l’appuntamento?</li>"
            "</ul>"
            "<h2>Se qualcuno ti controlla</h2>"
            f"{TRACES}"
            "<p>Se segni l’appuntamento nel telefono, usa parole che capisci solo tu.</p>"
        ),
    },
    offices=BOTH_OFFICES,
)

REPORT = PageData(
    key="segnala-disservizio",
    template="cms/page.html",
    title="Segnalazione disservizio",
    slug="segnala-disservizio",
    summary="Una pagina non funziona? Qualcosa non va con il servizio? Ecco come dirlo agli uffici.",
    slots={
        "content": (
            "<p>Qualcosa non va nel sito o nel servizio? Dillo a uno dei due uffici: ci aiuti a migliorare.</p>"
            "<p>Sei in pericolo? Non usare questa pagina: chiama il <strong>112</strong>.</p>"
            "<h2>Come fare</h2>"
            "<ol>"
            "<li>Chiama o scrivi a uno dei due uffici. I recapiti sono in questa pagina.</li>"
            "<li>Racconta il problema in poche parole.</li>"
            "<li>Vuoi una risposta? Di’ come contattarti senza rischi.</li>"
            "</ol>"
            "<h2>Un problema del sito</h2>"
            "<p>Ci serve sapere:</p>"
            "<ul>"
            "<li>in quale pagina eri;</li>"
            "<li>che cosa volevi fare;</li>"
            "<li>che cosa è successo;</li>"
            "<li>se usavi un telefono o un computer, e quale browser.</li>"
            "</ul>"
            "<p>Una pagina è difficile da leggere o da usare? Vedi anche la pagina "
            '<a href="/accessibilita/">Accessibilità</a>.</p>'
            "<h2>Un problema con il servizio</h2>"
            "<p>Di’ quale servizio hai chiesto, quando e a quale ufficio. "
            "In un’email non scrivere i fatti che hai subito: puoi raccontarli di persona.</p>"
            f"{TRACES}"
            "<h2>Altri problemi in città</h2>"
            "<p>Per strade, luci, rifiuti e altri servizi vai al "
            '<a href="https://www.comune.cremona.it/">sito del Comune di Cremona</a>.</p>'
        ),
    },
    offices=BOTH_OFFICES,
)

HELP_PAGES: tuple[PageData, ...] = (QUESTIONS, APPOINTMENT, REPORT)
