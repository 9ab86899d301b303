"""What the start page shows: panels, what can be made new, first steps."""

from django.urls import NoReverseMatch, reverse

from cremona_site.desk import versions
from cremona_site.desk.first_steps import FirstSteps
from cremona_site.desk.panels import PANELS
from cremona_site.upstream import PUBLISH

NEW = {
    "Nuova notizia": "new_pages:news",
    "Nuova iniziativa": "new_pages:initiative",
    "Nuovo progetto": "new_pages:project",
    "Nuova pagina": "new_pages:page",
}


def desk_of(user):
    """The variables of the start page, in a number of queries that does not grow with the site."""
    panels = [panel for panel in (kind(user) for kind in PANELS) if panel.is_for_user()]
    for panel in panels:
        panel.take()
    versions.know_contents([version for panel in panels for version in panel.versions])
    return {
        "panels": panels,
        "new_things": new_things() if user.has_perm("cms.add_page") else [],
        "may_publish": user.has_perm(PUBLISH),
        "may_see_pages": user.has_perm("cms.change_page"),
        "may_see_files": user.has_perm("filer.can_use_directory_listing"),
        "first_steps": FirstSteps(user),
    }


def new_things():
    """What the wizards make, with their addresses."""
    things = []
    for label, name in NEW.items():
        try:
            things.append((label, reverse(name)))
        except NoReverseMatch:
            continue
    return things


def panel_of(key, user):
    """The panel with this key, empty yet; None where there is none or it is not for this person."""
    kind = next((kind for kind in PANELS if kind.key == key), None)
    panel = kind(user) if kind else None
    return panel if panel and panel.is_for_user() else None
