import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.urls import reverse


class Command(BaseCommand):
    help = "Crea il primo amministratore, se non ce n’è nessuno, e scrive una volta sola la sua password."

    def handle(self, **options):
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        password = secrets.token_urlsafe(15)
        users.create_superuser("admin", password=password)
        self.stdout.write(
            self.style.WARNING("Primo amministratore: utente «admin», password ")
            + password
            + self.style.WARNING("  (è scritta solo qui)")
        )
        self.stdout.write(
            f"Accedi a {settings.SITE_URL}{reverse('account_login')}: dopo la password ti guida a preparare il secondo "
            "passaggio, con un’app sul telefono o una passkey. Poi cambia la password."
        )
