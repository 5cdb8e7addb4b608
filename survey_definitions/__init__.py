"""What a survey is and what to ask next: XLSForm surveys, compiled once and run without clock, network or chance.

`compile_survey` turns an author's file into an XForm, `read_survey` turns that into a `Survey`, and a `Session`
walks one person through it.

Each name is imported when it is first asked for: who only speaks of problems loads no engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from survey_definitions import events, inputs
    from survey_definitions.answers import Unreadable, parse_answer, show_answer
    from survey_definitions.context import Context, ReferenceList
    from survey_definitions.engine.carrying import Kept, Last, Offered
    from survey_definitions.engine.rehearsing import Rehearsal
    from survey_definitions.engine.renewing import RenewedAnswers
    from survey_definitions.engine.session import Advance, Session, step
    from survey_definitions.engine.storing import UnknownFormatError
    from survey_definitions.engine.survey import Survey
    from survey_definitions.events import (
        Answered,
        Event,
        Faulted,
        LanguageChanged,
        Moved,
        NothingChanged,
        Rejected,
        RepeatAdded,
        RepeatClosed,
        RepeatRemoved,
        Skipped,
    )
    from survey_definitions.inputs import (
        AddRepeat,
        Answer,
        Back,
        CloseRepeat,
        GoTo,
        Input,
        RemoveRepeat,
        ReopenRepeat,
        SetLanguage,
        Skip,
    )
    from survey_definitions.known import Known
    from survey_definitions.lint import Diagnosis, examine, rehearse_with
    from survey_definitions.problems import Problem, SurveyRejected
    from survey_definitions.reading.compiled import About, Compiled
    from survey_definitions.reading.compiling import compile_survey
    from survey_definitions.reading.xform import read_survey
    from survey_definitions.results import (
        AnswerRecord,
        Choice,
        Instance,
        Outlook,
        Progress,
        Prompt,
        Rejection,
        ReviewItem,
        Section,
    )

_NAMES: Final = {
    "answers": "Unreadable parse_answer show_answer",
    "context": "Context ReferenceList",
    "engine.carrying": "Kept Last Offered",
    "engine.rehearsing": "Rehearsal",
    "engine.renewing": "RenewedAnswers",
    "engine.session": "Advance Session step",
    "engine.storing": "UnknownFormatError",
    "engine.survey": "Survey",
    "events": "Answered Event Faulted LanguageChanged Moved NothingChanged Rejected"
    " RepeatAdded RepeatClosed RepeatRemoved Skipped",
    "inputs": "AddRepeat Answer Back CloseRepeat GoTo Input RemoveRepeat ReopenRepeat SetLanguage Skip",
    "known": "Known",
    "lint": "Diagnosis examine rehearse_with",
    "problems": "Problem SurveyRejected",
    "reading.compiled": "About Compiled",
    "reading.compiling": "compile_survey",
    "reading.xform": "read_survey",
    "results": "AnswerRecord Choice Instance Outlook Progress Prompt Rejection ReviewItem Section",
}
_WHERE: Final = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = [
    "About",
    "AddRepeat",
    "Advance",
    "Answer",
    "AnswerRecord",
    "Answered",
    "Back",
    "Choice",
    "CloseRepeat",
    "Compiled",
    "Context",
    "Diagnosis",
    "Event",
    "Faulted",
    "GoTo",
    "Input",
    "Instance",
    "Kept",
    "Known",
    "LanguageChanged",
    "Last",
    "Moved",
    "NothingChanged",
    "Offered",
    "Outlook",
    "Problem",
    "Progress",
    "Prompt",
    "ReferenceList",
    "Rehearsal",
    "Rejected",
    "Rejection",
    "RemoveRepeat",
    "RenewedAnswers",
    "ReopenRepeat",
    "RepeatAdded",
    "RepeatClosed",
    "RepeatRemoved",
    "ReviewItem",
    "Section",
    "Session",
    "SetLanguage",
    "Skip",
    "Skipped",
    "Survey",
    "SurveyRejected",
    "UnknownFormatError",
    "Unreadable",
    "compile_survey",
    "events",
    "examine",
    "inputs",
    "parse_answer",
    "read_survey",
    "rehearse_with",
    "show_answer",
    "step",
]


def __getattr__(name: str) -> Any:
    """Import what is asked for by name, once."""
    if name in ("events", "inputs"):
        return import_module(f"{__name__}.{name}")
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
    return found
