"""What a page shows on paper only: its links by number, as the Comune's printed pages have them."""

import re
from html import unescape
from urllib.parse import quote, urljoin

from cms.toolbar.utils import get_toolbar_from_request
from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

register = template.Library()

# From `<a` to the end of its address, whatever attributes stand between them
LINK = re.compile(r"""<a(?=\s)(?:[^<>"']|"[^"]*"|'[^']*')*?\shref=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
ON_THE_WEB = ("http://", "https://")
PLAIN = re.compile(r"/(?:[\w-]+/)*", re.ASCII)  # most addresses of this site: nothing in them to resolve
NOWHERE = ("#", "?", "tel:", "mailto:", "geo:")


@register.tag
def numbered_links(parser, token):
    """`{% numbered_links %}…{% endnumbered_links %}`: numbers the links of its content and lists them below it.

    The number is an attribute, `data-n`, and the list is hidden: `cr/_print.scss` shows both on paper. An address that
    stands there twice has one number. Editors get their content as it is.
    """
    nodelist = parser.parse(["endnumbered_links"])
    parser.delete_first_token()
    return NumberedLinksNode(nodelist)


class NumberedLinksNode(template.Node):
    child_nodelists = ("nodelist",)

    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context):
        html = self.nodelist.render(context)
        request = context["request"]
        if get_toolbar_from_request(request).edit_mode_active:
            return html
        page = settings.SITE_URL + quote(request.path)
        numbered, addresses = number_links(html, page)
        listed = {"addresses": addresses, "site": context.get("site_name"), "page": page}
        return mark_safe(numbered + render_to_string("components/print_links.html", listed))  # noqa: S308


def number_links(html, page):
    """The HTML with a number at each link, and their absolute addresses in the order of the numbers.

    Links that lead nowhere on the web have none: a place on the same page, a phone, a mailbox, a map; nor has more of
    its list, which is the same page on paper.
    """
    numbers, site = {}, urljoin(page, "/").removesuffix("/")

    def number(match):
        address = absolute(match[1] or match[2] or "", page, site)
        if not address:
            return match[0]
        return f'{match[0]} data-n="{numbers.setdefault(address, len(numbers) + 1)}"'

    return LINK.sub(number, html), list(numbers)


def absolute(href, page, site):
    if href.startswith(NOWHERE):
        return ""
    try:
        address = site + href if PLAIN.fullmatch(href) else urljoin(page, unescape(href).strip())
    except ValueError:  # such as a bracket that opens an IPv6 address and never closes
        return ""
    is_elsewhere = address.partition("#")[0] != page
    return address if is_elsewhere and address.startswith(ON_THE_WEB) else ""
