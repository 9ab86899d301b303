"""The admin of what the Comune does: `page_facts` is what they share, `lists` how they are listed."""

from projects.admin import initiatives, news, projects, services  # noqa: F401 - each registers itself
