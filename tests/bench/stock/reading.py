"""Reads the published pages of our site: `python -m tests.bench.stock.reading` writes them as JSON.

The words are those that a visitor gets, whether an editor wrote them or they come from facts.
"""

import json
import sys

import django

# What stands on every page, outside <main>: on a stock site editors write it once, as static aliases
EVERYWHERE = {"notice": ".cr-notice .cr-prose", "footer": "footer"}


def main():
    django.setup()
    from cms.models import Page

    pages = [page_of(page) for page in Page.objects.order_by("path")]
    home = seen_at("/")
    aliases = {name: home.select_one(place).decode_contents() for name, place in EVERYWHERE.items()}
    json.dump({"pages": [page for page in pages if page["contents"]], "aliases": aliases}, sys.stdout)


def page_of(page):
    from cms.models import PageContent

    return {
        "path": page.path,
        "parent": page.path[: -page.steplen],
        "is_home": page.is_home,
        "contents": [content_of(content) for content in PageContent.objects.filter(page=page).order_by("-language")],
    }


def content_of(content):
    return {
        "language": content.language,
        "slug": content.page.get_slug(content.language),
        "title": content.title,
        "meta_description": content.meta_description or "",
        "in_navigation": content.in_navigation,
        "bodies": bodies_in(seen_at(content.get_absolute_url()).main),
    }


def seen_at(address):
    from bs4 import BeautifulSoup
    from django.conf import settings
    from django.test import Client

    answer = Client().get(address, HTTP_HOST=settings.ALLOWED_HOSTS[0], secure=True)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answers {answer.status_code}")
    return BeautifulSoup(answer.content, "lxml")


def bodies_in(main):
    """The HTML of <main>, a body for each of its sections; what is in none goes with the first."""
    sections = [section for section in main.find_all("section") if not section.find_parent("section")]
    first, *others = [section.extract().decode_contents() for section in sections] or [""]
    return [main.decode_contents() + first, *others]


if __name__ == "__main__":
    main()
