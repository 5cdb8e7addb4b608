"""What was released of groups: figures as they were printed, and nothing that was hidden."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class FigureRelease(Base):
    """The n-th release of a campaign's figures. It is never changed: readers keep what they have read.

    ``counted_until`` is the moment up to which submissions were counted, so that what came later can be told apart.
    """

    __tablename__ = "figure_releases"
    __table_args__ = (UniqueConstraint("campaign_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"))
    number: Mapped[int]
    counted_until: Mapped[datetime]
    document: Mapped[dict[str, Any]]  # one release in the format surveybot-figures/1


class FigureOrder(Base):
    """A picture or workbook of released figures that somebody asked for in the chat; gone once it is on its way."""

    __tablename__ = "figure_orders"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"))
    topic: Mapped[str] = mapped_column(String(80))  # of `bot.services.group_figures.orders`, or ``workbook``
    about: Mapped[str] = mapped_column(String(80))  # the group that is looked at
    asked_at: Mapped[datetime]


class FigureFile(Base):
    """A picture or workbook made of released figures, kept for whoever asks for the same within two days."""

    __tablename__ = "figure_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)  # of the figures and words in it
    made_at: Mapped[datetime]
    body: Mapped[bytes]


class HandedOut(Base):
    """Figures or a list of people that somebody took out of the program, and why."""

    __tablename__ = "handed_out"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(60))  # as in the audit
    what: Mapped[str] = mapped_column(String(40))  # figures, or which list
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"))
    reason: Mapped[bytes]  # sealed
