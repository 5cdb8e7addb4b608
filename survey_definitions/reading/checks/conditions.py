"""Conditions and constraints that say something else than they seem to: never true, always true, asked too early."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from survey_definitions.problems import Problem, Severity
from survey_definitions.reading.checks.alike import FoundAlike
from survey_definitions.reading.checks.comparisons import CellScene, check_parts, fits_a_text
from survey_definitions.reading.checks.constants import fixed_text
from survey_definitions.reading.checks.content import worthless
from survey_definitions.reading.checks.expressions import compiled_cell, compiled_cells
from survey_definitions.reading.checks.leaves import SELF, compared, every_part, leaves, name_of
from survey_definitions.reading.checks.possible import Possible, is_required, possible
from survey_definitions.reading.checks.structure import meant
from survey_definitions.reading.checks.truths import Given, Truth, is_always_empty, truth_of
from survey_definitions.reading.messages import problem, worded
from survey_definitions.reading.sheets import SURVEY, Book, Cell, Row
from survey_definitions.xpath.syntax import Number, Operation, Syntax

_CONDITIONS: Final = ("relevant", "constraint", "choice_filter")
_ERROR: Severity = "error"
_WARNING: Severity = "warning"
_YES: Final = ("yes", "true", "true()")


def check_conditions(book: Book) -> Iterator[Problem]:
    """Everything that trying all kinds of answers shows of the expressions in a book."""
    judge = _Judge.of(book)
    for row, cell, expression in compiled_cells(book):
        scene = judge.scene(row, cell)
        told = judge.parts(scene, expression.tree)
        yield from told
        if cell.column in _CONDITIONS and not any(worthless(expression.tree)):
            yield from judge.whole(scene, expression.tree, told)
            yield from judge.too_early(scene, expression.tree)
        elif cell.column == "repeat_count" and not judge.has_entries(scene, expression.tree):
            yield scene.warned("no_entries", name=row.get("name"))
        elif cell.column == "calculation" and is_always_empty(expression.tree, scene.given):
            yield scene.warned("always_empty", name=row.get("name"))
    yield from judge.together(book)
    yield from judge.notes(book)
    yield from judge.defaults()


def reached(book: Book) -> Iterator[Row]:
    """The rows that somebody may reach: neither they nor a group around them have a condition that is never true."""
    judge, hidden = _Judge.of(book), [False]
    for row in book.questions():
        kind = meant(row).kind
        if kind == "end":
            hidden = hidden[:-1] or [False]
            continue
        never = hidden[-1] or judge.is_never(row)
        if not never:
            yield row
        if kind == "begin":
            hidden.append(never)


@dataclass(frozen=True, slots=True)
class _Judge:
    """What there is to know of a book; `limits` are the constraints by question."""

    possible: Possible
    limits: dict[str, Syntax]
    seen: FoundAlike[Truth] = field(default_factory=FoundAlike)
    fine: set[Hashable] = field(default_factory=set)  # sorts of expressions whose parts have nothing odd about them

    @classmethod
    def of(cls, book: Book) -> _Judge:
        """Learn what each question can hold."""
        known = book.learnt(possible)
        found = ((name, compiled_cell(one.row.get("constraint"))) for name, one in known.asked.items())
        return cls(known, {name: expression.tree for name, expression in found if expression})

    def scene(self, row: Row, cell: Cell) -> CellScene:
        """What a cell of a row looks at."""
        asked, own = self.possible.seen_from(row), self.possible.own(row)
        if cell.column == "constraint" and own:
            return CellScene(row, cell, Given(ChainMap({SELF: own}, asked), self.limits, seen=self.seen))
        return CellScene(row, cell, Given(asked, self.limits, seen=self.seen))

    def parts(self, scene: CellScene, tree: Syntax) -> list[Problem]:
        """What is odd about the parts of an expression; of those that are alike, nothing or something each."""
        sort = (scene.cell.column, scene.given.sort_of(tree))
        told = [] if sort in self.fine else list(check_parts(scene, tree))
        if not told:
            self.fine.add(sort)
        return told

    def has_entries(self, scene: CellScene, tree: Syntax) -> bool:
        """Whether a number of entries can be one or more."""
        return truth_of(Operation(tree, ((">=", Number(1.0)),)), scene.given).yes

    def together(self, book: Book) -> Iterator[Problem]:
        """Conditions that nobody meets who meets that of a group around them."""
        around: list[tuple[Row, Syntax] | None] = []
        for row in book.questions():
            kind = meant(row).kind
            if kind == "end":
                around = around[:-1]
                continue
            found = next(((cell, one) for cell in row.all("relevant") if (one := compiled_cell(cell.text))), None)
            own = (row, found[1].tree) if found else None
            if found and any(around):
                yield from self._apart(self.scene(row, found[0]), found[1].tree, around)
            if kind == "begin":
                around.append(own)

    def _apart(self, scene: CellScene, tree: Syntax, around: list[tuple[Row, Syntax] | None]) -> Iterator[Problem]:
        """Whether each condition can be met, and both together cannot; the nearest group is told."""
        for other in reversed([one for one in around if one]):
            both = Operation(other[1], (("and", tree),))
            alone = truth_of(tree, scene.given).yes and truth_of(other[1], scene.given).yes
            if alone and not truth_of(both, scene.given).yes:
                params = {"row": str(other[0].number), "name": scene.row.get("name") or scene.row.get("type")}
                yield scene.warned("never_together", **params)
                return

    def is_never(self, row: Row) -> bool:
        """Whether the condition of a row is never true."""
        for cell in row.all("relevant"):
            expression = compiled_cell(cell.text)
            if expression is not None:
                return not truth_of(expression.tree, self.scene(row, cell).given).yes
        return False

    def whole(self, scene: CellScene, tree: Syntax, told: list[Problem]) -> Iterator[Problem]:
        """A condition that is the same whatever is answered, unless one of its parts says why."""
        truth, row, column = truth_of(tree, scene.given), scene.row, scene.cell.column
        name = row.get("name") or row.get("type")
        if not truth.yes and column == "constraint":
            yield self._refuses_all(scene, tree, name)
        elif not truth.yes and column == "choice_filter" and row.get("required").lower() in _YES:
            yield scene.warned("empty_choices", name=name)
        elif not truth.yes and column == "relevant" and not told:
            yield scene.warned("never_relevant", name=name)
        elif not truth.no and column != "choice_filter" and not told and _says_something(tree):
            yield scene.warned("always_relevant" if column == "relevant" else "always_passes", name=name)

    def _refuses_all(self, scene: CellScene, tree: Syntax, name: str) -> Problem:
        stuck = is_required(scene.row) and not self.is_never(scene.row)
        place, text = (SURVEY, scene.row, scene.cell.header), scene.cell.text
        params = {"name": name, "example": ". >= 1 and . <= 10"}
        sentence = "" if stuck else "never_passes_optional"
        severity = _ERROR if stuck else _WARNING
        advice = "as_text" if fits_a_text(scene, tree, SELF) else ""
        return worded("never_passes", place, params, text=text, severity=severity, sentence=sentence, advice=advice)

    def too_early(self, scene: CellScene, tree: Syntax) -> Iterator[Problem]:
        """A condition that cannot be true as long as a question further down has no answer."""
        at, _ = self.possible.places[scene.row.number]
        read = {name_of(part) for part in every_part(tree)} - {"", SELF, scene.row.get("name")}
        waiting = ((name, self.possible.waiting.get(name, (-1, 0))) for name in read)
        later = {name: row for name, (order, row) in waiting if order > at}
        if not later or not truth_of(tree, scene.given).yes:
            return
        if truth_of(tree, Given(scene.given.asked, self.limits, frozenset(later), self.seen)).yes:
            return
        other = min(later, key=lambda name: later[name])
        params = {"other": other, "row": str(later[other]), "name": scene.row.get("name") or scene.row.get("type")}
        column, row = scene.cell.column, scene.row
        sentence = "" if column == "relevant" else f"asked_later_{column}"
        if later[other] in self.possible.inside.get(row.number, ()):
            sentence = "asked_inside"
        stuck = column == "constraint" and is_required(row) and row.number in self.possible.sure
        place, severity = (SURVEY, row, scene.cell.header), _ERROR if stuck else _WARNING
        yield worded("asked_later", place, params, text=scene.cell.text, severity=severity, sentence=sentence)

    def defaults(self) -> Iterator[Problem]:
        """Defaults that the constraint of their own question refuses."""
        for name, limit in self.limits.items():
            asked = self.possible.asked[name]
            if not asked.more:
                continue
            alone = ChainMap({SELF: replace(asked, kind="one", codes=asked.more)}, self.possible.seen_from(asked.row))
            if not truth_of(limit, Given(alone)).yes:
                cell = next(asked.row.all("default"))
                params = {"found": cell.text, "limit": asked.row.get("constraint")}
                place = (SURVEY, asked.row, cell.header)
                yield problem("default_refused", *place, params, text=cell.text, severity="warning")

    def notes(self, book: Book) -> Iterator[Problem]:
        """Required notes that stop everybody: where there is nothing to answer, nobody gets on."""
        for row in book.questions():
            if meant(row).word == "note" and row.number in self.possible.sure and _stops(row):
                place = (SURVEY, row, "required")
                yield problem("note_stops", *place, text=row.get("required"), name=row.get("name") or row.get("type"))


def _stops(row: Row) -> bool:
    return row.get("required").lower() in _YES and not (row.get("default") or row.get("calculation"))


def _says_something(tree: Syntax) -> bool:
    """Whether answers are compared in it, and not only with nothing, as in `. != ''`."""
    found = [compared(leaf) for leaf in leaves(tree)]
    read = any(name_of(part) for part in every_part(tree))
    return read and not any(one and not fixed_text(one[2]).strip() for one in found)
