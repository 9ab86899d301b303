"""Which archives a new one lets go."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cremona_site.backup.rotation import Keep, kept, rotate

NOTHING = Keep(0, 0, 0)


def archive_of(hour):
    return datetime.fromisoformat(hour).replace(tzinfo=UTC), Path(hour)


def staying(hours, keep):
    found = sorted((archive_of(hour) for hour in hours), reverse=True)
    return sorted(str(path) for path in kept(found, keep))


@pytest.fixture
def shelf(settings, tmp_path):
    settings.BACKUP_DIR = str(tmp_path)

    def put(*names):
        for name in names:
            (tmp_path / name).write_text("")
            (tmp_path / f"{name}.sha256").write_text("")

    put.folder = tmp_path
    put.names = lambda: sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".sha256")
    return put


def test_the_last_of_each_day_stays_for_so_many_days():
    hours = [
        "2026-11-20T03:17:00",
        "2026-11-24T03:17:00",
        "2026-11-24T23:59:59",
        "2026-11-25T00:00:00",
        "2026-11-28T03:17:00",
    ]

    assert staying(hours, Keep(3, 0, 0)) == ["2026-11-24T23:59:59", "2026-11-25T00:00:00", "2026-11-28T03:17:00"]


def test_weeks_begin_on_mondays_and_do_not_end_with_the_year():
    hours = [
        "2026-12-27T03:17:00",
        "2026-12-28T03:17:00",
        "2027-01-03T23:59:59",
        "2027-01-04T00:00:00",
        "2027-01-09T03:17:00",
    ]

    assert staying(hours, Keep(0, 3, 0)) == ["2026-12-27T03:17:00", "2027-01-03T23:59:59", "2027-01-09T03:17:00"]


def test_months_end_with_their_last_day():
    hours = [
        "2026-09-30T23:59:59",
        "2026-10-01T00:00:00",
        "2026-10-31T23:59:59",
        "2026-11-01T00:00:00",
        "2026-11-28T03:17:00",
    ]

    assert staying(hours, Keep(0, 0, 2)) == ["2026-10-31T23:59:59", "2026-11-28T03:17:00"]


def test_a_year_of_nights_leaves_days_weeks_and_months():
    first = datetime(2026, 1, 1, 3, 17, tzinfo=UTC)
    nights = [(first + timedelta(days=number)).replace(tzinfo=None).isoformat() for number in range(365)]

    left = staying(nights, Keep())

    assert left[-7:] == nights[-7:]
    assert len(left) == 7 + 4 + 11 - 1  # the week and the month of today are among the days, a week ends a month
    assert left[0] == "2026-01-31T03:17:00"


def test_one_night_after_another_the_same_stay_as_all_at_once():
    first = datetime(2026, 1, 1, 3, 17, tzinfo=UTC)
    nights = [(first + timedelta(days=number)).replace(tzinfo=None).isoformat() for number in range(365)]

    left = []
    for night in nights:
        left = staying([*left, night], Keep())

    assert left == staying(nights, Keep())


def test_all_of_the_last_day_stay_whatever_is_kept():
    hours = ["2026-11-27T10:00:00", "2026-11-27T10:00:01", "2026-11-28T09:59:00", "2026-11-28T10:00:00"]

    assert staying(hours, NOTHING) == hours[1:]


def test_without_archives_none_stays():
    assert kept([], Keep()) == set()


def test_only_archives_of_the_nightly_backup_are_removed_with_their_sums(shelf):
    newest = "cremona-20261128T031700Z.tar.age"
    others = [
        "cremona-20200101T031700Z-before-restore.tar.age",
        "cremona-20200101T0317Z.tar.age",
        "cremona-20201301T031700Z.tar.age",  # no such month
        "cremona-20200101T031700Z.tar.age.part",
        "altro-20200101T031700Z.tar.age",
        "x-cremona-20200101T031700Z.tar",
    ]
    shelf(newest, *others, "cremona-20200101T031700Z.tar.age", "cremona-20200102T031700Z.tar")
    (shelf.folder / "cremona-20200103T031700Z.tar").mkdir()
    (shelf.folder / "cremona-20200104T031700Z.tar").symlink_to(shelf.folder / newest)

    removed = rotate(NOTHING, shelf.folder / newest)

    assert removed == ["cremona-20200101T031700Z.tar.age", "cremona-20200102T031700Z.tar"]
    assert shelf.names() == sorted([newest, *others, "cremona-20200103T031700Z.tar", "cremona-20200104T031700Z.tar"])
    assert not (shelf.folder / "cremona-20200102T031700Z.tar.sha256").exists()
    assert (shelf.folder / f"{newest}.sha256").exists()


def test_the_archive_just_made_stays_where_the_clock_was_ahead_before(shelf):
    shelf("cremona-20361128T031700Z.tar.age", "cremona-20261128T031700Z.tar.age", "cremona-20261127T031700Z.tar.age")

    removed = rotate(NOTHING, shelf.folder / "cremona-20261128T031700Z.tar.age")

    assert removed == ["cremona-20261127T031700Z.tar.age"]
