"""Sections that the service sheets share.

Times, papers, costs and enrolment stand nowhere in the source: a sheet tells what to ask the office instead.
"""

from cremona_site.first_content.safe_browsing import TRACES

STEPS = (
    "<ol>"
    "<li>Scegli uno dei due uffici. I recapiti sono in questa scheda, alla voce Contatti.</li>"
    "<li>Chiama o scrivi. Di’ che hai letto del progetto «La voce che rompe il silenzio».</li>"
    "<li>Racconta solo quello che vuoi. Prima puoi chiedere che cosa resta riservato.</li>"
    "<li>L’ufficio ti spiega che cosa si può fare.</li>"
    "</ol>"
    f"{TRACES}"
)

FIRST_CONTACT = (
    "<p>Per il primo contatto basta un telefono o un’email.</p>"
    "<p>In questa scheda non c’è un elenco di documenti. Chiedi all’ufficio se ne servono e quali.</p>"
)

QUESTIONS_READY = "<p>Se vuoi, prepara le tue domande. Scrivile solo dove nessun altro può leggerle.</p>"

TIMES = (
    "<p>In questa scheda non ci sono tempi. Puoi chiedere all’ufficio:</p>"
    "<ul>"
    "<li>quando avrai una risposta;</li>"
    "<li>quando può cominciare l’aiuto;</li>"
    "<li>quanto può durare.</li>"
    "</ul>"
    "<p>Sei in pericolo adesso? Non aspettare una risposta: chiama il <strong>112</strong>.</p>"
)

THREE_WAYS = (
    "<ul>"
    "<li>Per telefono: chiama uno dei due uffici.</li>"
    "<li>Per email: scrivi che cosa ti serve e come risponderti senza rischi.</li>"
    "<li>Di persona: prima chiama e chiedi gli orari.</li>"
    "</ul>"
    "<p>Vuoi parlare con calma? Puoi prenotare un appuntamento.</p>"
)

LAW = '<a href="https://normelombardia.consiglio.regione.lombardia.it/">leggi della Lombardia</a>'


def conditions_under(letter: str) -> str:
    """What a sheet rests on: the letter of art. 20(1), and the notes of the site."""
    return (
        "<p>Il servizio fa parte del progetto «La voce che rompe il silenzio». "
        "Lo ha definito il Comune di Cremona, in accordo con Regione Lombardia.</p>"
        f"<p>La base è la legge regionale 17/2015, art. 20, comma 1, lettera {letter}. "
        f"Puoi leggerla nel sito delle {LAW}. Nella pagina del progetto spieghiamo "
        '<a href="/la-voce-che-rompe-il-silenzio/#legge">che cosa dice la legge</a>.</p>'
        "<p>Ci sono dei costi? Questa scheda non lo dice. Chiedilo all’ufficio prima di cominciare.</p>"
        '<p>Leggi anche le <a href="/note-legali/">note legali</a> e la <a href="/privacy/">privacy</a>.</p>'
    )
