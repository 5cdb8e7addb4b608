"""What a picture says of itself, read from its structure alone: nothing is decoded, so nothing in it can act.

Only JPEG and PNG are taken. What is kept is the picture without what its camera and its programs noted in it (place,
device, earlier versions), without comments, and without anything behind its end.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MOST_PIXELS: Final = 40_000_000
MOST_SIDES: Final = 10_000  # width and height together: what Telegram takes when it is shown again
MOST_RATIO: Final = 20  # of the longer to the shorter side, likewise

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT: Final = frozenset((b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"cHRM", b"sRGB"))
_JPEG: Final = b"\xff\xd8"
_SOS, _EOI = 0xDA, 0xD9
_BARE: Final = frozenset((0x01, *range(0xD0, 0xD8)))  # markers with nothing behind them
_FRAMES: Final = frozenset((0xC0, 0xC1, 0xC2))  # baseline, extended, progressive: what programs show
_JPEG_KEPT: Final = frozenset((0xE0, 0xEE, 0xDB, 0xC4, 0xDD, 0xDA)) | _FRAMES


class NoPictureError(ValueError):
    """Not a JPEG or PNG picture, a damaged one, or one that is too large; ``code`` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture of which the structure is right: the bytes that are kept, and the ending of its name."""

    content: bytes
    ending: str
    width: int
    height: int


def looked_at(data: bytes) -> CleanPicture:
    """Read a picture's structure. Raises NoPictureError."""
    if data.startswith(_PNG):
        found = _png(data)
    elif data.startswith(_JPEG):
        found = _jpeg(data)
    else:
        raise NoPictureError("picture-kind")
    shorter, longer = sorted((found.width, found.height))
    if not shorter:
        raise NoPictureError("picture-damaged")
    if longer * shorter > MOST_PIXELS or longer + shorter > MOST_SIDES or longer > MOST_RATIO * shorter:
        raise NoPictureError("picture-too-large")
    return found


# -- PNG: chunks of length, name, content, checksum


def _png(data: bytes) -> CleanPicture:
    kept, size = [_PNG], (0, 0)
    for name, whole, inside in _chunks(data):
        if name == b"IHDR" and len(inside) == 13:  # noqa: PLR2004 - as the format has it
            size = struct.unpack(">II", inside[:8])
        if name in _PNG_KEPT:
            kept.append(whole)
        if name == b"IEND":
            return CleanPicture(b"".join(kept), ".png", *size)
    raise NoPictureError("picture-damaged")


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    at = len(_PNG)
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        end = at + 12 + length
        if end > len(data):
            return
        yield data[at + 4 : at + 8], data[at:end], data[at + 8 : end - 4]
        at = end


# -- JPEG: segments that begin with a marker, and behind the last kind of them the picture itself


def _jpeg(data: bytes) -> CleanPicture:
    kept, at, size = [_JPEG], len(_JPEG), (0, 0)
    while (marker := _marker(data, at)) != _EOI:
        end = _end(data, at, marker)
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            size = (width, height)
        if marker in _JPEG_KEPT or marker in _BARE:
            kept.append(data[at:end])
        at = end
    return CleanPicture(b"".join((*kept, b"\xff\xd9")), ".jpg", *size)


def _marker(data: bytes, at: int) -> int:
    """The marker at a place; markers of which nobody knows the meaning are no picture."""
    if at + 2 > len(data) or data[at] != 0xFF:  # noqa: PLR2004 - what all markers begin with
        raise NoPictureError("picture-damaged")
    return data[at + 1]


def _end(data: bytes, at: int, marker: int) -> int:
    """Where a segment ends; behind the start of a scan lies the picture, up to the next marker that means something."""
    if marker in _BARE:
        return at + 2
    end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
    if end < at + 4 or end > len(data):
        raise NoPictureError("picture-damaged")
    if marker != _SOS:
        return end
    while (end := data.find(b"\xff", end)) >= 0 and end + 1 < len(data):
        if data[end + 1] not in (0x00, 0xFF, *range(0xD0, 0xD8)):
            return end
        end += 1 if data[end + 1] == 0xFF else 2  # noqa: PLR2004 - a filling byte
    raise NoPictureError("picture-damaged")
