"""What the roster says of everybody (rank, age): counted by unit and by position group, of all and of who answered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from bot.services.group_figures.ages import band_of

DONE: Final = "+"
SILENT: Final = "-"
BETWEEN: Final = "\t"


@dataclass(frozen=True, slots=True)
class PeopleCell:
    """People who are counted together: those of a unit and of a position group ('' for none)."""

    unit: str
    position_group: str


Answers = Counter[tuple[PeopleCell, str]]
"""How many people of a cell gave an answer, as it is stored: codes of several choices stand with blanks between."""

AnswersByAge = Counter[tuple[PeopleCell, str, str]]
"""The same, by age band besides: cell, band, answer."""


@dataclass(slots=True)
class Spread:
    """Something counted by unit, and beside it by position group."""

    by_unit: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    by_group: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


@dataclass(slots=True)
class RosterFact:
    """What the roster says of all who were invited, and of those of them who answered; '' where it says nothing.

    By cell, a line each, the same stands in arrays that have a column for each of ``names``.
    """

    invited: Spread = field(default_factory=Spread)
    answered: Spread = field(default_factory=Spread)
    cells: Sequence[PeopleCell] = ()
    names: Sequence[str] = ()
    asked: Any = None
    done: Any = None


def told_of(told: Sequence[tuple[PeopleCell, str]], day: date) -> tuple[RosterFact, RosterFact]:
    """Ranks and age bands on a day, of lines of people by cell: `DONE` or `SILENT`, rank, `BETWEEN`, month of birth."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second that nothing else waits for

    lists = [facts.split("\n") for _, facts in told]
    words = [word for listed in lists for word in listed]
    known = sorted(set(words))
    at = {word: number for number, word in enumerate(known)}
    people = np.fromiter(map(at.__getitem__, words), np.int64, len(words))
    cells = np.repeat(np.arange(len(told)), [len(listed) for listed in lists])
    done = np.array([word[0] == DONE for word in known], dtype=bool)[people] if known else people.astype(bool)

    def counted(said: Callable[[str], str]) -> RosterFact:
        values = [said(word) for word in known]
        names = sorted(set(values))
        value = np.array([names.index(one) for one in values], dtype=np.int64)[people] if known else people
        places = cells * len(names) + value
        numbers = [
            np.bincount(places[who], minlength=len(told) * len(names)).reshape(-1, max(len(names), 1))
            for who in (slice(None), done)
        ]
        listed = [cell for cell, _ in told]
        asked, answered = (_spread(listed, names, one) for one in numbers)
        return RosterFact(asked, answered, listed, names, *numbers)

    ranks = counted(lambda word: word[1:].partition(BETWEEN)[0])
    return ranks, counted(lambda word: band_of(day, word.partition(BETWEEN)[2]))


def _spread(cells: Sequence[PeopleCell], names: Sequence[str], numbers: Any) -> Spread:
    """How many of each cell have each value, by unit and by position group."""
    found = Spread()
    if names:
        _put(found.by_unit, [cell.unit for cell in cells], names, numbers)
        _put(found.by_group, [cell.position_group for cell in cells], names, numbers)
    return found


def _put(into: dict[str, Counter[str]], places: Sequence[str], names: Sequence[str], numbers: Any) -> None:
    """Add the lines of equal places."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second that nothing else waits for

    known = {place: at for at, place in enumerate(dict.fromkeys(places))}
    sums = np.zeros((len(known), len(names)), dtype=np.int64)
    np.add.at(sums, [known[place] for place in places], numbers)
    for place, line in zip(known, sums.tolist(), strict=True):
        into[place].update({name: number for name, number in zip(names, line, strict=True) if number})
