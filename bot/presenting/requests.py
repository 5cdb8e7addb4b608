"""A request by law in a line: what was asked, until when, what came of it."""

from __future__ import annotations

from datetime import datetime

from bot.presenting import deadlines
from bot.services.people.register import CARRIED_OUT, REFUSED, TAKEN_BACK, Request
from bot.texts import Texts

_OUTCOMES = {CARRIED_OUT: "request-carried-out", REFUSED: "request-refused", TAKEN_BACK: "request-taken-back"}


def request_line(texts: Texts, request: Request, now: datetime) -> str:
    """An open request with its days, as its owner and the officer read it."""
    if request.extended_at is not None:
        state = "request-extended"
    else:
        state = "request-open" if request.answered_at is None else "request-answered"
    return texts(
        state,
        number=request.id,
        kind=kind_of(texts, request),
        asked=texts.day(request.asked_at),
        answer=deadlines.last_day(texts, request.answer_due_on, now),
        due=deadlines.last_day(texts, request.due_on, now),
    )


def outcome_line(texts: Texts, request: Request) -> str:
    """A request that is closed, with the day and what came of it."""
    name = _OUTCOMES.get(request.outcome or "", "request-lifted")
    done = texts.day(request.done_at) if request.done_at is not None else ""
    return texts(name, number=request.id, kind=kind_of(texts, request), day=done)


def kind_of(texts: Texts, request: Request) -> str:
    """What was asked for, in words."""
    return texts(f"request-{request.kind}")
