"""Surveys and their published versions: original bytes, hash, and the compiled XForm that sessions run on. Drafts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

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
    words: Mapped[dict[str, Any] | None]  # purpose, sender, contact as the author wrote them, by language
    languages: Mapped[list[str]]
    lists: Mapped[list[str]]
    minutes: Mapped[int]
    measured: Mapped[int | None]  # from how many submissions the minutes are; None: from the length of its texts
    published_at: Mapped[datetime]
    note: Mapped[str | None] = mapped_column(String(500))  # what whoever published it wants remembered
    rules: Mapped[dict[str, Any] | None]  # the sheets by which results are computed: name -> rows
    rules_sha256: Mapped[str | None] = mapped_column(String(64))


class SurveyDraft(Base):
    """A survey file that an admin sent and has neither published nor discarded: one for each admin and survey.

    Another file of the same survey takes its place under another id; ids are never used twice, so that a button of an
    earlier draft cannot reach a later one. ``trial`` is the author's trial, sealed; it goes with the draft.
    """

    __tablename__ = "survey_drafts"
    __table_args__ = (UniqueConstraint("person_id", "survey_code"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    survey_code: Mapped[str] = mapped_column(String(80))
    sha256: Mapped[str] = mapped_column(String(64))
    source: Mapped[bytes]
    source_name: Mapped[str] = mapped_column(String(200))
    xform: Mapped[str] = mapped_column(Text)
    titles: Mapped[dict[str, str]]
    words: Mapped[dict[str, Any] | None]  # purpose, sender, contact as the author wrote them, by language
    languages: Mapped[list[str]]
    lists: Mapped[list[str]]
    figures: Mapped[dict[str, Any]]  # of `bot.services.checking.Figures`: questions, shortest, longest, warnings
    changes: Mapped[dict[str, Any]]  # against the version that was live then; empty for a first version
    minutes: Mapped[int]
    created_at: Mapped[datetime]
    rules: Mapped[dict[str, Any] | None]  # as in a version
    trial: Mapped[bytes | None]
    trial_language: Mapped[str | None] = mapped_column(String(8))
    trial_turn: Mapped[int] = mapped_column(default=0)
    trial_revision: Mapped[int] = mapped_column(default=0)
