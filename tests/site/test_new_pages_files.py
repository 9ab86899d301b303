"""The picture and the document of a new page: judged as in the library, kept there, and gone where no page is made."""

import re
from uuid import uuid4

import pytest
from cms.models import PageContent
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from filer.models import File, Image

from cremona_site.models import Document, Picture
from projects.models import News
from tests.factories import documents, images, row_counts

pytestmark = pytest.mark.django_db

TITLE = "Una notizia con immagine"
SQUARE = "La piazza vista dal Torrazzo"


@pytest.fixture(autouse=True)
def folder(media):
    return media


def photo(name="piazza.jpg", data=None):
    return SimpleUploadedFile(name, images.encoded(images.picture(1200, 800)) if data is None else data)


def poster(name="manifesto.pdf"):
    return SimpleUploadedFile(name, documents.pdf())


def send(browser, **typed):
    data = {"token": uuid4(), "title": TITLE, "summary": "In breve.", "kind": "news"}
    return browser.post(reverse("new_pages:news"), data | typed)


def problems(answer):
    return {problem.label: problem.text for problem in answer.context["problems"]}


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_picture_is_uploaded_placed_and_kept_in_the_library(writer, committed):
    words = {"picture-alternative_text": SQUARE, "picture-caption": "Piazza del Comune, 2027"}

    committed(send, writer, text="Un testo.", **words, **{"picture-upload": photo()})

    content = PageContent.admin_manager.get(title=TITLE)
    picture = Picture.objects.get(placeholder__object_id=content.pk, placeholder__slot="content")
    assert (picture.alternative_text, picture.caption) == (SQUARE, "Piazza del Comune, 2027")
    assert picture.image.default_alt_text == SQUARE
    assert picture.image.folder.parent.name == "Notizie"
    assert (picture.image.width, picture.image.height) == (1200, 800)


def test_a_photo_loses_where_it_was_taken(writer, committed):
    data = images.photo()
    assert b"Exif" in data

    committed(send, writer, **{"picture-upload": photo(data=data), "picture-is_decorative": "on"})

    image = Image.objects.get(original_filename="piazza.jpg")
    assert b"Exif" not in image.file.open().read()
    assert hasattr(image, "decorative")


def test_a_document_is_offered_under_its_title(writer):
    send(writer, **{"document-upload": poster(), "document-title": "Manifesto della campagna"})

    document = Document.objects.get(placeholder__object_id=PageContent.admin_manager.get(title=TITLE).pk)
    assert document.title == "Manifesto della campagna"
    assert document.placeholder.slot == "documents"


def test_a_picture_of_the_library_brings_its_words_along(writer, stored):
    image = stored(default_alt_text=SQUARE)

    send(writer, **{"picture-chosen": image.pk})

    assert Picture.objects.get(image=image).alternative_text == SQUARE


@pytest.mark.parametrize(
    ("typed", "label", "mend"),
    [
        ({"picture-upload": "foto"}, "Testo alternativo", "spunta «solo decorativa»"),
        (
            {"picture-upload": "foto", "picture-alternative_text": "IMG_2034.jpg"},
            "Testo alternativo",
            "nome di un file",
        ),
        ({"picture-alternative_text": SQUARE}, "Carica dal tuo computer", "scegli anche l’immagine"),
        ({"picture-upload": "programma"}, "Carica dal tuo computer", "non è un’immagine"),
        ({"picture-upload": "vuoto"}, "Carica dal tuo computer", "Il file è vuoto"),
        ({"picture-upload": "pdf"}, "Carica dal tuo computer", "fra i documenti"),
        ({"picture-chosen": "999999"}, "Immagine della libreria", "non è più nella libreria"),
        ({"document-upload": "pdf"}, "Titolo del documento", "Scrivi il titolo"),
        ({"document-upload": "foto", "document-title": "Manifesto"}, "PDF", "non è un PDF"),
        ({"document-title": "Manifesto"}, "PDF", "scegli anche il PDF"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_and_nothing_is_kept(writer, folder, typed, label, mend):
    made = {
        "foto": photo,
        "pdf": poster,
        "vuoto": lambda: photo(data=b""),
        "programma": lambda: photo("foto.jpg", b"MZ\x90\x00" + b"\0" * 300),
    }
    typed = {name: made[value]() if value in made else value for name, value in typed.items()}
    writer.get(reverse("new_pages:news"))
    before = row_counts()

    answer = send(writer, **typed)

    assert mend in problems(answer)[label]
    assert row_counts() == before
    assert files_in(folder) == []


def test_who_mends_another_field_is_told_to_choose_the_file_again(writer):
    answer = send(writer, title="", **{"picture-upload": photo(), "picture-alternative_text": SQUARE})

    assert problems(answer)["Carica dal tuo computer"].startswith("Il browser non conserva i file scelti")
    assert f'value="{SQUARE}"' in answer.text


def test_a_failure_leaves_no_file_behind(writer, folder, monkeypatch):
    monkeypatch.setattr(Document, "save", lambda self, **kwargs: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        send(
            writer,
            **{
                "picture-upload": photo(),
                "picture-is_decorative": "on",
                "document-upload": poster(),
                "document-title": "Manifesto della campagna",
            },
        )

    assert files_in(folder) == []
    assert not File.objects.filter(original_filename__in=["piazza.jpg", "manifesto.pdf"]).exists()
    assert not News.objects.filter(extended_object__pagecontent_set__title=TITLE).exists()


def test_the_same_file_is_kept_once(writer):
    for number in range(2):
        send(writer, title=f"Numero {number}", **{"picture-upload": photo(), "picture-is_decorative": "on"})

    assert Image.objects.filter(original_filename="piazza.jpg").count() == 1
    assert Picture.objects.filter(image__original_filename="piazza.jpg").count() == 2


def test_the_library_is_searched_without_leaving_the_form(writer, stored):
    stored(name="torrazzo.jpg", default_alt_text=SQUARE)
    stored(name="fiume.jpg", default_alt_text="Il Po in piena")

    answer = send(writer, **{"_cerca": "", "picture-words": "torrazzo"})

    assert [image.name for image in answer.context["picture"].offered()] == ["torrazzo.jpg"]
    assert f'value="{TITLE}"' in answer.text
    assert not answer.context["problems"]


def test_enter_in_the_search_looks_for_pictures_and_makes_no_page(writer):
    answer = send(writer, **{"picture-words": "torrazzo"})

    assert answer.status_code == 200
    assert not PageContent.admin_manager.filter(title=TITLE).exists()


def test_a_picture_that_was_chosen_stays_while_others_are_looked_for(writer, stored):
    image = stored(name="fiume.jpg")

    answer = send(writer, **{"_cerca": "", "picture-words": "torrazzo", "picture-chosen": image.pk})

    assert [image.is_chosen for image in answer.context["picture"].offered()] == [True]
    assert re.search(rf'value="{image.pk}"[^>]* checked', answer.text)
