"""What people of the council do at the browser, in their words."""

import re

from playwright.sync_api import expect

PASSWORD = "una-frase-lunga-per-le-prove"


class Editor:
    """Somebody signed in: goes to pages, makes drafts, writes in the page itself, publishes."""

    def __init__(self, page):
        self.page = page
        self.toolbar = page.locator("#cms-top")
        self.window = page.locator(".cms-modal")

    def sign_in(self, username, password, site=""):
        self.page.goto(f"{site}/accesso/")
        self.page.get_by_label("Nome utente").fill(username)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Accedi", exact=True).click()
        self.page.wait_for_url("**/admin/")

    def open(self, address):
        self.page.goto(address)
        self.settle()

    def settle(self):
        """Until their script has run the toolbar's buttons are plain links, and lead nowhere."""
        self.page.wait_for_load_state("networkidle")

    def button(self, name):
        return self.toolbar.get_by_role("link", name=name, exact=True)

    def choose(self, menu, entry):
        self.toolbar.get_by_role("link", name=re.compile(menu)).click()
        self.toolbar.get_by_role("link", name=re.compile(entry)).click()

    def new_draft(self):
        self.button("Nuova bozza").click()
        self.page.wait_for_url("**/edit/**")
        self.settle()

    def rewrite(self, old, new):
        """Writes `new` in place of the paragraph that holds `old`; it is saved when the editor loses the focus."""
        paragraph = self.page.get_by_role("main").locator("p", has_text=old)
        paragraph.scroll_into_view_if_needed()
        expect(self.page.get_by_role("textbox").filter(has_text=old)).to_be_visible()
        paragraph.click(click_count=3)
        self.page.keyboard.type(new)

    def leave_the_text(self):
        with self.page.expect_response(re.compile("/edit-plugin/")) as saved:
            self.page.get_by_role("heading", level=1).click()
        assert saved.value.ok

    def publish(self):
        self.button("Pubblica").click()
        expect(self.toolbar.get_by_role("link", name="(Pubblicata)")).to_be_visible()
        self.settle()

    def revert_to(self, state):
        """Makes a draft of the version in that state, and opens it."""
        self.choose(r"Versione n\. \d+", "Gestisci versioni")
        versions = self.page.frame_locator(".cms-sideframe iframe")
        versions.get_by_role("row", name=state).get_by_title("Ripristina").click()
        versions.get_by_role("button", name="Sì, confermo").click()
        self.page.get_by_role("row", name="Bozza").get_by_title("Modifica").click()
        self.page.wait_for_url("**/edit/**")
        self.settle()

    def open_slot(self, name):
        """The slot in the structure of the page."""
        self.page.get_by_title("Attiva struttura").click()
        slot = self.page.locator(".cms-dragarea").filter(has=self.page.get_by_title(name, exact=True))
        expect(slot).to_be_visible()
        return slot

    def save_in_the_window(self):
        self.window.get_by_role("link", name="Salva").click()
        expect(self.window).to_be_hidden()

    def save_facts(self):
        """Facts show all over the page, so the CMS loads it again."""
        with self.page.expect_event("load"):
            self.save_in_the_window()
        self.settle()

    def post(self, address):
        """What a script of theirs could send past the buttons."""
        cookies = {cookie["name"]: cookie["value"] for cookie in self.page.context.cookies()}
        headers = {"X-CSRFToken": cookies["csrftoken"], "Referer": self.page.url}
        return self.page.request.post(address, headers=headers)
