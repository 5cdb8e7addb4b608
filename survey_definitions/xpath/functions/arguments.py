"""Arguments that may be values or node-sets, flattened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey_definitions.xpath.values import number_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from survey_definitions.xpath.environment import Environment
    from survey_definitions.xpath.values import Nodes, Value


def live(nodes: Nodes) -> Nodes:
    """The nodes that apply."""
    return [node for node in nodes if node.live]


def strings(args: Iterable[Value]) -> list[str]:
    """The texts of all values and of all live nodes."""
    out: list[str] = []
    for arg in args:
        out += [text_of([node]) for node in live(arg)] if type(arg) is list else [text_of(arg)]
    return out


def numbers(args: Iterable[Value], env: Environment) -> list[float]:
    """The numbers of all values and live nodes; unanswered nodes are left out, as ODK Collect does."""
    out: list[float] = []
    for arg in args:
        if type(arg) is list:
            out += [number_of(text, env) for node in live(arg) if (text := node.string())]
        else:
            out.append(number_of(arg, env))
    return out


def each(args: Iterable[Value]) -> list[list[Value]]:
    """For each argument its values: the texts of a node-set's nodes, or the value alone."""
    return [[node.string() for node in arg] if type(arg) is list else [arg] for arg in args]
