"""A new secret key: everything sealed is sealed anew, and look-ups are made anew where the plain value is at hand.

All of it in one transaction: either the database belongs to the old key or to the new one, whatever happens. The codes
of open invitations are nowhere in the clear; they are revoked and have to be drawn again.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Table, bindparam, func, select, update

from bot.installation import CHECK
from bot.services import audit, installation_facts
from bot.services.deliveries.assistance import REPLIED
from bot.services.handing_out import REASON as HANDED_OUT
from bot.services.operating.received_files import WHERE
from bot.services.people.register import REASON, WISH
from bot.services.people.roster_discrepancies import SAID
from bot.services.results.computing import RESULT
from bot.services.results.confirmations import SAID as CONFIRMED
from bot.services.results.pictures import PICTURE
from bot.services.sessions.earlier_answers import BODY
from storage.chain import KEY
from storage.fast_json import loads
from storage.models import (
    Chat,
    Confirmation,
    HandedOut,
    HelpRequest,
    Invitation,
    ParkedUpdate,
    PassingMessage,
    ProfileStatement,
    ReceivedFile,
    Result,
    ResultPicture,
    RightRequest,
    StoredAnswer,
    StoredPicture,
    StoredSession,
    Submission,
    SurveyDraft,
)
from storage.repositories.chats import ADDRESS, CHAT
from storage.repositories.sessions import FACTS, FREE_TEXT, PICTURE_KEY, STATE
from storage.repositories.updates import PARKED
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault

SEALED: Final[tuple[tuple[Any, str, str], ...]] = (
    (StoredSession, "state", STATE),
    (StoredSession, "facts", FACTS),
    (StoredAnswer, "text", FREE_TEXT),
    (StoredPicture, "key", PICTURE_KEY),
    (Submission, "body", BODY),
    (SurveyDraft, "trial", STATE),
    (ParkedUpdate, "payload", PARKED),
    (PassingMessage, "address", ADDRESS),
    (ProfileStatement, "said", SAID),
    (ReceivedFile, "content", WHERE),
    (Result, "body", RESULT),
    (ResultPicture, "body", PICTURE),
    (Confirmation, "reason", CONFIRMED),
    (Confirmation, "comment", CONFIRMED),
    (HelpRequest, "reply", REPLIED),
    (HandedOut, "reason", HANDED_OUT),
    (RightRequest, "wish", WISH),
    (RightRequest, "extension_reason", REASON),
    (RightRequest, "refusal_reason", REASON),
)
"""Table, column, purpose of everything sealed but the addresses of chats, which carry their look-up with them."""

BATCH: Final = 500

Progress = Callable[[str, int], None]
"""Told after each batch: the column, and how many values of it are done."""


@dataclass(frozen=True, slots=True)
class Rotated:
    """What was done."""

    values: int  # sealed anew
    chats: int  # found by a new hash
    invitations: int  # open ones that were revoked


def belongs_to(uow: UnitOfWork) -> str:
    """The check value of the key that the database belongs to; empty before anything was stored."""
    return installation_facts.recall(uow, CHECK)


def rotate(uow: UnitOfWork, new: Vault, now: datetime, progress: Progress = lambda *_: None) -> Rotated:
    """Seal everything anew; the unit of work has the old key. Raises WrongKeyError, with nothing changed."""
    values = 0
    for model, column, purpose in SEALED:
        values += _reseal(uow, new, model.__table__, column, purpose, progress)
    chats = _move_chats(uow, new)
    progress("chats.address", chats)
    revoked = _revoke(uow, now)
    audit_key = installation_facts.recall(uow, KEY)
    if audit_key:
        plain = uow.vault.open(base64.b64decode(audit_key), KEY)
        installation_facts.remember(uow, KEY, base64.b64encode(new.seal(plain, KEY)).decode())
    installation_facts.remember(uow, CHECK, new.check_value)
    details = {"values": values, "chats": chats, "invitations_revoked": revoked}
    audit.record(uow, actor=audit.OPERATOR, act="key.rotate", subject="installation", details=details, now=now)
    return Rotated(values, chats, revoked)


def _reseal(uow: UnitOfWork, new: Vault, table: Table, column: str, purpose: str, progress: Progress) -> int:
    sealed, last, done = table.c[column], 0, 0
    query = select(table.c.id, sealed).where(sealed.is_not(None)).order_by(table.c.id).limit(BATCH)
    change = update(table).where(table.c.id == bindparam("b_id")).values({column: bindparam("b_value")})
    while rows := uow.connection.execute(query.where(table.c.id > last)).all():
        anew = [{"b_id": row[0], "b_value": new.seal(uow.vault.open(row[1], purpose), purpose)} for row in rows]
        uow.connection.execute(change, anew)
        last, done = rows[-1][0], done + len(rows)
        progress(f"{table.name}.{column}", done)
    return done


def _move_chats(uow: UnitOfWork, new: Vault) -> int:
    """Addresses sealed anew, and the hash by which a chat is found made of them; parked updates follow their chat."""
    moved: dict[str, str] = {}
    anew = []
    for number, key, address in uow.connection.execute(select(Chat.id, Chat.key, Chat.address)).all():
        plain = uow.vault.open_text(address, ADDRESS)
        moved[key] = new.key_of(plain, CHAT)
        anew.append({"b_id": number, "b_key": moved[key], "b_address": new.seal_text(plain, ADDRESS)})
    if anew:
        table = Chat.__table__
        change = update(table).where(table.c.id == bindparam("b_id"))  # type: ignore[arg-type]
        uow.connection.execute(change.values(key=bindparam("b_key"), address=bindparam("b_address")), anew)
    _move_parked(uow, new, moved)
    return len(anew)


def _move_parked(uow: UnitOfWork, new: Vault, moved: Mapping[str, str]) -> None:
    """The hash of a parked update's chat: as the chat's own, or made from what the update says."""
    for row in uow.orm.scalars(select(ParkedUpdate).where(ParkedUpdate.chat_key.is_not(None))):
        number = _chat_in(loads(new.open(row.payload, PARKED)))
        row.chat_key = moved.get(row.chat_key or "") or (new.key_of(number, CHAT) if number is not None else None)
    uow.orm.flush()


def _chat_in(update_: Any) -> int | None:
    """The number of the chat an update came from."""
    parts = [part for part in update_.values() if isinstance(part, dict)] if isinstance(update_, dict) else []
    for part in (*parts, *(part.get("message") for part in parts)):
        chat = part.get("chat") if isinstance(part, dict) else None
        if isinstance(chat, dict) and isinstance(chat.get("id"), int):
            return int(chat["id"])
    return None


def _revoke(uow: UnitOfWork, now: datetime) -> int:
    """End open invitations; gives how many could still have been used."""
    is_open = (Invitation.used_at.is_(None), Invitation.revoked_at.is_(None), Invitation.expires_at > now)
    number = uow.connection.scalar(select(func.count(Invitation.id)).where(*is_open)) or 0
    uow.connection.execute(update(Invitation).where(*is_open).values(revoked_at=now))
    return number
