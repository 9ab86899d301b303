from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from cremona_site.server_pages import write_server_pages


class Command(BaseCommand):
    help = "Scrive le pagine che nginx mostra da solo quando il sito non può rispondere, con i telefoni di adesso."

    def handle(self, **options):
        write_server_pages(Path(settings.SERVER_PAGES_ROOT))
