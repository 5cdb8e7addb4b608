"""What can be wrong with an import file: codes and parameters, with an English sentence for the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.services.refusals import Refusal

FILE_TEXTS = {
    "file_too_large": "the file has {size} MB; at most {limit} MB are read. Please send the list without pictures, "
    "or in parts.",
    "file_empty": "the file is empty.",
    "unknown_format": "{name} is neither .xlsx, .xls, .ods nor .csv nor .yaml.",
    "locked_workbook": "the workbook has a password. Please save it as .xlsx without a password.",
    "is_pdf": "this is a PDF. Please send the list as .xlsx, .ods or .csv.",
    "is_picture": "this is a picture. Please send the list as .xlsx, .ods or .csv.",
    "is_word_document": "this is a text document, not a workbook. Please copy its table into a workbook (.xlsx).",
    "is_web_page": "this is a web page that is called a workbook. Please open it in Excel and save it as .xlsx.",
    "is_old_xml": "this is the XML of an Excel of 2003. Please open it in Excel and save it as .xlsx.",
    "is_binary_workbook": "this is a binary workbook (.xlsb). Please open it in Excel and save it as .xlsx.",
    "macro_workbook": "the workbook contains macros. Please save it as .xlsx (without macros).",
    "zip_bomb": "the workbook unpacks to {size} MB; at most {limit} MB, or {ratio} times its own size, are read.",
    "unreadable_workbook": "this is not a workbook that can be read. Please open it and save it as .xlsx again.",
    "unreadable_yaml": "line {line}: this is not the YAML of an import file ({detail}).",
    "unreadable_csv": "row {line}: this is not a CSV file ({detail}).",
    "unknown_encoding": "the letters of this file cannot be read safely. Please save it as CSV UTF-8 or as .xlsx.",
    "too_many_rows": "more than {limit} rows. Please send the list in parts.",
    "too_many_columns": "more than {limit} columns.",
    "no_header": "the names of the columns are missing: no row among the first {limit} has them.",
    "header_merged": "the names of the columns must stand one a cell; {place} is merged.",
    "header_formula": "the name of a column must not be a formula ({place}).",
    "duplicate_column": "the column {column} is there twice.",
    "heading_twice": "{headings} would all be the column {column}. Please name the one that is meant {column}.",
    "missing_columns": "the columns {columns} are missing. Row {row} (sheet: {sheet}) was taken for the names of the "
    "columns, which may stand in any of the first {limit} rows.",
    "no_rows": "there is no row below the names of the columns.",
}
"""The whole file is refused: nothing of it was read."""

NOTICE_TEXTS = {
    "unknown_column": "the column {column} is not known and was not read; the nearest is {nearest}.",
    "heading_taken": "the column “{heading}” was taken for {column}.",
    "unnamed_column": "the column {column} has no name and was not read.",
    "other_sheets": "only the sheet {sheet} was read; not: {others}.",
    "read_as_windows_1258": "the file is not Unicode: it was read as Windows-1258. Please check a few names.",
    "read_as_utf_16": "the file was read as UTF-16.",
    "read_as_text": "the file is called {ending} and is text: it was read as .csv.",
    "read_as_old_font": "the file is not Unicode: its Vietnamese was typed for fonts of TCVN3 or VNI.",
    "header_found": "the names of the columns stand here; what stands above was not read.",
    "hidden_rows": "hidden rows were read like the others: {rows} ({count}).",
    "filtered_rows": "rows hidden by a filter were read like the others: {rows} ({count}).",
    "months_first": "the dates have the month first (06/15/1980) and were read so.",
    "supervisor_not_set": "the supervisor {value} stands in a refused row; the person is imported without.",
    "value_not_checked": "the structure knows no {kind} at all, so that {value} was taken as text.",
    "agency_not_known": "the agency {value} is not in the structure (the nearest is {nearest}); its people stand where "
    "the codes of their units put them, the first one in {code} ({agency}).",
    "namesake": "{value} has the name and the unit of {known}, who is in this file too: taken for two people.",
    "left_but_listed": "{value} left on {date} and stays so: the row does not begin later (valid_from).",
    "role_kept": "{value} keeps the roles {roles}, which no roster gave and none takes.",
    "people_in_closed": "{count} people are still in {value}, which is closed; the next roster is to move them.",
    "open_in_closed": "the unit stays open although {value} above it is closed on {date}.",
}
"""Worth knowing; refuses nothing."""

ROW_TEXTS = {
    "formula": "a formula; please put in the value itself.",
    "merged": "a merged cell ({place}); please undo the merge and fill in every cell.",
    "cell_error": "an error value ({value}).",
    "cell_too_long": "{length} characters; at most {limit}.",
    "control_characters": "characters that cannot be shown.",
    "old_font": "{value} was typed for a font of {font}; in Unicode: {offer}.",
    "code_lookalike": "{value} has signs that only look like Latin letters, digits or hyphens: {signs}; "
    "what is meant is perhaps {offer}.",
    "code_number": "{value} is a code that a spreadsheet has taken for a number; please format the column as text and "
    "write the code as it is, perhaps {offer}.",
    "code_zeros": "{value} and {known}, who is known, differ in nothing but zeros; please write {known}. "
    "Another person: --new-person {value}",
    "code_zeros_here": "{value} and {known} (row {rows}) differ in nothing but zeros; which is right? "
    "Two people: --new-person for both",
    "same_person": "{known}, who is known, has the same name and unit; please write that code. "
    "Another person: --new-person {value}",
    "unit_zeros": "{value} and {known}, which is known, differ in nothing but zeros; please write {known}.",
    "unit_zeros_here": "{value} and {known} (row {rows}) differ in nothing but zeros; which is right?",
    "same_unit": "{known}, which is known, has the same name in the same place; please write that code. A unit that "
    "takes its place: give {known} the day of its end (valid_to) first.",
    "required": "must not be empty.",
    "bad_code": "{value} is not a code: letters, digits and . _ - /, no blanks, at most {limit} characters.",
    "too_long": "{length} characters; at most {limit}.",
    "unknown_kind": "{value} is not a kind; the nearest is {nearest}, known are {known}.",
    "bad_number": "{value} is not a whole number from 0 to {limit}.",
    "bad_date": "{value} is not a date; for example 2025-03-01 or 01/03/2025.",
    "bad_month": "{value} is not a month; for example 1980-05.",
    "implausible_month": "{value} cannot be somebody's month of birth.",
    "bad_ratings": "{value} are not the ratings of the last two years: at most two of {known}, with a blank between.",
    "bad_degree": "{value} is no degree in a language: code and level that was decided (B2 or C1), for example en:C1.",
    "bad_yes_no": "{value} is neither yes nor no.",
    "unknown_word": "{value} is not known; the nearest is {nearest}, known are {known}.",
    "unknown_role": "{value} is not a role; the nearest is {nearest}, known are {known}.",
    "day_order": "ends ({value}) before it begins ({begins}).",
    "too_many_days": "{value} days; at most {limit}.",
    "duplicate": "{value} is also in row {rows}, with other content; which one is right?",
    "repeated": "the same as row {rows}.",
    "no_parent_allowed": "a block has nothing above it.",
    "parent_kind": "{value} is a {found}; a {kind} belongs to: {wanted}.",
    "unknown_parent": "{value} is neither in this file nor in the structure; the nearest is {nearest}.",
    "parent_refused": "{value} stands in a refused row.",
    "parent_loop": "the unit would be above itself ({value}).",
    "ends_before_it_begins": "ends ({value}) before it begins ({begins}).",
    "unknown_successor": "{value} is neither in this file nor in the structure; the nearest is {nearest}.",
    "successor_refused": "{value} stands in a refused row.",
    "successor_loop": "the unit would succeed itself ({value}).",
    "successor_without_end": "a unit that has successors needs valid_to.",
    "kind_changed": "{value} is a {found} in the structure and cannot become a {kind}.",
    "ambiguous_unit": "{value} is the name of several units: {codes}; please write the code, or add a column agency.",
    "unit_elsewhere": "{value} is not in {agency} but is {codes}; please correct one of the two.",
    "unknown_unit": "{value} is not in the structure; the nearest is {nearest}.",
    "unit_closed": "{value} was closed on {date}; today: {successors}.",
    "unit_not_open": "{value} opens only on {date}.",
    "unknown_entry": "{value} is not among the {kind} entries of the structure; the nearest is {nearest}.",
    "ambiguous_entry": "{value} may mean {codes}; please use the code.",
    "unknown_supervisor": "{value} is nobody's staff code or name in this file or on the roster; the nearest is "
    "{nearest}.",
    "ambiguous_supervisor": "{value} is the name of several people ({codes}); please write the staff code.",
    "supervisor_loop": "these people would be each other's supervisors: {value}.",
}
"""One row is refused; the others are not."""

OFFERED = frozenset(("old_font", "code_lookalike"))
"""Problems that know what was meant: the parameter ``offer`` can stand for the parameter ``value``."""


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong with one cell, before anybody asks what the cell is for."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row is refused: the row's number in the file (1 is the header), the column's name, code and parameters."""

    row: int
    column: str
    code: str
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The English sentence."""
        return ROW_TEXTS[self.code].format_map(self.params)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something worth knowing that refuses nothing; row 0 means the file as a whole."""

    row: int
    column: str
    code: str
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The English sentence."""
        return NOTICE_TEXTS[self.code].format_map(self.params)


class FileRefusedError(Refusal):
    """The file cannot be imported at all; nothing of it was. ``code`` is one of `FILE_TEXTS`."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code, FILE_TEXTS[code].format_map(params), **params)
