"""What every fault has in common: the page that is read, how one is asked for, and that none of them failed."""

import http.client
import time

READERS, WARM_UP = 50, 80
PAGE, NEVER_READ = "/", "/novita/"


def asked(port, path=PAGE, **headers):
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    client.request("GET", path, headers={"Host": "127.0.0.1", **headers})
    answer = client.getresponse()
    text = answer.read().decode()
    client.close()
    return answer.status, text


def told(measured, what, readers):
    slowest = max(seconds for seconds, _release in readers.answers)
    measured.append(f"{what}: {len(readers.answers)} pages, {len(readers.failures)} failed, slowest {slowest:.2f} s")
    assert readers.failures == [], readers.failures[:3]


def wait_until(is_so, seconds=60):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "It did not come to be in time"
        time.sleep(0.05)
