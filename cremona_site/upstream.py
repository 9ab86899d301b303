"""Small mends to libraries that leave no setting or template for them; each says why it is needed.

What visitors see changes by publishing, or by those who may publish: most of these close ways around that.
"""

from functools import wraps

from django.contrib import admin
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied, ValidationError

PUBLISH = "cms.publish_page"
TEXT_TAGS = set("a abbr b blockquote br caption cms-plugin em h2 h3 h4 i li ol p strong sub sup".split())
TEXT_TAGS |= set("table tbody td tfoot th thead tr ul".split())
TEXT_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "hreflang"},
    "abbr": {"title"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "cms-plugin": {"id", "title", "name", "alt", "render-plugin", "type"},
}


def mend():
    ask_publishers_about_aliases()
    keep_live_addresses_for_publishers()
    keep_published_titles_in_versions()
    keep_redirects_for_publishers()
    ask_for_leave_to_delete_files()
    judge_images_once()
    keep_documents_in_their_place()
    share_unfiled_files()
    keep_text_plain()
    decide_about_frames_alone()


def ask_publishers_about_aliases():
    """Versioning asks a content who may publish it; an alias does not answer, so whoever may change it may publish."""
    from djangocms_alias.models import AliasContent

    AliasContent.has_publish_permission = lambda self, user: user.has_perm(PUBLISH)


def keep_live_addresses_for_publishers():
    """Moving a page, its advanced settings and the choice of the home page act at once, past drafts and versions."""
    from cms.admin.pageadmin import PageAdmin
    from cms.utils import page_permissions

    for action in ("move_page", "change_page_advanced_settings"):
        page_permissions._django_permissions_by_action[action].append(page_permissions.PAGE_PUBLISH_CODENAME)
    PageAdmin.set_home = publishers_only(PageAdmin.set_home)


def publishers_only(set_home):
    from cms.models import PageContent

    @wraps(set_home)
    def guarded(self, request, object_id):
        if not request.user.has_perm(PUBLISH):
            raise PermissionDenied("Solo chi pubblica può scegliere la pagina iniziale.")
        if not PageContent.objects.filter(page_id=object_id).exists():
            raise PermissionDenied("Pubblica la pagina prima di farne la pagina iniziale.")
        return set_home(self, request, object_id)

    return guarded


def keep_published_titles_in_versions():
    """Closes an address of the CMS that writes the title of a published page without a new version; nothing uses it."""
    from cms.admin.pageadmin import PageAdmin

    def edit_title_fields(self, request, page_id, language):
        raise PermissionDenied

    PageAdmin.edit_title_fields = edit_title_fields


def keep_redirects_for_publishers():
    """A draft may carry a redirect that no preview shows: only publishers set one, and only within the site."""
    from cms.models import PageContent

    from cremona_site.forms import PageSettingsForm

    admin.site._registry[PageContent].change_form = PageSettingsForm


def ask_for_leave_to_delete_files():
    """Filer takes leave to change a file for leave to delete it."""
    from filer.admin.permissions import PrimitivePermissionAwareModelAdmin

    def has_delete_permission(self, request, obj=None):
        codename = get_permission_codename("delete", self.opts)
        return self.has_change_permission(request, obj) and request.user.has_perm(f"{self.opts.app_label}.{codename}")

    PrimitivePermissionAwareModelAdmin.has_delete_permission = has_delete_permission


def judge_images_once():
    """Filer judges an image before `cremona_site.uploads` does, by its pixels alone and in words that fit any fault."""
    from filer.models import Image

    def clean(self):
        if self.file and not self.mime_type.startswith("image/"):
            raise ValidationError(f"Qui sta un’immagine: carica «{self.file.name}» come file nuovo, non al suo posto.")

    Image.clean = clean


def keep_documents_in_their_place():
    """A page that offers a PDF must not hand out a picture: as above, for what is no image."""
    from filer.models import File

    from cremona_site.documents import PDF

    def clean(self):
        if self.pk and self.file and self.mime_type != PDF:
            raise ValidationError(f"Qui sta un documento: carica «{self.file.name}» come file nuovo, non al suo posto.")

    File.clean = clean


def share_unfiled_files():
    """Filer leaves a file without a folder to whom uploaded it, even where it asks nobody for leave in folders."""
    from filer.models import File, Image

    for model in (File, Image):
        model.has_generic_permission = with_colleagues(model.has_generic_permission)


def with_colleagues(may):
    @wraps(may)
    def has_generic_permission(self, request, permission_type):
        return (self.folder_id is None and request.user.is_staff) or may(self, request, permission_type)

    return has_generic_permission


def keep_text_plain():
    """Rich text keeps what its editor offers. Its own list lets styles, classes and pictures of other sites through."""
    from djangocms_text.html import cms_parser

    cms_parser.ALLOWED_TAGS = TEXT_TAGS
    cms_parser.ALLOWED_ATTRIBUTES = TEXT_ATTRIBUTES


def decide_about_frames_alone():
    """A query a view: the CMS looks for a page's rule on frames in all pages above it; our middleware has the rule."""
    from cms.models import Page

    Page.get_xframe_options = lambda self, *args, **kwargs: None
