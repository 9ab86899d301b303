from django.core.management.base import BaseCommand

from cremona_site.page_cache import generation


class Command(BaseCommand):
    help = "Fa rifare le pagine tenute in memoria. Serve solo dopo una modifica alla base dati fatta fuori dal sito."

    def handle(self, **options):
        generation.replace()
        self.stdout.write("Entro un secondo ogni pagina viene rifatta alla prossima visita.")
