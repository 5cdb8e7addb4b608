"""What was told to focal points, and how the program itself does: figures of summaries, runs of jobs, alarms."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class Summary(Base):
    """What one reader was told about one campaign in one agency, as figures: no names, no texts.

    ``agency_id`` is empty for the province as a whole. ``picture`` is there until the message has left.
    """

    __tablename__ = "summaries"
    __table_args__ = (Index("ix_summaries_reader", "person_id", "campaign_id", "agency_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    delivery_id: Mapped[int] = mapped_column(ForeignKey("deliveries.id"), index=True)
    at: Mapped[datetime]
    occurrence: Mapped[str] = mapped_column(String(40))  # 2026-W25, 2026-06-15, or asked-... on request
    figures: Mapped[dict[str, Any]]
    picture: Mapped[bytes | None]


class JobRun(Base):
    """How a recurring job ran last, whichever process ran it."""

    __tablename__ = "job_runs"

    job: Mapped[str] = mapped_column(String(40), primary_key=True)
    started_at: Mapped[datetime]
    milliseconds: Mapped[int]
    done: Mapped[int]  # what it says it did: messages, rows, cards
    failures: Mapped[int] = mapped_column(default=0, server_default="0")  # in a row; 0 after a run that ended well
    error: Mapped[str | None] = mapped_column(String(80))  # the kind of the last failure


class Alarm(Base):
    """Something is wrong: opened once for all processes, closed when it is over.

    ``open_key`` is the kind while it is open and empty afterwards; its uniqueness is what opens it only once.
    """

    __tablename__ = "alarms"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(60))
    open_key: Mapped[str | None] = mapped_column(String(60), unique=True)
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    figures: Mapped[dict[str, Any]]
