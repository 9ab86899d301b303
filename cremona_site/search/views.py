from django.conf import settings
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cremona_site.languages import addresses_of
from cremona_site.paging import page_of
from cremona_site.search import results
from cremona_site.search.candidates import MOST_RESULTS
from cremona_site.search.finding import Answer, find
from cremona_site.search.query import LONGEST, clean
from projects.areas import first_project_content, listed_areas

PER_PAGE = 10


@require_safe
@cache_control(no_store=True, private=True)  # what somebody looked for stays in no cache of a shared phone
def search(request):
    """The pages and offices that hold what was typed; the form alone where nothing was."""
    language = get_language()
    typed = clean(request.GET.get("q", ""))
    chosen = request.GET.get("tipo", "")
    chosen = chosen if chosen in results.FILTERS else ""
    answer = find(typed, language)
    choices = results.choices(answer.hits, chosen, is_counted=not answer.is_cut)
    if chosen:
        answer = narrowed(answer, typed, language, chosen)
    page = page_of(answer.hits, request.GET.get("pagina"), PER_PAGE)
    context = {
        "typed": typed,
        "longest": LONGEST,
        "chosen": chosen,
        "answer": answer,
        "choices": choices,
        "page_obj": page,
        "results": results.shown(page.object_list, answer.terms, language),
        "most": MOST_RESULTS,
        "asked": urlencode({"q": typed}),
        "query": urlencode({"q": typed} | ({"tipo": chosen} if chosen else {})) + "&",
        "addresses": addresses_of("search"),
    }
    if not answer.hits:
        context |= ways_on(typed, language)
    return render(request, "search.html", context)


def narrowed(answer, typed, language, chosen):
    """The answer with one kind only; asked anew where not all was found before."""
    if answer.is_cut:
        return find(typed, language, results.FILTERS[chosen][1])
    return Answer(answer.terms, results.of_kind(answer.hits, chosen), answer.is_partial)


def ways_on(typed, language):
    """What helps who found nothing, or has not begun."""
    project = first_project_content(language)
    ways = {"areas": listed_areas(project.page_id, language) if project else []}
    if typed:
        ways["offices"] = results.offices_that_help()
    if typed and language != settings.LANGUAGE_CODE:
        ways["italian_url"] = f"{addresses_of('search')[settings.LANGUAGE_CODE]}?{urlencode({'q': typed})}"
    return ways
