"""The way of a survey file: bytes, sheets, checks, pyxform, XForm, survey."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from survey_definitions import limits
from survey_definitions.problems import Problem, SurveyRejected
from survey_definitions.reading.checks import check_book
from survey_definitions.reading.compiling import Compiled
from survey_definitions.reading.faults import XFormError
from survey_definitions.reading.messages import MESSAGES, problem, worded
from survey_definitions.reading.places import rows_by_path
from survey_definitions.reading.settings import completed, root_name
from survey_definitions.reading.sheets import SURVEY, Book
from survey_definitions.reading.titles import add_titles
from survey_definitions.reading.workbook import OLD_EXCEL, ZIP, read_workbook
from survey_definitions.reading.xform import build_survey
from survey_definitions.reading.xlsform import convert_book, question_types
from survey_definitions.reading.yamlfile import read_yaml

if TYPE_CHECKING:
    from survey_definitions.engine.survey import Survey

_COLUMNS = {"calculate": "calculation", "readonly": "read_only", "choices": "choice_filter", "setvalue": "default"}


def compiled(source: bytes, name: str) -> Compiled:
    """Compile a survey file called `name`. Raises SurveyRejected."""
    book = _read(source)
    found = tuple(check_book(book, question_types()))
    if any(one.severity == "error" for one in found):
        raise SurveyRejected(tuple(sorted(found, key=_errors_first)))
    sha256 = hashlib.sha256(source).hexdigest()
    whole, titles = completed(book, name, sha256)
    xform, warnings = convert_book(whole)
    xform = add_titles(xform, titles)
    survey = _built(xform, whole)
    last = book.sheets[SURVEY].rows[-1].number
    said = (one for one in warnings if one.row is None or one.row <= last)  # not of rows the reader added
    return Compiled(survey, xform, (*found, *said), sha256, survey.lists)


def _errors_first(found: Problem) -> bool:
    return found.severity != "error"


def _read(source: bytes) -> Book:
    if len(source) > limits.FILE_BYTES:
        size, limit = str(len(source)), str(limits.FILE_BYTES)
        raise SurveyRejected((problem("file_too_large", size=size, limit=limit),))
    if source.startswith(OLD_EXCEL):
        raise SurveyRejected((problem("old_excel"),))
    return read_workbook(source) if source.startswith(ZIP) else read_yaml(source)


def _built(xform: str, book: Book) -> Survey:
    try:
        return build_survey(xform)
    except XFormError as fault:
        row = rows_by_path(book, root_name(book)).get(fault.where)
        column = _COLUMNS.get(fault.attribute, fault.attribute)
        params = {"detail": fault.message, "hint": "", "limit": str(limits.EXPRESSION_LENGTH), **fault.params}
        code = fault.code if fault.code in MESSAGES else "pyxform"
        found = worded(code, (SURVEY, row, column), params, text=fault.text)
        raise SurveyRejected((found,)) from fault
