from django.apps import AppConfig
from django.core import checks


class CremonaSiteConfig(AppConfig):
    name = "cremona_site"
    verbose_name = "Sito"

    def ready(self):
        from cremona_site import document_signals, italian, moves, picture_signals, security_txt, upstream
        from cremona_site.search import feeding

        upstream.mend()
        moves.watch()
        picture_signals.watch()
        document_signals.watch()
        feeding.watch()
        italian.speak()
        checks.register(security_txt.expires_in_time, checks.Tags.security, deploy=True)
