"""People on the roster, their roles, what they agreed to and what they asked for."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base

CODE_OR_TEXT = String(300).with_variant(String(40), "sqlite")
"""The code of an entry, or free text where the structure has no such list.

SQLite keeps to no length, and cannot change a column in place: there it stays as it was made.
"""


class Person(Base):
    """Somebody on the roster. ``search_key`` and ``sort_key`` are folded as `storage.vietnamese` says."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    staff_code: Mapped[str] = mapped_column(String(40), unique=True)
    full_name: Mapped[str] = mapped_column(String(200))
    search_key: Mapped[str] = mapped_column(String(200), index=True)
    sort_key: Mapped[str] = mapped_column(String(400), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    title: Mapped[str | None] = mapped_column(CODE_OR_TEXT)
    position_group: Mapped[str | None] = mapped_column(CODE_OR_TEXT)
    job_position: Mapped[str | None] = mapped_column(CODE_OR_TEXT)
    rank: Mapped[str | None] = mapped_column(CODE_OR_TEXT)
    birth_month: Mapped[str | None] = mapped_column(String(7))  # YYYY-MM
    ratings: Mapped[str | None] = mapped_column(String(10))  # official, of the last two years: XL3 XL4
    language_degrees: Mapped[str | None] = mapped_column(String(100))  # what was decided: en:C1 zh:B2
    experience_exception: Mapped[str | None] = mapped_column(String(200))  # why the rule of experience is waived
    supervisor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    language: Mapped[str | None] = mapped_column(String(8))
    form_of_address: Mapped[str | None] = mapped_column(String(20))
    messenger: Mapped[bool] = mapped_column(default=True)
    valid_from: Mapped[date | None]
    left_on: Mapped[date | None]  # the first day on which they are not here any more
    frozen_at: Mapped[datetime | None]  # stored but neither used nor shown (restriction, deletion asked)
    reminders_stopped_at: Mapped[datetime | None]  # asked for no more reminders (/dung); invitations still come
    snoozed_until: Mapped[datetime | None]  # no unasked message before
    digest_rhythm: Mapped[str | None] = mapped_column(String(10))  # daily | weekly | changes | never; None: weekly
    leaving_on: Mapped[date | None]  # a focal point says: not here from this day on; an admin confirms or refuses
    leaving_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class Absence(Base):
    """Days on which somebody gets no unasked message; no reason is asked."""

    __tablename__ = "absences"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date]
    set_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))  # themselves or their focal point
    created_at: Mapped[datetime]


class PersonRole(Base):
    """A role word of the roster beyond ``respondent``; without a unit it holds for the person's own agency."""

    __tablename__ = "person_roles"
    __table_args__ = (UniqueConstraint("person_id", "role", "unit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str] = mapped_column(String(20), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    source: Mapped[str] = mapped_column(
        String(10), default="granted", server_default="granted"
    )  # roster | granted; a roster takes only what a roster gave


class RoleProposal(Base):
    """A role that one admin wants to give; it counts once a second one says so too."""

    __tablename__ = "role_proposals"
    __table_args__ = (UniqueConstraint("person_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    role: Mapped[str] = mapped_column(String(20))
    proposed_by: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    proposed_at: Mapped[datetime]


class Consent(Base):
    """One decision on one purpose. A later decision is a new row; the earlier one stays as proof."""

    __tablename__ = "consents"
    __table_args__ = (Index("ix_consents_person_purpose", "person_id", "purpose", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    purpose: Mapped[str] = mapped_column(String(20))  # development | pools | reminders
    given: Mapped[bool]
    notice_version: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(8))
    channel: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]


class Pin(Base):
    """The PIN of somebody who may do what others cannot undo, kept as a slow hash only."""

    __tablename__ = "pins"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), unique=True)
    salt: Mapped[bytes]
    digest: Mapped[bytes]
    set_at: Mapped[datetime | None]  # None: typed once, to be repeated
    confirmed_at: Mapped[datetime | None]  # when it was last typed right
    wrong_tries: Mapped[int] = mapped_column(default=0, server_default="0")
    locked_until: Mapped[datetime | None]


class RightRequest(Base):
    """What somebody asked for by law: the register of requests. Its number is what everybody speaks of.

    ``outcome`` is empty while it is open; afterwards ``carried_out``, ``refused``, ``taken_back`` by whoever asked, or
    ``lifted``: a restriction that was carried out and has ended. Whoever acted stands there as in the audit.
    """

    __tablename__ = "right_requests"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))  # see | correct | copy | withdraw | restrict | object | delete
    asked_at: Mapped[datetime]
    through: Mapped[str] = mapped_column(String(10), default="chat", server_default="chat")  # chat | paper
    wish: Mapped[bytes | None]  # what the person wrote about it, sealed
    answer_due_on: Mapped[date]  # the last day for a first answer
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str | None] = mapped_column(String(60))
    due_on: Mapped[date]  # the last day for carrying it out
    extended_at: Mapped[datetime | None]
    extended_by: Mapped[str | None] = mapped_column(String(60))
    extension_reason: Mapped[bytes | None]  # sealed
    done_at: Mapped[datetime | None]
    done_by: Mapped[str | None] = mapped_column(String(60))
    outcome: Mapped[str | None] = mapped_column(String(12))
    refusal_reason: Mapped[bytes | None]  # sealed
    figures: Mapped[dict[str, Any] | None]  # what was done, in numbers: rows by table
    code_key: Mapped[str | None] = mapped_column(String(64), unique=True)  # a copy is fetched with this code, hashed
