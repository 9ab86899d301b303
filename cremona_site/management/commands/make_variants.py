from django.core.management.base import BaseCommand, CommandError
from filer.models import Image

from cremona_site.picture_signals import finish


class Command(BaseCommand):
    help = "Fa i file più piccoli delle immagini che non li hanno: dopo un ripristino, o se la ricetta è cambiata."

    def handle(self, *args, **options):
        made, unreadable = 0, []
        for image in Image.objects.order_by("pk"):
            try:
                made += finish(image.pk)
            except Exception as error:  # one image is no reason to leave out the others
                unreadable.append(f"{image.pk} ({image.label}): {error}")
        self.stdout.write(f"File fatti: {made}.")
        if unreadable:
            raise CommandError("\n".join(["Immagini che non si riescono a leggere:", *unreadable]))
