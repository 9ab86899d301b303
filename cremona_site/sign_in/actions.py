from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from cremona_site.models import AccountEvent
from cremona_site.sign_in import factors, limits, sessions
from cremona_site.sign_in.emails import tell_of_reset


def reset_factors(person, administrator):
    """Takes all second factors of a person away and ends their sessions; returns whether a mail tells them."""
    with transaction.atomic():
        found = Authenticator.objects.filter(user=person)
        kinds = [factors.NAMES[kind] for kind in sorted(set(found.values_list("type", flat=True)))]
        found.delete()
        sessions.end_all_of(person)
        AccountEvent.objects.note(AccountEvent.Kind.FACTOR_RESET, person, administrator, ", ".join(kinds))
    return tell_of_reset(person, administrator)


def forget_other_addresses(person):
    """allauth remembers each address that a person had, and would send a new password to any of them."""
    EmailAddress.objects.filter(user=person).exclude(email__iexact=person.email).delete()


def drop_old():
    """Deletes what the trail, the limits and the sessions need no more; returns how many of each."""
    ended = Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]
    return AccountEvent.objects.drop_old(), limits.drop_old(), ended
