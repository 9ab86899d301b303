"""How administrators add a person and change one."""

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.core.exceptions import ValidationError


class OneAddressEach:
    """A new password is sent to the address, and the directory knows people by it: no two may share one."""

    def clean_email(self):
        email = self.cleaned_data["email"].strip()
        others = get_user_model().objects.exclude(pk=self.instance.pk)
        if email and others.filter(email__iexact=email).exists():
            raise ValidationError("Questo indirizzo è già di un’altra persona. Ognuno ha il suo.", code="taken")
        return email


class NewPersonForm(OneAddressEach, AdminUserCreationForm):
    """Whoever is added here works on the site."""

    email = forms.EmailField(label="Indirizzo e-mail", help_text="Serve se dimentica la password.")

    def save(self, commit=True):
        self.instance.is_staff = True
        return super().save(commit)


class PersonForm(OneAddressEach, UserChangeForm):
    def clean(self):
        cleaned = super().clean()
        stays = cleaned.get("is_active") and cleaned.get("is_superuser") and cleaned.get("is_staff")
        if not stays and is_last_administrator(self.instance):
            raise ValidationError(
                "È l’unico amministratore attivo: senza, nessuno potrebbe più gestire le persone. "
                "Prima rendi amministratore un’altra persona.",
                code="last",
            )
        return cleaned


def is_last_administrator(person):
    administrators = get_user_model().objects.filter(is_superuser=True, is_active=True, is_staff=True)
    return administrators.filter(pk=person.pk).exists() and administrators.count() == 1
