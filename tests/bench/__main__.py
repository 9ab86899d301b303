"""The benchmark: `make bench`. A table on stdout, and var/bench.json."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench import asking, growth, views
from tests.bench.processes import ROOT, environment_with, private_postgres


def main():
    """All parts, or those that are named; what was found of the others before stays in the file."""
    chosen = sys.argv[1:] or list(PARTS)
    if unknown := set(chosen) - PARTS.keys():
        raise SystemExit(f"No part of the benchmark: {', '.join(unknown)}. There are {', '.join(PARTS)}.")
    file = ROOT / "var/bench.json"
    found = json.loads(file.read_text()) if file.exists() else {}
    for part in PARTS:
        if part in chosen:
            with tempfile.TemporaryDirectory() as folder:
                found |= PARTS[part](Path(folder))
    file.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n")


def measure_views(folder):
    rows, relations = views.measure(folder)
    show_views(rows)
    show_relations(relations)
    return {"rounds": asking.ROUNDS, "views": rows, "relations": relations}


def measure_growth(folder):
    rows = growth.measure(folder)
    show_growth(rows)
    return {"growth": rows}


def measure_searches(folder):
    searches = {"SQLite": measure_search(f"sqlite:///{folder}/search.sqlite3")}
    with private_postgres() as url:
        if url:
            searches["PostgreSQL"] = measure_search(url)
    show_searches(searches)
    return {"searches": searches}


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


def show_relations(relations):
    """Ratios round by round: the median, between what the middle half of the rounds lies, and that of the CPU alone."""
    print(f"\n{'':<76}{'figure':>12}{'ratio':>7}{'middle half':>13}{'CPU':>7}")
    for row in relations:
        what, figure = f"{row['what']} / {row['other'].removeprefix('… ')}", FIGURES[row["figure"]]
        half = "–".join(f"{end:.2f}" for end in row["middle_half"])
        verdict = f"{row['side']} {row['bound']}" + ("" if row["is_met"] else ": NO")
        print(f"{what:<76}{figure:>12}{row['median']:>7.2f}{half:>13}{row['cpu']:>7.2f}  {verdict}")


def show_growth(rows):
    """Below the times of each size what they are of those of the first."""
    print(f"\n{'ms a cold view':<20}" + "".join(f"{name:>14}" for name in growth.VIEWS), end="")
    print(f"{'start s':>10}{'memory MB':>11}{'database MB':>13}")
    for row in rows:
        size = f"{row['pages']:,} + {row['initiatives']:,}"
        print(f"{size:<20}" + "".join(f"{row['views_ms'][name]:>14.1f}" for name in growth.VIEWS), end="")
        print(f"{row['start_s']:>10.2f}{row['memory_mb']:>11}{row['database_mb']:>13.1f}")
        print(f"{'':<20}" + "".join(f"{row['growth'][name]:>14.2f}" for name in growth.VIEWS))


def show_searches(searches):
    for database, found in searches.items():
        print(f"\n{'a search of 10,000 pages, ' + database:<52}{'median ms':>12}{'p95 ms':>10}{'results':>10}")
        for row in found:
            print(f"{row['what']:<52}{row['median_ms']:>12.2f}{row['p95_ms']:>10.2f}{row['results']:>10}")


FIGURES = {"requests_per_second": "requests/s", "cpu_ms": "CPU ms"}
PARTS = {"views": measure_views, "growth": measure_growth, "searches": measure_searches}

if __name__ == "__main__":
    main()
