"""One address of each kind of page that staff see, with what must exist for it."""

from cms.models import PageContent
from cms.toolbar.utils import get_object_edit_url, get_object_preview_url, get_object_structure_url
from django.urls import reverse
from django.utils.http import urlencode
from djangocms_versioning.models import Version
from filer.models import Folder

from contacts.models import ContactPoint, Office
from cremona_site import writing
from cremona_site.models import OldAddress, SearchSynonym
from projects.models import ActionArea, Initiative, News, Project, Service
from tests.factories.documents import stored_document
from tests.factories.images import stored_image

VERSIONS = "djangocms_versioning_pagecontentversion"
FACTS = (Project, ActionArea, Service, Initiative, News)


def page_in_the_admin(name, *args, **query):
    address = reverse(f"admin:{name}", args=args)
    return f"{address}?{urlencode(query)}" if query else address


def draft_above(reverse_id, user):
    """A new draft of `user` above a published page, and the published words."""
    live = PageContent.objects.get(page__reverse_id=reverse_id, language="it")
    draft = writing.draft_of(live.page)
    Version.objects.filter(pk=Version.objects.get_for_content(draft).pk).update(created_by=user, locked_by=user)
    return draft, live


def pages_of_the_editor(user):
    """What stands around a page that is written: the toolbar, the structure, its settings, its versions."""
    draft, live = draft_above("progetto", user)
    version, before = (Version.objects.get_for_content(content) for content in (draft, live))
    words = draft.get_placeholders().get(slot="intro").get_plugins().first()
    return {
        "edit": get_object_edit_url(draft),
        "structure": get_object_structure_url(draft),
        "preview": get_object_preview_url(draft),
        "settings": page_in_the_admin("cms_pagecontent_change", draft.pk),
        "advanced settings": page_in_the_admin("cms_page_advanced", draft.page_id),
        "new page of the CMS": page_in_the_admin("cms_pagecontent_add", language="it"),
        "page tree": page_in_the_admin("cms_pagecontent_changelist"),
        "versions": page_in_the_admin(f"{VERSIONS}_changelist", page=draft.page_id, language="it"),
        "compare": page_in_the_admin(f"{VERSIONS}_compare", version.pk, compare_to=before.pk),
        "take down": page_in_the_admin(f"{VERSIONS}_unpublish", before.pk),
        "discard": page_in_the_admin(f"{VERSIONS}_discard", version.pk),
        "text in a window": page_in_the_admin("cms_placeholder_edit_plugin", words.pk),
        "clear a slot": page_in_the_admin("cms_placeholder_clear_placeholder", words.placeholder_id),
        "aliases": page_in_the_admin("djangocms_alias_alias_changelist"),
    }


def edit_mode_of_each_kind(user):
    """The edit mode of a page of each template."""
    found = {}
    for content in PageContent.objects.filter(language="it").order_by("pk"):
        found.setdefault(content.template, content)
    return {f"edit {template}": get_object_edit_url(writing.draft_from(content)) for template, content in found.items()}


def pages_of_facts():
    """Lists, forms and histories of what is live when saved."""
    pages = {}
    for model in FACTS:
        fact, name = model.objects.first(), f"projects_{model._meta.model_name}"
        pages[f"{name} form"] = page_in_the_admin(f"{name}_change", fact.pk)
        pages[f"{name} in its window"] = page_in_the_admin(f"{name}_change", fact.pk, _popup=1)
        pages[f"{name} history"] = page_in_the_admin(f"{name}_history", fact.pk)
    office, contact = Office.objects.first(), ContactPoint.objects.first()
    old = OldAddress.objects.create(path="/prova-vecchia", explanation="Era altrove.")
    synonym = SearchSynonym.objects.first()
    for name, thing in {
        "contacts_office": office,
        "contacts_contactpoint": contact,
        "cremona_site_oldaddress": old,
        "cremona_site_searchsynonym": synonym,
    }.items():
        pages[f"{name} list"] = page_in_the_admin(f"{name}_changelist")
        pages[f"{name} form"] = page_in_the_admin(f"{name}_change", thing.pk)
        pages[f"{name} history"] = page_in_the_admin(f"{name}_history", thing.pk)
    return pages


def pages_of_the_library():
    """The library, with an image and a document in it."""
    folder = Folder.objects.create(name="Di prova")
    image, document = stored_image(), stored_document()
    return {
        "library": page_in_the_admin("filer-directory_listing-root"),
        "folder": page_in_the_admin("filer-directory_listing", image.folder_id),
        "empty folder": page_in_the_admin("filer-directory_listing", folder.pk),
        "image": page_in_the_admin("filer_image_change", image.pk),
        "document": page_in_the_admin("filer_file_change", document.pk),
        "delete an image": page_in_the_admin("filer_image_delete", image.pk),
        "new folder": page_in_the_admin("filer-directory_listing-make_root_folder"),
    }


def other_pages():
    """Where staff begin, where pages are made, what visitors said."""
    return {
        "desk": page_in_the_admin("index"),
        "ratings": page_in_the_admin("cremona_site_ratingsummary_changelist"),
        "words of visitors": page_in_the_admin("cremona_site_ratingcomment_changelist"),
        "search of pages": page_in_the_admin("cms_pagecontent_changelist", q="aiuto"),
        **{f"new {kind}": f"/admin/nuovo/{kind}/" for kind in ("notizia", "iniziativa", "progetto", "pagina")},
        "new page, which": "/admin/nuovo/",
    }
