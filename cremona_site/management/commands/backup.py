from django.core.management.base import BaseCommand, CommandError

from cremona_site.backup.interruption import cleans_up
from cremona_site.backup.making import back_up
from cremona_site.backup.refusals import Refused
from cremona_site.backup.rotation import Keep


class Command(BaseCommand):
    help = "Salva base dati e file caricati in un archivio cifrato, e toglie gli archivi vecchi. Va avviato ogni notte."

    def add_arguments(self, parser):
        parser.add_argument("--plain", action="store_true", help="non cifrare: chi trova l’archivio lo legge")
        for name, unit in [("daily", "giorni"), ("weekly", "settimane"), ("monthly", "mesi")]:
            number = getattr(Keep, name)
            parser.add_argument(
                f"--keep-{name}", type=int, default=number, metavar="N", help=f"{unit} di cui resta l’ultimo ({number})"
            )

    def handle(self, *, plain, keep_daily, keep_weekly, keep_monthly, **options):
        if min(keep_daily, keep_weekly, keep_monthly) < 0:
            raise CommandError("Quanti archivi tenere è un numero da 0 in su.")
        try:
            with cleans_up():
                made = back_up(Keep(keep_daily, keep_weekly, keep_monthly), plain)
        except Refused as error:
            raise CommandError(str(error)) from error
        size = made.path.stat().st_size / 1e6
        self.stdout.write(f"{made.path}: {made.rows} righe, {made.files} file, {size:.1f} MB in {made.seconds:.1f} s.")
        if made.removed:
            self.stdout.write(f"Tolti: {', '.join(made.removed)}.")
        for warning in made.warnings:
            self.stderr.write(self.style.WARNING(warning))
