"""Until when something is asked for, in words: the one rule for cards, lists, messages and what is forwarded."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from bot.texts import Texts

_NEAR: Final = {0: "today-at", 1: "tomorrow-at"}  # by days that are left
_NEAR_DAY: Final = {0: "today-on", 1: "tomorrow-on"}


def days_left(texts: Texts, moment: datetime, now: datetime) -> int:
    """0 on the last day, 1 on the day before; negative when it is over. Days begin at midnight of the texts' zone."""
    return (moment.astimezone(texts.zone).date() - now.astimezone(texts.zone).date()).days


def in_words(texts: Texts, moment: datetime, now: datetime) -> str:
    """The moment; of today and tomorrow as people say it, with the date, since it may be read a day later."""
    near = _NEAR.get(days_left(texts, moment, now))
    return texts(near, time=texts.time(moment), day=texts.day(moment)) if near else texts.moment(moment)


def last_day(texts: Texts, day: date, now: datetime) -> str:
    """The last day of what has no time of the day, by the same rule."""
    near = _NEAR_DAY.get((day - now.astimezone(texts.zone).date()).days)
    return texts(near, day=texts.date(day)) if near else texts.date(day)


def day_in_words(texts: Texts, moment: datetime, now: datetime) -> str:
    """The day alone, where it is not near: a line has little room."""
    return in_words(texts, moment, now) if days_left(texts, moment, now) in _NEAR else texts.day(moment)
