from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from cremona_site.models import AccountEvent
from cremona_site.sign_in import factors, limits, sessions
from cremona_site.sign_in.emails import tell_of_reset


def reset_factors(person, administrator):
    """Takes all second factors of a person away and ends their sessions; returns whether a mail tells them.

    Who they are in the directory is forgotten too: whoever linked it may not be who asks for the reset.
    """
    with transaction.atomic():
        found = Authenticator.objects.filter(user=person)
        kinds = [factors.NAMES[kind] for kind in sorted(set(found.values_list("type", flat=True)))]
        found.delete()
        if SocialAccount.objects.filter(user=person).delete()[0]:
            kinds.append("collegamento con l’ente")
        sessions.end_all_of(person)
        AccountEvent.objects.note(AccountEvent.Kind.FACTOR_RESET, person, administrator, ", ".join(kinds))
    return tell_of_reset(person, administrator)


def forget_former_addresses(person):
    """What the former address opened: allauth would send a new password to it, and the directory knew it as theirs."""
    EmailAddress.objects.filter(user=person).exclude(email__iexact=person.email).delete()
    SocialAccount.objects.filter(user=person).delete()


def drop_old():
    """Deletes what the trail, the limits and the sessions need no more; returns how many of each."""
    ended = Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]
    return AccountEvent.objects.drop_old(), limits.drop_old(), ended
