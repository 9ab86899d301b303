from django.apps import AppConfig
from django.core import checks


class CremonaSiteConfig(AppConfig):
    name = "cremona_site"
    verbose_name = "Sito"

    def ready(self):
        from cremona_site import italian, moves, picture_signals, security_txt, upstream

        upstream.mend()
        moves.watch()
        picture_signals.watch()
        italian.speak()
        checks.register(security_txt.expires_in_time, checks.Tags.security, deploy=True)
