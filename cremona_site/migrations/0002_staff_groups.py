from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

WRITERS = "Redazione"
PUBLISHERS = "Pubblicazione"

# Permissions by app. Redazione writes and previews; facts of pages that visitors already see are a publisher's.
WRITES = {
    "cms": [
        "add_page", "change_page", "view_page", "use_structure",
        "add_cmsplugin", "change_cmsplugin", "delete_cmsplugin",
    ],
    "djangocms_versioning": [
        "view_pagecontentversion", "change_pagecontentversion",
        "view_aliascontentversion", "change_aliascontentversion",
    ],
    "djangocms_alias": ["view_alias", "view_aliascontent", "change_aliascontent", "view_category"],
    "djangocms_text": ["add_text", "change_text", "delete_text", "view_text"],
    "filer": [
        "add_folder", "change_folder", "view_folder", "can_use_directory_listing",
        "add_file", "change_file", "view_file", "add_image", "change_image", "view_image",
    ],
    "contacts": [
        "add_officecard", "change_officecard", "delete_officecard", "view_officecard",
        "view_office", "view_contactpoint", "view_openinghours",
        "view_historicaloffice", "view_historicalcontactpoint", "view_historicalopeninghours",
    ],
    "projects": [
        "add_project", "change_project", "view_project", "view_historicalproject",
        "add_legalreference", "change_legalreference", "delete_legalreference", "view_legalreference",
        "add_actionarea", "change_actionarea", "view_actionarea", "view_historicalactionarea",
    ],
}  # fmt: skip
PUBLISHES = {
    "cms": ["publish_page", "delete_page"],
    "djangocms_alias": ["add_alias", "change_alias", "add_aliascontent"],
    "filer": ["delete_folder", "delete_file", "delete_image"],
    "contacts": [
        "add_office", "change_office", "delete_office",
        "add_contactpoint", "change_contactpoint", "delete_contactpoint",
        "add_openinghours", "change_openinghours", "delete_openinghours",
    ],
}  # fmt: skip


def create_groups(apps, schema_editor):
    from django.contrib.auth.models import Group, Permission

    for label in WRITES:
        create_permissions(installed_apps.get_app_config(label), verbosity=0, using=schema_editor.connection.alias)
    for name, *grants in ((WRITERS, WRITES), (PUBLISHERS, WRITES, PUBLISHES)):
        group, _created = Group.objects.get_or_create(name=name)
        for grant in grants:
            for app_label, codenames in grant.items():
                found = Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames)
                missing = set(codenames) - set(found.values_list("codename", flat=True))
                if missing:
                    raise LookupError(f"No such permission in {app_label}: {', '.join(sorted(missing))}")
                group.permissions.add(*found)


def delete_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=[WRITERS, PUBLISHERS]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("cremona_site", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("cms", "0045_pageurl_site_unique_path"),
        ("djangocms_versioning", "0018_fix_typo"),
        ("djangocms_alias", "0008_alter_categorytranslation_unique_together_and_more"),
        ("djangocms_text", "0004_remove_old_ckeditor_table"),
        ("filer", "0018_alter_file_options"),
        ("contacts", "0001_initial"),
        ("projects", "0001_initial"),
    ]

    operations = [migrations.RunPython(create_groups, delete_groups)]
