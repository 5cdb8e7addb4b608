"""A structure file as a card: what it would do, by counts and first rows, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.presenting.screens import ScreenBuilder, Tone
from bot.services.imports.problems import FILE_TEXTS, Notice, RowProblem
from bot.texts import Texts

OUTCOMES: Final = ("created", "changed", "unchanged", "refused")


def problem(texts: Texts, found: RowProblem) -> str:
    """Why a row is refused, in the reader's language: column and reason."""
    said = _said(texts, f"import-row-{found.code}", found.params, found.text)
    return f"{found.column}: {said}" if found.column else said


def notice(texts: Texts, found: Notice) -> str:
    """What is worth knowing."""
    place = texts("fault-row", row=f"{found.row}") + ": " if found.row else ""
    return place + _said(texts, f"import-note-{found.code}", found.params, found.text)


def refusal(texts: Texts, code: str, params: Mapping[str, str]) -> str:
    """Why a file could not be read at all."""
    return _said(texts, f"import-file-{code}", params, FILE_TEXTS[code].format_map(params))


def _said(texts: Texts, name: str, params: Mapping[str, str], otherwise: str) -> str:
    return texts(name, **params) if texts.has(name) else otherwise


def card(texts: Texts, name: str, summary: Mapping[str, Any], *, marked: bool = True) -> ScreenBuilder:
    """What a file would do. ``marked`` says that a copy above shows the refused rows as they are now."""
    made = ScreenBuilder().say(Tone.QUIET, texts("structure-head")).say(Tone.TITLE, name)
    counts = summary["counts"]
    made.say(Tone.TEXT, "\n".join(texts(f"structure-{one}", count=counts[one]) for one in OUTCOMES if counts[one]))
    for outcome in ("created", "changed"):
        _rows(texts, made, summary["first"][outcome], counts[outcome], outcome)
    _problems(texts, made, summary, counts["refused"], marked=marked)
    for found in summary["notices"]:
        made.say(Tone.OPTION, f"• {notice(texts, Notice(**found))}")
    return made


def _rows(texts: Texts, made: ScreenBuilder, rows: list[Mapping[str, Any]], count: int, outcome: str) -> None:
    if not rows:
        return
    made.say(Tone.TEXT, texts(f"structure-first-{outcome}"))
    for row in rows:
        changes = "; ".join(_change(texts, *change) for change in row["changes"])
        made.say(Tone.OPTION, f"• {texts('fault-row', row=str(row['row']))}, {row['code']}: {changes}".rstrip(": "))
    if count > len(rows):
        made.say(Tone.OPTION, texts("structure-more", count=count - len(rows)))


def _change(texts: Texts, column: str, old: str, new: str) -> str:
    """What a row changes, as people say it."""
    was, becomes = (texts.plain_date(value) or "–" for value in (old, new))
    return f"{_field(texts, column)}: {was} → {becomes}"


def _field(texts: Texts, column: str) -> str:
    """A column of a structure file in the reader's language: the German name is "name (de)", or "tên (de)"."""
    name, _, language = column.partition("::")
    return texts(f"structure-field-{name}", language=language)


def _problems(texts: Texts, made: ScreenBuilder, summary: Mapping[str, Any], count: int, *, marked: bool) -> None:
    if not count:
        return
    made.say(Tone.WARNING, texts("structure-first-refused" if marked else "structure-first-refused-now"))
    for found in summary["problems"]:
        row = texts("fault-row", row=str(found["row"]))
        made.say(Tone.OPTION, f"• {row}, {problem(texts, RowProblem(**found))}")
