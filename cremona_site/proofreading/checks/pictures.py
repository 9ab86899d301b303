"""Pictures and the words for who does not see them."""

from cremona_site.media_library.alternative_text import FILE_NAME
from cremona_site.proofreading.finding import ERROR, WARNING, Finding


def alternative_texts(material):
    for where, picture in material.pictures:
        text = picture.alternative_text.strip()
        problem = picture.problem_of_alternative_text(text)
        if not problem:
            continue
        is_unheard = not picture.is_decorative and (not text or FILE_NAME.search(text))
        yield Finding(
            ERROR if is_unheard else WARNING,
            where,
            "Chi non vede l’immagine non sa che cosa mostra." if is_unheard else "Il testo alternativo non va bene.",
            problem,
            text or str(picture.image),
            picture.pk,
        )
