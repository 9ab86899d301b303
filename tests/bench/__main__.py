"""The benchmark: `make bench`. A table on stdout, and var/bench.json."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import growth, views
from tests.bench.processes import ROOT, environment_with, private_postgres


def main():
    with tempfile.TemporaryDirectory() as folder:
        found = {"rounds": views.ROUNDS, "views": views.measure(Path(folder))}
        show_views(found["views"])
    with tempfile.TemporaryDirectory() as folder:
        found["growth"] = growth.measure(Path(folder))
        show_growth(found["growth"])
        found["searches"] = {"SQLite": measure_search(f"sqlite:///{folder}/search.sqlite3")}
    with private_postgres() as url:
        if url:
            found["searches"]["PostgreSQL"] = measure_search(url)
    show_searches(found["searches"])
    (ROOT / "var/bench.json").write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n")


def measure_search(database):
    """What searches cost on 10,000 pages, see `tests.bench.searches`: it needs a Django with a database of its own."""
    environment = environment_with(database, DJANGO_SETTINGS_MODULE="cremona_site.settings")
    command = [sys.executable, "-m", "tests.bench.searches"]
    return json.loads(subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=-1).stdout)


def show_views(rows):
    print(f"{'':<52}{'requests/s':>12}{'CPU ms':>10}{'bytes':>10}{'status':>8}")
    for row in rows:
        figures = f"{row['requests_per_second']:>12,.0f}{row['cpu_ms']:>10.3f}{row['bytes']:>10,.0f}"
        print(f"{row['what']:<52}{figures}{row['status']:>8.0f}")


def show_growth(rows):
    print(f"\n{'ms a cold view':<20}" + "".join(f"{name:>14}" for name in growth.VIEWS), end="")
    print(f"{'start s':>10}{'memory MB':>11}{'database MB':>13}")
    for row in rows:
        size = f"{row['pages']:,} + {row['initiatives']:,}"
        print(f"{size:<20}" + "".join(f"{row['views_ms'][name]:>14.1f}" for name in growth.VIEWS), end="")
        print(f"{row['start_s']:>10.2f}{row['memory_mb']:>11}{row['database_mb']:>13.1f}")


def show_searches(searches):
    for database, found in searches.items():
        print(f"\n{'a search of 10,000 pages, ' + database:<52}{'median ms':>12}{'p95 ms':>10}{'results':>10}")
        for row in found:
            print(f"{row['what']:<52}{row['median_ms']:>12.2f}{row['p95_ms']:>10.2f}{row['results']:>10}")


if __name__ == "__main__":
    main()
