"""Words as the search compares them, and what people type as it is understood."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from cremona_site.search.analysis import lexeme_typed, lexemes
from cremona_site.search.query import LONGEST, MOST_TERMS, clean, parse


def ways(typed, language="it", **options):
    return [term.ways for term in parse(clean(typed), language, **options)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("minaccia", "minacciato"),
        ("minacce", "Minacciare"),
        ("attività", "attivita"),
        ("perché no: libertà", "liberta"),
        ("psicologiche", "PSICOLOGO"),
        ("estorsioni", "estorsione"),
        ("l’aiuto dell’ufficio", "aiuto ufficio"),
        ("e\u0301lite", "élite"),
        ("mi\u00adnac\u200bcia", "minaccia"),
    ],
)
def test_forms_of_a_word_are_one(first, second):
    assert lexemes(first, "it") == lexemes(second, "it") != []


def test_a_word_has_a_stem_of_its_own_in_each_language():
    assert lexemes("threats", "en") == ["enthreat"]
    assert lexemes("threats", "it") == ["itthreats"]


@pytest.mark.parametrize("number", ["0372 407 233", "0372407233", "+39 0372407233", "0039 0372/407233", "0372-407.233"])
def test_a_phone_number_is_one_however_it_is_written(number):
    assert {"it0372407233", "it407233"} <= set(lexemes(f"Chiama: {number}.", "it"))


def test_words_that_say_nothing_are_left_out():
    assert ways("che cosa posso fare se non so chi è") == []


def test_the_last_word_may_be_unfinished_and_no_other():
    assert ways("assistenza psico") == [(("itassistent",),), (("itpsic",), ("itpsico*",))]


@pytest.mark.parametrize("typed", ["p", "ps", "psi", "psiq"])
def test_few_letters_do_not_stand_for_all_that_begins_so(typed):
    assert ways(typed) == [((f"it{typed}",),)]


def test_digits_in_groups_are_one_number_or_several():
    assert ways("0372 407 estorsione")[0] == (("it0372407",), ("it0372", "it407"))


def test_an_action_is_known_by_its_letter():
    assert ways("azione C") == [(("itazionec",),)]
    assert "itazionec" in lexemes("È l’azione c del progetto", "it")


def test_synonyms_of_several_words_stand_for_words_side_by_side():
    known = {("itmess", "itpaur"): (("itminacc",),)}

    assert ways("mi ha messo paura ieri", synonyms=known)[0] == (("itmess", "itpaur"), ("itminacc",))
    assert ways("paura e messo ieri", synonyms=known)[0] == (("itpaur",),)


def test_what_is_too_long_is_cut():
    typed = " ".join(f"parola{number}" for number in range(1000))

    assert len(clean(typed)) <= LONGEST
    assert len(parse(clean(typed), "it")) <= MOST_TERMS


def test_control_characters_are_spaces():
    assert clean(" usura\0\x1b[31m\n\u202egara\t") == "usura [31m gara"


def test_threads_do_not_work_on_one_word():
    words = ["minacciato", "estorsioni", "psicologiche", "libertà"] * 200
    alone = [lexeme_typed(word, "it") for word in words]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            together = list(threads.map(lambda word: lexeme_typed(word, "it"), words))
    finally:
        sys.setswitchinterval(interval)

    assert together == alone
