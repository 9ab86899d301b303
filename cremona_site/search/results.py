"""Results as the page shows them, and the kinds by which they may be narrowed."""

from dataclasses import dataclass

from cms.models import PageContent
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from contacts.models import Office, OfficeCard
from cremona_site.models import SearchDocument
from cremona_site.navigation import published, url_of
from cremona_site.search.passages import Part, passage
from projects.models import Initiative, News

Kind = SearchDocument.Kind
# What the address calls them, what readers read, and the kinds themselves, side by side in the index
FILTERS = {
    "progetto": (_("Progetto e azioni"), [Kind.PROJECT, Kind.AREA]),
    "servizi": (_("Servizi"), [Kind.SERVICE]),
    "uffici": (_("Uffici"), [Kind.OFFICE]),
    "pagine": (_("Pagine"), [Kind.PAGE, Kind.SECTION]),
    "notizie": (_("Notizie"), [Kind.NEWS]),
    "iniziative": (_("Iniziative"), [Kind.INITIATIVE]),
}


@dataclass(frozen=True)
class Choice:
    """A kind of results that may be chosen; `number` is None where nobody counted them."""

    name: str
    label: str
    number: int | None
    is_current: bool


@dataclass(frozen=True)
class Result:
    """One result: what, where, when, and the passage that speaks of it."""

    title: str
    url: str
    kind: str
    passage: list[Part]
    above: str = ""
    date: str = ""


def choices(hits, current, is_counted):
    """What may be chosen: the kinds that were found, or all of them where not all was counted."""
    found = []
    for name, (label, kinds) in FILTERS.items():
        number = sum(hit.kind in kinds for hit in hits) if is_counted else None
        if number != 0 or name == current:
            found.append(Choice(name, label, number, name == current))
    return found


def of_kind(hits, name):
    return [hit for hit in hits if hit.kind in FILTERS[name][1]]


def shown(hits, terms, language):
    """A `Result` for each of these hits, in a few queries however many they are."""
    texts = SearchDocument.objects.filter(pk__in=[hit.pk for hit in hits])
    words = {pk: " ".join(parts).strip() for pk, *parts in texts.values_list("pk", "summary", "text")}
    above = titles_above(hits, language)
    facts = facts_with_dates(hits)
    return [
        Result(
            title=hit.title,
            url=url_of_hit(hit),
            kind=label_of(hit, facts.get(hit.page_id)),
            passage=passage(words.get(hit.pk, ""), terms, language),
            above=above.get(hit.page_id, ""),
            date=date_of(facts.get(hit.page_id)),
        )
        for hit in hits
    ]


def url_of_hit(hit):
    if hit.page_id:
        return url_of(hit.path)
    return Office(slug=hit.path).get_absolute_url()


def titles_above(hits, language):
    """The title of the page above each page, where it is public."""
    pages = [hit.page_id for hit in hits if hit.page_id]
    contents = published(language).filter(page__children__in=pages, page__is_home=False)
    return dict(contents.order_by().values_list("page__children", "title"))


def facts_with_dates(hits):
    """The facts of news and of initiatives, by page."""
    pages = [hit.page_id for hit in hits if hit.kind in (Kind.NEWS, Kind.INITIATIVE)]
    initiatives = Initiative.objects.filter(extended_object__in=pages).prefetch_related("occurrences")
    news = News.objects.filter(extended_object__in=pages)
    return {facts.extended_object_id: facts for model in (initiatives, news) for facts in model}


def label_of(hit, facts):
    return facts.get_kind_display() if facts else Kind(hit.kind).label


def date_of(facts):
    """When a thing takes place next, or took place last; of news, when it was published."""
    if isinstance(facts, Initiative):
        coming = [date for date in facts.dates if not date.is_over]
        dates = coming or facts.dates[-1:]
        return dates[0].when if dates else ""
    if isinstance(facts, News) and facts.first_published_on:
        return date_format(facts.first_published_on, "j F Y")
    return ""


def offices_that_help():
    """The offices whose cards stand on the home page, with their phones."""
    home = PageContent.objects.filter(page__is_home=True, language=settings.LANGUAGE_CODE)
    cards = OfficeCard.objects.filter(placeholder__in=home.values("placeholders"))
    return Office.objects.active().with_contacts().filter(pk__in=cards.values("office"))
