import pytest

from cremona_site.first_content.notice import NOTICE
from cremona_site.readability import HELP_PAGES, LEAST_SCORE, LEAST_SCORE_OF_HELP, gulpease, sentences_of
from tests.site.test_first_content import BY_KEY, each_page, html_of


def readability_of(html):
    return gulpease("\n".join(sentences_of(html)))


def test_gulpease_follows_the_formula():
    # 2 sentences, 7 words, 32 letters.
    text = "Chiama un ufficio. L’ufficio ti ascolta."

    score = gulpease(text)

    assert score == pytest.approx(89 + (300 * 2 - 10 * 32) / 7)


@pytest.mark.parametrize("mark", [".", "!", "?", "…", ":", ";", "\n", "?!", "...", ".»"])
def test_a_strong_mark_ends_a_sentence(mark):
    split = gulpease(f"Chiama{mark} Scrivi")

    assert split == pytest.approx(89 + (300 * 2 - 10 * 12) / 2)


@pytest.mark.parametrize(
    "text",
    [
        "Lo dice l’art. 20 della L.R. 17/2015",
        "La legge n. 17, comma 3, lett. b",
        "Il sito www.comune.cremona.it apre alle 18:30",
        "Chiama, scrivi, vieni",
    ],
)
def test_abbreviations_addresses_and_commas_end_no_sentence(text):
    assert sentences_of(f"<p>{text}</p>") == [text]


def test_longer_sentences_score_lower():
    short = gulpease("Chiama un ufficio. Ti ascolta.")

    long = gulpease("Chiama un ufficio e ti ascolta.")

    assert long < short


@pytest.mark.parametrize("text", ["", " \n ", "— … »"])
def test_a_text_without_words_has_no_score(text):
    with pytest.raises(ValueError, match="without words"):
        gulpease(text)


def test_each_block_of_html_ends_its_sentence():
    html = "<p>Puoi:</p><ul><li>chiamare</li><li>scrivere <em>quando</em> vuoi</li></ul>Un ufficio<br>risponde"

    sentences = sentences_of(html)

    assert sentences == ["Puoi:", "chiamare", "scrivere quando vuoi", "Un ufficio", "risponde"]


def test_a_paragraph_broken_over_lines_is_still_one_sentence():
    assert sentences_of("<p>Chiama\n  un ufficio&nbsp;oggi.</p>") == ["Chiama un ufficio oggi."]


def test_headings_and_scripts_are_not_read():
    html = "<h2>Chi puoi <em>chiamare</em></h2><p>Un ufficio.</p><script>alert(1)</script><h3>Poi</h3><p>Basta.</p>"

    sentences = sentences_of(html)

    assert sentences == ["Un ufficio.", "Basta."]


def test_html_without_words_has_no_sentences():
    assert sentences_of("<p> </p><h3>Solo un titolo</h3>") == []


@each_page
def test_every_text_of_a_page_is_easy_to_read(page, measured):
    texts = {"page": html_of(page), "summary": page.summary, **page.slots}

    scores = {name: round(readability_of(html), 1) for name, html in texts.items()}

    lowest = min(scores, key=scores.get)
    measured.append(f"Gulpease, {page.key:36} {scores['page']}, the lowest {scores[lowest]} ({lowest})")
    assert min(scores.values()) >= LEAST_SCORE


@pytest.mark.parametrize("key", sorted(HELP_PAGES))
def test_every_slot_of_a_help_page_is_very_easy_to_read(key):
    page = BY_KEY[key]

    scores = {name: readability_of(html) for name, html in {"page": html_of(page), **page.slots}.items()}

    assert min(scores.values()) >= LEAST_SCORE_OF_HELP, scores


def test_who_can_ask_is_very_easy_to_read():
    assert readability_of(BY_KEY["progetto"].slots["who_can_ask"]) >= 70


def test_the_notice_is_easy_to_read():
    assert readability_of(NOTICE.html) >= 60
