from django.apps import AppConfig


class CremonaSiteConfig(AppConfig):
    name = "cremona_site"
    verbose_name = "Sito"

    def ready(self):
        from cremona_site import italian, moves, picture_signals, upstream

        upstream.mend()
        moves.watch()
        picture_signals.watch()
        italian.speak()
