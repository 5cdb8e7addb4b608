"""The groups that figures are about: a tree that is printed down to some level, and further divisions of a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people: how many were invited and have answered, all groups below it included.

    ``printed`` is False for groups below the level that readers see; they are protected, but have no row.
    """

    id: str
    parent: str | None
    level: str
    invited: int
    answered: int
    labels: Mapping[str, str] = field(default_factory=dict)
    printed: bool = True


@dataclass(frozen=True, slots=True)
class Partition:
    """A further division of a whole beside the tree, for example its position groups. The parts are leaves."""

    whole: str
    by: str
    parts: tuple[Group, ...]


class Groups:
    """A tree of groups with its partitions. Parents come before their children.

    People of a group who are in none of its children form a child of their own, which readers do not see.
    """

    def __init__(self, tree: Sequence[Group], partitions: Sequence[Partition] = ()) -> None:
        self.tree = tuple(self._completed(tree))
        self.partitions = tuple(partitions)
        parts = [part for partition in partitions for part in partition.parts]
        self.by_id: dict[str, Group] = {group.id: group for group in (*self.tree, *parts)}
        self._above = {part.id: partition.whole for partition in partitions for part in partition.parts}

    @staticmethod
    def own(group: str) -> str:
        """The id of the child that is made of people who are in no other child."""
        return f"{group}~own"

    @classmethod
    def _completed(cls, tree: Sequence[Group]) -> Iterator[Group]:
        children = defaultdict(list)
        for group in tree:
            children[group.parent].append(group)
        for group in tree:
            yield group
            below = children.get(group.id)
            if below:
                invited = group.invited - sum(one.invited for one in below)
                answered = group.answered - sum(one.answered for one in below)
                if invited > 0:
                    yield Group(cls.own(group.id), group.id, "own", invited, answered, printed=False)

    @cached_property
    def _children(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for group in self.tree:
            if group.parent is not None:
                found[group.parent].append(group.id)
        return found

    @cached_property
    def _divisions(self) -> Mapping[str, list[list[str]]]:
        found: dict[str, list[list[str]]] = defaultdict(list)
        for parent, children in self._children.items():
            found[parent].append(children)
        for partition in self.partitions:
            found[partition.whole].append([part.id for part in partition.parts])
        return found

    def divisions(self, group: str) -> list[list[str]]:
        """The ways in which a group is divided completely: into its children, and by each partition of it."""
        return self._divisions.get(group, [])

    def parent(self, group: str) -> str | None:
        """The group that this one is a part of, also for a part of a partition."""
        return self._above.get(group) or self.by_id[group].parent

    def below(self, group: str) -> Iterator[str]:
        """Everything below a group, in all its divisions."""
        for division in self.divisions(group):
            for part in division:
                yield part
                yield from self.below(part)

    @cached_property
    def printed_divisions(self) -> Sequence[tuple[str, list[str]]]:
        """Groups with each division of which readers see a part, those below first: there is something to subtract."""
        return [
            (group, division)
            for group in self.all_bottom_up()
            for division in self.divisions(group)
            if any(self.by_id[part].printed for part in division)
        ]

    @cached_property
    def readers(self) -> Sequence[Group]:
        """The groups that readers see, those of the tree first, each after the one it is a part of."""
        return [one for one in self.by_id.values() if one.printed]

    @cached_property
    def levels(self) -> frozenset[str]:
        """The levels that groups of the tree have."""
        return frozenset(one.level for one in self.tree)

    def bottom_up(self) -> Iterable[Group]:
        """Every group of the tree after the groups below it."""
        return reversed(self.tree)

    def all_bottom_up(self) -> Iterator[str]:
        """Every group, parts of partitions too, after the groups below it."""
        for partition in self.partitions:
            yield from (part.id for part in partition.parts)
        yield from (group.id for group in self.bottom_up())
