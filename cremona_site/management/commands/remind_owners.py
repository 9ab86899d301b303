from django.core.management.base import BaseCommand

from cremona_site.desk.reminders import remind


class Command(BaseCommand):
    help = (
        "Scrive a chi si occupa di una pagina che è ora di verificarla. Va avviato ogni lunedì; ripetuto non riscrive."
    )

    def handle(self, *args, **options):
        sent, untold = remind()
        self.stdout.write(f"Mail inviate: {sent}.")
        if untold:
            self.stderr.write(
                f"Pagine di cui non si è potuto avvisare nessuno: {untold}. Guarda il registro degli errori, e che chi "
                "è in Pubblicazione abbia un indirizzo mail (/admin/ → Utenti)."
            )
