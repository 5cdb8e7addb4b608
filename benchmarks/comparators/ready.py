"""The texts and labels all comparators show, from the file the benchmark wrote (``BENCH_SCREENS``)."""

import asyncio
import json
import os
from pathlib import Path

TOKEN = os.environ.get("BENCH_TOKEN", "")
API = os.environ.get("BENCH_API", "")  # http://host:port
_SCREENS = json.loads(Path(os.environ["BENCH_SCREENS"]).read_text(encoding="utf-8"))
TEXTS: list[list[str]] = _SCREENS["texts"]
LAST = len(TEXTS) - 1
BACK = "back"

if os.environ.get("BENCH_LOOP") == "uvloop":  # the loop that ours runs on, so that the ratio is of the programs
    import uvloop

    asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())


def rows(question: int) -> list[list[tuple[str, str]]]:
    """Labels and callback data: ``question:choice``, or ``question:back``."""
    return [
        [(label, f"{question}:{BACK if choice is None else choice}") for label, choice in row]
        for row in _SCREENS["rows"]
    ]


def text(question: int, chosen: int | None = None) -> str:
    """The HTML of a question, after the choice made for the one before."""
    return TEXTS[question][0 if chosen is None else chosen + 1]
