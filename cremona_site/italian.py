"""Words that libraries write past gettext, in Italian; what gettext reaches is in `locale/`."""

from django.apps import apps
from django.contrib import admin


def speak():
    name_versions()
    name_aliases()
    name_filters_of_page_tree()


def name_versions():
    """The lists of versions: their models are made at start and have no name, their rows an English one."""
    from djangocms_versioning.admin import VersionAdmin
    from djangocms_versioning.models import Version

    names = {"PageContent": "versione della pagina", "AliasContent": "versione dell’alias"}
    plural_names = {"PageContent": "versioni delle pagine", "AliasContent": "versioni degli alias"}
    for versionable in apps.get_app_config("djangocms_versioning").cms_extension.versionables:
        options = versionable.version_model_proxy._meta
        name = versionable.content_model.__name__
        options.verbose_name = names.get(name, options.verbose_name)
        options.verbose_name_plural = plural_names.get(name, options.verbose_name_plural)

    @admin.display(description="contenuto")
    def content(self, version):
        return version.content

    VersionAdmin.content = content
    Version.__str__ = lambda self: f"{self.short_name()} di «{self.content}»" if self.object_id else self.short_name()


def name_aliases():
    """What an alias without a published text is called, and the form that makes one."""
    from djangocms_alias.forms import CreateAliasForm
    from djangocms_alias.models import Alias

    english_name = Alias.get_name

    def get_name(self, language=None):
        name = english_name(self, language)
        return name.replace("(Not published)", "(non pubblicato)").replace("(No content)", "(senza testo)")

    Alias.get_name = get_name
    for name, label in (("name", "Nome"), ("site", "Sito"), ("category", "Categoria")):
        CreateAliasForm.base_fields[name].label = label


def name_filters_of_page_tree():
    from cms.admin.forms import ChangeListForm

    labels = {
        "in_navigation": "Nella navigazione",
        "template": "Modello",
        "changed_by": "Cambiata da",
        "soft_root": "Radice debole",
    }
    for name, label in labels.items():
        ChangeListForm.base_fields[name].label = label
