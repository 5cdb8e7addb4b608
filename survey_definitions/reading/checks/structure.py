"""Groups and repeats, and names used twice in one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from survey_definitions import limits
from survey_definitions.problems import Problem
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import SURVEY, Book, Row
from survey_definitions.reading.types import Type, parse_type
from survey_definitions.reading.words import nearest

STRUCTURE: Final = ("begin_group", "end_group", "begin_repeat", "end_repeat")
_ALIKE = 0.8


@dataclass(slots=True)
class _Open:
    """A group that is not ended yet; `names` are those in it, with their rows."""

    word: str
    row: Row
    names: dict[str, Row] = field(default_factory=dict)
    folded: dict[str, Row] = field(default_factory=dict)
    rows: int = 0


def check_structure(book: Book) -> Iterator[Problem]:
    """Beginnings without ends, ends without beginnings, names used twice."""
    stack = [_Open("", Row(1, ()))]
    for row in book.questions():
        asked = meant(row)
        if asked.kind == "end":
            yield from _end(row, asked.word, stack)
            continue
        stack[-1].rows += bool(row.get("type"))
        yield from _name(row, stack[-1])
        if asked.kind == "begin":
            stack.append(_Open(asked.word, row))
            if len(stack) - 1 > limits.NESTING:
                yield problem("too_deep", SURVEY, row, "type", limit=str(limits.NESTING))
    for group in reversed(stack[1:]):  # the innermost first, as they have to be ended
        yield _unclosed(group)
    yield from _repeats(book)


def meant(row: Row) -> Type:
    """The type of a row; a misspelt beginning or end counts as what is meant, so that its twin is not at fault."""
    return _meant(row.get("type"))


@lru_cache(maxsize=1024)
def _meant(text: str) -> Type:
    asked = parse_type(text)
    near = nearest(asked.word, STRUCTURE, _ALIKE) if asked.kind == "question" and not asked.list else ""
    return parse_type(near) if near else asked


def _unclosed(group: _Open, before: Row | None = None) -> Problem:
    """A group without its end; `before` is the row at which something around it ends."""
    text, name, end = group.row.get("type"), group.row.get("name"), f"end_{group.word}"
    advice, other = ("wrong_order", str(before.number)) if before else ("", "")
    return problem("unclosed", SURVEY, group.row, "type", text=text, name=name, end=end, other=other, advice=advice)


def _end(row: Row, word: str, stack: list[_Open]) -> Iterator[Problem]:
    """One mistake each: an end that is missing inside, an end of the wrong kind, or one too many."""
    if any(group.word == word for group in stack[1:]):
        while stack[-1].word != word:
            yield _unclosed(stack.pop(), row)
        ended = stack.pop()
        if not ended.rows:
            name = ended.row.get("name")
            yield problem(
                "empty_group", SURVEY, ended.row, "type", text=ended.row.get("type"), severity="warning", name=name
            )
        return
    text, params = row.get("type"), {"type": row.get("type"), "begin": f"begin_{word}"}
    if len(stack) == 1:
        yield problem("unmatched_end", SURVEY, row, "type", params, text=text)
        return
    begun = stack.pop()
    params |= {"end": f"end_{begun.word}", "name": begun.row.get("name"), "other": str(begun.row.number)}
    yield problem("unmatched_end", SURVEY, row, "type", params, text=text, advice="wrong_end")


def _name(row: Row, group: _Open) -> Iterator[Problem]:
    name = row.get("name")
    if not name:
        return
    twin = group.folded.get(name.casefold())
    if name in group.names:
        other = str(group.names[name].number)
        yield problem("duplicate_name", SURVEY, row, "name", text=name, name=name, other=other)
    elif twin is not None:
        other = str(twin.number)
        yield problem("similar_name", SURVEY, row, "name", text=name, severity="warning", name=name, other=other)
    group.names.setdefault(name, row)
    group.folded.setdefault(name.casefold(), row)


def _repeats(book: Book) -> Iterator[Problem]:
    """A repeat's name must be the only one of its kind in the survey, not only in its group."""
    seen: dict[str, tuple[Row, int]] = {}
    around = [0]
    for row in book.questions():
        name, asked = row.get("name"), meant(row)
        if asked.kind == "end":
            around = around[:-1] or [0]
        elif asked.kind == "begin":
            if name and asked.word == "repeat":
                other, place = seen.setdefault(name, (row, around[-1]))
                if other is not row and place != around[-1]:  # in the same group the plain check speaks of them
                    params = {"name": name, "other": str(other.number)}
                    yield problem("duplicate_repeat", SURVEY, row, "name", params, text=name)
            around.append(row.number)
