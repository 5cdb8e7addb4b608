"""What deliveries of results say when they are sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

from bot.presenting import deadlines, places
from bot.presenting.results import Teller
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone, under_picture
from bot.services.people import consents
from bot.services.reminders import certificates as ending
from bot.services.reminders.kinds import CONFIRM
from bot.services.results import checking, confirmations, letters, pictures
from bot.services.results.names import called
from bot.services.results.shown import of_person, unit_of
from bot.services.sessions.library import for_messages
from bot.texts import Texts
from storage.models import Delivery
from storage.repositories.chats import ChatView
from storage.unit_of_work import UnitOfWork


def result(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """The results in few words below their picture; None once consent is gone."""
    del now
    assert chat.person is not None
    found = of_person(uow, chat.person.id)
    if not found or not consents.given(uow, chat.person.id, consents.DEVELOPMENT):
        return None
    teller = Teller(texts, called(uow, for_messages(uow), found, chat.language))
    draft = teller.brief(ScreenBuilder(), found)
    made = draft.row(Button(texts("button-results"), places.RESULTS, Style.MAIN)).done()
    if under_picture(made.parts) < len(made.parts):
        made = Screen((*made.parts[:2], made.parts[-1]), made.rows)
    return Screen(made.parts, made.rows, pictures.of_delivery(uow, delivery.id))


def certificate(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """That a certificate ends soon; None when it is not stated any more, or has ended meanwhile."""
    assert chat.person is not None
    last = date.fromordinal(delivery.params["last"])
    found = ending.of_item(uow, chat.person.id, delivery.params["item"])
    if found is None or last < now.date() or not consents.given(uow, chat.person.id, consents.DEVELOPMENT):
        return None
    names = called(uow, for_messages(uow), of_person(uow, chat.person.id), chat.language)
    name = names.certificates.get(str(found["answer"]), str(found["kind"]))
    draft = ScreenBuilder().say(Tone.TEXT, texts("certificate-soon", name=name, day=texts.date(last)))
    return draft.row(Button(texts("button-results"), places.RESULTS)).done()


def wanted(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """That self-assessments await the reader's confirmation; None when nothing is open any more."""
    assert chat.person is not None
    _, unfinished = confirmations.counts(uow, chat.person.id, now.date())
    if not unfinished:
        return None
    unit = texts.pick(unit_of(uow, chat.person.id))
    until = deadlines.last_day(texts, date.fromisoformat(delivery.params["until"]), now)
    draft = ScreenBuilder().say(Tone.TEXT, texts("confirm-wanted", n=unfinished, unit=unit, until=until))
    return draft.row(Button(texts("button-confirm-next"), places.CONFIRMING, Style.MAIN)).done()


def told(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """That the supervisor has gone through a self-assessment, or says something else than before."""
    del now
    assert chat.person is not None
    if not confirmations.of_person(uow, chat.person.id):
        return None
    changed = delivery.params.get("changed", False)
    draft = ScreenBuilder().say(Tone.TEXT, texts("confirmed-changed" if changed else "confirmed-told"))
    return draft.row(Button(texts("button-result-said"), places.WHAT_SUPERVISOR_SAID, Style.MAIN)).done()


def named(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """Who confirms for the reader from now on, by staff code, and how to object; None once it is somebody else."""
    del now
    assert chat.person is not None
    found = checking.named_for(uow, chat.person.id)
    if found is None or found.person != delivery.params["confirmer"]:
        return None
    draft = ScreenBuilder().say(Tone.TEXT, texts("confirmer-told", code=found.staff_code))
    return draft.row(Button(texts("button-rights"), places.RIGHTS)).done()


KINDS: Final[Mapping[str, Callable[[UnitOfWork, Delivery, ChatView, Texts, datetime], Screen | None]]] = {
    letters.KIND: result,
    ending.KIND: certificate,
    CONFIRM: wanted,
    confirmations.TOLD: told,
    checking.NAMED: named,
}
