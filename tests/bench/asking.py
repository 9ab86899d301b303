"""How the benchmark asks: each candidate in turn, round after round, and how it sums up what it saw.

CPU is what the processes of a candidate's servers used, in milliseconds a request. Requests a second are wrk's (one
thread, eight connections that are kept) where a server answers faster than a client in Python could ask; without wrk,
and where a view is slow or each request is another, it is Python's, one after the other over one connection.
"""

import http.client
import shutil
import socket
import ssl
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.processes import AS_FROM_PROXY, NAME, cpu_seconds

ROUNDS, SECONDS, WARM_UP = 7, 0.5, 3
WRK, SECONDS_OF_WRK, CONNECTIONS = shutil.which("wrk"), 1, 8
SCRIPT = Path(__file__).with_name("wrk.lua")


class ByName(http.client.HTTPSConnection):
    """A connection to the loopback that asks for the site by its name."""

    def connect(self):
        plain = socket.create_connection(("127.0.0.1", self.port))
        self.sock = self._context.wrap_socket(plain, server_hostname=self.host)


@dataclass
class Candidate:
    """What is asked again and again, and which processes answer."""

    what: str
    port: int
    masters: list
    path: str
    method: str = "GET"
    headers: callable = dict
    body: str | None = None
    tls: ssl.SSLContext | None = None
    is_fast: bool = False

    def connect(self):
        if self.tls:
            return ByName(NAME, self.port, context=self.tls)
        return http.client.HTTPConnection("127.0.0.1", self.port)

    def ask(self, connection):
        connection.request(self.method, self.path, self.body, AS_FROM_PROXY | self.headers())
        answer = connection.getresponse()
        return answer.status, len(answer.read())


def samples_of(candidates):
    """What was seen of each candidate, by its name, in each of the rounds."""
    if not WRK:
        print("wrk is missing (apt-get install wrk): a client in Python holds fast servers back", file=sys.stderr)
    samples = {candidate.what: [] for candidate in candidates}
    for _round in range(ROUNDS):
        for candidate in candidates:
            samples[candidate.what].append(sample(candidate))
    return samples


def sample(candidate):
    connection = candidate.connect()
    for _request in range(WARM_UP):
        status, length = candidate.ask(connection)
    before = cpu(candidate)
    requests, elapsed = ask_by_wrk(candidate) if candidate.is_fast and WRK else ask_by_python(candidate, connection)
    used = cpu(candidate) - before
    connection.close()
    return {
        "requests_per_second": requests / elapsed,
        "cpu_ms": 1000 * used / requests,
        "bytes": length,
        "status": status,
    }


def ask_by_python(candidate, connection):
    """How many requests were answered, and in how many seconds."""
    started, requests = time.perf_counter(), 0
    while time.perf_counter() - started < SECONDS:
        candidate.ask(connection)
        requests += 1
    return requests, time.perf_counter() - started


def ask_by_wrk(candidate):
    """The same; it fails where an answer is lost or is an error."""
    headers = [f"-H{name}: {value}" for name, value in (AS_FROM_PROXY | candidate.headers()).items()]
    address = f"{'https' if candidate.tls else 'http'}://{NAME}:{candidate.port}{candidate.path}"
    options = ["-t1", f"-c{CONNECTIONS}", f"-d{SECONDS_OF_WRK}s", f"-s{SCRIPT}"]
    said = subprocess.run([WRK, *options, *headers, address], capture_output=True, text=True, check=True).stdout
    requests, microseconds, lost, refused = map(int, said.splitlines()[-1].split())
    if lost or refused:
        raise SystemExit(f"{candidate.what}: {lost} answers were lost, {refused} were errors")
    return requests, microseconds / 1e6


def cpu(candidate):
    return sum(cpu_seconds(master) for master in candidate.masters)


def medians(samples):
    """A row for each candidate."""
    return [
        {"what": what, **{key: round(statistics.median(one[key] for one in found), 3) for key in found[0]}}
        for what, found in samples.items()
    ]


def ratio(samples, what, other, figure):
    """By how much `what` is more than `other`, round by round: the median, and the middle half of the rounds."""
    found = [one[figure] / another[figure] for one, another in zip(samples[what], samples[other], strict=True)]
    low, middle, high = statistics.quantiles(found, n=4)
    return {"median": round(middle, 3), "middle_half": [round(low, 3), round(high, 3)]}
