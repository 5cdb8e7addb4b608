"""The way of a survey file: bytes, sheets, checks, pyxform, XForm, survey."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from survey_definitions import limits
from survey_definitions.assessment.definition import SHEETS, rows_of
from survey_definitions.problems import Problem, SurveyRejected
from survey_definitions.reading.adapting import adapted
from survey_definitions.reading.attachments import attachments
from survey_definitions.reading.bundle import Bundle, Files, is_xform, opened, packed
from survey_definitions.reading.checks import check_book
from survey_definitions.reading.checks.rehearsal import check_rehearsal
from survey_definitions.reading.compiled import About, Compiled
from survey_definitions.reading.faults import XFormError
from survey_definitions.reading.foreign import compiled_xform
from survey_definitions.reading.mending import mended, respelt
from survey_definitions.reading.messages import problem, worded
from survey_definitions.reading.oldbooks import OPEN_DOCUMENT, read_old_workbook, read_open_document
from survey_definitions.reading.ownlists import ListFault, with_own_lists
from survey_definitions.reading.places import rows_by_path
from survey_definitions.reading.sentences import MESSAGES
from survey_definitions.reading.settings import completed, own_words, root_name
from survey_definitions.reading.sheets import SURVEY, Book, Place, Row
from survey_definitions.reading.titles import add_titles
from survey_definitions.reading.workbook import OLD_EXCEL, ZIP, read_workbook
from survey_definitions.reading.xform import build_survey
from survey_definitions.reading.xlsform import convert_book, question_types
from survey_definitions.reading.yamlfile import read_yaml

if TYPE_CHECKING:
    from survey_definitions.engine.rehearsing import Rehearsal, Trial
    from survey_definitions.engine.survey import Survey
    from survey_definitions.known import Known

_COLUMNS = {"calculate": "calculation", "readonly": "read_only", "choices": "choice_filter", "setvalue": "default"}
# Without these there is nothing that could be mended and compiled.
_HOPELESS = ("no_survey_sheet", "empty_survey", "missing_column", "too_deep", "too_much_logic")


Rules = Callable[[Book, Bundle], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class _File:
    """A survey file: its bundle, and what is stored of both with its hash."""

    bundle: Bundle
    stored: bytes
    sha256: str


def compiled(
    source: bytes,
    name: str,
    rules: Rules = lambda _book, _bundle: (),
    files: Files | None = None,
    known: Known | None = None,
    trial: Trial | None = None,
) -> Compiled:
    """Compile a survey file called `name`, with files beside it, that keeps to further rules.

    `trial` goes through the survey; what it finds is judged as well. Raises SurveyRejected with all its problems.
    """
    bundle = opened(source, name, files or {})
    if is_xform(bundle.source):
        return compiled_xform(bundle, source, known, trial)
    book = read_book(bundle.source)
    found = tuple(checked(book, lambda one: rules(one, bundle)))
    if any(one.code == "too_much_logic" for one in found):  # what looks for files and mistakes would compile it all
        raise SurveyRejected(sorted_problems(as_written(found, book)))
    file = _file(source, bundle, book)
    if not _errors(found):
        try:
            return _compiled(book, file, found, trial)
        except SurveyRejected as rejected:
            found += rejected.problems
    raise SurveyRejected(sorted_problems(as_written((*found, *_others(book, file, found)), book)))


def _file(source: bytes, bundle: Bundle, book: Book) -> _File:
    """What lies beside a survey and is meant by it becomes one file with it."""
    stored = source
    if bundle.source is source:
        found = {one.name: bundle.files.get(one.name) for one in attachments(book)}
        used = {name: content for name, content in found.items() if content is not None}
        stored = packed(source, bundle.name, used) if used else source
    return _File(bundle, stored, hashlib.sha256(stored).hexdigest())


def checked(book: Book, rules: Callable[[Book], Iterable[Problem]]) -> Iterator[Problem]:
    """What reading and the checks of the sheets find. A cell that could not be read, or was warned of, is told once."""
    wrong = {_cell(one) for one in _errors(book.problems)} | book.doubtful
    warned = {_cell(one) for one in book.problems}
    yield from book.problems
    found = list(check_book(book, question_types()))
    if not any(one.code in _HOPELESS for one in found):
        found += rules(respelt(book, found))
    yield from (one for one in found if _cell(one) not in (wrong if one.severity == "error" else wrong | warned))


def _cell(one: Problem) -> Place:
    return one.sheet, one.row, one.column


def sorted_problems(found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Errors before warnings, each as the sheets have them from top to bottom."""
    sheets = ("survey", "choices", "settings", *SHEETS)

    def place(one: Problem) -> tuple[bool, int, int]:
        at = sheets.index(one.sheet) if one.sheet in sheets else -1
        return one.severity != "error", at, one.row or one.line or 0

    return tuple(sorted(dict.fromkeys(found), key=place))


def as_written(found: Iterable[Problem], book: Book) -> Iterator[Problem]:
    """Problems with the headers as the author wrote them, in the row where they stand: checks know it as the first."""
    for one in found:
        head = book.sheets[one.sheet].head if one.sheet in book.sheets else 1
        row = head if one.row == 1 and one.code != "title_above" else one.row
        yield replace(one, row=row, column=book.written.get((one.sheet, one.column), one.column))


def read_book(source: bytes) -> Book:
    """The sheets of a file, in the words that checks and compiler know. Raises SurveyRejected for no survey file."""
    return adapted(raw_book(source))


def raw_book(source: bytes) -> Book:
    """The sheets of a file as its author wrote them. Raises SurveyRejected for what is no survey file at all."""
    if len(source) > limits.FILE_BYTES:
        size, limit = str(len(source)), str(limits.FILE_BYTES)
        raise SurveyRejected((problem("file_too_large", size=size, limit=limit),))
    if source.startswith(OLD_EXCEL):
        return read_old_workbook(source)
    if source.startswith(ZIP):
        return read_open_document(source) if OPEN_DOCUMENT in source[:200] else read_workbook(source)
    return read_yaml(source)


def _errors(found: Iterable[Problem]) -> list[Problem]:
    return [one for one in found if one.severity == "error"]


def _compiled(book: Book, file: _File, found: tuple[Problem, ...], trial: Trial | None = None) -> Compiled:
    whole, titles = completed(book, file.bundle.name, file.sha256)
    xform, warnings = convert_book(whole)
    xform, survey = _built(xform, titles, whole, file.bundle.files)
    last = book.sheets[SURVEY].rows[-1].number
    said = (one for one in warnings if one.row is None or one.row <= last)  # not of rows the reader added
    rehearsal = trial(survey) if trial else None
    judged = _judged(rehearsal, survey, rows_by_path(book, root_name(whole)), found) if rehearsal else ()
    if _errors(judged):
        raise SurveyRejected(judged)
    told = sorted_problems(as_written((*found, *said, *judged), book))
    about = About.of(survey, own_words(book))
    done = Compiled(about, xform, told, file.sha256, survey.lists, rows_of(book), file.stored, rehearsal)
    done.__dict__["survey"] = survey
    return done


def _judged(
    rehearsal: Rehearsal, survey: Survey, rows: Mapping[str, Row], found: tuple[Problem, ...]
) -> tuple[Problem, ...]:
    """What a rehearsal found, but for filters that are known to leave nothing."""
    told = {one.row for one in found if one.code == "empty_choices"}
    every = check_rehearsal(rehearsal, survey, rows)
    return tuple(one for one in every if not (one.code == "never_a_choice" and one.row in told))


def _others(book: Book, file: _File, found: tuple[Problem, ...]) -> list[Problem]:
    """What is wrong besides: what the compiler says when everything found so far is set aside, until it is content.

    Only what has a row is of use here: the rest may come from the mending.
    """
    rows = sum(len(sheet.rows) for sheet in book.sheets.values())
    if any(one.code in _HOPELESS for one in found) or len(_errors(found)) > limits.MENDED:
        return []
    book = mended(book, _errors(found))
    seen = {(one.sheet, one.row) for one in _errors(found)}
    more: list[Problem] = []
    for _ in range(min(limits.COMPILER_ROUNDS, limits.COMPILER_ROWS // max(rows, 1))):
        try:
            _compiled(book, file, ())
        except SurveyRejected as rejected:
            (other,) = rejected.problems
            if other.row is None or other in more:
                break
            if (other.sheet, other.row) not in seen or other.code in ("cycle", "self_cycle"):
                more.append(other)
            book = mended(book, (other,))
        else:
            break
    return more


def _built(xform: str, titles: dict[str, str], book: Book, files: Files) -> tuple[str, Survey]:
    try:
        whole, _ = with_own_lists(add_titles(xform, titles), files)
        return whole, build_survey(whole)
    except etree.XMLSyntaxError as err:  # a name that pyxform let through
        raise SurveyRejected((problem("compiler", SURVEY, detail=str(err)),)) from err
    except XFormError as fault:
        raise SurveyRejected((_placed(fault, book),)) from fault
    except ListFault as fault:  # only where nobody judges what comes from outside
        raise SurveyRejected((problem(fault.code, SURVEY, None, "", {"file": "", **fault.params}),)) from fault


def _placed(fault: XFormError, book: Book) -> Problem:
    """A fault of the XForm at its row."""
    row = rows_by_path(book, root_name(book)).get(fault.where)
    column = _COLUMNS.get(fault.attribute, fault.attribute)
    cell = next(iter(row.all(column)), None) if row else None
    params = {"detail": fault.message, "limit": str(limits.EXPRESSION_LENGTH), "example": "${name}", **fault.params}
    code = fault.code if fault.code in MESSAGES else "compiler"
    sentence = ""
    if code == "cycle":
        names = [step.rsplit("/", 1)[-1] for step in fault.params["refs"].split()]
        params |= {"loop": " → ".join(names), "name": names[0]}
        sentence = "self_cycle" if len(set(names)) == 1 else ""
    place = (SURVEY, row, cell.header if cell else column)
    return worded(code, place, params, text=cell.text if cell else fault.text, sentence=sentence)
