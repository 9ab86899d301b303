"""What the site has at its own addresses: a few queries, however many addresses."""

from collections import defaultdict
from functools import partial

from cms.models import PageContent, PageUrl
from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.db.models import OuterRef, Q, Subquery
from django.urls import Resolver404, resolve
from django.utils import translation

from contacts.models import Office
from cremona_site.languages import language_named_in
from cremona_site.navigation import published_in
from cremona_site.proofreading.addresses import PAGE_REFERENCE, Fault
from cremona_site.proofreading.former_addresses import homes_of
from cremona_site.unavailable import StoreAwayError
from projects.models import ActionArea, Initiative, Occurrence

CHOOSE = "Scegli la pagina dall’elenco, oppure togli il collegamento e lascia le parole."
STAFF = Fault(
    "L’indirizzo si apre solo a chi lavora al sito: è quello dell’area di lavoro o di un’anteprima.",
    "Apri la pagina come la vede un visitatore, copia l’indirizzo da lì e mettilo al posto di questo.",
)
NO_FILE = Fault("Qui non c’è nessun file.", "Carica il file nel sito e mettilo nella pagina, o togli il collegamento.")
NOTHING = Fault("A questo indirizzo non c’è niente.", CHOOSE)
HIDDEN_OFFICE = Fault("A questo indirizzo non c’è nessun ufficio, o è nascosto.", CHOOSE)
NO_CALENDAR = Fault("Questo calendario non c’è, o la sua pagina non è pubblicata.", CHOOSE)


def faults_of_own(paths, language):
    """The faults of paths, or of references to pages, in a text of this language; those that are fine are left out."""
    targets = defaultdict(dict)
    for path in paths:
        judge, key = target_of(path, language)
        targets[judge][path] = key
    return {path: fault for judge, keys in targets.items() for path, fault in judge(keys).items()}


def target_of(path, language):
    """What judges addresses such as `path`, and what the address names there."""
    if reference := PAGE_REFERENCE.fullmatch(path):
        return faults_of_pages, (language, int(reference[1]))
    if path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
        return faults_of_files, path
    found = view_at(path)
    name = found.view_name if found else ""
    if name in CALENDARS:
        return CALENDARS[name], next(iter(found.kwargs.values()))
    if name == "contacts:office":
        return faults_of_offices, found.kwargs["slug"]
    if name.startswith(("admin:", "cms_login")):
        return staff_only, path
    if not name or name.startswith("pages-"):
        slug = found.kwargs.get("slug", "") if found else path.strip("/")
        return faults_of_pages, (spoken_at(path), slug)
    return fine, path


def fine(addresses):
    return {}


def staff_only(addresses):
    return dict.fromkeys(addresses, STAFF)


def faults_of_files(paths):
    return {path: NO_FILE for path in paths if path.startswith(settings.MEDIA_URL) and not is_file(path)}


def is_file(path):
    try:
        return default_storage.exists(path.removeprefix(settings.MEDIA_URL))
    except StoreAwayError:
        return True  # nobody knows: no address is called broken for that
    except (SuspiciousFileOperation, ValueError, OSError):
        return False


def spoken_at(path):
    return language_named_in(path) or settings.LANGUAGE_CODE


def view_at(path):
    """The view that answers at a path, with or without its last slash; None without one."""
    with translation.override(spoken_at(path)):
        for spelling in (path, f"{path.rstrip('/')}/"):
            try:
                return resolve(spelling)
            except Resolver404:
                continue
    return None


def faults_of_pages(wanted):
    """`wanted` holds, by address, the language and the path or the number of a page."""
    own = settings.LANGUAGE_CODE
    keys = {key for _language, key in wanted.values()}
    paths, numbers = [key for key in keys if isinstance(key, str)], [key for key in keys if isinstance(key, int)]
    public = set()
    for content in published_in({own, *(language for language, _key in wanted.values())}).filter(
        Q(url_path__in=paths) | Q(page__in=numbers)
    ):
        public |= {(content.language, content.url_path), (content.language, content.page_id)}
    missing = {address: target for address, target in wanted.items() if target not in public}
    drafts = titles_of_drafts(missing.values()) if missing else {}
    homes = homes_of([address for address, target in missing.items() if target not in drafts]) if missing else {}
    return {
        address: fault_of_missing(target, homes.get(address), drafts.get(target), (own, target[1]) in public)
        for address, target in missing.items()
    }


def fault_of_missing(target, home, draft, is_in_italian):
    language, _key = target
    if home:
        return Fault("L’indirizzo è cambiato: chi lo segue fa un giro più lungo.", f"Mettine il nuovo: {home}", False)
    if draft:
        return Fault(f"La pagina «{draft}» non è pubblicata: chi legge non la trova.", f"Pubblicala prima. {CHOOSE}")
    if language != settings.LANGUAGE_CODE and is_in_italian:
        return Fault(
            "La pagina c’è solo in italiano: chi legge trova un avviso che lo dice.",
            "Porta alla pagina italiana e scrivi che è in italiano, oppure traducila.",
            False,
        )
    return NOTHING


def titles_of_drafts(targets):
    """The titles of pages that nobody sees yet, or no more, by language and path or number."""
    languages = {language for language, _key in targets}
    numbers = [key for _language, key in targets if isinstance(key, int)]
    paths = [key for _language, key in targets if isinstance(key, str)]
    ends = {path.rpartition("/")[2] for path in paths}
    above = PageUrl.objects.filter(page=OuterRef("page__parent"), language=OuterRef("language")).values("path")[:1]
    titles = {}
    for content in (
        PageContent.admin_manager.latest_content()
        .filter(Q(slug__in=ends) | Q(overwrite_url__in=paths) | Q(page__in=numbers), language__in=languages)
        .annotate(path_above=Subquery(above))
    ):
        titles[content.language, content.page_id] = content.title
        path = content.overwrite_url or f"{content.path_above or ''}/{content.slug}".strip("/")
        titles[content.language, path] = content.title
    return titles


def faults_of_offices(slugs):
    active = set(Office.objects.active().filter(slug__in=slugs.values()).values_list("slug", flat=True))
    return {address: HIDDEN_OFFICE for address, slug in slugs.items() if slug not in active}


def faults_of_calendars(keys, model, field, page):
    """`page` is the field that leads to the page by which a calendar is public."""
    languages = {spoken_at(address) for address in keys}
    public = published_in(languages).order_by().values("page")
    found = model.objects.filter(**{f"{field}__in": set(keys.values()), f"{page}__in": public})
    known = {str(key) for key in found.values_list(field, flat=True)}
    return {address: NO_CALENDAR for address, key in keys.items() if str(key) not in known}


CALENDARS = {
    "projects:area_calendar": partial(faults_of_calendars, model=ActionArea, field="pk", page="extended_object"),
    "projects:initiative_calendar": partial(faults_of_calendars, model=Initiative, field="pk", page="extended_object"),
    "projects:date_calendar": partial(
        faults_of_calendars, model=Occurrence, field="uid", page="initiative__extended_object"
    ),
}
