"""The folder of uploads: a file bears its name once it is whole."""

import errno
import os

import pytest
from django.core.files.base import ContentFile

from cremona_site.storage import MediaFolder


@pytest.fixture
def folder(tmp_path):
    return MediaFolder(location=tmp_path)


def files_in(folder):
    return sorted(name for _folder, _folders, names in os.walk(folder.location) for name in names)


class TooLarge(ContentFile):
    """Its second half does not fit."""

    def chunks(self, chunk_size=None):
        yield b"half"
        raise OSError(errno.ENOSPC, "No space left on device")


class Slow(ContentFile):
    """While it comes another file takes its name."""

    def __init__(self, content, meanwhile):
        super().__init__(content)
        self.meanwhile = meanwhile

    def chunks(self, chunk_size=None):
        self.meanwhile()
        return super().chunks(chunk_size)


def test_of_a_file_that_does_not_fit_nothing_is_left(folder):
    with pytest.raises(OSError, match="No space left"):
        folder.save("cartella/foto.png", TooLarge(b""))

    assert files_in(folder) == []
    assert not folder.exists("cartella/foto.png")


def test_a_file_is_whole_when_it_is_there(folder):
    seen = []
    content = Slow(b"tutta", lambda: seen.append(folder.exists("cartella/foto.png")))

    name = folder.save("cartella/foto.png", content)

    assert seen == [False]
    assert (name, files_in(folder)) == ("cartella/foto.png", ["foto.png"])
    assert folder.open(name).read() == b"tutta"


def test_of_two_files_of_a_name_neither_replaces_the_other(folder):
    content = Slow(b"seconda", lambda: folder.save("foto.png", ContentFile(b"prima")))

    name = folder.save("foto.png", content)

    assert name != "foto.png"
    assert folder.open("foto.png").read() == b"prima"
    assert folder.open(name).read() == b"seconda"
    assert len(files_in(folder)) == 2


@pytest.mark.parametrize("is_taken", [False, True])
def test_a_share_without_hard_links_will_do(folder, monkeypatch, is_taken):
    def refuse(source, target):
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    content = Slow(b"nuova", lambda: is_taken and folder.path("") and open(folder.path("foto.png"), "wb").close())

    name = folder.save("foto.png", content)

    assert (name != "foto.png") == is_taken
    assert folder.open(name).read() == b"nuova"
