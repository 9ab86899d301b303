"""What gunicorn sends is what it would send by itself, and a page goes out in one piece."""

from types import SimpleNamespace

import pytest
from gunicorn.config import Config

from cremona_site.whole_answers import WholeResponse

TheirResponse = WholeResponse.__base__  # whichever the module of gunicorn names by now
BODY = b"<!doctype html><p>Parole</p></html>"
HTML = ("Content-Type", "text/html")
LENGTH = ("Content-Length", str(len(BODY)))


class Line:
    """A connection: what was sent on it, call by call."""

    def __init__(self):
        self.pieces = []

    def sendall(self, data):
        self.pieces.append(bytes(data))

    def sendfile(self, file, offset=0, count=None):
        file.seek(offset)
        self.pieces.append(file.read(count))


def sent(kind, headers, pieces, *, method="GET", status="200 OK", version=(1, 1)):
    """What an answer of this kind sends for an application that gives these pieces."""
    request = SimpleNamespace(method=method, version=version, should_close=lambda: True)
    line = Line()
    answer = kind(request, line, Config())
    answer.start_response(status, headers)
    if isinstance(pieces, list):
        for piece in pieces:
            answer.write(piece)
    else:
        answer.write_file(SimpleNamespace(filelike=pieces))
    answer.close()
    return line.pieces


def without_the_hour(pieces):
    lines = b"".join(pieces).split(b"\r\n")
    return [line for line in lines if not line.startswith(b"Date: ")]


ANSWERS = {
    "a page": {"headers": [HTML, LENGTH], "pieces": [BODY]},
    "a page in two pieces": {"headers": [HTML, LENGTH], "pieces": [BODY[:9], BODY[9:]]},
    "more than was said": {"headers": [HTML, LENGTH], "pieces": [BODY + b"more"]},
    "of no length that is known": {"headers": [HTML], "pieces": [BODY[:9], BODY[9:]]},
    "in old HTTP": {"headers": [HTML], "pieces": [BODY], "version": (1, 0)},
    "the head alone": {"headers": [HTML, LENGTH], "pieces": [], "method": "HEAD"},
    "the head alone of who gives more": {"headers": [HTML, LENGTH], "pieces": [BODY], "method": "HEAD"},
    "nothing new": {"headers": [("ETag", '"1"')], "pieces": [], "status": "304 Not Modified"},
    "no words": {"headers": [HTML, ("Content-Length", "0")], "pieces": [b""]},
    "nothing at all": {"headers": [HTML, ("Content-Length", "0")], "pieces": []},
    "letters of a header": {"headers": [HTML, ("X-Name", "però"), LENGTH], "pieces": [BODY]},
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_is_what_gunicorn_sends_by_itself(answer):
    assert without_the_hour(sent(WholeResponse, **answer)) == without_the_hour(sent(TheirResponse, **answer))


@pytest.mark.parametrize("name", ["a page", "the head alone", "nothing new", "no words", "nothing at all"])
def test_it_goes_out_in_one_piece(name):
    assert len(sent(WholeResponse, **ANSWERS[name])) == 1
    assert len(sent(TheirResponse, **ANSWERS["a page"])) == 2


def test_a_file_is_sent_as_before(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(BODY)

    with path.open("rb") as ours, path.open("rb") as theirs:
        pieces = sent(WholeResponse, [HTML, LENGTH], ours)
        assert without_the_hour(pieces) == without_the_hour(sent(TheirResponse, [HTML, LENGTH], theirs))
    assert pieces[-1] == BODY
