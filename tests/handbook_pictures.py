"""The pictures of the handbook (`docs/redazione/img`), taken from the running site: `make pictures` runs it.

The site is a fresh one with the first content, in a folder that goes at the end; people and requests are made up.
"""

import io
import os
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from tests.bench.processes import ROOT, environment_with, gunicorn

FOLDER = ROOT / "docs/redazione/img"
WIDTH, HEIGHT = 1200, 760
QUALITY = 72


def main():
    with tempfile.TemporaryDirectory() as folder:
        here = {"HTTPS": "false", "ALLOWED_HOSTS": "localhost,127.0.0.1", "SITE_URL": "http://localhost"}
        more = here | {"MEDIA_ROOT": f"{folder}/media", "STAFF_MFA_REQUIRED": "false"}
        environment = environment_with(f"sqlite:///{folder}/handbook.sqlite3", **more)
        os.environ.update(environment, DJANGO_SETTINGS_MODULE="cremona_site.settings", DJANGO_ALLOW_ASYNC_UNSAFE="1")

        import django
        from django.core.management import call_command

        django.setup()
        call_command("prepare", stdout=io.StringIO())
        stage = Stage()
        with gunicorn("cremona_site.wsgi", environment) as (port, _master):
            take_all(stage, f"http://localhost:{port}")


class Stage:
    """People, drafts, a request, an hour: what the pages of the admin have to show."""

    def __init__(self):
        from django.contrib.auth import get_user_model
        from django.contrib.auth.models import Group

        people = get_user_model().objects
        self.writer = people.create_user(
            "luca", "luca@example.org", first_name="Luca", last_name="Conti", is_staff=True
        )
        self.publisher = people.create_user(
            "marta", "marta@example.org", first_name="Marta", last_name="Ferrari", is_staff=True
        )
        self.writer.groups.add(Group.objects.get(name="Redazione"))
        self.publisher.groups.add(Group.objects.get(name="Pubblicazione"))
        self.request = self.asked_for()
        self.news = self.draft_of_news()
        self.initiative = self.coming()
        self.votes()

    def asked_for(self):
        from cremona_site.publication.asking import ask

        content = self.draft("faq", "content", "<p>Puoi chiamare anche solo per fare una domanda.</p>")
        note = "Ho aggiunto la domanda sulle telefonate. Va bene uscire in settimana."
        return ask(self.version_of(content), self.writer, note)[0]

    def draft_of_news(self):
        from cms.models import Page

        from cremona_site import writing
        from projects.models import News

        page, content = writing.new_page(
            "Un nuovo orario per lo sportello", "projects/news.html", Page.objects.get(reverse_id="notizie")
        )
        News.objects.create(extended_object=page, kind=News.Kind.NEWS)
        writing.write_slot(
            content,
            "content",
            "<p>Da lunedì lo sportello apre anche il pomeriggio: clicca <a href='/servizi/'>qui</a>.</p>",
        )
        self.give(content, self.publisher)
        return content

    def coming(self):
        from cms.models import Page
        from django.utils import timezone

        from cremona_site import writing
        from projects.models import Initiative, Occurrence

        day = timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=20), datetime.min.time()))
        page, content = writing.new_page(
            "Riconoscere l’usura: incontro aperto a tutti",
            "projects/initiative.html",
            Page.objects.get(reverse_id="eventi"),
            meta_description="Una serata per capire come comincia l’usura e a chi rivolgersi.",
        )
        initiative = Initiative.objects.create(extended_object=page, admission="gratuito", audience="cittadini")
        Occurrence.objects.create(
            initiative=initiative,
            starts_at=day + timedelta(hours=18),
            ends_at=day + timedelta(hours=20),
            place="Sala Zanoni",
            address="via del Vecchio Passeggio 1",
        )
        writing.write_slot(content, "about", "<p>Parliamo di prestiti, minacce e aiuti.</p>")
        writing.publish(content)
        return initiative

    def votes(self):
        from cms.models import Page

        from cremona_site.models import RatingCount
        from cremona_site.models.rating import Answer

        page = Page.objects.get(reverse_id="servizi")
        for stars, number in ((5, 9), (4, 6), (3, 2), (2, 4), (1, 3)):
            for _vote in range(number):
                RatingCount.objects.add(page_id=page.pk, language="it", stars=stars, answer=Answer.NONE)

    def draft(self, name, slot, html):
        from cms.models import Page

        from cremona_site import writing
        from cremona_site.navigation import SITE_PAGES

        content = writing.draft_of(Page.objects.get(reverse_id=SITE_PAGES[name]))
        writing.write_slot(content, slot, html)
        self.give(content, self.writer)
        return content

    def version_of(self, content):
        from djangocms_versioning.models import Version

        return Version.objects.get_for_content(content)

    def give(self, content, person):
        version = self.version_of(content)
        version.created_by = person
        version.locked_by = person
        version.save()

    def session_of(self, person):
        from django.conf import settings
        from django.test import Client

        client = Client()
        client.force_login(person)
        return client.cookies[settings.SESSION_COOKIE_NAME].value


def take_all(stage, site):
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium-headless-shell",
            args=[*flags, "--lang=it-IT"],
            env={**os.environ, "LANGUAGE": "it"},
        )
        for who, shots in shots_of(stage).items():
            person = {"marta": stage.publisher, "luca": stage.writer}.get(who)
            context = browser.new_context(
                base_url=site, locale="it-IT", timezone_id="Europe/Rome", viewport={"width": WIDTH, "height": HEIGHT}
            )
            if person:
                context.add_cookies([{"name": "sessionid", "value": stage.session_of(person), "url": site}])
            for name, address in shots.items():
                take(context.new_page(), name, address)
            context.close()
        browser.close()


def shots_of(stage):
    """What to take, by who looks: the names of the pictures and the addresses, with what to scroll to after a `#`."""
    from cms.toolbar.utils import get_object_edit_url
    from django.urls import reverse

    from contacts.models import Office
    from cremona_site.publication.links import request_url, schedule_url

    news = stage.version_of(stage.news)
    versions = reverse("admin:djangocms_versioning_pagecontentversion_changelist")
    return {
        "nobody": {"accesso": reverse("account_login")},
        "luca": {"secondo-passaggio": reverse("mfa_index")},
        "marta": {
            "scrivania": "/admin/",
            "nuova-notizia": reverse("new_pages:news"),
            "nuova-iniziativa": f"{reverse('new_pages:initiative')}#date",
            "nuovo-progetto": reverse("new_pages:project"),
            "bozza": get_object_edit_url(stage.news, "it"),
            "controllo": reverse("proofreading:findings", args=[news.pk]),
            "richiesta": request_url(stage.request),
            "programma": schedule_url(news),
            "versioni": f"{versions}?page={stage.news.page_id}&language=it",
            "dati-iniziativa": reverse("admin:projects_initiative_change", args=[stage.initiative.pk]),
            "ufficio": reverse("admin:contacts_office_change", args=[Office.objects.active().first().pk]),
            "libreria": reverse("admin:filer-directory_listing-root"),
            "giudizi": f"{reverse('admin:cremona_site_ratingsummary_changelist')}",
        },
    }


def take(page, name, address):
    from PIL import Image

    page.goto(address, wait_until="networkidle")
    if "#" in address:
        page.locator(f"#{address.rpartition('#')[2]}").evaluate("part => part.scrollIntoView()")
    picture = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide")))
    FOLDER.mkdir(exist_ok=True)
    path = Path(FOLDER, f"{name}.webp")
    picture.convert("RGB").save(path, quality=QUALITY, method=6)
    print(f"{path.name:<28}{path.stat().st_size / 1000:>8.0f} kB")
    page.close()


if __name__ == "__main__":
    main()
