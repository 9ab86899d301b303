from cremona_site.models.document import Document, DocumentFacts
from cremona_site.models.loaded_content import LoadedContent
from cremona_site.models.old_address import OldAddress
from cremona_site.models.picture import Picture
from cremona_site.models.rating import Answer, RatingCount, RatingSummary
from cremona_site.models.rating_comment import RatingComment
from cremona_site.models.search_document import SearchDocument
from cremona_site.models.search_synonym import SearchSynonym

__all__ = [
    "Answer",
    "Document",
    "DocumentFacts",
    "LoadedContent",
    "OldAddress",
    "Picture",
    "RatingComment",
    "RatingCount",
    "RatingSummary",
    "SearchDocument",
    "SearchSynonym",
]
