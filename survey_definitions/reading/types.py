"""The types of questions: which need what, and which cannot be asked in a chat."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

Kind = Literal["question", "silent", "begin", "end", "setting"]

_BEGIN = re.compile(r"begin[\s_](group|lgroup|repeat|loop|looped group)(?: (?:over )?(\S+))?\Z")
_END = re.compile(r"end[\s_](group|lgroup|repeat|loop|looped group)\Z")
_SELECT = re.compile(
    r"(?P<command>select_one_from_file|select_multiple_from_file|select one from file|select multiple from file"
    r"|select_one_external|select_one|select_multiple|select one from|select one|select1|select all that apply from"
    r"|select all that apply|add select one prompt using|add select multiple prompt using|rank)"
    r"(?: (?P<list>\S+))?(?P<other> (?:or specify other|or_other|or other))?\Z"
)
_SILENT: Final = frozenset(
    (
        *("calculate", "hidden", "start", "end", "today"),
        *("deviceid", "phonenumber", "username", "email", "simserial", "subscriberid"),
        *("audit", "start-geopoint", "background-audio", "background-geopoint"),
        *("xml-external", "csv-external"),
    )
)
_SETTINGS: Final = frozenset(("form_title", "form_id", "prefix"))

# Of KoboToolbox's matrix, score and ranking.
KOBO_COLUMNS: Final = ("kobo--matrix_list", "kobo--score-choices", "kobo--rank-items", "kobo--rank-constraint-message")
# Drawn on maps: as with files, people read the question and go on without.
DRAWN: Final = frozenset(("geotrace", "geoshape", "osm"))
IGNORED: Final = frozenset(
    (
        *("audit", "start-geopoint", "background-audio", "background-geopoint"),
        *("simserial", "subscriberid", "deviceid", "email", "phonenumber"),
    )
)


# Types that authors write by their names; a misspelt one is one of these, and never one that asks nothing.
WRITTEN: Final = (
    *("text", "integer", "decimal", "select_one", "select_multiple", "select_one_from_file", "rank", "note", "date"),
    *("select_multiple_from_file", "time", "datetime", "geopoint", "image", "audio", "video", "file", "barcode"),
    *("range", "calculate", "acknowledge", "hidden", "begin_group", "end_group", "begin_repeat", "end_repeat"),
)


@dataclass(frozen=True, slots=True)
class Type:
    """What a type column says. For begin and end, `word` is group or repeat; for selects the command."""

    kind: Kind
    word: str
    list: str = ""
    or_other: bool = False

    @property
    def is_select(self) -> bool:
        """Whether it offers choices."""
        return self.kind == "question" and bool(_SELECT.match(self.word))

    @property
    def is_multiple(self) -> bool:
        """Whether several can be chosen."""
        return self.is_select and ("multiple" in self.word or "all that apply" in self.word)


@lru_cache(maxsize=1024)
def parse_type(text: str) -> Type:
    """What a type column says, known or not."""
    text = " ".join(text.split())
    begin, end, select = _BEGIN.match(text), _END.match(text), _SELECT.match(text)
    if begin:
        return Type("begin", _structure(begin[1]), begin[2] or "")
    if end:
        return Type("end", _structure(end[1]))
    if select:
        return Type("question", select["command"], select["list"] or "", bool(select["other"]))
    if text in _SETTINGS:
        return Type("setting", text)
    return Type("silent" if text in _SILENT else "question", text)


def _structure(word: str) -> str:
    return {"lgroup": "repeat", "looped group": "repeat"}.get(word, word)
