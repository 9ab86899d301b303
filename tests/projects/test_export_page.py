"""`manage.py export_page`: a published project page as a printed page; import then export gives every line back."""

from io import StringIO

import pytest
from cms.models import PageContent
from django.core.management import CommandError, call_command
from djangocms_alias.models import AliasContent

from contacts.models import Office
from cremona_site import writing
from projects.models import ActionArea, Project
from projects.printed_page import normalised_lines
from tests.factories import ActionAreaFactory, PageFactory, ProjectFactory, row_counts

pytestmark = pytest.mark.django_db

PROJECT = "/la-voce-che-rompe-il-silenzio/"
ORTO = "/lorto-dietro-la-scuola/"


def exported(path):
    output = StringIO()
    call_command("export_page", path, stdout=output)
    return output.getvalue()


def refusal(path):
    with pytest.raises(CommandError) as refused:
        exported(path)
    return str(refused.value)


def lines_of(document):
    return [line for line in normalised_lines(document) if not line.startswith("©")]


def printed_areas():
    return ActionArea.objects.filter(extended_object__parent__project=Project.objects.get())


def test_import_then_export_gives_every_line_back_but_the_copyright(orto, run):
    run("import_page", str(orto), "--publish")

    assert lines_of(exported(ORTO)) == lines_of(orto.read_text(encoding="utf-8"))


def test_a_draft_import_that_an_editor_publishes_gives_every_line_back_too(orto, run):
    run("import_page", str(orto))
    project = Project.objects.get(former_url="https://www.pontelieto.example/orto").extended_object
    for page in [project, *project.get_child_pages()]:
        writing.publish(writing.draft_of(page))
    writing.publish(writing.latest_notice())

    assert lines_of(exported(ORTO)) == lines_of(orto.read_text(encoding="utf-8"))


def test_an_export_can_be_imported_and_exported_again(run, tmp_path):
    text = exported(PROJECT)
    path = tmp_path / "esportata.txt"
    path.write_text(text, encoding="utf-8")

    run("import_page", str(path), "--publish")

    assert exported(PROJECT) == text


def test_an_export_bears_the_facts_of_the_page():
    text = exported(PROJECT)

    assert text.startswith("Cremona\nCOMUNE DI CREMONA\n\nLa voce che rompe il silenzio - Strategie di ascolto")
    for line in [
        "Contenuto pubblicato in data 14/02/2018 - Ultima modifica il 25/11/2020",
        "Piazza del Comune, 8 (ingresso da Piazza Stradivari 7)",
        "Tel. 0372 407006 - 0372 407222",
        "ufficio.anticorruzione@comune.cremona.it",
        "[1] <https://www.comune.cremona.it/la-voce-che-rompe-il-silenzio>",
    ]:
        assert line in text.splitlines()


def test_an_import_over_the_first_content_changes_nothing_that_visitors_see(client, run, tmp_path):
    path = tmp_path / "stampata.txt"
    text = exported(PROJECT).replace("Parlare di mafia", "Tacere di mafia").replace("0372 407066", "0372 407067")
    path.write_text(text.replace("Il teatro, il cinema", "La musica"), encoding="utf-8")
    addresses = ["/", PROJECT, *(office.get_absolute_url() for office in Office.objects.all())]
    addresses += [area.extended_object.get_absolute_url() for area in printed_areas()]
    before = {address: client.get(address).text for address in addresses}

    run("import_page", str(path))

    assert {address: client.get(address).text for address in addresses} == before
    assert PageContent.admin_manager.filter(page__project__isnull=False, language="it").count() == 2


def test_a_page_without_old_addresses_is_printed_with_its_new_ones(settings):
    settings.SITE_URL = "https://nuovo.example"
    Project.objects.update(former_url="")
    Office.objects.update(former_url="")

    text = exported(PROJECT)

    assert "<https://nuovo.example/la-voce-che-rompe-il-silenzio/>" in text
    assert "<https://nuovo.example/amministrazione/uffici/centro-locale-di-parita/>" in text


def test_an_office_that_was_switched_off_is_not_printed():
    Office.objects.filter(slug="centro-locale-di-parita").update(is_active=False)

    assert "Centro Locale di Parità" not in exported(PROJECT)


@pytest.mark.parametrize("words", ["<p>Niente collegamento.</p>", "<p>Leggi tutto senza collegamento</p>"])
def test_a_notice_that_does_not_end_in_a_link_is_left_out(words):
    draft = writing.draft_notice("Avviso")
    writing.write_notice(draft, words)
    writing.publish(draft)

    assert "Niente collegamento" not in exported(PROJECT)
    assert "Leggi tutto" not in exported(PROJECT)


def test_without_a_notice_the_page_is_printed_all_the_same():
    AliasContent.admin_manager.all().delete()

    assert "ISO 9001" not in exported(PROJECT)


def test_an_export_writes_nothing():
    before = row_counts()

    exported(PROJECT)

    assert row_counts() == before


def test_a_draft_is_not_printed():
    ProjectFactory(extended_object__is_published=False, extended_object__slug="bozza")

    assert refusal("/bozza/") == "Non c’è una pagina pubblicata all’indirizzo /bozza/."


@pytest.mark.parametrize("path", ["/non-esiste/", "/amministrazione/uffici/centro-locale-di-parita/", "/admin/"])
def test_an_unknown_address_is_refused(path):
    assert refusal(path) == f"Non c’è una pagina pubblicata all’indirizzo {path}."


@pytest.mark.parametrize("path", ["/", "/servizi/", f"{PROJECT}aiuto-psicologico/"])
def test_a_page_that_is_no_project_is_refused(path):
    assert refusal(path) == f"La pagina {path} non è un progetto: solo i progetti si possono esportare."


def test_an_area_without_letter_is_refused_by_name():
    printed_areas().filter(letter="c").update(letter=None)

    assert refusal(PROJECT) == "L’azione «Aiuto psicologico» non ha una lettera: scrivila in «Dati dell’azione…»."


def test_a_project_without_its_first_date_is_refused():
    Project.objects.update(first_published_on=None)

    assert "non ha la data di prima pubblicazione" in refusal(PROJECT)


def test_a_page_that_would_read_back_differently_is_refused():
    page = PageFactory(title="Uno - due", slug="uno-due", template="projects/project.html")
    project = ProjectFactory(extended_object=page, first_published_on="2020-01-01")
    Project.objects.filter(pk=project.pk).update(modified_on="2020-01-02")
    ActionAreaFactory(extended_object__parent=page, extended_object__slots={"what": "<p>Qualcosa.</p>"})

    assert refusal("/uno-due/").startswith("La pagina non si può scrivere in questo formato: ")
