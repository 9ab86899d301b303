from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cremona_site.backup.interruption import cleans_up
from cremona_site.backup.refusals import Refused
from cremona_site.backup.restoring import restore


class Command(BaseCommand):
    help = "Riporta base dati e file caricati da una copia. Prima ferma il sito; docs/salvare-e-ripristinare.md."
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--identity", help="file della chiave privata di age; - per leggerla da stdin")
        parser.add_argument(
            "--replace", action="store_true", help="prendi il posto di ciò che c’è, dopo averne fatto una copia"
        )
        parser.add_argument(
            "--no-safety-copy", action="store_true", help="non farne una copia: se è rotto e non si può"
        )
        parser.add_argument("--trust-unsealed", action="store_true", help="accetta un archivio di un’altra SECRET_KEY")

    def handle(self, *, file, identity, replace, no_safety_copy, trust_unsealed, **options):
        self.stderr.write(self.style.WARNING("Il sito deve essere fermo: chi scrive adesso perde ciò che scrive."))
        try:
            with cleans_up():
                done = restore(file, identity, replace, not no_safety_copy, trust_unsealed)
        except Refused as error:
            raise CommandError(str(error)) from error
        manifest = done.contents.manifest
        if done.safety_copy:
            self.stdout.write(f"Ciò che c’era è in {done.safety_copy}: nessuna rotazione lo toglie, cancellalo a mano.")
        self.stdout.write(
            f"Ripristinata la copia del {manifest['created_at']}: {sum(manifest['rows'].values())} righe, "
            f"{done.contents.files} file, {done.migrated} migrazioni più recenti, in {done.seconds:.1f} s."
        )
        if done.indexed is not None:
            self.stdout.write(f"Indice della ricerca rifatto: {done.indexed} documenti.")
        for path in done.warnings:
            self.stderr.write(f"Un ripristino interrotto ha lasciato {path}: guarda che cosa contiene, poi cancellalo.")
        self.stdout.write("Tutti devono accedere di nuovo. Ora riavvia il sito.")
