"""Whatever an address asks of a list, an archive, a calendar, there is a page."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.projects.listed import ARCHIVE, CALENDAR, EVENTS

pytestmark = pytest.mark.django_db

NAMES = ["pagina", "azione", "tipo", "anno", "mese"]
WORST = [
    "0",
    "-1",
    "٢",
    "1e9",
    "9" * 10_000,
    "è" * 10_000,
    "\x00",
    "\r\nSet-Cookie: a=b",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}",
    "0000-00",
    "1000-01",
    "9999-12",
]
ODD = st.one_of(
    st.text(max_size=60),
    st.integers().map(str),
    st.dates().map("{:%Y-%m}".format),
    st.sampled_from(["evento", "formazione", "2018", "2018-05", *WORST]),
)
asked = given(parameters=st.dictionaries(st.sampled_from(NAMES), st.lists(ODD, min_size=1, max_size=3)))
patient = settings(
    max_examples=40, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

each_list = pytest.mark.parametrize("address", [EVENTS, ARCHIVE, CALENDAR])


@each_list
@patient
@asked
def test_there_is_a_page_whatever_is_asked(client, address, parameters):
    answer = client.get(address, parameters)

    assert answer.status_code == 200
    assert 'data-element="page-name"' in answer.content.decode()


@each_list
@pytest.mark.parametrize("value", WORST, ids=range(len(WORST)))
def test_the_worst_is_neither_repeated_nor_taken_for_a_choice(client, address, value):
    html = client.get(address, dict.fromkeys(NAMES, value)).content.decode()

    assert "noindex" not in html
    assert "<script>alert" not in html
    assert "9999999" not in html
