"""Somebody of the staff who saves and uploads, and remembers what the site said that it has."""

import io
import os
import subprocess
import sys

from PIL import Image

from tests.faults.postgres import ROOT
from tests.service.visitor import Visitor

NAME, PASSWORD = "redattrice", "una-parola-lunga-davvero"
FORM, UPLOAD = "/admin/contacts/contactpoint/add/", "/admin/filer/clipboard/operations/upload/no_folder/"
MAKE = f"""
import django
django.setup()
from django.contrib.auth import get_user_model
get_user_model().objects.create_superuser({NAME!r}, "redattrice@example.org", {PASSWORD!r})
"""
READ = """
import django
django.setup()
from contacts.models import ContactPoint
print(*ContactPoint.objects.filter(value__startswith="prova").values_list("value", flat=True))
"""


def asked_of_database(url, question):
    environment = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "cremona_site.settings"}
    command = [sys.executable, "-c", question]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=-1, text=True).stdout


class Editor:
    def __init__(self, host, database_url):
        self.host, self.database_url = host, database_url
        self.acknowledged, self.uploaded = [], []
        asked_of_database(database_url, MAKE)
        self.browser = Visitor()
        assert self.browser.sign_in(host, NAME, PASSWORD).status_code == 302
        self.tried = 0

    def save(self):
        """Adds a mailbox to the first office; the answer."""
        self.tried += 1
        value = f"prova{self.tried}@example.org"
        form = {"office": "1", "kind": "email", "value": value, "label": "Prova", "order": "1"}
        answer = self.browser.post(self.host, FORM, form)
        if answer.status_code == 302:
            self.acknowledged.append(value)
        return answer

    def save_until_refused(self, most):
        """The first answer that is a refusal."""
        for _time in range(most):
            answer = self.save()
            if answer.status_code != 302:
                return answer
        raise AssertionError(f"{most} saves were taken")

    def upload(self, size):
        """Sends a picture of about that many bytes which nobody sent before; the answer."""
        side = int((size / 3) ** 0.5)
        file = io.BytesIO()
        Image.frombytes("RGB", (side, side), os.urandom(side * side * 3)).save(file, "PNG")
        name = f"prova-{size}-{len(self.uploaded)}.png"
        answer = self.browser.post(self.host, UPLOAD, {}, {"file": (name, file.getvalue(), "image/png")}, form=FORM)
        if answer.status_code == 200:
            self.uploaded.append(answer.json()["original_image"])
        return answer

    def kept(self):
        """What the database has of what was saved."""
        return set(asked_of_database(self.database_url, READ).split())
