"""Computed values are what ODK Collect would store, and mean what they mean there."""

from __future__ import annotations

import pytest

from tests.engine.kit import Taker, survey

FLAG = """
type               | name | calculation         | relevant
select_multiple cs | m    |                     |
calculate          | f    | selected(${{m}}, 'red') |
text               | q    |                     | {}
text               | last |                     |
"""


@pytest.mark.parametrize(
    "condition",
    [
        "${f}",
        "${f} = 1",
        "${f} = true()",
        "${f} = 'true'",
        "${f} = '1'",
        "${f} != 0",
        "not(not(${f}))",
        "number(${f}) > 0",
    ],
)
def test_a_flag_is_true_when_its_condition_is(condition):
    table = survey(FLAG.format(condition), {"cs": "red blue"})
    assert Taker(table).answer("red").path == "/q"
    assert Taker(table).answer("blue").path == "/last"


def test_a_flag_is_stored_as_one_or_nought_and_reads_as_a_word():
    table = """
    type      | name | label    | calculation
    integer   | i    | How many |
    calculate | f    |          | ${i} > 3
    calculate | t    |          | concat('it is ', ${f})
    calculate | n    |          | ${f} + 1
    text      | last | So: ${f} |
    """
    taker = Taker(survey(table))
    assert taker.answer(5).value("/f") == "1"
    assert taker.value("/t") == "it is true"
    assert taker.value("/n") == "2"
    assert taker.prompt.label == "So: true"
    assert taker.go("/i").answer(1).value("/f") == "0"


@pytest.mark.parametrize(
    ("calculation", "stored"),
    [
        ("${i} * 1.10", "55"),
        ("${i} div 3", "16.6666666666667"),
        ("${i} * 0.121", "6.05"),
        ("100 div (${i} - 50)", ""),
        ("-100 div (${i} - 50)", ""),
        ("sum(/test/nothing)", "0"),
        ("min(/test/nothing)", ""),
        ("if(${i} = 50, true(), false())", "1"),
        ("${i} * 1000000", "50000000"),
    ],
)
def test_a_computed_number_is_stored_as_people_reckon(calculation, stored):
    table = f"""
    type      | name | calculation
    integer   | i    |
    calculate | c    | {calculation}
    text      | last |
    """
    assert Taker(survey(table)).answer(50).value("/c") == stored
