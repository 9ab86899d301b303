"""Streams through `age`: encrypted by public key, opened by the private one, which never lies on the server."""

import shutil
import subprocess
import tempfile
from contextlib import contextmanager, suppress

from django.conf import settings

from cremona_site.backup.refusals import Refused

STARTS = (b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED")
FROM_STDIN = "-"


def recipients(otherwise=""):
    """The public keys of the setting, each of which `age` accepts; refuses where there is none, and says what else."""
    keys = settings.BACKUP_RECIPIENT
    if not keys:
        raise Refused(
            "BACKUP_RECIPIENT non è impostato: senza chiave pubblica la copia sarebbe leggibile da chiunque la trovi. "
            "Su un altro computer: age-keygen -o chiave.txt; qui, in .env: BACKUP_RECIPIENT=age1… "
            f"(docs/salvare-e-ripristinare.md). {otherwise}"
        )
    if any("SECRET-KEY" in key.upper() for key in keys):
        raise Refused(
            "BACKUP_RECIPIENT contiene una chiave privata (AGE-SECRET-KEY-…). Toglila da questo server, considera la "
            "chiave compromessa, creane un’altra altrove e scrivi qui solo quella pubblica: age1…"
        )
    with tempfile.TemporaryFile() as nothing, encrypted(nothing, keys):
        pass
    return keys


def program():
    found = shutil.which("age")
    if not found:
        raise Refused("Manca il programma «age»: apt-get install age.")
    return found


@contextmanager
def encrypted(file, keys):
    """A stream; what is written to it lands encrypted in `file`, whole only if the block ends without an error."""
    command = [program(), *(part for key in keys for part in ("-r", key))]
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=file, stderr=complaints)  # noqa: S603
        try:
            with suppress(BrokenPipeError):  # `age` says below why it went away
                yield process.stdin
                process.stdin.close()
        except BaseException:
            process.kill()
            raise
        finally:
            with suppress(BrokenPipeError):
                process.stdin.close()
            code = process.wait()
        if code:
            raise Refused(f"age non ha cifrato la copia: {last_words(complaints, code)}")


def is_encrypted(path):
    with path.open("rb") as file:
        return file.read(64).startswith(STARTS)


@contextmanager
def opened(path, identity=None):
    """The archive in the clear, as a stream; the end of the block makes sure that it was read to its end."""
    if is_encrypted(path):
        with decrypted(path, identity) as stream:
            yield stream
    else:
        with path.open("rb") as stream:
            yield stream


@contextmanager
def decrypted(path, identity):
    if not identity:
        raise Refused(
            "L’archivio è cifrato: indica il file della chiave privata con --identity, o - per leggerla da stdin."
        )
    command = [program(), "--decrypt", "-i", identity, str(path.resolve())]
    keys_from = None if identity == FROM_STDIN else subprocess.DEVNULL
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(command, stdin=keys_from, stdout=subprocess.PIPE, stderr=complaints)  # noqa: S603
        stream = Watched(process.stdout)
        try:
            yield stream
            stream.drain()
        except BaseException as error:
            if not stream.is_over:
                process.kill()
            if process.wait() and stream.is_over and isinstance(error, Refused):  # no archive, because `age` failed
                raise Refused(why_not_opened(complaints, process.returncode)) from None
            raise
        finally:
            process.stdout.close()
            process.wait()
        if process.returncode:
            raise Refused(why_not_opened(complaints, process.returncode))


def why_not_opened(complaints, code):
    return (
        f"age non apre l’archivio: {last_words(complaints, code)}. "
        "O la chiave non è la sua, o il file è rovinato: confrontalo con il suo .sha256."
    )


def last_words(complaints, code):
    complaints.seek(0)
    lines = [
        line
        for line in complaints.read(10_000).decode(errors="replace").splitlines()
        if "report unexpected" not in line
    ]
    return lines[-1].removeprefix("age: ").removeprefix("error: ") if lines else f"codice {code}"


class Watched:
    """A stream that knows whether its end was read."""

    def __init__(self, stream):
        self.stream, self.is_over = stream, False

    def read(self, size):
        data = self.stream.read(size)
        self.is_over = self.is_over or not data
        return data

    def drain(self):
        while self.read(1 << 20):
            pass
