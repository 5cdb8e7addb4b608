"""Every fault of a survey file in words. `{…}` are the problem's params; the codes are what translations key on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from survey_definitions.problems import Problem, Severity
from survey_definitions.reading.sheets import Row

# code: (what is wrong, how to mend it)
MESSAGES: Final[dict[str, tuple[str, str]]] = {
    # --- the file
    "file_too_large": ("The file has {size} bytes; {limit} are allowed.", "Leave out pictures and spare sheets."),
    "old_excel": ("This is a workbook of an Excel before 2007 (.xls).", "Save it as .xlsx and send that."),
    "macros": ("The workbook contains macros.", "Save it as .xlsx, which has none."),
    "not_workbook": ("This is not an Excel workbook: {detail}", "Save it as .xlsx again and send that."),
    "unzipped_too_large": ("Unpacked, the workbook is larger than is allowed.", "Leave out pictures and spare sheets."),
    "too_many_sheets": ("The workbook has {count} sheets; {limit} are allowed.", "Remove what is not the survey."),
    "too_many_rows": ("The sheet has more than {limit} rows.", "Put long lists of choices into reference lists."),
    "too_many_columns": ("The sheet has more than {limit} columns.", "Remove empty columns at the right."),
    "cell_too_long": ("The cell has {size} characters; {limit} are allowed.", "Shorten the text."),
    "formula_without_value": (
        "The cell holds a formula whose value is not stored in the file.",
        "Open the workbook in Excel and save it, or write the value itself.",
    ),
    "not_text": ("The file is not text in UTF-8.", "Save it in UTF-8."),
    "yaml_syntax": ("The file is not valid YAML: {detail}", "Check indentation and quotes near this line."),
    "yaml_shape": (
        "A survey in YAML has sheets (survey, choices, settings), each a list of rows with texts: {detail}",
        "Compare with one of the surveys that ship.",
    ),
    "repeated_key": ("“{key}” is written twice here.", "Keep one of the two."),
    "duplicate_column": ("There are two columns “{header}”.", "Remove or rename one of them."),
    # --- sheets
    "no_survey_sheet": ("There is no sheet “survey”.", "{hint}"),
    "empty_survey": ("The sheet “survey” has no questions.", "Write a question a row: type, name, label."),
    "missing_column": ("The sheet has no column “{name}”.", "Add it to the first row."),
    "unsupported_sheet": ("The sheet “{name}” is not supported.", "{hint}"),
    "unsupported_setting": ("The setting “{setting}” is not supported.", "Remove the column."),
    # --- questions
    "missing_type": ("The row has no type.", "Write the type of the question in the column “type”."),
    "unknown_type": ("There is no type “{type}”.", "{hint}"),
    "unsupported_type": ("The type “{type}” is not supported in a chat.", "{hint}"),
    "ignored_type": ("“{type}” has no effect in a chat.", "The row may be removed."),
    "unsupported_appearance": ("The appearance “{appearance}” is not supported.", "{hint}"),
    "missing_name": ("The question has no name.", "Write a short name in the column “name”."),
    "bad_name": (
        "“{name}” cannot be a name.",
        "Names begin with a letter and have only letters, digits, “_”, “-” and “.”.",
    ),
    "reserved_name": ("The name “{name}” is reserved.", "Choose another name."),
    "duplicate_name": ("The name “{name}” is used in row {other} already.", "Give one of the two another name."),
    "missing_label": ("“{name}” has no label.", "Write the question in the column “label”."),
    "missing_calculation": ("“{name}” has no calculation.", "Write an expression in the column “calculation”."),
    "missing_list": ("“{type}” names no list of choices.", "Write the list after the type: select_one colours."),
    "unknown_list": ("There is no list “{list}” on the sheet “choices”.", "{hint}"),
    "unmatched_end": ("“{type}” ends nothing that is open here.", "{hint}"),
    "unclosed": ("“{name}” is not ended.", "Add a row “{end}” after its last question."),
    "too_deep": ("Groups are nested deeper than {limit}.", "Use fewer levels."),
    "unknown_reference": ("There is no question “{name}”.", "{hint}"),
    # --- choices
    "choice_without_list": ("The choice belongs to no list.", "Write the list in the column “list_name”."),
    "choice_without_name": ("The choice has no name.", "Write a short name in the column “name”."),
    "choice_without_label": ("The choice “{name}” has no label.", "Write its text in the column “label”."),
    "duplicate_choice": (
        "The list “{list}” has the choice “{name}” in row {other} already.",
        "Give one of the two another name.",
    ),
    "choice_with_blank": (
        "The name “{name}” has a blank; the list is used where several can be chosen.",
        "Write “_” instead of the blank.",
    ),
    # --- expressions
    "expression_syntax": ("The expression cannot be read: {detail}", "Check brackets, quotes and operators there."),
    "expression_function": ("There is no function {name}().", "{hint}"),
    "expression_arity": ("{name}() takes {wanted} argument(s), not {given}.", "Compare with the list of functions."),
    "expression_unsupported": ("The expression uses what is not supported: {detail}", "Write it another way."),
    "expression_pattern": ("The pattern of regex() cannot be used: {detail}", "Write a simpler pattern."),
    "expression_too_long": ("The expression is longer than {limit} characters.", "Use a calculate in between."),
    "expression_too_deep": ("The expression is nested too deeply.", "Use a calculate in between."),
    "cycle": ("These depend on one another: {loop}.", "Break the circle."),
    # --- advice
    "loose_pattern": (
        "The pattern {pattern} is looked for anywhere in the answer.",
        "Write ^ before and $ after it when the whole answer is meant.",
    ),
    "counted_by_choice": (
        "A repeat counted by a multiple choice moves answers to other entries when a choice is taken back.",
        "Let people add entries, and choose in each.",
    ),
    # --- what pyxform finds
    "pyxform": ("{detail}", ""),
}


def problem(
    code: str,
    sheet: str = "",
    row: Row | None = None,
    column: str = "",
    /,
    *,
    text: str = "",
    severity: Severity = "error",
    line: int | None = None,
    **params: str,
) -> Problem:
    """A problem with its sentence and remedy; the other keywords are its params."""
    return worded(code, (sheet, row, column), params, text=text, severity=severity, line=line)


def worded(
    code: str,
    place: tuple[str, Row | None, str],
    params: Mapping[str, str],
    *,
    text: str = "",
    severity: Severity = "error",
    line: int | None = None,
) -> Problem:
    """A problem with its sentence and remedy, at a sheet, row and column."""
    sheet, row, column = place
    message, remedy = MESSAGES[code]
    return Problem(
        code=code,
        sheet=sheet,
        row=row.number if row else None,
        column=column,
        text=text,
        message=message.format_map(params),
        remedy=remedy.format_map(params),
        severity=severity,
        line=row.line if row else line,
        params=dict(params),
    )
