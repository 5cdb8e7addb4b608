"""What every answer of the Bot API has in common: an object that says ``ok``."""

from __future__ import annotations

from typing import Any

from storage.fast_json import loads


def opened(body: bytes) -> dict[str, Any] | None:
    """An answer of the Bot API as JSON; None for one of something in between: a proxy's page, or a proxy's JSON."""
    try:
        answer = loads(body)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) and isinstance(answer.get("ok"), bool) else None
