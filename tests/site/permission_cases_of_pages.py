"""What is asked of pages, their settings, their versions and their translations, past their words."""

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME

from tests.site.permission_case import Case
from tests.site.permission_world import newest, version_of


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


def translations(world, role):
    return [Case("", (world.notice.alias.category_id, "it"))]


def translated_contents(world, role):
    """A page with one language keeps it: these have two."""
    contents = {"draft of live": newest(world.translated, "en"), "live": newest(world.translated)}
    return [Case(name, (content.pk,), typed={"post": "yes"}) for name, content in contents.items()]


OF_PAGES = [
    (r"/admin/cms/page/<n>/(move|copy)-page/", of_pages(lambda world: {"position": 0, "target": world.revised.pk})),
    (r"/admin/cms/page/<object_id>/set-home/", of_pages(lambda world: {})),
    (r"/admin/cms/page/<n>/<n>/edit-field/", titles),
    (r"/admin/cms/pagecontent/add/", new_pages),
    (r"/admin/cms/pagecontent/<n>/change-template/", of_contents({"template": "cms/section.html"})),
    (r"/admin/cms/pagecontent/<n>/copy-language/", copied_languages),
    (r"/admin/cms/pagecontent/<object_id>/delete/", translated_contents),
    (r"/admin/djangocms_alias/category/<n>/change/delete-translation/<n>/", translations),
    (r"/admin/djangocms_versioning/pagecontentversion/<object_id>/discard/", discarded),
    (r"/admin/djangocms_versioning/aliascontentversion/<object_id>/discard/", alias_discarded),
    (r"/admin/djangocms_versioning/pagecontentversion/", versions_listed),
    (r"/admin/djangocms_versioning/aliascontentversion/", alias_versions_listed),
    (r"/admin/djangocms_versioning/pagecontentversion/<object_id>/compare/", compared),
]
