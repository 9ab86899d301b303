"""The first content in English, page by page; a page without an entry here says that it has no English version."""

from cremona_site.first_content.schema import TranslationData

ENGLISH: dict[str, TranslationData] = {}
