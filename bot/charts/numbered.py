"""Pictures that a survey brings along, drawn anew: one as it is, or those of choices in one, each with its number."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageFont, ImageOps

MOST_PIXELS: Final = 40_000_000  # of a picture that is opened at all
_WIDE: Final = 1280  # pixels of a picture that stands alone, at most
_TILE: Final = 420  # of one among several
_GAP: Final = 12
_BADGE: Final = 64
_PAPER, _INK = "white", "black"
_IN_TWO: Final = 4  # so many pictures stand in two columns, more in three


def alone(picture: bytes) -> bytes | None:
    """A picture as a PNG that fits a phone, without what its camera noted; None when it cannot be opened."""
    opened = _opened(picture, _WIDE)
    return None if opened is None else _png(opened)


def numbered(pictures: Sequence[bytes | None], above: bytes | None = None) -> bytes:
    """Pictures side by side with their numbers, as a PNG; one that is not there leaves its number."""
    columns = 2 if len(pictures) <= _IN_TWO else 3
    rows = -(-len(pictures) // columns)
    top = _opened(above, columns * (_TILE + _GAP) - _GAP) if above else None
    shift = top.height + _GAP if top else 0
    sheet = Image.new("RGB", (columns * (_TILE + _GAP) - _GAP, shift + rows * (_TILE + _GAP) - _GAP), _PAPER)
    if top:
        sheet.paste(top, ((sheet.width - top.width) // 2, 0))
    for at, picture in enumerate(pictures):
        corner = (at % columns * (_TILE + _GAP), shift + at // columns * (_TILE + _GAP))
        _put(sheet, corner, picture, at + 1)
    return _png(sheet)


def _put(sheet: Image.Image, corner: tuple[int, int], picture: bytes | None, number: int) -> None:
    left, top = corner
    opened = _opened(picture, _TILE) if picture else None
    if opened:
        sheet.paste(opened, (left + (_TILE - opened.width) // 2, top + (_TILE - opened.height) // 2))
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((left, top, left + _BADGE, top + _BADGE), fill=_PAPER, outline=_INK, width=2)
    middle = (left + _BADGE // 2, top + _BADGE // 2)
    draw.text(middle, f"{number}", fill=_INK, font=ImageFont.load_default(_BADGE * 2 // 3), anchor="mm")


def _opened(picture: bytes, most: int) -> Image.Image | None:
    """A picture of at most so many pixels a side; None for what is none, or far too large."""
    try:
        with Image.open(io.BytesIO(picture)) as found:
            if found.width * found.height > MOST_PIXELS:
                return None
            found.draft("RGB", (most, most))
            upright = ImageOps.exif_transpose(found).convert("RGBA")
    except Exception:  # noqa: BLE001 - a broken picture fails anywhere inside the library
        return None
    upright.thumbnail((most, most))
    paper = Image.new("RGBA", upright.size, _PAPER)
    return Image.alpha_composite(paper, upright).convert("RGB")


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=False)
    return out.getvalue()
