"""What somebody typed, without signs that nobody sees, or that turn what stands after them around."""

from __future__ import annotations

import re
from typing import Final

_UNSEEN: Final = re.compile(
    "[\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb"  # of no width
    "\u202a-\u202e\u2066-\u206f]"  # other text runs the other way: a name could be made to read as another one
)
_BLANK: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u115f\u1160\u2800\u3164\uffa0]")
_NEW_LINE: Final = re.compile("[\x85\u2028\u2029]")


def plainly(text: str) -> str:
    """The text with every sign to be seen, and in the order in which it stands; joiners of letters and signs stay."""
    return _NEW_LINE.sub("\n", _BLANK.sub(" ", _UNSEEN.sub("", text)))
