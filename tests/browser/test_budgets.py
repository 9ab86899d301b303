"""How much a phone must fetch before it shows a page for the first time, as Chromium counts it, headers included, and
how much of the page then still moves.
"""

from time import sleep
from urllib.parse import urlsplit

import pytest

from tests.browser.site_map import PUBLISHED

pytestmark = pytest.mark.front_end

MOST_BYTES, MOST_SCRIPT, MOST_REQUESTS = 60_000, 3_000, 10
MOST_SHIFT, MOST_SHIFT_BY_FONTS = 0.02, 0.05
# What has moved since the page began (CLS), and when its largest piece stood there (LCP)
SEEN = """async () => {
    const seen = {shift: 0, largest: 0}
    const watch = (type, note) => new PerformanceObserver(list => list.getEntries().forEach(note))
        .observe({type, buffered: true})
    watch('layout-shift', entry => { if (!entry.hadRecentInput) seen.shift += entry.value })
    watch('largest-contentful-paint', entry => { seen.largest = entry.startTime })
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
        scrollTo({top: y, behavior: 'instant'})
        await new Promise(requestAnimationFrame)
    }
    await new Promise(done => setTimeout(done, 100))
    return seen
}"""


class Traffic:
    """What a page fetched: bytes by address, from Chromium's own count."""

    def __init__(self, page):
        self.page, self.kinds, self.addresses, self.bytes = page, {}, {}, {}
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self.on_request)
        session.on("Network.loadingFinished", self.on_end)
        session.send("Network.enable")

    def on_request(self, event):
        self.addresses[event["requestId"]] = event["request"]["url"]
        self.kinds[event["requestId"]] = event.get("type")

    def wait(self):
        """Until Chromium has told the end of all that it told the beginning of: it does so a moment later."""
        for _time in range(100):
            if set(self.bytes) == set(self.addresses):
                return
            self.page.wait_for_timeout(50)

    def on_end(self, event):
        self.bytes[event["requestId"]] = int(event["encodedDataLength"])

    def total(self, *kinds):
        return sum(size for request, size in self.bytes.items() if not kinds or self.kinds[request] in kinds)

    def hosts(self):
        return {urlsplit(address).netloc for address in self.addresses.values()}


@pytest.mark.parametrize("kind", PUBLISHED)
def test_the_first_view_is_light(phone, measured, base_url, kind):
    traffic = Traffic(phone)
    phone.goto(PUBLISHED[kind], wait_until="networkidle")
    traffic.wait()

    total, script, html = traffic.total(), traffic.total("Script"), traffic.total("Document")
    parts = f"html {html:6,}, script {script:5,}"
    seen = phone.evaluate(SEEN)
    drawn = f"{seen['largest']:.0f} ms to the largest piece, shift {seen['shift']:.3f}"
    measured.append(f"first view, {kind:15} {total:6,} bytes in {len(traffic.addresses)} requests: {parts}, {drawn}")
    assert traffic.hosts() == {urlsplit(base_url).netloc}
    assert set(traffic.bytes) == set(traffic.addresses)
    assert phone.context.cookies() == []
    assert 0 < script <= MOST_SCRIPT
    assert len(traffic.addresses) <= MOST_REQUESTS
    assert total <= MOST_BYTES
    assert seen["largest"] > 0
    assert seen["shift"] <= MOST_SHIFT


@pytest.mark.parametrize("address", PUBLISHED.values(), ids=PUBLISHED.keys())
def test_fonts_that_come_late_hardly_move_the_words(phone, address):
    def come_late(route):
        sleep(0.25)
        route.continue_()

    phone.route("**/*.woff2", come_late)
    phone.goto(address, wait_until="networkidle")

    assert phone.evaluate(SEEN)["shift"] <= MOST_SHIFT_BY_FONTS
