"""The check of a table by facts of the roster: of no handful of known people may it be certain how many answered.

Whoever has the roster knows everybody's rank or age; unknown is who has answered. So what is exchanged is *who* did,
see `exchanges`. Where no exchange changes how many of one to four people answered, too much is printed. Where it is
known who is in which leaf of the tree and which part of a partition, participation of parts stays as it is as well, and
people of one leaf, part and category are a handful too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterator, Mapping, Sequence

import numpy as np

from survey_definitions.disclosure.counts import Handfuls, KnownPlaces, QuestionTable
from survey_definitions.disclosure.exchanges import Exchanges, PeopleLines
from survey_definitions.disclosure.groups import Groups
from survey_definitions.disclosure.lines import Numbers
from survey_definitions.disclosure.rows import Hiding, Shown
from survey_definitions.disclosure.rules import K


class KnownPeople:
    """The people of a table by place, with what is known of them: ``told`` are groups by their participation."""

    def __init__(
        self,
        groups: Groups,
        table: QuestionTable,
        rows: Hiding,
        participation: Collection[str],
        told: Collection[str],
    ) -> None:
        self.parents = {one.id: one.parent for one in groups.tree}
        places = table.places or _by_leaf(table, self.parents)
        self.keys, self.invited, self.by_part = places.keys, places.invited, table.places is not None
        self.chains = {leaf: list(self._chain(leaf)) for leaf in {leaf for leaf, _ in self.keys}}
        exact = {group for group, shown in rows.items() if shown is Shown.EXACT}
        nearest = {leaf: (_first(chain, exact), _first(chain, told)) for leaf, chain in self.chains.items()}
        self.regions = [nearest[leaf][0] for leaf, _ in self.keys]
        self.area = _numbered([nearest[leaf][1] for leaf, _ in self.keys])
        part = _numbered([part if part in participation else "" for _, part in self.keys])
        silent = places.invited - places.answered
        self.exchanges = Exchanges(PeopleLines(self.area, part, _numbered(self.regions), places.answered, silent))
        self.is_told = self.exchanges.told_anyway()[self.area, part]

    def _chain(self, group: str) -> Iterator[str]:
        at: str | None = group
        while at is not None:
            yield at
            at = self.parents[at]

    def told(self, handfuls: Handfuls) -> Iterator[str]:
        """The exact groups by which something is told of a handful: the nearest ones of the last of its people."""
        found: dict[str, None] = {}
        for lines, category in self._not_easily_open(handfuls):
            mine = lines[self.invited[lines, category] > 0]
            if not self.is_told[mine].all() and not self.exchanges.is_open(mine, category):
                found[self.regions[mine[-1]]] = None
        yield from found

    def _not_easily_open(self, handfuls: Handfuls) -> Iterator[tuple[Numbers, int]]:
        """Whom to look at one by one: lines of places, and a category."""
        inside, between = self.exchanges.easily_open()
        for group, lines in self._members(handfuls).items():
            is_one_area = len(set(self.area[lines].tolist())) == 1
            for category in handfuls[group]:
                if not (is_one_area and inside[lines, category].any()):
                    yield lines, category
        few = (self.invited > 0) & (self.invited < K) & ~inside & ~between & ~self.is_told[:, None]
        for line, category in np.argwhere(few).tolist() if self.by_part else ():
            yield np.array([line]), category

    def _members(self, wanted: Container[str]) -> Mapping[str, Numbers]:
        """The places of groups, and of parts."""
        wanted_above = {leaf: [one for one in chain if one in wanted] for leaf, chain in self.chains.items()}
        found = defaultdict[str, list[int]](list)
        for line, (leaf, part) in enumerate(self.keys):
            for group in wanted_above[leaf]:
                found[group].append(line)
            if part in wanted:
                found[part].append(line)
        return {group: np.array(lines) for group, lines in found.items()}


def _by_leaf(table: QuestionTable, parents: Mapping[str, str | None]) -> KnownPlaces:
    """Of a table that does not tell of parts, everybody by leaf."""
    above = set(parents.values())
    listed = [(one, asked) for one in parents if one not in above and (asked := table.invited(one)) and asked.total]
    invited = np.array([asked.cells for _, asked in listed], np.int64)
    answered = np.array([table.of(one).cells for one, _ in listed], np.int64)
    return KnownPlaces([(one, "") for one, _ in listed], invited, answered)


def _first(chain: Sequence[str], wanted: Container[str]) -> str:
    return next(group for group in chain if group in wanted)


def _numbered(names: Sequence[str]) -> Numbers:
    """Equal names by equal numbers."""
    known = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return np.array([known[name] for name in names], np.int64)
