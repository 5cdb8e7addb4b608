"""The updates that wait for the bot: in order, each with the moment it is forgotten.

The rules are those of the official Bot API server (``Client.cpp``): messages wait 24 hours counted from their date,
presses 150 seconds; at most 100 000 wait; what is below a confirmed offset is gone.
"""

import itertools
import json
from collections import OrderedDict, deque
from dataclasses import dataclass
from typing import Any

from bot.sandbox.methods.table import TABLE_UPDATES
from bot.sandbox.world import Body, World

DAY = 86_400.0
PRESS = 150.0

_MOST_WAITING = 100_000
_FIRST_ID = 100_000_001
_REMEMBERED = 1_000
_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
DEFAULT_ALLOWED = frozenset(TABLE_UPDATES) - _NOT_BY_DEFAULT


@dataclass(slots=True, frozen=True)
class Update:
    """An update on its way. ``lane`` is the queue within which a webhook keeps the order."""

    id: int
    kind: str
    text: str  # the JSON object that is delivered
    lane: str
    expires: float  # seconds since 1970


class UpdateQueue:
    """Pending updates, oldest first."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._pending: OrderedDict[int, Update] = OrderedDict()
        self._recent: deque[Update] = deque(maxlen=_REMEMBERED)
        self._again: list[Update] = []
        self.twice = False
        for number, kept in sorted(world.waiting.items()):
            self._pending[number] = Update(number, **kept)
        self._allowed = frozenset(world.settings.get("allowed_updates", ())) or DEFAULT_ALLOWED
        self._swept = 0.0
        last: int = max(max(self._pending, default=0), world.settings.get("last_update", _FIRST_ID - 1))
        self._ids = itertools.count(last + 1)

    def __len__(self) -> int:
        return len(self._pending)

    def __contains__(self, number: int) -> bool:
        return number in self._pending

    def allow(self, kinds: list[str] | None) -> None:
        """Remembers ``allowed_updates``: None leaves it, none known means the default."""
        if kinds is None:
            return
        known = sorted({kind.lower() for kind in kinds} & set(TABLE_UPDATES))
        if known != self._world.settings.get("allowed_updates", []):
            self._world.keep_setting("allowed_updates", known)
            self._allowed = frozenset(known) or DEFAULT_ALLOWED

    def push(self, kind: str, body: Body, lane: str, seconds: float = DAY) -> int | None:
        """Queues an update and returns its id; None if it is not wanted or too many wait."""
        if kind not in self._allowed or len(self._pending) >= _MOST_WAITING:
            return None
        number = next(self._ids)
        text = json.dumps({"update_id": number, kind: body}, ensure_ascii=False, separators=(",", ":"))
        update = Update(number, kind, text, lane, self._world.now() + seconds)
        self._pending[number] = update
        if self._world.journal.keeps:
            kept = {"kind": kind, "text": text, "lane": lane, "expires": update.expires}
            self._world.journal.put("update", number, kept)
        return number

    def fetch(self, offset: int, limit: int) -> list[Update]:
        """What a poll with this offset gets. A negative offset forgets all but the last ones."""
        if offset < 0:
            self._forget(list(self._pending)[: len(self._pending) + offset])
        elif offset and (not self._pending or offset <= next(reversed(self._pending)) + 1):
            self._confirm(offset)
        self._expire()
        fresh = list(itertools.islice(self._pending.values(), limit))
        again, self._again = self._again, (fresh if self.twice else [])
        return again + [update for update in fresh if update not in again]

    def since(self, number: int) -> list[Update]:
        """What waits with a greater id, oldest first."""
        self._expire()
        newer = itertools.takewhile(lambda update: update.id > number, reversed(self._pending.values()))
        return list(newer)[::-1]

    def done(self, update: Update) -> None:
        """A webhook has acknowledged the update, or nobody will any more."""
        if self._pending.get(update.id) is update:
            self._forget([update.id])

    def clear(self) -> None:
        """Drops everything that waits."""
        self._forget(list(self._pending))

    def recall(self, number: int) -> Update:
        """An update by its id, pending or delivered lately. Raises LookupError."""
        found = self._pending.get(number) or next((one for one in self._recent if one.id == number), None)
        if found is None:
            raise LookupError(f"no update {number}")
        return found

    def repeat(self, update: Update) -> None:
        """The next poll gets this update once more, whatever its offset."""
        self._again.append(update)

    def _confirm(self, offset: int) -> None:
        done = list(itertools.takewhile(lambda number: number < offset, self._pending))
        self._forget(done)

    def _expire(self) -> None:
        now = self._world.now()
        if abs(now - self._swept) < 1:
            return
        self._swept = now
        self._forget([number for number, update in self._pending.items() if update.expires < now])

    def _forget(self, numbers: list[int]) -> None:
        for number in numbers:
            self._recent.append(self._pending.pop(number))
            self._world.journal.put("update", number, None)
        last = max(numbers, default=0)
        if last > self._world.settings.get("last_update", 0):
            self._world.keep_setting("last_update", last)


def lane_of(kind: str, body: dict[str, Any]) -> str:
    """Messages keep their order within a chat, presses within a person: two queues, as Telegram has them."""
    if kind == "callback_query":
        return f"press {body['from']['id']}"
    return f"chat {body['chat']['id']}"
