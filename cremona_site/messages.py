"""What `make messages` and the tests find in templates: the strings that wait for a translation."""

from io import BytesIO

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize


def in_template(file, keywords, comment_tags, options):
    """The strings of a Django template, as babel's extractors yield them; see `[tool.babel]` in pyproject.toml."""
    source = templatize(file.read().decode(), origin=getattr(file, "name", None))
    # The calls among the blanked-out markup are Python, the spaces that indented the markup are not
    lines = [line.lstrip() for line in source.split("\n")]
    return extract_python(BytesIO("\n".join(lines).encode()), keywords, comment_tags, options)
