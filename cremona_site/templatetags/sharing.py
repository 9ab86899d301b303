from django import template
from django.utils.translation import get_language

from cremona_site.page_cache.shared import shared

register = template.Library()


@register.tag(name="shared")
def do_shared(parser, token):
    """`{% shared "name" value … %}…{% endshared %}`: a part that many pages show alike, made once a generation.

    Its content may depend on the values and on the reader's language, and on nothing else of the page.
    """
    _tag, *words = token.split_contents()
    if not words:
        raise template.TemplateSyntaxError('shared takes a name, for example {% shared "footer" %}')
    nodelist = parser.parse(["endshared"])
    parser.delete_first_token()
    return SharedNode(nodelist, [parser.compile_filter(word) for word in words])


class SharedNode(template.Node):
    child_nodelists = ("nodelist",)

    def __init__(self, nodelist, key):
        self.nodelist, self.key = nodelist, key

    def render(self, context):
        request = getattr(context, "request", None) or context.get("request")
        if request is None:
            return self.nodelist.render(context)
        key = ("part", get_language(), *(word.resolve(context) for word in self.key))
        return shared.value(request, key, lambda: self.nodelist.render(context))
