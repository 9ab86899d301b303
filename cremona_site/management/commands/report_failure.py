from django.conf import settings
from django.core.mail import send_mail
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Scrive agli indirizzi di ALERT_RECIPIENTS che un’unità di systemd non è riuscita."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("unit")

    def handle(self, *, unit, **options):
        if not settings.ALERT_RECIPIENTS:
            self.stderr.write("ALERT_RECIPIENTS non è impostato: nessuno viene avvisato.")
            return
        send_mail(
            f"{unit} non è riuscita",
            f"Su {settings.SITE_URL} l’unità {unit} non è riuscita. Il motivo, sul server:\n\n"
            f"journalctl -u {unit} -n 50\n",
            settings.DEFAULT_FROM_EMAIL,
            settings.ALERT_RECIPIENTS,
        )
