"""Types, names, labels and lists of questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from survey_definitions.problems import Problem
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SURVEY, Book, Row
from survey_definitions.reading.types import IGNORED, UNSUPPORTED, Type, parse_type

_NAME = re.compile(r"[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?\Z")
_SHOWN = ("label", "hint", "image", "audio", "video", "big-image")
_SEARCH = re.compile(r"\bsearch\s*\(")


def check_questions(book: Book, types: Mapping[str, bool]) -> Iterator[Problem]:
    """What is wrong with single rows of the survey sheet."""
    lists = {row.get("list_name") for row in book.rows(CHOICES)}
    for row in book.questions():
        if not row.get("type"):
            if row.get("name") or row.get("label"):
                yield problem("missing_type", SURVEY, row, "type")
            continue
        asked = parse_type(row.get("type"))
        yield from _check_type(row, asked, types)
        yield from _check_name(row, asked)
        if asked.is_select:
            yield from _check_list(row, asked, lists)
        elif _lacks_label(row, asked, types):
            yield problem("missing_label", SURVEY, row, "label", name=row.get("name") or row.get("type"))
        if asked.word == "calculate" and not (row.get("calculation") or row.get("default") or row.get("trigger")):
            yield problem("missing_calculation", SURVEY, row, "calculation", name=row.get("name"))


def _lacks_label(row: Row, asked: Type, types: Mapping[str, bool]) -> bool:
    return asked.kind == "question" and types.get(asked.word, False) and not any(row.get(c) for c in _SHOWN)


def _check_type(row: Row, asked: Type, types: Mapping[str, bool]) -> Iterator[Problem]:
    text = row.get("type")
    if asked.word in UNSUPPORTED:
        yield problem("unsupported_type", SURVEY, row, "type", text=text, type=asked.word, hint=UNSUPPORTED[asked.word])
    elif asked.word in IGNORED:
        yield problem("ignored_type", SURVEY, row, "type", text=text, severity="warning", type=asked.word)
    elif asked.kind in ("question", "silent") and not asked.is_select and asked.word not in types:
        yield problem("unknown_type", SURVEY, row, "type", text=text, type=text, hint=_near(text, types))
    if _SEARCH.search(row.get("appearance")):
        hint = "Use select_one_from_file with a choice_filter."
        yield problem("unsupported_appearance", SURVEY, row, "appearance", text=text, appearance="search()", hint=hint)


def _near(text: str, types: Mapping[str, bool]) -> str:
    known = [*types, "select_one", "select_multiple", "begin_group", "end_group", "begin_repeat", "end_repeat"]
    first = text.split(maxsplit=1)[0] if text.split() else text
    near = get_close_matches(first.lower(), known, 1) or get_close_matches(text.lower(), known, 1)
    return f"Did you mean “{near[0]}”?" if near else "Compare with the list of types in the guide."


def _check_name(row: Row, asked: Type) -> Iterator[Problem]:
    name = row.get("name")
    if asked.kind in ("end", "setting") or (asked.word in ("note", "audit") and not name):
        return
    if not name:
        yield problem("missing_name", SURVEY, row, "name")
    elif not _NAME.match(name):
        yield problem("bad_name", SURVEY, row, "name", text=name, name=name)
    elif name.startswith("__") or (asked.kind == "begin" and name == "meta"):
        yield problem("reserved_name", SURVEY, row, "name", text=name, name=name)


def _check_list(row: Row, asked: Type, lists: set[str]) -> Iterator[Problem]:
    text = row.get("type")
    if not asked.list:
        yield problem("missing_list", SURVEY, row, "type", text=text, type=text)
    elif asked.list not in lists and "from" not in asked.word and not asked.list.startswith("${"):
        if asked.list.endswith((".csv", ".xml", ".geojson")):
            hint = f"Write {asked.word}_from_file for a reference list."
        else:
            near = get_close_matches(asked.list, [one for one in lists if one], 1, 0.5)
            hint = f"Did you mean “{near[0]}”?" if near else "Add its choices to the sheet “choices”."
        yield problem("unknown_list", SURVEY, row, "type", text=text, list=asked.list, hint=hint)
