"""What is asked at each address of staff: of which thing, and what is sent there.

A form is sent as the administrator sees it, with a change. What has no form stands in the lists by subject.
"""

import re

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME

from tests.site.permission_addresses import PART
from tests.site.permission_case import Case
from tests.site.permission_cases_of_ours import OURS
from tests.site.permission_cases_of_pages import OF_PAGES
from tests.site.permission_cases_of_words import OF_WORDS
from tests.site.permission_forms import OF_A_MODEL

CASES = [*OURS, *OF_WORDS, *OF_PAGES]


def cases_at(address, world, role):
    """What `role` asks at the address; fails where nobody wrote which thing that is."""
    for pattern, cases in CASES:
        if re.fullmatch(pattern, address):
            return cases(world, role)
    found = OF_A_MODEL.match(address)
    number = len(PART.findall(address))
    if address.endswith("/<object_id>/"):
        return [Case("", (1,))]  # an old form of the address, which leads to the new one
    if not number:
        return [list_of(found, world, role) if found and address == found[0] else Case()]
    things = things_of(found[1], world, role) if found else {}
    assert things, f"Write into tests/site/permission_cases.py or permission_world.py of what {address} is asked."
    return [Case(name, parts_of(thing, number), typed=None) for name, thing in things.items()]


def things_of(model, world, role):
    if model in ("cms/page", "cms/pagecontent", "djangocms_versioning/pagecontentversion"):
        ways = {"page": world.pages, "pagecontent": world.contents, "pagecontentversion": world.versions}
        return ways[model.partition("/")[2]](role)
    return world.by_model.get(model, {})


def parts_of(thing, number):
    """Its key, and where the address wants another number the newest row of its history."""
    return (thing.pk,) if number == 1 else (thing.pk, thing.history.latest().history_id)


def list_of(found, world, role):
    """The list of a model, at which the chosen things are to be deleted."""
    things = things_of(found[1], world, role)
    chosen = [thing.pk for thing in things.values()]
    return Case(typed={"action": "delete_selected", ACTION_CHECKBOX_NAME: chosen, "post": "yes"})
