"""Links of what visitors read that lead nowhere: found in the night and on publishing, gone when they are mended."""

from itertools import islice

from cms.models import PageContent
from django.conf import settings
from django.db import transaction
from djangocms_alias.models import AliasContent

from cremona_site.links import links_of, problems_with
from cremona_site.models import BrokenLink
from cremona_site.navigation import published_in

BATCH = 200
# Whose a link is, whichever the version that holds it
KEY = ("page_id", "alias_id", "language")


def public_contents(language):
    """Everything with links that visitors may read in a language: pages, then what pages share."""
    yield from published_in([language]).iterator(chunk_size=BATCH)
    yield from AliasContent.objects.filter(language=language).select_related("alias").iterator(chunk_size=BATCH)


def check_all():
    """Looks at the links of all that visitors read; returns how many contents there are and how many broken links."""
    keys, broken, known = set(), 0, set(BrokenLink.objects.values_list(*KEY))
    for language, _name in settings.LANGUAGES:
        for contents in batched(public_contents(language)):
            for content, found in broken_in(contents).items():
                owner = owner_of(content)
                key = tuple(owner.get(field) for field in KEY)
                keys.add(key)
                if found or key in known:
                    broken += note(owner, found)
    for key in known - keys:  # what visitors do not read any more
        BrokenLink.objects.filter(**dict(zip(KEY, key, strict=True))).delete()
    return len(keys), broken


def batched(contents):
    contents = iter(contents)
    while batch := list(islice(contents, BATCH)):
        yield batch


def owner_of(content):
    """The fields of `BrokenLink` that say where a content stands, whichever its version."""
    grouper = {"page_id": content.page_id} if isinstance(content, PageContent) else {"alias_id": content.alias_id}
    return {**grouper, "language": content.language}


def check_anew(content):
    """Brings the broken links of a page or alias to what visitors find there now."""
    owner = owner_of(content)
    public = published_in([content.language]) if isinstance(content, PageContent) else AliasContent.objects
    public = public.filter(**owner).first()
    note(owner, broken_in([public])[public] if public else {})


def broken_in(contents):
    """The links within the site that lead nowhere, for contents of one language: by content, then by address.

    What is said of a link is its words and what is wrong with it. An address is looked at once for all contents.
    """
    links = {content: links_of(content) for content in contents}
    hrefs = {link.href for found in links.values() for link in found}
    problems = problems_with(sorted(hrefs), contents[0].language) if hrefs else {}
    return {
        content: {link.href: (link.text, problems[link.href]) for link in reversed(found) if problems[link.href]}
        for content, found in links.items()
    }


def note(owner, found):
    """Makes the rows of `owner` those of `found`; a link that was broken before keeps its day. Returns how many."""
    with transaction.atomic():
        rows = BrokenLink.objects.filter(**owner)
        known = {row.href: row for row in rows}
        rows.exclude(href__in=found).delete()
        for href, (text, problem) in found.items():
            row = known.get(href)
            if row is None:
                row = BrokenLink(**owner, href=href)
            if row.pk is None or (row.text, row.problem) != (text, problem):
                row.text, row.problem = text, problem
                row.save()
    return len(found)
