"""Staff keep synonyms: Pubblicazione writes them, Redazione looks them up, and a search heeds them at once."""

import pytest
from django.core.exceptions import ValidationError

from cremona_site.models import SearchSynonym
from cremona_site.search import synonyms
from tests.factories import AdministratorFactory, PageFactory, PublisherFactory, WriterFactory, signed_in
from tests.site.searching import committed, titles

pytestmark = pytest.mark.django_db
LIST = "/admin/cremona_site/searchsynonym/"
FILLED = {"typed": "piffero, fischietto", "meant": "zufolo", "language": "it"}


@pytest.fixture(autouse=True)
def forgotten():
    """What a test wrote is rolled back, and no process may remember it."""
    yield
    synonyms.read_anew()


@pytest.fixture(autouse=True)
def page():
    with committed():
        return PageFactory(title="Musica", slots={"content": "<p>Gli zufoli e le ocarine di terracotta.</p>"})


def test_a_publisher_writes_a_synonym_and_it_is_heeded_at_once():
    assert titles("pifferi") == []

    answer = signed_in(PublisherFactory()).post(f"{LIST}add/", FILLED)

    assert answer.status_code == 302
    assert titles("pifferi") == titles("il fischietto") == ["Musica"]


def test_what_another_process_wrote_holds_within_a_second(monkeypatch):
    monkeypatch.setattr(synonyms, "this_second", lambda: 1)
    assert titles("pifferi") == []
    SearchSynonym.objects.bulk_create([SearchSynonym(typed="piffero", meant="zufolo")])  # here nobody hears of it

    monkeypatch.setattr(synonyms, "this_second", lambda: 2)

    assert titles("pifferi") == ["Musica"]


def test_a_synonym_that_was_deleted_holds_no_longer():
    synonym = SearchSynonym.objects.create(typed="piffero", meant="zufolo")
    assert titles("pifferi") == ["Musica"]

    synonym.delete()

    assert titles("pifferi") == []


def test_a_synonym_holds_one_way_unless_it_is_mutual():
    with committed():
        PageFactory(title="Pifferi")
    synonym = SearchSynonym.objects.create(typed="piffero", meant="zufolo")
    assert titles("zufolo") == ["Musica"]
    assert set(titles("piffero")) == {"Musica", "Pifferi"}

    synonym.is_mutual = True
    synonym.save()

    assert set(titles("zufolo")) == {"Musica", "Pifferi"}


def test_phrases_stand_for_phrases():
    SearchSynonym.objects.create(typed="flauto di coccio", meant="ocarina di terracotta")

    assert titles("un flauto di coccio") == ["Musica"]
    assert titles("coccio") == []


def test_synonyms_are_of_one_language():
    SearchSynonym.objects.create(typed="piffero", meant="zufolo", language="en")

    assert titles("piffero") == []


@pytest.mark.parametrize(
    ("typed", "meant", "message"),
    [
        ("", "zufolo", "Questo campo è obbligatorio"),
        (" , ;", "zufolo", "Scrivi almeno una parola"),
        ("piffero", "che", "«che» da sola non si può cercare"),
        ("piffero", "***", "«***» da sola non si può cercare"),
        ("piffero", "uno zufolo rosso verde giallo blu", "al massimo 4 parole"),
        (", ".join(f"piffero{number}" for number in range(11)), "zufolo", "Al massimo 10"),
    ],
)
def test_what_cannot_be_looked_for_is_refused_with_a_reason(typed, meant, message):
    answer = signed_in(PublisherFactory()).post(f"{LIST}add/", {"typed": typed, "meant": meant, "language": "it"})

    assert message in answer.text.replace("&#x27;", "'")
    assert not SearchSynonym.objects.filter(typed=typed).exists()


def test_the_same_words_are_refused_a_second_time():
    SearchSynonym.objects.create(typed="piffero", meant="zufolo")

    with pytest.raises(ValidationError, match="Queste parole hanno già i loro sinonimi"):
        SearchSynonym(typed=" piffero ,", meant="ocarina").full_clean()


def test_a_writer_reads_and_changes_nothing():
    writer, synonym = signed_in(WriterFactory()), SearchSynonym.objects.first()

    assert writer.get(LIST).status_code == 200
    assert writer.get(f"{LIST}{synonym.pk}/history/").status_code == 200
    assert writer.post(f"{LIST}add/", FILLED).status_code == 403
    assert writer.post(f"{LIST}{synonym.pk}/change/", FILLED).status_code == 403
    assert writer.post(f"{LIST}{synonym.pk}/delete/", {"post": "yes"}).status_code == 403


def test_changes_are_in_the_history_and_can_be_taken_back():
    publisher = signed_in(PublisherFactory())
    publisher.post(f"{LIST}add/", FILLED)
    synonym = SearchSynonym.objects.get(typed=FILLED["typed"])
    publisher.post(f"{LIST}{synonym.pk}/change/", FILLED | {"meant": "ocarina"})
    before = synonym.history.earliest()

    publisher.post(f"{LIST}{synonym.pk}/history/{before.history_id}/", FILLED)

    synonym.refresh_from_db()
    assert synonym.meant == "zufolo"
    assert synonym.history.count() == 3


def test_the_admin_speaks_of_synonyms_in_italian():
    assert "Sinonimi della ricerca" in signed_in(AdministratorFactory()).get("/admin/").text
