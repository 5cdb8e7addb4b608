"""Tells whoever watches a chat that something in it has changed."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from typing import Any

Listener = Callable[[int, str, Any], None]

BOT = 0  # stands for the bot itself where a chat is named


class Bell:
    """Waiters are woken once; listeners hear everything until they leave."""

    def __init__(self) -> None:
        self._waiting: defaultdict[int, list[asyncio.Future[None]]] = defaultdict(list)
        self._listeners: list[Listener] = []

    def ring(self, chat: int, what: str, value: Any) -> None:
        """Something of this chat, or of the ``BOT`` itself, has changed."""
        for waiter in self._waiting.pop(chat, ()):
            if not waiter.done():
                waiter.set_result(None)
        for listener in self._listeners:
            listener(chat, what, value)

    def next_change(self, chat: int) -> asyncio.Future[None]:
        """Is done at the chat's next change."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[chat].append(waiter)
        return waiter

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Calls the listener with chat, kind of change and value from now on; returns how to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)
