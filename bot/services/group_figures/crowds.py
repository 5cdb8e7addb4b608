"""Everybody who is counted, as arrays: from a line a person, as the database puts them together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np

from bot.services.group_figures.ages import band_of
from bot.services.group_figures.roster_facts import BETWEEN, DONE, PERSON, PeopleCell
from survey_definitions.disclosure.lines import Numbers

NOT_PACKED: Final = ""


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
        width = len(codes) + any(name not in codes for name in self.names)
        found = np.zeros((len(numbers), width), dtype=np.int64)
        for name, column in zip(self.names, numbers.T, strict=True):
            found[:, codes.index(name) if name in codes else width - 1] += column
        return found


@dataclass(frozen=True, slots=True)
class PackedPeople:
    """Those whose answers are packed in one layout: the cell of each, and their bytes, a line a byte of the layout."""

    cells: Numbers
    columns: np.ndarray[tuple[int, int], np.dtype[np.uint8]]


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everybody who is counted: heads by cell, facts of the roster, answers as they are packed.

    ``asked`` and ``done`` have a number for each of ``cells``, which stand in their order. Ages are of ``day``.
    ``packed`` is by the mark of the layout; what is packed otherwise, or not at all, is counted from its rows.
    """

    day: date
    cells: Sequence[PeopleCell]
    asked: Numbers
    done: Numbers
    ranks: RosterFact
    ages: RosterFact  # by band
    packed: Mapping[bytes, PackedPeople]
    is_all_packed: bool


def crowd_of(places: str, facts: str, bodies: Mapping[bytes, bytes], day: date, *, is_all_packed: bool = True) -> Crowd:
    """Put everybody together. ``places`` and ``facts`` have the same people in the same order, `PERSON` between them.

    A place is a unit, `BETWEEN`, a position group, `BETWEEN` and the number of one of ``bodies``, or `NOT_PACKED`; a
    fact is `DONE` or `SILENT`, a rank, `BETWEEN` and a month of birth. ``bodies`` are by mark what is packed, one
    behind the other, in the order of their people.
    """
    stands, place = _numbered(places)
    said, fact = _numbered(facts)
    named = [word.split(BETWEEN) for word in stands]
    cells = sorted({PeopleCell(unit, group) for unit, group, _ in named})
    at = {cell: number for number, cell in enumerate(cells)}
    line = _each([at[PeopleCell(unit, group)] for unit, group, _ in named])[place]
    layout = _each([int(number) if number != NOT_PACKED else -1 for *_, number in named])[place]
    done = _each([word[0] == DONE for word in said])[fact] > 0

    def told(told_of: Callable[[str], str]) -> RosterFact:
        values = [told_of(word[1:]) for word in said]
        names = sorted(set(values))
        value = _each([names.index(one) for one in values])[fact]
        asked, answered = (
            np.bincount(line[who] * len(names) + value[who], minlength=len(cells) * len(names)).reshape(len(cells), -1)
            for who in (slice(None), done)
        )
        return RosterFact(names, asked, answered)

    asked, answered = (np.bincount(line[who], minlength=len(cells)) for who in (slice(None), done))
    ranks = told(lambda word: word.partition(BETWEEN)[0])
    ages = told(lambda word: band_of(day, word.partition(BETWEEN)[2]))
    packed = {mark: _packed(line[layout == number], body) for number, (mark, body) in enumerate(bodies.items()) if body}
    return Crowd(day, cells, asked, answered, ranks, ages, packed, is_all_packed)


def _packed(cells: Numbers, body: bytes) -> PackedPeople:
    rows = np.frombuffer(body, dtype=np.uint8).reshape(len(cells), -1)
    return PackedPeople(cells, np.ascontiguousarray(rows.T))


def _numbered(lines: str) -> tuple[list[str], Numbers]:
    """The different words, and which of them each person has."""
    words = lines.split(PERSON) if lines else []
    known = sorted(set(words))
    at = {word: number for number, word in enumerate(known)}
    return known, np.fromiter(map(at.__getitem__, words), np.int64, len(words))


def _each(numbers: Sequence[int]) -> Numbers:
    return np.array(numbers, dtype=np.int64)
