"""Brings the index to what is public now: a page, an office, or all of them."""

from cms.models import Page
from django.db import transaction

from contacts.models import Office
from cremona_site.models import SearchDocument
from cremona_site.search import index
from cremona_site.search.analysis import RECIPE, lexemes
from cremona_site.search.documents import LANGUAGES, office_found, pages_found, public_contents

BATCH = 200


@transaction.atomic
def index_page(page_id):
    """Indexes what everybody can read of a page now, in each language; takes out what they cannot."""
    Page.objects.select_for_update().filter(pk=page_id).first()  # two commits index one after the other
    write(SearchDocument.objects.filter(page=page_id), pages_found(public_contents().filter(page=page_id)))


def index_tree(page_id):
    """Indexes a page, and those below it that became public or ceased to be by what happened to it."""
    index_page(page_id)
    path = Page.objects.filter(pk=page_id).values_list("path", flat=True).first()
    if path is None:
        return
    public = public_contents().filter(page__path__startswith=path).values_list("page_id", "language")
    known = SearchDocument.objects.filter(page__path__startswith=path).values_list("page_id", "language")
    for changed in sorted({page for page, _language in set(public.order_by()) ^ set(known)}):
        index_page(changed)


@transaction.atomic
def index_office(office_id):
    offices = Office.objects.select_for_update().filter(pk=office_id, is_active=True)
    write(SearchDocument.objects.filter(office=office_id), offices_found(offices))


def offices_found(offices):
    return [office_found(office, language) for office in offices for language in LANGUAGES]


def write(before, found):
    """Puts what was found in the place of the documents `before`."""
    before.delete()  # their words go with them, see `feeding`
    documents = SearchDocument.objects.bulk_create(document_of(one) for one in found)
    index.put((document, words_of(one)) for document, one in zip(documents, found, strict=True))


def document_of(found):
    return SearchDocument(
        kind=found.kind,
        language=found.language,
        page_id=found.page_id,
        office_id=found.office_id,
        title=found.title,
        title_lexemes=" ".join(lexemes(found.title, found.language)),
        summary=found.summary,
        text=" ".join([*found.text, "; ".join(found.facts)]).strip(),
        last_day=found.last_day,
        recipe=RECIPE,
    )


def words_of(found):
    """The lexemes of title, of summary and facts, and of the text."""
    parts = [found.title], [found.summary, *found.facts], found.text
    return [[lexeme for part in listed for lexeme in lexemes(part, found.language)] for listed in parts]


def index_everything():
    """Brings all of the index to what is public now, some at a time; returns how many documents it then holds."""
    public = public_contents().order_by()
    for pages in batches(public.values_list("page_id", flat=True).distinct()):
        with transaction.atomic():
            write(SearchDocument.objects.filter(page__in=pages), pages_found(public.filter(page__in=pages)))
    for offices in batches(Office.objects.active().order_by().values_list("pk", flat=True)):
        with transaction.atomic():
            found = offices_found(Office.objects.with_contacts().filter(pk__in=offices))
            write(SearchDocument.objects.filter(office__in=offices), found)
    take_out_the_rest(public)
    return SearchDocument.objects.count()


@transaction.atomic
def take_out_the_rest(public):
    """Takes out what is public no more, and words that no document owns."""
    SearchDocument.objects.filter(page__isnull=False).exclude(page__in=public.values("page")).delete()
    SearchDocument.objects.filter(office__isnull=False).exclude(office__is_active=True).delete()
    index.remove_strays()


def batches(ids):
    ids = list(ids)
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))


def is_outdated():
    """Whether the index is empty, or holds what an older recipe made."""
    documents = SearchDocument.objects
    return documents.exclude(recipe=RECIPE).exists() or not documents.exists()
