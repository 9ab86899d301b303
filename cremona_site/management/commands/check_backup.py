from datetime import UTC, datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cremona_site.backup import shelf
from cremona_site.backup.checking import check
from cremona_site.backup.refusals import Refused


class Command(BaseCommand):
    help = "Legge una copia per intero e ne controlla le somme, senza toccare nulla; senza FILE, la più recente."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path)
        parser.add_argument("--identity", help="file della chiave privata di age; - per leggerla da stdin")
        parser.add_argument("--max-hours", type=float, help="senza FILE: rifiuta se la più recente ha più ore di così")

    def handle(self, *, file, identity, max_hours, **options):
        try:
            path = file or self.newest(max_hours)
            contents = check(path, identity)
        except (Refused, OSError) as error:
            raise CommandError(str(error)) from error
        if contents is None:
            self.stdout.write(f"{path}: la somma di controllo torna. Per leggerne il contenuto serve --identity.")
            return
        manifest = contents.manifest
        self.stdout.write(
            f"{path}: intero. Del {manifest['created_at']}, {manifest['database']['vendor']}, "
            f"{sum(manifest['rows'].values())} righe, {contents.files} file, {contents.size / 1e6:.1f} MB."
        )
        if not contents.is_sealed:
            self.stderr.write(
                self.style.WARNING("Il sigillo non è di questa SECRET_KEY: viene da un’altra installazione.")
            )

    def newest(self, max_hours):
        found = shelf.archives() if shelf.folder().is_dir() else []
        if not found:
            raise Refused(f"In {shelf.folder()} non c’è nessuna copia.")
        hour, path = found[0]
        age = (datetime.now(UTC) - hour).total_seconds() / 3600
        if max_hours is not None and age > max_hours:
            raise Refused(
                f"La copia più recente, {path.name}, ha {age:.0f} ore: guarda `journalctl -u cremona-backup`."
            )
        return path
