from django.core.management.base import BaseCommand

from cremona_site.first_content.loader import load
from cremona_site.search.writing import index_everything, is_outdated


class Command(BaseCommand):
    help = "Scrive il primo contenuto del sito. Si può ripetere: non tocca ciò che un redattore ha cambiato o tolto."

    def handle(self, **options):
        written = load()
        if written:
            self.stdout.write(self.style.SUCCESS(f"Caricati {len(written)} contenuti: {', '.join(written)}."))
        else:
            self.stdout.write("Il primo contenuto c’era già: niente da fare.")
        if is_outdated():
            self.stdout.write(f"Indice della ricerca: {index_everything()} documenti.")
