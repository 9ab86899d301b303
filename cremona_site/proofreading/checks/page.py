"""The title and the short description, by which people choose a page among others."""

from cms.models import PageContent

from cremona_site.proofreading.finding import ERROR, WARNING, Finding
from cremona_site.proofreading.material import SETTINGS

LONGEST_SUMMARY = 200


def title(material):
    content = material.page_content
    if not content:
        return
    words = content.title.strip()
    if not words:
        yield Finding(ERROR, SETTINGS, "Manca il titolo.", "Scrivi di che cosa parla la pagina, in poche parole.")
        return
    others = PageContent.objects.filter(title__iexact=words, language=content.language)
    if other := others.exclude(page=content.page_id).first():
        yield Finding(
            WARNING,
            SETTINGS,
            "Un’altra pagina pubblicata ha lo stesso titolo: chi cerca non le distingue.",
            "Aggiungi al titolo quello che questa pagina ha di suo: il luogo, l’anno, per chi è.",
            other.title,
        )


def summary(material):
    content = material.page_content
    if not content or content.redirect:
        return
    words = (content.meta_description or "").strip()
    if not words:
        yield Finding(
            ERROR,
            SETTINGS,
            "Manca la descrizione breve.",
            "Nel campo «Descrizione breve» scrivi in una frase che cosa trova chi apre la pagina: la leggono gli "
            "elenchi del sito e i motori di ricerca.",
        )
    elif len(words) > LONGEST_SUMMARY:
        yield Finding(
            WARNING,
            SETTINGS,
            f"La descrizione breve ha {len(words)} lettere: i motori di ricerca la tagliano.",
            f"Tienila sotto le {LONGEST_SUMMARY} lettere: una frase basta.",
            words,
        )


def page_above(material):
    content = material.page_content
    above = content.page.parent_id if content else None
    if above and not PageContent.objects.filter(page=above, language=content.language).exists():
        yield Finding(
            WARNING,
            SETTINGS,
            "La pagina che sta sopra non è pubblicata: finché non lo è, nessuno può arrivare a questa.",
            "Pubblica prima quella.",
        )
