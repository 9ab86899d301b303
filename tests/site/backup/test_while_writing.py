"""A backup of a site in which somebody writes meanwhile."""

import subprocess
import sys
import time

from tests.site.backup.installation import environment

WRITER = """
import os, sys, time
url = sys.argv[1]
if url.startswith("sqlite"):
    import sqlite3
    database = sqlite3.connect(url.removeprefix("sqlite:///"), timeout=5, isolation_level=None)
else:
    import psycopg2
    from urllib.parse import unquote, urlsplit
    at = urlsplit(url)
    database = psycopg2.connect(host=unquote(at.hostname), port=at.port, user=at.username, dbname=at.path[1:])
    database.autocommit = True
cursor = database.cursor()
number = longest = 0
while not os.path.exists(sys.argv[2]):
    number += 1
    started = time.monotonic()
    cursor.execute("BEGIN")
    cursor.execute(f"INSERT INTO prova_a VALUES ({number}, '{'x' * 500}')")
    cursor.execute(f"INSERT INTO prova_b VALUES ({number})")
    cursor.execute("COMMIT")
    longest = max(longest, time.monotonic() - started)
    if number == 1:
        print("writing", flush=True)
print(number, longest, flush=True)
"""


def test_a_copy_made_while_somebody_writes_is_of_one_moment(site, empty, key, tmp_path, measured):
    site.execute("CREATE TABLE prova_a (id integer, t text)", "CREATE TABLE prova_b (id integer)")
    url, stop = environment(site)["DATABASE_URL"], tmp_path / "basta"
    with subprocess.Popen([sys.executable, "-c", WRITER, url, stop], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout.readline() == "writing\n"

        archives = []
        for _time in range(3):
            time.sleep(1.1)  # an archive bears its second
            archives.append(site.back_up())
        stop.touch()
        written, longest = writer.communicate()[0].split()

    counts = []
    for archive in archives:
        empty.call("restore", archive, identity=str(key.path), replace=True, no_safety_copy=True)
        counts.append(empty.ask("SELECT (SELECT count(*) FROM prova_a), (SELECT count(*) FROM prova_b)"))
    assert all(first == second > 0 for first, second in counts)
    assert sorted(set(counts)) == counts, "each copy holds more than the one before"
    assert counts[-1][0] <= int(written)
    measured.append(f"backup beside a writer: {written} transactions, the longest {float(longest) * 1000:.0f} ms")
