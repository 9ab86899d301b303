"""What a search costs on a site of 10,000 pages: `tests.bench` runs it on each database, in a process of its own.

The pages are written straight into the tables, published, with words drawn as in a language: few are in every page,
most in a handful. Timed is what the view does to find and to rank, the check of what is public now included.
"""

import io
import json
import random
import statistics
import sys
import time

import django
from django.core.management import call_command

PAGES, WORDS, VOCABULARY = 10_000, 120, 6_000
BATCH, ROUNDS = 500, 20
SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo cra stra pre glio gna sco".split()
EVERYWHERE = "cremona comune"  # words of every page
QUERIES = {
    "one word": "psicologo",
    "two words": "assistenza psicologica",
    "a word of every page": "cremona",
    "two words of every page": "comune cremona",
    "a common word": "{common}",
    "a rare word": "{rare}",
    "a common and a rare word": "{common} {rare}",
    "one letter": "c",
    "two letters": "cr",
    "three letters": "cra",
    "four letters": "stra",
    "five letters, as a word of every page begins": "cremo",
    "the same after another one": "comune cremo",
    "ten words, none of them together": "{ten}",
    "a phone": "0372 407066",
    "a synonym": "usuraio",
    "nothing to find": "zzyzx",
}


def main():
    django.setup()
    call_command("prepare", stdout=io.StringIO())
    randomness = random.Random(10)  # noqa: S311 - the same words each time
    words = vocabulary(randomness)
    pages = write_pages(PAGES)
    started = time.perf_counter()
    index_pages(pages, randomness, words)
    print(f"indexed in {time.perf_counter() - started:.1f} s", file=sys.stderr)
    typed = {"common": words[5], "rare": words[-5], "ten": " ".join(words[10:110:10])}
    queries = {name: query.format(**typed) for name, query in QUERIES.items()}
    samples = {name: [] for name in [*queries, "all of them"]}
    for _round in range(ROUNDS):
        for name, query in queries.items():
            samples[name].append(sample(query))
            samples["all of them"].append(samples[name][-1])
    print(json.dumps([row(name, found) for name, found in samples.items()]))


def vocabulary(randomness):
    """Made-up words, the commonest first."""
    made = {"".join(randomness.choices(SYLLABLES, k=randomness.randint(2, 5))) for _ in range(2 * VOCABULARY)}
    return randomness.sample(sorted(made), VOCABULARY)


def write_pages(number):
    """Published pages of the top level, without words."""
    from cms.models import Page, PageContent, PageUrl
    from django.contrib.contenttypes.models import ContentType
    from djangocms_versioning.models import Version

    from cremona_site.writing import site_author

    author, kind = site_author(), ContentType.objects.get_for_model(PageContent)
    by = {"created_by": author.username, "changed_by": author.username}
    last = int(Page.get_last_root_node().path, 36)
    paths = [Page._get_path("", 1, last + number) for number in range(1, number + 1)]
    pages = Page.objects.bulk_create([Page(path=path, depth=1, site_id=1, **by) for path in paths], BATCH)
    PageUrl.objects.bulk_create(
        [PageUrl(page=page, language="it", slug=f"p{page.pk}", path=f"p{page.pk}", site_id=1) for page in pages], BATCH
    )
    contents = [PageContent(page=page, language="it", title="x", template="cms/page.html", **by) for page in pages]
    contents = PageContent.admin_manager.bulk_create(contents, BATCH)
    versions = [Version(content_type=kind, object_id=content.pk, state="published", number="1") for content in contents]
    for version in versions:
        version.created_by = author
    Version.objects.bulk_create(versions, BATCH)
    return pages


def index_pages(pages, randomness, words):
    from django.db import connection

    from cremona_site.models import SearchDocument
    from cremona_site.search.documents import Found
    from cremona_site.search.writing import write

    weights = [1 / (rank + 3) for rank in range(len(words))]
    kinds = list(SearchDocument.Kind)
    kinds.remove(SearchDocument.Kind.OFFICE)
    found = []
    for page in pages:
        title = " ".join(randomness.choices(words, weights, k=5)).capitalize()
        text = " ".join([EVERYWHERE, *randomness.choices(words, weights, k=WORDS)])
        found.append(Found(randomness.choice(kinds), "it", title, title, [text], page_id=page.pk))
    for start in range(0, len(found), BATCH):
        write(SearchDocument.objects.none(), found[start : start + BATCH])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # PostgreSQL plans for small tables until it is told


def sample(query):
    """Milliseconds of a search, and how many results it has."""
    from cremona_site.search.finding import find

    started = time.perf_counter()
    answer = find(query, "it")
    return 1000 * (time.perf_counter() - started), len(answer.hits)


def row(name, samples):
    times = sorted(milliseconds for milliseconds, _found in samples)
    return {
        "what": name,
        "median_ms": round(statistics.median(times), 2),
        "p95_ms": round(times[int(0.95 * (len(times) - 1))], 2),
        "results": samples[0][1],
    }


if __name__ == "__main__":
    main()
