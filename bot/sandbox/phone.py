"""A person's phone: what one can do in a chat with the bot, and what one sees there."""

import asyncio
import itertools
import secrets
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from bot.sandbox.backend import Backend
from bot.sandbox.entities import plain_text
from bot.sandbox.fitting import Upload
from bot.sandbox.looks import Button, Message, seen
from bot.sandbox.methods_files import described
from bot.sandbox.methods_profile import commands_for
from bot.sandbox.pictures import stand_in_picture
from bot.sandbox.updates import PRESS
from bot.sandbox.world import Account, Body, Group, Kept, Query

Answer = TypeVar("Answer")


class Toast(NamedTuple):
    """What the bot said to a press."""

    callback_id: str
    text: str
    show_alert: bool


class Blocked(Exception):  # noqa: N818 - a state, not an error of the program
    """The person has blocked the bot and cannot write to it now."""


class Phone:
    """One account's phone. Methods that act return when the update is queued, not when the bot has answered.

    Every method takes ``chat_id`` for a group; without it the private chat with the bot is meant.
    """

    def __init__(self, backend: Backend, account: Account) -> None:
        self._backend = backend
        self._world = backend.world
        self.account = account

    @property
    def id(self) -> int:
        """The account's id, which is also its private chat's."""
        return self.account.id

    # what one sees

    @property
    def messages(self) -> list[Message]:
        """The private chat, oldest first, without what was deleted."""
        return self.messages_in(self.id)

    def messages_in(self, chat_id: int) -> list[Message]:
        """A chat, oldest first, without what was deleted."""
        return [seen(kept) for kept in self._world.newest_first(chat_id)][::-1]

    @property
    def last(self) -> Message | None:
        """The newest message of the private chat."""
        newest = next(self._world.newest_first(self.id), None)
        return seen(newest) if newest else None

    @property
    def card(self) -> Message | None:
        """The newest message of the private chat with buttons."""
        newest = next((kept for kept in self._world.newest_first(self.id) if kept.body.get("reply_markup")), None)
        return seen(newest) if newest else None

    def message(self, message_id: int, chat_id: int | None = None) -> Message:
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

    async def wait(self, predicate: Callable[["Phone"], Answer], timeout: float = 10.0) -> Answer:  # noqa: ASYNC109
        """Waits until the predicate is true of this phone and returns what it gave.

        Raises TimeoutError, which tells what the phone shows, after ``timeout`` seconds.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + timeout
        while not (found := predicate(self)):
            change = self._world.bell.next_change(self.id)
            done, _ = await asyncio.wait([change], timeout=end - loop.time())
            if not done:
                raise TimeoutError(f"the phone still shows {self._shown()}")
        return found

    # what one does

    async def send_text(self, text: str, chat_id: int | None = None, reply_to: int | None = None) -> Message:
        """Writes to the bot, or into a group."""
        found = plain_text(text)
        content: Body = {"text": found.text} | ({"entities": found.entities} if found.entities else {})
        if reply_to is not None:
            content["reply_to_message"] = self._kept(reply_to, chat_id).body
        return self._send(content, chat_id)

    async def start(self, payload: str = "") -> Message:
        """Presses Start, or opens ``https://t.me/<bot>?start=<payload>``; unblocks the bot if need be."""
        if self.account.blocked:
            await self.unblock()
        return await self.send_text(f"/start {payload}".strip())

    async def tap(self, button: str | int, message_id: int | None = None, chat_id: int | None = None) -> str | None:
        """Presses a button by its label, the beginning of it, or its place in reading order (from 0).

        Without ``message_id`` the newest message that has it is meant; a label may also stand on the reply keyboard.
        Returns the callback id; None for a button that opens a link. Raises LookupError.
        """
        found = self._find_button(button, message_id, chat_id or self.id)
        if found is None:
            await self._tap_keyboard(button)
            return None
        kept, chosen = found
        if chosen.data is None:
            return None
        return await self.press(kept.body["message_id"], chosen.data, chat_id)

    async def press(self, message_id: int, data: str, chat_id: int | None = None) -> str:
        """Sends a press with any data, as an old or a forged button would. Returns the callback id."""
        if self.account.blocked:
            raise Blocked
        kept = self._kept(message_id, chat_id)
        query = Query(
            id=str(secrets.randbelow(9 * 10**17) + 10**17),
            account=self.id,
            chat=chat_id or self.id,
            message=message_id,
            data=data,
            at=self._world.now(),
        )
        self._world.keep_query(query)
        self._backend.deliver("callback_query", self._callback(query, kept), PRESS)
        return query.id

    async def send_contact(self, phone_number: str = "+84900000000", *, own: bool = True) -> Message:
        """Shares a telephone number, one's own or another person's."""
        contact: Body = {"phone_number": phone_number, "first_name": self.account.first_name}
        return self._send({"contact": contact | ({"user_id": self.id} if own else {})})

    async def send_document(
        self, name: str, content: bytes, mime: str = "application/octet-stream", caption: str = ""
    ) -> Message:
        """Sends a file."""
        return self._send_file("document", Upload(name, content, mime), caption)

    async def send_photo(self, content: bytes = b"", caption: str = "") -> Message:
        """Sends a picture, a made-up one if none is given."""
        return self._send_file("photo", Upload("photo.jpg", content or stand_in_picture(), "image/jpeg"), caption)

    async def send_voice(self, content: bytes = b"OggS") -> Message:
        """Sends a spoken message."""
        return self._send_file("voice", Upload("voice.oga", content, "audio/ogg"))

    async def send_sticker(self, emoji: str = "👍") -> Message:
        """Sends a sticker."""
        identity = {"file_id": "CAACsticker", "file_unique_id": "sticker"}
        shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._send({"sticker": identity | shape | {"emoji": emoji}})

    async def send_location(self, latitude: float = 21.03, longitude: float = 105.85) -> Message:
        """Sends where one is."""
        return self._send({"location": {"latitude": latitude, "longitude": longitude}})

    async def edit_text(self, message_id: int, text: str, chat_id: int | None = None) -> Message:
        """Changes one's own message. Raises LookupError."""
        kept = self._kept(message_id, chat_id)
        if kept.by_bot:
            raise LookupError("not a message of this person")
        found = plain_text(text)
        kept.body = {name: value for name, value in kept.body.items() if name != "entities"}
        kept.body |= {"text": found.text, "edit_date": int(self._world.now())}
        kept.body |= {"entities": found.entities} if found.entities else {}
        kept.reworded = True
        self._world.keep_message(kept)
        self._backend.deliver("edited_message", kept.body)
        return seen(kept)

    async def delete(self, message_id: int, chat_id: int | None = None) -> None:
        """Deletes a message on both sides; a bot is not told."""
        kept = self._kept(message_id, chat_id)
        kept.deleted = True
        self._world.keep_message(kept)

    async def block(self) -> None:
        """Blocks the bot."""
        self._switch(blocked=True)

    async def unblock(self) -> None:
        """Unblocks the bot."""
        self._switch(blocked=False)

    async def deactivate(self) -> None:
        """Deletes the account; Telegram tells the bot only when it writes."""
        self.account.deactivated = True
        self._world.keep_account(self.account)

    async def add_bot_to_group(self, title: str = "Group", members: tuple[int, ...] = ()) -> int:
        """Makes a group with the bot and the given accounts in it; returns its chat id."""
        number = -4_000_000_001 - len(self._world.groups)
        group = self._world.keep_group(Group(number, title, [self.id, *members], bot="member"))
        self._bot_status(group.chat(), "left", "member")
        self._post(group.chat(), {"group_chat_created": True, "new_chat_members": [self._backend.bot_user()]})
        return number

    async def remove_bot_from_group(self, chat_id: int) -> None:
        """Throws the bot out of a group."""
        group = self._world.groups[chat_id]
        group.bot = "kicked"
        self._world.keep_group(group)
        self._bot_status(group.chat(), "member", "kicked")

    # inside

    def _presses(self) -> list[Query]:
        return self._world.presses[self.id]

    def _kept(self, message_id: int, chat_id: int | None) -> Kept:
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

    def _find_button(self, button: str | int, message_id: int | None, chat: int) -> tuple[Kept, Button] | None:
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

    def _with_buttons(self, chat: int) -> Iterator[Kept]:
        found = (kept for kept in self._world.newest_first(chat) if kept.body.get("reply_markup"))
        return itertools.islice(found, 50)

    async def _tap_keyboard(self, button: str | int) -> None:
        for row in self._keyboard_rows():
            for one in row:
                if one["text"] == button:
                    await (self.send_contact() if one.get("request_contact") else self.send_text(one["text"]))
                    return
        raise LookupError(f"no button {button!r}; the phone shows {self._shown()}")

    def _callback(self, query: Query, kept: Kept) -> Body:
        shown: Body = kept.body
        if kept.deleted:
            shown = {"chat": shown["chat"], "message_id": shown["message_id"], "date": 0}
        return {
            "id": query.id,
            "from": self.account.user(),
            "message": shown,
            "chat_instance": str(query.chat * 7919),
            "data": query.data,
        }

    def _send_file(self, kind: str, upload: Upload, caption: str = "") -> Message:
        content = described(self._world, kind, upload)
        return self._send(content | ({"caption": caption} if caption else {}))

    def _send(self, content: Body, chat_id: int | None = None) -> Message:
        if chat_id is not None and chat_id != self.id:
            return self._say_in_group(self._world.groups[chat_id], content)
        if self.account.blocked:
            raise Blocked
        if not self.account.started:
            self.account.started = True
            self._world.keep_account(self.account)
            self._world.bell.ring(self.id, "account", self.account)
        return self._post(self.account.chat(), content)

    def _say_in_group(self, group: Group, content: Body) -> Message:
        """In a group a bot hears commands, mentions and replies to itself only."""
        words = content.get("text", "")
        replied = content.get("reply_to_message", {}).get("from", {}).get("id") == self._backend.bot_id
        heard = replied or words.startswith("/") or f"@{self._backend.username}" in words
        return self._post(group.chat(), content, heard=heard and group.bot == "member")

    def _post(self, chat: Body, content: Body, *, heard: bool = True) -> Message:
        number = self._world.next_message_id()
        head = {"message_id": number, "from": self.account.user(), "chat": chat, "date": int(self._world.now())}
        kept = self._world.keep_message(Kept(head | content, by_bot=False))
        if heard:
            self._backend.deliver("message", kept.body)
        return seen(kept)

    def _switch(self, *, blocked: bool) -> None:
        if self.account.blocked == blocked:
            return
        self.account.blocked = blocked
        self._world.keep_account(self.account)
        self._world.bell.ring(self.id, "account", self.account)
        statuses = ("member", "kicked") if blocked else ("kicked", "member")
        self._bot_status(self.account.chat(), *statuses)

    def _bot_status(self, chat: Body, before: str, after: str) -> None:
        bot = self._backend.bot_user()
        change = {
            "chat": chat,
            "from": self.account.user(),
            "date": int(self._world.now()),
            "old_chat_member": _member(bot, before),
            "new_chat_member": _member(bot, after),
        }
        self._backend.deliver("my_chat_member", change)


def _member(bot: Body, status: str) -> Body:
    return {"user": bot, "status": status} | ({"until_date": 0} if status == "kicked" else {})


def _pick(message: Message, button: str | int) -> Button | None:
    buttons = [one for row in message.buttons for one in row]
    if isinstance(button, int):
        return buttons[button] if 0 <= button < len(buttons) else None
    exact = next((one for one in buttons if one.text == button), None)
    return exact or next((one for one in buttons if one.text.startswith(button)), None)
