"""One door for staff, and all others shut: what somebody who did not sign in gets from the addresses of staff."""

import re

import pytest
from cms.models import PageContent
from cms.toolbar.utils import get_object_edit_url, get_object_preview_url, get_object_structure_url
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern
from django.utils.translation import override
from djangocms_alias.models import AliasContent
from djangocms_versioning.models import Version

from cremona_site import writing
from tests.factories import PageFactory, PublisherFactory
from tests.factories.staff import PASSWORD
from tests.site.publication import only_plugin_of

pytestmark = pytest.mark.django_db

SIGN_IN = "/accesso/"
# Answers, but with an empty text to who did not sign in
SETTINGS = "/admin/cms/usersettings/session_store/"
OPEN_TO_ALL = {"/admin/login/", "/admin/logout/", SETTINGS}


def patterns(resolver, prefix="/"):
    """Each address of the site with what answers there; those below a language are of the one that is active."""
    for pattern in resolver.url_patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield address, pattern.callback
        else:
            yield from patterns(pattern, address)


def filled(address):
    """An address with an example in place of each of its parts."""
    examples = [
        (r"\(\?P<app_label>[^)]*\)", "cms"),
        (r"\(\?P<url>[^)]*\)", "altro/"),
        (r"\(\[a-z\\-\]\+\)", "it"),
        (r"\((?:\?P<\w+>)?[^)]*\)|<[^>]+>", "1"),
        (r"[\^$]", ""),
    ]
    for part, example in examples:
        address = re.sub(part, example, address)
    return address


def patterns_of_every_language():
    for language, _name in settings.LANGUAGES:
        with override(language):
            yield from patterns(get_resolver())


def staff_addresses():
    addresses = {filled(address) for address, _view in patterns_of_every_language()}
    return sorted(a for a in addresses if re.match(r"/(?:[a-z]{2}/)?(?:admin/|cms_)", a) and a not in OPEN_TO_ALL)


def is_shut(answer):
    if answer.status_code in {301, 302}:
        return answer.url.startswith(("/admin/login/?next=", SIGN_IN))
    if answer.status_code == 401:  # scripts read where to sign in, and nothing else
        return list(answer.json()) == ["sign_in"]
    return answer.status_code in {403, 404, 405}


def test_the_walk_finds_the_doors_of_every_part():
    addresses = staff_addresses()

    assert len(addresses) > 150
    for address in ("/admin/cms/placeholder/add-plugin/", "/admin/contacts/office/1/history/1/", "/cms_wizard/create/"):
        assert address in addresses
    assert {"/cms_login/", "/en/cms_login/", "/en/cms_wizard/create/"} <= set(addresses)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_address_of_staff_opens_to_who_did_not_sign_in(client, method):
    client.raise_request_exception = False

    answers = {address: client.generic(method, address) for address in staff_addresses()}

    assert {address: answer.status_code for address, answer in answers.items() if not is_shut(answer)} == {}


def test_no_address_of_staff_opens_a_session_for_who_did_not_sign_in(client):
    client.get(get_object_edit_url(PageContent.objects.get(page__reverse_id="progetto", language="it")))

    assert not Session.objects.exists()


def test_the_settings_of_the_toolbar_are_empty_for_who_did_not_sign_in(client):
    answers = [client.get(SETTINGS), client.post(SETTINGS, {"settings": "{}"})]

    assert [answer.json() for answer in answers] == ["", ""]
    assert not client.cookies


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_pages_and_versions_that_exist_do_not_open_either(client, method):
    draft = writing.draft_of(PageFactory(is_published=False, slots={"content": "<p>Segreto.</p>"}))
    plugin = only_plugin_of(draft)
    version = Version.objects.get_for_content(draft)
    published = PageContent.objects.get(page__reverse_id="progetto", language="it")
    notice = AliasContent.objects.get()
    addresses = [
        url(thing)
        for url in (get_object_edit_url, get_object_preview_url, get_object_structure_url)
        for thing in (draft, published, notice)
    ]
    addresses += [
        reverse(f"admin:djangocms_versioning_pagecontentversion_{name}", args=[version.pk])
        for name in ("publish", "unpublish", "edit_redirect", "revert", "compare", "discard", "archive")
    ]
    addresses += [reverse(f"admin:cms_placeholder_{name}_plugin", args=[plugin.pk]) for name in ("edit", "delete")]
    addresses += [
        reverse(f"admin:cms_page_{name}", args=[draft.page_id])
        for name in ("delete", "set_home", "move_page", "advanced", "copy_page")
    ]

    answers = [client.generic(method, address) for address in addresses]

    assert [address for address, answer in zip(addresses, answers, strict=True) if not is_shut(answer)] == []
    assert not any("Segreto" in answer.text for answer in answers)


def test_a_draft_shows_to_nobody_at_its_own_address(client):
    PageFactory(slug="segreta", is_published=False)

    for query in ("", "?edit", "?preview", "?structure", "?toolbar_on"):
        assert client.get(f"/segreta/{query}").status_code == 404


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_second_door_of_the_cms_leads_to_the_first(client, prefix):
    user = PublisherFactory()

    seen = client.get(f"{prefix}/cms_login/")
    answer = client.post(f"{prefix}/cms_login/?next=/", {"username": user.username, "password": PASSWORD})

    assert (seen.status_code, seen.url) == (302, SIGN_IN)
    assert (answer.status_code, answer.url) == (302, f"{SIGN_IN}?next=/")
    assert SESSION_KEY not in client.session


def test_the_sign_in_of_the_cms_answers_at_no_address():
    views = {(view.__module__, getattr(view, "__qualname__", "")) for _address, view in patterns_of_every_language()}

    assert ("cms.views", "details") in views
    assert ("cms.views", "login") not in views


def test_the_door_of_staff_opens_to_staff(client):
    user = PublisherFactory()

    answer = client.post(f"{SIGN_IN}?next=/admin/", {"login": user.username, "password": PASSWORD})

    assert answer.url == "/admin/"
    assert client.session[SESSION_KEY] == str(user.pk)


def test_the_author_of_commands_cannot_sign_in(client):
    author = writing.site_author()

    client.post(SIGN_IN, {"login": author.username, "password": ""})

    assert not author.has_usable_password()
    assert not author.is_active
    assert SESSION_KEY not in client.session
