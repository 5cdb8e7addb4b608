"""Invitations and reminders become messages here, in the words that fit where somebody stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import or_, select

from bot.presenting import apart, deadlines, durations, heights, places
from bot.presenting.own_words import worded
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone
from bot.services.reminders.facts import UNFINISHED
from bot.services.reminders.kinds import INVITATION, LAST, NOW, REMINDER1, REMINDER2, SNOOZE
from bot.services.reminders.progress import NEW, UNSENT, WhatIsLeft, standing
from bot.services.surveys import own_words
from bot.settings import Settings
from bot.texts import Texts
from storage.models import Campaign, StoredSession, Unit
from storage.repositories import chats
from storage.repositories.chats import PersonView, SessionView
from storage.states import CampaignState, SessionStatus
from storage.unit_of_work import UnitOfWork

MOST: Final = 6  # surveys in one message; the rest is counted, and stands in the list
_UNSENT = (StoredSession.status == SessionStatus.SUBMITTED) & StoredSession.changed_at.is_not(None)
_AS = {NOW: REMINDER1, SNOOZE: REMINDER1}  # whose words they use


@dataclass(frozen=True, slots=True)
class _Open:
    """A session that waits for its reader, and where they stand in it."""

    session: SessionView
    standing: WhatIsLeft
    name: str  # of the survey, with what tells it from others that wait
    label: str  # the same on a button


@dataclass(frozen=True, slots=True)
class _Message:
    """What is said, of what waits to whom; ``about`` is what the message is for, ``sender`` who asks for it."""

    kind: str
    person: PersonView
    texts: Texts
    now: datetime
    about: Sequence[_Open]
    waiting: Sequence[_Open]
    said: Mapping[str, str]  # purpose, sender and contact of the first it is about
    sender: str


def message(
    uow: UnitOfWork,
    kind: str,
    params: dict[str, Any],
    person: PersonView,
    texts: Texts,
    now: datetime,
    settings: Settings,
) -> Screen | None:
    """The message of a delivery; None when nothing of what it was about waits for its reader any more.

    An invitation names what was begun before as well; to somebody who has begun meanwhile it is not called for.
    """
    campaigns = params["campaigns"] if "campaigns" in params else [params["campaign"]]
    waiting = _waiting(uow, person.id, texts, now)
    mine = [one for one in waiting if not campaigns or one.session.campaign_id in campaigns]
    if kind == INVITATION:  # of what is not begun, only what is new now: the rest was told when it was new
        waiting = [one for one in waiting if one in mine or one.standing.words != NEW]
    if not mine or (kind == INVITATION and all(one.standing.words != NEW for one in mine)):
        return None
    said = [worded(texts, settings, own_words.of_session(uow, one.session)) for one in mine]
    senders = {one["sender"] for one in said}
    sender = senders.pop() if len(senders) == 1 else worded(texts, settings, {})["sender"]
    found = _Message(kind, person, texts, now, mine, waiting, said[0], sender)
    if len(waiting) == 1:
        return _of_one(uow, found)
    made = (_of_several(found, most) for most in range(min(MOST, len(waiting)), 0, -1))
    return next((one for one in made if heights.of_screen(one) <= heights.IN_SIGHT), _of_several(found, 1))


def _of_one(uow: UnitOfWork, this: _Message) -> Screen:
    (one,) = this.waiting
    draft = _invitation(this, one) if this.kind == INVITATION else _reminder(uow, this, one)
    label = this.texts("button-begin" if one.standing.words == NEW else "button-continue")
    return _with_buttons(this, draft.row(_button(one, label)))


def _of_several(this: _Message, most: int) -> Screen:
    """With so many of them, the nearest deadline first; the others are counted, and a button leads to the list."""
    if this.kind == INVITATION and len(this.about) == 1:
        begun = [one for one in this.waiting if one not in this.about]
        told = [*this.about, *begun[: most - 1]]
        draft = _invitation(this, told[0]).say(Tone.TEXT, this.texts("also-open"))
        listed = told[1:]
    else:
        told = listed = list(this.waiting[:most])
        draft = _several(this)
    for one in listed:
        draft.say(Tone.OPTION, this.texts(f"line-{one.standing.words}", **_values(this, one)))
    more = len(this.waiting) - len(told)
    draft.say(Tone.OPTION, this.texts("line-more", count=more) if more else "")
    if this.kind == LAST:
        draft.say(Tone.TEXT, _last(this))
    for one in (one for one in this.waiting if one in told):
        draft.row(_button(one, one.label))
    draft.row(Button(this.texts("button-surveys"), places.SURVEYS) if more else None)
    return _with_buttons(this, draft)


def _button(one: _Open, label: str) -> Button:
    return Button(label, places.go_on(one.session.id), Style.MAIN)


def _waiting(uow: UnitOfWork, person_id: int, texts: Texts, now: datetime) -> list[_Open]:
    query = (
        select(StoredSession.id)
        .join(Campaign, Campaign.id == StoredSession.campaign_id)
        .where(StoredSession.person_id == person_id, or_(StoredSession.status.in_(UNFINISHED), _UNSENT))
        .where(Campaign.state == CampaignState.OPEN, Campaign.paused_at.is_(None))
        .where(Campaign.opens_at <= now, Campaign.closes_at > now)
        .order_by(Campaign.closes_at, StoredSession.id)
    )
    rows = [chats.session_of(uow, session_id, person_id) for session_id in uow.connection.scalars(query).all()]
    found = [one for one in rows if one is not None]
    names, labels = apart.in_lines(texts, _named(found)), apart.titles(texts, _named(found))
    return [
        _Open(session, standing(uow, session, now, texts.language), name, texts.pick(label))
        for session, name, label in zip(found, names, labels, strict=True)
    ]


def _named(sessions: Sequence[SessionView]) -> list[apart.CampaignName]:
    return [apart.CampaignName(one.titles, one.closes_at, one.campaign_id) for one in sessions]


def _invitation(this: _Message, one: _Open) -> ScreenBuilder:
    values = _values(this, one)
    return ScreenBuilder().say(Tone.TEXT, this.texts("invitation", name=this.person.full_name, **values, **this.said))


def _values(this: _Message, one: _Open) -> dict[str, str | int]:
    return {
        "survey": one.name,
        "deadline": deadlines.in_words(this.texts, one.session.closes_at, this.now),
        "about": durations.in_words(this.texts, one.standing.minutes) if one.standing.minutes else "",
    }


def _reminder(uow: UnitOfWork, this: _Message, one: _Open) -> ScreenBuilder:
    texts, words = this.texts, one.standing.words
    values = _values(this, one) | {"name": this.person.full_name}
    draft = ScreenBuilder().say(Tone.QUIET, texts("reminder-asked") if this.kind == SNOOZE else "")
    left = deadlines.days_left(texts, one.session.closes_at, this.now)
    if this.kind == LAST or left <= 1:
        if left == 0:  # which is said already
            values["deadline"] = texts.moment(one.session.closes_at)
        head = texts("closing-today" if left == 0 else "closing-soon", **values)
        last = texts("last-one") if this.kind == LAST else ""
        return draft.say(Tone.TEXT, " ".join(filter(None, (head, texts(f"last-{words}", **values), last))))
    if this.kind == REMINDER2:
        return draft.say(Tone.TEXT, texts(f"needed-{words}", **values, agency=_agency(uow, this.person, texts)))
    return draft.say(Tone.TEXT, texts(f"remind-{words}", **values))


def _agency(uow: UnitOfWork, person: PersonView, texts: Texts) -> str:
    names = uow.connection.scalar(select(Unit.names).where(Unit.id == person.agency_id))
    return texts.pick(names or {})


def _several(this: _Message) -> ScreenBuilder:
    """How many wait, all of them counted; what closes today is said first."""
    left = _left(this)
    today = left.count(0)
    new = all(one.standing.words == NEW for one in this.waiting)
    by_deadline = "all-today" if today == len(left) else "today"
    usual = "soon" if this.kind == LAST or 1 in left else "reminder"
    head = by_deadline if today else ("invitation" if new else "mixed") if this.kind == INVITATION else usual
    draft = ScreenBuilder().say(Tone.QUIET, this.texts("reminder-asked") if this.kind == SNOOZE else "")
    unsent = sum(one.standing.words == UNSENT for one in this.waiting)
    what = this.texts("several-what", unsubmitted=len(left) - unsent, unsent=unsent)
    told: dict[str, str | int] = {
        "name": this.person.full_name,
        "today": today,
        "sender": this.sender,
        "what": what,
        "count": len(left),
    }
    return draft.say(Tone.TEXT, this.texts(f"several-{head}", **told))


def _left(this: _Message) -> list[int]:
    """The days that are left for each."""
    return [deadlines.days_left(this.texts, one.session.closes_at, this.now) for one in this.waiting]


def _last(this: _Message) -> str:
    """Below the last message about several."""
    in_time = "" if 0 in _left(this) else this.texts("several-in-time")
    return " ".join(filter(None, (in_time, this.texts("several-last"))))


def _with_buttons(this: _Message, draft: ScreenBuilder) -> Screen:
    texts = this.texts
    draft.row(Button(texts("button-later"), places.LATER), Button(texts("button-rights"), places.RIGHTS))
    return draft.row(Button(texts("button-help"), places.HELP) if this.kind == REMINDER2 else None).done()
