"""Of which agencies it may be said how many stand where, to readers who are entitled to counts and not to people.

Only of agencies of five and more, and so that a smaller one does not follow by subtraction from its block or from the
province. Focal points and deputies look after named people; for their own agency this does not hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from storage.aliases import lasting_alias
from storage.models import Unit
from storage.unit_of_work import UnitOfWork
from survey_definitions.disclosure import Group, Groups, K, shown_participation

_block = lasting_alias(Unit)
PROVINCE = ""
Pair = tuple[int, int]
"""Invited, and of them answered."""


@dataclass(frozen=True, slots=True)
class ShownCounts:
    """The codes of agencies and blocks that may be shown, the province as '', and all of them counted."""

    codes: frozenset[str]
    counts: Mapping[str, Pair]
    block_of: Mapping[str, str]

    def instead_of(self, agency: str, own: frozenset[str] = frozenset()) -> str | None:
        """The smallest shown whole that an agency belongs to: its block or the province; None where neither is.

        ``own`` as `may_tell` has it.
        """
        wider = (self.block_of.get(agency, PROVINCE), PROVINCE)
        return next((one for one in wider if one in self.codes and self.may_tell(one, own)), None)

    def may_tell(self, whole: str, own: frozenset[str]) -> bool:
        """Whether a block or the province may be told to somebody who knows how everybody stands in ``own`` agencies.

        Where one of these is not shown, what is left beside it has to be as large and as mixed as for everybody else,
        whatever its own number is. Nobody is told of a whole that is too small itself. Of the province, what is left
        beside the blocks of these agencies, too, of which they are told the average.
        """
        if whole not in self.codes and self.counts.get(whole, (0, 0))[0]:
            return False
        wholes = {PROVINCE, *self.block_of.values()}
        blocks = {self.block_of[one] for one in own if one in self.block_of} if whole == PROVINCE else set()
        told = {block for block in blocks if self.may_tell(block, own)}
        beside = [one for one in self.counts if one not in wholes and self.block_of.get(one) not in told]
        inside = [one for one in beside if whole in (PROVINCE, self.block_of.get(one))]
        hidden = [one for one in inside if one not in self.codes and self.counts[one][0]]
        mine = [one for one in hidden if one in own]
        if not mine:
            return True
        known = sum(self.counts[one][0] for one in mine)
        invited, answered = (sum(self.counts[one][at] for one in hidden) for at in (0, 1))
        is_mixed = known < answered < invited - known
        return is_mixed and len(hidden) - len(mine) >= 2 and invited - known >= K  # noqa: PLR2004 - two: a pair


def shown_counts(uow: UnitOfWork, agencies: Mapping[str, Pair]) -> ShownCounts:
    """What may be shown of agencies, by code ('' for people in none): invited and answered of each."""
    block_of = _blocks(uow)
    tree = _tree(agencies, block_of)
    whole = tree[0]
    counts = {group.id: (group.invited, group.answered) for group in tree}
    if whole.answered in (0, whole.invited):  # the whole says the same of everybody
        return ShownCounts(frozenset(one.id for one in tree if one.invited >= K), counts, block_of)
    return ShownCounts(shown_participation(Groups(tree)), counts, block_of)


def _blocks(uow: UnitOfWork) -> Mapping[str, str]:
    query = select(Unit.code, _block.code).join(_block, _block.id == Unit.parent_id)
    query = query.where(Unit.kind == "agency", _block.kind == "block")
    return {agency: code for agency, code in uow.connection.execute(query)}  # noqa: C416 - rows


def _tree(agencies: Mapping[str, Pair], block_of: Mapping[str, str]) -> list[Group]:
    known = {code: pair for code, pair in agencies.items() if code}
    blocks: dict[str, Counter[str]] = {}
    for code, (invited, answered) in known.items():
        if code in block_of:
            blocks.setdefault(block_of[code], Counter()).update(invited=invited, answered=answered)
    invited, answered = (sum(pair[at] for pair in agencies.values()) for at in (0, 1))
    return [
        Group(PROVINCE, None, "province", invited, answered),
        *(Group(code, PROVINCE, "block", one["invited"], one["answered"]) for code, one in sorted(blocks.items())),
        *(Group(code, block_of.get(code, PROVINCE), "agency", *pair) for code, pair in sorted(known.items())),
    ]
