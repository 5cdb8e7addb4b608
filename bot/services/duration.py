"""How long a survey takes: its typical path walked once, each question at the time people need for its kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from math import ceil
from typing import Final

from survey_definitions import (
    AddRepeat,
    Answer,
    CloseRepeat,
    Context,
    Input,
    Prompt,
    ReferenceList,
    Session,
    Skip,
    Survey,
)

CHOICE_SECONDS: Final = 20
TYPED_SECONDS: Final = 40
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
_UNKNOWN_LIST: Final = ReferenceList(({"name": "x", "label": "x", "parent": "", "valid_to": ""},))


def minutes_of(survey: Survey, lists: Mapping[str, ReferenceList], now: datetime) -> int:
    """Minutes for somebody who answers everything from the middle of each scale, with one entry in each repeat.

    Rounded up, at least 1. ``lists`` are the reference lists of the day; what depends on a person's facts is not asked.
    """
    known = {name: lists[name] if name in lists and lists[name].rows else _UNKNOWN_LIST for name in survey.lists}
    session = Session.start(survey, Context({}, known), now=now, seed="minutes", language=survey.default_language)
    spent: dict[str, int] = {}
    for _ in range(MOST_STEPS):
        prompt = session.prompt()
        if prompt is None or not _take(session, prompt, now):
            break
        if prompt.kind == "question":
            spent[prompt.path] = CHOICE_SECONDS if prompt.question in _CHOSEN else TYPED_SECONDS
    return max(1, ceil(sum(spent.values()) / 60))


def _take(session: Session, prompt: Prompt, now: datetime) -> bool:
    """Go on by the first input that is taken; False when none is."""
    for attempt in _inputs(prompt):
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
