"""A condition taken apart: at `and`, `or`, `not()` and `if()`, down to parts that compare one question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from survey_definitions.reading.checks.expressions import referred
from survey_definitions.xpath.syntax import (
    HERE,
    STAY,
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

SELF: Final = "."  # stands for the answer itself among the names of questions
COMPARING: Final = ("=", "!=", "<", "<=", ">", ">=")
_REACHES: Final = ("+", "-", "*", "div", "mod")  # what binds more tightly than a comparison
CLOCK: Final = ("today", "now")
_IF: Final = 3
# Functions that give the same for the same arguments, and look at nothing else.
_FIXED: Final = frozenset(
    (
        *("true", "false", "not", "boolean", "boolean-from-string", "number", "string", "int", "round", "if", "concat"),
        *("date", "date-time", "decimal-date-time", "decimal-time", "floor", "ceiling", "abs", "pow", "substr"),
        *("string-length", "selected", "is-selected", "count-selected", "contains", "starts-with", "ends-with"),
        *("regex", "coalesce", "translate", "normalize-space", "substring-before", "substring-after", "selected-at"),
        *CLOCK,
    )
)
MEASURES: Final = ("string-length", "count-selected", "count")
SELECTED: Final = ("selected", "is-selected")
_SAME: Final = ("number", "string", *MEASURES)  # what compares like the answer itself, or like its size


def leaves(tree: Syntax) -> Iterator[Syntax]:
    """The parts whose truths decide the whole."""
    if isinstance(tree, Operation) and tree.rest[0][0] in ("and", "or"):
        for operand in operands(tree):
            yield from leaves(operand)
    elif isinstance(tree, FunctionCall) and _is_joining(tree):
        for arg in tree.args:
            yield from leaves(arg)
    else:
        yield tree


def holds(tree: Syntax, says: Callable[[Syntax], bool]) -> bool:
    """The truth of the whole, where `says` knows that of each leaf."""
    if isinstance(tree, Operation) and tree.rest[0][0] in ("and", "or"):
        every = (holds(operand, says) for operand in operands(tree))
        return all(every) if tree.rest[0][0] == "and" else any(every)
    if isinstance(tree, FunctionCall) and _is_joining(tree):
        first = holds(tree.args[0], says)
        if tree.name == "if":
            return holds(tree.args[1 if first else 2], says)
        return not first if tree.name == "not" else first
    return says(tree)


def _is_joining(call: FunctionCall) -> bool:
    return (call.name == "if" and len(call.args) == _IF) or (call.name in ("not", "boolean") and len(call.args) == 1)


def operands(tree: Operation) -> tuple[Syntax, ...]:
    """All operands, from left to right."""
    return (tree.first, *(operand for _, operand in tree.rest))


def every_part(tree: Syntax) -> list[Syntax]:
    """All parts, from left to right. Inside brackets `.` is another node, so nothing that reads it is a part."""
    found: list[Syntax] = []
    _gather(tree, found, inside=False)
    return found


def _gather(tree: Syntax, found: list[Syntax], *, inside: bool) -> None:
    if not (inside and SELF in (names_in(tree) or ())):
        found.append(tree)
    if isinstance(tree, Operation):
        _gather(tree.first, found, inside=inside)
        for _, part in tree.rest:
            _gather(part, found, inside=inside)
    elif isinstance(tree, FunctionCall):
        for part in tree.args:
            _gather(part, found, inside=inside)
    elif isinstance(tree, Path):
        start = () if isinstance(tree.start, Root | Here) else (tree.start,)
        for part in (*start, *(one for step in tree.steps for one in step.predicates)):
            _gather(part, found, inside=True)


# -- what a part reads


def name_of(tree: Syntax) -> str:
    """The question that a part of a compiled cell is, `SELF` for `.`; empty for anything else."""
    if isinstance(tree, Path) and tree.start == HERE and tree.steps == (STAY,):
        return SELF
    return referred(tree)


def names_in(tree: Syntax) -> set[str] | None:
    """The questions a part reads; None when it looks at anything else that may differ."""
    if name := name_of(tree):
        return {name}
    if isinstance(tree, Number | TextLiteral):
        return set()
    inside: tuple[Syntax, ...] = ()
    if isinstance(tree, Operation):
        inside = operands(tree)
    elif isinstance(tree, FunctionCall) and (tree.name in _FIXED or _counts(tree)):
        inside = tree.args
    else:
        return None
    found: set[str] = set()
    for part in inside:
        names = names_in(part)
        if names is None:
            return None
        found |= names
    return found


def _counts(call: FunctionCall) -> bool:
    """Whether it counts the nodes of a question, of which there is one or none."""
    return call.name == "count" and len(call.args) == 1 and bool(name_of(call.args[0]))


def compared(tree: Syntax, empty: frozenset[str] = frozenset()) -> tuple[Syntax, str, Syntax] | None:
    """What is compared (an answer, or its size), how, and with what fixed; None for any other part.

    The sign is turned where the fixed side stands first. `selected(answer, text)` counts as `=`. `empty` are questions
    that have no answer, which is as good as fixed.
    """
    if isinstance(tree, FunctionCall) and tree.name in SELECTED and len(tree.args) == 2:  # noqa: PLR2004
        question, fixed = tree.args
        return (question, "=", fixed) if name_of(question) and _is_fixed(fixed, empty) else None
    if not isinstance(tree, Operation) or len(tree.rest) != 1 or tree.rest[0][0] not in COMPARING:
        return None
    sign, other = tree.rest[0]
    for side, fixed, turned in ((tree.first, other, sign), (other, tree.first, _TURNED.get(sign, sign))):
        if _is_fixed(fixed, empty) and subject(side) not in ("", *empty):
            return side, turned, fixed
    return None


def pair(tree: Syntax) -> tuple[str, str, str] | None:
    """Two questions that are compared: one, the sign, the other; None for any other part."""
    if not isinstance(tree, Operation) or len(tree.rest) != 1 or tree.rest[0][0] not in COMPARING:
        return None
    one, (sign, other) = name_of(tree.first), (tree.rest[0][0], name_of(tree.rest[0][1]))
    return (one, sign, other) if one and other and one != other else None


def _is_fixed(tree: Syntax, empty: frozenset[str]) -> bool:
    names = names_in(tree)
    return names is not None and names <= empty


_TURNED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def subject(tree: Syntax) -> str:
    """The question whose answer, or whose size, a side of a comparison is; empty for anything else."""
    if isinstance(tree, FunctionCall) and tree.name in _SAME and len(tree.args) == 1:
        return name_of(tree.args[0])
    return name_of(tree)


# -- how it reads


def grounded(tree: Syntax) -> Syntax:
    """The part with the answer itself as a question among others."""
    if name_of(tree) == SELF:
        return Path(HERE, (PathStep("child", f"r·{SELF}"),))
    if isinstance(tree, Operation):
        return Operation(grounded(tree.first), tuple((sign, grounded(one)) for sign, one in tree.rest))
    if isinstance(tree, FunctionCall):
        return FunctionCall(tree.name, tuple(map(grounded, tree.args)), tree.pos)
    return tree


def as_written(tree: Syntax, *, inside: bool = False) -> str:
    """A part as its author would write it."""
    if name := name_of(tree):
        return name if name == SELF else f"${{{name}}}"
    if isinstance(tree, Number):
        return f"{tree.value:.12g}"
    if isinstance(tree, TextLiteral):
        return f'"{tree.value}"' if "'" in tree.value else f"'{tree.value}'"
    if isinstance(tree, FunctionCall):
        return f"{tree.name}({', '.join(map(as_written, tree.args))})"
    if isinstance(tree, Operation):
        deep = tree.rest[0][0] not in COMPARING or any(
            sign not in _REACHES for one in operands(tree) for sign in _signs(one)
        )
        text = as_written(tree.first, inside=deep)
        text += "".join(f" {sign} {as_written(one, inside=deep)}" for sign, one in tree.rest)
        return f"({text})" if inside else text
    return "…"


def _signs(tree: Syntax) -> tuple[str, ...]:
    return tuple(sign for sign, _ in tree.rest) if isinstance(tree, Operation) else ()
