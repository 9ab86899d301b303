"""Pages that nginx shows by itself, while the application is away or a request is refused before it gets there.

They need nothing but themselves: no style, script or picture from elsewhere. They name the offices' phones as they are
when the pages are written.
"""

import os
from tempfile import NamedTemporaryFile

from django.template.loader import get_template
from django.utils.safestring import mark_safe

from contacts.models import Office

# Status of the answer: the template that says it
PAGES = {
    400: "400.html",
    404: "server/404.html",
    413: "server/413.html",
    429: "server/429.html",
    503: "503.html",
}
READABLE_BY_ALL = 0o644


def style():
    """The only style of the pages; nginx allows it by its digest (deploy/nginx/cremona/error_pages.conf)."""
    return mark_safe(get_template("server/style.css").render().strip())  # noqa: S308 - a file of ours


def server_pages():
    """The text of each page, by status."""
    offices = [office for office in Office.objects.active().with_contacts() if office.phones]
    context = {"style": style(), "offices": offices}
    return {status: get_template(template).render(context) for status, template in PAGES.items()}


def write_server_pages(folder):
    """Writes the pages to `folder`, each in one step: nginx may be reading."""
    folder.mkdir(parents=True, exist_ok=True)
    for status, text in server_pages().items():
        with NamedTemporaryFile("w", encoding="utf-8", dir=folder, delete=False) as file:
            file.write(text)
        os.chmod(file.name, READABLE_BY_ALL)
        os.replace(file.name, folder / f"{status}.html")
