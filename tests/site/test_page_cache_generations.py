"""Whatever changes what visitors see begins a new generation of pages, and nothing else does."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from cms.models import Page, PageContent
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone
from djangocms_versioning.models import Version

from contacts.models import ContactPoint, Office
from cremona_site import writing
from cremona_site.models import Generation, OldAddress
from cremona_site.page_cache import generation
from cremona_site.page_cache.watching import changes_content
from cremona_site.publication.carrying_out import carry_out
from cremona_site.publication.planning import plan
from tests.factories import (
    ContactPointFactory,
    OfficeFactory,
    PageFactory,
    PublisherFactory,
    filled_form,
    images,
    signed_in,
)
from tests.site.publication import page_with_draft
from tests.site.ratings import vote

pytestmark = pytest.mark.django_db

PRINTED = Path(__file__).parent.parent / "projects" / "documents" / "orto-condiviso.txt"


@pytest.fixture
def page():
    return PageFactory(slug="prova", slots={"content": "<p>Prima.</p>"})


@pytest.fixture
def begins_a_generation(django_capture_on_commit_callbacks):
    """Whether a change began a new generation once it was committed."""

    def look(change):
        before = generation.read()
        # What was written before waits for a commit that never comes in a test, and would stand for this change too
        connection.run_on_commit = [known for known in connection.run_on_commit if known[1] is not generation.replace]
        with django_capture_on_commit_callbacks(execute=True):
            change()
        return generation.read() != before

    return look


def version_of(page):
    return Version.objects.get_for_content(PageContent.objects.get(page=page))


def raw(sql, *params):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def publish_planned(page):
    _page, draft = page_with_draft(slug="altra")
    plan(draft, PublisherFactory(), timezone.now() + timedelta(hours=1), None)
    carry_out(timezone.now() + timedelta(hours=2))


def replace_file(page):
    image = images.stored_image()
    with transaction.atomic():
        image.file.save("altra.jpg", ContentFile(images.photo()))
        image.save()


CHANGES = {
    "publish": lambda page: writing.publish(writing.draft_of(page)),
    "unpublish": lambda page: version_of(page).unpublish(writing.site_author()),
    "a new page": lambda page: PageFactory(),
    "delete a page": lambda page: page.delete(),
    "move": lambda page: page.move_page(Page.objects.get(reverse_id="servizi"), position="last-child"),
    "slug": lambda page: page.urls.update(slug="altro", path="altro"),
    "menu": lambda page: PageContent.objects.filter(page=page).update(in_navigation=True),
    "notice": lambda page: writing.write_notice(writing.draft_notice("Avviso"), "<p>Oggi chiuso.</p>"),
    "a fact saved": lambda page: Office.objects.first().save(),
    "facts in bulk": lambda page: Office.objects.update(is_active=False),
    "a phone": lambda page: ContactPoint.objects.filter(kind="phone").update(label="Sportello"),
    "a new phone": lambda page: ContactPointFactory(office=Office.objects.first()),
    "an old address": lambda page: OldAddress.objects.all().delete(),
    "rows in bulk": lambda page: OldAddress.objects.bulk_create(
        [OldAddress(path="/node/1", explanation="Non c’è più.")]
    ),
    "raw SQL": lambda page: raw("UPDATE contacts_office SET name = %s", "Altro"),
    "a planned hour": publish_planned,
    "a replaced file": replace_file,
    "first content": lambda page: (OldAddress.objects.all().delete(), call_command("load_content", stdout=StringIO())),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_visitors_may_see_begins_a_generation(page, begins_a_generation, change):
    assert begins_a_generation(lambda: change(page))


def test_so_does_an_imported_page(settings, begins_a_generation):
    settings.PRINTED_SITE_NAME = ("Pontelieto", "COMUNE DI PONTELIETO")

    assert begins_a_generation(lambda: call_command("import_page", str(PRINTED), publish=True, stdout=StringIO()))


def test_so_does_what_staff_save_in_the_admin(publisher, begins_a_generation):
    office = OfficeFactory()
    address = reverse("admin:contacts_office_change", args=[office.pk])
    form = filled_form(publisher.get(address), name="Un altro nome")

    assert begins_a_generation(lambda: publisher.post(address, form))
    assert Office.objects.get(pk=office.pk).name == "Un altro nome"


NO_CHANGES = {
    "a visit": lambda client: client.get("/"),
    "a search": lambda client: client.get("/cerca/?q=aiuto"),
    "a person": lambda client: get_user_model().objects.update(first_name="Altra"),
    "nothing found to change": lambda client: client.get("/non-esiste/"),
}


@pytest.mark.parametrize("event", NO_CHANGES.values(), ids=NO_CHANGES.keys())
def test_what_visitors_never_see_leaves_pages_where_they_are(client, begins_a_generation, event):
    assert not begins_a_generation(lambda: event(client))


def test_the_desk_leaves_pages_where_they_are(begins_a_generation):
    user = PublisherFactory()
    signed_in(user).get("/admin/")  # the CMS makes a clipboard for who comes first, and that is a placeholder

    assert not begins_a_generation(lambda: signed_in(user).get("/admin/"))


def test_a_vote_leaves_pages_where_they_are(client, begins_a_generation):
    assert not begins_a_generation(lambda: vote(client))


# Transactions


def test_a_transaction_begins_one_generation_however_much_it_writes(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as actions:
        for _time in range(3):
            Office.objects.update(is_active=True)
            with transaction.atomic():
                Office.objects.update(is_active=False)

    assert actions.count(generation.replace) == 1


def test_what_is_rolled_back_begins_none_and_takes_that_of_others_not_along(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as rolled_back:
        undone(lambda: Office.objects.update(is_active=False))
    with django_capture_on_commit_callbacks() as kept:
        undone(lambda: Office.objects.update(is_active=False))
        Office.objects.update(is_active=True)

    assert generation.replace not in rolled_back
    assert generation.replace in kept


def test_what_is_written_after_a_part_that_is_undone_still_counts(django_capture_on_commit_callbacks):
    """The part wrote first; the generation that waits for it must not be the only one."""

    def part():
        with transaction.atomic():
            Office.objects.update(is_active=False)
        Office.objects.update(is_active=True)
        raise UndoneError

    with django_capture_on_commit_callbacks() as actions:
        try:
            with transaction.atomic():
                part()
        except UndoneError:
            Office.objects.update(name="Altro")

    assert generation.replace in actions


class UndoneError(Exception):
    pass


def undone(write):
    try:
        with transaction.atomic():
            write()
            raise UndoneError
    except UndoneError:
        pass


@pytest.mark.django_db(transaction=False)
def test_there_is_one_row_whatever_happens(begins_a_generation):
    for _time in range(3):
        begins_a_generation(lambda: Office.objects.update(is_active=True))

    assert Generation.objects.count() == 1


# Statements


@pytest.mark.parametrize(
    ("sql", "changes"),
    [
        ('SELECT "a" FROM "contacts_office" FOR UPDATE', False),
        ("  select 1", False),
        ('(SELECT "a" FROM "x") UNION (SELECT "a" FROM "y")', False),
        ("SAVEPOINT s1", False),
        ("PRAGMA foreign_keys = ON", False),
        ('INSERT INTO "django_session" ("session_key") VALUES (%s)', False),
        ('UPDATE "auth_user" SET "last_login" = %s', False),
        ('DELETE FROM "cremona_site_limit" WHERE expires < %s', False),
        ('UPDATE "cremona_site_ratingcount" SET "votes" = 1 WHERE page IN (SELECT id FROM "cms_page")', False),
        ('INSERT INTO "contacts_office" ("name") VALUES (%s) RETURNING "contacts_office"."id"', True),
        ('UPDATE contacts_office SET name = "x"', True),
        ('DELETE FROM "cms_page" WHERE id IN (SELECT id FROM "django_session")', True),
        ('INSERT OR IGNORE INTO "filer_file" VALUES (1)', True),
        ('WITH old AS (SELECT 1) UPDATE "cms_page" SET depth = 1', True),
        ('TRUNCATE "cms_page"', True),
        ("ALTER TABLE x ADD y int", True),
        ("", True),
        ("-- a remark\nUPDATE cms_page SET depth = 1", True),
    ],
)
def test_a_statement_that_is_not_known_to_be_harmless_counts(sql, changes):
    assert changes_content(sql) is changes


def test_whoever_wrote_past_the_site_can_have_all_pages_made_anew():
    before, out = generation.read(), StringIO()

    call_command("refresh_pages", stdout=out)

    assert generation.read() != before
    assert out.getvalue() == "Entro un secondo ogni pagina viene rifatta alla prossima visita.\n"
