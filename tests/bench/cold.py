"""Our site without the page cache: each view is made anew, as that of the first reader after a publication.

What many pages show alike, such as menu, footer and offices, is known by then, as behind the cache: somebody has read
another page. It is read again every ten seconds (`cremona_site.page_cache.shared`). `nothing_shared` does not know it.
"""

from cremona_site.page_cache.public_pages import GENERATION
from cremona_site.wsgi import django_application


def application(environ, start_response):
    return django_application({**environ, GENERATION: "of the benchmark"}, start_response)


def nothing_shared(environ, start_response):
    return django_application(environ, start_response)
