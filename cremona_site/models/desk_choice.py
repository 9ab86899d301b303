from django.conf import settings
from django.db import models


class DeskChoice(models.Model):
    """How somebody wants their desk; only who chose something has a row."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="desk_choice")
    hides_first_steps = models.BooleanField("nasconde i primi passi", default=False)

    class Meta:
        default_permissions = []
        verbose_name = "scelta per la scrivania"
        verbose_name_plural = "scelte per la scrivania"

    def __str__(self):
        return str(self.user)
