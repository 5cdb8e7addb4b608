"""What a reader may see and do: a table of rights by role, as conditions of queries.

Every query of a desk that gives people or counts asks a `Scope` for its condition; nothing gives it without one. What
a reader may do is found out by the query itself, from the roles that stand there now: a role that was taken away a
moment ago opens nothing any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import ColumnElement, SelectBase, and_, exists, func, or_, select

from bot.services.people.reachable import here, on_duty
from bot.services.people.role_words import ADMIN, DEPUTY, FOCAL, HEAD, OF_AGENCY, OF_PROVINCE
from bot.services.people.taken_over import with_taken_over
from storage.aliases import lasting_alias
from storage.models import Person, PersonRole, Unit

# Made once: adapting a table's columns to an alias takes longer than the query.
_me, _home, _role = lasting_alias(Person), lasting_alias(Unit), lasting_alias(PersonRole)
_theirs = lasting_alias(PersonRole)


class Right(StrEnum):
    """What may be seen or done."""

    COUNTS = "counts"  # how many of an agency stand where; of groups that are large enough
    SUMMARIES = "summaries"  # the same, as it comes by itself: who looks after an agency or works for the province
    SMALL = "small"  # the same of groups of any size
    PEOPLE = "people"  # where one person stands, asked for by the exact staff code
    JOINING = "joining"  # accounts: links, undoing, confirming; absences; proposing that somebody has left
    VOUCHING = "vouching"  # for a new account of somebody who has joined
    DECIDING = "deciding"  # that somebody has left, and their roles


_OWN_AGENCY: Final = {
    Right.COUNTS: OF_AGENCY,
    Right.SUMMARIES: OF_AGENCY,
    Right.SMALL: (FOCAL, DEPUTY),
    Right.PEOPLE: (FOCAL, DEPUTY),
    Right.JOINING: (FOCAL, DEPUTY),
    Right.VOUCHING: (FOCAL, DEPUTY, HEAD),
    Right.DECIDING: (),
}
_EVERYWHERE: Final = {
    Right.COUNTS: (ADMIN, *OF_PROVINCE),
    Right.SUMMARIES: OF_PROVINCE,
    Right.SMALL: (),
    Right.PEOPLE: (),
    Right.JOINING: (ADMIN,),
    Right.VOUCHING: (ADMIN,),  # of another agency; for admins any other
    Right.DECIDING: (ADMIN,),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """Of one reader on one day. A deputy sees counts always and has the focal point's rights only in their absence."""

    reader: int
    today: date

    def people(self, right: Right) -> ColumnElement[bool]:
        """The condition on `Person`: those about whom the reader has this right."""
        if right is Right.VOUCHING:
            return self._vouching()
        return self.of_agency(right, Person.agency_id)

    def of_agency(self, right: Right, agency: Any) -> ColumnElement[bool]:
        """The condition on a column of agencies: those about whose people the reader has this right."""
        return or_(self.everywhere(right), agency.in_(self._own(right)))

    def _vouching(self) -> ColumnElement[bool]:
        """For an admin's account other admins; for others those of their agency, and admins who are not of it."""
        is_admin = exists().where(_theirs.person_id == Person.id, _theirs.role == ADMIN)
        agency = func.coalesce(_me.agency_id, 0) == func.coalesce(Person.agency_id, -1)
        of_it = exists().where(_me.id == self.reader, agency)
        everywhere = self.everywhere(Right.VOUCHING)
        own = Person.agency_id.in_(self._own(Right.VOUCHING))
        return or_(and_(is_admin, everywhere), and_(~is_admin, or_(own, and_(everywhere, ~of_it))))

    def agencies(self, right: Right) -> ColumnElement[bool]:
        """The condition on `Unit`: agencies in which the reader has this right."""
        return and_(Unit.kind == "agency", or_(self.everywhere(right), Unit.id.in_(self._own(right))))

    def own_agencies(self, right: Right) -> ColumnElement[bool]:
        """The condition on `Unit`: agencies of which the reader has the care, not those seen by everybody's desk."""
        return and_(Unit.kind == "agency", Unit.id.in_(self._own(right)))

    def anybody(self, right: Right) -> ColumnElement[bool]:
        """Whether the reader has this right about anybody at all."""
        return or_(self.everywhere(right), self._own(right).exists())

    def everywhere(self, right: Right) -> ColumnElement[bool]:
        """Whether the reader has this right about the whole province."""
        holds = exists().where(PersonRole.person_id == self.reader, PersonRole.role.in_(_EVERYWHERE[right]))
        return and_(holds, exists().where(_me.id == self.reader, here(_me, self.today)))

    def _own(self, right: Right) -> SelectBase:
        agency = func.coalesce(_home.agency_id, _me.agency_id)
        query = select(agency).select_from(_role).join(_me, _me.id == _role.person_id)
        query = query.outerjoin(_home, _home.id == _role.unit_id).where(agency.is_not(None))
        query = query.where(_role.person_id == self.reader, _role.role.in_(_OWN_AGENCY[right]), here(_me, self.today))
        if right in (Right.SUMMARIES, Right.SMALL):
            return with_taken_over(query, self.today)  # what campaigns count in it is told of it, and of no other
        if right is Right.COUNTS:
            return query
        return query.where(or_(_role.role != DEPUTY, ~on_duty(FOCAL, agency, self.today).exists()))
