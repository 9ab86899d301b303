"""What is asked at addresses of our own, of the library of files and of Django's admin itself."""

from cms.models import PageContent, UserSettings
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.images import encoded, picture
from tests.site.permission_case import Case, always
from tests.site.permission_cases_of_words import kind
from tests.site.permission_world import newest


def new_facts(world, role):
    return [Case(name, query={"extended_object": page.pk}) for name, page in world.pages(role).items()]


def autocompleted(world, role):
    fields = [("cremona_site", "oldaddress", "page"), ("cremona_site", "oldaddress", "office")]
    return [
        Case(f"{model}.{name}", query={"app_label": app, "model_name": model, "field_name": name, "term": "prova"})
        for app, model, name in fields
    ]


def upload():
    return {"file": SimpleUploadedFile("nuova.jpg", encoded(picture()), "image/jpeg")}


def folders_listed(world, role):
    """Filer's list carries out what is chosen for files and folders."""
    image, folder = world.images["not shown"], world.folder
    shown = world.images["shown"]
    chosen = {
        "delete": ("delete_files_or_folders", f"file-{image.pk}", {"post": "yes"}),
        "delete shown": ("delete_files_or_folders", f"file-{shown.pk}", {"post": "yes"}),
        "move shown": ("move_files_and_folders", f"file-{shown.pk}", {"post": "yes", "destination": folder.pk}),
        "rename shown": ("rename_files", f"file-{shown.pk}", {"post": "yes", "rename_format": "altro.jpg"}),
        "resize shown": (
            "resize_images",
            f"file-{shown.pk}",
            {"post": "yes", "width": 5, "height": 5, "crop": "on", "upscale": "on"},
        ),
    }
    return [
        Case(name, (shown.folder_id,), typed={"action": action, ACTION_CHECKBOX_NAME: [thing], "index": 0, **typed})
        for name, (action, thing, typed) in chosen.items()
    ]


def own_settings(world, role):
    settings, _created = UserSettings.objects.get_or_create(user=world.people[role], defaults={"language": "it"})
    return [Case("mine", (settings.pk,))]


def versions_named(*names):
    """Of versions that an address of ours names."""

    def cases(world, role):
        versions = world.versions(role)
        return [Case(name, (versions[name].pk,)) for name in names]

    return cases


def answered_requests(world, role):
    asked = world.by_model["cremona_site/publicationrequest"]["theirs"]
    return [
        Case("to publish", (asked.pk,), typed={"pubblica": "1"}),
        Case("to send back", (asked.pk,), typed={"rimanda": "1", "answer": "Manca la data."}),
    ]


def history_parts(world, role):
    """A part of an office comes back with it; the other facts are asked for a part that they do not have."""
    contact = world.by_model["contacts/contactpoint"][""]
    return [Case("a contact", (contact.office_id, "contactpoint", contact.history.latest().history_id))]


def folder_with(typed=None):
    return lambda world, role: [Case("", (world.folder.pk,), {}, typed and typed())]


def of_shown_image(*more):
    return lambda world, role: [Case("", (world.images["shown"].pk, *more))]


def usage_of_the_notice(world, role):
    return [Case("", (world.notice.alias_id,))]


def live_page(world, role):
    return [Case("live", (world.live.pk,), typed={})]


def seen_on_the_site(world, role):
    return [Case("", (kind(PageContent), newest(world.live).pk))]


ALL_VERSIONS = versions_named("my draft", "their draft", "live")
OURS = [
    (r"/admin/cremona_site/publicationrequest/<pk>/", answered_requests),
    (r"/admin/cremona_site/publicationrequest/chiedi/<version_id>/", ALL_VERSIONS),
    (r"/admin/cremona_site/scheduledchange/programma/<version_id>/", versions_named("my draft", "live")),
    (r"/admin/controlli/<version_id>/", ALL_VERSIONS),
    (r"/admin/projects/\w+/add/", new_facts),
    (r"/admin/contacts/office/<object_id>/history/<part>/<version_id>/", history_parts),
    (r"/admin/\w+/\w+/<object_id>/history/<part>/<version_id>/", always(Case("no such part", (1, "nessuna", 1)))),
    (r"/admin/guida/<name>/", always(Case("", ("roles",)))),
    (r"/admin/guida/img/<name>", always(Case("no such picture", ("nessuna.png",)))),
    (r"/admin/scrivania/<key>/", always(Case("bozze", ("bozze",)), Case("da pubblicare", ("da-pubblicare",)))),
    (r"/admin/scrivania/primi-passi/", always(Case(typed={"nascondi": "1"}))),
    (r"/admin/scrivania/\w+/<page_id>/", live_page),
    (r"/accesso/password/nuova/.*", always(Case("a wrong key", ("1", "nessuna")))),
    (r"/accesso/ente/.*", always(Case("", ("ente",)))),
    (r"/accesso/sicurezza/passkey/<pk>/\w+/", always(Case("nobody's", (9999,)))),
    (r"/admin/filer/image/<pk>/parole/", of_shown_image()),
    (r"/admin/filer/(file|image)/icon/.*", of_shown_image(40)),
    (r"/admin/filer/folder/<folder_id>/list/", folders_listed),
    (r"/admin/filer/folder/<folder_id>/make_folder/", folder_with()),
    (r"/admin/filer/clipboard/operations/upload/<.*", folder_with(upload)),
    (r"/admin/filer/clipboard/operations/upload/no_folder/", lambda world, role: [Case(typed=upload())]),
    (r"/admin/cms/page/plugin/alias/aliases/.*", usage_of_the_notice),
    (r"/admin/cms/usersettings/<n>/", own_settings),
    (r"/admin/cms/usersettings/session_store/", always(Case(typed={"settings": "{}"}))),
    (r"/admin/<app_label>/", always(Case("cms", ("cms",)), Case("auth", ("auth",)))),
    (r"/admin/<url>", always(Case("no such address", ("altro",)))),
    (r"/admin/r/.*", seen_on_the_site),
    (r"/admin/autocomplete/", autocompleted),
]
