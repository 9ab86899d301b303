"""Asks every address of staff as everybody, and says in one word what came of it; nothing that was written stays."""

import re
from contextlib import contextmanager
from dataclasses import dataclass

from django.contrib.sites.models import Site
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client

from tests.site.permission_addresses import addresses_of_staff, filled
from tests.site.permission_cases import cases_at
from tests.site.permission_forms import form_in

SIGN_IN = ("/admin/login/", "/accesso/")
# Written for whoever looks: that they are signed in, how often they tried, how the toolbar stands, copies of pictures
OWN_TRACES = {"django_session", "cms_usersettings", "django_admin_log", "cremona_site_limit"}
OWN_TRACES |= {"easy_thumbnails_source", "easy_thumbnails_thumbnail", "easy_thumbnails_thumbnaildimensions"}
WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"', re.IGNORECASE)
WORDS = {400: "bad", 401: "door", 403: "no", 404: "none", 405: "-", 410: "none", 500: "FAILS"}
METHODS = ("GET", "POST")
PUBLISH = ("Pubblicazione", "administrator")


@dataclass(frozen=True)
class Step:
    """What a role got for one thing at an address, and the tables that were written."""

    address: str
    thing: str
    role: str
    outcome: str
    touched: tuple


class Person:
    """The browser of somebody of a role."""

    def __init__(self, user=None):
        self.client = Client(raise_request_exception=False)
        if user:
            self.client.force_login(user)
            self.client.get("/admin/")  # the CMS makes settings and a clipboard for whoever comes first
        self.cookies = {name: cookie.value for name, cookie in self.client.cookies.items()}

    def ask(self, method, address, case, typed):
        """The answer, and the tables that were written."""
        self.client.cookies.clear()
        self.client.cookies.load(self.cookies)
        written = set()

        def note(execute, sql, *arguments):
            if found := WRITES.match(sql):
                written.add(found[1])
            return execute(sql, *arguments)

        path = filled(address, case.parts)
        with connection.execute_wrapper(note):
            if method == "GET":
                answer = self.client.get(path, case.query)
            else:
                answer = self.client.post(path, typed, query_params=case.query)
        return answer, written - OWN_TRACES


def outcome(answer, written):
    """`acts` where something was written, else what the answer says; a fault of the server counts before both."""
    if written and answer.status_code < 500:
        return "acts"
    if answer.status_code in (301, 302):
        return "door" if answer.url.startswith(SIGN_IN) else "away"
    return WORDS.get(answer.status_code, "sees")


@contextmanager
def nothing_stays(world):
    """Takes back what is written within, files too; caches only know of it where something was."""
    written = set()
    with transaction.atomic():
        yield written
        transaction.set_rollback(True)
    if written:
        world.restore_files()
        cache.clear()
        Site.objects.clear_cache()


def walk(world, persons, guard):
    """Every step: each address, of each thing, as each role; the administrator first, who sees the forms."""
    for address in addresses_of_staff():
        asked = {role: cases_at(address, world, role) for role in persons}
        for number, case in enumerate(asked["administrator"]):
            form = {}
            for role, person in persons.items():
                own = asked[role][number]
                outcomes, touched = [], set()
                for method in METHODS:
                    with nothing_stays(world) as traces:
                        answer, written = person.ask(method, address, own, form if own.typed is None else own.typed)
                        traces |= written
                        if role not in PUBLISH:
                            touched |= guard.touched(written)
                    if own.typed is None and (role, method) == ("administrator", "GET"):
                        form = form_in(answer, address)
                    outcomes.append(outcome(answer, written))
                yield Step(address, case.thing, role, "/".join(outcomes), tuple(sorted(touched)))
