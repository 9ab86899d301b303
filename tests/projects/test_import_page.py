"""`manage.py import_page`: a printed page becomes a project page with its areas, its offices and the notice."""

from datetime import date

import pytest
from cms.models import PageContent
from django.utils import timezone
from djangocms_alias.models import AliasContent
from djangocms_versioning.models import Version

from contacts.models import Office
from cremona_site import writing
from projects.models import ActionArea, Project
from projects.page_import import title_from
from projects.slots import offices_in, paragraphs_in
from tests.factories import row_counts

pytestmark = pytest.mark.django_db

ADDRESS = "/lorto-dietro-la-scuola/"
DATES = (date(2016, 2, 29), date(2019, 9, 3))


def imported_project():
    return Project.objects.get(former_url="https://www.pontelieto.example/orto")


def imported_areas():
    return ActionArea.objects.filter(extended_object__parent=imported_project().extended_object).order_by("letter")


def latest(page):
    return PageContent.admin_manager.filter(page=page).latest_content().get()


def test_an_import_is_a_draft_that_no_visitor_sees(client, orto, run):
    home = client.get("/").text

    output = run("import_page", str(orto))

    assert output == "Importata: «L’orto dietro la scuola», in bozza, 5 azioni.\n"
    assert client.get(ADDRESS).status_code == 404
    assert client.get(f"{ADDRESS}scambio-dei-semi/").status_code == 404
    assert client.get("/").text == home
    assert not PageContent.objects.filter(page=imported_project().extended_object).exists()


def test_an_import_can_be_published_at_once(client, orto, run):
    output = run("import_page", str(orto), "--publish")

    page = client.get(ADDRESS)
    assert "pubblicata" in output
    assert page.status_code == 200
    assert [area.letter for area in page.context["areas"]] == ["a", "b", "c", "d", "e"]
    for words in ["Terra, cucina e", "29/02/2016", "03/09/2019", "035 555010", "Ufficio Verde e Quartieri", "1.200 m²"]:
        assert words in page.text
    assert "La voce che rompe il silenzio" in client.get("/la-voce-che-rompe-il-silenzio/").text
    assert "paesi del fiume" in page.text.partition("</main>")[2]
    assert "paesi del fiume" not in page.text.partition("</main>")[0]


@pytest.mark.parametrize("options", [[], ["--publish"]], ids=["draft", "published"])
def test_importing_again_writes_nothing(orto, run, options):
    run("import_page", str(orto), *options)
    before = row_counts()

    run("import_page", str(orto), *options)

    assert row_counts() == before


def test_a_draft_that_is_imported_again_to_be_published_is_published_and_not_doubled(client, orto, run):
    run("import_page", str(orto))
    versions = Version.objects.count()

    run("import_page", str(orto), "--publish")

    assert client.get(ADDRESS).status_code == 200
    assert Version.objects.count() == versions


def test_what_was_taken_down_is_published_again(client, orto, run):
    run("import_page", str(orto), "--publish")
    content = PageContent.objects.get(page=imported_project().extended_object)
    Version.objects.get_for_content(content).unpublish(writing.site_author())

    run("import_page", str(orto), "--publish")

    assert client.get(ADDRESS).status_code == 200


@pytest.mark.parametrize("options", [[], ["--publish"]], ids=["draft", "published"])
def test_dates_and_old_addresses_are_kept(orto, run, options):
    run("import_page", str(orto), *options)

    for facts in [imported_project(), *imported_areas()]:
        assert (facts.first_published_on, facts.modified_on) == DATES
    assert [area.former_url for area in imported_areas()] == ["", "", "", "http://semi.example", ""]
    assert set(Office.objects.values_list("former_url", flat=True)) >= {
        "https://www.pontelieto.example/node/40",
        "https://www.pontelieto.example/node/41",
    }


def test_a_draft_that_an_editor_publishes_as_it_is_keeps_its_dates(orto, run, django_capture_on_commit_callbacks):
    run("import_page", str(orto))

    with django_capture_on_commit_callbacks(execute=True):
        writing.publish(latest(imported_project().extended_object))

    project = imported_project()
    assert (project.first_published_on, project.modified_on) == DATES


def test_words_offices_and_links_stand_in_their_slots(orto, run):
    run("import_page", str(orto))

    content = latest(imported_project().extended_object)
    third = latest(imported_areas()[2].extended_object)
    assert paragraphs_in(content, "intro")[1].startswith('Chi partecipa firma il <a href="/documenti/patto.pdf">')
    assert [office.name for office in offices_in(content)] == ["Ufficio Verde e Quartieri", "Centro civico Mulini"]
    assert paragraphs_in(third, "what") == (
        "cucina del raccolto, una sera al mese;",
        "Il menù (stagione &lt; 30 giorni) si decide insieme.",
    )
    assert (third.title, third.slug) == ("Cucina del raccolto", "cucina-del-raccolto")
    assert offices_in(third) == offices_in(content)


def test_the_notice_is_a_draft_too(client, orto, run):
    run("import_page", str(orto))

    assert "ISO 9001" in client.get("/").text
    assert "paesi del fiume" in paragraphs_in(writing.latest_notice(), "avviso-del-sito")[0]
    assert AliasContent.admin_manager.count() == 2


def test_a_change_after_the_import_moves_the_last_change(orto, run, django_capture_on_commit_callbacks):
    run("import_page", str(orto), "--publish")
    project = imported_project()

    with django_capture_on_commit_callbacks(execute=True):
        project.subtitle = "Altro"
        project.save()

    project.refresh_from_db()
    assert project.modified_on == timezone.localdate()


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("assegnazione delle particelle alle famiglie, alle classi", "Assegnazione delle particelle alle famiglie"),
        ("assistenza di tipo materiale, con riferimento ai servizi", "Assistenza di tipo materiale"),
        ("festa (di fine estate)", "Festa"),
        ("àncora.", "Àncora"),
        (
            "organizzazione di eventi informativi e iniziative culturali da declinarsi mediante proposte",
            "Organizzazione di eventi informativi e iniziative culturali",
        ),
        ("x" * 61, ""),
    ],
)
def test_a_title_is_made_of_the_first_words_and_ends_on_no_linking_word(sentence, title):
    assert title_from(sentence) == title


def test_an_action_without_short_words_is_called_by_its_letter(orto, run, tmp_path):
    path = tmp_path / "lunga.txt"
    path.write_text(orto.read_text(encoding="utf-8").replace("scambio dei semi", "s" * 61), encoding="utf-8")

    run("import_page", str(path))

    assert latest(imported_areas()[3].extended_object).title == "Azione d"
