from django.core.management.base import BaseCommand

from cremona_site.desk.broken_links import check_all


class Command(BaseCommand):
    help = (
        "Cerca i collegamenti rotti in ciò che chi visita il sito legge; la scrivania li elenca. Va avviato ogni notte."
    )

    def handle(self, *args, **options):
        contents, broken = check_all()
        self.stdout.write(f"Pagine e blocchi di testo controllati: {contents}. Collegamenti rotti: {broken}.")
