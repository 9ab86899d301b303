"""A published project page as a printed page."""

from cms.models import PageContent, PageUrl
from django.conf import settings
from djangocms_alias.models import AliasContent

from contacts.models import ContactPoint
from cremona_site.notice import STATIC_CODE
from projects.areas import listed_areas
from projects.models import ActionArea, Project
from projects.printed_page import PrintedAction, PrintedOffice, PrintedPage
from projects.printed_page.links import READ_MORE
from projects.printed_page.rich_text import paragraph_runs
from projects.slots import DESCRIPTION_SLOT, PROJECT_SLOTS, offices_in, paragraphs_in

LANGUAGE = settings.LANGUAGE_CODE


class ExportRefusedError(Exception):
    """The page is not one that can be printed; the text says why, in Italian."""


def printed_page(path):
    """The published project page at `path` (`/la-voce-che-rompe-il-silenzio/`) as a `PrintedPage`."""
    content, project = published_project(path)
    areas = listed_areas(content.page_id, LANGUAGE)
    days = [project.modified_on, *(area.modified_on for area in areas)]
    if project.first_published_on is None:
        raise ExportRefusedError("La pagina non ha la data di prima pubblicazione: scrivila in «Dati del progetto…».")
    return PrintedPage(
        title=content.title,
        subtitle=project.subtitle,
        url=project.former_url or absolute_url(content),
        first_published_on=project.first_published_on,
        last_modified_on=max(day for day in days if day),
        notice=notice(),
        intro=paragraphs_in(content, *PROJECT_SLOTS),
        actions=tuple(printed_action(area) for area in areas),
        offices=tuple(printed_office(office) for office in offices_in(content) if office.is_active),
    )


def published_project(path):
    url = PageUrl.objects.filter(path=path.strip("/"), language=LANGUAGE).first()
    content = url and PageContent.objects.filter(page_id=url.page_id, language=LANGUAGE).first()
    if content is None:
        raise ExportRefusedError(f"Non c’è una pagina pubblicata all’indirizzo {path}.")
    project = Project.objects.filter(extended_object_id=content.page_id).first()
    if project is None:
        raise ExportRefusedError(f"La pagina {path} non è un progetto: solo i progetti si possono esportare.")
    return content, project


def absolute_url(content):
    return settings.SITE_URL + content.get_absolute_url()


def printed_action(area):
    if not area.letter:
        raise ExportRefusedError(f"L’azione «{area.title}» non ha una lettera: scrivila in «Dati dell’azione…».")
    content = PageContent.objects.get(page_id=area.page_id, language=LANGUAGE)
    former_url = ActionArea.objects.get(extended_object_id=area.page_id).former_url
    return PrintedAction(letter=area.letter, blocks=paragraphs_in(content, DESCRIPTION_SLOT), url=former_url)


def printed_office(office):
    points = list(office.contact_points.all())
    return PrintedOffice(
        name=office.name,
        url=office.former_url or settings.SITE_URL + office.get_absolute_url(),
        address=office.address,
        entrance_note=office.entrance_note,
        phones=tuple(point.value for point in points if point.kind == ContactPoint.Kind.PHONE),
        mailboxes=tuple(point.value for point in points if point.kind == ContactPoint.Kind.EMAIL),
    )


def notice():
    """The paragraphs of the site notice; none where it does not end in the link that marks its end on paper."""
    content = AliasContent.objects.filter(alias__static_code=STATIC_CODE, language=LANGUAGE).first()
    paragraphs = paragraphs_in(content, STATIC_CODE) if content else ()
    return paragraphs if paragraphs and is_read_more_link(paragraphs[-1]) else ()


def is_read_more_link(block):
    runs = [run for paragraph in paragraph_runs(block) for run in paragraph]
    return len(runs) == 1 and bool(runs[0].href) and runs[0].text.startswith(READ_MORE)
