"""The library of images and documents: what its lists and forms say and ask, and who may do what in it."""

import pytest
from cms.api import add_plugin
from django.urls import reverse
from filer.models import File, Folder, Image

from cremona_site import writing
from cremona_site.media_library.usage import places_of_one
from cremona_site.models import DecorativeImage
from tests.factories import PageFactory, documents, filled_form, images

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def listing(folder):
    return reverse("admin:filer-directory_listing", args=[folder.pk])


def change(image):
    return reverse("admin:filer_image_change", args=[image.pk])


@pytest.fixture
def image(stored):
    return stored()


@pytest.fixture
def wordless(stored):
    return stored(name="IMG_2034.jpg", default_alt_text="")


# Where a file is used


def test_places_tell_what_visitors_see_from_drafts_and_old_versions(image):
    page = PageFactory(is_published=False, title="La pagina che la usa")
    first = writing.draft_of(page)
    images.placed_picture(first, image)
    writing.publish(first)
    writing.publish(writing.draft_of(page))
    writing.draft_of(page)

    (place,) = places_of_one(image)

    assert (place.title, place.kind, place.language) == ("La pagina che la usa", "pagina", "Italiano")
    assert [state for state, _address in place.versions] == ["pubblicata", "bozza", "versione ritirata"]
    assert place.is_published


def test_the_links_of_places_lead_to_their_versions(image, writer):
    draft = writing.draft_of(PageFactory(is_published=False, title="La pagina che la usa"))
    images.placed_picture(draft, image)

    ((_state, address),) = places_of_one(image)[0].versions

    assert "La pagina che la usa" in writer.get(address).text


def test_a_link_in_a_text_is_a_use_too(committed):
    file = committed(documents.stored_document)
    html = f'<p>Leggi <a href="{file.url}">il manifesto</a>.</p>'
    PageFactory(title="La pagina che lo nomina", slots={"content": html})

    assert [place.title for place in places_of_one(file)] == ["La pagina che lo nomina"]


def test_what_waits_to_be_pasted_is_named(image, publisher):
    from cms.models import Placeholder

    add_plugin(
        Placeholder.objects.create(slot="clipboard"), "PicturePlugin", "it", image=image, alternative_text="Piazza"
    )

    answer = publisher.post(reverse("admin:filer_image_delete", args=[image.pk]), {"post": "yes"})

    assert "Gli appunti di chi scrive" in answer.text
    assert Image.objects.exists()


def test_the_list_and_the_form_say_where_a_file_is_used(image, writer):
    images.placed_picture(writing.draft_of(PageFactory(is_published=False, title="La pagina che la usa")), image)

    answers = [writer.get(address).text for address in (listing(image.folder), change(image))]

    assert all("La pagina che la usa" in answer and "bozza" in answer for answer in answers)


def test_the_list_does_not_ask_the_database_for_each_file(image, writer, stored, django_assert_max_num_queries):
    for number in range(10):
        one = stored(images.encoded(images.picture(20 + number, 20)), default_alt_text="")
        images.placed_picture(writing.draft_of(PageFactory(is_published=False)), one)
        documents.stored_document(documents.pdf(number + 1))
    File.objects.update(folder=image.folder)
    writer.get(listing(image.folder))

    with django_assert_max_num_queries(40):
        writer.get(listing(image.folder))


# Alternative texts


def test_an_image_without_words_is_marked_in_the_list_and_counted_for_the_library(wordless, writer):
    root = writer.get(reverse("admin:filer-directory_listing-root")).text

    assert "Manca il testo alternativo" in writer.get(listing(wordless.folder)).text
    assert "A un’immagine manca il testo alternativo" in root


def test_an_image_with_words_or_marked_as_decorative_is_not(image, wordless, writer):
    DecorativeImage.objects.create(image=wordless)

    assert "anca il testo alternativo" not in writer.get(listing(image.folder)).text


@pytest.mark.parametrize(
    ("typed", "mend"),
    [
        ({}, "oppure spunta «solo decorativa»"),
        ({"default_alt_text": "IMG_2034"}, "Sembra il nome di un file"),
        ({"default_alt_text": "foto.jpg"}, "Sembra il nome di un file"),
        ({"default_alt_text": "Il Torrazzo", "is_decorative": "on"}, "togli il testo, o la spunta"),
    ],
)
def test_the_form_of_an_image_insists_on_words_that_help(wordless, writer, typed, mend):
    form = filled_form(writer.get(change(wordless)))

    answer = writer.post(change(wordless), form | {"name": "Un nome scritto ora"} | typed)

    assert mend in answer.context["adminform"].form.errors["default_alt_text"][0]
    assert 'value="Un nome scritto ora"' in answer.text


@pytest.mark.parametrize("typed", [{"default_alt_text": "Il Torrazzo al tramonto"}, {"is_decorative": "on"}])
def test_one_of_the_two_is_enough(wordless, writer, typed):
    writer.post(change(wordless), filled_form(writer.get(change(wordless))) | typed)

    stored = Image.objects.get()
    assert (stored.default_alt_text or "", hasattr(stored, "decorative")) == (
        typed.get("default_alt_text", ""),
        "is_decorative" in typed,
    )


def test_many_images_get_their_words_on_one_page(wordless, stored, writer):
    faulty, later, decorative = (stored(default_alt_text="") for _ in range(3))
    address = reverse("admin:media_library_missing_words")
    typed = {
        f"{wordless.pk}-text": "Il corteo in corso Garibaldi",
        f"{faulty.pk}-text": "DSC_0012",
        f"{decorative.pk}-is_decorative": "on",
    }

    answer = writer.post(address, typed)

    assert "Sembra il nome di un file" in answer.text
    assert 'value="DSC_0012"' in answer.text
    assert Image.objects.get(pk=wordless.pk).default_alt_text == "Il corteo in corso Garibaldi"
    assert DecorativeImage.objects.filter(image=decorative).exists()
    assert not Image.objects.get(pk=later.pk).default_alt_text


# Who may do what


def test_a_writer_changes_the_words_of_what_visitors_see_but_is_not_offered_to_replace_it(image, writer):
    draft = writing.draft_of(PageFactory(is_published=False))
    images.placed_picture(draft, image)
    writing.publish(draft)

    answer = writer.get(change(image))
    writer.post(change(image), filled_form(answer) | {"default_alt_text": "Il Torrazzo al tramonto"})

    assert "Sostituisci il file" not in answer.text
    assert "può sostituirlo solo chi pubblica" in answer.text
    assert Image.objects.get().default_alt_text == "Il Torrazzo al tramonto"


def test_a_file_without_a_folder_is_everybodys(image, writer):
    Image.objects.update(folder=None, owner=None)

    writer.post(change(image), filled_form(writer.get(change(image))) | {"name": "Piazza"})

    assert Image.objects.get().name == "Piazza"


def test_a_writer_is_not_offered_to_delete_and_does_not_by_hand(image, writer):
    typed = {"action": "delete_files_or_folders", "post": "yes", "_selected_action": [f"file-{image.pk}"]}

    text = writer.get(listing(image.folder)).text
    writer.post(listing(image.folder), typed)
    answers = [
        writer.post(reverse("admin:filer_image_delete", args=[image.pk]), {"post": "yes"}),
        writer.post(reverse("admin:filer_folder_delete", args=[image.folder_id]), {"post": "yes"}),
    ]

    assert "Elimina" not in text
    assert [answer.status_code for answer in answers] == [403, 403]
    assert Image.objects.exists()


def test_nobody_resizes_the_file_that_pages_show(image, publisher):
    typed = {
        "action": "resize_images",
        "post": "yes",
        "_selected_action": [f"file-{image.pk}"],
        "width": 2,
        "height": 2,
    }

    publisher.post(listing(image.folder), typed)

    assert Image.objects.get().width == 64


@pytest.mark.parametrize(
    "address", ["admin:filer_image_changelist", "admin:filer-directory_listing-root", "admin:media_library_upload"]
)
def test_who_has_no_part_in_the_library_stays_out(address, image):
    from tests.factories import signed_in
    from tests.factories.staff import StaffFactory

    assert signed_in(StaffFactory()).get(reverse(address)).status_code == 403


# Several at once


def act(browser, folder, action, *items, **typed):
    chosen = [f"{'folder' if isinstance(item, Folder) else 'file'}-{item.pk}" for item in items]
    return browser.post(listing(folder), {"action": action, "_selected_action": chosen} | typed, follow=True)


def test_of_several_files_none_is_deleted_if_one_is_used(image, stored, publisher):
    other = stored(images.encoded(images.picture(30, 30)))
    images.placed_picture(writing.draft_of(PageFactory(is_published=False, title="La pagina che la usa")), image)

    answer = act(publisher, image.folder, "delete_files_or_folders", image, other, post="yes")

    assert "La pagina che la usa" in answer.text
    assert Image.objects.count() == 2
    assert other.file.exists()


def test_a_folder_with_a_used_file_deep_inside_stays(image, publisher):
    top = Folder.objects.create(name="Anni")
    Folder.objects.update_or_create(pk=image.folder_id, defaults={"parent": top})
    images.placed_picture(writing.draft_of(PageFactory(is_published=False, title="La pagina che la usa")), image)

    answer = publisher.post(reverse("admin:filer_folder_delete", args=[top.pk]), {"post": "yes"})

    assert answer.status_code == 200
    assert "La pagina che la usa" in answer.text
    assert Folder.objects.filter(pk=top.pk).exists()


def test_unused_files_go_after_a_question(image, publisher):
    question = act(publisher, image.folder, "delete_files_or_folders", image)
    assert "Spariscono dalla libreria" in question.text
    assert Image.objects.exists()

    act(publisher, image.folder, "delete_files_or_folders", image, post="yes")

    assert not Image.objects.exists()
    assert not image.file.exists()


def test_a_writer_moves_copies_and_renames_what_pages_use(image, writer):
    images.placed_picture(writing.draft_of(PageFactory(is_published=False)), image)
    start, target = image.folder, Folder.objects.create(name="Corteo")

    act(writer, start, "rename_files", image, post="yes", rename_format="Corteo %(counter)d")
    act(writer, start, "copy_files_and_folders", image, post="yes", destination=target.pk)
    copy = File.objects.get(folder=target)
    act(writer, start, "move_files_and_folders", image, post="yes", destination=target.pk)

    image.refresh_from_db()
    assert (image.folder, image.name) == (target, "Corteo 1")
    assert copy.pk != image.pk
    assert copy.file.exists()


# Folders


def test_a_new_folder_is_opened(writer):
    answer = writer.post(
        reverse("admin:filer-directory_listing-make_root_folder"), {"name": "Corteo  2026"}, follow=True
    )

    assert "La cartella «Corteo 2026» c’è" in answer.text
    assert answer.redirect_chain[-1][0] == listing(Folder.objects.get(name="Corteo 2026"))


def test_a_folder_of_the_same_name_is_refused_in_words(writer):
    parent = Folder.objects.create(name="Anni")
    Folder.objects.create(name="2026", parent=parent)
    address = reverse("admin:filer-directory_listing-make_folder", args=[parent.pk])

    answer = writer.post(address, {"name": "2026"})

    assert "Qui c’è già una cartella «2026»" in answer.text
    assert Folder.objects.filter(parent=parent).count() == 1


def test_a_folder_in_one_that_is_gone_is_not_made(writer):
    assert (
        writer.post(
            f"{reverse('admin:filer-directory_listing-make_root_folder')}?parent_id=999999", {"name": "A"}
        ).status_code
        == 404
    )


def test_words_typed_for_an_image_are_saved_though_it_stands_on_another_page_by_now(stored, writer, monkeypatch):
    monkeypatch.setattr("cremona_site.media_library.views.IMAGES_A_PAGE", 1)
    early = stored(default_alt_text="")
    stored(default_alt_text="")  # arrived while somebody was typing

    writer.post(reverse("admin:media_library_missing_words"), {f"{early.pk}-text": "Il corteo in corso Garibaldi"})

    assert Image.objects.get(pk=early.pk).default_alt_text == "Il corteo in corso Garibaldi"
