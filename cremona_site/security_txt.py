"""/.well-known/security.txt (RFC 9116): whom to tell of a weakness of the site, and until when that holds."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core import checks
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from cremona_site.navigation import SITE_PAGES, published, url_of
from cremona_site.site_url import https

NOTICE, HALF_A_YEAR, LONGEST = timedelta(days=30), timedelta(days=183), timedelta(days=366)


@require_safe
def security_txt(request):
    """Once it has expired it is gone: an old promise is worse than none."""
    if datetime.now(UTC).date() >= settings.SECURITY_TXT_EXPIRES:
        raise Http404
    fields = [
        ("Contact", settings.SECURITY_CONTACT or https(report_path())),
        ("Expires", f"{settings.SECURITY_TXT_EXPIRES}T00:00:00Z"),
        ("Preferred-Languages", "it, en"),
        ("Canonical", https(reverse("security_txt"))),
    ]
    text = "".join(f"{name}: {value}\n" for name, value in fields)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def report_path():
    """The page for reports on the site; the home page while it is not published."""
    content = published(settings.LANGUAGE_CODE).filter(page__reverse_id=SITE_PAGES["report"]).first()
    return url_of(content.url_path if content else "", settings.LANGUAGE_CODE)


def expires_in_time(app_configs, **kwargs):
    """A system check: reminds whoever deploys the site, from a month before security.txt disappears."""
    today = datetime.now(UTC).date()
    expires = settings.SECURITY_TXT_EXPIRES
    hint = f"Read it through, then set SECURITY_TXT_EXPIRES to a day within a year, such as {today + HALF_A_YEAR}."
    if expires <= today:
        return [
            checks.Warning(
                f"security.txt expired on {expires}: it is served no more.", hint=hint, id="cremona_site.W001"
            )
        ]
    if expires - today <= NOTICE:
        return [checks.Warning(f"security.txt expires on {expires}.", hint=hint, id="cremona_site.W002")]
    if expires - today > LONGEST:
        return [
            checks.Warning(
                f"security.txt expires in more than a year, on {expires}.", hint=hint, id="cremona_site.W003"
            )
        ]
    return []
