"""What a person sees on the phone."""

import asyncio
import itertools
from collections.abc import Callable, Iterator
from typing import NamedTuple, Self, TypeVar

from bot.sandbox.backend import Backend
from bot.sandbox.methods.methods_profile import commands_for
from bot.sandbox.text.looks import SeenButton, SeenMessage, seen
from bot.sandbox.world import Account, Body, KeptMessage, Query

Answer = TypeVar("Answer")

_LOOKED_THROUGH = 50  # messages with buttons among which a label is searched


class Toast(NamedTuple):
    """What the bot said to a press."""

    callback_id: str
    text: str
    show_alert: bool


class PhoneScreen:
    """The chats of one account. ``chat_id`` means a group; without it the private chat with the bot is meant."""

    def __init__(self, backend: Backend, account: Account) -> None:
        self._backend = backend
        self._world = backend.world
        self.account = account

    @property
    def id(self) -> int:
        """The account's id, which is also its private chat's."""
        return self.account.id

    @property
    def messages(self) -> list[SeenMessage]:
        """The private chat, oldest first, without what was deleted."""
        return self.messages_in(self.id)

    def messages_in(self, chat_id: int) -> list[SeenMessage]:
        """A chat, oldest first, without what was deleted."""
        return [seen(kept) for kept in self._world.newest_first(chat_id)][::-1]

    @property
    def last(self) -> SeenMessage | None:
        """The newest message of the private chat."""
        newest = next(self._world.newest_first(self.id), None)
        return seen(newest) if newest else None

    @property
    def card(self) -> SeenMessage | None:
        """The newest message of the private chat with buttons."""
        newest = next((kept for kept in self._world.newest_first(self.id) if kept.body.get("reply_markup")), None)
        return seen(newest) if newest else None

    def message(self, message_id: int, chat_id: int | None = None) -> SeenMessage:
        """One message, deleted or not. Raises LookupError."""
        return seen(self._kept(message_id, chat_id))

    @property
    def toasts(self) -> list[Toast]:
        """What the bot said to presses, oldest first; presses answered without a word are left out."""
        answers = [(query.id, query.answer) for query in self._presses() if query.answer]
        return [Toast(name, said["text"], said["show_alert"]) for name, said in answers if said["text"]]

    @property
    def unanswered(self) -> list[str]:
        """The ids of presses whose progress bar still turns."""
        return [query.id for query in self._presses() if query.answer is None]

    @property
    def keyboard(self) -> list[list[str]]:
        """The labels of the reply keyboard; empty if there is none."""
        return [[button["text"] for button in row] for row in self._keyboard_rows()]

    @property
    def commands(self) -> list[tuple[str, str]]:
        """The menu: commands with their descriptions, in the account's language."""
        found = commands_for(self._backend, self.id, self.account.language_code)
        return [(one["command"], one["description"]) for one in found]

    async def wait(
        self,
        predicate: Callable[[Self], Answer],
        timeout: float = 10.0,  # noqa: ASYNC109 - the message tells what was seen instead
        chat_id: int | None = None,
    ) -> Answer:
        """Waits until the predicate is true of this phone and returns what it gave.

        It is asked again whenever something in the chat has changed. Raises TimeoutError, which tells what the phone
        shows, after ``timeout`` seconds.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout
        while not (found := predicate(self)):
            change = self._world.bell.next_change(chat_id or self.id)
            done, _ = await asyncio.wait([change], timeout=end - loop.time())
            if not done:
                raise TimeoutError(f"the phone still shows {self._shown()}")
        return found

    def _presses(self) -> list[Query]:
        return self._world.presses[self.id]

    def _kept(self, message_id: int, chat_id: int | None) -> KeptMessage:
        kept = self._world.chats.get(chat_id or self.id, {}).get(message_id)
        if kept is None:
            raise LookupError(f"no message {message_id}")
        return kept

    def _shown(self) -> str:
        last = self.last
        return f"{last.text!r} {last.labels}" if last else "nothing"

    def _keyboard_rows(self) -> list[list[Body]]:
        latest = next((kept.keyboard for kept in self._world.newest_first(self.id) if kept.keyboard), None)
        rows: list[list[Body]] = (latest or {}).get("keyboard", [])
        return rows

    def _find_button(
        self, button: str | int, message_id: int | None, chat: int
    ) -> tuple[KeptMessage, SeenButton] | None:
        if message_id is not None:
            kept = self._world.message(chat, message_id)
            if kept is None:
                raise LookupError(f"no message {message_id} on the phone")
            candidates = [kept]
        else:
            candidates = list(self._with_buttons(chat))
        for kept in candidates:
            if chosen := _pick(seen(kept), button):
                return kept, chosen
        if message_id is not None or isinstance(button, int):
            raise LookupError(f"no button {button!r}; the phone shows {self._shown()}")
        return None

    def _with_buttons(self, chat: int) -> Iterator[KeptMessage]:
        found = (kept for kept in self._world.newest_first(chat) if kept.body.get("reply_markup"))
        return itertools.islice(found, _LOOKED_THROUGH)


def _pick(message: SeenMessage, button: str | int) -> SeenButton | None:
    buttons = [one for row in message.buttons for one in row]
    if isinstance(button, int):
        return buttons[button] if 0 <= button < len(buttons) else None
    exact = next((one for one in buttons if one.text == button), None)
    return exact or next((one for one in buttons if one.text.startswith(button)), None)
