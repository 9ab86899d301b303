"""Tags of the public templates. Each reads what it shows once a request."""

from functools import partial

from cms.toolbar.utils import get_toolbar_from_request
from django import template
from django.conf import settings
from django.utils.translation import get_language

from contacts.models import OfficeCard
from contacts.shown_offices import shown_offices
from cremona_site import navigation
from cremona_site.current_page import current_page, facts_of, once, once_for_all, plugins_in, way
from cremona_site.languages import language_links
from cremona_site.notice import published_notice
from projects import areas, services
from projects.legal_references import legal_references_of
from projects.models import ActionArea, Initiative, Project, Service

register = template.Library()


@register.simple_tag
def exit_address():
    """Where «Esci subito» leads, for pages that no context processor reaches."""
    return settings.EXIT_URL


def site_links(context):
    return once_for_all(context, "site_links", lambda: navigation.site_links(get_language()))


@register.simple_tag(takes_context=True)
def main_menu(context):
    sections, _pages = site_links(context)
    return once(context, "menu", lambda: navigation.main_menu(sections, context["request"].path))


@register.simple_tag(takes_context=True)
def site_pages(context):
    """Pages that others link to, by name: `pages.faq.url`; see `navigation.SITE_PAGES`."""
    _sections, pages = site_links(context)
    return pages


@register.simple_tag(takes_context=True)
def breadcrumb(context):
    page = current_page(context)
    return navigation.breadcrumb(way(context, page), page, get_language()) if page else []


@register.simple_tag(takes_context=True)
def languages(context):
    """The site's languages with the address of this page in each; see `cremona_site.languages.language_links`."""
    return once(context, "languages", lambda: read_languages(context))


def read_languages(context):
    page = current_page(context)
    known = navigation.translations(way(context, page), page) if page else context.get("addresses", {})
    return language_links(context["request"], known)


@register.simple_tag(takes_context=True)
def child_pages(context):
    page = current_page(context)
    return navigation.child_pages(page, get_language()) if page else []


@register.simple_tag(takes_context=True)
def page_key(context):
    """The id (`reverse_id`) by which the code knows the current page; empty where it bears none."""
    page = current_page(context)
    return (page.reverse_id or "") if page else ""


@register.simple_tag(takes_context=True)
def project_page(context):
    """Title and address of the project above the current action area; on the home page, of the first project."""
    page = current_page(context)
    if page is None:
        return None
    if page.is_home:
        content = first_project(context)
        return navigation.Crumb(content.title, navigation.url_of(content.url_path)) if content else None
    crumbs = breadcrumb(context)
    return crumbs[-1] if crumbs else None


def first_project(context):
    return once_for_all(context, "first_project", lambda: areas.first_project_content(get_language()))


@register.simple_tag(takes_context=True)
def action_areas(context):
    """The areas of the current project; on an area's page those of its project, on the home page the first one's."""
    page = current_page(context)
    if page is None:
        return []
    if page.is_home:
        project = first_project(context)
        project_page_id = project and project.page_id
    else:
        project_page_id = page.parent_id if action_area_facts(context) else page.pk
    return areas_of(context, project_page_id) if project_page_id else []


def areas_of(context, project_page_id):
    read = partial(areas.listed_areas, project_page_id, get_language())
    return once_for_all(context, f"areas of {project_page_id}", read)


@register.simple_tag(takes_context=True)
def project_facts(context):
    """The project of the current page, its last change counting those of its published areas."""
    page = current_page(context)
    return once(context, "project", lambda: read_project_facts(context, page)) if page else None


def read_project_facts(context, page):
    facts = facts_of(context, Project)
    if facts:
        facts.extended_object = page
        days = [facts.modified_on, *(area.modified_on for area in action_areas(context))]
        facts.modified_on = max((day for day in days if day), default=None)
    return facts


@register.simple_tag
def legal_references(project):
    return legal_references_of(project.pk) if project else []


@register.simple_tag(takes_context=True)
def action_area_facts(context):
    return facts_of(context, ActionArea)


@register.simple_tag(takes_context=True)
def service_facts(context):
    """The service of the current page with its office."""
    return facts_of(context, Service)


@register.simple_tag(takes_context=True)
def services_below(context):
    """The service sheets below the current page, however deep."""
    page = current_page(context)
    return services.listed_services(get_language(), below=page) if page else []


@register.simple_tag(takes_context=True)
def services_of_area(context):
    """The service sheets of the current action area."""
    page = current_page(context)
    return services.listed_services(get_language(), area_page=page) if page else []


@register.simple_tag(takes_context=True)
def initiative_facts(context):
    """The initiative of the current page."""
    return facts_of(context, Initiative)


@register.simple_tag
def topics_with_pages():
    return services.listed_topics(get_language())


@register.simple_tag(takes_context=True)
def topics_in_use(context):
    return once(context, "topics_in_use", lambda: services.topics_in_use(get_language()))


@register.simple_tag(takes_context=True)
def placed_offices(context, slot):
    """Active offices whose cards stand in `slot`, in their order."""
    cards = [plugin for plugin in plugins_in(context, slot) if isinstance(plugin, OfficeCard)]
    shown = shown_offices(context) if cards else {}
    return [shown[card.office_id] for card in cards if card.office_id in shown]


@register.simple_tag(takes_context=True)
def site_notice(context):
    return once_for_all(context, "site_notice", lambda: published_notice(get_language()))


@register.tag
def filled(parser, token):
    """`{% filled "slot" %}…{% endfilled %}`: shows its content if the slot holds something or is being edited."""
    try:
        _, slot = token.split_contents()
    except ValueError:
        raise template.TemplateSyntaxError('filled takes one slot, for example {% filled "law" %}') from None
    nodelist = parser.parse(["endfilled"])
    parser.delete_first_token()
    return FilledNode(parser.compile_filter(slot), nodelist)


class FilledNode(template.Node):
    child_nodelists = ("nodelist",)

    def __init__(self, slot, nodelist):
        self.slot = slot
        self.nodelist = nodelist

    def render(self, context):
        toolbar = get_toolbar_from_request(context["request"])
        if toolbar.edit_mode_active or plugins_in(context, self.slot.resolve(context)):
            return self.nodelist.render(context)
        return ""
