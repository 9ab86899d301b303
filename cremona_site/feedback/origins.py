"""Whether a vote was sent from a page of this site: there is no cookie, so no token either."""

from urllib.parse import urlsplit

# `none` is somebody at the browser, such as who sends a page once more; no other site can make it
OWN_SITES = {"same-origin", "none"}


def comes_from_here(request):
    """Believes what a browser says of where a form stood: no page of another site can change it.

    Older browsers say less, and a few say nothing: then there is nothing to hold against the vote. All that another
    site could win is a vote in a visitor's name, which has none.
    """
    said = request.headers.get("Sec-Fetch-Site")
    if said is not None and said not in OWN_SITES:
        return False
    origin = request.headers.get("Origin")
    if origin is None:
        origin = origin_of(request.headers.get("Referer"))
    return origin is None or origin == f"{request.scheme}://{request.get_host()}"


def origin_of(address):
    """Scheme and host of an address; None without one."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"
