"""What imports leave behind: their runs, files of the structure that wait for a word, proposals, what people say."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base

_RUNNING = text("state = 'running'")


class ImportRun(Base):
    """An import that was begun. At most one runs at a time; one whose process died is free again after its lease."""

    __tablename__ = "import_runs"
    __table_args__ = (
        Index("uq_import_runs_running", "state", unique=True, sqlite_where=_RUNNING, postgresql_where=_RUNNING),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))  # structure | roster
    sha256: Mapped[str] = mapped_column(String(64))  # of the file
    actor: Mapped[str] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(12))  # running | done | interrupted
    done: Mapped[int] = mapped_column(default=0)  # rows written
    total: Mapped[int] = mapped_column(default=0)  # rows to write
    started_at: Mapped[datetime]
    leased_until: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class StructureDraft(Base):
    """A structure file that an admin sent, until it is applied or discarded; one for each admin.

    ``digest`` is that of the results its author saw: something else is not done on their word.
    """

    __tablename__ = "structure_drafts"
    __table_args__ = ({"sqlite_autoincrement": True},)  # a button of an earlier draft must not reach a later one

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64))
    content: Mapped[dict[str, Any]]  # its cells as text, and what they would do, in short
    digest: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime]


class LeaverProposal(Base):
    """Somebody a roster did not have: have they left? Nobody is taken off the roster before somebody says so."""

    __tablename__ = "leaver_proposals"
    __table_args__ = (UniqueConstraint("person_id", "sha256"), Index("ix_leaver_proposals_state", "state"))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64))  # of the roster; the same file asks once
    state: Mapped[str] = mapped_column(String(12))  # proposed | confirmed | kept | returned
    proposed_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None] = mapped_column(String(60))  # as actors of the audit


class ProfileStatement(Base):
    """What somebody said in a survey of a fact that the roster has too; both are kept.

    ``differs_since`` is the day from which the two do not say the same, None while they do. ``settled_as`` is which of
    them a focal point holds to be right, ``roster`` or ``said``, None while nobody has looked.
    """

    __tablename__ = "profile_statements"
    __table_args__ = (UniqueConstraint("person_id", "fact"), Index("ix_profile_statements_differs", "differs_since"))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    fact: Mapped[str] = mapped_column(String(20))  # a column of the roster: unit, title ...
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), index=True)
    said: Mapped[bytes]  # sealed
    said_at: Mapped[datetime]
    differs_since: Mapped[date | None]
    settled_as: Mapped[str | None] = mapped_column(String(10))
