"""Until when something is asked for, in words: the same rule in reminders and in what is forwarded by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.texts import Texts

_NEAR: Final = {0: "today-at", 1: "tomorrow-at"}  # by days that are left


def days_left(texts: Texts, moment: datetime, now: datetime) -> int:
    """0 on the last day, 1 on the day before; negative when it is over."""
    return (moment.astimezone(texts.zone).date() - now.astimezone(texts.zone).date()).days


def is_near(texts: Texts, moment: datetime, now: datetime) -> bool:
    """Whether it is today or tomorrow."""
    return days_left(texts, moment, now) in _NEAR


def in_words(texts: Texts, moment: datetime, now: datetime) -> str:
    """The moment; of today and tomorrow as people say it."""
    near = _NEAR.get(days_left(texts, moment, now))
    return texts(near, time=texts.time(moment)) if near else texts.moment(moment)
