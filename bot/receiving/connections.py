"""HTTP connections with limits: how many may be open at once, and how long a request's headers and body may take.

A proxy in front has limits of its own; without one, or with a careless one, whoever opens connections and says nothing
must not use up this process.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

MOST_OPEN: Final = 200  # connections; Telegram opens at most 40 (`PARALLEL`)
HEADERS_WITHIN: Final = 10.0  # seconds from the beginning of a connection or request until its headers are there


class Limited(H11Protocol):
    """What uvicorn speaks, with limits: a connection too many and one that is too slow are cut off."""

    _slow: asyncio.TimerHandle | None = None
    _refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection, or cut it off where there are too many."""
        if len(self.connections) >= MOST_OPEN:
            self._refused = True
            transport.abort()
            return
        super().connection_made(transport)
        self._wait_for_headers(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget a connection."""
        self._stop_waiting()
        if not self._refused:
            super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; a request whose headers are there is no longer waited for, a further one is waited for anew."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop_waiting()
        elif self._slow is None and not self.transport.is_closing():
            self._wait_for_headers(self.transport)

    def on_response_complete(self) -> None:
        """A kept connection that says nothing is uvicorn's to close; what it begins to say has its time."""
        super().on_response_complete()
        self._stop_waiting()

    def _wait_for_headers(self, transport: Any) -> None:
        self._slow = self.loop.call_later(HEADERS_WITHIN, transport.abort)

    def _stop_waiting(self) -> None:
        if self._slow is not None:
            self._slow.cancel()
            self._slow = None
