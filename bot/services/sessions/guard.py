"""Free text that must not be sent through a messenger: stamps of secrecy, document numbers, personal identifiers.

The text is not stored until it was changed or knowingly confirmed.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_STAMPS: Final = (
    re.compile(r"(?<!\w)(?:tuyệt mật|tối mật|tuyet mat|toi mat|độ mật|mật độ:)(?!\w)", re.IGNORECASE),
    re.compile(r"(?<!\w)M[ẬA]T(?!\w)"),  # alone only in capitals: in small letters it is an everyday word
)
_DOCUMENT: Final = re.compile(
    r"(?<![\w/])\d{1,5}(?:/\d{4})?\s?[-–/]\s?[A-ZĐ][A-ZĐa-zr]{0,5}\s?[-–/]\s?[A-ZĐ][A-ZĐ&-]+", re.UNICODE
)
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_AMOUNT: Final = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*(?![\d])")
_DIGITS: Final = re.compile(r"\+?\d(?:[ .\-]?\d){8,}")  # nine and more: phone, identity and account numbers


def suspicion(text: str) -> str | None:
    """Why a text is held back: ``stamp``, ``document``, ``contact`` or ``digits``; None for harmless ones."""
    text = unicodedata.normalize("NFC", text)
    if any(pattern.search(text) for pattern in _STAMPS):
        return "stamp"
    if _DOCUMENT.search(text):
        return "document"
    if _EMAIL.search(text):
        return "contact"
    if _DIGITS.search(_AMOUNT.sub(" # ", text)):
        return "digits"
    return None
