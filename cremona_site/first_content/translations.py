"""The first content in other languages: the words of each page by language and by the page's key."""

from cremona_site.first_content.english import ENGLISH
from cremona_site.first_content.schema import TranslationData

TRANSLATIONS: dict[str, dict[str, TranslationData]] = {"en": ENGLISH}
