"""What the sandbox's Telegram knows: accounts, chats, messages, callback queries, files, the bot's settings."""

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.sandbox.bell import Bell
from bot.sandbox.journal import Journal

Body = dict[str, Any]
Clock = Callable[[], datetime]


@dataclass(slots=True)
class Account:
    """A person's account, and how it stands to the bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "vi"
    started: bool = False  # has ever written to the bot
    blocked: bool = False
    deactivated: bool = False

    def user(self) -> Body:
        """The account as a Bot API User."""
        return {"id": self.id, "is_bot": False} | self._names() | {"language_code": self.language_code}

    def chat(self) -> Body:
        """The private chat with the account as a Bot API Chat."""
        return {"id": self.id} | self._names() | {"type": "private"}

    def _names(self) -> Body:
        names = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return {name: value for name, value in names.items() if value}


@dataclass(slots=True)
class GroupChat:
    """A group chat. ``bot`` is the bot's status in it: member, left or kicked."""

    id: int
    title: str
    members: list[int] = field(default_factory=list)
    bot: str = "left"

    def chat(self) -> Body:
        """The group as a Bot API Chat."""
        return {"id": self.id, "title": self.title, "type": "group", "all_members_are_administrators": True}


@dataclass(slots=True)
class KeptMessage:
    """A message: the Bot API object, and what the object does not tell."""

    body: Body
    by_bot: bool
    keyboard: Body | None = None  # a reply keyboard, its removal or a forced reply: never editable
    deleted: bool = False
    reworded: bool = False  # the text was edited, not only the buttons
    forwarded: bool = False
    reactions: list[Body] = field(default_factory=list)


@dataclass(slots=True)
class Query:
    """A press on a button. ``answer`` is None until the bot has answered."""

    id: str
    account: int
    chat: int
    message: int
    data: str
    at: float  # seconds since 1970
    answer: Body | None = None


@dataclass(slots=True)
class StoredFile:
    """A file that was sent; its bytes lie in the folder, or in memory where there is none."""

    id: str
    unique: str
    name: str
    mime: str
    size: int
    path: str  # as getFile tells it


_KINDS: dict[str, Callable[..., Any]] = {
    "account": Account,
    "group": GroupChat,
    "message": KeptMessage,
    "query": Query,
    "file": StoredFile,
}


class World:
    """All state that outlives a restart. Every change goes through a ``keep`` method."""

    def __init__(self, folder: Path | None, clock: Clock) -> None:
        self.clock = clock
        self.bell = Bell()
        self.journal = Journal(folder)
        self.accounts: dict[int, Account] = {}
        self.groups: dict[int, GroupChat] = {}
        self.chats: dict[int, dict[int, KeptMessage]] = {}
        self.queries: dict[str, Query] = {}
        self.presses: defaultdict[int, list[Query]] = defaultdict(list)  # the same, by account
        self.files: dict[str, StoredFile] = {}
        self.settings: dict[str, Any] = {}
        self.waiting: dict[int, Body] = {}  # pending updates, read once by the queue at the start
        self._folder = folder
        self._contents: dict[str, bytes] = {}
        for kind, key, value in self.journal.replay():
            self._recall(kind, key, value)
        newest = max((max(chat, default=0) for chat in self.chats.values()), default=0)
        self._message_ids = itertools.count(newest + 1)

    def now(self) -> float:
        """The present in seconds since 1970."""
        return self.clock().timestamp()

    def next_message_id(self) -> int:
        """Message ids are counted over all private chats and groups of the bot, as Telegram does."""
        return next(self._message_ids)

    def keep_account(self, account: Account) -> Account:
        """Keeps a new or changed account."""
        self.accounts[account.id] = account
        self._put("account", account.id, account)
        return account

    def keep_group(self, group: GroupChat) -> GroupChat:
        """Keeps a new or changed group."""
        self.groups[group.id] = group
        self._put("group", group.id, group)
        return group

    def keep_message(self, kept: KeptMessage) -> KeptMessage:
        """Keeps a new or changed message and tells whoever watches its chat."""
        chat, number = kept.body["chat"]["id"], kept.body["message_id"]
        self.chats.setdefault(chat, {})[number] = kept
        self._put("message", f"{chat}:{number}", kept)
        self.bell.ring(chat, "message", kept)
        return kept

    def keep_query(self, query: Query) -> Query:
        """Keeps a press, new or answered, and tells the phone."""
        if query.id not in self.queries:
            self.presses[query.account].append(query)
        self.queries[query.id] = query
        self._put("query", query.id, query)
        self.bell.ring(query.chat, "query", query)
        return query

    def keep_setting(self, name: str, value: Any) -> None:
        """Keeps something about the bot itself: its commands, its webhook."""
        self.settings[name] = value
        self.journal.put("setting", name, value)

    def keep_file(self, file: StoredFile, content: bytes) -> StoredFile:
        """Keeps a file and its bytes."""
        self.files[file.id] = file
        if self._folder:
            place = self._folder / "files" / file.unique
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        else:
            self._contents[file.unique] = content
        self._put("file", file.id, file)
        return file

    def content(self, file: StoredFile) -> bytes:
        """The bytes of a file."""
        if self._folder:
            return (self._folder / "files" / file.unique).read_bytes()
        return self._contents[file.unique]

    def message(self, chat: int, number: int) -> KeptMessage | None:
        """A message that is still there."""
        kept = self.chats.get(chat, {}).get(number)
        return None if kept is None or kept.deleted else kept

    def newest_first(self, chat: int) -> Iterator[KeptMessage]:
        """The messages of a chat that are still there."""
        return (kept for kept in reversed(self.chats.get(chat, {}).values()) if not kept.deleted)

    def _put(self, kind: str, key: object, value: Any) -> None:
        if self.journal.keeps:
            self.journal.put(kind, key, {one.name: getattr(value, one.name) for one in fields(value)})

    def _recall(self, kind: str, key: str, value: Any) -> None:
        if kind == "setting":
            self.settings[key] = value
        elif kind == "update":
            self.waiting[int(key)] = value
        elif kind == "message":
            kept = KeptMessage(**value)
            self.chats.setdefault(kept.body["chat"]["id"], {})[kept.body["message_id"]] = kept
        elif kind in _KINDS:
            thing = _KINDS[kind](**value)
            self._place(kind)[thing.id] = thing
            if kind == "query":
                self.presses[thing.account].append(thing)

    def _place(self, kind: str) -> dict[Any, Any]:
        places: dict[str, dict[Any, Any]] = {
            "account": self.accounts,
            "group": self.groups,
            "query": self.queries,
            "file": self.files,
        }
        return places[kind]
