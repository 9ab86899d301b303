"""Turning a printed page into a project page with its action areas, its offices and the site notice."""

from html import unescape

from cms.models import PageContent
from django.conf import settings
from django.db import transaction
from django.utils.html import strip_tags
from django.utils.text import slugify

from contacts.actions import update_office
from contacts.models import Office
from cremona_site import writing
from cremona_site.notice import STATIC_CODE
from projects.freshness import settle
from projects.models import ActionArea, Project
from projects.printed_page import paragraphs_to_html
from projects.slots import DESCRIPTION_SLOT, PROJECT_SLOTS, offices_in, paragraphs_in

TITLE_LENGTH = 60
# Words on which a title made from a sentence must not end
LINKING_WORDS = frozenset(
    "a ad al alla con da dal dalla degli dei del della delle di e ed gli i il in la le lo nel nella o per su un".split()
)


class ImportRefusedError(Exception):
    """The document is well formed, but the site cannot take it; `address` is the one that is wrong, if one is."""

    def __init__(self, reason, address=""):
        super().__init__(reason)
        self.address = address

    def line_in(self, text):
        """The line of the document that holds the wrong address, counted from 1; None where no address is wrong."""
        lines = enumerate(text.splitlines(), start=1)
        return next((number for number, line in lines if self.address and f"<{self.address}>" in line), None)


@transaction.atomic
def import_printed_page(printed, publish=False):
    """Writes `printed` into the site: as drafts, or published.

    What is there already, known by its old address, is brought up to date and never doubled. Without `publish` no page,
    notice or known office changes for visitors; an office that is new has its own address at once. Returns the page
    and notes, in Italian, on what was left as it was.
    """
    return PageImport(printed, publish).run()


class PageImport:
    def __init__(self, printed, publish):
        self.printed = printed
        self.publish = publish
        self.notes = []

    def run(self):
        self.refuse_relative_addresses()
        offices = [self.office(printed) for printed in self.printed.offices]
        if len(set(offices)) < len(offices):
            raise ImportRefusedError("Due uffici del documento hanno lo stesso nome o indirizzo web: distinguili.")
        page = self.project_page(offices)
        for action in self.printed.actions:
            self.area_page(page, action, offices)
        self.note_other_areas(page)
        if self.printed.notice:
            self.notice()
        return page, self.notes

    def refuse_relative_addresses(self):
        """An old address is kept to redirect from it; one without its site would be an address of ours."""
        parts = [self.printed, *self.printed.offices, *self.printed.actions]
        relative = [part.url for part in parts if part.url.startswith("/")]
        if relative:
            reason = f"L’indirizzo {relative[0]} di una pagina del vecchio sito va scritto intero."
            raise ImportRefusedError(reason, address=relative[0])

    def office(self, printed):
        known = Office.objects.filter(former_url=printed.url).first() if printed.url else None
        known = known or Office.objects.filter(slug=slugify(printed.name)).first()
        office = known or Office(slug=slugify(printed.name))
        is_kept = bool(known) and not self.publish
        differs = update_office(
            office,
            name=printed.name,
            address=printed.address,
            entrance_note=printed.entrance_note,
            former_url=printed.url,
            phones=printed.phones,
            mailboxes=printed.mailboxes,
            dry_run=is_kept,
        )
        if is_kept and differs:
            self.notes.append(f"L’ufficio «{known}» esiste già con altri dati: resta com’è.")
        return office

    def project_page(self, offices):
        page = self.known_page() or self.new_project_page()
        facts = Project.objects.get(extended_object=page)
        content = latest_content(page)
        words = self.printed.intro
        is_changed = (
            content.title != self.printed.title
            or paragraphs_in(content, *PROJECT_SLOTS) != words
            or offices_in(content) != offices
        )
        if is_changed:
            content = writing.draft_of(page)
            PageContent.admin_manager.filter(pk=content.pk).update(title=self.printed.title)
            content.title = self.printed.title
            for slot in PROJECT_SLOTS:
                writing.write_slot(content, slot, paragraphs_to_html(words) if slot == "intro" else "")
            writing.place_offices(content, offices)
        wanted = {
            "subtitle": self.printed.subtitle,
            "former_url": self.printed.url,
            "first_published_on": self.printed.first_published_on,
        }
        self.finish(content, facts, wanted)
        return page

    def known_page(self):
        """The project page that this document was printed from, or that has its title."""
        if self.printed.url:
            project = Project.objects.filter(former_url=self.printed.url).first()
            if project:
                return project.extended_object
        slug = self.slug()
        same_slug = PageContent.admin_manager.filter(slug=slug, page__parent=None, language=writing.LANGUAGE)
        same_slug = same_slug.latest_content().first()
        if same_slug is None:
            return None
        if not Project.objects.filter(extended_object=same_slug.page).exists():
            reason = f"All’indirizzo /{slug}/ c’è già una pagina che non è un progetto: cambiale indirizzo."
            raise ImportRefusedError(reason)
        return same_slug.page

    def slug(self):
        slug = slugify(self.printed.title)
        if not slug:
            raise ImportRefusedError("Il titolo non ha né lettere né cifre: da lì viene l’indirizzo della pagina.")
        return slug

    def new_project_page(self):
        page, _content = writing.new_page(
            self.printed.title, "projects/project.html", slug=self.slug(), in_navigation=False
        )
        Project.objects.create(extended_object=page)
        return page

    def area_page(self, project_page, action, offices):
        facts = ActionArea.objects.filter(extended_object__parent=project_page, letter=action.letter).first()
        if facts is None:
            facts = self.new_area_page(project_page, action, offices)
        page = facts.extended_object
        content = latest_content(page)
        if paragraphs_in(content, DESCRIPTION_SLOT) != action.blocks:
            content = writing.draft_of(page)
            writing.write_slot(content, DESCRIPTION_SLOT, paragraphs_to_html(action.blocks))
        wanted = {"former_url": action.url, "first_published_on": self.printed.first_published_on}
        self.finish(content, facts, wanted)

    def new_area_page(self, project_page, action, offices):
        title = title_from(unescape(strip_tags(action.blocks[0]))) or f"Azione {action.letter}"
        page, content = writing.new_page(
            title, "projects/action_area.html", project_page, slug=self.free_slug(project_page, title, action.letter)
        )
        writing.place_offices(content, offices)
        return ActionArea.objects.create(extended_object=page, letter=action.letter)

    def free_slug(self, project_page, title, letter):
        slug = slugify(title) or f"azione-{letter}"
        is_taken = PageContent.admin_manager.filter(slug=slug, page__parent=project_page).exists()
        return f"{slug}-{letter}" if is_taken else slug

    def finish(self, content, facts, wanted):
        """Brings the facts up to date, publishes if told to, and settles the dates as the document has them."""
        is_public = PageContent.objects.filter(page=facts.extended_object, language=content.language).exists()
        differing = {name: value for name, value in wanted.items() if getattr(facts, name) != value}
        if is_public and not self.publish:
            if differing:
                self.notes.append(f"I dati di «{content.title}» sono già pubblicati: restano come sono.")
            return
        if differing:
            for name, value in differing.items():
                setattr(facts, name, value)
            facts.save()
        if self.publish:
            writing.publish(content)
        settle(facts, content, self.printed.last_modified_on)

    def note_other_areas(self, page):
        letters = {action.letter for action in self.printed.actions}
        others = ActionArea.objects.filter(extended_object__parent=page).exclude(letter__in=letters)
        for area in others:
            self.notes.append(f"L’azione «{area}» non è nel documento: resta com’è.")

    def notice(self):
        content = writing.latest_notice()
        if content is None or paragraphs_in(content, STATIC_CODE) != self.printed.notice:
            content = writing.draft_notice("Avviso del sito")
            writing.write_notice(content, paragraphs_to_html(self.printed.notice))
        if self.publish:
            writing.publish(content)


def latest_content(page):
    return PageContent.admin_manager.filter(page=page, language=settings.LANGUAGE_CODE).latest_content().get()


def title_from(sentence):
    """A short title out of the first words of a sentence; empty where it has no short words."""
    for mark in (",", ";", ":", " - ", " – ", " ("):
        sentence = sentence.split(mark)[0]
    words = sentence.rstrip(".").split()
    while len(" ".join(words)) > TITLE_LENGTH or (len(words) > 1 and words[-1].lower() in LINKING_WORDS):
        words.pop()
    title = " ".join(words)
    return title[:1].upper() + title[1:]
