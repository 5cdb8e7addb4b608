"""Paths to closures that walk the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from survey_definitions.xpath.environment import Focus
from survey_definitions.xpath.syntax import STAY, UP, FunctionCall, Here, Path, PathStep, Root
from survey_definitions.xpath.values import boolean_of, nodes_of

if TYPE_CHECKING:
    from survey_definitions.xpath.environment import Environment
    from survey_definitions.xpath.node import Node
    from survey_definitions.xpath.syntax import Syntax
    from survey_definitions.xpath.values import Nodes, Value

Run = Callable[[Focus], "Value"]
Walk = Callable[[Focus], "Nodes"]
Move = Callable[["Nodes", Focus], "Nodes"]
Compiler = Callable[["Syntax"], Run]


def compile_path(path: Path, compiler: Compiler) -> Walk:
    """A closure that gives the nodes of a path; `compiler` turns what stands inside it into closures."""
    if isinstance(path.start, Here) and path.steps == (STAY,):
        return lambda at: [at.node]
    plain = _plain(path)
    if plain:
        return plain
    moves = [compile_step(step, compiler) for step in path.steps]
    start = _start(path.start, compiler)

    def walk(at: Focus) -> Nodes:
        nodes = start(at)
        for move in moves:
            nodes = move(nodes, at)
        return nodes

    return walk


def _start(start: Root | Here | Syntax, compiler: Compiler) -> Walk:
    if isinstance(start, Root):
        return lambda at: [at.env.top]
    if isinstance(start, Here):
        return lambda at: [at.node]
    if isinstance(start, FunctionCall) and start.name == "current" and not start.args:
        return lambda at: [at.current]
    run = compiler(start)
    return lambda at: nodes_of(run(at))


# -- the common case: some steps up, then child names


def _plain(path: Path) -> Walk | None:
    up = 0
    while up < len(path.steps) and path.steps[up] == UP and not isinstance(path.start, Root):
        up += 1
    rest = path.steps[up:]
    if not all(step.axis == "child" and step.name != "*" and not step.predicates for step in rest):
        return None
    names = tuple(step.name for step in rest)
    if isinstance(path.start, Root):
        return lambda at: down([at.env.top], names, at.env)
    if isinstance(path.start, Here):
        return lambda at: down(_climb(at.node, up), names, at.env)
    if isinstance(path.start, FunctionCall) and path.start.name == "current" and not path.start.args:
        return lambda at: down(_climb(at.current, up), names, at.env)
    return None


def _climb(node: Node | None, up: int) -> Nodes:
    for _ in range(up):
        if node is None:
            break
        node = node.parent
    return [] if node is None else [node]


def down(nodes: Nodes, names: Iterable[str], env: Environment) -> Nodes:
    """The nodes reached by these child names. Raises BudgetError."""
    for name in names:
        if len(nodes) == 1:
            nodes = nodes[0].kids.get(name) or []
        else:
            env.spend(len(nodes))
            nodes = [kid for node in nodes for kid in node.kids.get(name, ())]
    if len(nodes) > 1:
        env.spend(len(nodes))
    return nodes


# -- any step


def compile_step(step: PathStep, compiler: Compiler) -> Move:
    """A closure from nodes to the nodes of the next step, without doubles."""
    predicates = [compiler(predicate) for predicate in step.predicates]
    whole = step.axis == "self" and step.name == "*"  # `( … )[p]` and `.[p]` filter the set as a whole
    reach = _reach(step)

    def move(nodes: Nodes, at: Focus) -> Nodes:
        groups = [nodes] if whole else [list(reach(node)) for node in nodes]
        out: dict[int, Node] = {}
        for group in groups:
            at.env.spend(len(group) + 1)
            kept = group
            for predicate in predicates:
                kept = _filter(kept, predicate, at)
            for node in kept:
                out.setdefault(id(node), node)
        return list(out.values())

    return move


def _reach(step: PathStep) -> Callable[[Node], Iterable[Node]]:
    name = step.name
    if step.axis == "child":
        return (lambda node: node.children()) if name == "*" else (lambda node: node.kids.get(name, ()))
    if step.axis == "self":
        return lambda node: (node,) if name in ("*", node.name) else ()
    if step.axis == "parent":
        return lambda node: (node.parent,) if node.parent is not None else ()
    return lambda node: node.walk()


def _filter(nodes: Nodes, predicate: Run, at: Focus) -> Nodes:
    env, size, kept = at.env, len(nodes), []
    env.spend(size)
    for position, node in enumerate(nodes, 1):
        value = predicate(Focus(env, node, at.current, position, size))
        if (value == position) if type(value) is float else boolean_of(value):
            kept.append(node)
    return kept
