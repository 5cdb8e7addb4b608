"""What the roster says of everybody (rank, age): counted by unit and position group, of all and of who answered."""

from __future__ import annotations

from collections import Counter
from typing import Final, NamedTuple

DONE: Final = "+"
SILENT: Final = "-"
BETWEEN: Final = "\t"
PERSON: Final = "\n"
"""Between the lines of two people."""


class PeopleCell(NamedTuple):
    """People who are counted together: those of a unit and of a position group ('' for none)."""

    unit: str
    position_group: str


Answers = Counter[tuple[PeopleCell, str]]
"""How many people of a cell gave an answer, as it is stored: codes of several choices stand with blanks between."""

AnswersByAge = Counter[tuple[PeopleCell, str, str]]
"""The same, by age band besides: cell, band, answer."""
