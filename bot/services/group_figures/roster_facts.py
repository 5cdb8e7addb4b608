"""What the roster says of everybody (rank, age): counted by unit and position group, of all and of who answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

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


@dataclass(frozen=True, slots=True)
class RosterFact:
    """What the roster says of all who were invited (``asked``), and of those who answered (``done``).

    Arrays of whole numbers: a line for each cell of a crowd, a column for each of ``names``; '' where it says nothing.
    """

    names: Sequence[str]
    asked: Any
    done: Any

    def by_code(self, codes: Sequence[str], numbers: Any) -> Any:
        """Numbers as columns of codes; where anybody has none of them, they are a last one."""
        import numpy as np  # noqa: PLC0415 - a tenth of a second that nothing else waits for

        width = len(codes) + any(name not in codes for name in self.names)
        found = np.zeros((len(numbers), width), dtype=np.int64)
        for name, column in zip(self.names, numbers.T, strict=True):
            found[:, codes.index(name) if name in codes else width - 1] += column
        return found
