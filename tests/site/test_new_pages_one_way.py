"""The CMS's own buttons for new pages lead to the forms, wherever they are."""

import pytest
from cms.models import Page, PageContent
from cms.toolbar.utils import get_object_edit_url
from django.urls import reverse

from tests.factories import PageFactory

pytestmark = pytest.mark.django_db

BLANK = reverse("admin:cms_pagecontent_add")
CHOICE = reverse("new_pages:choice")


@pytest.fixture
def news_section():
    return Page.objects.get(reverse_id="avvisi")


def test_the_tree_leads_to_the_choice_of_forms(writer):
    answer = writer.get(f"{BLANK}?language=it&site=1")

    assert (answer.status_code, answer.url) == (302, CHOICE)


def test_a_page_below_a_section_of_news_is_news_of_that_kind(writer, news_section):
    answer = writer.get(f"{BLANK}?parent_page={news_section.pk}&language=it", follow=True)

    assert answer.redirect_chain == [(f"{reverse('new_pages:news')}?sotto={news_section.pk}", 302)]
    assert answer.context["facts"]["kind"].value() == "notice"


def test_a_page_below_another_stands_there_in_the_form_too(writer):
    above = PageFactory(title="Sopra")

    choice = writer.get(f"{BLANK}?parent_page={above.pk}", follow=True)
    form = writer.get(f"{reverse('new_pages:page')}?sotto={above.pk}")

    assert f'href="{reverse("new_pages:page")}?sotto={above.pk}"' in choice.text
    assert f'<option value="{above.pk}" selected>' in form.text


@pytest.mark.parametrize("query", ["vuota=1&language=it", "cms_page={page}&language=en"])
def test_a_blank_page_and_a_translation_are_still_the_cms_s(writer, query):
    page = PageFactory()

    answer = writer.get(f"{BLANK}?{query.format(page=page.pk)}")

    assert answer.status_code == 200


@pytest.mark.parametrize("number", ["9" * 30, "-1", "x", "999999999", "²"])
def test_a_page_that_is_not_there_is_passed_over(writer, number):
    for address in (CHOICE, *(reverse(f"new_pages:{form}") for form in ("news", "page", "initiative"))):
        assert writer.get(address, {"sotto": number}).status_code == 200
    assert writer.get(BLANK, {"parent_page": number}).status_code in {302, 403}


def test_the_wizard_of_the_cms_leads_to_the_choice_of_forms(writer, client):
    assert writer.get(reverse("admin:cms_wizard_create")).url == CHOICE
    assert client.get(reverse("admin:cms_wizard_create")).status_code == 403


def test_the_toolbar_of_a_page_leads_to_the_forms(writer):
    content = PageContent.objects.get(page__reverse_id="progetto", language="it")

    page = writer.get(get_object_edit_url(content), follow=True)

    assert f'href="{CHOICE}"' in page.text
    assert f'href="{CHOICE}?sotto={content.page_id}"' in page.text
    assert "cms_wizard" not in page.text
