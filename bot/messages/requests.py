"""Messages about requests by law: each step to whoever asked, what is new or due soon to the officer. No names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from bot.calendar.periods import DELETE, OVERDUE, TODAY, WITHDRAW
from bot.presenting import places
from bot.presenting.requests import kind_of, outcome_line, request_line
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone
from bot.services.people import admins, register
from bot.services.people.role_words import OFFICER
from bot.services.rights import desk
from bot.texts import Texts
from storage.models import Delivery, RightRequest
from storage.repositories.chats import ChatView
from storage.unit_of_work import UnitOfWork

ABOUT_OWN_RIGHTS: Final = frozenset({register.TOLD})
"""Kinds that are sent to people whose data may not be used, too: it is what they asked for."""


def _told(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """A step of somebody's own request, as it stands now."""
    del chat
    request = uow.orm.get(RightRequest, delivery.params["request"])
    if request is None or request.person_id != delivery.person_id:
        return None
    if request.outcome is None:
        draft = ScreenBuilder().say(Tone.TEXT, request_line(texts, request, now).removeprefix("• "))
        reason = register.said(uow, request.extension_reason, register.REASON)
    else:
        draft = ScreenBuilder().say(Tone.TEXT, outcome_line(texts, request).removeprefix("• "))
        reason = register.said(uow, request.refusal_reason, register.REASON)
    draft.say(Tone.TEXT, texts("request-reason", reason=reason) if reason else "")
    if request.outcome == register.CARRIED_OUT and request.kind in (DELETE, WITHDRAW):  # a card says it of deletion
        draft.say(Tone.TEXT, texts("erased-see-card" if request.kind == DELETE else "withdrawn-what-stays"))
    return draft.row(Button(texts("button-rights"), places.RIGHTS)).done()


def _new(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """A request came in, and nobody has dealt with it."""
    del chat
    request = _open(uow, delivery)
    if request is None or request.answered_at is not None:
        return None
    return _to_desk(uow, delivery, texts, now, request, texts("officer-new", kind=kind_of(texts, request)))


def _warning(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """A request is due in a few working days, today, or overdue."""
    del chat
    request = _open(uow, delivery)
    if request is None:
        return None
    return _to_desk(uow, delivery, texts, now, request, _due(texts, "warning", request, delivery.params["step"]))


def _answer(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """The first answer to a request is due soon, today, or overdue, and nobody has given it."""
    del chat
    request = _open(uow, delivery)
    if request is None or request.answered_at is not None:
        return None
    return _to_desk(uow, delivery, texts, now, request, _due(texts, "answer", request, delivery.params["step"]))


def _due(texts: Texts, name: str, request: RightRequest, step: int) -> str:
    said = {TODAY: f"officer-{name}-today", OVERDUE: f"officer-{name}-overdue"}.get(step, f"officer-{name}")
    return texts(said, days=step, kind=kind_of(texts, request))


def _open(uow: UnitOfWork, delivery: Delivery) -> RightRequest | None:
    request = uow.orm.get(RightRequest, delivery.params["request"])
    return request if request is not None and request.outcome is None else None


def _to_desk(
    uow: UnitOfWork, delivery: Delivery, texts: Texts, now: datetime, request: RightRequest, text: str
) -> Screen:
    """The message; whoever is no officer hears of it because there is none, and has no desk for it."""
    draft = ScreenBuilder().say(Tone.TEXT, text)
    draft.say(Tone.TEXT, request_line(texts, request, now).removeprefix("• "))
    if not admins.has_role(uow, delivery.person_id, OFFICER):
        return draft.say(Tone.TEXT, texts("officer-missing")).done()
    return draft.row(Button(texts("button-see-request"), places.request(request.id), Style.MAIN)).done()


KINDS: Final[dict[str, Callable[[UnitOfWork, Delivery, ChatView, Texts, datetime], Screen | None]]] = {
    register.TOLD: _told,
    desk.NEW: _new,
    desk.ANSWER: _answer,
    desk.WARNING: _warning,
}
