"""Italian without prefix, other languages below their code, and what a page says that has no translation."""

import re

import pytest
from cms.models import PageContent
from cms.toolbar.utils import get_object_edit_url, get_object_preview_url

from cremona_site import writing
from tests.factories import PageFactory, PublisherFactory, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return PageFactory(title="Aiuto in città", slug="aiuto-in-citta", slots={"content": "<p>Parole italiane.</p>"})


def translate(article, title="Help in town", **attributes):
    content = writing.new_translation(article, "en", title, meta_description="English help.", **attributes)
    writing.write_slot(content, "content", "<p>English words.</p>")
    return content


def test_a_translated_page_answers_below_its_language(client, article):
    writing.publish(translate(article, slug="help-in-town"))

    english = client.get("/en/help-in-town/")

    html = english.content.decode()
    assert english.status_code == 200
    assert english.headers["Content-Language"] == "en"
    assert '<html lang="en">' in html
    assert "English words." in html
    assert "Parole italiane." not in html


def test_a_page_without_translation_says_so_and_leads_to_the_italian_one(client, article):
    answer = client.get("/en/aiuto-in-citta/")

    html = answer.content.decode()
    assert answer.status_code == 200
    assert '<html lang="en">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert re.search(r'<a href="/aiuto-in-citta/"[^>]* hreflang="it" lang="it">Aiuto in città</a>', html)
    assert "Parole italiane." not in html


def test_a_draft_translation_is_not_shown(client, article):
    translate(article, slug="help-in-town")

    assert client.get("/en/help-in-town/").status_code == 404
    assert "English words." not in client.get("/en/aiuto-in-citta/").content.decode()


def test_what_no_language_has_is_not_found(client):
    answer = client.get("/en/non-esiste/")

    assert answer.status_code == 404
    assert '<html lang="en">' in answer.content.decode()


def test_only_the_address_decides_on_the_language(client, article):
    writing.publish(translate(article, slug="help-in-town"))

    asked = client.get("/aiuto-in-citta/?language=en", headers={"accept-language": "en"})

    assert "Parole italiane." in asked.content.decode()
    assert asked.headers["Content-Language"] == "it"
    assert "Accept-Language" not in asked.headers.get("Vary", "")
    assert not asked.cookies


def test_each_language_leads_to_the_same_page_in_the_other(client, article):
    writing.publish(translate(article, slug="help-in-town"))

    italian = client.get("/aiuto-in-citta/").content.decode()
    english = client.get("/en/help-in-town/").content.decode()

    assert 'href="/en/help-in-town/"' in italian
    assert 'href="/aiuto-in-citta/"' in english


def test_the_language_link_of_a_page_without_translation_leads_to_where_it_says_so(client, article):
    italian = client.get("/aiuto-in-citta/").content.decode()

    assert 'href="/en/aiuto-in-citta/"' in italian


def test_an_office_has_an_address_in_each_language(client):
    italian = "/amministrazione/uffici/centro-locale-di-parita/"

    assert f'href="/en{italian}"' in client.get(italian).content.decode()
    english = client.get(f"/en{italian}")
    assert english.status_code == 200
    assert '<html lang="en">' in english.content.decode()


@pytest.mark.parametrize("address_of", [get_object_edit_url, get_object_preview_url])
def test_staff_see_a_translation_in_its_own_language_and_the_toolbar_in_theirs(article, address_of):
    client = signed_in(PublisherFactory())
    draft = translate(article, slug="help-in-town")

    html = client.get(address_of(draft)).content.decode()

    assert '<html lang="en">' in html
    assert "English words." in html
    assert "Vai al contenuto" not in html


def test_staff_translate_a_page_from_links_that_need_no_inline_script(article):
    client = signed_in(PublisherFactory())
    content = PageContent.admin_manager.get(page=article)

    html = client.get(f"/admin/cms/pagecontent/{content.pk}/change/").content.decode()

    assert "onclick" not in html
    assert "English (da tradurre)" in html
