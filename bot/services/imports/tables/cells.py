"""One cell: from whatever a file holds to tidy text, or to the fault that refuses its row."""

from __future__ import annotations

import re
import unicodedata

from bot.services.imports.problems import CellFault
from bot.services.imports.tables import old_fonts

MAX_CELL = 1_000  # characters; the longest legitimate value is a name or a list of codes

Cell = str | CellFault

_INVISIBLE = dict.fromkeys((0x00AD, 0x180E, 0x200B, 0x200E, 0x200F, *range(0x2060, 0x2065), 0xFEFF)) | dict.fromkeys(
    (0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0),
    " ",  # letters that look like a blank
)
_FORBIDDEN = re.compile(  # also what turns the letters after it around, so that a name reads as another one
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u206f\ud800-\udfff\ufff9-\ufffb\ufffd\ufffe\uffff]"
)


def tidy(text: str) -> Cell:
    """NFC, no invisible signs, outer blanks off, inner white space to single blanks.

    Gives a fault for a formula, for too many characters, for characters that cannot be shown and for Vietnamese typed
    for the fonts of the time before Unicode: there the sign that is invisible elsewhere is a letter.
    """
    if len(text) > MAX_CELL:
        return CellFault("cell_too_long", {"length": str(len(text)), "limit": str(MAX_CELL)})
    if found := old_fonts.converted(text):
        offer = " ".join(found[1].split())
        return CellFault("old_font", {"value": " ".join(text.split()), "font": found[0], "offer": offer})
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    if _FORBIDDEN.search(text):
        return CellFault("control_characters")
    text = " ".join(text.split())
    return CellFault("formula") if text.startswith("=") else text


_LANGUAGE_IN_BRACKETS = re.compile(r"::\s*[^:]*\((\w\w)\)\s*$")


def header_name(text: str) -> str:
    """The name of a column in its plain form: `` Name :: VI `` and ``name::Tiếng Việt (vi)`` are ``name::vi``."""
    text = _LANGUAGE_IN_BRACKETS.sub(r"::\1", unicodedata.normalize("NFC", text).casefold())
    parts = ("_".join(re.split(r"[\s_-]+", part.strip())) for part in text.split("::"))
    return "::".join(parts)
