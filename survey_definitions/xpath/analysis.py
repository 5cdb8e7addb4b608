"""What can be said of an expression without running it: what it reads, calls and depends on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from survey_definitions.xpath.parser import parse
from survey_definitions.xpath.syntax import (
    FunctionCall,
    Here,
    Number,
    Operation,
    Path,
    PathStep,
    Root,
    Syntax,
    TextLiteral,
)

Place = tuple[str, ...]
_IF = 3  # condition, then, else


@dataclass(slots=True, frozen=True)
class Read:
    """A path of the instance that an expression reads.

    `ref` is generic and absolute; `*` and `**` in it are wildcards. `low` is the smallest depth that the way
    from the context node to it passes: with `low` not above an entry of a repeat, the way stays in the entry.
    """

    ref: str
    low: int


def reads(tree: Syntax, base: str) -> set[Read]:
    """Everything the expression reads when the node at `base` is its context."""
    place = tuple(base.strip("/").split("/"))
    here = (place, len(place))
    return {Read("/" + "/".join(at), low) for at, low in _reads(tree, here, here)}


Walked = tuple[Place, int]  # where a path has got to, and how high it went on the way


def _reads(tree: Syntax, here: Walked | None, current: Walked) -> Iterator[Walked]:
    if isinstance(tree, Operation):
        for part in (tree.first, *(operand for _, operand in tree.rest)):
            yield from _reads(part, here, current)
    elif isinstance(tree, FunctionCall):
        for arg in tree.args:
            yield from _reads(arg, here, current)
        if tree.name == "jr:choice-name" and len(tree.args) == 2 and isinstance(tree.args[1], TextLiteral):  # noqa: PLR2004
            yield from _reads(parse(tree.args[1].value), here, current)
    elif isinstance(tree, Path):
        yield from _path_reads(tree, here, current)


def _path_reads(path: Path, here: Walked | None, current: Walked) -> Iterator[Walked]:
    at: Walked | None = here
    if isinstance(path.start, Root):
        at = ((), 0)
    elif not isinstance(path.start, Here):
        yield from _reads(path.start, here, current)
        at = current if isinstance(path.start, FunctionCall) and path.start.name == "current" else None
    for step in path.steps:
        at = _moved(at, step) if at is not None else None
        for predicate in step.predicates:
            yield from _reads(predicate, at, current)
    if at is not None and at[0]:
        yield at


def _moved(at: Walked, step: PathStep) -> Walked:
    place, low = at
    if step.axis == "parent":
        return place[:-1], min(low, len(place) - 1)
    if step.axis == "child":
        return (*place, step.name), low
    return ((*place, "**"), low) if step.axis == "all" else at


def calls(tree: Syntax) -> frozenset[str]:
    """The names of all functions called."""
    return frozenset(part.name for part in parts(tree) if isinstance(part, FunctionCall))


def tables(tree: Syntax) -> frozenset[str]:
    """The names of all secondary instances looked into by a name written out."""
    found = set()
    for part in parts(tree):
        if isinstance(part, FunctionCall) and part.name in ("instance", "pulldata") and part.args:
            source = part.args[0]
            if isinstance(source, TextLiteral):
                found.add(source.value)
    return frozenset(found)


def parts(tree: Syntax) -> Iterator[Syntax]:
    """The expression and all expressions inside it."""
    todo: list[Syntax] = [tree]
    while todo:
        part = todo.pop()
        yield part
        todo += _inside(part)


def _inside(tree: Syntax) -> list[Syntax]:
    if isinstance(tree, Operation):
        return [tree.first, *(operand for _, operand in tree.rest)]
    if isinstance(tree, FunctionCall):
        return list(tree.args)
    if isinstance(tree, Path):
        start = [] if isinstance(tree.start, Root | Here) else [tree.start]
        return [*start, *(predicate for step in tree.steps for predicate in step.predicates)]
    return []


def table_name(start: Root | Here | Syntax) -> str | None:
    """The name in `instance('name')`; None when it is anything else."""
    if isinstance(start, FunctionCall) and start.name == "instance" and len(start.args) == 1:
        arg = start.args[0]
        return arg.value if isinstance(arg, TextLiteral) else None
    return None


def conjuncts(tree: Syntax) -> list[Syntax]:
    """The parts of `a and b and c`."""
    if isinstance(tree, Operation) and tree.rest[0][0] == "and":
        return [part for operand in _inside(tree) for part in conjuncts(operand)]
    return [tree]


def is_fixed(tree: Syntax) -> bool:
    """Whether, inside a predicate, this does not depend on the row."""
    if isinstance(tree, Path):
        start = isinstance(tree.start, Root) or (isinstance(tree.start, FunctionCall) and tree.start.name == "current")
        return start and not any(step.predicates for step in tree.steps)
    if isinstance(tree, FunctionCall):
        return tree.name not in ("position", "last", "once") and bool(tree.args) and all(map(is_fixed, tree.args))
    return isinstance(tree, Number | TextLiteral) or all(map(is_fixed, _inside(tree)))


def written(tree: Syntax) -> str:
    """A tree that reads nothing as an author writes it."""
    if isinstance(tree, Number):
        return f"{tree.value:g}"
    if isinstance(tree, TextLiteral):
        return f"'{tree.value}'"
    if isinstance(tree, FunctionCall):
        return f"{tree.name}({', '.join(map(written, tree.args))})"
    if isinstance(tree, Operation):
        return written(tree.first) + "".join(f" {sign} {written(operand)}" for sign, operand in tree.rest)
    return "…"


_TRUTHS = frozenset(
    (
        *("true", "false", "boolean", "boolean-from-string", "not", "selected", "is-selected", "contains"),
        *("starts-with", "ends-with", "regex", "checklist", "weighted-checklist"),
    )
)
_COMPARING = ("or", "and", "=", "!=", "<", "<=", ">", ">=")


def is_truth(tree: Syntax) -> bool:
    """Whether an expression gives true or false whatever it reads."""
    if isinstance(tree, Operation):
        return tree.rest[0][0] in _COMPARING
    if isinstance(tree, FunctionCall) and tree.name == "if" and len(tree.args) == _IF:
        return is_truth(tree.args[1]) and is_truth(tree.args[2])
    return isinstance(tree, FunctionCall) and tree.name in _TRUTHS
