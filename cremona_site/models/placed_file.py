from cms.models import PageContent
from django.db import models
from djangocms_alias.models import AliasContent


class PlacedFileManager(models.Manager):
    """Plugins that put a file of the library into a page; `file_field` names their file."""

    file_field = None

    def published_pages_with(self, file):
        """Published pages that show a file of the library, as page contents."""
        return self.published(PageContent, file)

    def is_published(self, file):
        """Whether visitors see a file of the library, in a page or in what pages share."""
        return any(self.published(model, file).exists() for model in (PageContent, AliasContent))

    def published(self, model, file):
        placeholders = self.filter(**{self.file_field: file}).values("placeholder")
        return model.objects.filter(placeholders__in=placeholders).distinct()
