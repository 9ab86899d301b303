"""What is not fit for readers is not published by any button of the CMS, and says why; what is doubtful asks."""

import pytest
from cms.models import PageContent
from cms.toolbar.utils import get_object_edit_url, get_object_preview_url
from django.contrib import admin
from django.urls import reverse
from djangocms_alias.models import AliasContent
from djangocms_versioning.admin import VersionAdmin
from djangocms_versioning.constants import DRAFT, PUBLISHED
from djangocms_versioning.models import Version

from cremona_site import writing
from cremona_site.proofreading.report import findings_of
from tests.factories import PageFactory, StaffFactory, signed_in

pytestmark = pytest.mark.django_db

FINE = "<p>Chiama l’ufficio. Ti ascolta.</p>"
DOUBTFUL = '<p>Gli orari sono <a href="/">qui</a>.</p>'
WRONG = '<h4>Orari</h4><p>Vedi <a href="/non-c-e/">gli <em>orari</em></a>.</p>'


def draft_with(html, **attributes):
    page = PageFactory(slots={"content": html}, is_published=False, **attributes)
    return Version.objects.get_for_content(writing.draft_of(page))


def notice_with(html):
    content = writing.draft_notice("Avviso del sito")
    writing.write_notice(content, html)
    return Version.objects.get_for_content(content)


def publish(browser, version, query="", **sent):
    name = version.content._meta.model_name
    url = reverse(f"admin:djangocms_versioning_{name}version_publish", args=[version.pk])
    return browser.post(f"{url}{query}", sent)


def state_of(version):
    return Version.objects.get(pk=version.pk).state


def page_of_findings(version):
    return reverse("proofreading:findings", args=[version.pk])


def seen_in(page):
    return {page.context["seen_field"]: page.context["seal"]}


@pytest.mark.parametrize("made", [draft_with, notice_with])
def test_what_is_fine_is_published_at_once(publisher, made):
    version = made(FINE)

    publish(publisher, version)

    assert state_of(version) == PUBLISHED


@pytest.mark.parametrize("made", [draft_with, notice_with])
def test_errors_stop_a_publication_and_lead_to_the_page_that_lists_them(publisher, made):
    version = made(WRONG)

    answer = publish(publisher, version)
    page = publisher.get(answer.url)

    assert state_of(version) == DRAFT
    assert "La pagina non è stata pubblicata." in page.text
    assert "2 cose vanno corrette prima di pubblicare" in " ".join(page.text.split())
    assert "A questo indirizzo non c’è niente." in page.text
    assert 'value="Pubblica' not in page.text


def test_errors_stop_it_also_where_somebody_claims_to_have_seen_them(publisher):
    version = draft_with(WRONG)
    page = publisher.get(page_of_findings(version))

    publish(publisher, version, **seen_in(page))

    assert state_of(version) == DRAFT


@pytest.mark.parametrize("made", [draft_with, notice_with])
def test_warnings_ask_and_a_second_button_publishes(publisher, made):
    version = made(DOUBTFUL)

    page = publisher.get(publish(publisher, version).url)
    before = state_of(version)
    publish(publisher, version, **seen_in(page))

    assert "La pagina non è ancora pubblicata." in page.text
    assert 'value="Pubblica lo stesso"' in page.text
    assert (before, state_of(version)) == (DRAFT, PUBLISHED)


def test_a_warning_that_came_up_since_is_asked_again(publisher):
    version = draft_with(DOUBTFUL)
    page = publisher.get(page_of_findings(version))
    writing.write_slot(version.content, "content", DOUBTFUL + "<p>ATTENZIONE A QUESTO QUI.</p>")

    answer = publish(publisher, version, **seen_in(page))

    assert answer.url.startswith(page_of_findings(version))
    assert state_of(version) == DRAFT


def test_who_may_not_publish_is_refused_as_ever(writer):
    version = draft_with(DOUBTFUL)
    page = writer.get(page_of_findings(version))

    answer = publish(writer, version, **seen_in(page))

    assert page.status_code == 200
    assert 'value="Pubblica' not in page.text
    assert not answer.url.startswith(page_of_findings(version))
    assert state_of(version) == DRAFT


def test_looking_changes_nothing_and_publishing_asks_for_a_form(publisher):
    version = draft_with(FINE)

    publisher.get(page_of_findings(version) + "?pubblica=1")
    answer = publisher.get(reverse("admin:djangocms_versioning_pagecontentversion_publish", args=[version.pk]))

    assert answer.status_code == 405
    assert publisher.post(page_of_findings(version)).status_code == 405
    assert state_of(version) == DRAFT


def test_where_one_came_from_is_kept_until_it_is_published(publisher):
    version = draft_with(DOUBTFUL)

    page = publisher.get(publish(publisher, version, "?next=/cerca/").url)
    answer = publisher.post(page.context["publish_url"], seen_in(page))

    assert answer.url == "/cerca/"


def test_what_was_found_is_shown_to_nobody_but_those_who_write_or_publish(client):
    version = draft_with(WRONG)
    other = signed_in(StaffFactory())

    assert client.get(page_of_findings(version)).status_code == 302
    assert other.get(page_of_findings(version)).status_code == 403
    assert other.get(reverse("proofreading:findings", args=[999_999_999])).status_code == 404


def test_hostile_words_are_quoted_and_not_obeyed(publisher):
    version = draft_with('<p>&lt;script&gt;alert(1)&lt;/script&gt; <a href="/non-c-e/">&lt;img src=x&gt;</a></p>')

    text = publisher.get(page_of_findings(version)).text

    assert "&lt;img src=x&gt;" in text
    assert "<img src=x" not in text


@pytest.mark.parametrize(("html", "label"), [(FINE, "Controlla"), (WRONG, "Controlla (2)")])
def test_while_one_writes_a_button_tells_how_much_there_is_to_mend(writer, html, label):
    version = draft_with(html)

    page = writer.get(get_object_edit_url(version.content)).text

    button = page.partition(f'href="{page_of_findings(version)}"')[2].partition("</a>")[0]
    assert " ".join(button.split()).endswith(label)


def test_the_button_stands_only_where_one_writes(writer):
    version = draft_with(FINE)

    assert page_of_findings(version) not in writer.get(get_object_preview_url(version.content)).text


def test_no_list_of_the_admin_publishes_many_at_once():
    lists = [site for site in admin.site._registry.values() if isinstance(site, VersionAdmin)]

    assert {site.model._source_model for site in lists} == {PageContent, AliasContent}
    assert [
        name for site in admin.site._registry.values() for name in site.actions or () if "publish" in str(name)
    ] == []


def test_what_the_site_brings_along_passes_without_a_word():
    contents = [*PageContent.objects.select_related("page"), *AliasContent.objects.all()]

    assert len(contents) > 70
    assert [(str(content), findings_of(content)) for content in contents if findings_of(content)] == []


@pytest.mark.parametrize("after", ["//altrove.example/x/", "https://altrove.example/"])
def test_publishing_leads_to_no_other_site(publisher, after):
    version = draft_with(FINE)

    answer = publish(publisher, version, f"?next={after}")

    assert Version.objects.get(pk=version.pk).state == PUBLISHED
    assert "altrove" not in answer.url


def test_the_page_of_findings_leads_to_no_other_site(publisher):
    url = reverse("proofreading:findings", args=[draft_with(FINE).pk])

    assert "altrove" not in publisher.get(url, {"next": "//altrove.example/x/"}).context["publish_url"]


def test_an_address_with_an_odd_letter_is_found_and_breaks_nothing(writer):
    version = draft_with('<p>Leggi <a href="/a%00b">le domande frequenti</a>.</p>')

    answer = writer.get(reverse("proofreading:findings", args=[version.pk]))

    assert answer.status_code == 200
    assert answer.context["errors"]
