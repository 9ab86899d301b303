"""What readers get of a document in a page, and what is known of it."""

import re

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from filer.models import File
from lxml import html

from cremona_site import writing
from cremona_site.models import DocumentFacts
from tests.factories import PageFactory, documents

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


@pytest.fixture
def stored_pdf(committed):
    """Puts a document into the library by code, see `documents.stored_document`."""
    return lambda *args, **named: File.objects.get(pk=committed(documents.stored_document, *args, **named).pk)


@pytest.fixture
def shown(client):
    """The main part of a published page with these documents in its text."""

    def show(*files, **words):
        draft = writing.draft_of(PageFactory(is_published=False))
        for file in files:
            documents.placed_document(draft, file, **words)
        writing.publish(draft)
        (main,) = html.fromstring(client.get(draft.page.get_absolute_url()).text).xpath("//main")
        return main

    return show


def words_of(main):
    return " ".join(main.text_content().split())


def test_a_reader_knows_what_a_document_is_before_fetching_it(shown, stored_pdf):
    file = stored_pdf(documents.pdf(pages=3) + b"%" * 1_258_291)

    main = shown(file, description="Da appendere in negozio.")

    (link,) = main.xpath(".//a[contains(@href, '.pdf')]")
    assert link.text == "Manifesto della campagna"
    assert link.get("href") == file.url
    assert link.get("hreflang") is link.get("lang") is None
    assert "PDF, 3 pagine, 1,2 MB Da appendere in negozio." in words_of(main)


def test_one_page_is_one_page(shown, stored_pdf):
    assert "PDF, 1 pagina, " in words_of(shown(stored_pdf(documents.pdf(pages=1))))


def test_a_document_in_another_language_says_so(shown, stored_pdf):
    main = shown(stored_pdf(), title="Help for victims", written_in="en")

    (link,) = main.xpath(".//a[contains(@href, '.pdf')]")
    assert (link.get("hreflang"), link.get("lang")) == ("en", "en")
    assert ", in inglese" in words_of(main)


def test_an_italian_document_says_so_on_an_english_page(client, stored_pdf):
    page = PageFactory()
    content = writing.new_translation(page, "en", "A page", slug="a-page")
    documents.placed_document(content, stored_pdf())
    writing.publish(content)

    (link,) = html.fromstring(client.get("/en/a-page/").text).xpath("//main//a[contains(@href, '.pdf')]")

    assert (link.get("hreflang"), link.get("lang")) == ("it", "it")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 rotto", documents.pdf(password="segreta")])
def test_a_document_whose_pages_cannot_be_counted_is_shown_without_them(shown, stored_pdf, data):
    text = words_of(shown(stored_pdf(data)))

    assert "Manifesto della campagna" in text
    assert not re.search(r"\d pagin", text)


def test_a_sealed_document_that_anybody_may_read_is_counted(stored_pdf):
    assert stored_pdf(documents.pdf(pages=2, password="")).document_facts.pages == 2


def test_nothing_is_read_while_a_page_is_shown(shown, stored_pdf):
    file = stored_pdf()
    file.file.storage.delete(file.file.name)

    assert "PDF, 3 pagine, " in words_of(shown(file))


def test_a_document_that_was_there_before_is_read_by_a_command(capsys):
    documents.stored_document(documents.pdf(pages=5))  # nothing of what waits for the commit was run

    call_command("read_documents")
    call_command("read_documents")

    assert DocumentFacts.objects.get().pages == 5
    assert capsys.readouterr().out == "Documenti letti: 1.\nDocumenti letti: 0.\n"


def test_the_command_names_a_document_that_is_missing_and_goes_on():
    lost, there = documents.stored_document(), documents.stored_document(name="altro.pdf")
    lost.file.storage.delete(lost.file.name)

    with pytest.raises(CommandError, match=f"{lost.pk}: "):
        call_command("read_documents")

    assert DocumentFacts.objects.get().file == there


def test_another_file_in_its_place_keeps_the_link_and_is_read_anew(shown, stored_pdf, committed, media):
    file = stored_pdf(documents.pdf(pages=3))
    old = file.file.name

    file.file = ContentFile(documents.pdf(pages=7), "nuovo.pdf")
    committed(file.save)

    main = shown(File.objects.get(pk=file.pk))
    assert "PDF, 7 pagine, " in words_of(main)
    assert main.xpath(".//a/@href[contains(., 'nuovo.pdf')]")
    assert not (media / old).exists()


def test_a_deleted_document_leaves_nothing_behind(stored_pdf, committed, media):
    committed(stored_pdf().delete)

    assert not DocumentFacts.objects.exists()
    assert not [path for path in media.glob("filer_public/**/*") if path.is_file()]


def test_many_documents_cost_no_more_queries_than_one(client, stored_pdf):
    costs = []
    for number in (1, 6):
        draft = writing.draft_of(PageFactory(is_published=False))
        for _ in range(number):
            documents.placed_document(draft, stored_pdf())
        writing.publish(draft)
        address = draft.page.get_absolute_url()
        client.get(address)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).text.count("PDF, 3 pagine") == number
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 20
