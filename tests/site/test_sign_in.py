"""The one door: name and password, limits on failures, forgotten passwords, the way out."""

import re
import time
from threading import current_thread

import pytest
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.test import Client
from django.test.signals import template_rendered
from django.urls import NoReverseMatch, reverse

from tests.factories import PublisherFactory, WriterFactory
from tests.factories.staff import PASSWORD
from tests.site.signing_in import DOOR, give_password

pytestmark = pytest.mark.django_db

FORGOTTEN = "/accesso/password/dimenticata/"
NEW_PASSWORD = "un'altra frase lunga"
TOO_MANY = "Troppi tentativi sbagliati"
SCRIPT = {"X-Requested-With": "XMLHttpRequest"}


@pytest.fixture(autouse=True)
def limits_of_this_test_alone(settings):
    """Counters of an address outlive no test: each counts in the database, which is put back."""
    settings.PROXIES = 0


def mails():
    """Mail leaves beside the answer: waits for what is on its way."""
    for _ in range(300):
        if mail.outbox:
            return mail.outbox
        time.sleep(0.1)
    return []


def test_name_and_password_open_the_page_that_was_asked_for(client):
    user = PublisherFactory()

    answer = client.post(DOOR, {"login": user.username, "password": PASSWORD, "next": "/admin/contacts/office/"})

    assert answer.url == "/admin/contacts/office/"
    assert client.session[SESSION_KEY] == str(user.pk)


@pytest.mark.parametrize("address", ["https://altrove.example/", "//altrove.example/", "javascript:alert(1)"])
def test_the_door_leads_nowhere_else(client, address):
    user = PublisherFactory()

    answer = client.post(DOOR, {"login": user.username, "password": PASSWORD, "next": address})

    assert answer.url == "/admin/"


@pytest.mark.parametrize("address", ["https://altrove.example/", "//altrove.example/"])
def test_the_door_of_the_admin_takes_no_foreign_page_along(client, address):
    answer = client.get("/admin/login/", {"next": address})

    assert answer.url == "/accesso/?next=%2Fadmin%2F"


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(client):
    user = WriterFactory()

    known = give_password(user, "sbagliata").last
    unknown = client.post(DOOR, {"login": "nessuno", "password": "sbagliata"})

    assert "Nome utente o password non corretti" in known.text
    assert "Nome utente o password non corretti" in unknown.text
    assert "sessionid" not in known.cookies


def test_nobody_signs_up_and_no_address_is_managed(client):
    for name in ("account_signup", "account_email", "socialaccount_signup", "socialaccount_connections"):
        with pytest.raises(NoReverseMatch):
            reverse(name)

    assert client.get("/accesso/signup/").status_code == 404


def test_a_name_is_shut_after_five_failures_from_anywhere():
    user = WriterFactory()

    for number in range(5):
        give_password(user, "sbagliata", REMOTE_ADDR=f"10.0.0.{number}")
    answer = give_password(user, REMOTE_ADDR="10.0.1.1").last

    assert TOO_MANY in answer.text


def test_the_failures_of_others_behind_one_address_shut_nobody_out():
    colleagues = [WriterFactory() for _ in range(12)]
    user = WriterFactory()

    for colleague in colleagues:
        for _ in range(3):
            give_password(colleague, "sbagliata", REMOTE_ADDR="10.0.0.1")
    client = give_password(user, REMOTE_ADDR="10.0.0.1")

    assert client.session[SESSION_KEY] == str(user.pk)


def test_an_address_that_tries_without_end_is_shut():
    for number in range(60):
        Client().post(DOOR, {"login": f"nome{number}", "password": "sbagliata"}, REMOTE_ADDR="10.0.0.2")

    answer = give_password(WriterFactory(), REMOTE_ADDR="10.0.0.2").last

    assert TOO_MANY in answer.text


def test_failures_are_counted_where_no_name_and_no_address_can_be_read():
    from django.db import connection

    give_password(WriterFactory(username="giovanna"), "sbagliata", REMOTE_ADDR="10.9.8.7")

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM cremona_site_limit")
        keys = [key for (key,) in cursor.fetchall()]
    assert len(keys) >= 2
    assert all(re.fullmatch(r"[0-9a-f]{64}", key) for key in keys)


@pytest.mark.parametrize("header", [{}, {"x-forwarded-for": "10.1.1.1"}, {"x-forwarded-for": "inventato"}])
def test_a_missing_or_odd_header_of_the_proxy_is_no_error(client, settings, header):
    settings.PROXIES = 2

    answer = client.post(DOOR, {"login": "nessuno", "password": "sbagliata"}, headers=header)

    assert (answer.status_code, "non corretti" in answer.text) == (200, True)


def test_a_client_cannot_make_its_address_up(settings):
    settings.PROXIES = 1

    for number in range(60):
        headers = {"x-forwarded-for": f"1.2.3.{number}, 10.0.0.3"}
        Client().post(DOOR, {"login": f"nome{number}", "password": "sbagliata"}, headers=headers)
    answer = give_password(WriterFactory(), headers={"x-forwarded-for": "9.9.9.9, 10.0.0.3"}).last

    assert TOO_MANY in answer.text


def test_a_forgotten_password_is_chosen_anew_by_mail(client):
    user = WriterFactory(email="giovanna@comune.example")
    asked = client.post(FORGOTTEN, {"email": "GIOVANNA@comune.example"}, follow=True)
    (address,) = re.findall(r"http\S+/accesso/password/nuova/\S+", mails()[0].body)

    form = client.get(address, follow=True)
    changed = client.post(form.request["PATH_INFO"], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

    assert "Guarda la posta" in asked.text
    assert changed.url == "/accesso/password/nuova/fatto/"
    assert give_password(user, NEW_PASSWORD).session[SESSION_KEY] == str(user.pk)
    assert "non vale più" in Client().get(address, follow=True).text


def test_mail_is_written_beside_the_answer_too(client):
    """Else the time that it takes would say who exists."""
    written_in = []

    def on_render(template, **kwargs):
        if (template.name or "").startswith("account/email/"):
            written_in.append(current_thread())

    template_rendered.connect(on_render)
    WriterFactory(email="giovanna@comune.example")
    client.post(FORGOTTEN, {"email": "giovanna@comune.example"})
    sent = mails()
    template_rendered.disconnect(on_render)

    assert "/accesso/password/nuova/" in sent[0].body
    assert written_in
    assert current_thread() not in written_in


def test_who_is_not_known_gets_the_same_answer_and_no_mail(client):
    WriterFactory(email="giovanna@comune.example")

    known = client.post(FORGOTTEN, {"email": "giovanna@comune.example"}, follow=True)
    assert len(mails()) == 1
    unknown = Client().post(FORGOTTEN, {"email": "nessuno@altrove.example"}, follow=True)
    time.sleep(0.3)

    assert known.redirect_chain == unknown.redirect_chain
    assert "Guarda la posta" in unknown.text
    assert len(mail.outbox) == 1


def test_asking_again_and_again_is_stopped_in_italian(client):
    answers = [client.post(FORGOTTEN, {"email": "nessuno@altrove.example"}) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert "Aspetta cinque minuti" in answers[3].text


def test_a_mail_server_that_fails_tells_nothing_of_who_exists(client, settings, caplog):
    settings.EMAIL_BACKEND, settings.EMAIL_PORT = "django.core.mail.backends.smtp.EmailBackend", 1
    WriterFactory(email="giovanna@comune.example")

    answer = client.post(FORGOTTEN, {"email": "giovanna@comune.example"})

    assert (answer.status_code, answer.url) == (302, "/accesso/password/dimenticata/inviata/")


def test_a_new_address_of_a_person_ends_the_old_one(client):
    user = WriterFactory(email="vecchia@comune.example")
    client.post(FORGOTTEN, {"email": "vecchia@comune.example"})
    assert len(mails()) == 1

    user.email = "nuova@comune.example"
    user.save()
    client.post(FORGOTTEN, {"email": "vecchia@comune.example"})
    time.sleep(0.3)

    assert len(mail.outbox) == 1


def test_whoever_is_signed_in_goes_out_by_the_button_of_the_admin():
    client = give_password(PublisherFactory())

    answer = client.post("/admin/logout/")

    assert answer.url == DOOR
    assert SESSION_KEY not in client.session


def test_the_password_is_changed_at_one_place(publisher):
    assert publisher.get("/admin/password_change/").url == "/accesso/password/"


@pytest.mark.parametrize("headers", [SCRIPT, {"Accept": "application/json"}])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_script_that_nobody_is_behind_is_told_where_to_sign_in(client, headers, method):
    page = {"Referer": "http://testserver/admin/contacts/office/1/change/"}

    answer = client.generic(method, "/admin/contacts/office/", headers=headers | page)

    assert answer.status_code == 401
    assert answer.json() == {"sign_in": "/accesso/?next=%2Fadmin%2Fcontacts%2Foffice%2F1%2Fchange%2F"}


def test_a_script_of_a_page_for_visitors_is_answered_as_ever(client):
    assert client.get("/", headers=SCRIPT).status_code == 200


def test_somebody_who_works_not_here_is_told_so(client):
    client.force_login(WriterFactory(is_staff=False))

    assert client.get("/admin/login/").status_code == 403
