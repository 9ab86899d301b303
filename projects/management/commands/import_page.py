from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from projects.page_import import ImportRefusedError, import_printed_page
from projects.printed_page import PrintedPageError, decode, read


class Command(BaseCommand):
    help = "Legge una pagina stampata e ne fa la pagina di un progetto, in bozza, con le sue azioni e i suoi uffici."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="il documento, nel formato di docs/importare-una-pagina.md")
        parser.add_argument("--publish", action="store_true", help="pubblica subito invece di lasciare bozze")

    def handle(self, *, file, publish, **options):
        try:
            text = decode(file.read_bytes())
            printed = read(text, settings.PRINTED_SITE_NAME)
            page, notes = import_printed_page(printed, publish=publish)
        except OSError as error:
            raise CommandError(f"Il file {file} non si può leggere: {error.strerror}.") from error
        except PrintedPageError as error:
            raise CommandError(f"{file}, {error}. Niente è stato scritto.") from error
        except ImportRefusedError as error:
            line = error.line_in(text)
            where = f"{file}, riga {line}: " if line else ""
            raise CommandError(f"{where}{error} Niente è stato scritto.") from error
        except ValidationError as error:
            raise CommandError(f"{' '.join(error.messages)} Niente è stato scritto.") from error
        for note in notes:
            self.stdout.write(self.style.WARNING(note))
        state = "pubblicata" if publish else "in bozza"
        self.stdout.write(self.style.SUCCESS(f"Importata: «{page}», {state}, {len(printed.actions)} azioni."))
