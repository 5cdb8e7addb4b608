"""What keeps the program running: seen and parked updates, deliveries, audit, facts about the installation."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class Received(Base):
    """An update that was processed: the second time it changes nothing."""

    __tablename__ = "received"

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(index=True)


class ReceivedFile(Base):
    """A file that somebody sent to be checked: kept with its update, so that it can be acknowledged at once.

    The file itself stays with Telegram. ``leased_by`` is the process that checks it, until ``leased_until``; the files
    of an album are checked together.
    """

    __tablename__ = "received_files"
    __table_args__ = (
        Index("ix_received_files_waiting", "state", "chat_id", "id"),
        {"sqlite_autoincrement": True},  # one that could not be checked is parked by its number
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    chat_id: Mapped[int] = mapped_column(ForeignKey("chats.id", ondelete="CASCADE"), index=True)
    message_id: Mapped[int] = mapped_column(BigInteger)
    album: Mapped[str] = mapped_column(String(64))  # Telegram's number of it; empty for a file that came alone
    kind: Mapped[str] = mapped_column(String(8))  # the ending of its name
    content: Mapped[bytes | None]  # where Telegram has it and its name, sealed; goes when it is checked
    received_at: Mapped[datetime] = mapped_column(index=True)
    state: Mapped[str] = mapped_column(String(8))  # waiting | done
    outcome: Mapped[str | None] = mapped_column(String(24))  # checked | nobody | fault | why it was not read
    tries: Mapped[int] = mapped_column(default=0, server_default="0")
    leased_by: Mapped[str | None] = mapped_column(String(16))
    leased_until: Mapped[datetime | None]
    done_at: Mapped[datetime | None]


class ParkedUpdate(Base):
    """An update that could not be processed, kept sealed for at most 14 days."""

    __tablename__ = "parked_updates"

    id: Mapped[int] = mapped_column(primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    chat_key: Mapped[str | None] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(40))
    error: Mapped[str] = mapped_column(String(200))
    reference: Mapped[str] = mapped_column(String(12))
    payload: Mapped[bytes]
    at: Mapped[datetime]


class DueItem(Base):
    """Something planned for a moment: what, about which campaign, for whom. When it is due, it is looked at anew.

    ``unique_key`` is ``kind:campaign:person:occurrence``. An item whose ``plan_revision`` is no longer its campaign's
    is dropped.
    """

    __tablename__ = "due_items"
    __table_args__ = (
        Index("ix_due_items_state_due", "state", "due_at"),
        Index("ix_due_items_campaign", "campaign_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unique_key: Mapped[str] = mapped_column(String(120), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"))
    kind: Mapped[str] = mapped_column(String(20))  # invitation | reminder1 | reminder2 | last | summary ...
    occurrence: Mapped[str] = mapped_column(String(40), default="", server_default="")
    plan_revision: Mapped[int] = mapped_column(default=0, server_default="0")
    due_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(12))  # planned | acted | suppressed | missed | dropped
    reason: Mapped[str | None] = mapped_column(String(40))
    leased_until: Mapped[datetime | None]
    acted_at: Mapped[datetime | None]
    delivery_id: Mapped[int | None] = mapped_column(ForeignKey("deliveries.id"))


class ErasedCount(Base):
    """Messages of people whose data were erased, as numbers: what a campaign tells of its messages stays true.

    Of what was planned ``kind`` and ``at`` (a quarter of an hour) are set, and ``delivery`` is the state of its
    message; of messages as such only ``state`` is, with ``unreachable`` for those that nobody could be told.
    """

    __tablename__ = "erased_counts"

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(40))
    delivery: Mapped[str] = mapped_column(String(20))
    number: Mapped[int]


class CalendarEntry(Base):
    """Days that are not what the week makes of them, as the operator imported them; both ends included."""

    __tablename__ = "calendar_entries"
    __table_args__ = (UniqueConstraint("kind", "first_day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))  # day_off | working_day | closure | quiet
    first_day: Mapped[date]
    last_day: Mapped[date]
    note: Mapped[str] = mapped_column(String(200))


class Delivery(Base):
    """A message that is not a direct reply: waits, is sent, or says why not.

    A ``waiting`` row with a lease was claimed and not yet begun, or is left alone for now (flood, network): nothing of
    it is on its way. ``sending`` is written before
    the call and the outcome after it; what lies between when a process dies is ``unknown``.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        Index("ix_deliveries_state_due", "state", "due_at"),
        Index("ix_deliveries_campaign", "campaign_id", "state"),
        Index("ix_deliveries_lane", "state", "campaign_id", "priority", "due_at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unique_key: Mapped[str] = mapped_column(String(200), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    params: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(20))  # waiting | sending | sent | failed | unknown | cancelled
    reason: Mapped[str | None] = mapped_column(String(200))
    attempts: Mapped[int] = mapped_column(default=0)
    repeats: Mapped[int] = mapped_column(default=0, server_default="0")  # how often it was sent again when unknown
    first_tried_at: Mapped[datetime | None]
    tried_at: Mapped[datetime | None]  # the newest attempt
    due_at: Mapped[datetime]
    priority: Mapped[int] = mapped_column(
        default=5, server_default="5"
    )  # lower goes first: 1 for one person now, 5 bulk
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"))
    created_at: Mapped[datetime | None]
    leased_until: Mapped[datetime | None]  # held by a sender, or to be left alone, until then
    sent_at: Mapped[datetime | None]
    message_id: Mapped[int | None] = mapped_column(BigInteger)


class PassingMessage(Base):
    """A message that may not stay in its chat: deleted there when its time is over, and this row with it."""

    __tablename__ = "passing_messages"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    address: Mapped[bytes]  # of the chat it went to, sealed: the person may have another by then
    message_id: Mapped[int] = mapped_column(BigInteger)
    sent_at: Mapped[datetime]
    delete_after: Mapped[datetime] = mapped_column(index=True)


class HelpRequest(Base):
    """Somebody pressed "Help"; the focal point of the agency is told that, and who where they wanted it told."""

    __tablename__ = "help_requests"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"))
    asked_at: Mapped[datetime]
    named: Mapped[bool] = mapped_column(default=False, server_default=false())  # the person wanted their name told
    reply: Mapped[bytes | None]  # what the focal point wrote back, sealed
    replied_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    replied_at: Mapped[datetime | None]


class AuditEntry(Base):
    """A privileged act. Opaque ids, no texts of people.

    ``position`` and ``hash`` come later, from the job that seals (`storage.chain`); triggers refuse every other change.
    """

    __tablename__ = "audit"
    __table_args__ = (Index("uq_audit_position", "position", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str] = mapped_column(String(60))
    act: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(120))
    details: Mapped[dict[str, Any]]
    position: Mapped[int | None]
    hash: Mapped[str | None] = mapped_column(String(64))


class Installation(Base):
    """A fact about this installation: key check value, the bot's cached name, lawful use confirmed."""

    __tablename__ = "installation"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(String(400))
