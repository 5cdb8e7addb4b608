"""Groups and repeats, and names used twice in one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from survey_definitions import limits
from survey_definitions.problems import Problem
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import SURVEY, Book, Row
from survey_definitions.reading.types import parse_type


@dataclass(slots=True)
class _Open:
    """A group that is not ended yet; `names` are those in it, with their rows."""

    word: str
    row: Row
    names: dict[str, Row] = field(default_factory=dict)


def check_structure(book: Book) -> Iterator[Problem]:
    """Beginnings without ends, ends without beginnings, names used twice."""
    stack = [_Open("", Row(1, ()))]
    for row in book.questions():
        asked = parse_type(row.get("type"))
        if asked.kind == "end":
            yield from _end(row, asked.word, stack)
            continue
        yield from _name(row, stack[-1])
        if asked.kind == "begin":
            stack.append(_Open(asked.word, row))
            if len(stack) - 1 > limits.NESTING:
                yield problem("too_deep", SURVEY, row, "type", limit=str(limits.NESTING))
    for group in stack[1:]:
        text = group.row.get("type")
        yield problem(
            "unclosed", SURVEY, group.row, "type", text=text, name=group.row.get("name"), end=f"end_{group.word}"
        )


def _end(row: Row, word: str, stack: list[_Open]) -> Iterator[Problem]:
    if len(stack) > 1 and stack[-1].word == word:
        stack.pop()
        return
    if len(stack) > 1:
        begun = stack[-1]
        hint = f"“{begun.row.get('name')}” from row {begun.row.number} ends with “end_{begun.word}”."
        stack.pop()
    else:
        hint = f"Remove it, or add “begin_{word}” before it."
    yield problem("unmatched_end", SURVEY, row, "type", text=row.get("type"), type=row.get("type"), hint=hint)


def _name(row: Row, group: _Open) -> Iterator[Problem]:
    name = row.get("name")
    if not name:
        return
    if name in group.names:
        other = str(group.names[name].number)
        yield problem("duplicate_name", SURVEY, row, "name", text=name, name=name, other=other)
    group.names.setdefault(name, row)
