"""People who work on the site, for administrators: add one, choose what they may do, help one who lost the phone."""

from functools import partial

from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_protect

from cremona_site.sign_in import factors
from cremona_site.sign_in.actions import reset_factors
from cremona_site.sign_in.confirmation import AT_ONCE, confirmed
from cremona_site.sign_in.person_forms import NewPersonForm, PersonForm, is_last_administrator


class AdministratorsOnly:
    """Whoever may change people may become anybody: administrators alone see them."""

    def has_module_permission(self, request):
        return request.user.is_active and request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        return self.has_module_permission(request)

    has_add_permission = has_module_permission
    has_change_permission = has_delete_permission = has_view_permission


class PersonAdmin(AdministratorsOnly, UserAdmin):
    form = PersonForm
    add_form = NewPersonForm
    change_form_template = "admin/auth/user/change_form.html"
    list_display = ["username", "full_name", "email", "is_active", "group_names", "second_factor", "last_login"]
    list_filter = ["is_active", "is_superuser", "groups"]
    filter_horizontal = ["groups"]
    readonly_fields = ["second_factor", "last_login", "date_joined"]
    actions = None  # people are switched off, one by one
    fieldsets = [
        (None, {"fields": ["username", "password", "second_factor"]}),
        ("Chi è", {"fields": ["first_name", "last_name", "email"]}),
        (
            "Che cosa può fare",
            {
                "fields": ["is_active", "is_staff", "groups", "is_superuser"],
                "description": "Scegli un gruppo. Chi lascia l’ufficio non si cancella: togli la spunta ad «attivo».",
            },
        ),
        ("Date", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "first_name", "last_name", "email", "groups"]}),
        ("Password", {"fields": ["usable_password", "password1", "password2"]}),
    ]

    @admin.display(description="nome e cognome", ordering="last_name")
    def full_name(self, person):
        return person.get_full_name()

    @admin.display(description="gruppi")
    def group_names(self, person):
        names = [group.name for group in person.groups.all()]
        return ", ".join(["Amministratori", *names] if person.is_superuser else names)

    @admin.display(description="secondo passaggio")
    def second_factor(self, person):
        kinds = {authenticator.type for authenticator in person.authenticator_set.all()}
        return ", ".join(factors.NAMES[kind] for kind in factors.REAL if kind in kinds) or "non ancora"

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups", "authenticator_set")

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not (obj and is_last_administrator(obj))

    def get_urls(self):
        view = self.admin_site.admin_view(self.reset_view)
        return [path("<int:pk>/secondo-passaggio/", view, name="auth_user_reset_factors"), *super().get_urls()]

    add_view = confirmed(UserAdmin.add_view)
    change_view = confirmed(UserAdmin.change_view)
    delete_view = confirmed(UserAdmin.delete_view, within=AT_ONCE)
    user_change_password = confirmed(UserAdmin.user_change_password)

    @partial(confirmed, within=AT_ONCE)
    @method_decorator(csrf_protect)
    def reset_view(self, request, pk):
        if not self.has_change_permission(request):
            raise PermissionDenied
        person = get_object_or_404(get_user_model(), pk=pk)
        if person == request.user:
            messages.error(request, "Il tuo secondo passaggio non si azzera: cambialo qui, o aggiungine un altro.")
            return HttpResponseRedirect(reverse("mfa_index"))
        if request.method == "POST":
            is_told = reset_factors(person, request.user)
            messages.success(
                request,
                f"Il secondo passaggio di {person} è azzerato: al prossimo accesso ne prepara uno nuovo. "
                + ("Un messaggio glielo dice." if is_told else "Non ha un indirizzo e-mail: avvisa tu la persona."),
            )
            return HttpResponseRedirect(reverse("admin:auth_user_change", args=[pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "person": person,
            "kinds": self.second_factor(person),
            "title": f"Azzerare il secondo passaggio di {person}?",
        }
        return TemplateResponse(request, "admin/auth/user/reset_factors.html", context)
