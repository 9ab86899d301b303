"""A form makes a page once, whole or not at all, and never publishes it."""

from cms.api import add_plugin, create_page
from cms.models import PageContent
from django.conf import settings
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.db import transaction

from cremona_site import writing
from cremona_site.new_pages.words import as_html


@transaction.atomic
def made_once(user, token, make):
    """The content that `make` returns, and whether it is new: a form that is sent again gets the page it has made.

    The site's row is the lock: the second of two that come at once waits, then finds what the first has made. It also
    keeps two new pages from taking the same place in the tree, or the same address.
    """
    Site.objects.select_for_update(no_key=True).get(pk=settings.SITE_ID)
    kind = ContentType.objects.get_for_model(PageContent)
    mark = f"Creata con un modulo ({token})"
    entry = LogEntry.objects.filter(user=user, content_type=kind, change_message=mark).first()
    content = entry and PageContent.admin_manager.filter(pk=entry.object_id).first()
    if content:
        return content, False
    content = make()
    LogEntry.objects.create(
        user=user,
        content_type=kind,
        object_id=content.pk,
        object_repr=content.title[:200],
        action_flag=ADDITION,
        change_message=mark,
    )
    return content, True


def new_draft(user, template, parent, words, slots=None):
    """The content of a new page, below `parent` and last there; `words` have its title, summary and slug."""
    if parent:
        parent.refresh_from_db()  # the tree moves with every page
    page = create_page(
        words["title"],
        template,
        writing.LANGUAGE,
        parent=parent,
        slug=words["slug"],
        meta_description=words["summary"],
        created_by=user,
    )
    content = PageContent.admin_manager.get(page=page, language=writing.LANGUAGE)
    for slot, text in (slots or {}).items():
        if html := as_html(text):
            add_to(content, slot, "TextPlugin", body=html)
    return content


def add_to(content, slot, plugin, **attributes):
    """Puts a plugin at the end of a slot."""
    add_plugin(writing.placeholders_of(content)[slot], plugin, content.language, **attributes)
