"""What administrators do for people: add one, change one, help one who lost the phone."""

import time

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command

from cremona_site.models import AccountEvent
from tests.factories import AdministratorFactory, PublisherFactory, WriterFactory, filled_form, signed_in
from tests.site.signing_in import CONFIRM, SAFETY, come_in, give_password, with_app

pytestmark = pytest.mark.django_db

PEOPLE = "/admin/auth/user/"
NEW = {"username": "giovanna", "email": "giovanna@comune.example", "usable_password": "true"}
LONG = "una frase molto lunga"


@pytest.fixture
def administrator():
    return signed_in(AdministratorFactory())


def mails(number):
    for _ in range(300):
        if len(mail.outbox) >= number:
            break
        time.sleep(0.1)
    return mail.outbox


def reset_of(person):
    return f"{PEOPLE}{person.pk}/secondo-passaggio/"


def signed_in_before(client, seconds):
    """As if the sign-in of this browser had been so long ago."""
    session = client.session
    for record in session[AUTHENTICATION_METHODS_SESSION_KEY]:
        record["at"] -= seconds
    session.save()


def test_whoever_is_added_works_on_the_site(administrator):
    administrator.post(f"{PEOPLE}add/", NEW | {"password1": LONG, "password2": LONG})

    person = get_user_model().objects.get(username="giovanna")
    assert (person.is_staff, person.is_superuser, person.email) == (True, False, "giovanna@comune.example")
    assert give_password(person, LONG).get("/admin/").status_code == 200


def test_two_people_do_not_share_an_address(administrator):
    WriterFactory(email="Giovanna@comune.example")

    answer = administrator.post(f"{PEOPLE}add/", NEW | {"password1": LONG, "password2": LONG})

    assert "già di un’altra persona" in answer.text


@pytest.mark.parametrize("taken", ["is_active", "is_staff", "is_superuser"])
def test_the_last_administrator_stays(taken):
    last = AdministratorFactory(email="ada@comune.example")
    browser = signed_in(last)
    address = f"{PEOPLE}{last.pk}/change/"
    form = filled_form(browser.get(address))

    answer = browser.post(address, {name: value for name, value in form.items() if name != taken})

    assert "È l’unico amministratore attivo" in answer.text
    assert browser.post(f"{PEOPLE}{last.pk}/delete/", {"post": "yes"}).status_code == 403


def test_an_administrator_resets_the_second_factor_of_who_lost_the_phone(administrator):
    person = with_app(WriterFactory(email="giovanna@comune.example"))
    her = come_in(person)

    asked = administrator.get(reset_of(person))
    done = administrator.post(reset_of(person), follow=True)

    assert "Adesso ha: app" in asked.text
    assert "è azzerato" in done.text
    assert not Authenticator.objects.filter(user=person).exists()
    assert her.get("/admin/").status_code == 302
    (message,) = mails(1)
    assert (message.to, "ha azzerato il secondo passaggio" in message.body) == (["giovanna@comune.example"], True)
    event = AccountEvent.objects.get(kind="factor_reset")
    assert (event.person, event.actor_name, event.detail) == (person, event.actor.username, "codici di riserva, app")


def test_after_the_reset_the_person_sets_another_up(administrator, settings):
    settings.STAFF_MFA_REQUIRED = True
    person = with_app()
    settings.STAFF_MFA_REQUIRED = False
    administrator.post(reset_of(person))
    settings.STAFF_MFA_REQUIRED = True

    client = give_password(person)

    assert client.get("/admin/").url == SAFETY


def test_without_an_address_the_administrator_is_asked_to_tell_the_person(administrator):
    person = with_app()

    answer = administrator.post(reset_of(person), follow=True)

    assert "avvisa tu la persona" in answer.text


def test_looking_at_the_question_takes_nothing_away(administrator):
    person = with_app()

    administrator.get(reset_of(person))

    assert Authenticator.objects.filter(user=person).count() == 2


@pytest.mark.parametrize("factory", [WriterFactory, PublisherFactory])
def test_nobody_else_resets_a_second_factor(factory):
    person = with_app()

    answer = signed_in(factory()).post(reset_of(person))

    assert answer.status_code == 403
    assert Authenticator.objects.filter(user=person).exists()


def test_the_list_says_who_has_no_second_factor(administrator):
    with_app(WriterFactory(username="giovanna"))
    WriterFactory(username="piero")

    page = administrator.get(PEOPLE).text

    assert page.count('<td class="field-second_factor">app</td>') == 1
    assert '<td class="field-second_factor">non ancora</td>' in page


def test_secrets_of_factors_show_nowhere_in_the_admin(administrator):
    for address in ("/admin/mfa/authenticator/", "/admin/account/emailaddress/", "/admin/socialaccount/socialapp/"):
        assert administrator.get(address).status_code == 404


def test_changing_people_some_time_after_the_sign_in_asks_for_a_confirmation(settings):
    settings.STAFF_MFA_REQUIRED = True
    client = come_in(with_app(AdministratorFactory()))
    person = WriterFactory()
    at_once = client.get(reset_of(person)).status_code
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0

    answers = [client.get(f"{PEOPLE}{person.pk}/change/"), client.get(reset_of(person)), client.get(f"{PEOPLE}add/")]
    confirmed = client.get(answers[1].url)

    assert at_once == 200
    assert all(answer.url.startswith(f"{CONFIRM}?next=") for answer in answers)
    assert "Conferma che sei tu" in confirmed.text


def test_a_form_that_was_opened_in_time_may_be_sent_later(settings):
    settings.STAFF_MFA_REQUIRED = True
    client = come_in(with_app(AdministratorFactory()))
    person = with_app()
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0

    client.post(f"{PEOPLE}{person.pk}/password/", {"usable_password": "true", "password1": LONG, "password2": LONG})

    person.refresh_from_db()
    assert person.check_password(LONG)


@pytest.mark.parametrize("ago", [299, 301])
def test_a_reset_or_a_deletion_may_not_be_sent_later(settings, ago):
    settings.STAFF_MFA_REQUIRED = True
    client = come_in(with_app(AdministratorFactory()))
    person, group = with_app(), Group.objects.create(name="Stampa")
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 0
    signed_in_before(client, ago)

    client.post(reset_of(person))
    client.post(f"/admin/auth/group/{group.pk}/delete/", {"post": "yes"})
    client.post(f"{PEOPLE}{WriterFactory(username='piero').pk}/delete/", {"post": "yes"})

    stays = ago > 300
    assert Authenticator.objects.filter(user=person).exists() is stays
    assert Group.objects.filter(pk=group.pk).exists() is stays
    assert get_user_model().objects.filter(username="piero").exists() is stays


def test_administrators_do_not_reset_their_own_factor(settings):
    settings.STAFF_MFA_REQUIRED = True
    administrator = with_app(AdministratorFactory())
    client = come_in(administrator)

    page = client.get(f"{PEOPLE}{administrator.pk}/change/").text
    answers = [client.get(reset_of(administrator)), client.post(reset_of(administrator))]
    told = client.get(answers[1].url).text

    assert "Azzera il secondo passaggio" not in page
    assert [(answer.status_code, answer.url) for answer in answers] == [(302, SAFETY)] * 2
    assert "Il tuo secondo passaggio non si azzera" in told
    assert "Sicurezza del tuo accesso" in told
    assert Authenticator.objects.filter(user=administrator, type="totp").exists()


def test_groups_are_not_deleted_in_bulk(administrator):
    group = Group.objects.create(name="Stampa")

    page = administrator.get("/admin/auth/group/").text
    form = {"action": "delete_selected", "_selected_action": group.pk, "post": "yes"}
    administrator.post("/admin/auth/group/", form)

    assert "delete_selected" not in page
    assert Group.objects.filter(pk=group.pk).exists()


def test_the_first_administrator_reads_where_to_go_and_what_comes(capsys, settings):
    settings.SITE_URL = "http://localhost:9001"

    call_command("create_first_admin")

    said = capsys.readouterr().out
    assert "http://localhost:9001/accesso/" in said
    assert "secondo passaggio" in said
