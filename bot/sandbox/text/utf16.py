"""Telegram counts text in UTF-16 code units; Python counts code points."""


def utf16_length(text: str) -> int:
    """The length in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) >> 1


def byte_offset(text: str, position: int) -> int:
    """Where a code point stands in UTF-8, as Telegram's complaints count."""
    return len(text[:position].encode("utf-8", "surrogatepass"))


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The part of the text an entity covers."""
    raw = text.encode("utf-16-le", "surrogatepass")[offset * 2 : (offset + length) * 2]
    return raw.decode("utf-16-le", "replace")
