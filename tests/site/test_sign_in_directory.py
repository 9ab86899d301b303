"""Sign-in by the directory of a Comune, before one that runs on the loopback."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import SESSION_KEY, get_user_model
from django.contrib.sessions.models import Session
from django.test import Client

from cremona_site.models import AccountEvent
from cremona_site.sign_in.actions import reset_factors
from tests.factories import AdministratorFactory, WriterFactory
from tests.site.fake_directory import FakeDirectory
from tests.site.signing_in import DOOR, SAFETY, SECOND_STEP, with_app

pytestmark = pytest.mark.django_db

WAY = "/accesso/ente/"


@pytest.fixture
def directory(settings):
    directory = FakeDirectory()
    settings.OIDC_ISSUER, settings.OIDC_NAME = directory.issuer, "le credenziali del Comune"
    settings.ROOT_URLCONF = "tests.site.directory_urls"
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "ente",
                    "name": settings.OIDC_NAME,
                    "client_id": directory.client_id,
                    "secret": directory.client_secret,
                    "settings": {"server_url": directory.issuer, "verified_email": False},
                }
            ],
        }
    }
    yield directory
    directory.stop()


def go_through(client, page=""):
    """To the directory and back, as a browser goes."""
    there = client.get(WAY, {"next": page} if page else {})
    query = parse_qs(urlsplit(there.url).query)
    return query, client.get(f"{WAY}ritorno/", {"code": "codice", "state": query["state"][0]})


def test_without_a_directory_there_is_no_such_way(client):
    assert client.get(WAY).status_code == 404
    assert "credenziali del Comune" not in client.get(DOOR).text


def test_the_door_offers_it_by_its_name(client, directory):
    page = client.get(f"{DOOR}?next=/admin/contacts/office/").text

    assert "Accedi con le credenziali del Comune" in page
    assert f'href="{WAY}?next=/admin/contacts/office/"' in page


def test_a_person_who_is_known_by_address_comes_in(client, directory):
    person = WriterFactory(email="Giovanna@comune.example")

    query, answer = go_through(client, page="/admin/contacts/office/")

    assert answer.url == "/admin/contacts/office/"
    assert client.session[SESSION_KEY] == str(person.pk)
    assert query["code_challenge_method"] == ["S256"]
    assert directory.asked[0]["code_verifier"]
    assert AccountEvent.objects.filter(kind="signed_in").first().detail == "ente"


def test_the_password_of_who_comes_by_the_directory_stays(client, directory):
    person = WriterFactory(email="giovanna@comune.example")

    go_through(client)

    person.refresh_from_db()
    assert person.has_usable_password()


def test_who_came_once_is_known_by_more_than_the_address(client, directory):
    person = WriterFactory(email="giovanna@comune.example")
    go_through(client)
    client.logout()
    directory.person["email"] = "sposata@comune.example"

    go_through(client)

    assert client.session[SESSION_KEY] == str(person.pk)


def test_that_somebody_is_linked_is_noted_once(client, directory):
    person = WriterFactory(email="giovanna@comune.example")
    go_through(client)
    client.logout()

    go_through(client)

    linked = AccountEvent.objects.filter(kind="directory_linked")
    assert [(event.person, event.actor) for event in linked] == [(person, None)]


def test_a_new_address_here_ends_the_link(client, directory):
    person = WriterFactory(email="giovanna@comune.example")
    go_through(client)
    client.logout()
    person.email = "nuova@comune.example"
    person.save()

    _query, answer = go_through(client)

    assert answer.status_code == 403
    assert not SocialAccount.objects.exists()


def test_a_reset_of_the_factors_ends_the_link(client, directory):
    person = WriterFactory(email="giovanna@comune.example")
    go_through(client)

    reset_factors(person, AdministratorFactory())

    assert not SocialAccount.objects.exists()
    assert AccountEvent.objects.get(kind="factor_reset").detail == "collegamento con l’ente"


def test_what_the_directory_says_is_taken_once_on_all_hosts(client, directory):
    WriterFactory(email="giovanna@comune.example")
    directory.person["jti"] = "una-volta-sola"
    go_through(client)
    again = Client()

    _query, answer = go_through(again)

    assert SESSION_KEY in client.session
    assert SESSION_KEY not in again.session
    assert answer.status_code == 401
    assert "non è riuscito" in answer.text


def test_going_there_without_end_does_not_fill_the_table_of_sessions(directory, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"way_in": "2/m/ip"}

    answers = [Client().get(WAY) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [302, 302, 429, 429]
    assert Session.objects.count() == 2


def test_coming_back_without_having_gone_writes_no_session(client, directory):
    client.get(f"{WAY}ritorno/", {"code": "codice", "state": "inventato"})

    assert not Session.objects.exists()


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "sconosciuta@comune.example"},
        {"email_verified": False},
        {"email_verified": None},
        {"email": None},
    ],
)
def test_nobody_unknown_or_unproven_comes_in_and_nobody_is_added(client, directory, claims):
    WriterFactory(email="giovanna@comune.example")
    people = get_user_model().objects.count()
    directory.person |= claims

    _query, answer = go_through(client)

    assert answer.status_code == 403
    assert "Non sei tra chi lavora al sito" in answer.text
    assert SESSION_KEY not in client.session
    assert get_user_model().objects.count() == people
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("attributes", [{"is_active": False}, {"is_staff": False}])
def test_who_does_not_work_here_any_more_stays_outside(client, directory, attributes):
    WriterFactory(email="giovanna@comune.example", **attributes)

    _query, answer = go_through(client)

    assert answer.status_code == 403
    assert SESSION_KEY not in client.session


def test_who_was_linked_and_switched_off_stays_outside(client, directory):
    person = WriterFactory(email="giovanna@comune.example")
    go_through(client)
    client.logout()
    get_user_model().objects.filter(pk=person.pk).update(is_active=False)

    _query, answer = go_through(client)

    assert answer.url == "/accesso/sospeso/"
    assert SESSION_KEY not in client.session


def test_the_second_factor_is_asked_for_all_the_same(client, directory, settings):
    settings.STAFF_MFA_REQUIRED = True
    WriterFactory(email="giovanna@comune.example")

    go_through(client)

    assert client.get("/admin/").url == SAFETY


def test_whoever_has_an_app_gives_its_code(client, directory):
    with_app(WriterFactory(email="giovanna@comune.example"))

    _query, answer = go_through(client)

    assert answer.url == SECOND_STEP


def test_a_directory_that_asks_for_it_itself_is_enough_where_a_setting_says_so(client, directory, settings):
    settings.STAFF_MFA_REQUIRED = settings.OIDC_DOES_MFA = True
    WriterFactory(email="giovanna@comune.example")

    go_through(client)

    assert client.get("/admin/").status_code == 200


def test_a_directory_that_owns_its_addresses_need_not_say_so_of_each(client, directory, settings):
    WriterFactory(email="giovanna@comune.example")
    del directory.person["email_verified"]
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["verified_email"] = True

    go_through(client)

    assert SESSION_KEY in client.session


def test_a_directory_that_does_not_answer_is_said_to_be_away(client, directory):
    directory.stop()

    answer = client.get(WAY)

    assert answer.status_code == 401
    assert "non rispondono" in answer.text


def test_whoever_gives_up_there_comes_back_to_the_door(client, directory):
    query = parse_qs(urlsplit(client.get(WAY).url).query)

    answer = client.get(f"{WAY}ritorno/", {"error": "access_denied", "state": query["state"][0]}, follow=True)

    assert "Accesso annullato" in answer.text


def test_an_answer_that_nobody_asked_for_opens_nothing(client, directory):
    WriterFactory(email="giovanna@comune.example")

    answer = client.get(f"{WAY}ritorno/", {"code": "codice", "state": "inventato"})

    assert answer.status_code == 401
    assert SESSION_KEY not in client.session
