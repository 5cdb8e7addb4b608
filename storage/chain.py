"""The chain of the audit: each sealed entry's hash covers the hash before it, its place and everything it says.

Hashes and marks are keyed (HMAC-SHA-256), so that nobody who only has the database can make them. The key is random and
kept in the database sealed by the vault: another secret key re-seals it and leaves the chain as it is.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

KEY: Final = "audit key"
CUT: Final = "audit cut"
HEAD: Final = "audit head"
"""Names of what the installation keeps: the sealed key, where retention cut last, where the chain ends."""


class BrokenMarkError(Exception):
    """A mark is not one that was signed with this key."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the chain: the entry with this position has this hash."""

    position: int
    hash: str

    def __str__(self) -> str:
        return f"{self.position}:{self.hash}"


START: Final = Mark(0, "0" * 64)
"""Before the first entry."""


@dataclass(frozen=True, slots=True)
class ChainedAct:
    """What the chain covers of an entry."""

    id: int
    at: datetime
    actor: str
    act: str
    subject: str
    details: Mapping[str, Any]

    def canonical(self) -> bytes:
        """The same bytes whatever engine the entry was read from."""
        at = self.at.astimezone(UTC).isoformat(timespec="microseconds")
        # Engines disagree about 1.0 and 1e3; both are the whole number here.
        details = json.loads(json.dumps(dict(self.details)), parse_float=_number)
        values = [self.id, at, self.actor, self.act, self.subject, details]
        return json.dumps(values, sort_keys=True, ensure_ascii=True, separators=(",", ":")).encode()


def _number(text: str) -> float:
    value = float(text)
    return int(value) if value.is_integer() else value


class Chain:
    """Makes the hashes and marks of one installation."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def next(self, last: Mark, act: ChainedAct) -> Mark:
        """The place of the entry that follows ``last``."""
        position = last.position + 1
        return Mark(position, self._digest(f"entry {position} {last.hash} ".encode() + act.canonical()))

    def signed(self, name: str, mark: Mark) -> str:
        """A mark as text that only this key can make; ``name`` keeps one from being taken for another."""
        return f"{mark}:{self._digest(f'mark {name} {mark}'.encode())}"

    def opened(self, name: str, text: str) -> Mark:
        """The mark in a signed text. Raises BrokenMarkError."""
        position, _, rest = text.partition(":")
        digest, _, _ = rest.partition(":")
        genuine = position.isdecimal() and self.signed(name, Mark(int(position), digest))
        if not genuine or not hmac.compare_digest(text.encode(), genuine.encode()):
            raise BrokenMarkError(name)
        return Mark(int(position), digest)

    def _digest(self, data: bytes) -> str:
        return hmac.new(self._key, data, sha256).hexdigest()
