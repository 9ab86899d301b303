
import pytest
from tests.browser.test_new_pages import FORMS, PHOTO, TEXT, write_news
from playwright.sync_api import expect
def test_shots(pubblicazione):
    page = pubblicazione.page
    for form in FORMS:
        page.goto(f"/admin/nuovo/{form}")
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"/tmp/s/wiz/{form.strip('/') or 'scelta'}-{width}.png", full_page=True)
            print(form, width, page.evaluate("document.scrollingElement.scrollWidth"))
    page.goto("/admin/nuovo/iniziativa/")
    page.locator("form[enctype]").evaluate("form => { form.noValidate = true }")
    page.get_by_label("Giorno", exact=True).first.fill("2027-06-18")
    page.get_by_role("button", name="Crea la bozza").click()
    page.get_by_role("alert").wait_for()
    page.screenshot(path="/tmp/s/wiz/errori.png", full_page=True)
    page.goto("/admin/nuovo/notizia/")
    write_news(page)
    page.wait_for_timeout(1500)
    page.screenshot(path="/tmp/s/wiz/bozza.png")
    page.goto("/admin/nuovo/notizia/")
    page.wait_for_timeout(1000)
    page.locator("summary").first.click()
    page.screenshot(path="/tmp/s/wiz/dopo.png", full_page=True)
