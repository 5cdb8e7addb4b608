"""Types, names, labels and lists of questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from survey_definitions.markup import plain
from survey_definitions.problems import Problem
from survey_definitions.reading.messages import problem
from survey_definitions.reading.sheets import CHOICES, SURVEY, Book, Row
from survey_definitions.reading.type_words import LIST, meant_by_its_head, meant_type
from survey_definitions.reading.types import DRAWN, IGNORED, WRITTEN, Type, parse_type
from survey_definitions.reading.words import as_name, nearest

_NAME: Final = re.compile(r"[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?\Z")
_SHOWN: Final = ("label", "hint", "image", "audio", "video", "big-image")
_WORD: Final = re.compile(r"\A\w")  # with which a label begins that is surely one
_REQUIRED: Final = re.compile(
    r"\w[.?:]?\s?\*\s*\Z|\(\*\)|\((?:bắt buộc|required|mandatory|pflicht\w*)\)", re.IGNORECASE
)
_MARKS: Final = " \u00a0\n*_#~=-–—"
_SEARCH: Final = re.compile(r"\bsearch\s*\(")
_FILES: Final = (".csv", ".xml", ".geojson")
_RANGE: Final = ("start", "end", "step")
_LIKE: Final = 0.72  # how like its name a misspelt type must be
_LISTED: Final = re.compile(r"(?:select_one|select_multiple|rank)\s+(?P<list>.+)\Z", re.DOTALL)
_GLUED: Final = ("select_one", "select_multiple", "rank")  # what authors join to the name of a list
_UNSEEN: Final = ("xml-external", "csv-external")  # nobody takes these for questions
_INSTEAD: Final = {
    **dict.fromkeys(("email", "phonenumber", "username", "deviceid", "simserial", "subscriberid"), "ask_text"),
    **dict.fromkeys(("today", "start", "end"), "ask_date"),
}
_NUMBER: Final = re.compile(r"-?(?:\d+(?:\.\d*)?|\.\d+)\Z")


def check_questions(book: Book, types: Mapping[str, bool]) -> Iterator[Problem]:
    """What is wrong with single rows of the survey sheet."""
    lists = {row.get("list_name") for row in book.rows(CHOICES)} - {""}
    for row in book.questions():
        if not row.get("type"):
            if row.get("name") or row.get("label"):
                advice = "" if row.get("name") else "type_of_text"
                yield problem("missing_type", SURVEY, row, "type", advice=advice)
            continue
        yield from _check_stars(row)
        asked = parse_type(row.get("type"))
        yield from _check_type(row, asked, types, lists)
        if not _is_remark(row, asked, types):
            yield from _check_name(row, asked)
        if asked.is_select:
            yield from _check_list(row, asked, lists)
            yield from _check_other(row, asked)
        elif _lacks_label(row, asked, types):
            yield problem("missing_label", SURVEY, row, "label", name=row.get("name") or row.get("type"))
        yield from _check_cells(row, asked)


def _is_remark(row: Row, asked: Type, types: Mapping[str, bool]) -> bool:
    """Whether a row has words where its type should stand and no question: a heading, a total, a remark."""
    unknown = asked.kind == "question" and not asked.is_select and asked.word not in types
    return unknown and not row.get("name") and not row.get("label")


def _check_stars(row: Row) -> Iterator[Problem]:
    """A label that says as on paper that an answer is required, of a question that is not."""
    if row.get("required") or parse_type(row.get("type")).kind != "question" or row.get("type").startswith("note"):
        return
    for cell in row.all("label"):
        if _REQUIRED.search(cell.text) and cell.text.count("*") <= 1:
            yield problem("looks_required", SURVEY, row, cell.header, text=cell.text, severity="warning")
            return


def _check_cells(row: Row, asked: Type) -> Iterator[Problem]:
    """What single types need in other cells."""
    if asked.kind == "question":
        yield from _check_marks(row)
    if asked.word == "calculate" and not (row.get("calculation") or row.get("default") or row.get("trigger")):
        yield problem("missing_calculation", SURVEY, row, "calculation", name=row.get("name"))
    if asked.word == "range":
        yield from _check_range(row)


def _check_marks(row: Row) -> Iterator[Problem]:
    """A label of which nothing is left to read, and no picture or sound beside it."""
    cell = next(
        (one for one in row.all("label") if not _WORD.search(one.text) and not plain(one.text).strip(_MARKS)), None
    )
    if cell is not None and not any(row.get(column) for column in _SHOWN[2:]):
        params = {"name": row.get("name") or row.get("type")}
        yield problem("empty_label", SURVEY, row, cell.header, params, text=cell.text, severity="warning")


def _lacks_label(row: Row, asked: Type, types: Mapping[str, bool]) -> bool:
    return asked.kind == "question" and types.get(asked.word, False) and not any(row.get(c) for c in _SHOWN)


def _check_type(row: Row, asked: Type, types: Mapping[str, bool], lists: set[str]) -> Iterator[Problem]:
    text = row.get("type")
    if asked.word.partition(" ")[0] in DRAWN:
        yield problem("unsupported_type", SURVEY, row, "type", text=text, severity="warning", type=asked.word)
    elif asked.kind == "silent" and row.get("label") and asked.word not in _UNSEEN:
        yield _not_asked(row, asked)
    elif asked.word in IGNORED:
        yield problem("ignored_type", SURVEY, row, "type", text=text, severity="warning", type=asked.word)
    elif asked.kind in ("question", "silent") and not asked.is_select and asked.word not in types:
        yield _unknown(row, text, lists)
    if _SEARCH.search(row.get("appearance")):
        found = row.get("appearance")
        yield problem("unsupported_appearance", SURVEY, row, "appearance", text=found, appearance="search()")


def _not_asked(row: Row, asked: Type) -> Problem:
    """A row with a label that nobody will see, because its type asks nothing."""
    advice = _INSTEAD.get(asked.word, "show_instead" if asked.word in ("calculate", "hidden") else "")
    params = {"type": asked.word, "name": row.get("name")}
    return problem("not_asked", SURVEY, row, "type", params, text=row.get("type"), severity="warning", advice=advice)


def _unknown(row: Row, text: str, lists: set[str]) -> Problem:
    """A type that is none, with the one that is meant."""
    listed = _LISTED.match(text.strip())
    if listed and listed["list"].strip():
        name = " ".join(listed["list"].split())
        near = next((one for one in name.split() if one in lists), "") or nearest("_".join(name.split()), lists)
        advice = "near_list" if near else ""
        if near in name.split():
            near, advice = f"{text.partition(' ')[0]} {near}", "write_type"
        return problem("unknown_list", SURVEY, row, "type", {"list": name, "near": near}, text=text, advice=advice)
    glued = next((f"{word} {text[len(word) + 1 :]}" for word in _GLUED if text.startswith(f"{word}_")), "")
    if glued and glued.partition(" ")[2] in lists:
        return problem("unknown_type", SURVEY, row, "type", text=text, type=text, near=glued, advice="write_type")
    guesses = (meant_type(text), _near(text), meant_by_its_head(text))
    near, advice = next((one for one in guesses if one[0]), ("", "" if row.get("name") else "remark_row"))
    if near.endswith(LIST):
        tail = next((one for one in reversed(text.split()) if one in lists), "")
        near, advice = (near.replace(LIST, tail), "write_type") if tail else (near, advice)
    return problem("unknown_type", SURVEY, row, "type", text=text, type=text, near=near, advice=advice)


@lru_cache(maxsize=1024)
def _near(text: str) -> tuple[str, str]:
    """The type whose name is only misspelt, with what stood after it, and the advice."""
    command = parse_type(text.lower())
    if command.is_select:
        return f"{command.word}{text[len(command.word) :]}", "near_type"
    first, _, rest = text.partition(" ")
    near = nearest(first, WRITTEN, _LIKE)
    if near:
        return (f"{near} {rest}" if rest and near.startswith(("select", "rank")) else near), "near_type"
    near = nearest(text, WRITTEN, _LIKE)
    return near, "near_type" if near else ""


def _check_name(row: Row, asked: Type) -> Iterator[Problem]:
    name = row.get("name")
    if asked.kind in ("end", "setting") or (asked.word in ("note", "audit") and not name):
        return
    if not name:
        yield problem("missing_name", SURVEY, row, "name", example=f"q{row.number}")
    elif not _NAME.match(name):
        near = as_name(name, f"q{row.number}")
        near = f"q{near}" if near[0].isdigit() else near
        yield problem("bad_name", SURVEY, row, "name", text=name, name=name, near=near)
    elif asked.kind == "begin" and name == "meta":
        yield problem("reserved_name", SURVEY, row, "name", text=name, name=name)


def _check_list(row: Row, asked: Type, lists: set[str]) -> Iterator[Problem]:
    text, named = row.get("type"), asked.list
    from_file = "from_file" in asked.word or "from file" in asked.word
    if not named:
        some = "fields.csv" if from_file else min(lists, default="colours")
        yield problem("missing_list", SURVEY, row, "type", text=text, type=text, example=f"{asked.word} {some}")
    elif named.startswith("${"):
        return
    elif from_file:
        if not named.endswith(_FILES):
            yield problem("file_ending", SURVEY, row, "type", text=text, list=named)
    elif named not in lists:
        advice, near = _list_meant(asked, lists)
        yield problem("unknown_list", SURVEY, row, "type", text=text, list=named, near=near, advice=advice)


def _check_other(row: Row, asked: Type) -> Iterator[Problem]:
    """`or_other` beside a filter, which the compiler does not take."""
    for cell in row.all("choice_filter") if asked.or_other else ():
        yield problem("filter_with_other", SURVEY, row, cell.header, text=cell.text, type=row.get("type"))


def _list_meant(asked: Type, lists: set[str]) -> tuple[str, str]:
    """The advice for a list that is not there, and what is meant by it."""
    if asked.word == "select_one_external":
        return "external_list", ""
    if asked.list.endswith(_FILES):
        return "from_file", f"{asked.word}_from_file {asked.list}"
    near = nearest(asked.list, lists, 0.5)
    return ("near_list", near) if near else ("", "")


def _check_range(row: Row) -> Iterator[Problem]:
    """Start, end and step of a range: numbers, and a step above zero that fits in."""
    text = row.get("parameters")
    numbers = _numbers(text)
    wrong = next((f"{key}={value}" for key, value in numbers.items() if not _NUMBER.match(value)), "")
    if not wrong and "step" in numbers:
        first, last, step = (float(numbers.get(key, other)) for key, other in (("start", 0), ("end", 10), ("step", 1)))
        wrong = "" if 0 < abs(step) <= abs(last - first) else f"step={numbers['step']}"
    if wrong:
        example = "start=1 end=5 step=1"
        yield problem(
            "bad_parameter", SURVEY, row, "parameters", text=text, parameter=wrong, type="range", example=example
        )


def _numbers(parameters: str) -> dict[str, str]:
    """Start, end and step as they are written."""
    given = re.split(r"[\s,;]+", re.sub(r"\s*=\s*", "=", parameters))
    return {key: value for key, value in (part.partition("=")[::2] for part in given) if key in _RANGE}


def range_of(parameters: str) -> tuple[float, float, float] | None:
    """Start, end and step of a range that names its ends; None for any other, and for one at fault."""
    numbers = _numbers(parameters)
    if not {"start", "end"} <= numbers.keys() or not all(map(_NUMBER.match, numbers.values())):
        return None
    first, last, step = (float(numbers.get(key, "1")) for key in _RANGE)
    return first, last, step
