"""Small mends to libraries that leave no setting or template for them; each says why it is needed."""

from django.apps import apps
from django.contrib import admin


def ask_publishers_about_aliases():
    """Lets only publishers publish aliases.

    Versioning asks a content who may publish it; an alias does not answer, and then whoever may change it may publish.
    """
    from djangocms_alias.models import AliasContent

    AliasContent.has_publish_permission = lambda self, user: user.has_perm("cms.publish_page")


def keep_live_addresses_for_publishers():
    """Lets only publishers move pages and change their advanced settings.

    Both act on the page itself and not on a draft: visitors see them at once.
    """
    from cms.utils import page_permissions

    for action in ("move_page", "change_page_advanced_settings"):
        page_permissions._django_permissions_by_action[action].append(page_permissions.PAGE_PUBLISH_CODENAME)


def name_versions():
    """Gives the lists of versions an Italian name: their models are made at start and have none."""
    names = {"PageContent": "versione della pagina", "AliasContent": "versione dell’alias"}
    plural_names = {"PageContent": "versioni delle pagine", "AliasContent": "versioni degli alias"}
    for versionable in apps.get_app_config("djangocms_versioning").cms_extension.versionables:
        options = versionable.version_model_proxy._meta
        name = versionable.content_model.__name__
        options.verbose_name = names.get(name, options.verbose_name)
        options.verbose_name_plural = plural_names.get(name, options.verbose_name_plural)


def name_admin():
    admin.site.site_header = admin.site.site_title = "Redazione del sito"
    admin.site.index_title = "Che cosa vuoi fare?"
