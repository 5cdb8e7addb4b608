"""What was released of groups: figures as they were printed, and nothing that was hidden."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
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
