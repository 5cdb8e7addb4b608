"""Calls to the Bot API that need no objects back: straight over our HTTP session, answers left as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from mimetypes import guess_type
from typing import Any
from urllib.parse import quote

from telegram import Bot
from telegram.error import RetryAfter, TelegramError

from bot.delivery.answers import result_of
from bot.delivery.request import FILE_TIMEOUT, FORM, TIMEOUT, AiohttpRequest, NoAnswerError, form, multipart
from storage.fast_json import dumps
from survey_definitions.value import value

NOT_MODIFIED = "message is not modified"
ANSWERED_AFTER = 15.0  # seconds beyond the wait of a long poll until its answer counts as lost


@value
class Edited:
    """What came of an edit: whether it changed anything, and when, by Telegram's clock; None if it did not say."""

    changed: bool
    at: datetime | None = None


class Calls:
    """The few methods the cards use. All raise telegram.error.TelegramError as the library does."""

    def __init__(self, bot: Bot) -> None:
        request = bot.request
        assert isinstance(request, AiohttpRequest)
        self._bot = bot
        self._request = request

    async def call(self, method: str, **params: Any) -> Any:
        """Call a method; gives its result as JSON."""
        return await self._post(method, form(_texts(params)), FORM)

    async def updates(self, *, wait: float, **params: Any) -> list[dict[str, Any]]:
        """Call getUpdates; Telegram may take ``wait`` seconds before it answers that there is nothing."""
        body = form(_texts({**params, "timeout": wait}))
        found = await self._post("getUpdates", body, FORM, wait + ANSWERED_AFTER)
        if not isinstance(found, list):
            raise NoAnswerError("updates that are no list")
        return found

    async def _post(self, method: str, body: Any, headers: Mapping[str, str], seconds: float = TIMEOUT) -> Any:
        status, answer = await self._request.send("POST", f"{self._bot.base_url}/{method}", body, headers, seconds)
        return result_of(status, answer)

    async def _upload(self, method: str, params: dict[str, Any], field: str, name: str, body: bytes) -> int:
        """Send a message with a file in it; gives its id."""
        mime = guess_type(name)[0] or "application/octet-stream"
        sent = await self._post(method, multipart(_texts(params), [(field, name, body, mime)]), {}, FILE_TIMEOUT)
        return int(sent["message_id"])

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
        given = {"chat_id": chat, "caption": caption or None, "parse_mode": "HTML", "reply_markup": keyboard}
        return await self._upload("sendPhoto", given | {"allow_paid_broadcast": paid}, "photo", "picture.png", body)

    async def send_file(self, chat: int, name: str, body: bytes, caption: str = "", *, protected: bool = False) -> int:
        """Send a file, with a text under it if there is one; gives the message's id.

        ``protected``: it can be neither forwarded nor saved.
        """
        given = {"chat_id": chat} | ({"caption": caption, "parse_mode": "HTML"} if caption else {})
        given |= {"protect_content": True} if protected else {}
        return await self._upload("sendDocument", given, "document", name, body)

    async def fetch(self, file_id: str, most: int) -> bytes:
        """A file somebody sent, of at most so many bytes. Raises TooLargeError."""
        found = await self.call("getFile", file_id=file_id)
        return await self._request.fetch(f"{self._bot.base_file_url}/{quote(found.get('file_path', ''))}", most)

    async def edit(
        self, chat: int, message: int, text: str, keyboard: dict[str, Any] | None = None, *, pictured: bool = False
    ) -> Edited:
        """Edit a message's text and buttons, or the text under its picture; that it reads so already is no error."""
        method, words = ("editMessageCaption", {"caption": text}) if pictured else ("editMessageText", {"text": text})
        try:
            edited = await self.call(
                method,
                chat_id=chat,
                message_id=message,
                parse_mode="HTML",
                reply_markup=keyboard or {"inline_keyboard": []},
                **words,
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

    async def answer(self, tap: str, toast: str = "", seconds: float = TIMEOUT) -> None:
        """Answer a press; after so many seconds the call counts as lost."""
        body = form(_texts({"callback_query_id": tap, "text": toast or None}))
        await self._post("answerCallbackQuery", body, FORM, seconds)


def _texts(params: Mapping[str, Any]) -> dict[str, str]:
    """Parameters as they go over the wire; those that are None are left out."""
    return {
        name: value if isinstance(value, str) else dumps(value).decode()
        for name, value in params.items()
        if value is not None
    }


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram wants us to wait; the library is changing the type of the attribute."""
    wait: Any = error.retry_after
    return float(wait.total_seconds() if hasattr(wait, "total_seconds") else wait)
