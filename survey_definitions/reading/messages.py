"""Problems with their sentences and remedies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from survey_definitions.problems import Problem, Severity
from survey_definitions.reading.sentences import MESSAGES
from survey_definitions.reading.sheets import Row

# What helps in particular cases, by the `advice` of a problem.
ADVICE: Final[dict[str, str]] = {
    "write_near": "Please write {near}.",
    "near_type": "Please either write “{near}”, or choose another type from the guide.",
    "near_name": "Please either write “{near}”, or add a question of the name “{name}”.",
    "near_list": "Please either write “{near}”, or add the list “{list}” to the sheet “choices”.",
    "external_list": "Please add its choices to a sheet “external_choices”, with columns list_name, name and label.",
    "write_time": "Please write times of day on both sides with decimal-time(), here {near}.",
    "near_sheet": "Please either rename the sheet “{near}”, or put the questions on a sheet “survey”.",
    "meant_sign": "Please write “{near}” instead of “{given}”.",
    "near_function": "Please either write {near}(), or choose another function from the guide.",
    "near_choice": "Please either write “{near}”, or add the choice “{value}” to the list “{list}”.",
    "as_text": "Whole numbers have nine digits at most here: please ask with the type text.",
    "near_default": "Please either write “{near}”, or empty the cell.",
    "near_column": "Please either write “{near}”, or add the column “{name}”.",
    "near_reference_list": "Please either write “{near}.csv”, or put the file beside the survey, both into one .zip.",
    "near_fact": "Please either write “{near}”, or ask the question.",
    "from_file": "Please either write “{near}” for a reference list, or add the choices to the sheet “choices”.",
    "type_of_text": "Please either write “note” as the type, so that people read it, or empty the row.",
    "write_type": "Please write “{near}”.",
    "meant_number": "Please write “integer” for whole numbers, or “decimal” for others.",
    "meant_list": "Please write “{near}”, with the name of a list from the sheet “choices” in place of LIST.",
    "meant_yes_no": "Please write “{near}”, and the choices yes and no of the list yes_no on the sheet “choices”.",
    "meant_month": "Please write “date”, and “month-year” into the column “appearance”.",
    "meant_year": "Please write “date”, and “year” into the column “appearance”.",
    "meant_group": "Please write “begin_group”, and a row “end_group” after the last question of the group.",
    "meant_repeat": "Please write “begin_repeat”, and a row “end_repeat” after its last question.",
    "meant_range": "Please write “range”, and, for example, “start=1 end=5 step=1” into the column “parameters”.",
    "in_words": "Please write the names of question and choice, for example {near}.",
    "as_above": "Please either write “{near}”, as above it, or empty the row.",
    "remark_row": "Please empty the row if it is a remark or a total; else choose one of the types in the guide.",
    "ask_text": "Please either write “text” to ask for it, or empty the label.",
    "ask_date": "Please either write “date” to ask for a day, or empty the label.",
    "show_instead": "Please either add a “note” that shows “{name}”, or empty the label.",
    "rows_of_choices": (
        "Please save the list as a CSV file with the columns name and label, send it in one .zip with the survey, and "
        "write “select_one_from_file list.csv” as the type."
    ),
    "wrong_end": "Please either write “{end}”, which ends “{name}” from row {other}, or remove the row.",
    "wrong_order": "Please add a row “{end}” before row {other}, where something around it ends.",
}


def problem(  # noqa: PLR0913 - all but the first have defaults
    code: str,
    sheet: str = "",
    row: Row | None = None,
    column: str = "",
    given: Mapping[str, str] | None = None,
    /,
    *,
    text: str = "",
    severity: Severity = "error",
    line: int | None = None,
    advice: str = "",
    **params: str,
) -> Problem:
    """A problem with its sentence and remedy; `given` and the other keywords are its params."""
    words = {**(given or {}), **params}
    return worded(code, (sheet, row, column), words, text=text, severity=severity, line=line, advice=advice)


def worded(  # noqa: PLR0913 - all but the first three have defaults
    code: str,
    place: tuple[str, Row | None, str],
    params: Mapping[str, str],
    *,
    text: str = "",
    severity: Severity = "error",
    line: int | None = None,
    sentence: str = "",
    advice: str = "",
) -> Problem:
    """A problem with its sentence and remedy, at a sheet, row and column."""
    sheet, row, column = place
    message, remedy = MESSAGES[sentence or code]
    remedy = ADVICE.get(advice, remedy)
    return Problem(
        code=code,
        sheet=(row and row.sheet) or sheet,
        row=row.number if row else None,
        column=column,
        text=text,
        message=message.format_map(params),
        remedy=remedy.format_map(params),
        severity=severity,
        line=row.line if row else line,
        params=dict(params),
        sentence=sentence,
        advice=advice,
    )
