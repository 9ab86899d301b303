"""The first content in English, page by page; a page without an entry here says that it has no English version.

Plain British English for people who read little of it: short sentences, facts as in Italian. The names of offices, of
laws and of the project stay Italian and are explained.
"""

from cremona_site.first_content.english.action_areas import ACTION_AREAS
from cremona_site.first_content.english.help_pages import HELP_PAGES
from cremona_site.first_content.english.home import HOME
from cremona_site.first_content.english.initiatives import INITIATIVES
from cremona_site.first_content.english.news import NEWS_ITEMS, NEWS_SECTIONS
from cremona_site.first_content.english.project import PROJECT
from cremona_site.first_content.english.safe_browsing import SAFE_BROWSING
from cremona_site.first_content.english.sections import SECTIONS
from cremona_site.first_content.english.services import SERVICES
from cremona_site.first_content.english.site_pages import SITE_PAGES
from cremona_site.first_content.schema import TranslationData

ENGLISH: dict[str, TranslationData] = {
    "home": HOME,
    "progetto": PROJECT,
    **ACTION_AREAS,
    **SECTIONS,
    **NEWS_SECTIONS,
    **NEWS_ITEMS,
    **INITIATIVES,
    **SERVICES,
    **HELP_PAGES,
    "navigazione-sicura": SAFE_BROWSING,
    **SITE_PAGES,
}
