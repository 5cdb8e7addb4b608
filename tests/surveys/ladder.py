"""The ladder once more, written from its description alone, and people to climb it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from random import Random
from statistics import median_low

from survey_definitions import Prompt
from tests.surveys.facts import NOW, begin, sheets
from tests.surveys.takers import by_name, take, values

SKILLS = ("NG", "DO", "TT", "TB", "VI")
LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
SIX = "/lang[k1]/six"
"""Where the levels of the first language stand."""

Statement = tuple[str, int]
"""A skill and a level from 1 (A1) to 6 (C2)."""
Oracle = Callable[[Statement], int]
"""What a person says of a statement: 0 not yet, 1 with difficulty, 2 easily."""


@dataclass(frozen=True)
class Climb:
    """What the description says of one person in one language."""

    levels: dict[str, int]
    minus: dict[str, bool]
    asked: dict[str, list[int]]

    @property
    def median(self) -> int:
        return median_low(self.levels.values())

    @property
    def uneven(self) -> bool:
        return self.median - min(self.levels.values()) >= 2

    @property
    def questions(self) -> int:
        return sum(map(len, self.asked.values()))


def climb(oracle: Oracle, start: int) -> Climb:
    """Find the levels as the description has it: step up from the start while it goes, else down."""
    found = Climb({}, {}, {})
    for skill in SKILLS:
        low, high, at = 0, 7, start
        found.asked[skill], found.minus[skill] = [], False
        while high - low > 1:
            found.asked[skill].append(at)
            answer = oracle((skill, at))
            if answer >= 1:
                low, found.minus[skill], at = at, answer == 1, at + 1
            else:
                high, at = at, at - 1
        found.levels[skill] = low
        start = max(1, low)
    return found


@cache
def statements() -> dict[str, Statement]:
    """Every text of every statement, in any language: which statement it is."""
    found: dict[str, Statement] = {}
    for row in sheets("languages")["survey"]:
        skill, _, rest = row.get("name", "").partition("_")
        if skill in SKILLS and rest[:2] in LEVELS:
            for text in row["label"].values():
                assert found.setdefault(text, (skill, LEVELS.index(rest[:2]) + 1)) == statement_of(row["name"])
    return found


def statement_of(name: str) -> Statement:
    """The statement that a question of the ladder stands for, by its name."""
    skill, level = name.split("_")[:2]
    return skill, LEVELS.index(level) + 1


def is_statement(name: str) -> bool:
    """Is this a question of the ladder?"""
    return name.partition("_")[0] in SKILLS and name.endswith(("_up", "_down"))


def answer_by_text(prompt: Prompt, oracle: Oracle) -> str | None:
    """The oracle's answer to the statement whose text is on the screen."""
    statement = statements().get(prompt.label)
    return None if statement is None else str(oracle(statement))


def take_language(
    oracle: Oracle,
    screen: int | None,
    language: str = "vi",
    said: Mapping[str, str] | None = None,
    now: datetime = NOW,
) -> tuple[dict[str, str], list[Prompt]]:
    """The shipped survey with one language, to its end: what would be submitted, and what was asked in order."""
    session = begin("languages", language=language, now=now)
    answers = {"any": "yes", "code": "en", "has_certificate": "no", "screen": str(screen or ""), **(said or {})}
    asked = take(session, by_name(answers, lambda prompt: answer_by_text(prompt, oracle)))
    assert session.problems() == ()
    return values(session), asked


def rising(levels: dict[str, int], seed: str) -> Oracle:
    """Somebody who reaches these levels, here and there with difficulty."""

    def oracle(statement: Statement) -> int:
        skill, level = statement
        return _of(seed, statement, (1, 2)) if level <= levels[skill] else 0

    return oracle


def erratic(seed: str) -> Oracle:
    """Somebody whose answers know no order: one may reach C1 and not A2."""
    return lambda statement: _of(seed, statement, (0, 1, 2))


def _of(seed: str, statement: Statement, answers: tuple[int, ...]) -> int:
    digest = hashlib.sha256(f"{seed} {statement}".encode()).digest()
    return answers[digest[0] % len(answers)]


def some_levels(random: Random, spread: int = 1) -> dict[str, int]:
    """Levels of five skills, neighbours at most `spread` apart."""
    at = random.randint(0, 6)
    levels: dict[str, int] = {}
    for skill in SKILLS:
        at = min(6, max(0, at + random.randint(-spread, spread)))
        levels[skill] = at
    return levels
