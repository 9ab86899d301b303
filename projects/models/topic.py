from django.db import models
from django.utils.translation import gettext


class Topic(models.Model):
    """What a page is about, in a word of the Comuni model or of EuroVoc; a migration writes them all.

    See `projects.vocabulary`: the official evaluation compares the words.
    """

    name = models.CharField("argomento", max_length=100, unique=True)
    slug = models.SlugField(max_length=100, unique=True)
    is_of_the_model = models.BooleanField("del modello Comuni", default=True)

    class Meta:
        verbose_name = "argomento"
        verbose_name_plural = "argomenti"
        ordering = ["-is_of_the_model", "name"]

    def __str__(self):
        return self.name

    @property
    def label(self):
        """The word in the language of the page, with a capital letter."""
        word = gettext(self.name)
        return word[:1].upper() + word[1:]
