"""PINs of admins: six digits that only they know, asked for before what cannot be undone.

A phone that lies open on a desk, or was lost, must not be enough to send something to twenty thousand people. Kept as a
slow hash; five wrong tries lock it for an hour. Forgotten ones are reset on the server's command line.
"""

from __future__ import annotations

import re
import secrets
from datetime import datetime, timedelta
from hashlib import scrypt
from hmac import compare_digest
from itertools import pairwise
from typing import Final

from sqlalchemy import delete, select

from bot.services import audit
from bot.services.people.invitations import person_of
from bot.services.refusals import Refusal
from storage.models import Pin
from storage.unit_of_work import UnitOfWork

DIGITS: Final = 6
FRESH_FOR: Final = timedelta(hours=12)  # after a right one nothing is asked for so long
MOST_WRONG: Final = 5
LOCKED_FOR: Final = timedelta(hours=1)
_SHAPE = re.compile(rf"\d{{{DIGITS}}}\Z", re.ASCII)
_SALT: Final = 16  # bytes
_COST: Final = {"n": 2**14, "r": 8, "p": 1}  # a twentieth of a second each


def of_person(uow: UnitOfWork, person_id: int) -> Pin | None:
    """Somebody's PIN; None when they have none, or one that was typed only once."""
    return uow.orm.scalars(select(Pin).where(Pin.person_id == person_id, Pin.set_at.is_not(None))).one_or_none()


def is_fresh(uow: UnitOfWork, person_id: int, now: datetime) -> bool:
    """Whether the right PIN was typed not long ago."""
    pin = of_person(uow, person_id)
    return pin is not None and pin.confirmed_at is not None and now < pin.confirmed_at + FRESH_FOR


def is_locked(pin: Pin, now: datetime) -> bool:
    """Whether too many wrong ones were typed."""
    return pin.locked_until is not None and now < pin.locked_until


def may_be_own(uow: UnitOfWork, person_id: int, text: str) -> bool:
    """Whether a text may be the PIN of somebody who has one. Whether it is right is not looked at: that would tell."""
    mine = select(Pin.id).where(Pin.person_id == person_id)
    return _SHAPE.match(text.strip()) is not None and uow.orm.scalar(mine) is not None


def is_usable(text: str) -> bool:
    """Whether somebody may choose this one: six digits, not one over and over, not in a row."""
    if not _SHAPE.match(text):
        return False
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(text)}
    return steps not in ({0}, {1}, {9})


def choose(uow: UnitOfWork, person_id: int, text: str) -> None:
    """The first time a new PIN is typed: kept, and good for nothing until it is repeated."""
    salt = secrets.token_bytes(_SALT)
    uow.orm.execute(delete(Pin).where(Pin.person_id == person_id, Pin.set_at.is_(None)))
    uow.orm.add(Pin(person_id=person_id, salt=salt, digest=_digest(text, salt), wrong_tries=0))
    uow.orm.flush()


def repeat(uow: UnitOfWork, person_id: int, text: str, now: datetime) -> bool:
    """The second time: the same makes it somebody's PIN. On record."""
    query = select(Pin).where(Pin.person_id == person_id, Pin.set_at.is_(None))
    pin = uow.orm.scalars(query).one_or_none()
    if pin is None or not compare_digest(pin.digest, _digest(text, pin.salt)):
        return False
    pin.set_at = pin.confirmed_at = now
    uow.orm.flush()
    _note(uow, f"person:{person_id}", "set", person_id, now)
    return True


def confirm(uow: UnitOfWork, pin: Pin, text: str, now: datetime) -> bool:
    """Whether it is the right PIN. The fifth wrong one locks it, on record; nothing is checked while it is locked."""
    if is_locked(pin, now):
        return False
    if _SHAPE.match(text) and compare_digest(pin.digest, _digest(text, pin.salt)):
        pin.confirmed_at, pin.wrong_tries, pin.locked_until = now, 0, None
        uow.orm.flush()
        return True
    pin.wrong_tries += 1
    if pin.wrong_tries >= MOST_WRONG:
        pin.wrong_tries, pin.locked_until, pin.confirmed_at = 0, now + LOCKED_FOR, None
        _note(uow, f"person:{pin.person_id}", "lock", pin.person_id, now)
    uow.orm.flush()
    return False


def reset(uow: UnitOfWork, staff_code: str, now: datetime) -> None:
    """Forget somebody's PIN: they choose another one when they need it next. Raises Refusal."""
    person = person_of(uow, staff_code)
    gone = uow.connection.execute(delete(Pin).where(Pin.person_id == person.id)).rowcount
    if not gone:
        raise Refusal("no_pin", f"{staff_code} has no PIN", code=staff_code)
    _note(uow, audit.OPERATOR, "reset", person.id, now)


def _digest(text: str, salt: bytes) -> bytes:
    return scrypt(text.encode(), salt=salt, **_COST)


def _note(uow: UnitOfWork, actor: str, act: str, person_id: int, now: datetime) -> None:
    audit.record(uow, actor=actor, act=f"pin.{act}", subject=f"person:{person_id}", now=now)
