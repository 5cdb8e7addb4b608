"""What a delivery says, decided when it is sent: whether it is still called for, and in which words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.presenting.callbacks import Address
from bot.presenting.screens import Button, Draft, Screen, Style, Tone
from bot.services import desk_messages, offered
from bot.settings import Settings
from bot.texts import Texts
from storage.models import Delivery
from storage.repositories.chats import ChatView
from storage.unit_of_work import UnitOfWork


def screen_for(uow: UnitOfWork, delivery: Delivery, chat: ChatView, now: datetime, settings: Settings) -> Screen | None:
    """The message of a delivery; None when nothing calls for it any more."""
    assert chat.person is not None
    if chat.person.frozen_at is not None:
        return None
    texts = Texts(chat.language, chat.person.form_of_address, settings.zone)
    return _KINDS[delivery.kind](uow, delivery, chat, texts, now.astimezone(settings.zone))


def _invitation(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    assert chat.person is not None
    offers = offered.to_person(uow, chat.person.id, now)
    offer = next((o for o in offers if o.campaign == delivery.params["campaign"]), None)
    if offer is None or not offer.accepts_answers or offer.status != "new":
        return None
    text = texts(
        "invitation",
        name=chat.person.full_name,
        survey=texts.pick(offer.titles),
        minutes=offer.minutes,
        deadline=texts.moment(offer.closes_at),
    )
    begin = Button(texts("button-begin"), Address("m", "b", (offer.session,)), Style.MAIN)
    rights = Button(texts("button-rights"), Address("r", "s"))
    return Draft().say(Tone.TEXT, text).row(begin).row(rights).done()


def _help(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    del uow, delivery, chat, now
    return Draft().say(Tone.TEXT, texts("help-wanted")).done()


_KINDS: dict[str, Callable[[UnitOfWork, Delivery, ChatView, Texts, datetime], Screen | None]] = {
    "invitation": _invitation,
    "help": _help,
    **desk_messages.KINDS,
}
