"""Documents that people download: what they find under which title."""

from cremona_site.models.document import FILE_NAME, problem_of_title
from cremona_site.proofreading.finding import ERROR, WARNING, Finding


def titles(material):
    for where, document in material.documents:
        own_title = document.facts.title if document.facts else ""
        title = document.title.strip()
        if problem := problem_of_title(title, own_title):
            is_unknown = not title or FILE_NAME.search(title)
            yield Finding(
                ERROR if is_unknown else WARNING,
                where,
                "Il documento non ha un titolo che dica che cosa c’è dentro.",
                problem,
                title or str(document.file),
                document.pk,
            )
        if document.facts and not own_title:
            yield Finding(
                WARNING,
                where,
                "Il PDF non ha un titolo al suo interno: chi lo apre legge il nome del file.",
                "Nel programma con cui è stato scritto, metti il titolo nelle proprietà del documento, salva di nuovo "
                "in PDF e sostituisci il file.",
                title or str(document.file),
                document.pk,
            )
