"""The live state of a session: the tree, and what the person has done with it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from survey_definitions.events import Faulted
from survey_definitions.limits import NODES

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from survey_definitions.context import Context
    from survey_definitions.engine.definition import Control
    from survey_definitions.engine.shape import Seed, Shape
    from survey_definitions.engine.survey import Survey
    from survey_definitions.xpath import Environment, Node, XPathError


_FAULTS = 20


class Step(NamedTuple):
    """Something to ask: a question, a note, or the list of a repeat. For a list, `node` is its parent."""

    kind: str
    control: Control
    node: Node


class Exceeded(NamedTuple):
    """A repeat that wanted to grow too far: to too many entries, to too large a session, or without end."""

    ref: str
    kind: str  # entries, nodes, endless


class State:
    """One person in one survey.

    `history` holds what was answered or passed over, in that order; `closed` the repeats (parent, ref) that
    get no more entries; `at` pins a step until it is done; `serials` gives the last key of each repeat. Of the last
    input, `stirred` holds the values that came, went or changed by the way, `gone` the entries' paths,
    `exceeded` the repeats that were not let grow as far as they should.
    """

    env: Environment  # its root is there once the state is planted

    def __init__(self, survey: Survey, context: Context, *, now: datetime, seed: str, language: str) -> None:
        self.survey, self.context, self.seed = survey, context, seed
        self.language = language or survey.default_language
        self.events = 0
        self.history: dict[Node, None] = {}
        self.closed: set[tuple[Node, str]] = set()
        self.serials: dict[tuple[Node, str], int] = {}
        self.at: Step | None = None
        self.faults: list[Faulted] = []
        self.stirred: dict[Node, None] = {}
        self.gone: list[str] = []
        self.exceeded: dict[Exceeded, None] = {}
        self.on_flip: Callable[[Node, bool], None] | None = None  # told what is shown and hidden by the way
        self.paths: dict[Node, str] = {}  # of the root and the entries
        self.entries: dict[str, Node] = {}
        self.size = 0
        self.now = now

    def plant(self, seed: Seed | None) -> None:
        """Grow the root; with a seed also the entries that repeats begin with."""
        self.root = self.survey.root.grow(None, seed)
        self._enter(self.root, "", self.survey.root)
        if seed:
            self._plant_entries(self.root, self.survey.root, seed)

    def _plant_entries(self, entry: Node, shape: Shape, seed: Seed) -> None:
        for ref, seeds in seed.entries.items():
            inner = shape.inner[ref]
            for one in seeds:
                self.append(parent_in(entry, inner), inner, one)

    def append(self, parent: Node, shape: Shape, seed: Seed | None, key: int = 0) -> Node | None:
        """Hang a new entry at the end; None when the session has grown as far as it may."""
        if self.size + len(shape.rows) > NODES:
            self.exceeded[Exceeded(shape.ref, "nodes")] = None
            return None
        entry = shape.grow(parent, seed)
        at = (parent, shape.ref)
        entry.key = key or self.serials.get(at, 0) + 1
        self.serials[at] = max(entry.key, self.serials.get(at, 0))
        parent.branch().setdefault(entry.name, []).append(entry)
        self._enter(entry, f"{self.path(parent)}/{entry.name}[k{entry.key}]", shape)
        if not parent.live:
            entry.refresh()
        if seed:
            self._plant_entries(entry, shape, seed)
        self.stir(entry)
        return entry

    def _enter(self, entry: Node, path: str, shape: Shape) -> None:
        self.paths[entry] = path
        self.entries[path] = entry
        self.size += len(shape.rows)

    def detach(self, entry: Node) -> None:
        """Take an entry out, with everything in it."""
        assert entry.parent is not None
        entry.parent.kids[entry.name].remove(entry)
        self.gone.append(self.paths[entry])
        for node in entry.walk():
            self.forget(node)
            self.stirred.pop(node, None)
            if node.slots is not None:
                self.size -= len(node.slots)
                self.entries.pop(self.paths.pop(node), None)
            self.closed = {place for place in self.closed if place[0] is not node}
            if self.at is not None and self.at.node is node:
                self.at = None

    def stir(self, node: Node) -> None:
        """Note that what is filled in below a node came or went."""
        for one in node.walk():
            if one.text and not one.kids:
                self.stirred[one] = None

    def forget(self, node: Node) -> None:
        """Ask this again."""
        node.done = False
        self.history.pop(node, None)

    def visit(self, node: Node) -> None:
        """Note that this was answered or passed over just now."""
        self.at = None
        node.done = True
        self.history.pop(node, None)
        self.history[node] = None

    def dissolve(self) -> None:
        """Take apart the circles in it, which are the nodes that know those above them. It is of no use afterwards."""
        for entry in self.entries.values():
            for node in entry.slots or ():
                node.parent = None
            entry.slots = None
        self.__dict__.pop("env", None)  # what expressions look at knows the state

    # -- paths

    def path(self, node: Node) -> str:
        """The path of a node, the same for ever: /job[k2]/title."""
        entry = node
        while entry.slots is None:
            assert entry.parent is not None
            entry = entry.parent
        return self.paths[entry] + node.ref[len(entry.ref) :]

    def find(self, path: str) -> Node | None:
        """The node at a path."""
        head, bracket, rest = path.rpartition("]")
        entry = self.entries.get(head + bracket)
        if entry is None or entry.slots is None:
            return None
        slot = self.survey.shapes[entry.ref].slot_of.get(rest)
        return entry.slots[slot] if slot is not None else None

    def enclosing(self, node: Node | None) -> list[Node]:
        """The root and the entries around a node, outermost first; the node itself included."""
        out: list[Node] = []
        while node is not None:
            if node.slots is not None:
                out.append(node)
            node = node.parent
        return out[::-1]

    def places(self, ref: str) -> list[Node]:
        """All nodes with this generic path."""
        nodes = [self.root]
        for name in ref.split("/")[2:]:
            nodes = [kid for node in nodes for kid in node.kids.get(name, ())]
        return nodes

    # -- texts

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages to try, in order."""
        return (self.language, self.survey.default_language, *self.survey.languages, "")

    def speak(self, language: str) -> None:
        """Go on in another language."""
        self.language = language
        self.__dict__.pop("languages", None)

    # -- faults

    def fault(self, node: Node, err: XPathError) -> None:
        """Note that an expression of the survey failed while computing this node; the first few are enough."""
        if len(self.faults) < _FAULTS:
            self.faults.append(Faulted(self.path(node), str(err)))


def parent_in(entry: Node, inner: Shape) -> Node:
    """The node in an entry under which the entries of an inner repeat hang."""
    assert entry.slots is not None
    return entry.slots[inner.parent_slot]
