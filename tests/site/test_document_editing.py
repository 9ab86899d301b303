"""What editors are asked for with a document; what it shares with pictures is in `test_placed_files`."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from filer.models import File

from cremona_site import writing
from cremona_site.models import Document
from tests.factories import PageFactory, WriterFactory, documents, filled_form, images, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


@pytest.fixture
def file(committed):
    data = documents.pdf(title="Contro l’usura, insieme", language="fr-FR")
    return File.objects.get(pk=committed(documents.stored_document, data).pk)


def problems_of(**words):
    with pytest.raises(ValidationError) as refused:
        Document(**words).clean()
    return refused.value.message_dict


@pytest.mark.parametrize(
    ("title", "mend"),
    [
        ("manifesto.pdf", "nome di un file"),
        ("manifesto_2026", "nome di un file"),
        ("Documento", "di che cosa parla"),
        ("Scarica il PDF", "di che cosa parla"),
        ("Clicca qui", "di che cosa parla"),
        ("Manifesto della campagna (PDF)", "Togli «PDF»"),
    ],
)
def test_a_title_that_helps_nobody_is_sent_back(file, title, mend):
    assert mend in problems_of(file=file, title=title)["title"][0]


@pytest.mark.parametrize("title", ["Manifesto della campagna", "Qui Cremona: il giornale", "Documento unico 2026–2028"])
def test_a_title_that_says_what_is_inside_is_taken(file, title):
    Document(file=file, title=title).clean()


def test_the_title_that_the_file_bears_is_proposed(file):
    assert "«Contro l’usura, insieme»" in problems_of(file=file, title="")["title"][0]


@pytest.fixture
def address():
    """Where a writer adds a document to a page."""
    draft = writing.draft_of(PageFactory(template="projects/news.html", is_published=False))
    query = {
        "placeholder_id": writing.placeholders_of(draft)["documents"].pk,
        "plugin_type": "DocumentPlugin",
        "plugin_language": "it",
        "plugin_position": 1,
        "cms_path": "/",
    }
    return reverse("admin:cms_placeholder_add_plugin", query=query)


def errors_beside(answer, name):
    return answer.context["adminform"].form.errors.get(name, [])


@pytest.mark.parametrize("title", ["", " ", "\u202e\u2066"])
def test_an_empty_title_is_answered_by_the_proposal_alone(file, address, title):
    answer = signed_in(WriterFactory()).post(address, {"file": file.pk, "title": title, "written_in": "it"})

    proposal = "Nel PDF c’è scritto questo titolo: «Contro l’usura, insieme». Se è chiaro, copialo qui."
    assert errors_beside(answer, "title") == [proposal]
    assert not Document.objects.exists()


def test_an_empty_title_of_which_nothing_is_known_is_asked_for_once(committed, address):
    nameless = committed(documents.stored_document)

    answer = signed_in(WriterFactory()).post(address, {"file": nameless.pk, "title": "", "written_in": "it"})

    assert errors_beside(answer, "title") == ["Scrivi il titolo: che cosa si legge nel documento."]


def test_a_title_stays_marked_as_one_that_is_needed(address):
    browser = signed_in(WriterFactory())

    forms = [answer.context["adminform"].form for answer in (browser.get(address), browser.post(address, {}))]

    assert [form.fields["title"].required for form in forms] == [True, True]


def test_no_title_is_shown_the_wrong_way_round(file, address):
    typed = {"title": "Guida \u202efdp.atnorf\u202c", "description": "Per\ttutti\u2069", "written_in": "it"}

    signed_in(WriterFactory()).post(address, typed | {"file": file.pk})

    document = Document.objects.get()
    assert (document.title, document.description) == ("Guida fdp.atnorf", "Per tutti")


@pytest.mark.parametrize(("language", "taken"), [("fr-FR", "fr"), ("xx-YY", "it"), ("", "it")])
def test_the_language_that_the_file_bears_is_taken_where_none_was_chosen(committed, language, taken):
    file = committed(documents.stored_document, documents.pdf(language=language))
    document = Document(file=File.objects.get(pk=file.pk), title="Una guida", written_in="")

    document.clean()

    assert document.written_in == taken


def test_a_picture_is_no_document(stored):
    assert "Per un’immagine" in problems_of(file=stored(), title="Il manifesto")["file"][0]


@pytest.mark.parametrize(
    "template", ["cms/page.html", "projects/news.html", "projects/initiative.html", "projects/action_area.html"]
)
def test_pages_have_a_place_for_materials(template):
    slots = writing.placeholders_of(writing.draft_of(PageFactory(template=template, is_published=False)))

    assert {"documents", "content"} & set(slots)


def test_a_picture_does_not_take_the_place_of_a_document(file, committed):
    browser = signed_in(WriterFactory())
    address = reverse("admin:filer_file_change", args=[file.pk])
    photo = SimpleUploadedFile("foto.jpg", images.photo())

    answer = committed(browser.post, address, filled_form(browser.get(address)) | {"file": photo})

    assert "carica «foto.jpg» come file nuovo, non al suo posto" in answer.text
    assert File.objects.get().document_facts.pages == 3
