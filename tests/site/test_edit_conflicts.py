"""Two people at one form: the second is told what the first changed, and decides."""

from datetime import UTC, datetime

import pytest
from cms.models import PageContent
from django.urls import reverse
from djangocms_text.models import Text

from contacts.models import ContactPoint, Office
from cremona_site.models import OldAddress
from projects.models import Initiative, Occurrence
from tests.factories import (
    ContactPointFactory,
    InitiativeFactory,
    NewsFactory,
    OccurrenceFactory,
    OfficeFactory,
    OpeningHoursFactory,
    PageFactory,
    ProjectFactory,
    PublisherFactory,
    filled_form,
    signed_in,
)

pytestmark = pytest.mark.django_db

REFUSED = "Non è stato salvato nulla"
ANYWAY = {"_save_anyway": "Salva comunque la mia versione"}


@pytest.fixture
def anna():
    return signed_in(PublisherFactory(first_name="Anna", last_name="Bodini"))


@pytest.fixture
def bruno():
    return signed_in(PublisherFactory(first_name="Bruno", last_name="Carli"))


def change_url(fact):
    return reverse(f"admin:{fact._meta.app_label}_{fact._meta.model_name}_change", args=[fact.pk])


def form_of(browser, fact):
    """What a browser sends of a fact's form as it stands, with what guards it."""
    page = browser.get(change_url(fact))
    guard = page.context["guard"]
    form = filled_form(page) | {"_seen": guard["seen"], "_sent_once": guard["number"]}
    return form | split_moments(page)


def split_moments(page):
    parts = {}
    for inline in page.context.get("inline_admin_formsets") or []:
        for form in inline.formset.forms:
            for name in {"starts_at", "ends_at"} & form.fields.keys():
                shown = form[name]
                drawn = shown.field.widget.get_context(shown.html_name, shown.value(), {})["widget"]["subwidgets"]
                parts |= {part["name"]: part["value"] or "" for part in drawn}
    return parts


def again(answer, form, **typed):
    """The form that came back, sent once more on purpose."""
    return form | ANYWAY | {"_seen_now": answer.context["guard"]["conflict"].seen_now} | typed


def test_the_second_is_told_who_changed_what_and_nothing_is_saved(anna, bruno):
    office = OfficeFactory(address="Via Vecchia, 1")
    annas, brunos = form_of(anna, office), form_of(bruno, office)
    anna.post(change_url(office), annas | {"address": "Via di Anna, 2"})

    answer = bruno.post(change_url(office), brunos | {"address": "Via di Bruno, 3"})

    office.refresh_from_db()
    assert office.address == "Via di Anna, 2"
    assert REFUSED in answer.text
    assert "Anna Bodini ha cambiato questi dati alle" in answer.text
    [clash] = answer.context["guard"]["conflict"].clashes
    assert (clash.label, clash.stored, clash.typed) == ("Via e numero", "Via di Anna, 2", "Via di Bruno, 3")
    assert 'value="Via di Bruno, 3"' in answer.text


def test_a_second_save_on_purpose_wins(anna, bruno):
    office = OfficeFactory(address="Via Vecchia, 1")
    annas, brunos = form_of(anna, office), form_of(bruno, office) | {"address": "Via di Bruno, 3"}
    anna.post(change_url(office), annas | {"address": "Via di Anna, 2"})
    refused = bruno.post(change_url(office), brunos)

    answer = bruno.post(change_url(office), again(refused, brunos))

    office.refresh_from_db()
    assert answer.status_code == 302
    assert office.address == "Via di Bruno, 3"


def test_a_plain_second_save_is_refused_again(anna, bruno):
    office = OfficeFactory(address="Via Vecchia, 1")
    annas, brunos = form_of(anna, office), form_of(bruno, office) | {"address": "Via di Bruno, 3"}
    anna.post(change_url(office), annas | {"address": "Via di Anna, 2"})
    bruno.post(change_url(office), brunos)

    answer = bruno.post(change_url(office), brunos)

    office.refresh_from_db()
    assert REFUSED in answer.text
    assert office.address == "Via di Anna, 2"


def test_a_third_change_meanwhile_is_told_too(anna, bruno):
    office = OfficeFactory(address="Via Vecchia, 1")
    annas, brunos = form_of(anna, office), form_of(bruno, office) | {"address": "Via di Bruno, 3"}
    anna.post(change_url(office), annas | {"address": "Via di Anna, 2"})
    refused = bruno.post(change_url(office), brunos)
    anna.post(change_url(office), form_of(anna, office) | {"address": "Via di Anna, 4"})

    answer = bruno.post(change_url(office), again(refused, brunos))

    office.refresh_from_db()
    assert REFUSED in answer.text
    assert office.address == "Via di Anna, 4"


def test_what_both_typed_alike_is_no_conflict(anna, bruno):
    office = OfficeFactory(address="Via Vecchia, 1")
    annas, brunos = form_of(anna, office), form_of(bruno, office)
    anna.post(change_url(office), annas | {"address": "Via Nuova, 2"})

    answer = bruno.post(change_url(office), brunos | {"address": "Via Nuova, 2", "entrance_note": "dal cortile"})

    office.refresh_from_db()
    assert answer.status_code == 302
    assert office.entrance_note == "dal cortile"


def test_a_phone_that_was_changed_is_not_written_over(anna, bruno):
    point = ContactPointFactory(value="+390372407006")
    annas, brunos = form_of(anna, point.office), form_of(bruno, point.office)
    anna.post(change_url(point.office), annas | {"contact_points-0-value": "0372 407222"})

    answer = bruno.post(change_url(point.office), brunos | {"contact_points-0-value": "0372 407333"})

    assert ContactPoint.objects.get(pk=point.pk).value == "+390372407222"
    assert REFUSED in answer.text
    assert "0372 407333" in answer.text


def test_a_phone_that_was_not_touched_does_not_undo_the_others_change(anna, bruno):
    point = ContactPointFactory(value="+390372407006")
    annas, brunos = form_of(anna, point.office), form_of(bruno, point.office)
    anna.post(change_url(point.office), annas | {"contact_points-0-value": "0372 407222"})

    bruno.post(change_url(point.office), brunos | {"address": "Via di Bruno, 3"})

    assert ContactPoint.objects.get(pk=point.pk).value == "+390372407222"


def test_a_row_that_was_deleted_is_told_and_comes_back_only_on_purpose(anna, bruno):
    point = ContactPointFactory(value="+390372407006")
    office = point.office
    annas, brunos = form_of(anna, office), form_of(bruno, office) | {"contact_points-0-label": "Segreteria"}
    anna.post(change_url(office), annas | {"contact_points-0-DELETE": "on"})

    refused = bruno.post(change_url(office), brunos)

    assert REFUSED in refused.text
    assert not office.contact_points.exists()
    formset = refused.context["inline_admin_formsets"][0].formset
    form = filled_form(refused) | {"_seen": brunos["_seen"], "_sent_once": brunos["_sent_once"]}
    assert formset.forms[0]["label"].value() == "Segreteria"
    answer = bruno.post(change_url(office), again(refused, form))
    assert answer.status_code == 302
    assert office.contact_points.get().label == "Segreteria"


def test_deleting_a_row_that_was_changed_is_asked_twice(anna, bruno):
    hours = OpeningHoursFactory()
    annas, brunos = form_of(anna, hours.office), form_of(bruno, hours.office)
    anna.post(change_url(hours.office), annas | {"opening_hours-0-closes_at": "13:00"})

    answer = bruno.post(change_url(hours.office), brunos | {"opening_hours-0-DELETE": "on"})

    assert REFUSED in answer.text
    assert hours.office.opening_hours.exists()


def test_a_date_that_was_moved_is_not_moved_back_unseen(anna, bruno):
    date = OccurrenceFactory(starts_at=datetime(2030, 6, 18, 18, 30, tzinfo=UTC))
    annas, brunos = form_of(anna, date.initiative), form_of(bruno, date.initiative)
    anna.post(change_url(date.initiative), annas | {"occurrences-0-starts_at_0": "25/06/2030"})

    answer = bruno.post(change_url(date.initiative), brunos | {"occurrences-0-starts_at_0": "02/07/2030"})

    assert REFUSED in answer.text
    assert Occurrence.objects.get(pk=date.pk).first_day.day == 25


def test_topics_count_too(anna, bruno):
    initiative = InitiativeFactory()
    annas, brunos = form_of(anna, initiative), form_of(bruno, initiative)
    anna.post(change_url(initiative), annas | {"topics": ["1"]})

    answer = bruno.post(change_url(initiative), brunos | {"topics": ["2"]})

    assert REFUSED in answer.text
    assert [topic.pk for topic in Initiative.objects.get(pk=initiative.pk).topics.all()] == [1]


@pytest.mark.parametrize(
    ("factory", "name"), [(ProjectFactory, "subtitle"), (NewsFactory, "former_url"), (InitiativeFactory, "organisers")]
)
def test_every_kind_of_facts_is_guarded(anna, bruno, factory, name):
    facts = factory()
    annas, brunos = form_of(anna, facts), form_of(bruno, facts)
    anna.post(change_url(facts), annas | {name: "https://comune.example/anna/"})

    answer = bruno.post(change_url(facts), brunos | {name: "https://comune.example/bruno/"})

    facts.refresh_from_db()
    assert REFUSED in answer.text
    assert getattr(facts, name) == "https://comune.example/anna/"


def test_old_addresses_are_guarded(anna, bruno):
    old = OldAddress.objects.create(path="/node/7", explanation="Prima")
    annas, brunos = form_of(anna, old), form_of(bruno, old)
    anna.post(change_url(old), annas | {"explanation": "Di Anna"})

    answer = bruno.post(change_url(old), brunos | {"explanation": "Di Bruno"})

    old.refresh_from_db()
    assert REFUSED in answer.text
    assert old.explanation == "Di Anna"


def test_ones_own_other_window_is_called_so(anna):
    office = OfficeFactory(address="Via Vecchia, 1")
    first, second = form_of(anna, office), form_of(anna, office)
    anna.post(change_url(office), first | {"address": "Via Prima, 2"})

    answer = anna.post(change_url(office), second | {"address": "Via Seconda, 3"})

    assert "hai cambiato questi dati alle" in answer.text


@pytest.mark.parametrize(
    "seen", ["", "[]", "{}", '{"at":1,"forms":2}', "x" * 5000, '{"at":"2026-01-01","forms":{"a":1}}']
)
def test_a_guard_that_cannot_be_read_stops_nobody(anna, seen):
    office = OfficeFactory()
    form = form_of(anna, office) | {"_seen": seen, "address": "Via Nuova, 2"}

    answer = anna.post(change_url(office), form)

    assert answer.status_code == 302
    assert Office.objects.get(pk=office.pk).address == "Via Nuova, 2"


def settings_form(browser, content):
    page = browser.get(reverse("admin:cms_pagecontent_change", args=[content.pk]))
    return filled_form(page) | {"_seen": page.context["adminform"].form.guard["seen"]}


def test_the_settings_of_a_page_are_guarded(anna):
    page = PageFactory(title="Prima", is_published=False)
    content = PageContent.admin_manager.get(page=page)
    url = reverse("admin:cms_pagecontent_change", args=[content.pk])
    first, second = settings_form(anna, content), settings_form(anna, content)
    anna.post(url, first | {"title": "Di una finestra"})

    answer = anna.post(url, second | {"title": "Dell’altra"})

    assert PageContent.admin_manager.get(pk=content.pk).title == "Di una finestra"
    assert REFUSED in answer.content.decode()
    conflict = answer.context["adminform"].form.conflict
    answer = anna.post(url, second | {"title": "Dell’altra", "_seen_now": conflict.seen_now} | ANYWAY)
    assert PageContent.admin_manager.get(pk=content.pk).title == "Dell’altra"


@pytest.fixture
def text(anna):
    """A text of a draft of Anna's, and where it is edited."""
    page = PageFactory(is_published=False, slots={"content": "<p>Prima</p>"})
    content = PageContent.admin_manager.get(page=page)
    return Text.objects.get(placeholder__in=content.placeholders.all())


def text_url(text):
    return reverse("admin:cms_placeholder_edit_plugin", args=[text.pk])


def test_a_text_that_changed_meanwhile_is_not_written_over(anna, text):
    seen = anna.get(text_url(text)).context["adminform"].form.guard["text_seen"]
    first = anna.post(text_url(text), {"body": "<p>Della prima finestra</p>", "_text_seen": seen})

    answer = anna.post(text_url(text), {"body": "<p>Della seconda</p>", "_text_seen": seen})

    text.refresh_from_db()
    assert first.headers["X-Text-Seen"] != seen
    assert text.body == "<p>Della prima finestra</p>"
    assert "Adesso nella pagina c’è: «Della prima finestra»" in answer.content.decode()


def test_a_text_goes_on_from_what_was_saved(anna, text):
    seen = anna.get(text_url(text)).context["adminform"].form.guard["text_seen"]
    saved = anna.post(text_url(text), {"body": "<p>Uno</p>", "_text_seen": seen})

    anna.post(text_url(text), {"body": "<p>Due</p>", "_text_seen": saved.headers["X-Text-Seen"]})

    text.refresh_from_db()
    assert text.body == "<p>Due</p>"


def test_a_text_is_written_over_on_purpose(anna, text):
    seen = anna.get(text_url(text)).context["adminform"].form.guard["text_seen"]
    anna.post(text_url(text), {"body": "<p>Uno</p>", "_text_seen": seen})
    refused = anna.post(text_url(text), {"body": "<p>Due</p>", "_text_seen": seen})
    now = refused.context["adminform"].form.guard["text_seen_now"]

    anna.post(text_url(text), {"body": "<p>Due</p>", "_text_seen": seen, "_seen_now": now} | ANYWAY)

    text.refresh_from_db()
    assert text.body == "<p>Due</p>"
