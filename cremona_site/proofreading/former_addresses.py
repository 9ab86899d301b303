"""Where addresses that answer no more lead now, for many at once; see `cremona_site.old_addresses`, which redirects."""

from urllib.parse import quote

from django.db.models import Q

from cremona_site.models import OldAddress
from cremona_site.models.old_address import LONGEST_PATH, normalised
from cremona_site.navigation import published_in, url_of
from cremona_site.old_addresses import language_of, office_url
from projects.models.dated_page import DatedPage


def homes_of(addresses):
    """The public addresses that old ones lead to, by old address; those that lead nowhere are left out."""
    paths = {address: normalised(address) for address in addresses if address.startswith("/")}
    paths = {address: path for address, path in paths.items() if path and len(path) <= LONGEST_PATH}
    if not paths:
        return {}
    wanted = set(paths.values())
    homes, pages = {}, {}
    for old in OldAddress.objects.filter(path__in=wanted).select_related("office"):
        if old.page_id:
            pages[old.path] = old.page_id
        elif url := office_url(old.office, language_of(old.path)):
            homes[old.path] = url
    pages = pages_that_name(wanted - homes.keys() - pages.keys()) | pages
    homes |= addresses_of_pages(pages) if pages else {}
    return {address: homes[path] for address, path in paths.items() if path in homes}


def pages_that_name(paths):
    """The pages that name a path as their own on the site before."""
    ends_so = Q(pk__in=[])
    for path in paths:
        for form in {path, quote(path)}:
            ends_so |= Q(former_url__endswith=form) | Q(former_url__endswith=f"{form}/")
    if not paths:
        return {}
    kinds = DatedPage.__subclasses__()
    facts = [kind.objects.filter(ends_so).values_list("former_url", "extended_object") for kind in kinds]
    named = {normalised(url): page_id for url, page_id in facts[0].union(*facts[1:])}
    return {path: page_id for path, page_id in named.items() if path in paths}


def addresses_of_pages(pages):
    languages = {path: language_of(path) for path in pages}
    urls = {
        (content.page_id, content.language): url_of(content.url_path, content.language)
        for content in published_in(set(languages.values())).filter(page__in=pages.values())
    }
    found = {path: urls.get((page_id, languages[path])) for path, page_id in pages.items()}
    return {path: url for path, url in found.items() if url}
