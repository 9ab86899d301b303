from cremona_site.models.account_event import AccountEvent
from cremona_site.models.broken_link import BrokenLink
from cremona_site.models.decorative_image import DecorativeImage
from cremona_site.models.desk_choice import DeskChoice
from cremona_site.models.document import Document, DocumentFacts
from cremona_site.models.draft_lock import DraftLock
from cremona_site.models.generation import Generation
from cremona_site.models.loaded_content import LoadedContent
from cremona_site.models.old_address import OldAddress
from cremona_site.models.page_care import PageCare
from cremona_site.models.picture import Picture
from cremona_site.models.publication_request import PublicationRequest
from cremona_site.models.rating import Answer, RatingCount, RatingSummary
from cremona_site.models.rating_comment import RatingComment
from cremona_site.models.scheduled_change import ScheduledChange
from cremona_site.models.search_document import SearchDocument
from cremona_site.models.search_synonym import SearchSynonym
from cremona_site.models.task_run import TaskRun

__all__ = [
    "AccountEvent",
    "Answer",
    "BrokenLink",
    "DecorativeImage",
    "DeskChoice",
    "Document",
    "DocumentFacts",
    "DraftLock",
    "Generation",
    "LoadedContent",
    "OldAddress",
    "PageCare",
    "Picture",
    "PublicationRequest",
    "RatingComment",
    "RatingCount",
    "RatingSummary",
    "ScheduledChange",
    "SearchDocument",
    "SearchSynonym",
    "TaskRun",
]
