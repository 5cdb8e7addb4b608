"""Surveys and their published versions: original bytes, hash, and the compiled XForm that sessions run on."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class StoredSurvey(Base):
    """A survey by its id; the title is that of the newest version."""

    __tablename__ = "surveys"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(80), unique=True)
    titles: Mapped[dict[str, str]]


class SurveyVersion(Base):
    """One published text of a survey. The same bytes twice are the same version."""

    __tablename__ = "survey_versions"
    __table_args__ = (UniqueConstraint("survey_id", "sha256"), UniqueConstraint("survey_id", "number"))

    id: Mapped[int] = mapped_column(primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("surveys.id"))
    number: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    source: Mapped[bytes]
    source_name: Mapped[str] = mapped_column(String(200))
    xform: Mapped[str] = mapped_column(Text)
    titles: Mapped[dict[str, str]]
    languages: Mapped[list[str]]
    lists: Mapped[list[str]]
    minutes: Mapped[int]
    published_at: Mapped[datetime]
