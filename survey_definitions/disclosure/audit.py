"""The check before a release: for whatever nobody may know, there is another organisation that prints the same.

Two people in different groups exchange their answers to one question. Where neither stands in an exactly printed group
without the other, every printed row stays as it is: totals, exact rows, participation; only a row "at least 80 %" could
break, and is looked at. If such an exchange changes a cell, the cell cannot be worked out, whatever a reader combines.

So this proves that a release is private and needs no solver. It finds every leak of the kinds *a* (a known cell of a
group below `K`), *b* (a known distribution of such a group) and *c* (a group whose answers are known to be all alike);
it may suspect one where there is none, and then more is hidden than needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from survey_definitions.disclosure.counts import Count, QuestionTable
from survey_definitions.disclosure.groups import Groups
from survey_definitions.disclosure.lines import lines_of
from survey_definitions.disclosure.rows import Hiding, Shown
from survey_definitions.disclosure.rules import K, share_is_telling, telling


@dataclass(frozen=True, slots=True)
class Exposed:
    """A group of which a reader might learn too much: it lies in this part of a division of a printed group."""

    printed: str
    division: tuple[str, ...]
    group: str


@dataclass(frozen=True, slots=True)
class Region:
    """The parts of a division of an exact group that are not printed exactly: within them answers can be exchanged."""

    printed: str
    division: tuple[str, ...]
    left: tuple[str, ...]


def exposed(groups: Groups, table: QuestionTable, rows: Hiding) -> Iterator[Exposed]:
    """The groups that no exchange protects, those at the bottom first. Nothing means that the table may be printed."""
    secret = _secret(groups, table, rows)
    for region in regions(groups, rows) if secret else ():
        for part in region.left:
            for group in (part, *groups.below(part)):
                if group in secret and not _is_safe(table, rows, region, part, group):
                    yield Exposed(region.printed, region.division, group)


def _secret(groups: Groups, table: QuestionTable, rows: Hiding) -> set[str]:
    """The groups that are not printed exactly and are few, or all alike."""
    hidden = [group for group in groups.by_id if rows[group] is not Shown.EXACT]
    numbers, totals = lines_of(table, hidden)
    sizes = numbers[:, 0] if table.is_text else totals
    is_secret = (sizes < K) | (numbers.max(axis=1, initial=0) >= totals)
    return {group for group, told in zip(hidden, is_secret.tolist(), strict=True) if told}


def regions(groups: Groups, rows: Hiding) -> Iterator[Region]:
    """All regions of a table, those at the bottom first."""
    for group in groups.all_bottom_up():
        if rows[group] is Shown.EXACT:
            for division in groups.divisions(group):
                left = tuple(part for part in division if rows[part] is not Shown.EXACT)
                if left:
                    yield Region(group, tuple(division), left)


def _is_safe(table: QuestionTable, rows: Hiding, region: Region, part: str, group: str) -> bool:
    count = table.of(group)
    wanted = _secrets(count, table.size(count))
    return all(_changes(table, rows, region, part, group, category) for category in wanted)


def _secrets(count: Count, size: int) -> list[int]:
    """The categories whose number nobody may know: each of a small group; the one of a group that is all alike."""
    return [at for at, cell in enumerate(count.cells) if cell and (size < K or cell == count.total)]


def _changes(table: QuestionTable, rows: Hiding, region: Region, part: str, group: str, category: int) -> bool:
    """Whether an exchange between this group and another one of the region changes a category of it."""
    return any(
        _can_exchange(table, rows, (part, group), other, give, get)
        for other in _others(table, region, part, group)
        for give, get in _pairs(table, category)
    )


def _pairs(table: QuestionTable, category: int) -> Iterator[tuple[int, int]]:
    """What is given away for what: the category for another one, or another one for it.

    Of a question with several answers -1 - category is "this option not chosen".
    """
    others = [-1 - category] if table.kind == "multi" else [at for at in range(len(table.categories)) if at != category]
    for other in others:
        yield category, other
        yield other, category


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of an exchange: the printed row it belongs to, and the answers of those who may take part."""

    row: str
    count: Count


def _others(table: QuestionTable, region: Region, part: str, group: str) -> Iterator[_Side]:
    """Those with whom a group can exchange: the rest of its own part, and the other parts that are not printed."""
    if group != part:
        yield _Side(part, table.of(part).minus(table.of(group)))
    for other in region.left:
        if other != part:
            yield _Side(other, table.of(other))


def _can_exchange(table: QuestionTable, rows: Hiding, mine: tuple[str, str], other: _Side, give: int, get: int) -> bool:
    part, group = mine
    if not _has(table.of(group), give) or not _has(other.count, get):
        return False
    if other.row == part:
        return True
    return _stays(table, rows, part, give) and _stays(table, rows, other.row, get)


def _has(count: Count, answer: int) -> bool:
    """Whether somebody gave this answer; see `_pairs` for negative ones."""
    return count.cells[answer] > 0 if answer >= 0 else count.cells[-1 - answer] < count.total


def _stays(table: QuestionTable, rows: Hiding, row: str, lost: int) -> bool:
    """Whether a row "at least 80 %" still says the truth when one answer of a category is given away."""
    if rows[row] is not Shown.AT_LEAST:
        return True
    count = table.of(row)
    if lost != telling(count):
        return True
    return share_is_telling(count.cells[lost] - 1, count.total)
