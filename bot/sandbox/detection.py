"""What Telegram finds in a text by itself: commands, mentions, hashtags, links, addresses."""

import re
from typing import Any

from bot.sandbox.utf16 import utf16_length

_TOP_LEVEL = (
    "com|org|net|info|biz|edu|gov|mil|int|io|me|app|dev|ai|co|tv|cc|xyz|online|site|shop|name|pro|vn|de|at|ch|eu"
    "|uk|fr|us|ru|cn|jp|kr|la|kh|th|sg|in|au|ca"
)
_PATTERNS = (
    ("url", re.compile(r"(?:https?|ftp|tg|ton)://[^\s<>\"«»]+[^\s<>\"«».,:;!?'\])…]", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}(?![\w-])", re.IGNORECASE)),
    (
        "url",
        re.compile(
            rf"(?<![\w@.\-/])(?:[\w-]{{1,63}}\.)+(?:{_TOP_LEVEL})(?![\w\-@.]*[\w@])(?::\d{{1,5}})?(?:/[^\s<>\"«».,]*)?",
            re.IGNORECASE,
        ),
    ),
    ("bot_command", re.compile(r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>])")),
    ("mention", re.compile(r"(?<!\w)@[a-zA-Z0-9_]{2,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}(?![\w#])")),
)
_HINTS = re.compile(r"[/@#.]")


def found_entities(text: str) -> list[dict[str, Any]]:
    """The entities in order of place; none overlaps another."""
    if not _HINTS.search(text):
        return []
    taken: list[tuple[int, int]] = []
    found = []
    for kind, pattern in _PATTERNS:
        for hit in pattern.finditer(text):
            start, end = hit.span()
            if all(end <= other or start >= last for other, last in taken):
                taken.append((start, end))
                found.append((start, kind, hit.group()))
    return [_entity(text, start, kind, shown) for start, kind, shown in sorted(found)]


def _entity(text: str, start: int, kind: str, shown: str) -> dict[str, Any]:
    return {"type": kind, "offset": utf16_length(text[:start]), "length": utf16_length(shown)}
