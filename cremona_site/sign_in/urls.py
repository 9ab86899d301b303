"""Addresses of the door: only those that staff need, in Italian, under the names that allauth looks for."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.conf import settings
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from cremona_site.sign_in.limits import few_from_a_place

coming_and_going = [
    path("", account.login, name="account_login"),
    path("esci/", account.logout, name="account_logout"),
    path("sospeso/", account.account_inactive, name="account_inactive"),
    path("passkey/", few_from_a_place(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("secondo-passaggio/", mfa.authenticate, name="mfa_authenticate"),
]
confirmations = [
    path("", account.reauthenticate, name="account_reauthenticate"),
    path("codice/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
]
password = [
    path("", account.password_change, name="account_change_password"),
    path("scegli/", account.password_set, name="account_set_password"),
    path("dimenticata/", account.password_reset, name="account_reset_password"),
    path("dimenticata/inviata/", account.password_reset_done, name="account_reset_password_done"),
    path("nuova/fatto/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^nuova/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
safety = [
    path("", mfa.index, name="mfa_index"),
    path("app/", totp.activate_totp, name="mfa_activate_totp"),
    path("app/togli/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("codici-di-riserva/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("codici-di-riserva/nuovi/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("codici-di-riserva/scarica/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("passkey/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("passkey/aggiungi/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("passkey/<int:pk>/togli/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("passkey/<int:pk>/rinomina/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
]

urlpatterns = [
    path("accesso/", include(coming_and_going)),
    path("accesso/conferma/", include(confirmations)),
    path("accesso/password/", include(password)),
    path("accesso/sicurezza/", include(safety)),
    # The doors of the admin lead to this one; those of the CMS too (door.py)
    path("admin/logout/", account.logout),
    path("admin/password_change/", RedirectView.as_view(pattern_name="account_change_password")),
]

if settings.OIDC_ISSUER:
    urlpatterns.append(path("accesso/", include("cremona_site.sign_in.directory_urls")))
