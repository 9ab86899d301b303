"""What is asked at each address of staff: of which thing, and what is sent there.

A form is sent as the administrator sees it, with a change. What has no form stands here.
"""

import re
from dataclasses import dataclass, field

from cms.models import CMSPlugin, PageContent, UserSettings
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile

from cremona_site import writing
from tests.factories.images import encoded, picture
from tests.site.permission_addresses import PART
from tests.site.permission_forms import OF_A_MODEL
from tests.site.permission_world import newest, version_of


@dataclass
class Case:
    """One thing at an address: what fills it, its query, and what is sent (None: what the form there holds)."""

    thing: str = ""
    parts: tuple = ()
    query: dict = field(default_factory=dict)
    typed: dict | None = None


def cases_at(address, world, role):
    """What `role` asks at the address; fails where nobody wrote which thing that is."""
    for pattern, cases in CASES:
        if re.fullmatch(pattern, address):
            return cases(world, role)
    found = OF_A_MODEL.match(address)
    number = len(PART.findall(address))
    if address.endswith("/<object_id>/"):
        return [Case("", (1,))]  # an old form of the address, which leads to the new one
    if not number:
        return [list_of(found, world, role) if found and address == found[0] else Case()]
    things = things_of(found[1], world, role) if found else {}
    assert things, f"Write into tests/site/permission_cases.py or permission_world.py of what {address} is asked."
    return [Case(name, parts_of(thing, number), typed=None) for name, thing in things.items()]


def things_of(model, world, role):
    if model in ("cms/page", "cms/pagecontent", "djangocms_versioning/pagecontentversion"):
        ways = {"page": world.pages, "pagecontent": world.contents, "pagecontentversion": world.versions}
        return ways[model.partition("/")[2]](role)
    return world.by_model.get(model, {})


def parts_of(thing, number):
    """Its key, and where the address wants another number the newest row of its history."""
    return (thing.pk,) if number == 1 else (thing.pk, thing.history.latest().history_id)


def list_of(found, world, role):
    """The list of a model, at which the chosen things are to be deleted."""
    things = things_of(found[1], world, role)
    chosen = [thing.pk for thing in things.values()]
    return Case(typed={"action": "delete_selected", ACTION_CHECKBOX_NAME: chosen, "post": "yes"})


def kind(model):
    return ContentType.objects.get_for_model(model).pk


def shown_in(content):
    """A placeholder that holds the words of a content, and the first plugin in it."""
    is_page = isinstance(content, PageContent)
    placeholder = writing.placeholders_of(content)["content"] if is_page else content.placeholder
    return placeholder, CMSPlugin.objects.filter(placeholder=placeholder).first()


def all_contents(world, role):
    return world.contents(role) | {"notice, draft": world.new_notice, "notice, live": world.notice}


def endpoints(world, role):
    contents = all_contents(world, role)
    return [Case(name, (kind(type(content)), content.pk)) for name, content in contents.items()]


def of_plugins(*more, typed=None):
    def cases(world, role):
        return [
            Case(name, (shown_in(content)[1].pk, *more), {"edit_fields": "body"} if more else {}, typed)
            for name, content in all_contents(world, role).items()
        ]

    return cases


def of_placeholders(world, role):
    contents = all_contents(world, role)
    return [Case(name, (shown_in(content)[0].pk,), typed={"post": "yes"}) for name, content in contents.items()]


def new_plugins(world, role):
    return [
        Case(
            name,
            query={
                "placeholder_id": shown_in(content)[0].pk,
                "plugin_type": "TextPlugin",
                "plugin_position": 1,
                "plugin_language": "it",
                "cms_path": "/",
            },
            typed={"body": "<p>Forzato.</p>"},
        )
        for name, content in all_contents(world, role).items()
    ]


def copied_plugins(world, role):
    source = shown_in(newest(world.mine[role]))[0]
    return [
        Case(
            f"into {name}",
            typed={
                "source_language": "it",
                "source_placeholder_id": source.pk,
                "target_language": "it",
                "target_placeholder_id": shown_in(content)[0].pk,
            },
        )
        for name, content in all_contents(world, role).items()
        if name != "my draft"
    ]


def moved_plugins(world, role):
    """My words go into other pages, and theirs into mine."""
    mine, plugin = shown_in(newest(world.mine[role]))
    others = {name: shown_in(content) for name, content in all_contents(world, role).items() if name != "my draft"}
    typed = {"target_position": 1, "target_language": "it"}
    into = [
        Case(f"into {name}", typed=typed | {"plugin_id": plugin.pk, "placeholder_id": placeholder.pk})
        for name, (placeholder, _plugin) in others.items()
    ]
    out = [
        Case(f"out of {name}", typed=typed | {"plugin_id": theirs.pk, "placeholder_id": mine.pk})
        for name, (_placeholder, theirs) in others.items()
    ]
    return into + out


def of_pages(typed):
    def cases(world, role):
        return [Case(name, (page.pk,), typed=typed(world)) for name, page in world.pages(role).items()]

    return cases


def copied_languages(world, role):
    """From Italian into English: of a page with an English draft, with published English words, with none."""
    pages = {"into a draft": world.translated, "into live": world.bilingual, "into nothing": world.live}
    return [Case(name, (newest(page).pk,), typed={"target_language": "en"}) for name, page in pages.items()]


def of_contents(typed):
    def cases(world, role):
        contents = world.contents(role)
        return [Case(name, (content.pk,), typed=typed) for name, content in contents.items()]

    return cases


def titles(world, role):
    return [Case(name, (page.pk, "it"), typed={"title": "Forzato"}) for name, page in world.pages(role).items()]


def new_pages(world, role):
    return [
        Case("below a live page", query={"parent_page": world.live.pk, "language": "it"}),
        Case("at the top", query={"language": "it"}),
        Case("in English", query={"cms_page": world.live.pk, "language": "en"}),
    ]


def versions_listed(world, role):
    return [
        Case(
            name,
            query={"page": content.page_id, "language": "it"},
            typed={"action": "delete_selected", ACTION_CHECKBOX_NAME: [world.versions(role)["old"].pk], "post": "yes"},
        )
        for name, content in world.contents(role).items()
    ]


def discarded(world, role):
    """The drafts, and what is live: discarding means a button of its own."""
    return [Case(name, (version.pk,), typed={"discard": "1"}) for name, version in world.versions(role).items()]


def alias_discarded(world, role):
    return [Case("draft", (version_of(world.new_notice).pk,), typed={"discard": "1"})]


def alias_versions_listed(world, role):
    return [Case(query={"alias": world.notice.alias_id, "language": "it"})]


def compared(world, role):
    old, draft = world.versions(role)["old"], world.versions(role)["their draft"]
    return [Case("", (draft.pk,), {"compare_to": old.pk})]


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


def aliases_shown(world, role):
    return [Case(name, (plugin.pk,)) for name, plugin in world.shown_aliases.items()]


def translations(world, role):
    return [Case("", (world.notice.alias.category_id, "it"))]


def translated_contents(world, role):
    """A page with one language keeps it: these have two."""
    contents = {"draft of live": newest(world.translated, "en"), "live": newest(world.translated)}
    return [Case(name, (content.pk,), typed={"post": "yes"}) for name, content in contents.items()]


def own_settings(world, role):
    settings, _created = UserSettings.objects.get_or_create(user=world.people[role], defaults={"language": "it"})
    return [Case("mine", (settings.pk,))]


CASES = [
    (r"/admin/<app_label>/", lambda world, role: [Case("cms", ("cms",)), Case("auth", ("auth",))]),
    (r"/admin/<url>", lambda world, role: [Case("no such address", ("altro",))]),
    (r"/admin/r/.*", lambda world, role: [Case("", (kind(PageContent), newest(world.live).pk))]),
    (r"/admin/autocomplete/", autocompleted),
    (r"/admin/cms/placeholder/object/.*", endpoints),
    (r"/admin/cms/placeholder/edit-plugin/.*", of_plugins(typed={"body": "<p>Forzato.</p>"})),
    (r"/admin/cms/placeholder/edit-field/.*", of_plugins("it", typed={"body": "<p>Forzato.</p>"})),
    (r"/admin/cms/placeholder/delete-plugin/.*", of_plugins(typed={"post": "yes"})),
    (r"/admin/cms/placeholder/clear-placeholder/.*", of_placeholders),
    (r"/admin/cms/placeholder/add-plugin/", new_plugins),
    (r"/admin/cms/placeholder/copy-plugins/", copied_plugins),
    (r"/admin/cms/placeholder/move-plugin/", moved_plugins),
    (r"/admin/cms/page/<n>/(move|copy)-page/", of_pages(lambda world: {"position": 0, "target": world.revised.pk})),
    (r"/admin/cms/page/<object_id>/set-home/", of_pages(lambda world: {})),
    (r"/admin/cms/page/<n>/<n>/edit-field/", titles),
    (r"/admin/cms/pagecontent/add/", new_pages),
    (r"/admin/cms/pagecontent/<n>/change-template/", of_contents({"template": "cms/section.html"})),
    (r"/admin/cms/pagecontent/<n>/copy-language/", copied_languages),
    (r"/admin/cms/usersettings/<n>/", own_settings),
    (r"/admin/cms/usersettings/session_store/", lambda world, role: [Case(typed={"settings": "{}"})]),
    (r"/admin/cms/page/plugin/alias/detach-alias/.*", aliases_shown),
    (r"/admin/djangocms_alias/category/<n>/change/delete-translation/<n>/", translations),
    (r"/admin/cms/pagecontent/<object_id>/delete/", translated_contents),
    (r"/admin/djangocms_versioning/pagecontentversion/<object_id>/discard/", discarded),
    (r"/admin/djangocms_versioning/aliascontentversion/<object_id>/discard/", alias_discarded),
    (r"/admin/djangocms_versioning/pagecontentversion/", versions_listed),
    (r"/admin/djangocms_versioning/aliascontentversion/", alias_versions_listed),
    (r"/admin/djangocms_versioning/pagecontentversion/<object_id>/compare/", compared),
    (r"/admin/projects/\w+/add/", new_facts),
    (r"/admin/filer/folder/<folder_id>/list/", folders_listed),
    (r"/admin/filer/folder/<folder_id>/make_folder/", lambda world, role: [Case("", (world.folder.pk,))]),
    (r"/admin/filer/clipboard/operations/upload/<.*", lambda world, role: [Case("", (world.folder.pk,), {}, upload())]),
    (r"/admin/filer/clipboard/operations/upload/no_folder/", lambda world, role: [Case("", typed=upload())]),
    (
        r"/admin/filer/(file|image)/icon/.*",
        lambda world, role: [Case("", (world.images["shown"].pk, 40))],
    ),
    (
        r"/admin/cms/page/plugin/alias/create-alias/",
        lambda world, role: [
            Case(name, query={"plugin": shown_in(content)[1].pk, "language": "it"}, typed={})
            for name, content in world.contents(role).items()
        ],
    ),
    (
        r"/admin/cms/page/plugin/alias/aliases/.*",
        lambda world, role: [Case("", (world.notice.alias_id,))],
    ),
]
