"""What the style guide shows of lists, as `cremona_site.style_guide` does: no database."""

from datetime import UTC, date, datetime

from cremona_site.navigation import SitePage
from cremona_site.paging import page_of
from projects.archive import YearOfArchive
from projects.initiative_choice import Choice, ChosenArea
from projects.models import Occurrence
from projects.month import DayEntry, Month, weeks_of

JUNE = date(2018, 6, 1)


def lists():
    area = ChosenArea(1, "Azione di esempio")
    return {
        "archive_page": SitePage("Archivio", "/vivere-cremona/eventi/archivio/"),
        "choice": Choice((area,), area, "formazione"),
        "few_pages": page_of(range(25), "3", 10),
        "many_pages": page_of(range(200), "10", 10),
        "years": [YearOfArchive(2018, 12), YearOfArchive(2017, 1)],
        "month": month(),
    }


def month():
    evening = Occurrence(starts_at=datetime(2018, 6, 5, 18, 30, tzinfo=UTC))
    cancelled = Occurrence(starts_at=evening.starts_at, status=Occurrence.Status.CANCELLED)
    entries = {
        date(2018, 6, 5): [DayEntry("Serata", "#contenuto", evening, None)],
        date(2018, 6, 6): [
            DayEntry("Incontro annullato", "#contenuto", cancelled, None),
            DayEntry("Mostra di più giorni", "#contenuto", evening, date(2018, 6, 7)),
        ],
    }
    return Month(
        first_day=JUNE,
        weeks=weeks_of(JUNE, entries),
        previous=date(2018, 5, 1),
        next=date(2018, 7, 1),
        current=date(2018, 9, 1),
        is_cut=False,
    )
