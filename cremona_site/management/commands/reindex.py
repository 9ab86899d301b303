from django.core.management.base import BaseCommand

from cremona_site.search.writing import index_everything


class Command(BaseCommand):
    help = "Rifà l’indice della ricerca da ciò che è pubblico adesso. Si può ripetere, anche a sito acceso."

    def handle(self, **options):
        number = index_everything()
        self.stdout.write(f"Indice della ricerca: {number} documenti.")
