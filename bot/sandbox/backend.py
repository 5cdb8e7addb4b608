"""What the methods of the Bot API work on: the world, the waiting updates, the bot's own account."""

import secrets
from time import monotonic
from typing import Any

from bot.sandbox.bell import BOT
from bot.sandbox.methods.rates import Rates
from bot.sandbox.polling import Poller
from bot.sandbox.refusals import bad_request, refused
from bot.sandbox.updates import DAY, UpdateQueue, lane_of
from bot.sandbox.webhooks import WebhookSender
from bot.sandbox.world import Account, Body, GroupChat, KeptMessage, World

Params = dict[str, Any]
Chat = Account | GroupChat


class Backend:
    """One bot and everybody who talks to it."""

    query_lifetime = 15.0  # seconds a press can be answered; not published, by report from ten on

    def __init__(self, world: World, token: str, username: str, *, limits: bool = False) -> None:
        self.world = world
        self.token = token
        self.username = username
        self.rates = Rates() if limits else None
        self.queue = UpdateQueue(world)
        self.poller = Poller(self.queue)
        self.webhooks = WebhookSender(world, self.queue)
        self.begun = monotonic()

    @property
    def bot_id(self) -> int:
        """The number in front of the token."""
        return int(self.token.partition(":")[0])

    def bot_user(self) -> Body:
        """The bot as a Bot API User."""
        name = self.world.settings.get("name", {}).get("", "") or self.username
        return {"id": self.bot_id, "is_bot": True, "first_name": name, "username": self.username}

    def deliver(self, kind: str, body: Body, seconds: float = DAY) -> int | None:
        """Queues an update for the bot; returns its id, None if the bot does not want this kind."""
        number = self.queue.push(kind, body, lane_of(kind, body), seconds)
        if number is not None:
            self.world.bell.ring(BOT, "update", (kind, body))
            self.wake()
        return number

    def wake(self) -> None:
        """Something waits: tells the poll or the webhook."""
        if self.webhooks.active:
            self.webhooks.wake()
        else:
            self.poller.wake()

    def chat(self, ref: int | str) -> Chat:
        """A chat the bot has met. Raises Refusal (400)."""
        found: Chat | None = None  # nobody here has a public name
        if isinstance(ref, int):
            found = self.world.groups.get(ref) or self.world.accounts.get(ref)
        if found is None or (isinstance(found, GroupChat) and found.bot == "left" and found.id not in self.world.chats):
            raise bad_request("chat not found")
        return found

    def editable_chat(self, ref: int | str) -> Chat:
        """A chat in which the bot may still change things. Raises Refusal (400, 403)."""
        chat = self.chat(ref)
        if isinstance(chat, GroupChat) and chat.bot != "member":
            how = "bot was kicked from" if chat.bot == "kicked" else "bot is not a member of"
            raise refused(403, f"{how} the group chat")
        if isinstance(chat, Account) and chat.deactivated:
            raise refused(403, "user is deactivated")
        return chat

    def writable_chat(self, ref: int | str) -> Chat:
        """A chat the bot may write to. Raises Refusal (400, 403)."""
        chat = self.editable_chat(ref)
        if isinstance(chat, Account):
            if not chat.started:
                raise refused(403, "bot can't initiate conversation with a user")
            if chat.blocked:
                raise refused(403, "bot was blocked by the user")
        return chat

    def message(self, chat: Chat, number: int, what: str) -> KeptMessage:
        """A message of the chat. Raises Refusal (400)."""
        kept = self.world.message(chat.id, number)
        if kept is None:
            raise bad_request(f"{what} not found")
        return kept

    def new_message(self, chat: Chat, sender: Body, content: Body) -> Body:
        """A message that is about to be kept."""
        return {
            "message_id": self.world.next_message_id(),
            "from": sender,
            "chat": chat.chat(),
            "date": int(self.world.now()),
        } | content


def new_token() -> str:
    """A token that looks like one of Telegram's."""
    return f"{7_000_000_000 + secrets.randbelow(999_999_999)}:{secrets.token_urlsafe(26)[:35]}"
