"""Calls to the Bot API that need no objects back: straight through the library's request, without parsing answers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from telegram import Bot, InputFile
from telegram.error import RetryAfter, TelegramError
from telegram.request import RequestData

from bot.delivery.request import FILE_TIMEOUT, AiohttpRequest

NOT_MODIFIED = "message is not modified"
ANSWERED_AFTER = 15.0  # seconds beyond the wait of a long poll until its answer counts as lost


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter as it goes over the wire, in the shape the library's request data reads."""

    name: str
    json_value: str
    multipart_data: None = None
    input_files: None = None


@dataclass(frozen=True, slots=True)
class FileField:
    """A file as a parameter, in the same shape."""

    name: str
    multipart_data: dict[str, Any]
    input_files: list[InputFile]
    json_value: None = None


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of an edit: whether it changed anything, and when, by Telegram's clock; None if it did not say."""

    changed: bool
    at: datetime | None = None


class Calls:
    """The few methods the cards use. All raise telegram.error.TelegramError as the library does."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def call(self, method: str, **params: Any) -> Any:
        """Call a method; gives its result as JSON."""
        return await self._bot.request.post(f"{self._bot.base_url}/{method}", _fields(params))

    async def updates(self, *, wait: float, **params: Any) -> list[dict[str, Any]]:
        """Call getUpdates; Telegram may take ``wait`` seconds before it answers that there is nothing."""
        found: Any = await self._bot.request.post(
            f"{self._bot.base_url}/getUpdates", _fields({**params, "timeout": wait}), read_timeout=wait + ANSWERED_AFTER
        )
        return list(found)

    async def send(
        self, chat: int, text: str, keyboard: dict[str, Any] | None = None, *, paid: bool | None = None
    ) -> int:
        """Send a message; gives its id. ``paid``: beyond the free rate, for Telegram's price."""
        sent = await self.call(
            "sendMessage",
            chat_id=chat,
            text=text,
            parse_mode="HTML",
            reply_markup=keyboard,
            allow_paid_broadcast=paid,
        )
        return int(sent["message_id"])

    async def send_picture(
        self, chat: int, body: bytes, caption: str, keyboard: dict[str, Any] | None = None, *, paid: bool | None = None
    ) -> int:
        """Send a PNG with a text under it; gives the message's id."""
        file = InputFile(body, filename="picture.png")
        given = {"chat_id": chat, "caption": caption or None, "parse_mode": "HTML", "reply_markup": keyboard}
        fields: list[Any] = [*_listed(given | {"allow_paid_broadcast": paid})]
        fields.append(FileField("photo", {"photo": file.field_tuple}, [file]))
        url = f"{self._bot.base_url}/sendPhoto"
        sent: Any = await self._bot.request.post(url, RequestData(fields), read_timeout=FILE_TIMEOUT)
        return int(sent["message_id"])

    async def send_file(self, chat: int, name: str, body: bytes) -> int:
        """Send a file; gives the message's id."""
        file = InputFile(body, filename=name)
        fields: list[Any] = [Field("chat_id", str(chat)), FileField("document", {"document": file.field_tuple}, [file])]
        url = f"{self._bot.base_url}/sendDocument"
        sent: Any = await self._bot.request.post(url, RequestData(fields), read_timeout=FILE_TIMEOUT)
        return int(sent["message_id"])

    async def fetch(self, file_id: str, most: int) -> bytes:
        """A file somebody sent, of at most so many bytes. Raises TooLargeError."""
        found = await self.call("getFile", file_id=file_id)
        request = self._bot.request
        assert isinstance(request, AiohttpRequest)
        return await request.fetch(f"{self._bot.base_file_url}/{quote(found.get('file_path', ''))}", most)

    async def edit(self, chat: int, message: int, text: str, keyboard: dict[str, Any] | None = None) -> Edited:
        """Edit a message's text and buttons; that it reads so already is no error."""
        try:
            edited = await self.call(
                "editMessageText",
                chat_id=chat,
                message_id=message,
                text=text,
                parse_mode="HTML",
                reply_markup=keyboard or {"inline_keyboard": []},
            )
        except TelegramError as error:
            if NOT_MODIFIED not in str(error).lower():
                raise
            return Edited(changed=False)
        at = edited.get("edit_date") if isinstance(edited, dict) else None
        return Edited(changed=True, at=datetime.fromtimestamp(at, UTC) if at else None)

    async def take_buttons(self, chat: int, message: int) -> None:
        """Take a message's buttons away."""
        try:
            await self.call(
                "editMessageReplyMarkup", chat_id=chat, message_id=message, reply_markup={"inline_keyboard": []}
            )
        except TelegramError as error:
            if NOT_MODIFIED not in str(error).lower():
                raise

    async def delete(self, chat: int, message: int) -> None:
        """Delete a message, also one of the person's own in their chat with the bot."""
        await self.call("deleteMessage", chat_id=chat, message_id=message)

    async def answer(self, tap: str, toast: str = "") -> None:
        """Answer a press."""
        await self.call("answerCallbackQuery", callback_query_id=tap, text=toast or None)


def _fields(params: dict[str, Any]) -> RequestData:
    fields: list[Any] = _listed(params)
    return RequestData(fields)


def _listed(params: dict[str, Any]) -> list[Field]:
    return [
        Field(name, value if isinstance(value, str) else json.dumps(value))
        for name, value in params.items()
        if value is not None
    ]


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram wants us to wait; the library is changing the type of the attribute."""
    wait: Any = error.retry_after
    return float(wait.total_seconds() if hasattr(wait, "total_seconds") else wait)
