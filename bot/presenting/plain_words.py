"""An author's words without their marks, for buttons and for what is cut."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any, Final, TypeVar

from survey_definitions import Choice, Instance, Prompt
from survey_definitions.markup import plain

Shown = TypeVar("Shown", Choice, Instance, Prompt)

CHOSEN: Final = frozenset({"select_one", "select_multiple", "rank"})  # questions whose answers are an author's words

FEW: Final = 16  # choices: as many are the same for everybody who is asked, and remembered


def of_prompt(prompt: Prompt) -> Prompt:
    """The prompt with headings, choices and entries in plain words, whatever their author marked."""
    choices = _of_few(prompt.choices) if len(prompt.choices) <= FEW else _of_choices(prompt.choices)
    entries = tuple(_with(one, title=plain(one.title), summary=plain(one.summary)) for one in prompt.instances)
    return _with(prompt, headings=tuple(map(plain, prompt.headings)), choices=choices, instances=entries)


def _of_choices(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    return tuple(_with(one, label=plain(one.label)) for one in choices)


_of_few = lru_cache(256)(_of_choices)


def _with(one: Shown, **values: Any) -> Shown:
    """The same with other values; itself where they are none, which is most of them."""
    return replace(one, **values) if any(getattr(one, name) != value for name, value in values.items()) else one


def of_answer(question: str, shown: str) -> str:
    """What somebody answered: an author's labels without their marks, one's own words as they were typed."""
    return plain(shown) if question in CHOSEN else shown
