"""What was found in a file that somebody sent: brought to their screen, in the transaction that notes it as checked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.conversations import registry
from bot.conversations.dispatch import go_on
from bot.conversations.kit.incoming import SentFile
from bot.conversations.kit.turn import Turn
from bot.presenting.cards import Card
from bot.services.operating import received_files
from bot.services.operating.received_files import ToCheck
from bot.services.sessions.library import Library
from bot.settings import Settings
from storage.repositories import chats
from storage.unit_of_work import UnitOfWork


def show(
    uow: UnitOfWork, job: ToCheck, process: str, file: SentFile, now: datetime, library: Library, settings: Settings
) -> Card | None:
    """The card with what was found; None if another process was first, or its sender may not see it any more."""
    chat = chats.by_id(uow, job.chat)
    if chat is None or not received_files.finish(uow, job, process, file.refusal or received_files.CHECKED, now):
        return None

    return go_on(uow, chat, _what(file), now, library, settings)


def set_aside(
    uow: UnitOfWork,
    job: ToCheck,
    process: str,
    fault: tuple[str, str],
    now: datetime,
    library: Library,
    settings: Settings,
) -> tuple[str, Card | None] | None:
    """Park a file that could not be checked, with the kind of the error and a reference; None as `show`.

    Gives the reference, and the card that its sender had before.
    """
    chat = chats.by_id(uow, job.chat)
    parked = received_files.give_up(uow, job, process, *fault, now) if chat is not None else None
    if chat is None or parked is None:
        return None
    return parked, go_on(uow, chat, _what(None), now, library, settings)


def _what(file: SentFile | None) -> Callable[[Turn], None]:
    on_checked = registry.FILES.on_checked
    assert on_checked is not None
    return lambda turn: on_checked(turn, file)
