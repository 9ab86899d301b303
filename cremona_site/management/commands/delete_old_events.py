from django.core.management.base import BaseCommand

from cremona_site.sign_in.actions import drop_old


class Command(BaseCommand):
    help = "Cancella il registro degli accessi dopo due anni, i conteggi e le sessioni scadute. Va avviato ogni giorno."

    def handle(self, *args, **options):
        events, counters, sessions = drop_old()
        self.stdout.write(f"Eventi cancellati: {events}. Conteggi: {counters}. Sessioni scadute: {sessions}.")
