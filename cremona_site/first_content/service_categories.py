"""The categories of services, of those that the Comuni model names, with the sheets below them."""

from cremona_site.first_content.offices import BOTH_OFFICES
from cremona_site.first_content.schema import PageData
from cremona_site.first_content.services import MATERIAL_HELP, PSYCHOLOGICAL_HELP, TRAINING

HEALTH = PageData(
    key="salute-benessere-e-assistenza",
    template="cms/section.html",
    title="Salute, benessere e assistenza",
    slug="salute-benessere-e-assistenza",
    summary="I due servizi per chi è vittima della mafia: l’assistenza materiale e l’assistenza psicologica.",
    slots={
        "content": (
            "<p>Apri la scheda di un servizio. Ti dice a chi è rivolto, come fare e chi ti risponde.</p>"
            "<p>Non sai quale scegliere? Chiama uno dei due uffici. Puoi anche leggere le "
            '<a href="/domande-frequenti/">domande frequenti</a>.</p>'
        ),
    },
    offices=BOTH_OFFICES,
    children=(MATERIAL_HELP, PSYCHOLOGICAL_HELP),
)

EDUCATION = PageData(
    key="educazione-e-formazione",
    template="cms/section.html",
    title="Educazione e formazione",
    slug="educazione-e-formazione",
    summary="Il percorso di formazione del progetto: per conoscere le tutele e riconoscere i segnali della mafia.",
    slots={
        "content": (
            "<p>La scheda ti dice a chi è rivolto il percorso, che cosa si impara e come chiedere informazioni.</p>"
            "<p>Cerchi uno spettacolo o un incontro? "
            'Vai alla pagina <a href="/vivere-cremona/eventi/">Eventi</a>.</p>'
        ),
    },
    children=(TRAINING,),
)

SERVICE_CATEGORIES: tuple[PageData, ...] = (HEALTH, EDUCATION)
