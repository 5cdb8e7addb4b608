"""What each question can hold, as far as the sheets say it: the values on which conditions are tried.

Only questions whose values are known are here. A question that something computes, whose name stands twice or whose
choices come from elsewhere is not: nothing is claimed of conditions on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal

from survey_definitions.engine.moves import ACKNOWLEDGED
from survey_definitions.question_types import TYPES
from survey_definitions.reading.checks.questions import range_of
from survey_definitions.reading.checks.structure import meant
from survey_definitions.reading.sheets import CHOICES, Book, Row
from survey_definitions.reading.types import Type, parse_type

Kind = Literal["one", "several", "whole", "number", "date", "time", "text", "nothing"]
_TYPED: Final[dict[str, Kind]] = {
    "integer": "whole",
    "int": "whole",
    "decimal": "number",
    "date": "date",
    "time": "time",
    "text": "text",
    "string": "text",
}
_STEPS: Final = 200  # of a range
COMPUTED: Final = ("calculation", "trigger")


@dataclass(frozen=True, slots=True)
class Askable:
    """A question with the values it can have.

    `codes` are the choices in their order; of a kind without choices, empty. `more` are values it can begin with.
    `home` are the repeats around it, `order` its place among all rows. `ordered`: several choices are always stored in
    the order of `codes`. `labels` are the codes by what people read, in small letters.
    """

    name: str
    kind: Kind
    row: Row
    order: int
    home: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    listed: str = ""
    ordered: bool = True
    labels: Mapping[str, str] = field(default_factory=dict, hash=False, compare=False)

    @property
    def is_finite(self) -> bool:
        """Whether `codes` are all there is."""
        return self.kind in ("one", "nothing")

    def takes(self, value: str) -> bool:
        """Whether a value has the form that its type wants."""
        shape = TYPES[{"whole": "integer", "number": "decimal"}.get(self.kind, self.kind)].shape
        return shape is None or bool(shape.match(value))


@dataclass(frozen=True, slots=True)
class Possible:
    """The questions by name, and for each row its place: `order` and the repeats around it.

    `waiting` are all questions without any value before they are answered: `order` and row by name. `sure` are the rows
    that everybody meets: nothing hangs on a condition or on a number of entries. `inside` are the rows of each group.
    """

    asked: dict[str, Askable]
    places: dict[int, tuple[int, tuple[int, ...]]]
    waiting: dict[str, tuple[int, int]]
    sure: set[int]
    inside: dict[int, set[int]] = field(default_factory=dict)
    _seen: dict[tuple[int, ...], dict[str, Askable]] = field(default_factory=dict)

    def seen_from(self, row: Row) -> dict[str, Askable]:
        """The questions of which a row sees exactly one value."""
        _, home = self.places.get(row.number, (0, ()))
        if home not in self._seen:
            self._seen[home] = {name: one for name, one in self.asked.items() if home[: len(one.home)] == one.home}
        return self._seen[home]

    def own(self, row: Row) -> Askable | None:
        """The question of a row."""
        found = self.asked.get(row.get("name"))
        return found if found and found.row is row else None


def possible(book: Book) -> Possible:
    """All questions of a book whose values are known."""
    lists, found = book.learnt(choosable), Possible({}, {}, {}, set())
    names: set[str] = set()
    stack: list[tuple[str, int]] = []
    for order, row in enumerate(book.questions()):
        type_ = meant(row)
        home = tuple(number for word, number in stack if word == "repeat")
        found.places[row.number] = (order, home)
        for _, number in stack:
            found.inside.setdefault(number, set()).add(row.number)
        if not (row.get("relevant") or row.get("repeat_count")) and all(number in found.sure for _, number in stack):
            found.sure.add(row.number)
        if type_.kind == "end":
            stack = stack[:-1]
        elif type_.kind == "begin":
            stack.append((type_.word, row.number))
        _learn(found, row, _asked(row, type_, order, home, lists), names)
    return found


def _learn(found: Possible, row: Row, asked: Askable | None, names: set[str]) -> None:
    """Note a question by its name; of a name that stands twice, nothing is known."""
    name = row.get("name")
    if name in names:
        found.asked.pop(name, None)
        found.waiting.pop(name, None)
    elif name:
        if asked:
            found.asked[name] = asked
        if meant(row).kind == "question" and not any(row.get(column) for column in ("default", *COMPUTED)):
            found.waiting[name] = (found.places[row.number][0], row.number)
    names.add(name)


@dataclass
class Choosable:
    """The choices of a list in their order, and by what people read."""

    codes: dict[str, None] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The codes as all questions of the list have them."""
        return tuple(self.codes)


def choosable(book: Book) -> dict[str, Choosable]:
    """The lists on the sheet of choices."""
    found: dict[str, Choosable] = {}
    for row in book.rows(CHOICES):
        if code := row.get("name"):
            listed = found.setdefault(row.get("list_name"), Choosable())
            listed.codes[code] = None
            for cell in row.all("label"):
                listed.labels.setdefault(cell.text.casefold(), code)
    return found


def _asked(row: Row, type_: Type, order: int, home: tuple[int, ...], lists: dict[str, Choosable]) -> Askable | None:
    default = row.get("default")
    if type_.kind != "question" or any(row.get(column) for column in COMPUTED) or "${" in default or "(" in default:
        return None
    more = (default,) if default else ()
    name = row.get("name")
    if type_.is_select and type_.list in lists and type_.word != "rank" and "external" not in type_.word:
        listed = lists[type_.list]
        codes = (*listed.names, "other") if type_.or_other else listed.names
        ordered = "randomize" not in row.get("parameters")
        kind: Kind = "several" if type_.is_multiple else "one"
        return Askable(name, kind, row, order, home, codes, more, type_.list, ordered, listed.labels)
    if type_.word == "acknowledge":
        return Askable(name, "one", row, order, home, (ACKNOWLEDGED,), more)
    if type_.word == "note":
        return Askable(name, "nothing", row, order, home, (), more)
    if type_.word == "range":
        codes = tuple(steps_of(row))
        return Askable(name, "one", row, order, home, codes, more) if codes else None
    typed = _TYPED.get(type_.word)
    return Askable(name, typed, row, order, home, (), more) if typed else None


def steps_of(row: Row) -> Iterator[str]:
    """The values of a range; none when they are too many or it is at fault."""
    bounds = range_of(row.get("parameters"))
    if bounds is None:
        return
    first, last, step = bounds
    count = int(abs(last - first) / abs(step) + 1e-9) if step else _STEPS + 1
    if count <= _STEPS:
        sign = 1 if last >= first else -1
        yield from (f"{round(first + sign * abs(step) * n, 9):g}" for n in range(count + 1))


def is_required(row: Row) -> bool:
    """Whether an answer must be given, whatever is answered elsewhere."""
    return row.get("required").lower() in ("yes", "true", "true()") and parse_type(row.get("type")).kind == "question"
