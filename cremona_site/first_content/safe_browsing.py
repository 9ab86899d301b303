"""What «Esci subito» does and does not do, and how to visit the site with fewer traces.

Browsers are told by the words of their menus that have stayed the same for years; no version, no picture.
"""

from cremona_site.first_content.schema import PageData

# For pages that ask the reader to call or write
TRACES = (
    "<p>Qualcuno controlla il tuo telefono o la tua posta? Ricorda: chiamate ed email lasciano traccia. "
    'Leggi come <a href="/navigazione-sicura/">navigare lasciando meno tracce</a>.</p>'
)

IN_DANGER = (
    "<h2>Se sei in pericolo</h2>"
    "<p>Sei in pericolo adesso? Chiama il <strong>112</strong>.</p>"
    "<p>Nessun consiglio di questa pagina toglie tutte le tracce. "
    "Se puoi, usa un apparecchio che nessuno controlla.</p>"
)

THE_EXIT = (
    "<h2>Che cosa fa «Esci subito»</h2>"
    "<p>In alto o in fondo a ogni pagina trovi il tasto «Esci subito». Quando lo premi:</p>"
    "<ul>"
    "<li>lo schermo diventa bianco;</li>"
    "<li>si apre un altro sito;</li>"
    "<li>il tasto Indietro non torna a questa pagina.</li>"
    "</ul>"
    "<p>Hai una tastiera? Premi tre volte il tasto Maiusc (Shift) entro cinque secondi. Fa la stessa cosa.</p>"
    "<p>Alcuni browser sono impostati per bloccare gli script. Lì il tasto apre l’altro sito e basta.</p>"
    "<h2>Che cosa non fa</h2>"
    "<ul>"
    "<li>Le pagine che hai visto prima restano nella cronologia. Può restarci anche questa.</li>"
    "<li>Il tasto Indietro può far vedere la pagina di prima.</li>"
    "<li>Se hai aperto il sito in altre schede, quelle restano aperte.</li>"
    "<li>Non toglie chiamate, messaggi ed email.</li>"
    "<li>Non toglie i file che hai scaricato.</li>"
    "<li>Non toglie i suggerimenti che il browser mostra mentre scrivi.</li>"
    "<li>Non ti nasconde a chi gestisce la rete: a casa, al lavoro o a scuola.</li>"
    "<li>Non ferma le app che spiano il telefono.</li>"
    "</ul>"
)

PRIVATE_WINDOW = (
    "<h2>Apri una finestra privata</h2>"
    "<p>Una finestra privata non scrive nella cronologia. Aprila prima di venire sul sito. "
    "Cerca nel menu del tuo browser una di queste voci:</p>"
    "<ul>"
    "<li>in Chrome, «navigazione in incognito»;</li>"
    "<li>in Firefox, «finestra anonima»;</li>"
    "<li>in Edge, «InPrivate»;</li>"
    "<li>in Safari, «finestra privata» o pannello «Privata».</li>"
    "</ul>"
    "<p>Quando hai finito, chiudi tutte le finestre private. "
    "I file che scarichi restano anche dopo. Chi gestisce la rete può vedere lo stesso quali siti apri.</p>"
)

HISTORY = (
    "<h2>Togli solo alcune pagine dalla cronologia</h2>"
    "<p>Una cronologia tutta vuota può far nascere domande. Per questo puoi togliere solo le pagine di questo sito.</p>"
    "<ol>"
    "<li>Apri il menu del browser e scegli «Cronologia». In Safari sul telefono la trovi sotto l’icona del libro.</li>"
    "<li>Cerca le voci con la parola «Cremona».</li>"
    "<li>Sul computer, premi il tasto destro del mouse sulla voce, o apri il menu accanto. Scegli di eliminarla.</li>"
    "<li>Sul telefono, tieni premuta la voce, o falla scorrere di lato. Scegli di eliminarla.</li>"
    "</ol>"
    "<p>I nomi possono cambiare un po’ da un browser all’altro.</p>"
    "<p>Nel browser hai fatto l’accesso con un account? "
    "La cronologia può comparire anche su altri apparecchi con lo stesso account.</p>"
)

SAFER_DEVICE = (
    "<h2>Usa un apparecchio più sicuro</h2>"
    "<p>Puoi usare il telefono di una persona di cui ti fidi, o il computer di una biblioteca. "
    "Anche lì apri una finestra privata. Alla fine chiudila.</p>"
    "<p>Pensi che qualcuno spii il tuo telefono? Non usarlo per cercare aiuto. "
    "Prima di togliere un’app, chiedi consiglio: chi ti controlla può accorgersene.</p>"
    "<h2>Chiamate, messaggi ed email</h2>"
    "<ul>"
    "<li>Una chiamata resta nel registro del telefono. Può comparire anche nei dettagli del traffico.</li>"
    "<li>Puoi chiamare da un altro telefono.</li>"
    "<li>Quando chiami, di’ all’ufficio se può richiamarti, a quale numero e quando.</li>"
    "<li>Un’email resta nella posta inviata. Se la elimini, può restare nel cestino.</li>"
    "<li>Qualcuno conosce la tua password? Scrivi da un altro indirizzo.</li>"
    "</ul>"
    '<p>I numeri sono nella pagina <a href="/amministrazione/uffici/">Uffici</a>.</p>'
)

SAFE_BROWSING = PageData(
    key="navigazione-sicura",
    template="cms/page.html",
    title="Navigare lasciando meno tracce",
    slug="navigazione-sicura",
    summary="Che cosa fa il tasto «Esci subito», che cosa non fa e come vedere il sito con più riservatezza.",
    page_title="Consigli per navigare sul web",
    slots={"content": f"{IN_DANGER}{THE_EXIT}{PRIVATE_WINDOW}{HISTORY}{SAFER_DEVICE}"},
)
