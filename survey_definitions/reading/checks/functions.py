"""Functions that can be read, and are given something else than they want: they would have no value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from survey_definitions.problems import Problem
from survey_definitions.reading.checks.expressions import compiled_cells, referred
from survey_definitions.reading.checks.leaves import as_written, name_of
from survey_definitions.reading.checks.structure import meant
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import SURVEY, Book
from survey_definitions.xpath.analysis import parts
from survey_definitions.xpath.syntax import FunctionCall, Number, Syntax, TextLiteral

_CHOICE_NAME, _INDEXED, _REGEX = "jr:choice-name", "indexed-repeat", "regex"
_PAIR: Final = 2


def check_functions(book: Book) -> Iterator[Problem]:
    """`jr:choice-name()` without quotes, `indexed-repeat()` without a repeat, `regex()` the wrong way round."""
    for row, cell, expression in compiled_cells(book):
        for call in parts(expression.tree):
            if not isinstance(call, FunctionCall):
                continue
            code, near = "", ""
            if call.name == _CHOICE_NAME:
                code, near = "unquoted_question", _quoted(call)
            elif call.name == _REGEX:
                code, near = "swapped_pattern", _turned(call)
            elif call.name == _INDEXED:
                code, near = "indexed_repeat", _indexed(call, book.learnt(_repeats))
            if near:
                place = (SURVEY, row, cell.header)
                yield problem(code, *place, {"near": near}, text=cell.text, severity="warning")


def _quoted(call: FunctionCall) -> str:
    """The call as it is to be written; empty for one that is right."""
    if len(call.args) != _PAIR or not (name := referred(call.args[1])):
        return ""
    return as_written(FunctionCall(call.name, (call.args[0], TextLiteral(f"${{{name}}}")), 0))


def _turned(call: FunctionCall) -> str:
    """The call with its pattern at the second place, where it stands at the first; else empty."""
    if len(call.args) != _PAIR or not isinstance(call.args[0], TextLiteral) or not name_of(call.args[1]):
        return ""
    return as_written(FunctionCall(call.name, (call.args[1], call.args[0]), 0))


def _indexed(call: FunctionCall, repeats: dict[str, str]) -> str:
    """An example of the call as it is to be written; empty for one that is right."""
    args = call.args
    right = len(args) > _PAIR and len(args) % _PAIR == 1 and all(_is_repeat(one, repeats) for one in args[1::2])
    if right and not any(isinstance(one, Number) and one.value < 1 for one in args[2::2]):
        return ""
    asked = referred(args[0]) if args else ""
    repeat = repeats.get(asked, "") or next(iter(repeats.values()), "repeat")
    return f"{_INDEXED}(${{{asked or 'name'}}}, ${{{repeat}}}, 1)"


def _is_repeat(part: Syntax, repeats: dict[str, str]) -> bool:
    """Whether an argument is a repeat; one that is written as a path is not judged."""
    return not isinstance(part, TextLiteral | Number) and (not referred(part) or referred(part) in repeats.values())


def _repeats(book: Book) -> dict[str, str]:
    """The questions inside repeats, each with the innermost one; a repeat stands for itself."""
    found: dict[str, str] = {}
    open_: list[str] = []
    for row in book.questions():
        kind, name = meant(row), row.get("name")
        if kind.kind == "end":
            open_ = open_[:-1]
        elif kind.kind == "begin":
            open_.append(name if kind.word == "repeat" else open_[-1] if open_ else "")
        if open_ and open_[-1] and name:
            found.setdefault(name, open_[-1])
    return found
