"""Invitations and reminders become messages here, in the words that fit where somebody stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import or_, select

from bot.presenting import apart, deadlines, durations, places
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

MOST: Final = 6  # surveys in one message; the rest is in the list
_UNSENT = (StoredSession.status == SessionStatus.SUBMITTED) & StoredSession.changed_at.is_not(None)
_AS = {NOW: REMINDER1, SNOOZE: REMINDER1}  # whose words they use


@dataclass(frozen=True, slots=True)
class _Open:
    """A session that waits for its reader, and where they stand in it."""

    session: SessionView
    standing: WhatIsLeft
    name: str  # of the survey, with what tells it from others that wait


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
    if kind == INVITATION and len(mine) == 1:
        draft = _invitation(mine[0], person, texts, now, said[0])
        _also(draft, [one for one in waiting if one not in mine], texts, now)
    elif len(waiting) > 1:
        senders = {one["sender"] for one in said}
        sender = senders.pop() if len(senders) == 1 else worded(texts, settings, {})["sender"]
        draft = _several(kind, waiting, person, texts, now, sender)
    else:
        draft = _reminder(uow, kind, waiting[0], person, texts, now)
    return _with_buttons(draft, kind, waiting, texts)


def _waiting(uow: UnitOfWork, person_id: int, texts: Texts, now: datetime) -> list[_Open]:
    query = (
        select(StoredSession.id)
        .join(Campaign, Campaign.id == StoredSession.campaign_id)
        .where(StoredSession.person_id == person_id, or_(StoredSession.status.in_(UNFINISHED), _UNSENT))
        .where(Campaign.state == CampaignState.OPEN, Campaign.paused_at.is_(None))
        .where(Campaign.opens_at <= now, Campaign.closes_at > now)
        .order_by(Campaign.closes_at, StoredSession.id)
        .limit(MOST)
    )
    rows = [chats.session_of(uow, session_id, person_id) for session_id in uow.connection.scalars(query).all()]
    found = [one for one in rows if one is not None]
    return [
        _Open(session, standing(uow, session, now, texts.language), name)
        for session, name in zip(found, apart.in_lines(texts, _named(found)), strict=True)
    ]


def _named(sessions: Sequence[SessionView]) -> list[apart.CampaignName]:
    return [apart.CampaignName(one.titles, one.closes_at, one.campaign_id) for one in sessions]


def _invitation(one: _Open, person: PersonView, texts: Texts, now: datetime, said: Mapping[str, str]) -> ScreenBuilder:
    values = _values(one, texts, now)
    return ScreenBuilder().say(Tone.TEXT, texts("invitation", name=person.full_name, **values, **said))


def _also(draft: ScreenBuilder, begun: Sequence[_Open], texts: Texts, now: datetime) -> None:
    """What was begun before and waits as well."""
    draft.say(Tone.TEXT, texts("also-open") if begun else "")
    for one in begun:
        draft.say(Tone.OPTION, texts(f"line-{one.standing.words}", **_values(one, texts, now)))


def _values(one: _Open, texts: Texts, now: datetime) -> dict[str, str | int]:
    return {
        "survey": one.name,
        "deadline": deadlines.in_words(texts, one.session.closes_at, now),
        "about": durations.in_words(texts, one.standing.minutes) if one.standing.minutes else "",
    }


def _reminder(uow: UnitOfWork, kind: str, one: _Open, person: PersonView, texts: Texts, now: datetime) -> ScreenBuilder:
    words, values = one.standing.words, _values(one, texts, now) | {"name": person.full_name}
    draft = ScreenBuilder().say(Tone.QUIET, texts("reminder-asked") if kind == SNOOZE else "")
    left = deadlines.days_left(texts, one.session.closes_at, now)
    if kind == LAST or left <= 1:
        head = texts("closing-today" if left == 0 else "closing-soon", **values)
        last = texts("last-one") if kind == LAST else ""
        return draft.say(Tone.TEXT, " ".join(filter(None, (head, texts(f"last-{words}", **values), last))))
    if kind == REMINDER2:
        return draft.say(Tone.TEXT, texts(f"needed-{words}", **values, agency=_agency(uow, person, texts)))
    return draft.say(Tone.TEXT, texts(f"remind-{words}", **values))


def _agency(uow: UnitOfWork, person: PersonView, texts: Texts) -> str:
    names = uow.connection.scalar(select(Unit.names).where(Unit.id == person.agency_id))
    return texts.pick(names or {})


def _several(
    kind: str, waiting: Sequence[_Open], person: PersonView, texts: Texts, now: datetime, sender: str
) -> ScreenBuilder:
    """What closes first stands on top, and what closes today is said first."""
    left = [deadlines.days_left(texts, one.session.closes_at, now) for one in waiting]
    today = left.count(0)
    new = all(one.standing.words == NEW for one in waiting)
    by_deadline = "all-today" if today == len(waiting) else "today"
    usual = "soon" if kind == LAST or 1 in left else "reminder"
    head = by_deadline if today else ("invitation" if new else "mixed") if kind == INVITATION else usual
    draft = ScreenBuilder().say(Tone.QUIET, texts("reminder-asked") if kind == SNOOZE else "")
    unsent = sum(one.standing.words == UNSENT for one in waiting)
    what = texts("several-what", unsubmitted=len(waiting) - unsent, unsent=unsent)
    told: dict[str, str | int] = {"name": person.full_name, "today": today, "sender": sender, "what": what}
    told["count"] = len(waiting)
    draft.say(Tone.TEXT, texts(f"several-{head}", **told))
    for one in waiting:
        draft.say(Tone.OPTION, texts(f"line-{one.standing.words}", **_values(one, texts, now)))
    if kind != LAST:
        return draft
    in_time = "" if today else texts("several-in-time")
    return draft.say(Tone.TEXT, " ".join(filter(None, (in_time, texts("several-last")))))


def _with_buttons(draft: ScreenBuilder, kind: str, waiting: Sequence[_Open], texts: Texts) -> Screen:
    named = apart.titles(texts, _named([one.session for one in waiting]))
    for one, titles in zip(waiting, named, strict=True):
        label = texts("button-begin" if one.standing.words == NEW else "button-continue")
        label = texts.pick(titles) if len(waiting) > 1 else label
        draft.row(Button(label, places.go_on(one.session.id), Style.MAIN))
    draft.row(Button(texts("button-later"), places.LATER), Button(texts("button-rights"), places.RIGHTS))
    return draft.row(Button(texts("button-help"), places.HELP) if kind == REMINDER2 else None).done()
