"""Chats: who is bound to them, and which screen they should show and do show. Invitations bind them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class Chat(Base):
    """A private chat and its screen: ``revision`` is what it should show, ``shown_revision`` what it does."""

    __tablename__ = "chats"
    __table_args__ = (
        Index("uq_chats_person_bound", "person_id", unique=True, postgresql_where=text("person_id IS NOT NULL")),
        # None speaks of what a chat should show and does: PostgreSQL writes all indexes of a row anew where one of them
        # speaks of a column that changed, which was twice an answer (docs/decisions/0006).
        {"sqlite_autoincrement": True},  # a forgotten chat's number is not given to another: what is shown goes by it
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)  # keyed hash of the chat's number
    address: Mapped[bytes]  # the chat's number, sealed
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    bound_at: Mapped[datetime | None]
    language: Mapped[str] = mapped_column(String(8))
    place: Mapped[dict[str, Any]]  # which screen: {"at": kind, ...}; never an answer's content
    session_id: Mapped[int | None] = mapped_column(
        index=True
    )  # the session on the screen; no key: sessions know people, people know chats
    revision: Mapped[int] = mapped_column(default=0)
    shown_revision: Mapped[int] = mapped_column(default=0)
    wanted_at: Mapped[datetime | None]
    message_id: Mapped[int | None] = mapped_column(BigInteger)  # the live card
    bottom_id: Mapped[int | None] = mapped_column(BigInteger)  # the newest message known in the chat
    asks: Mapped[str | None] = mapped_column(String(8))  # checksum of what the card that is shown asks
    asks_from: Mapped[int | None] = mapped_column(BigInteger)  # the message in which that came on the screen
    asks_since: Mapped[datetime | None]  # when, by Telegram's clock, if that message was edited into it
    unreachable_at: Mapped[datetime | None]
    wrong_tries: Mapped[int] = mapped_column(default=0)
    tries_until: Mapped[datetime | None]  # wrong tries count until then; past the limit nothing is checked before
    menu: Mapped[str] = mapped_column(
        String(16), default="", server_default=""
    )  # checksum of the menu of its own that Telegram was told for it; empty for none


class Invitation(Base):
    """A one-time code, kept only as its keyed hash."""

    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    code_key: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    wrong_tries: Mapped[int] = mapped_column(default=0)
    drawn_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))  # None: the server's operator
    for_new_account: Mapped[bool] = mapped_column(
        default=False, server_default=text("false")
    )  # drawn knowing that the person has joined: the new account needs no further word


class Rebinding(Base):
    """Somebody who has joined wants to go on in another chat; undecided while ``decided_at`` is empty."""

    __tablename__ = "rebindings"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    chat_id: Mapped[int | None] = mapped_column(ForeignKey("chats.id"), index=True)  # the new chat, until it is decided
    asked_at: Mapped[datetime]
    binds_at: Mapped[datetime | None]  # two have said yes: bound then, unless the old account stops it
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    outcome: Mapped[str | None] = mapped_column(String(12))  # confirmed | refused | replaced | expired


class RebindingVote(Base):
    """Somebody entitled has said yes to a new account; two of them are needed."""

    __tablename__ = "rebinding_votes"
    __table_args__ = (UniqueConstraint("rebinding_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    rebinding_id: Mapped[int] = mapped_column(ForeignKey("rebindings.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)  # who said yes
    at: Mapped[datetime]
