from django.conf import settings


def site(request):
    """Names and addresses that every template may need."""
    return {
        "exit_url": settings.EXIT_URL,
        "report_url": settings.REPORT_URL,
        "accessibility_url": settings.ACCESSIBILITY_URL,
        "site_name": settings.SITE_NAME,
        "site_tagline": settings.SITE_TAGLINE,
        "region_name": settings.REGION_NAME,
        "region_url": settings.REGION_URL,
    }
