"""What is asked of the words of a page or of the site notice: plugins, slots, edit mode and preview."""

from cms.models import CMSPlugin, PageContent
from django.contrib.contenttypes.models import ContentType

from cremona_site import writing
from tests.site.permission_case import Case
from tests.site.permission_world import newest


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


def new_aliases(world, role):
    """An alias made of the words of a page."""
    return [
        Case(name, query={"plugin": shown_in(content)[1].pk, "language": "it"}, typed={})
        for name, content in world.contents(role).items()
    ]


def aliases_shown(world, role):
    return [Case(name, (plugin.pk,)) for name, plugin in world.shown_aliases.items()]


FORCED = {"body": "<p>Forzato.</p>"}
OF_WORDS = [
    (r"/admin/cms/placeholder/object/.*", endpoints),
    (r"/admin/cms/placeholder/edit-plugin/.*", of_plugins(typed=FORCED)),
    (r"/admin/cms/placeholder/edit-field/.*", of_plugins("it", typed=FORCED)),
    (r"/admin/cms/placeholder/delete-plugin/.*", of_plugins(typed={"post": "yes"})),
    (r"/admin/cms/placeholder/clear-placeholder/.*", of_placeholders),
    (r"/admin/cms/placeholder/add-plugin/", new_plugins),
    (r"/admin/cms/placeholder/copy-plugins/", copied_plugins),
    (r"/admin/cms/placeholder/move-plugin/", moved_plugins),
    (r"/admin/cms/page/plugin/alias/create-alias/", new_aliases),
    (r"/admin/cms/page/plugin/alias/detach-alias/.*", aliases_shown),
]
