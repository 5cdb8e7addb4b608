"""What deliveries of summaries, of the line on the program's health and of alarms say when they are sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select

from bot.presenting import places, week
from bot.presenting import summaries as wording
from bot.presenting.callbacks import Address
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone
from bot.services.people import admins
from bot.services.people.role_words import ADMIN
from bot.services.summaries import figures, reports, sent
from bot.services.summaries.figures import ReadablePlace
from bot.services.summaries.reports import CampaignReport
from bot.texts import Texts
from storage.models import Alarm, Delivery, Summary
from storage.repositories.chats import ChatView
from storage.unit_of_work import UnitOfWork

KIND: Final = "y"  # of the buttons of summaries and of health


def summary(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """A summary as it was counted; None when the reader looks after the place no more."""
    assert chat.person is not None
    places = figures.places_of(uow, chat.person.id, now.astimezone(texts.zone).date())
    place = next((one for one in places if one.agency == delivery.params["agency"]), None)
    query = select(Summary).where(Summary.delivery_id == delivery.id).order_by(Summary.id)
    rows = uow.orm.scalars(query).all()
    if place is None or not rows:
        return None
    found = wording.told_apart(texts, [reports.as_sent(uow, row) for row in rows])
    return _said(texts, place, found, rows[0], delivery)


def _said(texts: Texts, place: ReadablePlace, found: list[CampaignReport], row: Summary, delivery: Delivery) -> Screen:
    """One picture, a few lines, one button: to the desk, for the last summary of a campaign to its figures."""
    name, at = name_of(texts, place), place.agency or 0
    desk = Button(texts("button-summary-desk"), places.agency(place.desk), Style.MAIN)
    if row.occurrence.startswith(sent.ASKED):
        said = week.caption_of_chart(texts, name, row.at)
    elif row.occurrence.startswith(sent.FINAL):
        said = week.caption_of_last(texts, name, found[0])
        desk = Button(texts("button-summary-final"), places.summary(at, row.campaign_id), Style.MAIN)
    else:
        said = week.caption(texts, name, found, row.at, stands_in=bool(delivery.params.get("stands_in")))
    return Screen((said,), ((desk,),), row.picture)


def worded(texts: Texts, place: ReadablePlace, found: list[CampaignReport], at: datetime) -> ScreenBuilder:
    """A summary in words, before its buttons: as it stands on the desk."""
    return wording.say(ScreenBuilder(), texts, name_of(texts, place), found, at)


def name_of(texts: Texts, place: ReadablePlace) -> str:
    """The agency, or the province."""
    return texts("summary-province") if place.agency is None else texts.pick(place.names)


# -- for admins


def health(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """The line of the morning, when something was wrong."""
    del now
    if not _is_admin(uow, chat):
        return None
    lines = [f"• {said(texts, one)}" for one in delivery.params["wrong"]]
    draft = ScreenBuilder().say(Tone.TITLE, texts("health-line")).say(Tone.TEXT, "\n".join(lines))
    return draft.row(Button(texts("button-health"), Address(KIND, "h"))).done()


def alarm(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """An alarm opened."""
    del now
    row = uow.orm.get(Alarm, delivery.params["alarm"])
    if row is None or not _is_admin(uow, chat):
        return None
    draft = ScreenBuilder().say(Tone.TITLE, texts("alarm-open")).say(Tone.TEXT, said(texts, row.figures))
    draft.say(Tone.QUIET, texts("alarm-closes"))
    return draft.row(Button(texts("button-health"), Address(KIND, "h"))).done()


def alarm_over(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """An alarm closed itself."""
    del now
    row = uow.orm.get(Alarm, delivery.params["alarm"])
    if row is None or row.closed_at is None or not _is_admin(uow, chat):
        return None
    minutes = int((row.closed_at - row.opened_at).total_seconds()) // 60
    draft = ScreenBuilder().say(Tone.TITLE, texts("alarm-over", minutes=minutes))
    return draft.say(Tone.TEXT, texts("alarm-was", what=said(texts, row.figures))).done()


def said(texts: Texts, wrong: Mapping[str, Any]) -> str:
    """What is wrong, in words."""
    values = {name: value for name, value in wrong.items() if name != "kind"}
    if "job" in values:
        values["job"] = name_of_job(texts, values["job"])
    return texts(f"wrong-{wrong['kind']}", **values)


def name_of_job(texts: Texts, job: str) -> str:
    """What a job does, in words; the program's own name for one that has none."""
    return texts(f"job-{job}") if texts.has(f"job-{job}") else job


def _is_admin(uow: UnitOfWork, chat: ChatView) -> bool:
    return chat.person is not None and admins.has_role(uow, chat.person.id, ADMIN)


KINDS: Final[Mapping[str, Callable[[UnitOfWork, Delivery, ChatView, Texts, datetime], Screen | None]]] = {
    "summary": summary,
    "health": health,
    "alarm": alarm,
    "alarm-over": alarm_over,
}
