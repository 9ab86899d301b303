"""Which release runs: known to the log and to staff, and to no visitor."""

import subprocess

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from cremona_site.release import UNKNOWN, release_of
from tests.factories import PublisherFactory, signed_in
from tests.site.public import NOT_FOUND, PUBLIC
from tests.site.signing_in import come_in, give_password, with_app
from tests.site.test_settings import python, settings_with

RELEASE = "unica-2027.1"


def git(folder, *arguments):
    who = ["-c", "user.name=Anna", "-c", "user.email=anna@localhost", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(tmp_path):
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "Uno")
    return tmp_path


def test_what_the_environment_says_comes_first(repository):
    assert release_of(repository, "2027.1+a") == "2027.1+a"


def test_else_it_is_the_commit(repository):
    assert release_of(repository) == git(repository, "rev-parse", "--short", "HEAD").strip()


def test_a_tag_names_it(repository):
    git(repository, "tag", "v1.2")

    assert release_of(repository) == "v1.2"


def test_without_git_it_is_the_version_in_publiccode(tmp_path):
    (tmp_path / "publiccode.yml").write_text('name: Sito\nsoftwareVersion: "1.2.3" # la prossima\n')

    assert release_of(tmp_path) == "1.2.3"


@pytest.mark.parametrize("text", ["name: Sito\n", "softwareVersion: ../x\n", None])
def test_where_nothing_says_it_says_so(tmp_path, text):
    if text:
        (tmp_path / "publiccode.yml").write_text(text)

    assert release_of(tmp_path) == UNKNOWN


def test_our_own_publiccode_has_a_version(tmp_path, settings):
    publiccode = (settings.BASE_DIR / "publiccode.yml").read_text()
    (tmp_path / "publiccode.yml").write_text(publiccode)

    assert release_of(tmp_path) != UNKNOWN


@pytest.mark.parametrize("named", ["a b", "a\nSet-Cookie: b", "x" * 65, "-a", "è"])
def test_what_does_not_fit_in_a_header_is_refused(tmp_path, named):
    with pytest.raises(ImproperlyConfigured, match="RELEASE is"):
        release_of(tmp_path, named)


def test_settings_take_it_from_the_environment():
    assert settings_with("RELEASE", RELEASE=RELEASE) == {"RELEASE": RELEASE}


@pytest.mark.parametrize(
    ("variables", "hint"),
    [
        ({"LOG_FORMAT": "xml"}, "LOG_FORMAT is 'xml'. Write one of: plain, json."),
        ({"PORT": "9001", "METRICS_PORT": "9001"}, "Figures need a port of their own."),
        ({"RELEASE": "a b"}, "RELEASE is 'a b'."),
    ],
)
def test_a_setting_for_watching_that_cannot_be_says_how_to_mend_it(variables, hint):
    run = python("-c", "import cremona_site.settings", SECRET_KEY="x", **variables)

    assert run.returncode != 0
    assert hint in run.stderr


@pytest.fixture
def release(settings):
    settings.RELEASE = RELEASE
    return RELEASE


@pytest.mark.django_db
@pytest.mark.parametrize("address", [*PUBLIC, *NOT_FOUND, "/accesso/", "/admin/", "/salute/vivo"])
@pytest.mark.parametrize("session", [None, "inventata"])
def test_visitors_do_not_see_it(client, release, address, session):
    if session:
        client.cookies["sessionid"] = session

    answer = client.get(address, headers={"x-forwarded-for": "203.0.113.7"})

    assert release not in f"{answer.headers} {answer.content}"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/admin/", "/non-esiste/"])
def test_staff_see_it_in_a_header(release, address):
    answer = signed_in(PublisherFactory()).get(address)

    assert answer.headers["X-Release"] == release


@pytest.mark.django_db
def test_staff_read_it_at_the_foot_of_the_desk(release):
    page = signed_in(PublisherFactory()).get("/admin/")

    assert f"Versione del sito: {release}" in page.text


@pytest.mark.django_db
def test_an_account_that_is_not_of_the_staff_does_not_see_it(release):
    answer = signed_in(PublisherFactory(is_staff=False)).get("/")

    assert "X-Release" not in answer.headers


@pytest.mark.django_db
def test_a_password_alone_does_not_show_it_where_two_steps_are_asked(release, settings):
    settings.STAFF_MFA_REQUIRED = True
    user = with_app()
    half_way = give_password(user)
    by_password = Client()
    by_password.force_login(user)

    answers = [half_way.get("/accesso/secondo-passaggio/"), by_password.get("/"), by_password.get("/accesso/conferma/")]

    assert not [answer for answer in answers if "X-Release" in answer.headers]
    assert come_in(user).get("/").headers["X-Release"] == release
