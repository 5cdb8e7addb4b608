"""How long answering takes: reading, at the pace of people in a hurry, and then pressing or typing."""

from __future__ import annotations

from math import ceil
from typing import Final

from survey_definitions.question_types import AnsweredBy, names
from survey_definitions.results import Outlook, Prompt
from survey_definitions.value import value

READ: Final = 17.0  # characters a second: about 230 Vietnamese words a minute
CHOOSE: Final = 4.0  # seconds to decide and press
TYPE: Final = 10.0  # seconds for a number or a date
WRITE: Final = 25.0  # seconds for a sentence
IN_SIGHT: Final = 8  # choices of a long list that are read before it is searched
_CHOSEN: Final = names(by=AnsweredBy.CHOOSING) | {"select1", "select", "repeat"}
_SHORT: Final = names(by=AnsweredBy.TYPING)


def seconds(question: str, characters: int) -> float:
    """The seconds for one question of a kind, with so many characters to be read before."""
    if question == "note":
        return characters / READ
    act = CHOOSE if question in _CHOSEN else TYPE if question in _SHORT else WRITE
    return characters / READ + act


def whole_minutes(seconds: float) -> int:
    """Minutes as people are told them: rounded up, at least 1."""
    return max(1, ceil(seconds / 60))


def of_prompt(prompt: Prompt) -> float:
    """The seconds for a question as it stands on the card."""
    texts = [prompt.label, prompt.hint, *(choice.label for choice in prompt.choices[:IN_SIGHT])]
    return seconds(prompt.question, sum(map(len, texts)))


@value
class Minutes:
    """How long the rest takes, at least and at most."""

    least: int
    most: int


def minutes_left(outlook: Outlook, pace: float = 1.0) -> Minutes:
    """The minutes left as they are told: whole ones, the upper end never too small.

    ``pace`` says how much longer than estimated people take.
    """
    return Minutes(int(outlook.least * pace // 60), max(1, ceil(outlook.most * pace / 60)))
