from django.apps import AppConfig


class CremonaSiteConfig(AppConfig):
    name = "cremona_site"
    verbose_name = "Sito"

    def ready(self):
        from djangocms_alias.models import AliasContent

        # Versioning asks the content who may publish it. An alias leaves the question open, so that whoever may
        # change it may publish it; the site notice is seen by all visitors and follows the rule of pages.
        AliasContent.has_publish_permission = lambda self, user: user.has_perm("cms.publish_page")
