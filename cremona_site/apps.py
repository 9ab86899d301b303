from django.apps import AppConfig


class CremonaSiteConfig(AppConfig):
    name = "cremona_site"
    verbose_name = "Sito"

    def ready(self):
        from cremona_site import upstream

        upstream.ask_publishers_about_aliases()
        upstream.keep_live_addresses_for_publishers()
        upstream.name_versions()
        upstream.name_admin()
