"""Pages of the admin that ask once more who one is: those that change what others may do."""

import time
from functools import wraps

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.http import urlencode

# How many seconds after the confirmation something may be sent: a form takes long to fill in, a question does not
TIME_TO_FILL_IN = 1800
AT_ONCE = 300


def confirmed(view, within=TIME_TO_FILL_IN):
    """Asks for the password or the second factor, unless that was done a moment ago.

    What is sent is taken until `within` seconds after it, whether or not the page was looked at before.
    What a form sends is not kept meanwhile, as allauth would do in the session: it may hold a password.
    """

    @wraps(view)
    def ask_first(self, request, *args, **kwargs):
        if not settings.STAFF_MFA_REQUIRED or not is_needed(request, within):
            return view(self, request, *args, **kwargs)
        ways = get_adapter().get_reauthentication_methods(request.user)
        if not ways:  # who signs in by the directory alone
            return view(self, request, *args, **kwargs)
        if request.method == "POST":
            messages.error(request, "È passato troppo tempo: conferma che sei tu, poi ripeti la modifica.")
        return HttpResponseRedirect(f"{ways[0]['url']}?{urlencode({'next': request.get_full_path()})}")

    return ask_first


def is_needed(request, within):
    if not is_reauthentication_required(request, app=""):
        return False
    records = get_authentication_records(request, request.user)
    # A clock that was put back makes no confirmation last longer
    is_recent = records and abs(time.time() - records[-1]["at"]) < within
    return not (request.method == "POST" and is_recent)
