"""Going through a page by Tab, as somebody without a mouse does, and looking at where the focus stands."""

import time

A_MOMENT = 1  # second: what is fading in or scrolling comes to its place

# The element with the focus: what it is, whether it bears a ring, whether it can be seen where it stands, whether the
# way out covers a part of it (unless it is higher than the room above), and whether it had the focus before
LOOK = """() => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const style = getComputedStyle(element)
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
        && !/^rgba\\(.*, 0\\)$|^transparent$/.test(style.outlineColor)
    const boxes = [...element.getClientRects()].filter(box => box.width && box.height)
    const seen = boxes.some(box => {
        const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2
        const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2
        const top = document.elementFromPoint(x, y)
        // A star is the label of a button that lies behind it
        return top && [element, ...element.labels ?? []].some(shown => shown.contains(top) || top.contains(element))
    })
    const ways = [...document.querySelectorAll('.cr-exit a')].filter(way => way !== element)
    const covered = ways.map(way => way.getBoundingClientRect()).some(way => boxes
        .filter(box => box.height < innerHeight - way.height)
        .some(box => box.left < way.right - 1 && box.right > way.left + 1
            && box.top < way.bottom - 1 && box.bottom > way.top + 1))
    const again = 'stop' in element.dataset
    element.dataset.stop = ''
    const name = element.textContent.trim().replace(/\\s+/g, ' ')
    return {name, ring, seen, covered, again, href: element.getAttribute('href')}
}"""

# What Tab should have stopped at, and did not
MISSED = """() => [...document.querySelectorAll('a[href], button, summary, input, select, textarea')]
    .filter(element => !('stop' in element.dataset) && !element.disabled)
    .filter(element => element.checkVisibility({visibilityProperty: true}))
    .filter(element => element.type !== 'radio' || !document.querySelector(`[name="${element.name}"][data-stop]`))
    .map(element => element.textContent.trim().replace(/\\s+/g, ' '))"""


def look(frame):
    """What the stop shows. Where it is not plain to see it has a moment to become so."""
    stop = first = frame.evaluate(LOOK)
    give_up = time.monotonic() + A_MOMENT
    while stop and not is_plain(stop) and time.monotonic() < give_up:
        frame.wait_for_timeout(50)
        stop = frame.evaluate(LOOK)
    return stop and {**stop, "again": first["again"]}


def stops(page, most=150):
    """Presses Tab from the top of the page to its end; what each stop shows."""
    found = []
    while len(found) < most:
        page.keyboard.press("Tab")
        stop = look(page.main_frame)
        # Past the end the focus leaves the page, or Chromium begins again at once
        if stop is None or (stop["again"] and stop["href"] == found[0]["href"]):
            return found
        found.append(stop)
    raise AssertionError(f"The keyboard does not come out of {page.url}: {found[-5:]}")


def tab_to(page, element, most=150):
    """Presses Tab until the element has the focus, which is to be seen at every stop on the way."""
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = look(page.main_frame)
        assert stop is None or is_plain(stop), stop
        if element.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"Tab never came to {element}")


def is_plain(stop):
    """Whether the element with the focus bears a ring and nothing hides it."""
    return stop["ring"] and stop["seen"] and not stop["covered"]


def missed(page):
    return page.evaluate(MISSED)
