"""The groups of a campaign: province, blocks, agencies and divisions of the day, and position groups beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from bot.services.group_figures.roster_facts import PeopleCell
from storage.models import ListEntry, Unit
from storage.unit_of_work import UnitOfWork
from survey_definitions.disclosure import Group, Groups, Partition

if TYPE_CHECKING:
    from bot.services.group_figures.crowds import Crowd

Heads = tuple[int, int]  # how many were invited, and how many of them have answered
PROVINCE: Final = "province"
_PART: Final = "position_group:"
_LEVELS: Final = ("block", "agency", "division")
_PRINTED: Final = ("province", "block", "agency")
_NAMES: Final = {"vi": "Toàn tỉnh", "en": "Province", "de": "Provinz"}


@dataclass(frozen=True, slots=True)
class Places:
    """The groups, and to which of them a cell's people belong directly."""

    groups: Groups
    leaf_of: Mapping[str, str]  # unit code -> the group whose children do not hold its people
    position_groups: Mapping[str, Mapping[str, str]]  # names of those that are there, in the order of the structure

    def leaves(self, cell: PeopleCell) -> tuple[str, str]:
        """The group of the tree and the part of the partition to which a cell is added."""
        return self.leaf_of[cell.unit], part_id(cell.position_group)


def part_id(position_group: str) -> str:
    """The id of a position group's row."""
    return _PART + (position_group or "-")


@dataclass(frozen=True, slots=True)
class _Known:
    code: str
    kind: str
    parent: str
    names: Mapping[str, str]


def places(uow: UnitOfWork, people: Crowd) -> Places:
    """The groups in which anybody was invited, with their participation."""
    by_unit, by_group = _heads(people)
    units = _units(uow)
    chains = {unit: list(_chain(units, unit)) for unit in by_unit}
    tree = list(_tree(units, chains, by_unit))
    names = dict(_ordered(uow, by_group))
    parts = tuple(Group(part_id(code), None, "filter", *by_group[code], labels=names[code]) for code in names)
    partitions = [Partition(PROVINCE, "position_group", parts)] if len(parts) > 1 else []
    groups = Groups(tree, partitions)
    return Places(groups, {unit: _leaf(groups, chain[-1]) for unit, chain in chains.items()}, names)


def _heads(people: Crowd) -> tuple[dict[str, Heads], dict[str, Heads]]:
    """By unit, and by position group."""
    by_unit, by_group = defaultdict[str, Heads](lambda: (0, 0)), defaultdict[str, Heads](lambda: (0, 0))
    for (unit, group), asked, done in zip(people.cells, people.asked.tolist(), people.done.tolist(), strict=True):
        for into, name in ((by_unit, unit), (by_group, group)):
            before = into[name]
            into[name] = before[0] + asked, before[1] + done
    return by_unit, by_group


def _leaf(groups: Groups, group: str) -> str:
    own = groups.own(group)
    return own if own in groups.by_id else group


def _units(uow: UnitOfWork) -> Mapping[str, _Known]:
    rows = uow.connection.execute(
        select(Unit.id, Unit.code, Unit.kind, Unit.parent_id, Unit.names, Unit.short_names)
    ).all()
    codes = {row.id: row.code for row in rows}
    return {
        row.code: _Known(row.code, row.kind, codes.get(row.parent_id, ""), {**row.names, **row.short_names})
        for row in rows
    }


def _chain(units: Mapping[str, _Known], unit: str) -> Iterator[str]:
    """The groups that hold a unit's people, from the province down. Levels that a unit does not have are left out."""
    above: list[str] = []
    while known := units.get(unit):
        if known.kind in _LEVELS:
            above.append(known.code)
        unit = known.parent
    yield PROVINCE
    yield from reversed(above)


def _tree(units: Mapping[str, _Known], chains: Mapping[str, list[str]], heads: Mapping[str, Heads]) -> Iterator[Group]:
    asked, done = Counter[str](), Counter[str]()
    for unit, chain in chains.items():
        for group in chain:
            asked[group] += heads[unit][0]
            done[group] += heads[unit][1]
    parents = {code: above for chain in chains.values() for above, code in pairwise(chain)}
    order = sorted(asked, key=lambda code: (_depth(parents, code), code))
    for code in order:
        known = units.get(code)
        level = known.kind if known else PROVINCE
        yield Group(
            code,
            parents.get(code),
            level,
            asked[code],
            done[code],
            labels=known.names if known else _NAMES,
            printed=level in _PRINTED,
        )


def _depth(parents: Mapping[str, str], code: str) -> int:
    return 1 + _depth(parents, parents[code]) if code in parents else 0


def _ordered(uow: UnitOfWork, codes: Iterable[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    wanted = set(codes)
    query = (
        select(ListEntry.code, ListEntry.names)
        .where(ListEntry.kind == "position_group")
        .order_by(ListEntry.position, ListEntry.code)
    )
    known = {code: names for code, names in uow.connection.execute(query)}  # noqa: C416 - rows
    yield from ((code, names) for code, names in known.items() if code in wanted)
    yield from ((code, {}) for code in sorted(wanted - set(known)))
