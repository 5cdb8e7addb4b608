"""Who looks at figures of campaigns, and of which agencies they may know what: found out once for all that is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlalchemy import ColumnElement, select

from bot.services.people.scope import Right, Scope
from storage.models import Unit
from storage.unit_of_work import UnitOfWork


class Reader(Protocol):
    """Whoever looks at figures."""

    def sees(self, agency: Any) -> ColumnElement[bool]:
        """The condition on a column of agencies: whose people this reader may see counted."""
        ...

    def sees_small(self, agency: Any) -> ColumnElement[bool]:
        """The condition on a column of agencies: whose people they may see counted in groups of any size."""
        ...


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person who reads in the chat: sees what their roles grant now. At a desk the ``right`` is that to counts."""

    id: int
    today: date
    right: Right = Right.SUMMARIES

    def sees(self, agency: Any) -> ColumnElement[bool]:
        """The agencies they look after or lead; every one for the project team and standing bodies."""
        return Scope(self.id, self.today).of_agency(self.right, agency)

    def sees_small(self, agency: Any) -> ColumnElement[bool]:
        """The agencies they look after: of these they may know everybody's state."""
        return Scope(self.id, self.today).of_agency(Right.SMALL, agency)


@dataclass(frozen=True, slots=True)
class SeenAgencies:
    """The agencies as a reader sees them; what is counted asks the database for the reader's rights all the same.

    ``codes`` has every agency, ``seen`` those whose people are counted for the reader, ``small`` those of which they
    may know everybody's state; all by the numbers of rows.
    """

    reader: Reader
    codes: Mapping[int, str]
    seen: frozenset[int]
    small: frozenset[int]

    def code(self, agency: int | None) -> str:
        """The code of an agency that the reader sees; else nothing."""
        return self.codes[agency] if agency is not None and agency in self.seen else ""

    def sees_small(self, agency: int | None) -> bool:
        """Whether the reader may know the state of everybody who is counted in an agency, or, for None, anywhere."""
        return agency in self.small if agency is not None else self.codes.keys() <= self.small

    def known_beside(self, counts: Mapping[str, tuple[int, int]]) -> frozenset[str]:
        """Of the agencies in which anybody was invited, those whose people's state is known to a reader of others, too.

        Also those of somebody who knows several. What is told of a whole must hold beside all these together. Beside
        one alone the average of a block is safe anyway.
        """
        known = frozenset(self.codes[one] for one in self.small if counts.get(self.codes[one], (0, 0))[0])
        others = self.codes.keys() if len(known) > 1 else self.seen
        return known if others - self.small else frozenset()


def seen_by(uow: UnitOfWork, reader: Reader) -> SeenAgencies:
    """What a reader sees now: one look for all that is told in a view, however many campaigns it tells of."""
    query = select(Unit.id, Unit.code, reader.sees(Unit.id), reader.sees_small(Unit.id)).where(Unit.kind == "agency")
    rows = uow.connection.execute(query).all()
    seen, small = (frozenset(row[0] for row in rows if row[at]) for at in (2, 3))
    return SeenAgencies(reader, {row[0]: row[1] for row in rows}, seen, small)
