"""How much work a task is: the clicks of a pointer, in all pages and frames of a browser."""

LISTEN = "addEventListener('click', event => { if (event.isTrusted && event.detail) countClick() }, true)"


class Clicks:
    number = 0

    def count(self):
        self.number += 1


def count_clicks(context):
    """Counts from the next page on that `context` loads; a key that acts as a click does not count."""
    clicks = Clicks()
    context.expose_function("countClick", clicks.count)
    context.add_init_script(LISTEN)
    return clicks
