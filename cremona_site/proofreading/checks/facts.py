"""Facts that pages of a kind live by: dates, kinds, offices."""

from cremona_site.proofreading.finding import WARNING, Finding
from projects.models import ActionArea, Initiative, News, Project, Service

WHERE = "Dati della pagina"
KINDS = {
    "projects/project.html": (Project, "del progetto"),
    "projects/action_area.html": (ActionArea, "dell’azione"),
    "projects/service.html": (Service, "del servizio"),
    "projects/initiative.html": (Initiative, "dell’iniziativa"),
    "projects/news.html": (News, "della notizia"),
}


def facts(material):
    content = material.page_content
    if not content or content.template not in KINDS:
        return
    model, of_what = KINDS[content.template]
    stored = model.objects.filter(extended_object=content.page_id).first()
    if stored is None:
        yield Finding(
            WARNING,
            WHERE,
            f"Mancano i dati {of_what}: nessun elenco del sito può mostrare la pagina al suo posto.",
            f"Nella barra in alto apri il menu della pagina, poi i dati {of_what}, e compilali.",
        )
    elif model is Initiative and not stored.occurrences.exists():
        yield Finding(
            WARNING,
            WHERE,
            "L’iniziativa non ha nessuna data: non compare tra quelle in arrivo né nel calendario.",
            "Aggiungi la data nei dati dell’iniziativa; se si sa solo il mese, va bene anche quello.",
        )
