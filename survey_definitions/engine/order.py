"""Which rules to run, in which order, when something changes.

The rules are sorted once, so that each comes after what it reads. What begins to follow from a change is worked out
once for each place it can happen at, down to the entry of a repeat: a rule that reads only its own entry is
not run in the others. What follows from that is found while the rules run, so that a change costs what it moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, TypeVar

from survey_definitions.engine.definition import Control, Rule, RuleKind
from survey_definitions.engine.shape import Shape, shapes

if TYPE_CHECKING:
    from survey_definitions.xpath.analysis import Read

Key = tuple[RuleKind, str]
_K = TypeVar("_K")
_CLOCK = frozenset({"today", "now"})
_SPEAKING = frozenset({"jr:choice-name", "jr:itext", "pulldata", "instance"})


class RuleCycleError(ValueError):
    """Rules that depend on one another; `loop` names them."""

    def __init__(self, loop: list[Key]) -> None:
        super().__init__(" → ".join(f"{ref} ({kind})" for kind, ref in loop))
        self.loop = loop


@dataclass(slots=True, frozen=True)
class Placed:
    """A rule with its shape: where its nodes are."""

    index: int
    rule: Rule
    chain: tuple[Shape, ...]  # from the root to the shape its nodes are in
    slots: tuple[int, ...]


Start = Mapping[int, int]  # rules to run, by their index: the level of the entry to run each in


class Rules:
    """All rules of a survey in order, and which of them run first after every change. Raises RuleCycleError."""

    def __init__(self, rules: list[Rule], root: Shape, controls: Mapping[str, Control], refs: list[str]) -> None:
        self._homes = {ref: shape for shape in shapes(root) for ref in shape.slots_of_ref}
        self._homes |= {shape.ref: shape for shape in shapes(root)}
        self._refs = refs
        self._repeats = tuple(f"{ref}/" for ref, control in controls.items() if control.kind == "repeat")
        by_key: dict[Key, Rule] = {(rule.kind, rule.ref): rule for rule in rules if rule.ref in self._homes}
        read = {key: self._expanded(rule, controls, root.ref) for key, rule in by_key.items()}
        edges = {key: self._needs(key, read[key], by_key) for key in by_key}
        try:
            keys = list(TopologicalSorter({key: edge.keys() for key, edge in edges.items()}).static_order())
        except CycleError as err:
            raise RuleCycleError(err.args[1]) from err
        index = {key: i for i, key in enumerate(keys)}
        self.placed = tuple(self._placed(i, by_key[key]) for i, key in enumerate(keys))
        self.follow: dict[int, dict[int, int]] = {}  # rule -> those that follow from it, each with its level
        self._readers: dict[str, dict[int, int]] = {}
        for key, edge in edges.items():
            for before, level in edge.items():
                _widen(self.follow.setdefault(index[before], {}), index[key], level)
        for key, found in read.items():
            for ref, level in found:
                _widen(self._readers.setdefault(ref, {}), index[key], level)
        counted = (control for control in controls.values() if control.count)
        self._counting = {read.ref for one in counted if one.count for read in one.count.reads(one.ref)}
        self._starts: dict[tuple[str, str], Start] = {}
        self.everything: Start = dict.fromkeys(range(len(self.placed)), 0)
        self.relevance: Start = {p.index: 0 for p in self.placed if p.rule.kind == "relevant"}
        self.by_clock = self.of_functions(_CLOCK, frozenset({"relevant"}))
        self.by_language = self.of_functions(_SPEAKING, frozenset({"relevant", "calculate", "prune"}))

    # -- what runs first

    def after_change(self, ref: str) -> Start:
        """What follows when the value at `ref` changes."""
        return self._cached("change", ref)

    def after_coming(self, ref: str) -> Start:
        """What follows when an entry of the repeat at `ref` comes, seen from that entry."""
        return self._cached("coming", ref)

    def after_many_coming(self, ref: str) -> Start:
        """What follows when several entries come at once, seen from where they hang."""
        return self._cached("many", ref)

    def after_going(self, ref: str) -> Start:
        """What follows when an entry of the repeat at `ref` has gone, seen from where it hung."""
        return self._cached("going", ref)

    def of_functions(self, names: frozenset[str], kinds: frozenset[str]) -> Start:
        """The rules of these kinds that call one of these functions."""
        found = (p for p in self.placed if p.rule.kind in kinds and p.rule.expression.functions & names)
        return {placed.index: 0 for placed in found}

    @cached_property
    def read(self) -> frozenset[str]:
        """The places whose value a rule or a count of entries looks at."""
        return frozenset((*self._readers, *self._counting))

    def readers(self, ref: str) -> list[Rule]:
        """The rules that look at the value at `ref` themselves."""
        return [self.placed[index].rule for index in self.after_change(ref)]

    def is_counted(self, ref: str) -> bool:
        """Whether a number of entries hangs on the value at `ref` itself."""
        return ref in self._counting

    def leads_on(self, ref: str) -> bool:
        """Whether a change of the value at `ref` can show, hide or empty other questions."""
        return ref in self._counting or not self._moving.isdisjoint(self.after_change(ref))

    @cached_property
    def _moving(self) -> frozenset[int]:
        """The rules that show, hide or empty questions, and those that others of them follow from."""
        found = {p.index for p in self.placed if p.rule.kind != "calculate" or p.rule.ref in self._counting}
        for placed in reversed(self.placed):  # what follows comes later
            if not found.isdisjoint(self.follow.get(placed.index, ())):
                found.add(placed.index)
        return frozenset(found)

    def _cached(self, what: str, ref: str) -> Start:
        start = self._starts.get((what, ref))
        if start is None:
            start = self._starts[what, ref] = self._start(what, ref)
        return start

    def _start(self, what: str, ref: str) -> dict[int, int]:
        if what == "change":
            return dict(self._readers.get(ref, {}))
        level = self._homes[ref].level
        if what == "going":
            return self._on_going(ref, level)
        return self._on_coming(ref, level if what == "coming" else level - 1)

    def _on_coming(self, ref: str, level: int) -> dict[int, int]:
        start = {p.index: level for p in self.placed if p.rule.ref == ref or p.rule.ref.startswith(f"{ref}/")}
        for reader, reach in self._reading_in(ref):
            _widen(start, reader, min(reach, level))
        return start

    def _on_going(self, ref: str, level: int) -> dict[int, int]:
        start: dict[int, int] = {}
        for reader, reach in self._reading_in(ref):
            if reach < level:
                _widen(start, reader, reach)
        return start

    def _reading_in(self, ref: str) -> Iterator[tuple[int, int]]:
        for read, readers in self._readers.items():
            if read == ref or read.startswith(f"{ref}/"):
                yield from readers.items()

    # -- what reads what

    def _placed(self, index: int, rule: Rule) -> Placed:
        home = self._homes[rule.ref]
        return Placed(index, rule, home.chain(), home.slots_of_ref[rule.ref])

    def _expanded(self, rule: Rule, controls: Mapping[str, Control], root: str) -> set[tuple[str, int]]:
        """What a rule reads: refs without wildcards, each with the level of the entry it shares with the rule."""
        reads = {(read.ref, self._shared(rule.ref, read)) for read in rule.expression.reads(rule.ref)}
        reads |= {(ref, 0) for ref in _label_refs(rule, controls, root)}
        return {(ref, level) for pattern, level in reads for ref in self._matching(pattern)}

    def _shared(self, ref: str, read: Read) -> int:
        """The level of the deepest entry that holds both ends and the whole way between them."""
        for shape in reversed(self._homes[ref].chain()):
            if read.ref.startswith(f"{shape.ref}/") and read.low >= shape.depth():
                return shape.level
        return 0

    def _matching(self, pattern: str) -> list[str]:
        if "*" not in pattern:
            return [pattern]
        head = pattern.split("/*", 1)[0]
        return [ref for ref in self._refs if ref.startswith(f"{head}/")]

    def _needs(self, key: Key, read: set[tuple[str, int]], by_key: Mapping[Key, Rule]) -> dict[Key, int]:
        """The rules to run before this one, each with the level at which it then follows from them."""
        kind, ref = key
        needs: dict[Key, int] = {}
        for other, level in read:
            # a group may look at its own questions, a repeated question at its twins: those are no loops
            twin = other.startswith(f"{ref}/") or kind == "prune"
            twin = twin or (kind == "calculate" and ref.startswith(self._repeats))
            for before in _settling(other, by_key):
                if not (twin and before == key):
                    _widen(needs, before, min(level, self._homes[before[1]].level))
        for before in _settling(ref, by_key):
            if before[0] == "relevant" and before != key:
                _widen(needs, before, self._homes[before[1]].level)
        return needs


def _settling(ref: str, by_key: Mapping[Key, Rule]) -> Iterator[Key]:
    """The rules after which the node at `ref` has its final value."""
    own: tuple[Key, Key] = (("calculate", ref), ("prune", ref))
    yield from (key for key in own if key in by_key)
    while ref:
        if ("relevant", ref) in by_key:
            yield "relevant", ref
        ref = ref.rsplit("/", 1)[0]


def _label_refs(rule: Rule, controls: Mapping[str, Control], root: str) -> set[str]:
    """jr:choice-name() also reads what the labels of the choices show."""
    if "jr:choice-name" not in rule.expression.functions:
        return set()
    asked = [controls[read.ref] for read in rule.expression.reads(rule.ref) if read.ref in controls]
    texts = [item.label for control in asked for item in control.items]
    return {read.ref for text in texts for part in text.expressions() for read in part.reads(root)}


def _widen(levels: dict[_K, int], key: _K, level: int) -> None:
    """Keep the lowest level: the widest entry."""
    found = levels.get(key)
    levels[key] = level if found is None else min(found, level)
