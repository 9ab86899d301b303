"""Titles of the second level that the Comuni model fixes, and what the official evaluation looks for on their links.

A section with a title of its own is shown all the same: it only bears no mark, or it would count as a wrong title.
"""

CATEGORY_TITLES = {
    "amministrazione": (
        "Aree amministrative",
        "Documenti e dati",
        "Enti e fondazioni",
        "Organi di governo",
        "Personale amministrativo",
        "Politici",
        "Uffici",
    ),
    "novita": ("Avvisi", "Comunicati", "Notizie"),
    "servizi": (
        "Agricoltura e pesca",
        "Agricoltura, caccia e pesca",
        "Ambiente",
        "Anagrafe e stato civile",
        "Appalti pubblici",
        "Autorizzazioni",
        "Catasto e urbanistica",
        "Cultura e tempo libero",
        "Educazione e formazione",
        "Giustizia e sicurezza pubblica",
        "Imprese e commercio",
        "Mobilità e trasporti",
        "Salute, benessere e assistenza",
        "Tributi, finanze e contravvenzioni",
        "Turismo",
        "Vita lavorativa",
    ),
}
CATEGORY_ELEMENTS = {
    "amministrazione": "management-category-link",
    "novita": "news-category-link",
    "servizi": "service-category-link",
}
# Below «Vivere Cremona» two pages are looked for, whatever their title
LIVE_ELEMENTS = {"eventi": "live-button-events", "luoghi": "live-button-locations"}


def element_of(above, key, title):
    """The `data-element` of the link from the section `above` to the one below it; empty where it bears none."""
    if above == "vivere-cremona":
        return LIVE_ELEMENTS.get(key, "")
    titles = [known.casefold() for known in CATEGORY_TITLES.get(above, ())]
    return CATEGORY_ELEMENTS[above] if title.casefold() in titles else ""
