"""The service sheets: the two kinds of help for victims, and the training path."""

from datetime import date

from cremona_site.first_content.offices import BOTH_OFFICES
from cremona_site.first_content.schema import PageData, ServiceData
from cremona_site.first_content.service_sections import (
    FIRST_CONTACT,
    QUESTIONS_READY,
    STEPS,
    THREE_WAYS,
    TIMES,
    conditions_under,
)
from cremona_site.first_content.who_can_ask import FOR_VICTIMS

# The sheets are new: they begin with the site, not with the printed page
WRITTEN_ON = date(2026, 11, 22)

MATERIAL_HELP = PageData(
    key="servizio-assistenza-materiale",
    template="projects/service.html",
    title="Assistenza materiale",
    slug="assistenza-materiale",
    summary="Un sostegno concreto per chi è colpito dalla criminalità organizzata. "
    "Ecco come chiederlo, passo per passo.",
    facts=ServiceData(
        area="azione-b",
        office="anticorruzione",
        service_type="Assistenza sociale",
        audience="Vittime della mafia e della criminalità organizzata",
        topics=(
            "Assistenza sociale",
            "Giustizia",
            "Integrazione sociale",
            "aiuto alle vittime",
            "criminalità organizzata",
            "mafia",
        ),
        first_published_on=WRITTEN_ON,
        last_modified_on=WRITTEN_ON,
    ),
    slots={
        "addressed_to": FOR_VICTIMS,
        "how_to": STEPS,
        "needed": f"{FIRST_CONTACT}{QUESTIONS_READY}",
        "obtained": (
            "<p>Un sostegno concreto dopo il reato. "
            "In particolare, un aiuto per accedere ai servizi sociali e territoriali.</p>"
            "<p>Il progetto non elenca i servizi uno per uno. "
            "Di’ all’ufficio che cosa ti serve: ti spiega che cosa si può fare.</p>"
            "<p>Leggi anche la pagina "
            '<a href="/la-voce-che-rompe-il-silenzio/aiuto-materiale/">Aiuto materiale</a>.</p>'
        ),
        "timing": TIMES,
        "access": f"<p>Puoi chiedere questo aiuto in tre modi.</p>{THREE_WAYS}",
        "conditions": conditions_under("b"),
    },
    offices=BOTH_OFFICES,
)

PSYCHOLOGICAL_HELP = PageData(
    key="servizio-assistenza-psicologica",
    template="projects/service.html",
    title="Assistenza psicologica",
    slug="assistenza-psicologica",
    summary="Assistenza psicologica, cura e aiuto con professionisti esperti. Ecco come chiederli, passo per passo.",
    facts=ServiceData(
        area="azione-c",
        office="anticorruzione",
        service_type="Assistenza psicologica",
        audience="Vittime della mafia e della criminalità organizzata",
        topics=(
            "Assistenza sociale",
            "Giustizia",
            "Integrazione sociale",
            "aiuto alle vittime",
            "criminalità organizzata",
            "mafia",
        ),
        first_published_on=WRITTEN_ON,
        last_modified_on=WRITTEN_ON,
    ),
    slots={
        "addressed_to": FOR_VICTIMS,
        "how_to": STEPS,
        "needed": f"{FIRST_CONTACT}{QUESTIONS_READY}",
        "obtained": (
            "<p>Assistenza psicologica, cura e aiuto.</p>"
            "<p>Te li danno professionisti con un’esperienza significativa in questo campo. "
            "Hanno la supervisione di esperti molto competenti.</p>"
            "<p>Chi incontrerai, dove e quando? Chiedilo all’ufficio. Leggi anche la pagina "
            '<a href="/la-voce-che-rompe-il-silenzio/aiuto-psicologico/">Aiuto psicologico</a>.</p>'
        ),
        "timing": TIMES,
        "access": f"<p>Puoi chiedere questo aiuto in tre modi.</p>{THREE_WAYS}",
        "conditions": conditions_under("c"),
    },
    offices=BOTH_OFFICES,
)

TRAINING = PageData(
    key="servizio-percorso-formativo",
    template="projects/service.html",
    title="Percorso di formazione sulle tutele",
    slug="percorso-di-formazione-sulle-tutele",
    summary="Un percorso in moduli sulle tutele di legge e sui segnali della mafia. "
    "Ecco a chi si rivolge e come chiederlo.",
    facts=ServiceData(
        area="azione-a",
        office="anticorruzione",
        service_type="Formazione",
        audience="Polizia locale, forze dell’ordine, sindacati e associazioni",
        topics=(
            "Associazioni",
            "Formazione professionale",
            "Istruzione",
            "Polizia",
            "legalità",
            "mafia",
        ),
        first_published_on=WRITTEN_ON,
        last_modified_on=WRITTEN_ON,
    ),
    slots={
        "addressed_to": (
            "<p>Il percorso può avere partecipanti diversi. Per esempio:</p>"
            "<ul>"
            "<li>agenti di polizia locale e vigili di quartiere;</li>"
            "<li>forze dell’ordine;</li>"
            "<li>sindacati;</li>"
            "<li>associazioni di categoria;</li>"
            "<li>associazioni di volontariato.</li>"
            "</ul>"
            "<p>L’elenco è aperto. Non vedi il tuo gruppo? Chiedi all’ufficio se puoi partecipare.</p>"
        ),
        "how_to": (
            "<ol>"
            "<li>Chiama o scrivi a uno dei due uffici. I recapiti sono in questa scheda, alla voce Contatti.</li>"
            "<li>Di’ per chi chiedi: per te o per il tuo gruppo.</li>"
            "<li>Chiedi se c’è un corso in programma.</li>"
            "<li>Chiedi come ci si iscrive.</li>"
            "</ol>"
        ),
        "needed": (f"{FIRST_CONTACT}<p>Chiedi per un gruppo? Di’ quante persone siete e di che cosa vi occupate.</p>"),
        "obtained": (
            "<p>Un percorso di formazione diviso in moduli. Impari:</p>"
            "<ul>"
            "<li>quali strumenti di tutela prevede la legge;</li>"
            "<li>come si cercano e si riconoscono i «reati spia» nel nostro territorio.</li>"
            "</ul>"
            "<p>Un reato spia è un reato che può far pensare alla presenza della mafia.</p>"
            "<p>C’è un attestato? Chiedilo all’ufficio. Leggi anche la pagina "
            '<a href="/la-voce-che-rompe-il-silenzio/corsi-sulle-tutele/">Corsi sulle tutele</a>.</p>'
        ),
        "timing": (
            "<p>In questa scheda non ci sono le date dei corsi. Puoi chiedere all’ufficio:</p>"
            "<ul>"
            "<li>quando comincia il prossimo corso;</li>"
            "<li>entro quale giorno bisogna iscriversi;</li>"
            "<li>quanto dura ogni modulo.</li>"
            "</ul>"
        ),
        "access": (
            "<p>Puoi chiedere informazioni sul percorso in tre modi.</p>"
            "<ul>"
            "<li>Per telefono: chiama uno dei due uffici.</li>"
            "<li>Per email: scrivi chi sei e che cosa ti interessa.</li>"
            "<li>Di persona: prima chiama e chiedi gli orari.</li>"
            "</ul>"
            "<p>Preferisci parlarne con calma? Puoi prenotare un appuntamento.</p>"
        ),
        "conditions": conditions_under("a"),
    },
    offices=BOTH_OFFICES,
)
