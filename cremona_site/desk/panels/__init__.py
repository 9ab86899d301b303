"""What lies on the desk, in its order: a module a panel."""

from cremona_site.desk.panels.broken_links import BrokenLinks
from cremona_site.desk.panels.drafts import Drafts
from cremona_site.desk.panels.initiatives import Initiatives
from cremona_site.desk.panels.offices import Offices
from cremona_site.desk.panels.pages_to_verify import PagesToVerify
from cremona_site.desk.panels.ratings import Ratings
from cremona_site.desk.panels.requests import MyRequests, WaitingRequests
from cremona_site.desk.panels.schedule import Schedule

PANELS = (
    WaitingRequests,
    MyRequests,
    Drafts,
    Schedule,
    Initiatives,
    Offices,
    PagesToVerify,
    BrokenLinks,
    Ratings,
)

__all__ = ["PANELS"]
