"""The menus of commands: one for everybody in each language, one of its own for a chat whose person has a desk.

Which menu Telegram was told for a chat is noted on its row as a checksum. A job compares it with what the person's
roles and language call for, so that neither a crash nor a role taken elsewhere leaves a menu behind that is not right.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final
from zlib import crc32

import structlog
from telegram.error import BadRequest, TelegramError

from bot.delivery.calls import Calls
from bot.services.people import desks
from bot.services.people.role_words import ADMIN, AT_AGENCY_DESK, OF_AGENCY, OF_PROVINCE, OFFICER
from bot.texts import FALLBACK, LANGUAGES, formatted
from storage.database import Database
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

# Vietnamese names in the Vietnamese menu, the English ones elsewhere; all of them work everywhere.
MENU: Final = {
    "vi": ("phieu", "tieptuc", "ketqua", "ngonngu", "quyen", "trogiup"),
    "en": ("surveys", "continue", "results", "language", "rights", "help"),
    "de": ("surveys", "continue", "results", "language", "rights", "help"),
}
MEANINGS: Final = ("surveys", "continue", "results", "language", "rights", "help")
DESKS: Final = {
    "agency": AT_AGENCY_DESK,
    "figures": (*OF_AGENCY, *OF_PROVINCE),
    "admin": (ADMIN,),
    "requests": (OFFICER,),
}  # by meaning: who has it on top of their menu
DESK_COMMANDS: Final = {
    "agency": "coquan",
    "figures": "solieu",
    "admin": "quantri",
    "requests": "yeucau",
}  # in Vietnamese; elsewhere the meaning is the name
MOST: Final = 200  # chats told in one round

Menu = list[dict[str, str]]


def commands(language: str, desks: tuple[str, ...] = ()) -> Menu:
    """The menu in one language, with the desks somebody has on top."""
    own = [(DESK_COMMANDS[desk] if language == FALLBACK else desk, desk) for desk in desks]
    return [_entry(language, *pair) for pair in [*own, *zip(MENU[language], MEANINGS, strict=True)]]


def _entry(language: str, command: str, meaning: str) -> dict[str, str]:
    return {"command": command, "description": formatted(language, f"menu-{meaning}", {})}


async def publish(calls: Calls) -> None:
    """Tell Telegram the menus of everybody: the fallback's first, then one for each language."""
    private = {"type": "all_private_chats"}
    await calls.call("setMyCommands", commands=commands(FALLBACK), scope=private)
    for language in LANGUAGES:
        await calls.call("setMyCommands", commands=commands(language), scope=private, language_code=language)


@dataclass(frozen=True, slots=True)
class Stale:
    """A chat whose menu is not what it should be; without commands it goes back to everybody's."""

    chat: int
    address: int
    commands: Menu
    mark: str


def stale(uow: UnitOfWork, most: int = MOST) -> list[Stale]:
    """Chats that can be reached and whose menu is not the one their person's roles and language call for."""
    found = list[Stale]()
    for chat in desks.chats_with_desks(uow):
        menu, mark = _wanted(chat.language, chat.roles)
        if mark != chat.menu and len(found) < most:
            found.append(Stale(chat.id, chat.address, menu, mark))
    return found


def _wanted(language: str, roles: frozenset[str]) -> tuple[Menu, str]:
    theirs = tuple(desk for desk, those in DESKS.items() if roles.intersection(those))
    if not theirs:
        return [], ""
    menu = commands(language if language in LANGUAGES else FALLBACK, theirs)
    return menu, f"{crc32(json.dumps(menu).encode()):08x}"


class Menus:
    """Brings the menus of chats up to date."""

    def __init__(self, database: Database, calls: Calls) -> None:
        self._database = database
        self._calls = calls

    async def bring_up_to_date(self) -> int:
        """Tell Telegram what changed; gives the number of menus. Told twice after a crash, which changes nothing."""
        told = 0
        for one in await self._database.read(stale):
            try:
                await self._tell(one)
            except BadRequest as error:  # one chat that is not there any more keeps no other from its menu
                log.info("a menu was refused", chat=one.chat, error=type(error).__name__)
                continue
            except TelegramError as error:
                log.info("menus could not be told, trying again", error=type(error).__name__)
                break
            await self._database.run(desks.note_menu, one.chat, one.mark)
            told += 1
        return told

    async def _tell(self, one: Stale) -> None:
        scope: dict[str, Any] = {"type": "chat", "chat_id": one.address}
        if one.commands:
            await self._calls.call("setMyCommands", commands=one.commands, scope=scope)
        else:
            await self._calls.call("deleteMyCommands", scope=scope)
