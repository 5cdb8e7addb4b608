"""Which things of a graph stand in each other's way in a circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

Node = TypeVar("Node")


def on_loops(links: Mapping[Node, Iterable[Node]]) -> set[Node]:
    """The nodes from which following the links leads back to them, and those between two such circles.

    Linear in the number of links, whatever a file contains: ends are peeled off from both sides until only circles
    are left.
    """
    onward = {node: set(targets) & links.keys() for node, targets in links.items()}
    backward: dict[Node, set[Node]] = defaultdict(set)
    for node, targets in onward.items():
        for target in targets:
            backward[target].add(node)
    ends = [node for node in links if not onward[node] or not backward[node]]
    left = set(links)
    while ends:
        node = ends.pop()
        if node in left:
            left.remove(node)
            ends += _cut(node, onward, backward) + _cut(node, backward, onward)
    return left


def _cut(node: Node, there: Mapping[Node, set[Node]], back: Mapping[Node, set[Node]]) -> list[Node]:
    """Take a node away from one side; gives the neighbours that have become ends by that."""
    ends = []
    for neighbour in there.get(node, set()):
        around = back[neighbour]
        around.discard(node)
        if not around:
            ends.append(neighbour)
    return ends
