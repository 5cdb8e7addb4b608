"""Reads parse mode Markdown, the older one without nesting (``parse_markdown`` in TDLib)."""

import re
from typing import Any

from bot.sandbox.text.links import entity_for_link
from bot.sandbox.text.markdown_mode import LANGUAGE, NEW_LINE, complaint
from bot.sandbox.text.utf16 import byte_offset, utf16_length

Entity = dict[str, Any]

_KINDS = {"_": "italic", "*": "bold", "`": "code", "[": "text_link", "```": "pre"}
_LEGACY = re.compile(r"\\([_*`\[])|```|[_*`\[]")
_LEGACY_ENDS = {"_": "_", "*": "*", "`": "`", "[": "]", "```": "```"}


def read_markdown(raw: str) -> tuple[str, list[Entity]]:
    """The older parse mode, without nesting. Raises Refusal (400, ``can't parse entities: ...``)."""
    parts: list[str] = []
    entities: list[Entity] = []
    position = 0
    while hit := _LEGACY.search(raw, position):
        parts.append(raw[position : hit.start()])
        if hit.group(1):
            parts.append(hit.group(1))
            position = hit.end()
        else:
            position = _legacy_entity(raw, hit, parts, entities)
    parts.append(raw[position:])
    return "".join(parts), entities


def _legacy_entity(raw: str, hit: re.Match[str], parts: list[str], entities: list[Entity]) -> int:
    mark, begin, language = hit.group(), hit.end(), ""
    if mark == "```":
        if found := LANGUAGE.match(raw, begin):
            language, begin = found.group(1), found.end()
        if line := NEW_LINE.match(raw, begin):
            begin = line.end()
    end = raw.find(_LEGACY_ENDS[mark], begin)
    if end < 0:
        place = byte_offset(raw, hit.start())
        raise complaint(f"Can't find end of the entity starting at byte offset {place}")
    shown, after = raw[begin:end], end + len(_LEGACY_ENDS[mark])
    extra: Entity | None = {"language": language} if language else {}
    if mark == "[":
        closing = raw.find(")", after) if raw.startswith("(", after) else -1
        extra = entity_for_link(raw[after + 1 : closing] if closing > 0 else shown)
        after = closing + 1 if closing > 0 else after
    if shown and extra is not None:
        offset = utf16_length("".join(parts))
        entities.append({"type": _KINDS[mark], "offset": offset, "length": utf16_length(shown)} | extra)
    parts.append(shown)
    return after
