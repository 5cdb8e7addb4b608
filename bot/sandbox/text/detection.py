"""What Telegram finds in a text by itself: commands, mentions, hashtags, links, addresses."""

import re
from typing import Any

from bot.sandbox.text.utf16 import utf16_length

_TOP_LEVEL = (
    "com|org|net|info|biz|edu|gov|mil|int|io|me|app|dev|ai|co|tv|cc|xyz|online|site|shop|name|pro|vn|de|at|ch|eu"
    "|uk|fr|us|ru|cn|jp|kr|la|kh|th|sg|in|au|ca"
)
# Each with a quick look that says whether it is worth trying.
_PATTERNS = (
    ("url", "://", r"(?:https?|ftp|tg|ton)://[^\s<>\"«»]+[^\s<>\"«».,:;!?'\])…]"),
    ("email", "@", r"(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}(?![\w-])"),
    (
        "url",
        rf"\.(?:{_TOP_LEVEL})(?!\w)",
        rf"(?<![\w@.\-/])(?:[\w-]{{1,63}}\.)+(?:{_TOP_LEVEL})(?![\w\-@.]*[\w@])(?::\d{{1,5}})?(?:/[^\s<>\"«».,]*)?",
    ),
    ("bot_command", "/", r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>])"),
    ("mention", "@", r"(?<!\w)@[a-zA-Z0-9_]{2,32}(?!\w)"),
    ("hashtag", "#", r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}(?![\w#])"),
)
_COMPILED = [
    (kind, re.compile(hint, re.IGNORECASE), re.compile(pattern, re.IGNORECASE)) for kind, hint, pattern in _PATTERNS
]


def found_entities(text: str) -> list[dict[str, Any]]:
    """The entities in order of place; none overlaps another."""
    taken: list[tuple[int, int, str]] = []
    for kind, hint, pattern in _COMPILED:
        if hint.search(text):
            for hit in pattern.finditer(text):
                start, end = hit.span()
                if all(end <= other or start >= last for other, last, _ in taken):
                    taken.append((start, end, kind))
    return [_entity(text, start, kind, text[start:end]) for start, end, kind in sorted(taken)]


def _entity(text: str, start: int, kind: str, shown: str) -> dict[str, Any]:
    return {"type": kind, "offset": utf16_length(text[:start]), "length": utf16_length(shown)}
