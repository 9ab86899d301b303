from django.apps import AppConfig


class CremonaSiteConfig(AppConfig):
    name = "cremona_site"
    verbose_name = "Sito"

    def ready(self):
        from cremona_site import italian, upstream

        upstream.mend()
        italian.speak()
