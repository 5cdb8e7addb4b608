"""How long a survey takes: its typical path walked once, each question at the time people need for its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from math import ceil
from typing import Final

from survey_definitions import (
    AddRepeat,
    Answer,
    Answered,
    CloseRepeat,
    Context,
    Input,
    Prompt,
    ReferenceList,
    Session,
    Skip,
    Skipped,
    Survey,
)

CHOICE_SECONDS: Final = 20
TYPED_SECONDS: Final = 40
MOST_ATTEMPTS: Final = 12  # answers tried at one question
MOST_STEPS: Final = 500  # a survey that cannot be walked to its end is estimated from what was seen by then
_CHOSEN: Final = frozenset({"select_one", "select_multiple", "rank", "range", "acknowledge"})
_SAMPLES: Final = {
    "integer": ("3", "1", "10", "2020", "50", "0"),
    "decimal": ("3", "1", "10", "0.5"),
    "date": ("2020-06-01", "2022-06-01", "2030-01-01", "1985-06-01"),
    "time": ("09:00:00.000",),
    "datetime": ("2020-06-01T09:00:00.000",),
    "geopoint": ("21 105 0 0",),
    "file": ("a.jpg",),
}
_TEXTS: Final = ("abc", "A1", "a" * 30, "123456", "a@b.vn")
_ENTRY: Final = re.compile(r"\[[^\]]*\]")  # in a path: /post[k2]/title
_UNKNOWN_LIST: Final = ReferenceList(({"name": "x", "label": "x", "parent": "", "valid_to": ""},))


@dataclass(frozen=True, slots=True)
class Lengths:
    """How many questions one person is asked: on the shortest and on the longest way that was found."""

    shortest: int
    longest: int


Pick = Callable[[Session, Prompt, datetime], Input | None]


def minutes_of(survey: Survey, lists: Mapping[str, ReferenceList], now: datetime) -> int:
    """Minutes for somebody who answers everything from the middle of each scale, with one entry in each repeat.

    Rounded up, at least 1. ``lists`` are the reference lists of the day; what depends on a person's facts is not asked.
    """
    return max(1, ceil(sum(_walked(survey, lists, now, lambda *_: None).values()) / 60))


def lengths_of(survey: Survey, lists: Mapping[str, ReferenceList], now: datetime) -> Lengths:
    """The fewest and the most questions on a way through, one entry in each repeat.

    Found by taking, at each question on which others hang, the answer that leaves fewest or most to ask. That is exact
    where questions hang on single answers, and near it elsewhere. Facts of a person are not known here.
    """
    middle, fewest, most = (
        len(_walked(survey, lists, now, pick)) for pick in (lambda *_: None, partial(_best, 1), partial(_best, -1))
    )
    return Lengths(min(fewest, middle, most), max(fewest, middle, most))


def _walked(survey: Survey, lists: Mapping[str, ReferenceList], now: datetime, pick: Pick) -> dict[str, int]:
    """The seconds for each question on one way through; ``pick`` may choose an answer."""
    known = {name: lists[name] if name in lists and lists[name].rows else _UNKNOWN_LIST for name in survey.lists}
    session = Session.start(survey, Context({}, known), now=now, seed="minutes", language=survey.default_language)
    spent: dict[str, int] = {}
    for _ in range(MOST_STEPS):
        prompt = session.prompt()
        if prompt is None or not _take(session, prompt, now, pick(session, prompt, now)):
            break
        if prompt.kind == "question":
            spent[prompt.path] = CHOICE_SECONDS if prompt.question in _CHOSEN else TYPED_SECONDS
    return spent


def _best(sign: int, session: Session, prompt: Prompt, now: datetime) -> Input | None:
    """The input after which fewest (``sign`` 1) or most (-1) can be reached; None where none differs."""
    if prompt.kind != "question" or not _leads_on(session.survey, prompt):
        return None
    state = session.dump()
    reached: dict[Input, int] = {}
    for attempt in _inputs(prompt)[:MOST_ATTEMPTS]:
        tried = Session.load(session.survey, session.context, state, now)
        if isinstance(tried.apply(attempt, now)[0], Answered | Skipped):
            reached[attempt] = sign * tried.progress().reachable
    return min(reached, key=reached.__getitem__) if len(set(reached.values())) > 1 else None


def _leads_on(survey: Survey, prompt: Prompt) -> bool:
    """Whether other questions hang on this one."""
    ref = f"{survey.root.ref}{_ENTRY.sub('', prompt.path)}"
    steps = survey.rules.after_change(ref).steps
    return bool(survey.counts) or any(placed.rule.kind != "calculate" for placed, _ in steps)


def _take(session: Session, prompt: Prompt, now: datetime, first: Input | None) -> bool:
    """Go on by the first input that is taken; False when none is."""
    for attempt in [*([first] if first else []), *_inputs(prompt)]:
        session.apply(attempt, now)
        after = session.prompt()
        if after is None or (after.kind, after.path) != (prompt.kind, prompt.path):
            return True
    return False


def _inputs(prompt: Prompt) -> list[Input]:
    if prompt.kind == "note":
        return [Skip()]
    if prompt.kind == "repeat":
        return [*([] if prompt.instances else [AddRepeat()]), CloseRepeat()]
    return [*(Answer(value) for value in _values(prompt)), Skip()]


def _values(prompt: Prompt) -> list[str]:
    if prompt.choices:
        ordered = [choice.value for choice in prompt.choices]
        middle = (len(ordered) - 1) // 2
        return [" ".join(ordered)] if prompt.question == "rank" else [*ordered[middle:], *ordered[:middle]]
    if prompt.range is not None:
        return [f"{prompt.range[0]:g}"]
    return [*([prompt.value] if prompt.value else []), *_SAMPLES.get(prompt.question, _TEXTS)]
