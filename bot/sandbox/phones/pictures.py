"""A picture for those who send "a photo" without having one."""

import struct
import zlib
from functools import cache

_WIDTH, _HEIGHT = 320, 220
_SKY, _FIELD = (214, 235, 227), (11, 122, 99)


@cache
def stand_in_picture() -> bytes:
    """A small PNG: a gradient, the same every time."""
    rows = b"".join(b"\x00" + bytes(_colour(line)) * _WIDTH for line in range(_HEIGHT))
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _colour(line: int) -> list[int]:
    part = line / (_HEIGHT - 1)
    return [round(top + (bottom - top) * part) for top, bottom in zip(_SKY, _FIELD, strict=True)]


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
