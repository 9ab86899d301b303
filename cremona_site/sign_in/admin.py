"""Registers people, groups and the trail of accounts, which administrators alone see."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group

from cremona_site.models import AccountEvent
from cremona_site.sign_in.confirmation import AT_ONCE, confirmed
from cremona_site.sign_in.person_admin import AdministratorsOnly, PersonAdmin

for model in (get_user_model(), Group, Authenticator, EmailAddress, SocialAccount, SocialApp, SocialToken):
    if admin.site.is_registered(model):  # those of allauth show secrets, and are nobody's work
        admin.site.unregister(model)

admin.site.register(get_user_model(), PersonAdmin)


@admin.register(Group)
class TeamAdmin(AdministratorsOnly, GroupAdmin):
    actions = None  # groups are deleted one by one: the page that does it asks who one is

    add_view = confirmed(GroupAdmin.add_view)
    change_view = confirmed(GroupAdmin.change_view)
    delete_view = confirmed(GroupAdmin.delete_view, within=AT_ONCE)


@admin.register(AccountEvent)
class AccountEventAdmin(AdministratorsOnly, admin.ModelAdmin):
    """Read by administrators, changed by nobody."""

    list_display = ["at", "kind", "who", "by", "detail", "times"]
    list_display_links = None
    list_filter = ["kind", ("at", admin.DateFieldListFilter)]
    list_per_page = 100
    search_fields = ["person_name", "actor_name", "detail"]
    date_hierarchy = "at"
    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    has_delete_permission = has_change_permission

    @admin.display(description="chi", ordering="person_name", empty_value="–")
    def who(self, event):
        return event.person_name or None

    @admin.display(description="fatto da", ordering="actor_name", empty_value="–")
    def by(self, event):
        return event.actor_name or None
