from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from projects.page_export import ExportRefusedError, printed_page
from projects.printed_page import PrintedPageError, write


class Command(BaseCommand):
    help = "Scrive la pagina pubblicata di un progetto nel formato di una pagina stampata."

    def add_arguments(self, parser):
        parser.add_argument("path", help="l’indirizzo della pagina, per esempio /la-voce-che-rompe-il-silenzio/")

    def handle(self, *, path, **options):
        try:
            text = write(printed_page(path), settings.PRINTED_SITE_NAME)
        except ExportRefusedError as error:
            raise CommandError(str(error)) from error
        except PrintedPageError as error:
            raise CommandError(f"La pagina non si può scrivere in questo formato: {error}.") from error
        self.stdout.write(text, ending="")
