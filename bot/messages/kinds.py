"""What a delivery says, decided when it is sent: whether it is still called for, and in which words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from bot.messages import desks, figures, lists, reminders, requests, results, summaries
from bot.presenting import places
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone
from bot.services.campaigns import approvals, drafts, listed
from bot.services.deliveries import assistance
from bot.services.people import focal_points, not_joined, roster_discrepancies
from bot.services.people.scope import Scope
from bot.services.reminders import kinds
from bot.settings import Settings
from bot.texts import Texts
from storage.models import Campaign, Delivery
from storage.repositories.chats import ChatView
from storage.states import CampaignState, SessionStatus
from storage.unit_of_work import UnitOfWork


def screen_for(uow: UnitOfWork, delivery: Delivery, chat: ChatView, now: datetime, settings: Settings) -> Screen | None:
    """The message of a delivery; None when nothing calls for it any more."""
    assert chat.person is not None
    if chat.person.frozen_at is not None and delivery.kind not in requests.ABOUT_OWN_RIGHTS:
        return None
    if delivery.kind == not_joined.KIND and not settings.list_in_chat:
        return None
    texts = Texts(chat.language, chat.person.form_of_address, settings.zone)
    if delivery.kind in kinds.KINDS:  # whether the survey was submitted meanwhile is read there, the second time
        local = now.astimezone(settings.zone)
        return reminders.message(uow, delivery.kind, delivery.params, chat.person, texts, local, settings)
    return _KINDS[delivery.kind](uow, delivery, chat, texts, now.astimezone(settings.zone))


def _approval(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """Ask an admin to approve a campaign; not when it was changed, approved or taken back since."""
    assert chat.person is not None
    found = drafts.one(uow, delivery.params["campaign"], chat.person.id)
    if found is None or found.state != CampaignState.WAITING or found.revision != delivery.params["revision"]:
        return None
    title = texts.pick(listed.titles_of(uow, found))
    people = drafts.preview(uow, found, now).shown
    draft = ScreenBuilder().say(Tone.TEXT, texts("approval-wanted", number=found.id, survey=title, people=people))
    return draft.row(Button(texts("button-look"), places.campaign(found.id), Style.MAIN)).done()


def _approved(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """A campaign that the reader sent for approval was approved; not when it was recalled since."""
    assert chat.person is not None
    found = drafts.one(uow, delivery.params["campaign"], chat.person.id)
    if found is None or found.approved_at is None:
        return None
    opens = texts("plan-opens", moment=texts.moment(found.opens_at)) if found.opens_at > now else ""
    return _about_campaign(uow, texts, "approval-given", found, opens)


def _undone(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """What the reader sent for approval, or approved, is a draft again by somebody else's word."""
    del now
    assert chat.person is not None
    found = drafts.one(uow, delivery.params["campaign"], chat.person.id)
    if found is None or found.state != CampaignState.DRAFT or found.revision != delivery.params["revision"]:
        return None
    return _about_campaign(uow, texts, "approval-undone", found)


def _about_campaign(uow: UnitOfWork, texts: Texts, name: str, found: Campaign, more: str = "") -> Screen:
    said = texts(name, number=found.id, survey=texts.pick(listed.titles_of(uow, found)))
    draft = ScreenBuilder().say(Tone.TEXT, said).say(Tone.TEXT, more)
    return draft.row(Button(texts("button-see-campaign"), places.campaign(found.id), Style.MAIN)).done()


def _help(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """Somebody needs help, with which survey and question; who, where they wanted that."""
    assert chat.person is not None
    params = delivery.params
    request = params.get("request")
    if request is None:
        return ScreenBuilder().say(Tone.TEXT, texts("help-wanted")).done()
    code = assistance.code_of(uow, request)
    draft = ScreenBuilder().say(Tone.TEXT, texts("help-wanted-by", code=code) if code else texts("help-wanted"))
    if params.get("survey"):
        draft.say(Tone.TEXT, texts("help-about", survey=texts.pick(params["survey"])))
    asked = params.get("question") or {}
    question = asked if isinstance(asked, str) else texts.pick(asked)  # a word of earlier versions of this program
    draft.say(Tone.TEXT, texts("help-question", question=question) if question else "")
    if assistance.may_reply(uow, chat.person.id, request, now):
        draft.row(Button(texts("button-reply"), places.reply_to_help(request), Style.MAIN))
    return draft.done()


def _help_reply(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """What the focal point wrote back, with the way back to where the question came up."""
    assert chat.person is not None
    said = assistance.reply_to(uow, chat.person.id, delivery.params["request"])
    if not said:
        return None
    draft = ScreenBuilder().say(Tone.TITLE, texts("help-reply-title")).say(Tone.TEXT, said)
    begun = _begun(chat, now)
    draft.row(Button(texts("button-continue"), places.go_on(begun), Style.MAIN) if begun else None)
    draft.row(Button(texts("button-surveys"), places.SURVEYS, Style.PLAIN if begun else Style.MAIN))
    return draft.row(Button(texts("button-help"), places.HELP)).done()


def _begun(chat: ChatView, now: datetime) -> int | None:
    """The session in which the chat is, where it was begun and waits for answers."""
    session = chat.session
    waits = session is not None and session.status == SessionStatus.STARTED and session.accepts_answers(now)
    return session.id if session is not None and waits else None


def _discrepancy(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """How many people of the agency have something to settle, if whoever reads it still looks after them."""
    assert chat.person is not None
    agency = delivery.params["agency"]
    count = roster_discrepancies.people_to_settle(uow, Scope(chat.person.id, now.date()), agency)
    if not count or chat.person.id not in focal_points.of_agency(uow, agency, now.date()):
        return None
    button = Button(texts("button-settle", count=count), places.settling(agency), Style.MAIN)
    return ScreenBuilder().say(Tone.TEXT, texts("discrepancies", count=count)).row(button).done()


REPEATED: Final[dict[str, int]] = {"help": 1, "summary": 1, "figures": 1}
"""How often a kind is sent again when nobody knows whether it arrived. A reminder never: two are worse than none."""

_KINDS: dict[str, Callable[[UnitOfWork, Delivery, ChatView, Texts, datetime], Screen | None]] = {
    "help": _help,
    assistance.REPLY: _help_reply,
    roster_discrepancies.KIND: _discrepancy,
    approvals.KIND: _approval,
    approvals.APPROVED: _approved,
    approvals.UNDONE: _undone,
    **summaries.KINDS,
    **results.KINDS,
    **figures.KINDS,
    **lists.KINDS,
    **desks.KINDS,
    **requests.KINDS,
}
