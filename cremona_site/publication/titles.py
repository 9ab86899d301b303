from django.conf import settings


def title_of_content(content):
    """How staff know a page or an alias; its language too where it is not the site's own."""
    title = getattr(content, "title", "") or getattr(content, "name", "") or "senza titolo"
    return title if content.language == settings.LANGUAGE_CODE else f"{title} ({content.language})"
