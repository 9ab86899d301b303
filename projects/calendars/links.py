"""Where a calendar is found: once as a file, and for good as a subscription."""

import re
from dataclasses import dataclass

from cremona_site.site_url import absolute


@dataclass(frozen=True)
class CalendarLinks:
    """A calendar at its address; `subscription` makes the program of calendars open it, and ask again by itself."""

    url: str

    @property
    def subscription(self):
        return re.sub(r"^https?:", "webcal:", absolute(self.url))
