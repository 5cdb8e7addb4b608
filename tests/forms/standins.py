"""Files that a survey names and that are not there, made up so that the survey itself can be tried."""

from __future__ import annotations

import base64
import json
import re
from typing import Final

_PICTURE: Final = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_WORD: Final = re.compile(r"[A-Za-z_][\w-]*")
_HEADS: Final = {
    "mp3": b"ID3",
    "wav": b"ID3",
    "m4a": b"ID3",
    "ogg": b"OggS",
    "mp4": b"\0\0\0\x18ftypmp42",
    "3gp": b"\0\0\0\x18ftyp3gp4",
}


class StandIns:
    """Anything of any name: lists have a column for every word of `words`, and three rows."""

    def __init__(self, words: str) -> None:
        names = dict.fromkeys(("name", "label", "id", "title", *_WORD.findall(words)[:150]))
        self._rows = [{name: f"{name}{row}" for name in names} for row in range(3)]

    def get(self, name: str) -> bytes:
        """The content for a name."""
        ending = name.rpartition(".")[2].lower()
        if ending == "csv":
            return "\n".join(",".join(one) for one in (self._rows[0], *(row.values() for row in self._rows))).encode()
        if ending == "geojson":
            features = [{"properties": row, "geometry": None} for row in self._rows]
            return json.dumps({"features": features}).encode()
        if ending == "xml":
            return b"<root><item><name>a</name><label>A</label></item></root>"
        return _HEADS.get(ending, _PICTURE)
