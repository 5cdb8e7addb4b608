"""What the bot has asked for: the record of its calls."""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(slots=True, frozen=True)
class Call:
    """One call. ``status`` is the HTTP status (0: no answer), ``error`` the text of a refusal or fault."""

    method: str
    params: dict[str, Any]
    status: int
    error: str | None
    at: datetime
    result: Any = None


class CallRecord:
    """The newest calls and how often each method was called. A successful getUpdates is only counted."""

    def __init__(self, keep: int) -> None:
        self.calls: deque[Call] = deque(maxlen=keep)
        self.counts: Counter[str] = Counter()
        self.refused_counts: Counter[str] = Counter()
        self.listeners: list[Callable[[Call], None]] = []

    def note(self, call: Call) -> None:
        """Records a call and tells the listeners."""
        self.counts[call.method] += 1
        if call.error:
            self.refused_counts[call.method] += 1
        elif call.method == "getUpdates":
            return
        self.calls.append(call)
        for listener in self.listeners:
            listener(call)
