"""What happens, told to one open page as it happens: server-sent events."""

import asyncio
import contextlib
import json
from collections.abc import Callable
from typing import Any

from aiohttp import web

from bot.sandbox.backend import Backend
from bot.sandbox.bell import BOT
from bot.sandbox.calls import Call, CallRecord
from bot.sandbox.methods.methods_profile import commands_for, get_text
from bot.sandbox.phone import Phone
from bot.sandbox.phones.page_views import account_view, call_view, message_view, query_view, status_view, update_view
from bot.sandbox.world import Body

_MOST_WAITING = 5_000
_SHOWN_MESSAGES = 300
_SHOWN_CALLS = 150
_SHOWN_TOGETHER = 0.02  # events within this time go out in one piece
_PULSE = 2.0  # how often the page hears whether the bot listens

Event = tuple[str, Any]


class Stream:
    """One page's connection; it begins with everything the page needs."""

    def __init__(self, backend: Backend, record: CallRecord, phone: Phone, *, travels: bool = False) -> None:
        self._backend = backend
        self._record = record
        self._phone = phone
        self._travels = travels
        self._waiting: asyncio.Queue[Event] = asyncio.Queue(_MOST_WAITING)

    async def run(self, request: web.BaseRequest) -> web.StreamResponse:
        """Streams until the page goes or the server stops."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        stops = self._listen()
        try:
            await response.prepare(request)
            await response.write(_encoded([("hello", self._everything())]))
            with contextlib.suppress(ConnectionError):
                while True:
                    await response.write(_encoded(await self._next()))
        finally:
            for stop in stops:
                stop()
        return response

    def _listen(self) -> list[Callable[[], None]]:
        self._record.listeners.append(self._on_call)
        return [self._backend.world.bell.listen(self._on_change), lambda: self._record.listeners.remove(self._on_call)]

    async def _next(self) -> list[Event]:
        """What has gathered; at the latest, after a while, the pulse."""
        try:
            async with asyncio.timeout(_PULSE):
                events = [await self._waiting.get()]
        except TimeoutError:
            return [("status", self._status())]
        await asyncio.sleep(_SHOWN_TOGETHER)
        while not self._waiting.empty():
            events.append(self._waiting.get_nowait())
        return [*events, ("status", self._status())]

    def _on_change(self, chat: int, what: str, value: Any) -> None:
        if chat == BOT:
            self._put(what, self._commands() if what == "commands" else update_view(value, self._backend.world.now()))
        elif chat == self._phone.id:
            view = _VIEWS.get(what)
            self._put(what, view(value) if view else value)
            if what == "message" and value.keyboard:
                self._put("keyboard", self._phone.keyboard)

    def _on_call(self, call: Call) -> None:
        self._put("call", call_view(call))

    def _put(self, what: str, value: Any) -> None:
        with contextlib.suppress(asyncio.QueueFull):  # a page that does not read misses calls, not the next hello
            self._waiting.put_nowait((what, value))

    def _everything(self) -> Body:
        world = self._backend.world
        shown = list(world.newest_first(self._phone.id))[:_SHOWN_MESSAGES][::-1]
        zone = getattr(world.clock().tzinfo, "key", "UTC")
        return {
            "account": account_view(self._phone.account),
            "bot": self._backend.bot_user() | self._description(),
            "messages": [message_view(kept) for kept in shown],
            "queries": [query_view(query) for query in world.presses[self._phone.id] if query.answer is None],
            "commands": self._commands(),
            "keyboard": self._phone.keyboard,
            "calls": [call_view(call) for call in list(self._record.calls)[-_SHOWN_CALLS:]],
            "zone": zone,
            "travels": self._travels,
            "status": self._status(),
        }

    def _description(self) -> Body:
        """What an empty chat shows of the bot."""
        language = self._phone.account.language_code[:2]
        return get_text(self._backend, {"language_code": language}, "description")

    def _commands(self) -> list[Body]:
        return commands_for(self._backend, self._phone.id, self._phone.account.language_code)

    def _status(self) -> Body:
        return status_view(self._backend, self._record)


_VIEWS: dict[str, Callable[[Any], Any]] = {"message": message_view, "query": query_view, "account": account_view}


def _encoded(events: list[Event]) -> bytes:
    return "".join(
        f"event: {what}\ndata: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n\n"
        for what, value in events
    ).encode(errors="replace")
