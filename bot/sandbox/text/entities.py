"""Text with entities, as Telegram keeps it: parsed, cleaned, trimmed, and with links and commands found.

Offsets and lengths count UTF-16 code units. The rules are those of TDLib's ``MessageEntity.cpp``.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.refusals import bad_request
from bot.sandbox.text.detection import found_entities
from bot.sandbox.text.html_mode import read_html
from bot.sandbox.text.markdown_mode import read_markdown_v2
from bot.sandbox.text.markdown_old import read_markdown
from bot.sandbox.text.utf16 import utf16_length

Entity = dict[str, Any]

_MAX_BYTES = 1 << 15
_MAX_ENTITIES = 100
_MAX_PLACE = 1_000_000
_READERS = {"html": read_html, "markdown": read_markdown, "markdownv2": read_markdown_v2}
_CONTROL = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f]")
_REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
_BLANK = re.compile(
    "[\\s\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2060-\u2064\u2800\u3000\ufeff\ufffc\U000e0000-\U000e007f]*"
)
_MERGED = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler"})
_PRIORITY = {
    "blockquote": 0,
    "expandable_blockquote": 0,
    "pre": 11,
    "code": 20,
    "text_link": 49,
    "text_mention": 49,
    "bold": 90,
    "italic": 91,
    "underline": 92,
    "strikethrough": 93,
    "spoiler": 94,
    "custom_emoji": 99,
}


@dataclass(frozen=True, slots=True)
class StyledText:
    """What a message says and how it looks."""

    text: str
    entities: list[Entity] = field(default_factory=list)


def read_text(raw: str, mode: str | None, given: list[Entity] | None, *, may_be_empty: bool = False) -> StyledText:
    """The text a call carries.

    Raises Refusal (400) for mark-up that does not parse, for entities out of range and, unless ``may_be_empty``,
    for a text of which nothing remains.
    """
    if _bytes(raw) > _MAX_BYTES:
        raise bad_request("Text is too long")
    text, entities = _parsed(raw, mode, given or [])
    text, entities = _cleaned(text, entities)
    if _BLANK.fullmatch(text):
        if may_be_empty:
            return StyledText("")
        raise bad_request("Text must be non-empty" if raw else "Message text is empty")
    text, entities = _trimmed(text, entities)
    entities = _with_found(text, entities)
    return StyledText(text, entities[:_MAX_ENTITIES])


def plain_text(raw: str) -> StyledText:
    """What a person typed: cleaned and trimmed, with commands and links found; empty if nothing remains."""
    return read_text(raw[:4096], None, None, may_be_empty=True)


def _bytes(raw: str) -> int:
    try:
        return len(raw.encode())
    except UnicodeEncodeError:
        raise bad_request("Strings must be encoded in UTF-8") from None


def _parsed(raw: str, mode: str | None, given: list[Entity]) -> tuple[str, list[Entity]]:
    name = (mode or "").lower()
    if not raw or name in ("", "none"):
        return raw, [_from_caller(entity, raw) for entity in given if entity["length"] > 0]
    if name not in _READERS:
        raise bad_request("Unsupported parse_mode")
    return _READERS[name](raw)


def _from_caller(entity: Entity, raw: str) -> Entity:
    start, length = int(entity["offset"]), int(entity["length"])
    if not 0 <= start <= _MAX_PLACE:
        raise bad_request(f"Receive an entity with incorrect offset {start}")
    if not 0 <= length <= _MAX_PLACE:
        raise bad_request(f"Receive an entity with incorrect length {length}")
    size = utf16_length(raw)
    if start > size:
        raise bad_request(f"Entity begins after the end of the text at UTF-16 offset {start}")
    if start + length > size:
        raise bad_request(f"Entity beginning at UTF-16 offset {start} ends after the end of the text")
    return dict(entity)


def _cleaned(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    text = _CONTROL.sub(" ", text)
    if not _REMOVED.search(text):
        return text, entities
    cuts = [utf16_length(text[: hit.start()]) for hit in _REMOVED.finditer(text)]
    return _REMOVED.sub("", text), [_moved(entity, cuts) for entity in entities]


def _moved(entity: Entity, cuts: list[int]) -> Entity:
    start, end = entity["offset"], entity["offset"] + entity["length"]
    before = sum(cut < start for cut in cuts)
    inside = sum(start <= cut < end for cut in cuts)
    return entity | {"offset": start - before, "length": entity["length"] - inside}


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cuts white space off both ends; in front only as far as the first entity, as TDLib does."""
    text = text.rstrip()
    end = utf16_length(text)
    kept = [_clipped(entity, end) for entity in entities if entity["offset"] < end and entity["length"] > 0]
    first = min((entity["offset"] for entity in kept), default=end)
    cut = min(len(text) - len(text.lstrip(" \n")), first)
    if cut:
        kept = [entity | {"offset": entity["offset"] - cut} for entity in kept]
    return text[cut:], kept


def _clipped(entity: Entity, end: int) -> Entity:
    return entity if entity["offset"] + entity["length"] <= end else entity | {"length": end - entity["offset"]}


def _with_found(text: str, entities: list[Entity]) -> list[Entity]:
    entities = _merged(_without_inner(entities)) if entities else entities
    found = found_entities(text)
    if found:
        entities += [one for one in found if not any(_clash(one, other) for other in entities)]
    if len(entities) > 1:
        entities.sort(key=_order)
    return entities


def _order(entity: Entity) -> tuple[int, int, int]:
    return entity["offset"], -entity["length"], _PRIORITY.get(entity["type"], 50)


def _clash(found: Entity, given: Entity) -> bool:
    """A found link gives way to code and links given there; it may lie inside bold and the like."""
    if _PRIORITY.get(given["type"], 50) in (0, 90, 91, 92, 93, 94):
        return False
    return bool(
        found["offset"] < given["offset"] + given["length"] and given["offset"] < found["offset"] + found["length"]
    )


def _without_inner(entities: list[Entity]) -> list[Entity]:
    """Nothing stands inside code or a preformatted block."""
    blocks = [entity for entity in entities if entity["type"] in ("pre", "code")]
    return [entity for entity in entities if not any(_inside(entity, block) for block in blocks)]


def _inside(entity: Entity, block: Entity) -> bool:
    if entity is block or entity["type"] in ("blockquote", "expandable_blockquote"):
        return False
    start, end = block["offset"], block["offset"] + block["length"]
    return bool(start <= entity["offset"] and entity["offset"] + entity["length"] <= end)


def _merged(entities: list[Entity]) -> list[Entity]:
    """Joins neighbours of one simple kind, as TDLib does, so that equal looks compare equal."""
    done: list[Entity] = []
    last: dict[str, Entity] = {}
    for entity in sorted(entities, key=_order):
        before = last.get(entity["type"])
        if before and entity["offset"] <= before["offset"] + before["length"]:
            end = max(before["offset"] + before["length"], entity["offset"] + entity["length"])
            before["length"] = end - before["offset"]
            continue
        fresh = dict(entity)
        if entity["type"] in _MERGED:
            last[entity["type"]] = fresh
        done.append(fresh)
    return done
