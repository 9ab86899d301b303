"""A writer asks, a publisher publishes or sends back: nothing goes out that a publisher did not see."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from djangocms_versioning.constants import DRAFT, PUBLISHED

from cremona_site import writing
from cremona_site.models import PublicationRequest
from cremona_site.publication import asking
from cremona_site.publication.links import ask_url, history_url, request_url, version_url
from cremona_site.publication.planning import plan
from cremona_site.publication.waiting import scheduled_changes, waiting_requests
from tests.factories import PageFactory, PublisherFactory, WriterFactory, signed_in
from tests.site.publication import answer, ask, page_with_draft, state_of, take_in_hand, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna():
    return WriterFactory(username="anna", first_name="Anna", last_name="Bassi", email="anna@example.org")


@pytest.fixture
def piero():
    return PublisherFactory(username="piero", first_name="Piero", last_name="Guarneri", email="piero@example.org")


def test_a_request_reaches_every_publisher_who_has_an_address_and_is_still_there(anna, piero):
    PublisherFactory(username="senza-indirizzo")
    PublisherFactory(email="andato@example.org", is_active=False)
    WriterFactory(email="collega@example.org")
    _page, draft = page_with_draft(title="Sportello")

    seen = ask(signed_in(anna), draft)

    (message,) = mail.outbox
    (asked,) = waiting_requests()
    assert message.recipients() == ["piero@example.org"]
    assert message.subject == "Da pubblicare: «Sportello»"
    assert "Anna Bassi" in message.body
    assert "Scade venerdì." in message.body
    assert request_url(asked) in message.body
    assert "/preview/" in message.body
    assert (asked.version, asked.asked_by) == (draft, anna)
    assert "Chi pubblica ha ricevuto un’email." in seen.text


def test_a_title_with_line_breaks_stays_one_subject(anna, piero):
    _page, draft = page_with_draft(title="Sportello\nBcc: tutti@example.org")

    ask(signed_in(anna), draft)

    assert mail.outbox[0].subject == "Da pubblicare: «Sportello Bcc: tutti@example.org»"


def test_a_mail_that_fails_loses_no_request_and_the_writer_is_told(anna, piero, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    _page, draft = page_with_draft()

    seen = ask(signed_in(anna), draft)

    assert waiting_requests().count() == 1
    assert "L’email a chi pubblica non è partita: avvisali tu." in seen.text
    assert "did not go out" in caplog.text


def test_where_no_publisher_has_an_address_the_writer_is_told(anna):
    _page, draft = page_with_draft()

    seen = ask(signed_in(anna), draft)

    assert "Nessuno di chi pubblica ha un indirizzo email" in seen.text
    assert waiting_requests().count() == 1


def test_two_clicks_ask_once(anna, piero):
    _page, draft = page_with_draft()
    browser = signed_in(anna)

    ask(browser, draft)
    seen = ask(browser, draft, "Un’altra nota.")

    assert PublicationRequest.objects.count() == len(mail.outbox) == 1
    assert "già stata chiesta da Anna Bassi" in seen.text


def test_two_requests_at_the_same_moment_are_one(anna):
    _page, draft = page_with_draft()

    first, is_new = asking.ask(draft, anna)
    second, is_new_again = asking.ask(draft, anna)

    assert (first, is_new, is_new_again) == (second, True, False)


def test_the_toolbar_offers_to_ask_and_then_says_who_asked(anna, piero):
    _page, draft = page_with_draft()
    browser = signed_in(anna)
    edit_url = take_in_hand(browser, draft).url
    assert ask_url(draft) in browser.get(edit_url).text

    ask(browser, draft)

    seen = text_of(browser.get(edit_url))
    assert ask_url(draft) not in seen
    assert "In attesa dal" in seen
    assert "(Anna Bassi)" in seen


def test_who_asks_lets_go_of_the_draft(anna):
    _page, draft = page_with_draft()
    browser = signed_in(anna)
    take_in_hand(browser, draft)

    ask(browser, draft)

    draft = type(draft).objects.get(pk=draft.pk)
    assert draft.locked_by is None


def test_nobody_asks_for_what_is_no_draft_or_is_in_other_hands(anna, piero):
    page = PageFactory()
    live = type(page_with_draft()[1]).objects.get_for_content(page.pagecontent_set.get())
    _page, draft = page_with_draft(slug="altra")
    take_in_hand(signed_in(WriterFactory(first_name="Ugo")), draft)

    published = ask(signed_in(anna), live)
    held = ask(signed_in(anna), draft)

    assert "Si chiede di pubblicare una bozza" in published.text
    assert "La bozza è in mano a Ugo" in held.text
    assert not waiting_requests().exists()


def test_a_publisher_publishes_what_was_asked(client, anna, piero, django_capture_on_commit_callbacks):
    _page, draft = page_with_draft()
    ask(signed_in(anna), draft)
    mail.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        answer(signed_in(piero), waiting_requests().get(), pubblica="Pubblica")

    asked = PublicationRequest.objects.get()
    assert "Dopo." in client.get("/prova/").text
    assert (asked.state, asked.answered_by) == ("published", piero)
    assert [message.recipients() for message in mail.outbox] == [["anna@example.org"]]
    assert not waiting_requests().exists()


@pytest.mark.parametrize("who", ["anna", "nobody"])
def test_who_may_not_publish_answers_no_request(request, client, anna, who):
    _page, draft = page_with_draft()
    ask(signed_in(anna), draft)
    asked = waiting_requests().get()
    browser = signed_in(anna) if who == "anna" else client

    for field in ("pubblica", "rimanda"):
        browser.post(request_url(asked), {field: "1", "answer": "No.", "visto": draft.modified.isoformat()})

    assert state_of(draft) == DRAFT
    assert waiting_requests().get() == asked


def test_sending_back_needs_a_reason(anna, piero):
    _page, draft = page_with_draft()
    ask(signed_in(anna), draft)

    seen = answer(signed_in(piero), waiting_requests().get(), rimanda="1", answer="  ")

    assert "Scrivi che cosa va cambiato" in seen.text
    assert waiting_requests().count() == 1


def test_the_reason_reaches_who_asked_by_mail_and_above_the_draft(anna, piero):
    _page, draft = page_with_draft()
    browser = signed_in(anna)
    ask(browser, draft)
    mail.outbox.clear()

    answer(signed_in(piero), waiting_requests().get(), rimanda="1", answer="Manca il numero di telefono.")

    (message,) = mail.outbox
    asked = PublicationRequest.objects.get()
    assert message.recipients() == ["anna@example.org"]
    assert "Manca il numero di telefono." in message.body
    assert state_of(draft) == DRAFT
    seen = text_of(browser.get(take_in_hand(browser, draft).url))
    assert "Rimandata indietro: leggi perché" in seen
    assert ask_url(draft) in seen
    assert "Manca il numero di telefono." in browser.get(request_url(asked)).text


def test_a_request_that_was_answered_is_answered_no_more(anna, piero):
    _page, draft = page_with_draft()
    ask(signed_in(anna), draft)
    asked = waiting_requests().get()
    answer(signed_in(piero), asked, rimanda="1", answer="Manca il telefono.")

    seen = answer(signed_in(PublisherFactory()), asked, pubblica="1")

    assert "ha già risposto Piero Guarneri" in seen.text
    assert state_of(draft) == DRAFT


def test_a_draft_that_changed_while_the_publisher_read_it_is_not_published(anna, piero):
    _page, draft = page_with_draft()
    ask(signed_in(anna), draft)
    asked = waiting_requests().get()

    seen = signed_in(piero).post(
        request_url(asked), {"pubblica": "1", "visto": "2026-01-01T00:00:00+00:00"}, follow=True
    )

    assert "È cambiato qualcosa mentre la guardavi" in seen.text
    assert state_of(draft) == DRAFT


def test_the_publisher_sees_that_the_draft_changed_after_the_request(anna, piero):
    _page, draft = page_with_draft()
    ask(signed_in(anna), draft)
    asked = waiting_requests().get()
    before = signed_in(piero).get(request_url(asked)).text

    content = draft.content
    content.title = "Titolo nuovo"
    content.save()

    assert "è cambiata dopo la richiesta" not in before
    assert "è cambiata dopo la richiesta" in signed_in(piero).get(request_url(asked)).text


def test_a_draft_in_other_hands_waits_for_these(anna, piero):
    _page, draft = page_with_draft()
    ask(signed_in(anna), draft)
    take_in_hand(signed_in(anna), draft)

    seen = answer(signed_in(piero), waiting_requests().get(), pubblica="1")

    assert "La bozza è in mano a Anna Bassi" in seen.text
    assert state_of(draft) == DRAFT


def test_a_page_below_one_that_is_not_published_does_not_go_out(anna, piero):
    above = PageFactory(title="Sezione", is_published=False)
    below = PageFactory(parent=above, is_published=False)
    draft = type(page_with_draft()[1]).objects.get_for_content(writing.draft_of(below))
    ask(signed_in(anna), draft)

    seen = answer(signed_in(piero), waiting_requests().get(), pubblica="1")

    assert "La pagina che sta sopra, «Sezione», non è pubblicata" in seen.text
    assert state_of(draft) == DRAFT


def test_who_asked_takes_the_request_back_and_nobody_else_does(anna, piero):
    _page, draft = page_with_draft()
    ask(signed_in(anna), draft)
    asked = waiting_requests().get()
    url = reverse("admin:cremona_site_publicationrequest_withdraw", args=[asked.pk])

    assert signed_in(WriterFactory()).post(url).status_code == 403
    assert signed_in(piero).post(url).status_code == 403
    assert signed_in(anna).get(url).status_code == 404
    signed_in(anna).post(url)

    assert PublicationRequest.objects.get().state == "withdrawn"
    assert state_of(draft) == DRAFT


def test_publishing_past_the_request_closes_it_too(anna, piero):
    _page, draft = page_with_draft()
    ask(signed_in(anna), draft)

    signed_in(piero).post(version_url(draft, "publish"))

    asked = PublicationRequest.objects.get()
    assert (asked.state, asked.answered_by) == ("published", piero)


@pytest.mark.parametrize(("action", "field"), [("archive", {}), ("discard", {"discard": "1"})])
def test_a_draft_that_goes_takes_its_request_out_of_the_queue(anna, piero, action, field):
    _page, draft = page_with_draft()
    ask(signed_in(anna), draft)

    signed_in(piero).post(version_url(draft, action), field)

    asked = PublicationRequest.objects.get()
    assert asked.state == "withdrawn"
    assert "La bozza è stata" in asked.answer
    assert signed_in(anna).get(request_url(asked)).status_code == 200


def test_the_history_of_a_page_keeps_every_request(anna, piero):
    _page, draft = page_with_draft()
    page_with_draft(title="Un’altra pagina", slug="altra")
    ask(signed_in(anna), draft, "Prima nota.")
    answer(signed_in(piero), waiting_requests().get(), rimanda="1", answer="Manca il telefono.")
    ask(signed_in(anna), draft, "Seconda nota.")
    answer(signed_in(piero), waiting_requests().get(), pubblica="1")

    seen = text_of(signed_in(anna).get(history_url(draft.content)))

    for words in (
        "Prima nota.",
        "Manca il telefono.",
        "Seconda nota.",
        "rimandata indietro",
        "pubblicata",
        "Anna Bassi",
    ):
        assert words in seen
    assert "Un’altra pagina" not in seen


@pytest.mark.parametrize("query", ["pagina=1%20or%201", "pagina=99999999999999999999", "lingua=xx", "alias=²", "p=zzz"])
def test_odd_addresses_of_the_history_break_nothing(publisher, query):
    url = reverse("admin:cremona_site_publicationrequest_changelist")

    assert publisher.get(f"{url}?{query}").status_code == 200


def test_the_site_notice_is_asked_for_like_a_page(anna, piero):
    content = writing.draft_notice("Avviso del sito")
    writing.write_notice(content, "<p>Sportello chiuso.</p>")
    draft = type(page_with_draft()[1]).objects.get_for_content(content)

    ask(signed_in(anna), draft)
    answer(signed_in(piero), waiting_requests().get(), pubblica="1")

    assert state_of(draft) == PUBLISHED
    assert PublicationRequest.objects.get().state == "published"
    assert signed_in(anna).get(history_url(content)).context["lines"][0].note == "Scade venerdì."


def test_what_has_its_hour_waits_for_nobody(anna, piero):
    _page, draft = page_with_draft()
    ask(signed_in(anna), draft)

    plan(draft, piero, timezone.now() + timedelta(hours=1), None)

    assert not waiting_requests().exists()
    assert scheduled_changes().get().version == draft


def test_the_history_survives_a_person_who_leaves(anna, piero):
    _page, draft = page_with_draft()
    ask(signed_in(anna), draft)

    anna.delete()

    asked = PublicationRequest.objects.get()
    assert asked.asked_by is None
    assert "una persona che non lavora più al sito" in signed_in(piero).get(request_url(asked)).text
