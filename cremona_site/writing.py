"""Writing pages and the site notice by code: what `load_content` and `import_page` share.

Everything goes through the CMS's own ways: contents have versions, an author, and are published as an editor would.
"""

from cms.api import add_plugin, create_page, create_page_content
from cms.models import CMSPlugin, PageContent
from django.conf import settings
from django.contrib.auth import get_user_model
from djangocms_alias.models import Alias, AliasContent, Category
from djangocms_versioning.constants import DRAFT, PUBLISHED
from djangocms_versioning.models import Version

from cremona_site.notice import CATEGORY_NAME, STATIC_CODE

LANGUAGE = settings.LANGUAGE_CODE
AUTHOR = "sito"


def site_author():
    """The account under whose name commands write; nobody can sign in with it."""
    author, created = get_user_model().objects.get_or_create(
        username=AUTHOR, defaults={"first_name": "Comando", "last_name": "del sito", "is_active": False}
    )
    if created:
        author.set_unusable_password()
        author.save()
    return author


def new_page(title, template, parent=None, **attributes):
    """A new page and the content of its first draft."""
    if parent:
        parent.refresh_from_db()  # the tree moves with every page
    page = create_page(title, template, LANGUAGE, parent=parent, created_by=site_author(), **attributes)
    return page, draft_of(page)


def new_translation(page, language, title, **attributes):
    """The content of the first draft of a page in another language, in the template of its newest Italian version."""
    template = PageContent.admin_manager.filter(page=page, language=LANGUAGE).latest_content().get().template
    page.refresh_from_db()
    return create_page_content(language, title, page, template=template, created_by=site_author(), **attributes)


def draft_of(page, language=LANGUAGE):
    """The page's draft content; a new draft is made from the latest version where there is none."""
    content = PageContent.admin_manager.filter(page=page, language=language).latest_content().get()
    return draft_from(content)


def draft_from(content):
    version = Version.objects.get_for_content(content)
    if version.state == DRAFT:
        return content
    return version.copy(site_author()).content


def write_slot(content, slot, html):
    """Makes `html` the only words of a slot; an empty `html` empties it."""
    placeholder = placeholders_of(content)[slot]
    CMSPlugin.objects.filter(placeholder=placeholder, language=content.language).delete()
    if html:
        add_plugin(placeholder, "TextPlugin", content.language, body=html)


def place_offices(content, offices, slot="offices"):
    """Makes the cards of `offices` the only content of a slot, in their order."""
    placeholder = placeholders_of(content)[slot]
    CMSPlugin.objects.filter(placeholder=placeholder, language=content.language).delete()
    for office in offices:
        add_plugin(placeholder, "OfficeCardPlugin", content.language, office=office)


def placeholders_of(content):
    """The content's placeholders by slot, those of its template that do not exist yet included."""
    return content.rescan_placeholders()


def publish(content):
    """Publishes a content, by a new draft where it was taken down; does nothing to what is published already."""
    if Version.objects.get_for_content(content).state != PUBLISHED:
        Version.objects.get_for_content(draft_from(content)).publish(site_author())


def latest_notice():
    """The newest content of the site notice, published or not; None where there was never one."""
    contents = AliasContent.admin_manager.filter(alias__static_code=STATIC_CODE, language=LANGUAGE)
    return contents.latest_content().first()


def draft_notice(name):
    """The site notice's draft content; the alias is made where there is none."""
    content = latest_notice()
    if content:
        return draft_from(content)
    alias = Alias.objects.filter(static_code=STATIC_CODE).first() or new_notice_alias()
    return AliasContent.objects.with_user(site_author()).create(alias=alias, name=name, language=LANGUAGE)


def new_notice_alias():
    category = Category.objects.filter(translations__name=CATEGORY_NAME).first()
    return Alias.objects.create(
        static_code=STATIC_CODE, category=category or Category.objects.create(name=CATEGORY_NAME)
    )


def write_notice(content, html):
    CMSPlugin.objects.filter(placeholder=content.placeholder, language=LANGUAGE).delete()
    add_plugin(content.placeholder, "TextPlugin", LANGUAGE, body=html)
