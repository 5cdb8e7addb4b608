"""Logs: one line an event, key=value, no names, no answers, no tokens."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any, Final, TextIO

import structlog

_TOKEN: Final = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")


def without_tokens(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Cut anything that looks like a bot's token out of an event."""
    for key, value in event.items():
        if isinstance(value, str) and _TOKEN.search(value):
            event[key] = _TOKEN.sub("[token]", value)
    return event


def configure(level: int = logging.INFO) -> None:
    """Log to the standard error stream; other libraries only from warnings on, through the same filter.

    The stream is looked up with every line: whoever replaces it for a while, as a test of a command does, may close
    theirs.
    """
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            without_tokens,
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"], drop_missing=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = _StandardError()
    handler.setFormatter(_Plain())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


class _StandardError(logging.StreamHandler[TextIO]):
    """Writes to what is the standard error stream at that moment."""

    @property
    def stream(self) -> TextIO:
        return sys.stderr

    @stream.setter
    def stream(self, _: TextIO) -> None:
        """What a handler is made with does not matter."""


class _Plain(logging.Formatter):
    """Lines of libraries, from warnings on, with anything cut out that looks like a token."""

    def format(self, record: logging.LogRecord) -> str:
        text = _TOKEN.sub("[token]", record.getMessage())
        return f"level={record.levelname.lower()} logger={record.name} event={text!r}"
