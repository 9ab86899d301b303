"""Every page of the first content, in the order in which it is written."""

from cremona_site.first_content.help_pages import HELP_PAGES
from cremona_site.first_content.home import HOME
from cremona_site.first_content.legal_pages import LEGAL_PAGES
from cremona_site.first_content.project import PROJECT
from cremona_site.first_content.safe_browsing import SAFE_BROWSING
from cremona_site.first_content.schema import PageData
from cremona_site.first_content.sections import SECTIONS

PAGES: tuple[PageData, ...] = (HOME, PROJECT, *SECTIONS, *HELP_PAGES, SAFE_BROWSING, *LEGAL_PAGES)
