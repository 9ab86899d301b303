"""What the tests of publication do over and over."""

from cms.models import CMSPlugin, PageContent
from django.urls import reverse
from djangocms_versioning.constants import DRAFT, PUBLISHED
from djangocms_versioning.models import Version

from cremona_site import writing
from cremona_site.proofreading.gate import SEEN
from cremona_site.publication.links import ask_url, version_url
from tests.factories import PageFactory

WORDS = "<p>Un testo chiaro, che tutti capiscono.</p>"


def page_with_draft(**attributes):
    """A published page with a draft over it that nobody holds, and the version of the draft."""
    page = PageFactory(**{"slug": "prova", "slots": {"content": "<p>Prima.</p>"}} | attributes)
    writing.write_slot(writing.draft_of(page), "content", "<p>Dopo.</p>")
    return page, version_in(DRAFT, page)


def version_in(state, page):
    """As the database has it now: versions keep their state to themselves."""
    contents = PageContent.admin_manager.filter(page=page, language="it")
    return Version.objects.filter(object_id__in=contents, content_type__model="pagecontent", state=state).get()


def only_plugin_of(content):
    """The one plugin in the slots of a content, which come in no order."""
    return CMSPlugin.objects.get(placeholder__in=content.get_placeholders())


def live_version(page):
    return version_in(PUBLISHED, page)


def state_of(version):
    return Version.objects.get(pk=version.pk).state


def ask(browser, version, note="Scade venerdì."):
    return browser.post(ask_url(version), {"note": note}, follow=True)


def take_in_hand(browser, version):
    """What «Modifica» does."""
    return browser.post(version_url(version, "edit_redirect"))


def answer(browser, request, **fields):
    """What the buttons of a request's page send, with what the page held when it was opened."""
    url = reverse("admin:cremona_site_publicationrequest_change", args=[request.pk])
    page = browser.get(url).context
    return browser.post(url, {"visto": page.get("seen", ""), SEEN: page.get("seal", "")} | fields, follow=True)


def text_of(response):
    return " ".join(response.content.decode().split())
