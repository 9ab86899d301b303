from django.core.management.base import BaseCommand

from cremona_site.feedback.actions import drop_old


class Command(BaseCommand):
    help = "Cancella i testi dei voti dopo 30 giorni e i conteggi dopo 24 mesi. Va avviato ogni giorno."

    def handle(self, *args, **options):
        comments, counts = drop_old()
        self.stdout.write(f"Testi cancellati: {comments}. Conteggi cancellati: {counts}.")
