"""What `import_page` cannot read gets an error with its line, and nothing is written."""

import pytest
from django.core.management import CommandError

from projects import page_import
from tests.factories import row_counts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_written():
    """Every refusal leaves every table as it was."""
    before = row_counts()
    yield
    assert row_counts() == before


def refusal(run, path, *options):
    with pytest.raises(CommandError) as refused:
        run("import_page", str(path), *options)
    return str(refused.value)


def broken(document, tmp_path, old, new):
    text = document.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "rotto.txt"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("COMUNE DI PONTELIETO", "COMUNE DI ALTROVE", 4, "il nome del sito"),
        ("29/02/2016", "30/02/2016", 8, "la data 30/02/2016 non esiste"),
        ("c) cucina", "x) cucina", 23, "ci vuole l’azione «c)»"),
        ("Ufficio di riferimento:", "Uffici:", 49, "manca la riga «Ufficio di riferimento:»"),
        ("035 555010", "12", 37, "«12» non è un numero di telefono valido"),
        ("verde@pontelieto.example", "verde@", 39, "«verde@» non è una casella di posta"),
        ("[6] <http://semi.example>", "", 63, "qui ci vuole [6], non [7]"),
    ],
)
@pytest.mark.parametrize("options", [[], ["--publish"]], ids=["draft", "published"])
def test_a_malformed_document_is_refused_with_line_and_reason(orto, run, tmp_path, old, new, line, reason, options):
    path = broken(orto, tmp_path, old, new)

    message = refusal(run, path, *options)

    assert message.startswith(f"{path}, riga {line}: ")
    assert reason in message
    assert message.endswith("Niente è stato scritto.")


def test_a_document_of_another_town_is_refused(run, orto, settings):
    settings.PRINTED_SITE_NAME = ("Cremona", "COMUNE DI CREMONA")

    assert "riga 3: ci vuole la riga «Cremona»" in refusal(run, orto)


def test_a_missing_file_is_refused(run, tmp_path):
    path = tmp_path / "manca.txt"

    assert refusal(run, path).startswith(f"Il file {path} non si può leggere")


def test_a_folder_is_refused(run, tmp_path):
    assert "non si può leggere" in refusal(run, tmp_path)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "non è testo UTF-8"),
        (b"Pontelieto\n\x00\x01\x02", "carattere illeggibile"),
        ("Pontelieto\n\u202eotiart".encode(), "carattere illeggibile (U+202E)"),
        (b"", "il documento è vuoto"),
        (b"x" * 1_000_001, "supera 1 MB"),
    ],
    ids=["picture", "control characters", "words turned around", "empty", "huge"],
)
def test_a_file_that_is_no_text_is_refused_with_a_line(run, orto, tmp_path, data, reason):
    path = tmp_path / "binario.txt"
    path.write_bytes(data)

    message = refusal(run, path)

    assert ", riga " in message
    assert reason in message


def test_an_error_at_the_very_end_takes_everything_back(run, orto, monkeypatch):
    def fail(self):
        raise page_import.ImportRefusedError("Qualcosa non va.")

    monkeypatch.setattr(page_import.PageImport, "notice", fail)

    assert refusal(run, orto, "--publish") == "Qualcosa non va. Niente è stato scritto."


def test_two_offices_that_would_become_one_are_refused(run, orto, tmp_path):
    path = broken(orto, tmp_path, "Centro civico Mulini [8]", "Ufficio verde e quartieri [8]")

    assert "Due uffici del documento hanno lo stesso nome" in refusal(run, path)


def test_an_office_whose_name_gives_no_address_on_the_web_is_refused(run, orto, tmp_path):
    path = broken(orto, tmp_path, "Centro civico Mulini [8]", "§ [8]")

    assert "Niente è stato scritto." in refusal(run, path)


def test_a_title_that_gives_no_address_on_the_web_is_refused(run, orto, tmp_path):
    path = broken(orto, tmp_path, "L’orto dietro la scuola - Terra", "§§ - Terra")

    assert "Il titolo non ha né lettere né cifre" in refusal(run, path)


@pytest.mark.parametrize("address", ["https://www.pontelieto.example/orto", "https://www.pontelieto.example/node/40"])
def test_an_old_address_without_its_site_is_refused(run, orto, tmp_path, address):
    path = broken(orto, tmp_path, f"<{address}>", "</node/40>")

    number = path.read_text().splitlines().index(next(line for line in path.read_text().splitlines() if "</n" in line))
    assert refusal(run, path) == (
        f"{path}, riga {number + 1}: L’indirizzo /node/40 di una pagina del vecchio sito va scritto intero. "
        "Niente è stato scritto."
    )
