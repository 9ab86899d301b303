from django.core.management.base import BaseCommand, CommandError
from filer.models import File

from cremona_site.document_signals import describe
from cremona_site.documents import PDF


class Command(BaseCommand):
    help = "Conta le pagine dei documenti che non sono ancora stati letti: dopo un ripristino, o un’importazione."

    def handle(self, *args, **options):
        read, unreadable = 0, []
        for pk in File.objects.filter(mime_type=PDF).order_by("pk").values_list("pk", flat=True):
            try:
                read += describe(pk)
            except OSError as error:  # one document is no reason to leave out the others
                unreadable.append(f"{pk}: {error}")
        self.stdout.write(f"Documenti letti: {read}.")
        if unreadable:
            raise CommandError("\n".join(["Documenti che mancano o non si aprono:", *unreadable]))
