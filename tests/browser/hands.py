"""Somebody at an editor's page who has a keyboard and nothing else, in the windows and frames of the CMS too."""

from tests.browser.keyboard import is_plain, look

HAS_FOCUS = "element => element === document.activeElement && document.hasFocus()"
# The browser itself goes through the parts of a day or an hour, and marks them
OF_THE_BROWSER = "['date', 'time'].includes(document.activeElement.type)"


class Hands:
    """Goes to things by Tab alone, and sees at every stop on the way where the focus stands."""

    def __init__(self, page):
        self.page = page

    def go(self, target, key="Tab", most=250):
        target.wait_for()
        element = target.element_handle()
        for _ in range(most):
            if element.evaluate(HAS_FOCUS):
                return
            self.page.keyboard.press(key)
            self.look()
        raise AssertionError(f"{key} never came to {target} at {self.page.url}")

    def look(self):
        frame = self.frame()
        stop = None if frame.evaluate(OF_THE_BROWSER) else look(frame)
        assert stop is None or is_plain(stop), (frame.url, stop)

    def frame(self):
        """The frame in which the focus stands."""
        frame = self.page.main_frame
        while True:
            element = frame.evaluate_handle("document.activeElement").as_element()
            inner = element.content_frame() if element else None
            if inner is None:
                return frame
            frame = inner

    def press(self, target, key="Tab"):
        self.go(target, key)
        self.page.keyboard.press("Enter")

    def write(self, target, words, key="Tab"):
        """Writes in place of what stands there."""
        self.go(target, key)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def choose(self, toolbar, menu, entry):
        """An entry of a menu of the toolbar."""
        self.press(toolbar.get_by_role("link", name=menu))
        self.press(toolbar.get_by_role("link", name=entry))
