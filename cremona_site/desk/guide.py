"""The handbook of `docs/redazione/`, as staff read it: Markdown made into pages of the admin."""

import re
from pathlib import Path

from django.conf import settings
from django.contrib import admin
from django.http import FileResponse, Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET
from markdown_it import MarkdownIt

FOLDER = Path(settings.BASE_DIR, "docs", "redazione")
INDEX = "README"
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
PICTURE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.(png|jpg|webp|svg)")
# Links and pictures are written as they lie in the repository
TO_PAGE = re.compile(r"(?:\./)?([A-Za-z0-9_-]+)\.md(#[^\s]*)?")
TO_PICTURE = re.compile(r"(?:\./)?img/([A-Za-z0-9_.-]+)")


@require_GET
def page(request, name=INDEX):
    """A page of the handbook; its index tolerates that nothing is written yet."""
    text = words_of(name)
    if text is None and name != INDEX:
        raise Http404("Questa pagina della guida non c’è.")
    title, body = rendered(text or "")
    context = {
        **admin.site.each_context(request),
        "title": title or "Guida della redazione",
        "body": body,
        "is_index": name == INDEX,
    }
    return TemplateResponse(request, "admin/desk/guide.html", context)


@require_GET
def picture(request, name):
    """A picture of the handbook: it may show what only staff see, so it is no static file."""
    path = FOLDER / "img" / name
    if not PICTURE.fullmatch(name) or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"))


def words_of(name):
    """The Markdown of a page; None where there is none. Its name has no signs that lead out of the folder."""
    path = FOLDER / f"{name}.md"
    if not NAME.fullmatch(name) or not path.is_file():
        return None
    return path.read_text(encoding="utf-8")


def rendered(text):
    """The title, which the admin shows by itself, and the rest as HTML. HTML in the text stays text."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(text)
    title = ""
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        title = tokens[1].content
        tokens = tokens[3:]
    for token in tokens:
        for child in token.children or []:
            lead(child)
    return title, mark_safe(markdown.renderer.render(tokens, markdown.options, {}))  # noqa: S308 - our own files


def lead(token):
    """Turns a link to a file of the handbook into the address at which staff read it."""
    if token.type == "link_open" and (found := TO_PAGE.fullmatch(token.attrs["href"])):
        name, anchor = found[1], found[2] or ""
        url = reverse("admin:guide") if name == INDEX else reverse("admin:guide_page", args=[name])
        token.attrs["href"] = f"{url}{anchor}"
    if token.type == "image" and (found := TO_PICTURE.fullmatch(token.attrs["src"])):
        token.attrs["src"] = reverse("admin:guide_picture", args=[found[1]])
        token.attrs["loading"] = "lazy"
