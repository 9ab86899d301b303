"""English, the first other language: every string of the site, every translated page."""

import re
from datetime import date

import pytest
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po
from cms.models import PageUrl
from django.conf import settings

from cremona_site.first_content.english import ENGLISH
from projects.models import Project
from tests.factories import OfficeFactory, OpeningHoursFactory
from tests.site.reading import Reading

pytestmark = pytest.mark.django_db

CATALOGUE = settings.BASE_DIR / "cremona_site/locale/en/LC_MESSAGES/django.po"
# As in `make messages`
EXTRACT = ["pybabel", "--quiet", "extract", "--keyword", "gettext_lazy", "--keyword", "gettext_noop"]
EXTRACT += ["--keyword", "ngettext_lazy:1,2", "--keyword", "pgettext_lazy:1c,2", "--mapping", "pyproject.toml"]
SOURCES = ["cremona_site", "contacts", "projects", "templates"]
PROJECT = "/en/the-voice-that-breaks-the-silence/"
AREA = f"{PROJECT}psychological-help/"
OFFICE = "/en/amministrazione/uffici/centro-locale-di-parita/"


@pytest.fixture(scope="module")
def strings(tmp_path_factory):
    """Every string of templates and code that waits for a translation."""
    path = tmp_path_factory.mktemp("messages") / "django.pot"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(settings.BASE_DIR)
        CommandLineInterface().run([*EXTRACT, "--output", str(path), *SOURCES])
    return catalogue_at(path)


def catalogue_at(path):
    """Messages by context and string (the singular where there is a plural)."""
    with path.open("rb") as file:
        return {(message.context, texts_of(message.id)[0]): message for message in read_po(file) if message.id}


def texts_of(value):
    return value if isinstance(value, tuple | list) else (value,)


def blanks_in(texts):
    return {blank for text in texts for blank in re.findall(r"%\(\w+\)s", text)}


def address_of(key):
    path = PageUrl.objects.get(page__reverse_id=key, language="en").path
    return f"/en/{path}/" if path else "/en/"


def test_every_string_has_its_english(strings):
    english = catalogue_at(CATALOGUE)

    missing = [key for key in strings if key not in english or not all(texts_of(english[key].string))]

    assert len(strings) > 150
    assert missing == [], "`make messages` adds them to the catalogue; translate them there"


def test_no_english_is_guessed_or_loses_what_stands_in_it():
    english = catalogue_at(CATALOGUE).values()

    assert [message.id for message in english if message.fuzzy] == []
    assert [
        message.id for message in english if blanks_in(texts_of(message.id)) != blanks_in(texts_of(message.string))
    ] == []


@pytest.mark.parametrize("key", ENGLISH)
def test_a_translated_page_is_english_from_top_to_bottom(client, strings, key):
    answer = client.get(address_of(key))

    said = {words.casefold() for words in Reading(answer).said_in("en")}
    assert answer.status_code == 200
    assert answer.headers["Content-Language"] == "en"
    assert '<html lang="en">' in answer.text
    assert 'content="noindex"' not in answer.text
    assert italian_among(said, strings) == []


def italian_among(said, strings):
    """The strings of the site that are said as they stand in the code, and are other words in English."""
    english = catalogue_at(CATALOGUE)
    found = []
    for key, message in strings.items():
        translated = {text.casefold() for text in texts_of(english[key].string)} if key in english else set()
        for text in {text.casefold() for text in texts_of(message.id)} - translated:
            pattern = re.sub(r"%\\\(\w+\\\)s", ".+", re.escape(text))
            found += [words for words in said if re.fullmatch(pattern, words)]
    return found


def test_an_office_answers_in_english(client, strings):
    answer = client.get(OFFICE)

    reading = Reading(answer)
    assert answer.status_code == 200
    assert italian_among({words.casefold() for words in reading.said_in("en")}, strings) == []
    assert ("tel:+390372407006", "") in reading.links
    assert (address_of("uffici"), "") in reading.links


def test_days_and_hours_are_english(client):
    office = OfficeFactory()
    OpeningHoursFactory(office=office, weekday=3)

    said = Reading(client.get(f"/en/amministrazione/uffici/{office.slug}/")).said_in("en")

    assert said[said.index("Wednesday") + 1] == "9:00–12:30"
    assert "closed" in said
    assert "Phone" not in said


def test_dates_and_months_are_english(client):
    Project.objects.update(starts_on=date(2018, 1, 15), ends_on=None)

    answer = client.get(PROJECT)

    said = Reading(answer).said_in("en")
    assert said[said.index("Period") + 1] == "from January 2018"
    assert "First published on" in said
    assert '<time datetime="2018-02-14">' in answer.text


@pytest.mark.parametrize("address", ["/en/", PROJECT, AREA, OFFICE])
@pytest.mark.parametrize("accepted", ["it", "en", "sq, it;q=0.5"])
def test_the_browser_does_not_choose_the_language(client, address, accepted):
    answer = client.get(address, headers={"accept-language": accepted})

    assert '<html lang="en">' in answer.text
    assert "Accept-Language" not in answer.headers.get("Vary", "")
    assert not answer.cookies


def test_a_page_that_is_not_there_says_so_in_english(client):
    answer = client.get("/en/no-such-page/")

    assert answer.status_code == 404
    assert "Page not found" in Reading(answer).said_in("en")
