"""`instance('x')/root/item[key = …]`: an index instead of trying every row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from survey_definitions.xpath.analysis import calls, conjuncts, is_fixed, table_name
from survey_definitions.xpath.paths import compile_path, compile_step
from survey_definitions.xpath.syntax import Here, Number, Operation, Path, PathStep, Syntax

if TYPE_CHECKING:
    from survey_definitions.xpath.environment import Focus
    from survey_definitions.xpath.paths import Compiler, Move, Run, Walk
    from survey_definitions.xpath.values import Nodes


def compile_lookup(path: Path, compiler: Compiler) -> Walk | None:
    """A closure that finds the rows through an index, when the path is of that form."""
    at = next((i for i, step in enumerate(path.steps) if step.predicates), None)
    source = table_name(path.start)
    if source is None or at is None:
        return None
    if any(step.axis != "child" or step.name == "*" for step in path.steps[: at + 1]):
        return None
    first, *others = path.steps[at].predicates
    found = _key(first)
    if found is None:
        return None
    key, wanted, rest = found
    names = tuple(step.name for step in path.steps[: at + 1])
    filters = [PathStep("self", "*", (predicate,)) for predicate in (*rest, *others)]
    moves = [compile_step(step, compiler) for step in (*filters, *path.steps[at + 1 :])]
    return _lookup((source, names, key), compiler(wanted), moves, compile_path(path, compiler))


def _lookup(place: tuple[str, tuple[str, ...], str], wanted: Run, moves: list[Move], slow: Walk) -> Walk:
    source, names, key = place

    def lookup(at: Focus) -> Nodes:
        value = wanted(at)
        if type(value) is list and len(value) == 1:
            value = value[0].string()
        if type(value) is not str:  # numbers compare as numbers, sets with any of their nodes
            return slow(at)
        table = at.env.tables.get(source)
        nodes = table.index(names, key).get(value, []) if table else []
        for move in moves:
            nodes = move(nodes, at)
        return nodes

    return lookup


def _key(predicate: Syntax) -> tuple[str, Syntax, list[Syntax]] | None:
    """From `key = fixed and rest`: the key, the fixed expression, the rest."""
    parts = conjuncts(predicate)
    for part in parts:
        rest = [other for other in parts if other is not part]
        if any(calls(other) & {"position", "last"} for other in rest):
            return None
        for key, value in _sides(part):
            if is_fixed(value) and not isinstance(value, Number):
                return key, value, rest
    return None


def _sides(part: Syntax) -> Iterator[tuple[str, Syntax]]:
    """From `key = value`, either way round."""
    if not isinstance(part, Operation) or len(part.rest) != 1 or part.rest[0][0] != "=":
        return
    left, right = part.first, part.rest[0][1]
    for side, other in ((left, right), (right, left)):
        if isinstance(side, Path) and isinstance(side.start, Here) and len(side.steps) == 1:
            step = side.steps[0]
            if step.axis == "child" and step.name != "*" and not step.predicates:
                yield step.name, other
