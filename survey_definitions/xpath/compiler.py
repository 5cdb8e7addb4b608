"""Syntax trees to closures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from survey_definitions.xpath import functions  # noqa: F401 - fills the registry
from survey_definitions.xpath.errors import XPathError
from survey_definitions.xpath.lookup import compile_lookup
from survey_definitions.xpath.operators import OPERATORS
from survey_definitions.xpath.paths import Run, compile_path
from survey_definitions.xpath.patterns import compile_pattern
from survey_definitions.xpath.registry import CASTS, FUNCTIONS, Signature
from survey_definitions.xpath.syntax import FunctionCall, Operation, Path, Syntax, TextLiteral
from survey_definitions.xpath.values import boolean_of

if TYPE_CHECKING:
    from survey_definitions.xpath.environment import Focus
    from survey_definitions.xpath.values import Value


_SAME = ("=", "!=")


def compile_syntax(tree: Syntax, text: str) -> Run:
    """A closure for a syntax tree; `text` is for error messages. Raises XPathError."""
    compiler = partial(compile_syntax, text=text)
    if isinstance(tree, Path):
        return compile_lookup(tree, compiler) or compile_path(tree, compiler)
    if isinstance(tree, FunctionCall):
        return _call(tree, text)
    if isinstance(tree, Operation):
        return _operation(tree, compiler(tree.first), [compiler(operand) for _, operand in tree.rest])
    value: Value = tree.value
    return lambda _: value


def _operation(tree: Operation, first: Run, others: list[Run]) -> Run:
    rest, tree_first = tree.rest, tree.first
    op = rest[0][0]
    if op == "or":
        return _either([first, *others])
    if op == "and":
        return _all([first, *others])
    text = rest[0][1]
    if op in _SAME and len(others) == 1 and isinstance(tree_first, Path) and isinstance(text, TextLiteral):
        return _compared(op, first, text.value)
    if len(others) == 1:
        operator, other = OPERATORS[op], others[0]
        return lambda at: operator(first(at), other(at), at.env)
    chain = [(OPERATORS[sign], other) for (sign, _), other in zip(rest, others, strict=True)]

    def run(at: Focus) -> Value:
        value = first(at)
        for operator, other in chain:
            value = operator(value, other(at), at.env)
        return value

    return run


def _compared(op: str, first: Run, text: str) -> Run:
    """`${question} = 'choice'`, what conditions are made of: most often the one node's text is all there is to see."""
    operator, equal = OPERATORS[op], op == "="

    def run(at: Focus) -> Value:
        found = first(at)
        if type(found) is list and len(found) == 1 and not found[0].flag:
            return (found[0].string() == text) is equal
        return operator(found, text, at.env)

    return run


def _either(operands: list[Run]) -> Run:
    def run(at: Focus) -> Value:
        for operand in operands:  # noqa: SIM110 - a loop is twice as fast as any() here
            if boolean_of(operand(at)):
                return True
        return False

    return run


def _all(operands: list[Run]) -> Run:
    def run(at: Focus) -> Value:
        for operand in operands:  # noqa: SIM110 - a loop is twice as fast as all() here
            if not boolean_of(operand(at)):
                return False
        return True

    return run


def _call(call: FunctionCall, text: str) -> Run:
    signature = _signature(call, text)
    _check_pattern(call, text)
    run = signature.run
    args = [compile_syntax(arg, text) for arg in call.args]
    kinds = signature.kinds + signature.kinds[-1:] * (len(args) - len(signature.kinds))
    if "f" in kinds:
        return lambda at: run(at, *args)
    pairs: list[tuple[Run, Any]] = [(arg, CASTS[kind]) for arg, kind in zip(args, kinds, strict=False)]
    if not pairs:
        return run
    if len(pairs) == 1:
        ((a, cast_a),) = pairs
        return lambda at: run(at, cast_a(a(at), at))
    if len(pairs) == 2:  # noqa: PLR2004
        (a, cast_a), (b, cast_b) = pairs
        return lambda at: run(at, cast_a(a(at), at), cast_b(b(at), at))
    return lambda at: run(at, *[cast(arg(at), at) for arg, cast in pairs])


def _check_pattern(call: FunctionCall, text: str) -> None:
    """A pattern written out is compiled at once, so that its author hears of its faults."""
    if call.name == "regex" and len(call.args) > 1 and isinstance(call.args[1], TextLiteral):
        try:
            compile_pattern(call.args[1].value)
        except XPathError as err:
            raise XPathError(err.message, text, call.pos, err.code, err.params) from err


def _signature(call: FunctionCall, text: str) -> Signature:
    signature = FUNCTIONS.get(call.name)
    if signature is None:
        raise XPathError(f"unknown function {call.name}()", text, call.pos, "function", {"name": call.name})
    if not signature.least <= len(call.args) <= signature.most:
        wanted = signature.wanted()
        message = f"{call.name}() takes {wanted} argument(s), not {len(call.args)}"
        params = {"name": call.name, "wanted": wanted, "given": str(len(call.args))}
        raise XPathError(message, text, call.pos, "arity", params)
    return signature
