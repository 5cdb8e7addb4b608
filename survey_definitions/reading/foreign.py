"""An XForm that somebody brings along: what other tools made of a workbook, or wrote by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from survey_definitions import limits
from survey_definitions.engine.rehearsing import Trial
from survey_definitions.engine.survey import Survey
from survey_definitions.known import Known
from survey_definitions.problems import Problem, SurveyRejected
from survey_definitions.reading.bundle import Bundle, packed
from survey_definitions.reading.checks import check_like_a_book
from survey_definitions.reading.checks.rehearsal import check_rehearsal
from survey_definitions.reading.compiled import About, Compiled
from survey_definitions.reading.faults import XFormError
from survey_definitions.reading.messages import problem, worded
from survey_definitions.reading.names import XFORMS, elements
from survey_definitions.reading.ownlists import ListFault, with_own_lists
from survey_definitions.reading.sentences import MESSAGES
from survey_definitions.reading.settings import identifier
from survey_definitions.reading.words import survey_id
from survey_definitions.reading.xform import build_survey
from survey_definitions.reading.xformbook import book_of
from survey_definitions.reading.xmltree import parsed

_VERSION_LENGTH: Final = 8


def compiled_xform(bundle: Bundle, stored: bytes, known: Known | None, trial: Trial | None = None) -> Compiled:
    """Compile an XForm with what lies beside it; `stored` is the file as it came. Raises SurveyRejected.

    There are no rows: places are the paths of questions.
    """
    if len(bundle.source) > limits.FILE_BYTES:
        size, limit = str(len(bundle.source)), str(limits.FILE_BYTES)
        raise SurveyRejected((problem("file_too_large", size=size, limit=limit),))
    try:
        return _compiled(bundle, stored, known, trial)
    except XFormError as fault:
        raise SurveyRejected((_told(fault),)) from fault
    except ListFault as fault:
        raise SurveyRejected((problem(fault.code, "", None, "", {"file": "", **fault.params}),)) from fault


def _compiled(bundle: Bundle, stored: bytes, known: Known | None, trial: Trial | None) -> Compiled:
    whole, used = with_own_lists(bundle.source, bundle.files)
    if used and stored is bundle.source:
        stored = packed(stored, bundle.name, used)
    sha256 = hashlib.sha256(stored).hexdigest()
    xform, found = _identified(whole, bundle.name, sha256)
    survey = build_survey(xform)
    found += [
        *_missing(survey, known, _files_of(xform)),
        *(problem("xform", severity="warning", detail=one) for one in survey.warnings),
    ]
    if not survey.question_count:
        found.append(problem("no_questions", severity="warning"))
    sheets = book_of(survey)
    found += map(sheets.placed, check_like_a_book(sheets.book))
    rehearsal = None
    if trial and survey.question_count and not _has_errors(found):
        rehearsal = trial(survey)
        found += map(sheets.placed, check_rehearsal(rehearsal, survey, sheets.rows))
    if _has_errors(found):
        raise SurveyRejected(tuple(sorted(dict.fromkeys(found), key=lambda one: one.severity)))
    done = Compiled(About.of(survey), xform, tuple(found), sha256, survey.lists, source=stored, rehearsal=rehearsal)
    done.__dict__["survey"] = survey
    return done


def _has_errors(found: list[Problem]) -> bool:
    return any(one.severity == "error" for one in found)


def _identified(xform: str, file_name: str, sha256: str) -> tuple[str, list[Problem]]:
    """The XForm with an id that can be kept and a version, where it has none."""
    root = parsed(xform)
    instance = root.find(f".//{XFORMS}model/{XFORMS}instance")
    data = elements(instance)[:1] if instance is not None else []
    found: list[Problem] = []
    for element in data:
        given = element.get("id") or ""
        kept = survey_id(given)[: limits.ID_LENGTH] if given else identifier(file_name)
        if not given:
            found.append(problem("missing_setting", severity="warning", setting="id", value=kept))
        elif kept != given:
            found.append(problem("bad_id", severity="warning", text=given, name=given, near=kept))
        element.set("id", kept)
        if not element.get("version"):
            element.set("version", sha256[:_VERSION_LENGTH])
    return etree.tostring(root, encoding="unicode"), found


def _files_of(xform: str) -> dict[str, str]:
    """The names of the files that lists come from, by the lists' names."""
    paths = (PurePosixPath(one.get("src") or "") for one in parsed(xform).iter(f"{XFORMS}instance"))
    return {path.stem: path.name for path in paths if path.suffix}


def _missing(survey: Survey, known: Known | None, files: Mapping[str, str]) -> Iterator[Problem]:
    """Lists that neither lie beside the survey nor are of the house."""
    for listed in sorted(survey.lists - set(known.lists)) if known is not None else ():
        assert known is not None
        lists = ", ".join(sorted(known.lists))
        params = {"list": listed, "file": files.get(listed, f"{listed}.csv"), "lists": lists}
        yield problem("unknown_reference_list", "", None, "", params, text=listed)


def _told(fault: XFormError) -> Problem:
    """A fault in words, at the path of the question."""
    params = {"detail": fault.message, "limit": str(limits.EXPRESSION_LENGTH), "example": "${name}", **fault.params}
    code = fault.code if fault.code in MESSAGES else "xform"
    if code == "cycle":
        params |= {"loop": fault.params["refs"].replace(" ", " → "), "name": fault.where}
    return worded(code, (fault.where, None, fault.attribute), params, text=fault.text)
