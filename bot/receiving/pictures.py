"""Pictures that people send as answers: fetched only from somebody who is asked for one, and looked at before the turn.

Nothing is kept here, nothing is decoded, and no log names more than the kind of an error.
"""

from __future__ import annotations

import asyncio
from typing import Final

import structlog
from telegram import Document, PhotoSize
from telegram.error import TelegramError

from bot.conversations.kit.incoming import SentPicture
from bot.delivery.calls import Calls
from bot.delivery.request import TooLargeError
from bot.services.sessions.library import Library
from bot.services.sessions.picture_header import NoPictureError, looked_at
from storage.database import Database
from storage.repositories import chats
from storage.repositories.chats import CHAT
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger()

MEGABYTE: Final = 1_000_000
ANSWERING: Final = "session"  # the place of a chat that is answering
FETCHED_WITHIN = 10.0  # seconds: so long the update is not acknowledged, and what its sender does next waits
TOO_LARGE: Final = "picture-too-large"
ENDINGS: Final = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".gif", ".bmp", ".tif", ".tiff")


class Pictures:
    """Takes pictures in, of at most so many bytes."""

    def __init__(self, calls: Calls, database: Database, library: Library, most: int) -> None:
        self._calls, self._database, self._library, self._most = calls, database, library, most

    async def receive(self, chat: int, sent: Document | list[PhotoSize]) -> SentPicture | None:
        """What somebody sent; None when nobody asked for it: it is not even fetched."""
        if not await self._database.read(self._is_asked, chat):
            return None
        one = self._largest(sent) if isinstance(sent, list) else sent
        if one is None or (one.file_size or 0) > self._most:
            return SentPicture(refusal=TOO_LARGE)
        try:
            async with asyncio.timeout(FETCHED_WITHIN):
                body = await self._calls.fetch(one.file_id, self._most)
            return SentPicture(looked_at(body))
        except NoPictureError as error:
            return SentPicture(refusal=error.code)
        except TooLargeError:
            return SentPicture(refusal=TOO_LARGE)
        except (TelegramError, TimeoutError) as error:
            log.info("a picture could not be fetched", error=type(error).__name__)
            return SentPicture(refusal="picture-failed")

    def _largest(self, sizes: list[PhotoSize]) -> PhotoSize | None:
        """The largest of the sizes that Telegram made which may be kept."""
        fit = [one for one in sizes if (one.file_size or 0) <= self._most]
        return max(fit, key=lambda one: one.width * one.height, default=None)

    def _is_asked(self, uow: UnitOfWork, number: int) -> bool:
        """Whether the chat is answering a survey that asks for pictures, or tries one."""
        chat = chats.by_key(uow, uow.vault.key_of(number, CHAT))
        if chat is None or chat.person is None or chat.place["at"] != ANSWERING:
            return False
        return chat.session is None or self._library.survey_of(uow, chat.session).asks_for_pictures


def is_picture(document: Document) -> bool:
    """Whether a document calls itself a picture."""
    return (document.mime_type or "").startswith("image/") or (document.file_name or "").lower().endswith(ENDINGS)
