from cms.admin.forms import ChangePageForm
from django.core.exceptions import ValidationError

from cremona_site import edit_conflicts

# What a draft carries along unseen: its preview shows nothing of it
UNSEEN_FIELDS = ("overwrite_url", "redirect", "soft_root", "limit_visibility_in_menu", "xframe_options")


class PageSettingsForm(ChangePageForm):
    """The settings of a page; only those who may publish change what a preview does not show."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self._request.user.has_perm("cms.publish_page"):
            for name in UNSEEN_FIELDS:
                if name in self.fields:
                    self.fields[name].disabled = True

    @property
    def guard(self):
        """What the form carries so that nobody saves over another person's settings unseen."""
        seen = self._request.POST.get(edit_conflicts.SEEN) or edit_conflicts.seen_in([self])
        return {"seen": seen, "conflict": getattr(self, "conflict", None)}

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            self.conflict = edit_conflicts.conflict_in(self._request.POST, self, [], self.changed_by)
            if self.conflict:
                edit_conflicts.refuse(self, self.conflict)
        return cleaned

    def changed_by(self, since):
        hour = edit_conflicts.hour_of(self.instance.changed_date)
        return f"{self.instance.changed_by} ha cambiato queste impostazioni {hour}"

    def clean_redirect(self):
        address = self.cleaned_data.get("redirect")
        if address and (not address.startswith("/") or address.startswith(("//", "/\\"))):
            raise ValidationError(
                "Un rinvio porta solo a una pagina di questo sito: scrivi un indirizzo che comincia con una sola "
                "barra, per esempio /servizi/. Per mandare altrove metti un collegamento nel testo."
            )
        return address
