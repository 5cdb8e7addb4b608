"""A person's phone: what one can do in a chat with the bot. What one sees there is in ``screen.py``."""

import secrets
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from bot.sandbox.methods.fitting import Upload
from bot.sandbox.methods.methods_files import described
from bot.sandbox.phones.pictures import stand_in_picture
from bot.sandbox.screen import PhoneScreen, Toast
from bot.sandbox.text.entities import plain_text
from bot.sandbox.text.looks import SeenMessage, seen
from bot.sandbox.updates import PRESS
from bot.sandbox.world import Body, GroupChat, KeptMessage, Query

__all__ = ["Blocked", "Phone", "SeenMessage", "Toast"]


class Blocked(Exception):  # noqa: N818 - a state, not an error of the program
    """The person has blocked the bot and cannot write to it now."""


class Phone(PhoneScreen):
    """One account's phone. Methods that act return when the update is queued, not when the bot has answered."""

    async def send_text(self, text: str, chat_id: int | None = None, reply_to: int | None = None) -> SeenMessage:
        """Writes to the bot, or into a group."""
        found = plain_text(text)
        content: Body = {"text": found.text} | ({"entities": found.entities} if found.entities else {})
        if reply_to is not None:
            content["reply_to_message"] = self._kept(reply_to, chat_id).body
        return self._send(content, chat_id)

    async def start(self, payload: str = "") -> SeenMessage:
        """Presses Start, or opens ``https://t.me/<bot>?start=<payload>``; unblocks the bot if need be."""
        if self.account.blocked:
            await self.unblock()
        return await self.send_text(f"/start {payload}".strip())

    async def open_link(self, url: str) -> SeenMessage | None:
        """Opens a link: ``https://t.me/<bot>?start=<payload>`` starts the bot; any other leads out of the phone."""
        parts = urlsplit(url)
        own = parts.netloc == "t.me" and parts.path.strip("/").lower() == self._backend.username.lower()
        if not own:
            return None
        return await self.start(parse_qs(parts.query).get("start", [""])[0])

    async def tap(self, button: str | int, message_id: int | None = None, chat_id: int | None = None) -> str | None:
        """Presses a button by its label, the beginning of it, or its place in reading order (from 0).

        Without ``message_id`` the newest message that has it is meant; a label may also stand on the reply keyboard.
        Returns the callback id; None for a button that opens a link (one to this bot is followed). Raises LookupError.
        """
        found = self._find_button(button, message_id, chat_id or self.id)
        if found is None:
            await self._tap_keyboard(button)
            return None
        kept, chosen = found
        if chosen.data is None:
            if chosen.url:
                await self.open_link(chosen.url)
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

    async def send_contact(
        self, phone_number: str = "+84900000000", *, own: bool = True, of: int | None = None
    ) -> SeenMessage:
        """Shares a telephone number, one's own or another person's; ``of`` is the account of one who has Telegram."""
        contact: Body = {"phone_number": phone_number, "first_name": self.account.first_name}
        account = self.id if own and of is None else of
        return self._send({"contact": contact | ({"user_id": account} if account else {})})

    async def send_document(
        self, name: str, content: bytes, mime: str = "application/octet-stream", caption: str = ""
    ) -> SeenMessage:
        """Sends a file."""
        return self._send_file("document", Upload(name, content, mime), caption)

    async def send_documents(self, files: Mapping[str, bytes]) -> list[SeenMessage]:
        """Sends files chosen together, as an album."""
        common = {"media_group_id": str(self._world.next_message_id())}
        uploads = (Upload(name, content, "application/octet-stream") for name, content in files.items())
        return [self._send(described(self._world, "document", upload) | common) for upload in uploads]

    async def send_photo(self, content: bytes = b"", caption: str = "") -> SeenMessage:
        """Sends a picture, a made-up one if none is given."""
        return self._send_file("photo", Upload("photo.jpg", content or stand_in_picture(), "image/jpeg"), caption)

    async def send_album(self, photos: int) -> list[SeenMessage]:
        """Sends pictures chosen together: messages of their own that have a number in common."""
        upload = Upload("photo.jpg", stand_in_picture(), "image/jpeg")
        common = {"media_group_id": str(self._world.next_message_id())}
        return [self._send(described(self._world, "photo", upload) | common) for _ in range(photos)]

    async def send_voice(self, content: bytes = b"OggS") -> SeenMessage:
        """Sends a spoken message."""
        return self._send_file("voice", Upload("voice.oga", content, "audio/ogg"))

    async def send_sticker(self, emoji: str = "👍") -> SeenMessage:
        """Sends a sticker."""
        identity = {"file_id": "CAACsticker", "file_unique_id": "sticker"}
        shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
        return self._send({"sticker": identity | shape | {"emoji": emoji}})

    async def send_location(self, latitude: float = 21.03, longitude: float = 105.85) -> SeenMessage:
        """Sends where one is."""
        return self._send({"location": {"latitude": latitude, "longitude": longitude}})

    async def edit_text(self, message_id: int, text: str, chat_id: int | None = None) -> SeenMessage:
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
        group = self._world.keep_group(GroupChat(number, title, [self.id, *members], bot="member"))
        self._bot_status(group.chat(), "left", "member")
        self._post(group.chat(), {"group_chat_created": True, "new_chat_members": [self._backend.bot_user()]})
        return number

    async def remove_bot_from_group(self, chat_id: int) -> None:
        """Throws the bot out of a group."""
        group = self._world.groups[chat_id]
        group.bot = "kicked"
        self._world.keep_group(group)
        self._bot_status(group.chat(), "member", "kicked")

    async def _tap_keyboard(self, button: str | int) -> None:
        for row in self._keyboard_rows():
            for one in row:
                if one["text"] == button:
                    await (self.send_contact() if one.get("request_contact") else self.send_text(one["text"]))
                    return
        raise LookupError(f"no button {button!r}; the phone shows {self._shown()}")

    def _callback(self, query: Query, kept: KeptMessage) -> Body:
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

    def _send_file(self, kind: str, upload: Upload, caption: str = "") -> SeenMessage:
        content = described(self._world, kind, upload)
        return self._send(content | ({"caption": caption} if caption else {}))

    def _send(self, content: Body, chat_id: int | None = None) -> SeenMessage:
        if chat_id is not None and chat_id != self.id:
            return self._say_in_group(self._world.groups[chat_id], content)
        if self.account.blocked:
            raise Blocked
        if not self.account.started:
            self.account.started = True
            self._world.keep_account(self.account)
            self._world.bell.ring(self.id, "account", self.account)
        return self._post(self.account.chat(), content)

    def _say_in_group(self, group: GroupChat, content: Body) -> SeenMessage:
        """In a group a bot hears commands, mentions and replies to itself only."""
        words = content.get("text", "")
        replied = content.get("reply_to_message", {}).get("from", {}).get("id") == self._backend.bot_id
        heard = replied or words.startswith("/") or f"@{self._backend.username}" in words
        return self._post(group.chat(), content, heard=heard and group.bot == "member")

    def _post(self, chat: Body, content: Body, *, heard: bool = True) -> SeenMessage:
        number = self._world.next_message_id()
        head = {"message_id": number, "from": self.account.user(), "chat": chat, "date": int(self._world.now())}
        kept = self._world.keep_message(KeptMessage(head | content, by_bot=False))
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
