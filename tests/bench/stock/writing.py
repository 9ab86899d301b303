"""Fills the stock project: `python -m tests.bench.stock.writing` reads what `tests.bench.stock.reading` wrote."""

import json
import sys

import django


def main():
    django.setup()
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    author = User.objects.create_superuser("author")
    known, pages = json.load(sys.stdin), {}
    for page in known["pages"]:
        pages[page["path"]] = write_page(page, pages.get(page["parent"]), author)
    for name, body in known["aliases"].items():
        write_alias(name, body, author)


def write_page(known, parent, author):
    """A page with its published contents, by the CMS's own API."""
    from cms.api import create_page, create_page_content
    from cms.models import PageContent
    from django.db import transaction

    if parent:
        parent.refresh_from_db()  # the tree moves with every page
    page = None
    for content in known["contents"]:
        language, title, bodies = content.pop("language"), content.pop("title"), content.pop("bodies")
        if page:
            create_page_content(language, title, page, created_by=author, **content)
        else:
            page = create_page(title, "base.html", language, parent=parent, created_by=author, **content)
        written = PageContent.admin_manager.get(page=page, language=language)
        fill(written, written.rescan_placeholders()["content"], bodies, author)
    if known["is_home"]:
        with transaction.atomic():
            page.set_as_homepage()
    return page


def write_alias(name, body, author):
    from djangocms_alias.models import Alias, AliasContent, Category

    alias = Alias.objects.create(static_code=name, category=Category.objects.create(name=name))
    content = AliasContent.objects.with_user(author).create(alias=alias, name=name, language="it")
    fill(content, content.placeholder, [body], author)


def fill(content, placeholder, bodies, author):
    from cms.api import add_plugin
    from djangocms_versioning.models import Version

    for body in bodies:
        add_plugin(placeholder, "TextPlugin", content.language, body=body)
    Version.objects.get_for_content(content).publish(author)


if __name__ == "__main__":
    main()
