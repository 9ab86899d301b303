"""PDFs that are broken, or made to break who reads them; most come from `tests.factories.documents`."""

import resource
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from filer.models import File
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cremona_site.documents import MOST_PAGES, Contents, commands_in, contents_of, judged
from cremona_site.models import DocumentFacts
from tests.factories import WriterFactory, documents, signed_in

MOST_SECONDS = 2  # of the processor's time, its own and that of the program that reads
WHOLE = documents.pdf(pages=3, title="Una campagna", language="it")
HOSTILE = {
    "nothing": lambda: b"",
    "a name only": lambda: b"%PDF-1.7",
    "half of it": lambda: WHOLE[: len(WHOLE) // 2],
    "without its end": lambda: WHOLE[:-30],
    "zeros behind a name": lambda: b"%PDF-1.7\n" + bytes(20 * 1024**2 - 9),
    "a million objects": lambda: b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n<<>>\nendobj\n" % n for n in range(700_000)),
    "endless numbers": lambda: b"%PDF-1.7\n1 0 obj\n" + b"9" * 5_000_000 + b"\nendobj\nstartxref\n9\n%%EOF",
    "open brackets": lambda: b"%PDF-1.7\n1 0 obj\n" + b"<<" * 2_000_000 + b"\nstartxref\n9\n%%EOF",
    "a password": lambda: documents.pdf(password="segreta"),
    "a tree that bites its tail": documents.biting_its_tail,
    "a tree of endless depth": documents.of_endless_depth,
    "streams that swell": documents.swelling,
    "too many pages": documents.full_of_pages,
}


def spent():
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_document_tells_nothing_and_costs_little(made):
    data, started = made(), spent()

    contents = contents_of(data)

    assert contents.pages is None
    assert spent() - started < MOST_SECONDS


@pytest.mark.parametrize("claimed", [999_999_999, 0, -5])
def test_the_pages_are_counted_whatever_a_document_claims(claimed):
    assert contents_of(documents.claiming(claimed)).pages == 1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(max_size=8)), min_size=1, max_size=6))
def test_a_document_with_any_bytes_in_any_place_is_read_or_left_unread(changes):
    data = WHOLE
    for place, put in changes:
        data = data[:place] + put + data[place + len(put) :]
    started = spent()

    contents = contents_of(data)

    assert contents.pages is None or 0 < contents.pages <= MOST_PAGES
    assert len(contents.title) <= 250
    assert spent() - started < MOST_SECONDS


@given(
    st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(
            ["pages", "language", "title"], st.none() | st.booleans() | st.integers() | st.floats() | st.text()
        ),
    )
)
def test_whatever_the_reader_tells_only_what_may_be_true_is_kept(told):
    contents = judged(told)

    assert contents.pages is None or 0 < contents.pages <= MOST_PAGES
    assert contents.language == "" or (contents.language.isalpha() and len(contents.language) <= 3)
    assert contents.title.isprintable()


def test_a_reader_that_does_not_come_back_is_not_waited_for(monkeypatch, tmp_path):
    sleepy = tmp_path / "sleepy.py"
    sleepy.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr("cremona_site.documents.READER", sleepy)
    monkeypatch.setattr("cremona_site.documents.MOST_SECONDS", 0.5)
    started = time.monotonic()

    assert contents_of(WHOLE) == Contents()
    assert time.monotonic() - started < 20


@pytest.mark.django_db
@pytest.mark.parametrize("case", ["half of it", "a password", "a tree that bites its tail", "streams that swell"])
def test_a_hostile_document_is_uploaded_without_harm(media, committed, case):
    browser = signed_in(WriterFactory())
    file = SimpleUploadedFile("guida.pdf", HOSTILE[case]())

    answer = committed(browser.post, reverse("admin:filer-ajax_upload"), {"file": file})

    assert answer.status_code == 200
    assert DocumentFacts.objects.get().file == File.objects.get()
    assert DocumentFacts.objects.get().pages is None


SCRIPT = b"<</S /JavaScript /JS (app.alert\\(1\\))>>"
ACTING = {
    "script at its opening": lambda: documents.acting(b"/OpenAction 4 0 R", SCRIPT),
    "script in the catalogue": lambda: documents.acting(b"/OpenAction " + SCRIPT),
    "script among the names": lambda: documents.acting(b"/Names <</JavaScript <</Names [(a) 4 0 R]>>>>", SCRIPT),
    "script of a page": lambda: documents.acting(page=b"/AA <</O %s>>" % SCRIPT),
    "script behind another action": lambda: documents.acting(page=b"/A <</S /URI /URI (x) /Next [%s]>>" % SCRIPT),
    "script in a stream": lambda: documents.in_a_stream(SCRIPT),
    "name in disguise": lambda: documents.acting(b"/OpenAction <</S /J#61vaScript /J#53 (x)>>"),
    "program": lambda: documents.acting(b"/OpenAction <</S /Launch /F (cmd.exe)>>"),
    "form that is sent elsewhere": lambda: documents.acting(
        page=b"/AA <</O <</S /SubmitForm /F (https://a.example)>>>>"
    ),
}
WITH_FILES = {
    "file inside": lambda: documents.acting(
        b"/Names <</EmbeddedFiles <</Names [(a) 4 0 R]>>>>", b"<</EF <</F 3 0 R>>>>"
    ),
    "file pinned to a page": lambda: documents.acting(page=b"/Annots [<</FS <</EF <</F 3 0 R>>>>>>]"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("made", ACTING.values(), ids=ACTING)
def test_a_document_that_does_something_to_its_reader_is_refused_with_a_way_out(upload, made):
    assert "esportalo di nuovo come PDF/A" in upload("guida.pdf", made())
    assert not File.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("made", WITH_FILES.values(), ids=WITH_FILES)
def test_a_document_with_files_inside_is_refused_with_a_way_out(upload, made):
    assert "esportalo senza allegati" in upload("guida.pdf", made())
    assert not File.objects.exists()


def test_links_and_forms_alone_do_nothing():
    link = b"/Annots [<</A <</S /URI /URI (https://www.comune.cremona.it)>>>> <</A <</S /GoTo /D [3 0 R /Fit]>>>>]"

    assert commands_in(documents.acting(b"/AcroForm <</Fields []>>", page=link)) == set()
    assert commands_in(WHOLE) == set()


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE)
def test_looking_for_commands_costs_little_too(made):
    data, started = made(), spent()

    assert commands_in(data) == set()
    assert spent() - started < MOST_SECONDS
