"""Who is counted: everybody with a session of a campaign, and what they submitted up to a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, func, or_, select

from storage.models import Person, StoredSession, Submission
from storage.repositories.windows import OUT


@dataclass(frozen=True, slots=True)
class Counted:
    """The rows to count: ``newest`` has the newest submission of each session up to the moment."""

    newest: Subquery
    where: ColumnElement[bool]

    @property
    def has_answered(self) -> ColumnElement[bool]:
        """Whether somebody submitted."""
        return self.newest.c.number.is_not(None)

    def unit(self) -> Any:
        """The unit of the day on which somebody submitted, or was invited."""
        return StoredSession.unit_code


def counted(campaign_id: int, until: datetime) -> Counted:
    """Those who are asked in a campaign: not who withdrew, who is no longer of the audience, or left without a word."""
    newest = (
        select(Submission.session_id, func.max(Submission.number).label("number"))
        .join(StoredSession, StoredSession.id == Submission.session_id)
        .where(StoredSession.campaign_id == campaign_id, Submission.submitted_at <= until)
        .group_by(Submission.session_id)
        .subquery("newest")
    )
    stayed = or_(Person.left_on.is_(None), Person.left_on > until.date(), newest.c.number.is_not(None))
    where = and_(
        StoredSession.campaign_id == campaign_id,
        StoredSession.status.not_in(OUT),
        Person.frozen_at.is_(None),
        stayed,
    )
    return Counted(newest, where)


def of_people(found: Counted, *columns: Any) -> Any:
    """A query of columns over those who are counted; `Counted.newest` is joined, empty for who has not submitted."""
    return (
        select(*columns)
        .select_from(StoredSession)
        .join(Person, Person.id == StoredSession.person_id)
        .outerjoin(found.newest, found.newest.c.session_id == StoredSession.id)
        .where(found.where)
    )
