"""Campaigns and what happens in them: sessions, answers, submissions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class Campaign(Base):
    """A version offered to an audience between two dates."""

    __tablename__ = "campaigns"

    id: Mapped[int] = mapped_column(primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("surveys.id"))
    version_id: Mapped[int] = mapped_column(ForeignKey("survey_versions.id"))
    state: Mapped[str] = mapped_column(String(20), index=True)
    # draft | waiting (for approval) | scheduled | open | closing (no new starts) | closed | cancelled
    audience: Mapped[dict[str, Any]]
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]  # no new starts from here on
    created_at: Mapped[datetime]
    plan_revision: Mapped[int] = mapped_column(default=1)  # +1 whenever what is planned is to be planned anew
    grace_until: Mapped[datetime | None]  # who has begun may finish until then; None: until it closes
    correct_until: Mapped[datetime | None]  # what was submitted may be corrected until then; None: until it closes
    reminders: Mapped[str] = mapped_column(
        String(20), default="standard", server_default="standard"
    )  # standard | last_only | none
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"))  # the earlier wave
    paused_at: Mapped[datetime | None]  # nothing goes out by itself and no session is begun while this is set
    sending_paused_at: Mapped[datetime | None]  # its messages wait; everything else of the campaign goes on
    created_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))  # None: the server's operator
    approved_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    approved_at: Mapped[datetime | None]
    released_at: Mapped[datetime | None]  # nothing leaves before; until then an approval can be recalled
    revision: Mapped[int] = mapped_column(
        default=0, server_default="0"
    )  # two who edit at once cannot overwrite one another
    words: Mapped[dict[str, Any] | None]  # purpose, sender, contact by language, in place of those of the survey
    filled_at: Mapped[datetime | None]  # everybody of the audience had a session then; those who came later are late


class ListSnapshot(Base):
    """Reference lists as a session saw them when it began, by the hash of their content."""

    __tablename__ = "list_snapshots"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    body: Mapped[bytes]  # compressed JSON: {list name: [row, ...]}


class StoredSession(Base):
    """One person in one campaign. ``state`` is the engine's, sealed; ``revision`` is the row's version.

    ``stopped``: the person wants no use made of it. ``withdrawn``: the person is no longer of the audience; back in it,
    it goes on where it was.
    """

    __tablename__ = "sessions"
    __table_args__ = (UniqueConstraint("campaign_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("survey_versions.id"))
    unit_code: Mapped[str] = mapped_column(String(40))  # where they were when they were invited: there they count
    status: Mapped[str] = mapped_column(String(20), index=True)  # new | started | submitted | stopped | withdrawn
    language: Mapped[str | None] = mapped_column(String(8))
    lists_sha256: Mapped[str | None] = mapped_column(ForeignKey("list_snapshots.sha256"))
    facts: Mapped[bytes | None]  # facts of the person when it began, sealed
    state: Mapped[bytes | None]
    revision: Mapped[int] = mapped_column(default=0)
    turn: Mapped[int] = mapped_column(default=0)  # +1 whenever another prompt is on; buttons carry it
    started_on: Mapped[date | None]
    submitted_at: Mapped[datetime | None]
    changed_at: Mapped[datetime | None]  # an answer was changed after submitting; empty again once that was sent
    erased_at: Mapped[datetime | None]  # its answers were erased; that somebody took part stays
    stood: Mapped[str | None] = mapped_column(
        String(12)
    )  # where they stood in the counts when they left, or were asked no more: there they stay; None: neither


class StoredAnswer(Base):
    """An answer in a typed column.

    ``number`` 0 is the draft, n the n-th submission, -n what the n-th renewal of the session's version set aside.
    """

    __tablename__ = "answers"
    __table_args__ = (
        UniqueConstraint("session_id", "number", "path"),
        Index("ix_answers_name_code", "name", "code"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"))
    number: Mapped[int]
    path: Mapped[str] = mapped_column(String(400))
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(20))
    code: Mapped[str | None] = mapped_column(String(400))  # choices, blank-separated
    value: Mapped[float | None]
    day: Mapped[date | None] = mapped_column(Date)
    text: Mapped[bytes | None]  # free text, sealed
    language: Mapped[str] = mapped_column(String(8))
    answered_at: Mapped[datetime]
    kept: Mapped[bool] = mapped_column(
        default=False, server_default=false()
    )  # taken over from an earlier campaign by "still right", with its whole section


class Submission(Base):
    """A finished session's answers. A correction is a further one; the earlier stay readable."""

    __tablename__ = "submissions"
    __table_args__ = (UniqueConstraint("session_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"))
    number: Mapped[int]
    receipt: Mapped[str] = mapped_column(String(20), unique=True)
    submitted_at: Mapped[datetime]
    unit_code: Mapped[str] = mapped_column(String(40))  # where they were on the day
    language: Mapped[str] = mapped_column(String(8))
    body: Mapped[bytes]  # all answers with their paths, sealed JSON
    seconds: Mapped[int | None]  # spent answering, pauses left out; of the first one only
    counted: Mapped[bytes | None]  # the closed ones as `survey_definitions.packed` has them; None: not packed


class StoredPicture(Base):
    """A picture that was sent as an answer; the answer's value is its name. The picture itself is a file.

    Of one that several answers of a session have there is one row; it goes with the session's answers.
    """

    __tablename__ = "pictures"
    __table_args__ = (UniqueConstraint("session_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"))
    name: Mapped[str] = mapped_column(String(80), index=True)
    key: Mapped[bytes]  # what opens the file, sealed
    size: Mapped[int]  # bytes
    sent_at: Mapped[datetime]


class Renewal(Base):
    """Sessions of a campaign brought to another version: counted first, then moved, in batches that can resume.

    ``reached`` is the last session that was looked at. The figures count people and answers, nothing else.
    """

    __tablename__ = "renewals"

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("survey_versions.id"))
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))  # None: the server's operator
    asked_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(12), index=True)  # counting | counted | moving | done
    reached: Mapped[int] = mapped_column(default=0)
    people: Mapped[int] = mapped_column(default=0)
    carried: Mapped[int] = mapped_column(default=0)  # answers
    aside: Mapped[int] = mapped_column(default=0)  # answers
    removed: Mapped[int] = mapped_column(default=0)  # people whose present question is gone
    changed: Mapped[int] = mapped_column(default=0)  # people whose present question is another one now
    failed: Mapped[int] = mapped_column(default=0)  # people who stay on their version because something went wrong
    done_at: Mapped[datetime | None]
