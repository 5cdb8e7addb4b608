"""What is read often and never changes: compiled surveys, pinned lists, sessions as they stood after their last answer.

Everything here may be forgotten at any moment. A session is only taken from here when the row still holds the very
bytes it was kept with (each sealing has a random nonce), so a stale one cannot be met.
"""

from __future__ import annotations

import json
import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final, Generic, TypeVar
from weakref import WeakKeyDictionary

from bot.services import installation_facts
from bot.services.people import reference
from storage.pictures import PictureFolder
from storage.repositories import sessions, trials
from storage.repositories.chats import SessionView
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault
from survey_definitions import Last, ReferenceList, Session, Survey, read_survey

K = TypeVar("K")
V = TypeVar("V")

SURVEYS: Final = 16
LISTS: Final = 4
PLANS: Final = 8
MADE: Final = 12  # files of surveys and pictures made of them; some hundred kilobytes each
SESSIONS: Final = 96  # bounds memory: some 40 kB each


class Recent(Generic[K, V]):
    """The most recently used entries, safe between threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._entries: OrderedDict[K, V] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The entry, made when it is not here."""
        with self._lock:
            if key in self._entries:
                self._entries.move_to_end(key)
                return self._entries[key]
        made = make()
        self.put(key, made)
        return made

    def take(self, key: K) -> V | None:
        """The entry, no longer here afterwards: it belongs to the caller."""
        with self._lock:
            return self._entries.pop(key, None)

    def put(self, key: K, value: V) -> None:
        """Keep an entry, dropping the one used longest ago."""
        with self._lock:
            self._entries[key] = value
            self._entries.move_to_end(key)
            while len(self._entries) > self._most:
                self._entries.popitem(last=False)


@dataclass(frozen=True, slots=True)
class PackedLists:
    """Reference lists, and what is stored of them: the packed bytes under their SHA-256."""

    lists: Mapping[str, ReferenceList]
    body: bytes
    sha256: str


@dataclass(slots=True)
class KeptSession:
    """A session in memory, and what the person was doing on its prompt."""

    engine: Session
    on_card: dict[str, Any]
    state: bytes
    more: dict[str, Any]
    last: Last | None


class Library:
    """One per process.

    ``pictures`` is where answers that are pictures are kept; ``takes_pictures``: whether people may send any.
    """

    def __init__(self, pictures: PictureFolder | None = None, *, takes_pictures: bool = False) -> None:
        self.pictures = pictures
        self.takes_pictures = takes_pictures and pictures is not None
        self._surveys: Recent[int, Survey] = Recent(SURVEYS)
        self._lists: Recent[str, Mapping[str, ReferenceList]] = Recent(LISTS)
        self._today: Recent[tuple[str, frozenset[str]], PackedLists] = Recent(LISTS)
        self._sessions: Recent[int, KeptSession] = Recent(SESSIONS)
        self._made: Recent[Hashable, bytes] = Recent(MADE)
        self._plans: Recent[Hashable, tuple[Any, ...]] = Recent(PLANS)

    def survey(self, uow: UnitOfWork, version_id: int) -> Survey:
        """The compiled survey of a version."""
        return self._surveys.get(version_id, lambda: read_survey(sessions.xform(uow, version_id)))

    def survey_of(self, uow: UnitOfWork, row: SessionView) -> Survey:
        """The compiled survey of a session, or of a trial; the ids of the one never meet those of the other."""
        if not row.is_trial:
            return self.survey(uow, row.version_id)
        return self._surveys.get(row.id, lambda: read_survey(trials.xform(uow, row)))

    def lists(self, uow: UnitOfWork, sha256: str) -> Mapping[str, ReferenceList]:
        """Reference lists as a session saw them when it began."""
        return self._lists.get(sha256, lambda: unpack_lists(sessions.lists_body(uow, sha256)))

    def lists_today(self, uow: UnitOfWork, names: frozenset[str]) -> PackedLists:
        """Reference lists as they are, for a session that begins: read anew after the structure was written."""
        as_of = installation_facts.recall(uow, installation_facts.STRUCTURE)
        return self._today.get((as_of, names), lambda: packed(reference.lists(uow, names)))

    def made(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Bytes that take a while to make, by a key that says all they are made of."""
        return self._made.get(key, make)

    def plan(self, key: Hashable, make: Callable[[], Sequence[V]], *, anew: bool) -> tuple[V, ...]:
        """A plan of messages; unless it is wanted anew, as it was last worked out for this key: it takes a while."""
        if anew:
            self._plans.take(key)
        return self._plans.get(key, lambda: tuple(make()))

    def take_session(self, session_id: int, state: bytes) -> KeptSession | None:
        """The session in memory, if the row still holds what it was kept with."""
        kept = self._sessions.take(session_id)
        return kept if kept is not None and kept.state == state else None

    def forget_session(self, session_id: int) -> None:
        """Keep nothing of a session that came to its end."""
        self._sessions.take(session_id)

    def keep_session(self, session_id: int, kept: KeptSession) -> None:
        """Keep a session for its next answer."""
        self._sessions.put(session_id, kept)


def packed(lists: Mapping[str, ReferenceList]) -> PackedLists:
    """Reference lists for `storage.models.ListSnapshot`: equal lists have equal hashes."""
    rows = {name: [dict(row) for row in entry.rows] for name, entry in sorted(lists.items())}
    body = zlib.compress(json.dumps(rows, ensure_ascii=False, sort_keys=True).encode(), 9)
    return PackedLists(lists, body, sha256(body).hexdigest())


def unpack_lists(body: bytes) -> dict[str, ReferenceList]:
    """The reverse of `packed`."""
    rows = json.loads(zlib.decompress(body))
    return {name: ReferenceList(tuple(entries)) for name, entries in rows.items()}


_FOR_MESSAGES: Final[WeakKeyDictionary[Vault, Library]] = WeakKeyDictionary()


def for_messages(uow: UnitOfWork) -> Library:
    """The library of what tells people of their surveys where nobody is in a conversation: one for each open database.

    Surveys are kept by the number of their version, which means nothing in another database.
    """
    return _FOR_MESSAGES.setdefault(uow.vault, Library())
