"""Pictures, sounds and films that an author brings along: known by their first bytes, never by their names."""

from __future__ import annotations

from typing import Final, Literal

MediaKind = Literal["image", "audio", "video"]
_HEADS: Final[tuple[tuple[int, bytes, MediaKind], ...]] = (
    (0, b"\xff\xd8\xff", "image"),
    (0, b"\x89PNG\r\n\x1a\n", "image"),
    (8, b"WEBP", "image"),
    (0, b"ID3", "audio"),
    (0, b"OggS", "audio"),
    (4, b"ftypM4A", "audio"),
    (4, b"ftyp", "video"),
)
_MPEG: Final = 0xE0  # of the second byte of a frame of an MP3 file without a tag


def media_kind(content: bytes) -> MediaKind | None:
    """What a file is, of those that Telegram shows in place; None for anything else."""
    for at, head, kind in _HEADS:
        if content[at : at + len(head)] == head:
            return kind
    return "audio" if content[:1] == b"\xff" and content[1:2] and content[1] & _MPEG == _MPEG else None
