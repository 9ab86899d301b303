"""`import_page` and documents that are broken, or made to break it: refused in words and in time, nothing written."""

import re
import time

import pytest
from django.core.management import CommandError
from django.db import transaction
from hypothesis import example, given
from hypothesis import strategies as st

from tests.factories import row_counts
from tests.projects.conftest import DOCUMENTS
from tests.site.fuzzing import profile

pytestmark = [pytest.mark.django_db, pytest.mark.front_end]

WHOLE = (DOCUMENTS / "orto-condiviso.txt").read_bytes()
LINES = WHOLE.split(b"\n")
TURNS_A_TERMINAL = re.compile("[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
MOST_SECONDS = 5  # of the processor's time
PLACES = st.integers(0, len(WHOLE))
WORST = [
    *[
        b"\0",
        b"\x1b[2J\x1b]0;a\a",
        b"\xff\xfe",
        b"\xc3",
        b"\xed\xa0\x80",
        b"\x85",
        b"\xc2\x85",
        b"\xe2\x80\xa8",
        b"\r",
        b"\x0c",
    ],
    *[
        "\u202e".encode(),
        "\ufeff".encode(),
        "\u0300".encode() * 3_000,
        "ﷺ".encode() * 3_000,
        "[١]".encode(),
        "٣١/٠٢/٢٠١٦".encode(),
    ],
    *[
        b"[1]" * 3_000,
        b"](" * 5_000,
        b"<" * 9_000,
        b"a) " * 3_000,
        b"(" * 9_000,
        b" - " * 3_000,
        b"[99999999999999999999] <x>",
    ],
    *[
        b"x" * 200_000,
        b"\n" * 200_000,
        b" " * 500_000,
        b"<script>alert(1)</script>",
        b"javascript:alert(1)",
        b"{{ 7|add:7 }}",
    ],
    *[
        b"31/12/9999",
        b"01/01/0001",
        b"../../../etc/passwd",
        b"https://[::1",
        b"http://a@b:99999999/",
        b"<http://\xe2\x80\xae>",
    ],
]
CHANGES = st.lists(
    st.tuples(PLACES, st.integers(0, 200), st.binary(max_size=6) | st.sampled_from(WORST)), min_size=1, max_size=4
)
LINE_CHANGES = st.lists(
    st.tuples(
        st.integers(0, len(LINES) - 1),
        st.integers(0, len(LINES) - 1),
        st.sampled_from(["twice", "swapped", "gone", "joined"]),
    ),
    min_size=1,
    max_size=5,
)
ENCODINGS = ["utf-16", "utf-32", "utf-8-sig", "cp1252", "utf-7", "cp037", "utf-16-le"]


def torn(changes):
    data = WHOLE
    for place, length, put in changes:
        data = data[:place] + put + data[place + length :]
    return data


def shuffled(changes):
    lines = list(LINES)
    for one, other, how in changes:
        if how == "twice":
            lines[one] = lines[one] + b"\n" + lines[one]
        elif how == "swapped":
            lines[one], lines[other] = lines[other], lines[one]
        elif how == "gone":
            lines[one] = b""
        else:
            lines[one] += lines[other]
    return b"\n".join(lines)


@pytest.fixture
def import_or_refuse(orto, run, tmp_path):
    """Imports a document and takes everything back; checks what a refusal says, and that it wrote nothing."""
    path, before = tmp_path / "documento.txt", row_counts()

    def imported(data):
        path.write_bytes(data)
        started = time.process_time()
        try:
            with transaction.atomic():
                run("import_page", str(path))
                transaction.set_rollback(True)
        except CommandError as refused:
            message = str(refused)
            assert message.endswith("Niente è stato scritto.")
            assert len(message) < 2_000
            assert not TURNS_A_TERMINAL.search(message)
        assert time.process_time() - started < MOST_SECONDS
        assert row_counts() == before

    return imported


@profile(40)
@given(CHANGES.map(torn))
def test_a_document_with_any_bytes_in_any_place_is_taken_or_refused(import_or_refuse, data):
    import_or_refuse(data)


@profile(20)
@given(LINE_CHANGES.map(shuffled))
def test_a_document_with_its_lines_in_any_order_is_taken_or_refused(import_or_refuse, data):
    import_or_refuse(data)


@profile(20)
@given(PLACES, st.sampled_from([b"", b"\n", b"\0", b"\xc3"]))
def test_a_document_that_ends_anywhere_is_taken_or_refused(import_or_refuse, place, end):
    import_or_refuse(WHOLE[:place] + end)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_document_in_any_encoding_is_taken_or_refused(import_or_refuse, encoding):
    import_or_refuse(WHOLE.decode().encode(encoding, "replace"))


@profile(20)
@given(st.binary(max_size=2_000))
@example(b"Pontelieto\n" * 90_000)
@example(b"\xef\xbb\xbf" * 300_000)
def test_what_is_no_document_at_all_is_refused(import_or_refuse, data):
    import_or_refuse(data)
