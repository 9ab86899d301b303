"""The project page, parent of its five action areas."""

from cremona_site.first_content.action_areas import ACTION_AREAS
from cremona_site.first_content.offices import BOTH_OFFICES
from cremona_site.first_content.project_dates import FIRST_PUBLISHED_ON, LAST_MODIFIED_ON
from cremona_site.first_content.schema import LegalReferenceData, PageData, ProjectData
from cremona_site.first_content.who_can_ask import TWO_CASES

PROJECT = PageData(
    key="progetto",
    template="projects/project.html",
    title="La voce che rompe il silenzio",
    slug="la-voce-che-rompe-il-silenzio",
    summary="Ascolto e sostegno per chi subisce la mafia o la criminalità organizzata. "
    "È un progetto del Comune di Cremona con Regione Lombardia.",
    facts=ProjectData(
        subtitle="Strategie di ascolto e sostegno per le vittime di violenza mafiosa/criminalità organizzata",
        first_published_on=FIRST_PUBLISHED_ON,
        last_modified_on=LAST_MODIFIED_ON,
        partners="Regione Lombardia",
        legal_references=(
            LegalReferenceData(
                title="L.R. Lombardia 24 giugno 2015, n. 17, art. 20",
                url="https://normelombardia.consiglio.regione.lombardia.it/",
            ),
        ),
        former_url="https://www.comune.cremona.it/la-voce-che-rompe-il-silenzio",
        topics=(
            "Assistenza sociale",
            "Comunicazione istituzionale",
            "Formazione professionale",
            "Giustizia",
            "aiuto alle vittime",
            "criminalità organizzata",
            "legalità",
            "mafia",
        ),
    ),
    slots={
        "intro": (
            "<p>Parlare di mafia può fare paura. "
            "Questo progetto vuole dare ascolto e sostegno a chi la subisce.</p>"
            "<p>Il Comune di Cremona lo ha definito all’interno di un accordo di collaborazione con Regione Lombardia. "
            "L’accordo prevede assistenza e aiuto per le vittime della mafia e della criminalità organizzata.</p>"
            "<p>Le azioni sono cinque. Due sono per le vittime: "
            'l’<a href="/la-voce-che-rompe-il-silenzio/aiuto-materiale/">aiuto materiale</a> e '
            'l’<a href="/la-voce-che-rompe-il-silenzio/aiuto-psicologico/">aiuto psicologico</a>. '
            "Le altre tre servono a imparare, a informare e a fare cultura: "
            'i <a href="/la-voce-che-rompe-il-silenzio/corsi-sulle-tutele/">corsi sulle tutele</a>, '
            'le <a href="/la-voce-che-rompe-il-silenzio/campagne-informative/">campagne informative</a> e '
            'gli <a href="/la-voce-che-rompe-il-silenzio/eventi-e-cultura/">eventi</a>.</p>'
        ),
        "who_can_ask": (
            "<p>Puoi chiedere aiuto se sei vittima della mafia o della criminalità organizzata. "
            "Basta uno di questi due casi:</p>"
            f"{TWO_CASES}"
            "<p>La regola è nella legge regionale: L.R. 17/2015, art. 20, comma 3.</p>"
            "<p>Non sai se il tuo caso è uno di questi? Chiedilo a uno dei due uffici.</p>"
        ),
        "law": (
            "<p>Il progetto si basa sull’art. 20 della L.R. 17/2015. "
            "La sigla L.R. vuol dire legge regionale. "
            "Qui si tratta della legge di Regione Lombardia del 24 giugno 2015, n. 17.</p>"
            "<p>Il comma 1 elenca cinque modi di aiutare le vittime. Ognuno ha una lettera, dalla a alla e. "
            "Sono le cinque azioni del progetto:</p>"
            "<ul>"
            "<li><strong>lettera a</strong>, informazione sulle tutele;</li>"
            "<li><strong>lettera b</strong>, aiuto materiale;</li>"
            "<li><strong>lettera c</strong>, aiuto psicologico;</li>"
            "<li><strong>lettera d</strong>, campagne;</li>"
            "<li><strong>lettera e</strong>, eventi e cultura.</li>"
            "</ul>"
            "<p>Con il comma 2 la Regione finanzia i progetti degli enti locali, come i Comuni.</p>"
            "<p>Il comma 3 fissa la regola sulla residenza e sul luogo del reato. "
            'La trovi in questa pagina: <a href="/la-voce-che-rompe-il-silenzio/#chi">chi può chiedere aiuto</a>.</p>'
        ),
    },
    offices=BOTH_OFFICES,
    children=ACTION_AREAS,
)
