"""What is claimed of conditions, beside what comes of them: no answer makes true what is called never true."""

from __future__ import annotations

import json
import random

import pytest

from survey_definitions.reading.checks.expressions import compiled_cell
from survey_definitions.reading.checks.possible import possible
from survey_definitions.reading.checks.truths import Given, truth_of
from survey_definitions.reading.pipeline import read_book
from survey_definitions.xpath import Environment, Node
from tests.engine.kit import NOW, rows

SURVEY = """
type | name | label | constraint
select_one l | one | One
select_multiple l | many | Many
integer | whole | Whole | . > 0 and . < 4
decimal | number | Number | . >= 2.5
date | day | Day
text | text | Text
time | clock | Clock
"""
CODES = ("1", "2", "x", "y")
FIXED = ("0", "1", "2.5", "3", "-1", "'1'", "'x'", "'1 2'", "'2 1'", "''", "'x y'", "date('2020-02-29')", "today()")
DAYS = ("2020-02-28", "2020-02-29", "2020-03-01", "2026-03-09", "2026-03-10", "1999-12-31")
NAMES = ("one", "many", "whole", "number", "day", "text", "clock")
LIMITED = {"whole": ("1", "2", "3"), "number": ("2.5", "2.75", "7")}
SIGNS = ("=", "!=", "<", "<=", ">", ">=")


def leaf(rng: random.Random) -> str:
    name = rng.choice(NAMES[:-1])
    side = f"${{{name}}}"
    kind = rng.random()
    if kind < 0.15:
        return f"selected({side}, '{rng.choice((*CODES, 'z'))}')"
    if kind < 0.3:
        measure = rng.choice(("count-selected", "string-length", "count", "number", "string"))
        return f"{measure}({side}) {rng.choice(SIGNS)} {rng.choice(('0', '1', '2', '3'))}"
    if kind < 0.35:
        return side
    if kind < 0.5:
        return (
            f"{side} {rng.choice(SIGNS)} ${{{rng.choice(('one', 'whole', 'number', 'day', 'text', 'many', 'clock'))}}}"
        )
    pair = [side, rng.choice(FIXED)]
    rng.shuffle(pair)
    return f"{pair[0]} {rng.choice(SIGNS)} {pair[1]}"


def condition(rng: random.Random, depth: int = 2) -> str:
    if not depth or rng.random() < 0.2:
        return leaf(rng)
    parts = [condition(rng, depth - 1) for _ in range(2)]
    shape = rng.choice(("({} and {})", "({} or {})", "not({} and {})", "if({}, {}, ${{one}} = 'x')"))
    return shape.format(*parts)


def answer(rng: random.Random, name: str, *, limited: bool) -> str | None:
    """Something that can be answered; empty for nothing, None where the question is not asked."""
    if rng.random() < 0.15:
        return rng.choice(("", None))
    if limited and name in LIMITED:
        return rng.choice(LIMITED[name])
    return {
        "one": lambda: rng.choice(CODES),
        "many": lambda: " ".join(code for code in CODES if rng.random() < 0.5),
        "whole": lambda: str(rng.randint(-3, 6)),
        "number": lambda: str(rng.randint(-8, 14) / 4),
        "day": lambda: rng.choice(DAYS),
        "clock": lambda: rng.choice(("08:00:00.000+07:00", "12:30:00.000Z")),
        "text": lambda: rng.choice(("1", "x", "xy", "1 2", "2.5", "abc", "2020-02-29", "0")),
    }[name]()


@pytest.mark.parametrize("seed", [*range(5), 116])
def test_no_answer_contradicts_what_is_claimed_of_a_condition(seed):
    rng = random.Random(seed)
    sheets = {"survey": rows(SURVEY), "choices": [{"list_name": "l", "name": code, "label": code} for code in CODES]}
    known, limited = possible(read_book(json.dumps(sheets).encode())), bool(seed % 2)
    constraints = {name: compiled_cell(one.row.get("constraint")) for name, one in known.asked.items() if limited}
    given = Given(known.asked, {name: found.tree for name, found in constraints.items() if found})
    settled = 0
    for _ in range(60):
        text = condition(rng)
        expression = compiled_cell(text)
        assert expression is not None, text
        claimed = truth_of(expression.tree, given)
        settled += not (claimed.yes and claimed.no)
        for _ in range(40):
            top = Node("nobody")
            answers = {name: answer(rng, name, limited=limited) for name in known.asked}
            for name, value in answers.items():
                top.add(f"r·{name}", value or "").live = value is not None
            found = expression.boolean(Environment(top, NOW, ""), top)
            assert claimed.yes if found else claimed.no, (text, answers)
    assert settled
