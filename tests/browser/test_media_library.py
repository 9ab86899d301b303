"""The library of images and documents in the hands of staff: every button of it, under the policy of staff pages."""

import io
import re

import pytest
from django.urls import reverse
from filer.models import File, Folder, Image
from PIL import Image as Pixels
from playwright.sync_api import expect

from cremona_site import writing
from cremona_site.models import Document, Picture
from tests.browser.engines import ENGINES, load_engines
from tests.factories import PageFactory, documents, images
from tests.site.conftest import media as media  # the folder for uploads; the server of these tests reads it too
from tests.site.placed_files import DOCUMENT, PICTURE

pytestmark = [pytest.mark.usefixtures("media"), pytest.mark.with_coverage]

WORDS = "Il corteo passa in corso Garibaldi"
ROOT = "/admin/filer/folder/"


def listing(folder):
    return reverse("admin:filer-directory_listing", args=[folder.pk])


def sent(name, data):
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


@pytest.fixture
def folder():
    return Folder.objects.create(name="Corteo")


@pytest.fixture(params=["redazione", "pubblicazione"])
def editor(request):
    return request.getfixturevalue(request.param)


def chosen(page):
    return page.get_by_label("Trascina qui i file, oppure sceglili")


def upload(page, *files):
    with page.expect_event("load"):  # the list, once all are there
        chosen(page).set_input_files([sent(name, data) for name, data in files])


# Uploading


def test_a_new_folder_an_upload_its_words(editor):
    page = editor.page
    page.goto(ROOT)
    page.get_by_role("link", name="Nuova cartella").click()
    page.get_by_label("Nome della cartella").fill("Corteo 2026")
    page.get_by_role("button", name="Crea la cartella").click()
    expect(page.get_by_text("La cartella «Corteo 2026» c’è")).to_be_visible()

    upload(page, ("IMG_2034.jpg", images.photo()), ("manifesto.pdf", documents.pdf(4)))
    expect(page.get_by_text("PDF, ")).to_contain_text("4 pagine")
    page.get_by_role("link", name="Scrivilo per «IMG_2034.jpg»").click()
    page.get_by_role("button", name="Salva", exact=True).click()
    expect(page.get_by_text("Scrivi che cosa mostra l’immagine")).to_be_visible()
    page.get_by_label("Testo alternativo").fill(WORDS)
    page.get_by_role("button", name="Salva", exact=True).click()

    expect(page.get_by_role("heading", name="Corteo 2026")).to_be_visible()
    expect(page.get_by_text("anca il testo alternativo")).to_have_count(0)
    assert Image.objects.get().default_alt_text == WORDS


@pytest.fixture
def heavy(tmp_path_factory):
    """A file of 200 MB that takes no room on the disk."""
    path = tmp_path_factory.mktemp("heavy") / "filmato.jpg"
    with path.open("wb") as file:
        file.truncate(200 * 1024**2)
    return path


def test_a_photo_of_40_megapixels_arrives_upright_and_without_its_place(redazione, folder):
    page = redazione.page
    page.goto(listing(folder))

    with page.expect_event("load", timeout=90_000):
        chosen(page).set_input_files([sent("foto.jpg", images.photo(width=7304, height=5478))])

    photo = Image.objects.get()
    stored = Pixels.open(io.BytesIO(photo.file.read()))
    assert stored.size == (2739, 3652)
    assert not stored.getexif()
    assert images.SECRET not in photo.file.file.read()


def test_what_is_refused_says_why_and_the_rest_arrives(redazione, folder, heavy, complaints):
    complaints.expect(r"status of 400|answer 400 .*/upload/")
    page = redazione.page
    page.goto(listing(folder))
    hostile = images.drawing('<script>alert(1)</script><path d="M0 0h9" onclick="alert(1)"/>')

    chosen(page).set_input_files(
        [sent("fattura.jpg", b"MZ\x90\0" + bytes(500)), sent("disegno.svg", hostile), sent("rotto.svg", hostile[:-9])]
    )
    results = page.locator("[data-cr-upload-files]")
    expect(results.get_by_role("link", name="Aggiorna l’elenco")).to_be_visible()
    chosen(page).set_input_files(heavy)

    expect(results).to_contain_text("«fattura.jpg» non è un’immagine")
    expect(results).to_contain_text("«rotto.svg» non si riesce a leggere come SVG")
    expect(results).to_contain_text("«filmato.jpg»: pesa 200 MB, il massimo è 20 MB")
    drawing = Image.objects.get().file.read()
    assert b"<path" in drawing
    assert b"script" not in drawing
    assert b"onclick" not in drawing


def test_the_plain_form_says_of_200_megabytes_how_much_is_taken(redazione, folder, heavy):
    page = redazione.page
    page.goto(reverse("admin:media_library_upload"))
    page.get_by_label("Cartella").select_option(label="/Corteo")
    page.get_by_label("File dal tuo computer").set_input_files(heavy)

    page.get_by_role("button", name="Carica").click(timeout=60_000)

    expect(page.get_by_text("«filmato.jpg» pesa più di 20")).to_be_visible(timeout=60_000)
    assert not File.objects.exists()


def drop(target, name, data):
    """What a mouse does that brings a file from another window."""
    transfer = target.evaluate_handle(
        """(_element, [name, bytes]) => {
            const transfer = new DataTransfer()
            transfer.items.add(new File([new Uint8Array(bytes)], name))
            return transfer
        }""",
        [name, list(data)],
    )
    for event in ("dragenter", "dragover", "drop"):
        target.dispatch_event(event, {"dataTransfer": transfer})


def test_a_file_is_dropped_on_a_folder(editor, folder):
    page = editor.page
    page.goto(listing(folder))

    with page.expect_event("load"):
        drop(page.locator("[data-cr-upload]"), "manifesto.pdf", documents.pdf())

    expect(page.get_by_role("link", name="manifesto.pdf", exact=True)).to_be_visible()


# Choosing a file for a page


def save(page):
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator("form").get_by_role("button", name="Salva").first.click()
    page.wait_for_load_state("networkidle")


def test_an_image_is_chosen_for_a_page_and_brings_its_words(editor, folder):
    image = images.stored_image(default_alt_text=WORDS)
    page = editor.page
    page.goto(PICTURE.address_of_new_plugin())
    editor.settle()

    with page.context.expect_page() as opened:
        page.locator("#id_image_lookup").click()
    window = opened.value
    window.goto(f"{listing(image.folder)}?_pick=file&_popup=1")
    with window.expect_event("close"):
        window.get_by_role("button", name="Scegli «foto.jpg»").click()

    expect(page.get_by_label("Testo alternativo")).to_have_value(WORDS)
    save(page)
    assert Picture.objects.get().image == image


def test_a_folder_is_made_and_a_file_uploaded_in_the_window_that_picks_it(redazione):
    page = redazione.page
    page.goto(DOCUMENT.address_of_new_plugin())
    redazione.settle()

    with page.context.expect_page() as opened:
        page.locator("#id_file_lookup").click()
    window = opened.value
    window.get_by_role("link", name="Nuova cartella").click()
    window.get_by_label("Nome della cartella").fill("Atti")
    window.get_by_role("button", name="Crea la cartella").click()
    window.get_by_role("link", name="Carica file con un modulo").click()
    window.get_by_label("File dal tuo computer").set_input_files([sent("atto.pdf", documents.pdf())])
    window.get_by_role("button", name="Carica").click()
    with window.expect_event("close"):
        window.get_by_role("button", name="Scegli «atto.pdf»").click()

    page.get_by_label("Titolo").fill("Il protocollo d’intesa")
    save(page)
    assert Document.objects.get().file.folder.name == "Atti"


def test_a_file_is_dropped_on_the_form_of_a_page_or_refused_there(redazione, complaints):
    complaints.expect(r"status of 400|answer 400 .*/upload/")
    page = redazione.page
    page.goto(PICTURE.address_of_new_plugin())
    redazione.settle()
    zone = page.locator(".js-filer-dropzone")
    spoken = []
    page.on("dialog", lambda dialog: (spoken.append(dialog.message), dialog.accept()))

    drop(zone, "fattura.jpg", b"MZ\x90\0" + bytes(500))
    expect(zone.locator(".dz-preview, .dz-processing")).to_have_count(0)
    drop(zone, "foto.jpg", images.photo())

    expect(zone.locator(".description_text")).to_have_text("foto.jpg")
    assert [re.search("«fattura.jpg» non è un’immagine", message) is not None for message in spoken] == [True]
    expect(page.locator("#id_image")).to_have_value(str(Image.objects.get().pk))


def test_a_chosen_image_is_opened_from_the_form_of_a_page(redazione):
    image = images.stored_image()
    draft = writing.draft_of(PageFactory(is_published=False))
    plugin = images.placed_picture(draft, image)
    page = redazione.page
    page.goto(f"{reverse('admin:cms_placeholder_edit_plugin', args=[plugin.pk])}?cms_path=/")
    redazione.settle()

    with page.context.expect_page() as opened:
        page.locator("#id_image_change").click()
    window = opened.value
    window.get_by_label("Nome nella libreria").fill("La piazza")
    with window.expect_event("close"):
        window.get_by_role("button", name="Salva", exact=True).click()

    expect(page.locator(".description_text")).to_have_text("La piazza")


# Several at once, by pointer


def test_files_are_found_renamed_copied_moved_and_deleted(pubblicazione, folder):
    image = images.stored_image(name="IMG_1.jpg")
    Folder.objects.create(name="Archivio")
    page = pubblicazione.page

    def choose(action, answer):
        page.get_by_label("Scegli «").first.check()
        page.get_by_role("button", name=action).click()
        if action in {"Copia", "Sposta"}:
            page.get_by_label("Cartella di arrivo").select_option(label="/Corteo" if action == "Copia" else "/Archivio")
        if action == "Rinomina":
            page.get_by_label("Nome nuovo").fill("Corteo %(counter)d")
        page.get_by_role("button", name=answer).click()

    page.goto(ROOT)
    page.get_by_label("Cerca per nome").fill("IMG_1")
    page.get_by_role("button", name="Cerca").click()
    expect(page.get_by_role("link", name="IMG_1.jpg", exact=True)).to_be_visible()
    page.goto(listing(image.folder))
    choose("Rinomina", "Rinomina")
    expect(page.get_by_role("link", name="Corteo 1", exact=True)).to_be_visible()
    choose("Copia", "Copia")
    expect(page.get_by_text("copiat")).to_be_visible()
    choose("Sposta", "Sposta")
    expect(page.get_by_text("Qui non c’è ancora niente")).to_be_visible()
    page.goto(listing(folder))
    choose("Elimina", "Sì, elimina")

    expect(page.get_by_text("Qui non c’è ancora niente")).to_be_visible()
    assert Image.objects.get().folder.name == "Archivio"


def test_a_used_image_names_its_pages_instead_of_going(pubblicazione):
    image = images.stored_image()
    draft = writing.draft_of(PageFactory(is_published=False, title="La pagina che la usa"))
    images.placed_picture(draft, image)
    page = pubblicazione.page
    page.goto(listing(image.folder))

    page.get_by_label("Scegli «").check()
    page.get_by_role("button", name="Elimina").click()

    expect(page.get_by_text("Non ho eliminato niente")).to_be_visible()
    expect(page.get_by_role("link", name="bozza di La pagina che la usa")).to_be_visible()


def test_a_replaced_file_is_seen_at_once_where_it_stands(pubblicazione, visitor, committed_page):
    page, address = pubblicazione.page, committed_page
    visitor.goto(address)
    expect(visitor.get_by_text("PDF, 3 pagine")).to_be_visible()
    page.goto(DOCUMENT.address("change", File.objects.get()))

    page.get_by_label("Sostituisci il file: i collegamenti restano").set_input_files(
        [sent("nuovo.pdf", documents.pdf(7))]
    )
    save(page)

    visitor.goto(address)
    expect(visitor.get_by_text("PDF, 7 pagine")).to_be_visible()


@pytest.fixture
def committed_page():
    """The address of a page that offers a document."""
    page = PageFactory(is_published=False, title="Materiali")
    draft = writing.draft_of(page)
    documents.placed_document(draft, documents.stored_document(), title="Manifesto della campagna")
    writing.publish(draft)
    return page.get_absolute_url("it")


# For everybody


PAGES = {
    "list": lambda image: listing(image.folder),
    "image": lambda image: PICTURE.address("change", image),
    "plain form": lambda image: reverse("admin:media_library_upload"),
    "missing words": lambda image: reverse("admin:media_library_missing_words"),
    "new folder": lambda image: reverse("admin:filer-directory_listing-make_root_folder"),
    "in use": lambda image: PICTURE.address("delete", image),
}


def test_no_page_of_the_library_has_barriers_or_spills_over_at_320_pixels(pubblicazione):
    image = images.stored_image(name="a" * 60 + ".jpg", default_alt_text="")
    images.placed_picture(writing.draft_of(PageFactory(is_published=False)), image)
    page = pubblicazione.page
    found = {}

    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 640})
        for name, address in PAGES.items():
            page.goto(address(image))
            load_engines(page, "axe")
            found[name, width] = page.evaluate(ENGINES["axe"].run)
            spill = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            found[name, width] += [("spills over", spill)] if spill > 0 else []

    assert {where: barriers for where, barriers in found.items() if barriers} == {}


def test_the_keyboard_alone_uploads_and_describes(redazione, folder):
    page = redazione.page
    # From the start: who begins to listen as the key is pressed may come too late
    page.on("filechooser", lambda chooser: chooser.set_files([sent("IMG_7.jpg", images.photo())]))
    page.goto(listing(folder))
    page.get_by_role("link", name="Carica file con un modulo").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/carica/**")
    field = page.get_by_label("File dal tuo computer")
    field.focus()
    page.keyboard.press("Enter")
    expect(field).to_have_value(re.compile("IMG_7.jpg$"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Corteo")).to_be_visible()

    page.get_by_role("link", name="scrivilo", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_label("Testo alternativo").focus()
    page.keyboard.type(WORDS)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_text("Tutte le immagini hanno il loro testo")).to_be_visible()
    assert Image.objects.get().default_alt_text == WORDS
