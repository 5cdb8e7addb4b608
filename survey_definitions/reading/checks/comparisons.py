"""Parts of conditions that are never true, or always, or seldom what is meant: each with the way to write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.checks.constants import fixed_text
from survey_definitions.reading.checks.content import worthless
from survey_definitions.reading.checks.leaves import (
    COMPARING,
    SELECTED,
    SELF,
    as_written,
    compared,
    every_part,
    leaves,
    name_of,
    operands,
    pair,
    subject,
)
from survey_definitions.reading.checks.possible import Askable
from survey_definitions.reading.checks.truths import OPEN, Given, Truth, truth_of
from survey_definitions.reading.checks.values import DIGITS
from survey_definitions.reading.messages import worded
from survey_definitions.reading.sheets import SURVEY, Cell, Row
from survey_definitions.reading.words import nearest
from survey_definitions.xpath.syntax import FunctionCall, Number, Operation, Syntax, TextLiteral

_ALWAYS: Final = Truth(yes=True, no=False)
_ARITHMETIC: Final = ("+", "-", "*", "div", "mod")
_NUMBER: Final = re.compile(r"-?(\d+(\.\d*)?|\.\d+)\Z", re.ASCII)
_CONDITIONS: Final = ("relevant", "constraint", "required", "read_only")


@dataclass(frozen=True, slots=True)
class CellScene:
    """A cell, and what it looks at."""

    row: Row
    cell: Cell
    given: Given

    def warned(self, code: str, *, advice: str = "", sentence: str = "", **params: str) -> Problem:
        """A warning at this cell."""
        place = (SURVEY, self.row, self.cell.header)
        return worded(code, place, params, text=self.cell.text, severity="warning", advice=advice, sentence=sentence)


def check_parts(scene: CellScene, tree: Syntax) -> Iterator[Problem]:
    """What is odd about the parts of an expression, each told once."""
    found: dict[tuple[str, str], Problem] = {}
    for part in every_part(tree):
        for one in _check(scene, part):
            found.setdefault((one.code, one.message), one)
    for leaf in leaves(tree) if scene.cell.column in _CONDITIONS else ():
        for one in _check_alone(scene, leaf):
            found.setdefault((one.code, one.message), one)
    yield from found.values()


def _check(scene: CellScene, part: Syntax) -> Iterator[Problem]:
    if isinstance(part, Operation) and part.rest[0][0] in ("and", "or"):
        yield from _check_fixed(scene, part)
    elif isinstance(part, Operation) and part.rest[0][0] in _ARITHMETIC:
        yield from _check_reckoning(scene, part)
    elif isinstance(part, Operation | FunctionCall) and (found := compared(part)):
        yield from _check_comparison(scene, part, *found)
    elif isinstance(part, Operation) and (two := pair(part)):
        yield from _check_pair(scene, part, two[0], two[2])


# -- what is compared


def _check_comparison(scene: CellScene, part: Syntax, side: Syntax, sign: str, fixed: Syntax) -> Iterator[Problem]:
    asked = scene.given.asked.get(subject(side))
    if asked is None or _is_nothing(part, fixed):
        return  # whether there is an answer at all is a question of its own
    truth = truth_of(part, scene.given)
    if asked.kind == "date" and isinstance(fixed, Number) and name_of(side):
        near = as_written(_of_year(part, side))
        yield scene.warned("year_of_date", part=as_written(part), near=near)
    elif truth == _ALWAYS and scene.cell.column == "constraint":
        pass  # what bounds an answer may say more than is needed
    elif truth != OPEN:
        yield _settled(scene, part, asked, truth, (side, fixed))
    elif asked.kind == "several" and name_of(side) and _is_one_alone(part, sign, fixed):
        near = f"selected({as_written(side)}, {as_written(fixed)})"
        near = f"not({near})" if sign == "!=" else near
        yield scene.warned("only_choice", part=as_written(part), near=near)


def _check_pair(scene: CellScene, part: Operation, name: str, other: str) -> Iterator[Problem]:
    """Two questions that are compared: a day with a number, or what never is equal, less or more."""
    one, another = scene.given.asked.get(name), scene.given.asked.get(other)
    if one is None or another is None:
        return
    truth, kinds = truth_of(part, scene.given), {one.kind, another.kind}
    if "date" in kinds and any(map(_is_number, (one, another))):
        side = part.first if one.kind == "date" else part.rest[0][1]
        yield scene.warned("year_of_date", part=as_written(part), near=as_written(_of_year(part, side)))
    elif truth != OPEN and not (truth.yes and scene.cell.column == "constraint"):
        code = "always_true" if truth.yes else "never_true"
        params = {"part": as_written(part), "question": _called(scene, one), "other": _called(scene, another)}
        advice, params["near"] = ("write_time", _as_time(part)) if kinds == {"time"} else ("", "")
        yield scene.warned(code, sentence=f"{code}_two", advice=advice, **params)


def _is_number(asked: Askable) -> bool:
    return asked.kind in ("whole", "number") or (asked.kind == "one" and all(map(_NUMBER.match, asked.codes)))


def _of_year(part: Syntax, side: Syntax) -> Syntax:
    """The same comparison, of the year."""
    if part == side:
        return FunctionCall("format-date", (side, TextLiteral("%Y")), 0)
    if isinstance(part, Operation):
        return Operation(_of_year(part.first, side), tuple((sign, _of_year(one, side)) for sign, one in part.rest))
    return part


def _is_nothing(part: Syntax, fixed: Syntax) -> bool:
    """Whether something fixed is empty, or has no value, of which the author is told elsewhere."""
    return not fixed_text(fixed).strip() or any(worthless(part))


def _is_one_alone(part: Syntax, sign: str, fixed: Syntax) -> bool:
    """Whether one choice is compared with all that is chosen."""
    words = fixed.value.split() if isinstance(fixed, TextLiteral) else [as_written(fixed)]
    return isinstance(part, Operation) and sign in ("=", "!=") and len(words) == 1


def _settled(scene: CellScene, part: Syntax, asked: Askable, truth: Truth, sides: tuple[Syntax, Syntax]) -> Problem:
    """A comparison that comes out the same whatever is answered."""
    side, fixed = sides
    counted = isinstance(side, FunctionCall) and side.name == "count"
    if counted and asked.kind == "several":
        near = as_written(part).replace("count(", "count-selected(", 1)
        return scene.warned("count_of_one", part=as_written(part), near=near)
    value = fixed.value.strip() if isinstance(fixed, TextLiteral) else as_written(fixed)
    direct = not isinstance(side, FunctionCall) and isinstance(fixed, TextLiteral | Number)
    if asked.listed and direct and (not isinstance(part, Operation) or part.rest[0][0] in ("=", "!=")):
        return _no_choice(scene, part, asked, truth, value)
    params = {"part": as_written(part), "question": _called(scene, asked)}
    if (
        subject(side) in scene.given.limits
        and truth_of(part, Given(scene.given.asked, seen=scene.given.seen)).yes != truth.yes
    ):
        params |= {"row": str(asked.row.number), "limit": asked.row.get("constraint")}
        return scene.warned("never_true", sentence="never_true_limit", **params)
    code = "always_true" if truth.yes else "never_true"
    if asked.kind == "time":
        return scene.warned(code, advice="write_time", near=_as_time(part), **params)
    advice = "as_text" if code == "never_true" and fits_a_text(scene, part, subject(side)) else ""
    return scene.warned(code, advice=advice, **params)


def _as_time(part: Syntax) -> str:
    """A comparison of a time of day as it is to be written."""
    if isinstance(part, Operation):
        sides = [FunctionCall("decimal-time", (one,), 0) for one in operands(part)]
        return as_written(Operation(sides[0], ((part.rest[0][0], sides[1]),)))
    return as_written(part)


def fits_a_text(scene: CellScene, tree: Syntax, name: str) -> bool:
    """Whether a whole number cannot be long enough for a condition, and a text could."""
    asked = scene.given.asked.get(name)
    if asked is None or asked.kind != "whole":
        return False
    long = replace(asked, kind="text")
    return any(map(_is_long, every_part(tree))) and truth_of(tree, Given({**scene.given.asked, name: long})).yes


def _is_long(part: Syntax) -> bool:
    """Whether it asks for more signs than a whole number has."""
    found = compared(part)
    if found is None:
        return isinstance(part, FunctionCall) and part.name == "regex"
    text = fixed_text(found[2])
    return len(text) > DIGITS or (isinstance(found[0], FunctionCall) and text.isdigit() and int(text) > DIGITS)


def _no_choice(scene: CellScene, part: Syntax, asked: Askable, truth: Truth, value: str) -> Problem:
    """A choice that its list does not have, or several in another order than that in which they are kept."""
    words = re.split(r"[\s,;]+", value)
    if isinstance(part, FunctionCall) and len(words) > 1 and set(words) <= set(asked.codes):
        near = " and ".join(as_written(FunctionCall("selected", (part.args[0], TextLiteral(one)), 0)) for one in words)
        return scene.warned("selected_several", part=as_written(part), near=near)
    if asked.kind == "several" and len(words) > 1 and set(words) <= set(asked.codes):
        near = " ".join(code for code in asked.codes if code in words)
        return scene.warned("choice_order", part=as_written(part), near=as_written(TextLiteral(near)))
    wrong = next((word for word in words if word not in asked.codes), value) if asked.kind == "several" else value
    near = asked.labels.get(wrong.casefold(), "") or nearest(wrong, asked.codes)
    params = {"question": _called(scene, asked), "value": wrong, "list": asked.listed, "near": near}
    sentence = "no_such_choice_unequal" if truth.yes else ""
    return scene.warned("no_such_choice", sentence=sentence, advice="near_choice" if near else "", **params)


def _called(scene: CellScene, asked: Askable) -> str:
    return asked.name or scene.row.get("name")


# -- what stands alone


def _check_fixed(scene: CellScene, tree: Operation) -> Iterator[Problem]:
    """`${a} = 'x' or 'y'`: a text or a number among conditions says nothing of an answer."""
    before: Syntax | None = None
    for operand in operands(tree):
        if isinstance(operand, TextLiteral | Number):
            near = _completed(before, operand)
            advice = "write_near" if near else ""
            yield scene.warned("bare_value", part=as_written(operand), near=near, advice=advice)
        before = operand if compared(operand) else before


def _completed(before: Syntax | None, value: Syntax) -> str:
    """What is meant by a value that stands beside a comparison."""
    if isinstance(before, Operation) and before.rest[0][0] in COMPARING:
        return as_written(Operation(before.first, ((before.rest[0][0], value),)))
    if isinstance(before, FunctionCall) and before.name in SELECTED:
        return as_written(FunctionCall(before.name, (before.args[0], value), 0))
    return ""


def _check_alone(scene: CellScene, leaf: Syntax) -> Iterator[Problem]:
    """`${a}` alone asks whether the question is shown, not what is answered."""
    name = name_of(leaf)
    if name and name != SELF and name in scene.given.asked:
        yield scene.warned("truth_of_answer", part=as_written(leaf), near=f"{as_written(leaf)} != ''")


# -- reckoning with what is no number


def _check_reckoning(scene: CellScene, tree: Operation) -> Iterator[Problem]:
    for operand in operands(tree):
        asked = scene.given.asked.get(name_of(operand))
        if asked and asked.kind in ("one", "several") and not any(map(_NUMBER.match, (*asked.codes, *asked.more))):
            params = {"part": as_written(tree), "question": _called(scene, asked), "value": asked.codes[0]}
            yield scene.warned("not_a_number", **params)
            return
