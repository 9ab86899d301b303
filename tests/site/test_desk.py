"""The desk: what lies there for whom, what it costs, and that each daily task is at most three clicks away."""

import re
from datetime import timedelta
from time import process_time

import pytest
from cms.models import PageContent
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from djangocms_versioning.models import Version

from contacts.models import Office
from cremona_site import writing
from cremona_site.models import BrokenLink, DeskChoice, PageCare, PublicationRequest, RatingCount, ScheduledChange
from cremona_site.models.rating import month_before
from tests.factories import (
    ContactPointFactory,
    InitiativeFactory,
    OccurrenceFactory,
    OfficeFactory,
    PageFactory,
    PublisherFactory,
    StaffFactory,
    WriterFactory,
    row_counts,
    signed_in,
)

pytestmark = pytest.mark.django_db

DESK = "/admin/"
# What each role does from day to day, and the words of the link on the desk that begins it
TASKS = {
    "Redazione": [
        "Nuova notizia",
        "Nuova iniziativa",
        "Nuova pagina",
        "Nuovo progetto",
        "Albero delle pagine",
        "Immagini e documenti",
        "Guida",
        "Bozza di oggi",
        "Centro Locale di Parità",
        "Serata di prova",
        "Pagina dimenticata",
    ],
    "Pubblicazione": [
        "Nuova notizia",
        "Albero delle pagine",
        "Immagini e documenti",
        "Guida",
        "Chiesta da altri",
        "Bozza di oggi",
        "In uscita",
        "Centro Locale di Parità",
        "Serata di prova",
        "Pagina dimenticata",
        "Con un collegamento rotto",
        "Poco chiara",
    ],
}


def draft_by(user, title="Bozza di oggi"):
    """The version of a new page's first draft, begun by `user`."""
    version = Version.objects.get_for_content(writing.draft_of(PageFactory(title=title, is_published=False)))
    Version.objects.filter(pk=version.pk).update(created_by=user)
    return Version.objects.get(pk=version.pk)


def request_for(version, asked_by, **attributes):
    content = version.content
    return PublicationRequest.objects.create(
        version=version,
        page=content.page,
        language=content.language,
        title=content.title,
        asked_by=asked_by,
        **attributes,
    )


def forgotten(title="Pagina dimenticata"):
    page = PageFactory(title=title)
    PageCare.objects.filter(page=page).update(verified_on=timezone.localdate() - timedelta(days=200))
    return page


def full_desk(user):
    """Something in every panel."""
    author = WriterFactory()
    draft_by(user)
    request_for(draft_by(author, "Chiesta da altri"), author)
    soon = timezone.now() + timedelta(hours=1)
    ScheduledChange.objects.create(version=draft_by(author, "In uscita"), publish_at=soon, asked_by=user)
    initiative = InitiativeFactory(extended_object__title="Serata di prova")
    OccurrenceFactory(initiative=initiative, starts_at=timezone.now() + timedelta(days=3), ends_at=None)
    forgotten()
    broken, unclear = PageFactory(title="Con un collegamento rotto"), PageFactory(title="Poco chiara")
    BrokenLink.objects.create(page=broken, language="it", href="/via/", text="la via", problem="Non porta a niente.")
    RatingCount.objects.create(page=unclear, language="it", stars=1, answer=0, number=9, month=month_before(0))


def panel(answer, title):
    """The words of a panel as somebody reads them; empty where it is not on the desk."""
    for section in re.findall(r"<section.*?</section>", answer.text, re.DOTALL):
        words = " ".join(re.sub(r"<[^>]+>", " ", section).split())
        if words.startswith(title):
            return words
    return ""


def links(answer):
    """The addresses of the page's links by their words."""
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    found = re.findall(r'<a [^>]*?href="([^"]+)"[^>]*>(.*?)(?:<span|</a>)', main, re.DOTALL)
    return {re.sub(r"<[^>]+>", "", words).strip(): href for href, words in found}


# Who finds what


def test_an_empty_desk_says_in_each_panel_that_nothing_waits(writer):
    answer = writer.get(DESK)

    assert answer.status_code == 200
    assert "Nessuna bozza in corso." in panel(answer, "Le mie bozze")
    assert "Nessuna richiesta" in panel(answer, "Le mie richieste")
    assert "Nessuna uscita" in panel(answer, "Uscite programmate")
    assert "Tutte le pagine sono state verificate" in panel(answer, "Pagine da verificare")
    assert "Nessun collegamento rotto" in panel(answer, "Collegamenti rotti")
    assert "Vedi tutte" not in answer.text


def test_only_my_own_drafts_lie_on_my_desk():
    me, other = WriterFactory(), WriterFactory()
    draft_by(me, "Mia")
    draft_by(other, "Di un altro")

    drafts = panel(signed_in(me).get(DESK), "Le mie bozze")

    assert "Mia" in drafts
    assert "Di un altro" not in drafts
    assert "Non è ancora online." in drafts


def test_a_draft_beside_a_published_page_says_that_visitors_read_another_one():
    me, page = WriterFactory(), PageFactory(title="Orari")
    Version.objects.get_for_content(page.pagecontent_set.get()).copy(me)

    assert "Online c’è la versione di prima." in panel(signed_in(me).get(DESK), "Le mie bozze")


def test_a_draft_that_somebody_took_over_names_them_and_opens_for_reading():
    me, other = WriterFactory(), WriterFactory(first_name="Ada", last_name="Neri")
    version = draft_by(me, "Contesa")
    version.locked_by = other
    version.save()

    mine, theirs = signed_in(me).get(DESK), signed_in(other).get(DESK)

    assert "la sta modificando Ada Neri" in panel(mine, "Le mie bozze")
    assert "/preview/" in links(mine)["Contesa"]
    assert "/edit/" in links(theirs)["Contesa"]


def test_the_draft_of_a_shared_text_is_there_too():
    me = PublisherFactory()
    content = writing.draft_notice("Avviso di sciopero")
    Version.objects.filter(pk=Version.objects.get_for_content(content).pk).update(created_by=me)

    answer = signed_in(me).get(DESK)

    assert "Blocco di testo" in panel(answer, "Le mie bozze")
    assert signed_in(me).get(links(answer)[content.name]).status_code == 200


def test_publishers_read_who_asks_since_when_and_with_which_words():
    author = WriterFactory(first_name="Marta", last_name="Rossi")
    asked = request_for(draft_by(author, "Orari nuovi"), author, note="Esce prima di lunedì?")
    PublicationRequest.objects.filter(pk=asked.pk).update(asked_at=timezone.now() - timedelta(days=3))

    waiting = panel(signed_in(PublisherFactory()).get(DESK), "In attesa di pubblicazione")

    assert "Orari nuovi Marta Rossi · da 3 giorni" in waiting
    assert "«Esce prima di lunedì?»" in waiting
    assert panel(signed_in(author).get(DESK), "In attesa di pubblicazione") == ""


def test_a_writer_reads_how_their_requests_stand_and_nobody_elses():
    me, other, publisher = WriterFactory(), WriterFactory(), PublisherFactory(first_name="Paolo", last_name="Verdi")
    request_for(draft_by(me, "In attesa"), me)
    request_for(
        draft_by(me, "Rimandata"),
        me,
        state="sent_back",
        answered_by=publisher,
        answered_at=timezone.now(),
        answer="Manca la data.",
    )
    request_for(draft_by(other, "Di un altro"), other)

    mine = panel(signed_in(me).get(DESK), "Le mie richieste")

    assert mine.index("Rimandata da rivedere Paolo Verdi") < mine.index("In attesa in attesa")
    assert "«Manca la data.»" in mine
    assert "Di un altro" not in mine


def test_what_was_sent_back_leaves_the_desk_when_it_is_asked_for_again():
    me = WriterFactory()
    version = draft_by(me, "Orari")
    request_for(version, me, state="sent_back", answered_at=timezone.now(), answer="Manca la data.")
    request_for(version, me)

    mine = panel(signed_in(me).get(DESK), "Le mie richieste")

    assert "Manca la data." not in mine
    assert "in attesa" in mine


def test_what_could_not_come_out_stands_first_with_its_reason(publisher):
    author, now = WriterFactory(), timezone.now()
    ScheduledChange.objects.create(
        version=draft_by(author, "Domani"), publish_at=now + timedelta(days=1), asked_by=author
    )
    ScheduledChange.objects.create(
        version=draft_by(author, "Mancata"),
        publish_at=now - timedelta(hours=1),
        asked_by=author,
        state="failed",
        reason="La pagina sopra non è pubblicata.",
    )

    schedule = panel(publisher.get(DESK), "Uscite programmate")

    assert schedule.index("Mancata non riuscita La pagina sopra non è pubblicata.") < schedule.index("Domani")
    assert panel(signed_in(WriterFactory()).get(DESK), "Uscite programmate").endswith("Nessuna uscita programmata.")


def test_an_initiative_shows_its_next_date_and_state_and_leads_to_its_dates(publisher):
    initiative = InitiativeFactory(extended_object__title="Serata di prova")
    starts_at = timezone.now() + timedelta(days=3)
    OccurrenceFactory(initiative=initiative, starts_at=starts_at, ends_at=None, status="postponed")

    answer = publisher.get(DESK)

    assert "Serata di prova" in panel(answer, "Prossime iniziative")
    assert "Rinviata" in panel(answer, "Prossime iniziative")
    address = reverse("admin:projects_initiative_change", args=[initiative.pk])
    assert links(answer)["Serata di prova"] == f"{address}#occurrences-group"


def test_ratings_lie_there_the_worst_first_and_never_of_few_votes(writer):
    for title, stars, number in [("Chiara", 5, 9), ("Oscura", 1, 5), ("Appena nata", 1, 4)]:
        page = PageFactory(title=title)
        RatingCount.objects.create(
            page=page, language="it", stars=stars, answer=0, number=number, month=month_before(1)
        )
    RatingCount.objects.create(
        office=Office.objects.first(), language="it", stars=3, answer=0, number=7, month=month_before(0)
    )

    ratings = panel(writer.get(DESK), "Pagine meno chiare")

    assert (
        ratings.index("Oscura 1,0 su 5, 5 voti") < ratings.index(Office.objects.first().name) < ratings.index("Chiara")
    )
    assert "Appena nata" not in ratings


@pytest.mark.parametrize(("group", "task"), [(group, task) for group, tasks in TASKS.items() for task in tasks])
def test_every_daily_task_begins_on_the_desk_and_its_first_click_is_answered(group, task):
    user = StaffFactory(group=group)
    full_desk(user)
    browser = signed_in(user)

    address = links(browser.get(DESK))[task].partition("#")[0]

    assert browser.get(address.replace("&amp;", "&")).status_code == 200


@pytest.mark.parametrize("group", TASKS)
def test_no_link_of_the_desk_leads_nowhere(group):
    user = StaffFactory(group=group)
    full_desk(user)
    browser = signed_in(user)
    found = links(browser.get(DESK))

    answers = {words: browser.get(href.replace("&amp;", "&"), follow=True).status_code for words, href in found.items()}

    assert {words: status for words, status in answers.items() if status != 200} == {}


def test_staff_without_a_group_find_a_desk_with_nothing_that_is_not_theirs():
    user = StaffFactory()
    full_desk(PublisherFactory())

    answer = signed_in(user).get(DESK)

    assert answer.status_code == 200
    assert panel(answer, "Pagine da verificare") == ""
    assert panel(answer, "Pagine meno chiare") == ""
    assert "Chiesta da altri" not in answer.text
    assert "Nuova notizia" not in answer.text


def test_the_list_of_everything_shows_only_what_the_role_may_see(writer, publisher):
    everything = writer.get(DESK).text.partition('<details class="cr-staff-rest">')[2]

    assert 'href="/admin/contacts/office/"' in everything
    assert 'href="/admin/auth/user/"' not in everything
    assert 'href="/admin/contacts/office/add/"' not in everything
    assert 'href="/admin/contacts/office/add/"' in publisher.get(DESK).text


# All of a panel


def test_what_does_not_fit_is_on_a_page_of_its_own_with_all_of_it():
    me = WriterFactory()
    for number in range(60):
        draft_by(me, f"Bozza {number:02}")
    browser = signed_in(me)

    desk = browser.get(DESK)
    address = reverse("admin:desk_panel", args=["bozze"])
    first, second, beyond = (browser.get(address, {"p": page}) for page in ("1", "2", "x"))

    assert panel(desk, "Le mie bozze").startswith("Le mie bozze 8+ Bozza 59")
    assert f'href="{address}"' in desk.text
    assert first.text.count("cr-staff-row__title") == 50
    assert second.text.count("cr-staff-row__title") == 10
    assert beyond.status_code == 200


@pytest.mark.parametrize("key", ["da-pubblicare", "non-esiste", "..%2f"])
def test_a_panel_that_is_not_for_somebody_does_not_exist_for_them(writer, key):
    assert writer.get(f"/admin/scrivania/{key}/").status_code == 404


def test_strangers_are_asked_to_sign_in(client):
    for address in (DESK, "/admin/scrivania/bozze/", "/admin/guida/", "/admin/scrivania/verifica/1/"):
        assert client.get(address).status_code == 302


# First steps


def test_a_step_is_ticked_when_it_was_done():
    me = WriterFactory()
    before = panel(signed_in(me).get(DESK), "Primi passi")
    request_for(draft_by(me), me)

    after = panel(signed_in(me).get(DESK), "Primi passi")

    assert "chi visita il sito non la vede Carica" in before
    assert "Scrivi una bozza: chi visita il sito non la vede fatto" in after
    assert "Chiedi la tua prima pubblicazione fatto" in after


def test_first_steps_are_put_away_by_one_person_and_fetched_back():
    me, other = WriterFactory(), WriterFactory()
    address = reverse("admin:desk_first_steps")

    signed_in(me).post(address, {"nascondi": "1"})
    assert panel(signed_in(me).get(DESK), "Primi passi") == ""
    assert panel(signed_in(other).get(DESK), "Primi passi") != ""

    signed_in(me).post(address)
    assert panel(signed_in(me).get(DESK), "Primi passi") != ""
    assert DeskChoice.objects.count() == 1


def test_looking_at_the_desk_writes_nothing(writer):
    writer.get(DESK)
    before = row_counts()

    writer.get(DESK)

    assert row_counts() == before


# What it costs


def fill(user, number):
    """So many drafts, requests, planned hours, dates, offices, broken links and rated pages, past the CMS."""
    author, kind = WriterFactory(), ContentType.objects.get_for_model(PageContent)
    page = PageFactory(title="Con molte bozze")
    template = page.pagecontent_set.get()
    contents = PageContent.admin_manager.bulk_create(
        PageContent(page=page, language="it", title=f"Bozza {place}", slug="x", template=template.template)
        for place in range(3 * number)
    )
    versions = Version.objects.bulk_create(
        Version(content_type=kind, object_id=content.pk, number="1", created_by=user) for content in contents
    )
    PublicationRequest.objects.bulk_create(
        PublicationRequest(version=version, page=page, language="it", title="Chiesta", asked_by=asker)
        for asker, chosen in ((author, versions[:number]), (user, versions[number : 2 * number]))
        for version in chosen
    )
    ScheduledChange.objects.bulk_create(
        ScheduledChange(version=version, publish_at=timezone.now(), asked_by=user) for version in versions[2 * number :]
    )
    BrokenLink.objects.bulk_create(
        BrokenLink(page=page, language="it", href=f"/{place}/", text="via", problem="Niente.")
        for place in range(number)
    )
    for place in range(min(number, 40)):
        rated = forgotten(f"Letta {user.pk} {place}")
        RatingCount.objects.create(page=rated, language="it", stars=1, answer=0, number=9, month=month_before(0))
        office = OfficeFactory()
        ContactPointFactory(office=office)
        initiative = InitiativeFactory()
        OccurrenceFactory(initiative=initiative, starts_at=timezone.now() + timedelta(days=3), ends_at=None)


def cost_of(browser):
    browser.get(DESK)
    with CaptureQueriesContext(connection) as queries:
        started = process_time()
        answer = browser.get(DESK)
        seconds = process_time() - started
    assert answer.status_code == 200
    return len(queries), seconds


@pytest.mark.parametrize("group", TASKS)
def test_the_desk_costs_the_same_with_ten_things_and_with_three_hundred(group, measured):
    user = StaffFactory(group=group)
    browser = signed_in(user)
    fill(user, 10)
    few, _seconds = cost_of(browser)

    fill(user, 300)
    many, seconds = cost_of(browser)

    measured.append(f"the desk of {group}: {many} queries, {seconds * 1000:.0f} ms of the processor (at most 25, 150)")
    assert many == few
    assert many < 25
    assert seconds < 0.45  # three times what a calm machine may take


def test_the_desk_is_heavy_for_nobody(publisher):
    fill(get_user_model().objects.latest("pk"), 300)

    assert len(publisher.get(DESK).content) < 100_000
