def test_shots(pubblicazione):
    page = pubblicazione.page
    for form, width in (("notizia", 1280), ("iniziativa", 1280), ("iniziativa", 320), ("progetto", 1280), ("", 1280), ("pagina", 320)):
        page.goto(f"/admin/nuovo/{form}")
        page.set_viewport_size({"width": width, "height": 900})
        if form == "notizia":
            page.locator("summary").first.click()
        page.screenshot(path=f"/tmp/s/wiz/{form or 'scelta'}-{width}.png", full_page=True)
