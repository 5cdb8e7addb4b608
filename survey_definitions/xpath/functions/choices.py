"""Selections and lists of choices."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from survey_definitions.xpath.registry import function
from survey_definitions.xpath.values import text_of

if TYPE_CHECKING:
    from survey_definitions.xpath.environment import Focus

function("selected is-selected", "ss")(lambda _, s, choice: choice.strip() in (s.split() or [""]))
function("count-selected", "s")(lambda _, s: float(len(s.split())))
function("jr:choice-name", "ss")(lambda at, v, path: at.env.choice_label(at.current, path.strip(), v))
function("jr:itext", "s")(lambda at, s: at.env.itext(s))


@function("selected-at", "sn")
def _selected_at(_: Focus, s: str, number: float) -> str:
    chosen = s.split()
    return chosen[int(number)] if not math.isnan(number) and 0 <= number < len(chosen) else ""


@function("pulldata", "ssss")
def _pulldata(at: Focus, source: str, column: str, key: str, value: str) -> str:
    table = at.env.tables.get(source)
    rows = table.index(("root", "item"), key).get(value) if table else None
    return text_of(rows[0].kids.get(column, [])) if rows else ""
