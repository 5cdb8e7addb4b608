"""What was computed on people, what supervisors and focal points said of it, and what waits to be computed anew."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class Result(Base):
    """One result of one submission by one edition of its rules.

    ``body`` holds outcome, inputs and the person's position, sealed. Rows are never changed but for ``current``: the
    newest of a session, kind and edition. An earlier edition's result stays beside that of a later one.
    """

    __tablename__ = "results"
    __table_args__ = (Index("ix_results_person_kind", "person_id", "kind", "current"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"), index=True)
    number: Mapped[int]  # of the submission
    kind: Mapped[str] = mapped_column(String(20))  # gap | languages | experience | pools
    edition: Mapped[str] = mapped_column(String(64))  # hash of the rules' rows
    version: Mapped[str] = mapped_column(String(120))  # what their author calls them
    inputs_sha256: Mapped[str] = mapped_column(String(64))
    reference: Mapped[int]  # month: year * 12 + month - 1
    computed_at: Mapped[datetime]
    current: Mapped[bool] = mapped_column(default=True)
    body: Mapped[bytes]


class ResultItem(Base):
    """A figure of a current result that groups are counted by; what it means depends on ``name``.

    A competency's code, ``lang:`` and a language, ``cert:`` and its entry (``own``: the number of its last day),
    ``three_years``, ``pool:expert:`` and a sector, ``pool:young``.
    """

    __tablename__ = "result_items"
    __table_args__ = (UniqueConstraint("result_id", "name"), Index("ix_result_items_name", "name"))

    id: Mapped[int] = mapped_column(primary_key=True)
    result_id: Mapped[int] = mapped_column(ForeignKey("results.id"))
    name: Mapped[str] = mapped_column(String(60))
    level: Mapped[int | None]  # the level used, or months
    target: Mapped[int | None]
    own: Mapped[int | None]  # the self-assessed level
    word: Mapped[str | None] = mapped_column(String(20))  # self | confirmed | verified, a code, a tier


class ResultDue(Base):
    """Somebody whose results are to be computed: a submission, other rules, or other facts."""

    __tablename__ = "results_due"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, autoincrement=False)
    asked_at: Mapped[datetime]
    tell: Mapped[bool] = mapped_column(default=False)  # the person waits to see them


class ResultPicture(Base):
    """The picture that goes out with a delivery, sealed; let go of after two days."""

    __tablename__ = "result_pictures"

    id: Mapped[int] = mapped_column(primary_key=True)
    delivery_id: Mapped[int] = mapped_column(ForeignKey("deliveries.id"), unique=True)
    at: Mapped[datetime]
    body: Mapped[bytes]


class Confirmation(Base):
    """What a supervisor said of a competency, or a focal point of a post or certificate.

    It holds while the person's own statement is the one it was given for (``own``). The newest of an item counts.
    """

    __tablename__ = "confirmations"
    __table_args__ = (Index("ix_confirmations_session", "session_id", "item", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"))
    item: Mapped[str] = mapped_column(String(60))  # a competency's code, or an entry: post.2, lang.1/cert.1
    own: Mapped[str] = mapped_column(String(64))  # the level, or a hash of what was stated
    verdict: Mapped[str] = mapped_column(String(10))  # agree | lower | higher | cannot
    level: Mapped[int | None]
    reason: Mapped[bytes | None]  # sealed
    given_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    given_at: Mapped[datetime]
    comment: Mapped[bytes | None]  # the person's, once, sealed
    commented_at: Mapped[datetime | None]


class Confirmer(Base):
    """Who confirms for somebody whose supervisor has left: named by the focal point."""

    __tablename__ = "confirmers"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, autoincrement=False)
    confirmer_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    named_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    named_at: Mapped[datetime]
