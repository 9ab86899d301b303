"""Every address of staff, asked by everybody: what comes of it stands in a table that people wrote and keep.

The table says for each role what GET and POST come to. A new address fails here until somebody decides who may use it.
"""

from pathlib import Path

import pytest

from tests.factories import AdministratorFactory, PublisherFactory, StaffFactory, WriterFactory
from tests.site.permission_walk import Person, walk
from tests.site.permission_world import World
from tests.site.public_state import Guard

TABLE = Path(__file__).parent / "permission_table.txt"
ROLES = ("anonymous", "no group", "Redazione", "Pubblicazione", "administrator")


@pytest.fixture
def steps(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    people = {
        "administrator": AdministratorFactory(username="amministra"),
        "Pubblicazione": PublisherFactory(username="pubblica"),
        "Redazione": WriterFactory(username="scrive"),
        "no group": StaffFactory(username="nessuno"),
    }
    world = World(people | {"anonymous": StaffFactory(username="altri")})
    persons = {role: Person(user) for role, user in people.items()} | {"anonymous": Person()}
    return list(walk(world, persons, Guard()))


def line(place, outcomes):
    return "  ".join([place, *(outcomes[role] for role in ROLES)])


def written_lines():
    lines = TABLE.read_text().splitlines()
    return {"  ".join(cells(text)) for text in lines if text and not text.startswith("#")}


def cells(text):
    """The words of a line, between which stand two spaces or more."""
    return [cell.strip() for cell in text.split("  ") if cell.strip()]


@pytest.mark.timeout(900)  # five thousand requests: two minutes on a calm machine
@pytest.mark.with_coverage
@pytest.mark.django_db
def test_every_address_of_staff_answers_everybody_as_the_table_says(steps):
    found = {}
    for step in steps:
        found.setdefault(f"{step.address}  {step.thing or '·'}", {})[step.role] = step.outcome
    answers = {line(place, outcomes) for place, outcomes in found.items()}
    written = written_lines()

    to_decide = [f"it answers now: {text}" for text in sorted(answers - written)]
    to_decide += [f"the table says: {text}" for text in sorted(written - answers)]

    assert to_decide == [], "Decide who may do this, and write it into tests/site/permission_table.txt"
    assert [step for step in steps if step.touched] == []
