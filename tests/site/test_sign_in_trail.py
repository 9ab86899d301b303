"""The trail of accounts: what it says, what it never says, who reads it, when it goes."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.utils import timezone

from cremona_site.models import AccountEvent
from tests.factories import AdministratorFactory, PublisherFactory, WriterFactory, signed_in
from tests.factories.staff import PASSWORD
from tests.site.signing_in import (
    DOOR,
    SAFETY,
    SECOND_STEP,
    code_of,
    come_in,
    give_password,
    recovery_codes_of,
    with_app,
    wrong_code,
)

pytestmark = pytest.mark.django_db

TRAIL = "/admin/cremona_site/accountevent/"
Kind = AccountEvent.Kind


def noted(kind):
    """Person, actor, details and times of the events of a kind, the last first."""
    return list(AccountEvent.objects.filter(kind=kind).values_list("person_name", "actor_name", "detail", "times"))


def test_a_sign_in_says_with_what():
    user = with_app()
    come_in(user)
    give_password(user).post(SECOND_STEP, {"code": recovery_codes_of(user)[0]})

    details = [detail for _name, _actor, detail, _times in noted(Kind.SIGNED_IN)]

    assert details == ["password e codici di riserva", "password e app"]


def test_failures_of_an_hour_are_one_row():
    user = WriterFactory()
    for _ in range(7):
        give_password(user, "sbagliata")

    assert noted(Kind.REFUSED) == [(user.username, "", "password sbagliata", 5)]
    assert noted(Kind.LIMITED) == [(user.username, "", "", 2)]


def test_a_name_that_does_not_exist_is_not_kept(client):
    client.post(DOOR, {"login": "la-mia-password-segreta", "password": "x"})

    assert noted(Kind.REFUSED) == [("", "", "nome utente che non esiste", 1)]


def test_a_wrong_code_and_the_way_out_are_noted():
    user = with_app()
    client = give_password(user)
    client.post(SECOND_STEP, {"code": wrong_code()})
    client.post(SECOND_STEP, {"code": code_of()})
    client.post("/admin/logout/")

    assert noted(Kind.REFUSED) == [(user.username, "", "codice sbagliato", 1)]
    assert noted(Kind.SIGNED_OUT) == [(user.username, "", "", 1)]


def test_factors_that_come_and_go_are_noted(settings, django_capture_on_commit_callbacks):
    settings.STAFF_MFA_REQUIRED = True
    user = with_app()
    client = come_in(user)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{SAFETY}codici-di-riserva/nuovi/")
        client.post(f"{SAFETY}app/togli/")

    assert noted(Kind.CODES_RENEWED) == [(user.username, "", "", 1)]
    assert noted(Kind.FACTOR_REMOVED) == [(user.username, "", "app", 1)]


def test_a_new_password_is_noted_and_never_its_text():
    user = WriterFactory()
    new = "ancora una frase lunga"
    client = give_password(user)
    client.post("/accesso/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert noted(Kind.PASSWORD_CHANGED) == [(user.username, "", "", 1)]
    assert not any(new in str(row) or PASSWORD in str(row) for row in AccountEvent.objects.values_list())


def test_writing_a_password_in_a_newer_way_is_no_change(settings):
    user = WriterFactory()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher", *settings.PASSWORD_HASHERS]

    give_password(user)

    user.refresh_from_db()
    assert user.password.startswith("pbkdf2")
    assert noted(Kind.PASSWORD_CHANGED) == []


def test_what_an_administrator_changes_is_noted_with_both_names():
    administrator, person = AdministratorFactory(), WriterFactory(email="a@comune.example")
    groups = [Group.objects.get(name="Pubblicazione").pk]
    browser = signed_in(administrator)

    browser.post(
        f"/admin/auth/user/{person.pk}/change/",
        {
            "username": person.username,
            "email": "b@comune.example",
            "is_active": "on",
            "is_staff": "on",
            "groups": groups,
        },
    )

    changes = noted(Kind.PERSON_CHANGED)[:3]
    assert {(name, actor) for name, actor, *_ in changes} == {(person.username, administrator.username)}
    assert {detail for *_, detail, _times in changes} == {
        "indirizzo e-mail",
        "gruppo aggiunto: Pubblicazione",
        "gruppo tolto: Redazione",
    }


def test_whatever_changes_a_right_is_noted():
    person, group = WriterFactory(), Group.objects.get(name="Pubblicazione")
    permission = Permission.objects.get(codename="publish_page", content_type__app_label="cms")
    before = AccountEvent.objects.count()

    person.is_superuser = True
    person.save()
    person.user_permissions.add(permission)
    group.user_set.add(person)
    person.groups.clear()
    person.is_active = False
    person.save(update_fields=["is_active"])
    person.last_login = timezone.now()
    person.save(update_fields=["last_login"])

    details = [event.detail for event in AccountEvent.objects.all()[: AccountEvent.objects.count() - before]]
    assert details[::-1] == [
        "amministratore: sì",
        "permesso aggiunto: publish_page",
        "gruppo aggiunto: Pubblicazione",
        "gruppo tolto: Pubblicazione, Redazione",
        "attivo: no",
    ]


def test_a_change_of_what_a_group_may_do_is_noted():
    administrator, group = AdministratorFactory(), Group.objects.create(name="Stampa")
    permission = Permission.objects.get(codename="view_office")

    signed_in(administrator).post(
        f"/admin/auth/group/{group.pk}/change/", {"name": "Stampa", "permissions": permission.pk}
    )

    assert noted(Kind.GROUP_CHANGED) == [("", administrator.username, "Stampa, permesso aggiunto: view_office", 1)]


def test_groups_that_come_and_go_are_noted_with_their_members():
    administrator, person = AdministratorFactory(), WriterFactory(username="giovanna")
    browser = signed_in(administrator)

    browser.post("/admin/auth/group/add/", {"name": "Stampa"})
    group = Group.objects.get(name="Stampa")
    person.groups.add(group)
    browser.post(f"/admin/auth/group/{group.pk}/change/", {"name": "Ufficio stampa"})
    browser.post(f"/admin/auth/group/{group.pk}/delete/", {"post": "yes"})

    by = administrator.username
    assert noted(Kind.GROUP_ADDED) == [("", by, "Stampa", 1)]
    assert noted(Kind.GROUP_CHANGED) == [("", by, "Ufficio stampa, nome: era Stampa", 1)]
    assert noted(Kind.GROUP_DELETED) == [("", by, "Ufficio stampa, ne faceva parte: giovanna", 1)]
    assert noted(Kind.PERSON_CHANGED)[0] == ("giovanna", by, "gruppo tolto: Ufficio stampa", 1)


def test_what_a_script_does_to_groups_is_noted_too():
    group = Group.objects.create(name="Stampa")
    group.permissions.add(Permission.objects.get(codename="view_office"))
    Group.objects.filter(name="Stampa").delete()

    assert noted(Kind.GROUP_ADDED) == [("", "", "Stampa", 1)]
    assert noted(Kind.GROUP_CHANGED) == [("", "", "Stampa, permesso aggiunto: view_office", 1)]
    assert noted(Kind.GROUP_DELETED) == [("", "", "Stampa, ne faceva parte: nessuno", 1)]


def test_what_migrations_do_to_groups_is_not_noted():
    emit_pre_migrate_signal(verbosity=0, interactive=False, db="default")
    group = Group.objects.create(name="Stampa")
    group.permissions.add(Permission.objects.get(codename="view_office"))
    group.delete()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")

    assert not AccountEvent.objects.filter(kind__in=[Kind.GROUP_ADDED, Kind.GROUP_CHANGED, Kind.GROUP_DELETED]).exists()


def test_whoever_is_switched_off_is_noted_as_such():
    user = WriterFactory(is_active=False)

    give_password(user)
    give_password(user, "sbagliata")

    assert {detail for *_, detail, _times in noted(Kind.REFUSED)} == {"accesso sospeso", "password sbagliata"}


def test_codes_beyond_the_limit_are_noted_as_too_many():
    user = with_app()
    client = give_password(user)

    for _ in range(7):
        client.post(SECOND_STEP, {"code": wrong_code()})

    assert noted(Kind.REFUSED) == [(user.username, "", "codice sbagliato", 5)]
    assert noted(Kind.LIMITED) == [(user.username, "", "codice", 2)]


def test_a_deleted_person_stays_by_name():
    person = WriterFactory()
    name = person.username
    give_password(person)

    person.delete()

    assert noted(Kind.PERSON_DELETED) == [(name, "", "", 1)]
    assert noted(Kind.SIGNED_IN)[0][0] == name


def test_the_trail_has_no_place_for_an_address():
    names = {field.name for field in AccountEvent._meta.get_fields()}

    assert names == {"id", "at", "kind", "person", "person_name", "actor", "actor_name", "detail", "times"}


def test_administrators_read_the_trail_and_change_nothing():
    give_password(WriterFactory(username="giovanna"), "sbagliata")
    browser = signed_in(AdministratorFactory())
    event = AccountEvent.objects.first()

    page = browser.get(f"{TRAIL}?q=giovanna")

    assert "accesso rifiutato" in page.text
    assert browser.get(f"{TRAIL}add/").status_code == 403
    assert browser.post(f"{TRAIL}{event.pk}/change/", {"detail": "x"}).status_code == 403
    assert browser.post(f"{TRAIL}{event.pk}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("address", [TRAIL, "/admin/auth/user/", "/admin/auth/user/add/", "/admin/auth/group/"])
def test_nobody_else_reads_the_trail_or_sees_people(address):
    for person in (WriterFactory(), PublisherFactory()):
        person.user_permissions.set(Permission.objects.filter(content_type__app_label__in=["auth", "cremona_site"]))

        assert signed_in(person).get(address).status_code == 403


def test_what_is_older_than_two_years_goes(capsys):
    kept, old = (AccountEvent.objects.note(Kind.SIGNED_IN) for _ in range(2))
    AccountEvent.objects.filter(pk=kept.pk).update(at=timezone.now() - timedelta(days=730))
    AccountEvent.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=732))

    call_command("delete_old_events")

    assert AccountEvent.objects.filter(pk__in=[kept.pk, old.pk]).get() == kept
    assert "Eventi cancellati: 1" in capsys.readouterr().out
