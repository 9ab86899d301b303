"""Notes on the site itself: who publishes it, what it knows of its visitors, whom it shuts out, and its overviews.

They tell what this code does. Whoever changes cookies, logs or what the site asks for changes these pages too.
"""

from cremona_site.first_content.offices import BOTH_OFFICES
from cremona_site.first_content.schema import PageData

COMUNE = '<a href="https://www.comune.cremona.it/">sito del Comune di Cremona</a>'

# The licence is in the template: the official evaluation compares its words
LEGAL_NOTES = PageData(
    key="note-legali",
    template="cms/legal_notes.html",
    title="Note legali",
    slug="note-legali",
    summary="Chi pubblica questo sito, come puoi usare i suoi testi e che cosa dice la legge.",
    slots={
        "content": (
            "<h2>Chi pubblica il sito</h2>"
            "<p>Il sito è del Comune di Cremona, Piazza del Comune 8. "
            "Sui contenuti ti rispondono i due uffici del progetto: li trovi nella pagina "
            '<a href="/amministrazione/uffici/">Uffici</a>.</p>'
            "<h2>Che valore hanno i testi</h2>"
            "<p>I testi spiegano il progetto con parole semplici. Non prendono il posto delle leggi. "
            "Se un testo e una legge dicono cose diverse, vale la legge. "
            "Hai trovato un errore? Leggi come fare una "
            '<a href="/segnala-disservizio/">segnalazione</a>.</p>'
            "<h2>La legge del progetto</h2>"
            "<p>Il progetto si basa sull’art. 20 della legge regionale 24 giugno 2015, n. 17. "
            "Puoi leggerla nel sito delle "
            '<a href="https://normelombardia.consiglio.regione.lombardia.it/">leggi della Lombardia</a>.</p>'
            "<h2>Collegamenti ad altri siti</h2>"
            "<p>Alcuni collegamenti portano ad altri siti. "
            "Il Comune non decide che cosa scrivono e come trattano i tuoi dati. "
            "Anche il tasto «Esci subito» apre un altro sito.</p>"
            "<h2>Lo stemma</h2>"
            "<p>La licenza riguarda dati, documenti e informazioni. "
            "Vuoi usare lo stemma del Comune di Cremona? Chiedi prima al Comune.</p>"
        ),
    },
)

VISITS = (
    "<p>Puoi leggere tutto il sito senza dire chi sei. Qui spieghiamo che cosa succede ai tuoi dati.</p>"
    "<h2>Chi è il titolare</h2>"
    "<p>Il titolare è chi decide come si usano i dati. Per questo sito è il Comune di Cremona, "
    "Piazza del Comune 8, Cremona. "
    "Il Comune ha un responsabile della protezione dei dati (RPD, o DPO). "
    f"I suoi recapiti e le altre regole del Comune sui dati sono nel {COMUNE}.</p>"
    "<h2>Quando visiti il sito</h2>"
    "<ul>"
    "<li>Il sito non lascia cookie a chi lo visita.</li>"
    "<li>Non ha statistiche che seguono le persone e non ha pubblicità.</li>"
    "<li>Caratteri, immagini e programmi vengono tutti da questo sito: nessun altro sito sa che lo leggi.</li>"
    "<li>Il registro del sito scrive l’ora, la pagina aperta e com’è andata la risposta. "
    "Non scrive il tuo indirizzo IP. Non scrive quale browser usi.</li>"
    "</ul>"
    "<p>Il tuo indirizzo IP serve solo a mandarti la pagina. "
    "Apri un collegamento verso un altro sito? Da lì valgono le regole di quel sito.</p>"
    "<p>Chi gestisce la tua rete può vedere che apri questo sito. Leggi come "
    '<a href="/navigazione-sicura/">navigare lasciando meno tracce</a>.</p>'
)

CALLS_AND_STAFF = (
    "<h2>Quando chiami o scrivi</h2>"
    "<p>Quando chiami o scrivi, l’ufficio riceve il tuo numero o il tuo indirizzo email e quello che racconti. "
    "Gli servono per risponderti. "
    "Il progetto riguarda cose delicate: scrivi solo lo stretto necessario. Il resto puoi dirlo a voce.</p>"
    "<p>Per quanto tempo restano questi dati, e chi può vederli? Chiedilo all’ufficio, anche prima di raccontare.</p>"
    "<h2>Quando lavori per il sito</h2>"
    "<p>Chi scrive il sito entra con un nome e una password. "
    "Qui il sito usa cookie tecnici: tengono aperto l’accesso e proteggono i moduli. "
    "Il sito conserva anche chi ha cambiato una pagina e quando.</p>"
)

RATINGS = (
    "<h2>Quando valuti una pagina</h2>"
    "<p>In fondo alle pagine puoi dire quanto sono chiare. "
    "Il sito conta le stelle e la risposta che scegli, per ogni pagina e per ogni mese. "
    "Non conserva chi sei, l’ora o il tuo indirizzo IP. I conteggi restano al massimo 24 mesi.</p>"
    "<p>In alcune pagine puoi anche scrivere poche parole. Non scrivere nomi, numeri di telefono o fatti tuoi. "
    "Il sito toglie da solo email, codici fiscali e numeri lunghi. Ma non può riconoscere tutto. "
    "Insieme al testo restano la pagina, le stelle e il giorno. Dopo 30 giorni il sito cancella il testo.</p>"
    "<p>Il sito deve fermare chi manda molti voti insieme. "
    "Per questo ricava un codice dal tuo indirizzo IP. "
    "Lo tiene in memoria per 10 minuti al massimo. Non lo scrive da nessuna parte.</p>"
)

RIGHTS = (
    "<h2>I tuoi diritti</h2>"
    "<p>La legge europea sui dati si chiama GDPR. È il regolamento UE 2016/679. "
    "Gli articoli da 15 a 22 ti danno alcuni diritti. Nei casi previsti puoi:</p>"
    "<ul>"
    "<li>sapere quali dati hanno su di te e averne copia;</li>"
    "<li>farli correggere;</li>"
    "<li>farli cancellare;</li>"
    "<li>limitare il loro uso;</li>"
    "<li>averli in un formato che puoi portare altrove;</li>"
    "<li>opporti al loro uso.</li>"
    "</ul>"
    "<p>Questo sito non prende decisioni automatiche su di te.</p>"
    "<p>Per usare i tuoi diritti scrivi a uno dei due uffici. Li trovi in questa pagina.</p>"
    "<p>Pensi che i tuoi dati siano usati male? Puoi fare un reclamo al "
    '<a href="https://www.garanteprivacy.it/">Garante per la protezione dei dati personali</a>.</p>'
)

PRIVACY = PageData(
    key="privacy",
    template="cms/page.html",
    title="Informativa privacy",
    slug="privacy",
    summary="Che cosa il sito sa di te quando lo leggi, che cosa succede se chiami o scrivi e quali diritti hai.",
    slots={"content": f"{VISITS}{RATINGS}{CALLS_AND_STAFF}{RIGHTS}"},
    offices=BOTH_OFFICES,
)

ACCESSIBILITY = PageData(
    key="accessibilita",
    template="cms/page.html",
    title="Accessibilità",
    slug="accessibilita",
    summary="Come è fatto il sito perché tutti possano usarlo. Che cosa resta da provare. Come segnalare un ostacolo.",
    slots={
        "content": (
            "<p>Questo sito deve andare bene per tutti. "
            "Anche per chi non vede, per chi usa solo la tastiera o per chi legge con fatica.</p>"
            "<h2>Come è fatto</h2>"
            "<ul>"
            "<li>I testi usano parole semplici e frasi brevi. Ne misuriamo la facilità di lettura.</li>"
            "<li>Puoi usare tutto con la tastiera.</li>"
            "<li>Il sito si legge anche senza script.</li>"
            "<li>Le pagine si adattano al telefono e al testo ingrandito.</li>"
            "<li>I titoli sono in ordine, i collegamenti dicono dove portano.</li>"
            "</ul>"
            "<h2>Come lo proviamo</h2>"
            "<p>A ogni modifica alcuni programmi provano le pagine in un browser vero. "
            "Cercano gli errori che una macchina può trovare: "
            "per esempio contrasti deboli, titoli fuori posto o campi senza nome. "
            "Il riferimento sono le regole WCAG 2.2, livello AA.</p>"
            "<h2>Che cosa resta da provare</h2>"
            "<p>I programmi non trovano tutto. Mancano ancora:</p>"
            "<ul>"
            "<li>le prove con persone con disabilità;</li>"
            "<li>le prove con tutti i lettori di schermo più usati;</li>"
            "<li>un controllo dei file che gli uffici caricheranno.</li>"
            "</ul>"
            "<p>La dichiarazione ufficiale si fa sul sito di AgID, l’Agenzia per l’Italia Digitale. "
            "Quando sarà pubblicata, la troverai in fondo a ogni pagina.</p>"
            "<h2>Hai trovato un ostacolo?</h2>"
            "<p>Dillo a uno dei due uffici: trovi i recapiti in questa pagina. "
            "Scrivi in quale pagina eri e che cosa non riuscivi a fare. "
            "Ti serve un testo in un’altra forma? Chiedilo all’ufficio.</p>"
        ),
    },
    offices=BOTH_OFFICES,
)

SITE_MAP = PageData(
    key="mappa-del-sito",
    template="cms/site_map.html",
    title="Mappa del sito",
    slug="mappa-del-sito",
    summary="Le sezioni e le pagine del sito in un elenco, nell’ordine in cui stanno.",
    slots={
        "content": "<p>Ecco le pagine del sito. Scegline una per aprirla.</p>"
        "<p>Le notizie e le iniziative hanno le loro liste. Le apri da «Novità» e da «Eventi».</p>"
    },
)

TOPICS = PageData(
    key="argomenti",
    template="cms/topics.html",
    title="Argomenti",
    slug="argomenti",
    summary="Gli argomenti del sito: scegline uno e trova le pagine che ne parlano.",
    slots={"content": "<p>Ogni argomento ti porta alle pagine che ne parlano.</p>"},
)

LEGAL_PAGES: tuple[PageData, ...] = (TOPICS, SITE_MAP, ACCESSIBILITY, PRIVACY, LEGAL_NOTES)
