"""What a page of its kind must say, and does not."""

from cremona_site.proofreading.finding import ERROR, WARNING, Finding
from cremona_site.proofreading.fragment import tree_of, words_of
from cremona_site.proofreading.material import name_of

# What the model of service sheets asks of each, by template
COMPULSORY = {
    "projects/service.html": ("addressed_to", "how_to", "needed", "obtained", "timing", "conditions"),
}
TOLD_BY_WORDS = {
    "cms/page.html": "content",
    "projects/news.html": "content",
    "projects/initiative.html": "about",
    "projects/action_area.html": "what",
    "projects/project.html": "intro",
}
FEWEST_LETTERS = 3


def slots(material):
    if not material.page_content or material.page_content.redirect:
        return
    template = material.page_content.template
    told = {passage.slot for passage in material.passages if len(words_of(tree_of(passage.body))) >= FEWEST_LETTERS}
    for slot in COMPULSORY.get(template, ()):
        if slot not in told:
            yield Finding(
                ERROR,
                name_of(slot),
                "Questa parte è vuota, e una scheda di servizio deve averla.",
                "Scrivi anche solo una frase: se non serve niente, o non c’è scadenza, dillo.",
            )
    slot = TOLD_BY_WORDS.get(template)
    if slot and not told and not material.pictures and not material.documents:
        yield Finding(WARNING, name_of(slot), "La pagina è vuota.", "Scrivi almeno che cosa trova chi la apre.")
