"""Heads of the columns of a report's tables, and the widths that they need: no word and no number is broken."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase
from typing import Final

from docx.shared import Cm, Length

FIRST: Final = (Cm(5.5), Cm(4))  # widths of the column of groups, the first one that leaves enough room
LONGEST: Final = 30  # characters of a category that heads a column; of longer ones the code does
SHORT: Final = 16  # of one that stands by its name beside others that cannot
_LETTER, _EDGES = 0.17, 0.45  # cm of a letter in the size of tables, and of what stands beside it in a cell
_LEAST: Final = 5  # letters for which any column has room: four digits, or "at least" with narrow blanks
_LINES: Final = 3  # that a head may have before its column gets more room


def heads(meant: Sequence[tuple[str, str]]) -> list[str]:
    """Categories, as (name, code), as heads of columns: of a sentence its number, or a letter with its place.

    Beside sentences only what is short stands by its name; where the codes are numbers, as of levels, nothing does.
    """
    most = LONGEST
    if any(len(name) > LONGEST for name, _ in meant):
        most = 0 if all(code.isdigit() for _, code in meant) else SHORT
    return [name if len(name) <= most else _letter(code, at) for at, (name, code) in enumerate(meant)]


def _letter(code: str, at: int) -> str:
    return code if code.isdigit() else f"({ascii_lowercase[at]})"


def that_fit(page: Length, answers: str, heads: Sequence[str], codes: Sequence[str]) -> list[str]:
    """The heads behind that of how many answered; the longest become letters until no word has to be broken."""
    fitting = list(heads)
    while not _fits(page, FIRST[-1], (answers, *fitting)):
        long = [at for at, head in enumerate(fitting) if head != _letter(codes[at], at)]
        if not long:
            break
        at = max(long, key=lambda one: _longest(fitting[one]))
        fitting[at] = _letter(codes[at], at)
    return fitting


def widths(page: Length, header: Sequence[str]) -> list[Length]:
    """The widths of all columns: each has what its longest word needs, and they share the rest by their words."""
    heads = header[1:]
    first = next((one for one in FIRST if _fits(page, one, heads)), FIRST[-1])
    least, room = [_least(head) for head in heads], page - first
    wanted = [max(_LEAST, len(head) // _LINES, _longest(head)) for head in heads]
    spare = max(0, room - sum(least))
    most = [one + spare * mine // sum(wanted) for one, mine in zip(least, wanted, strict=True)]
    return [first, *(Length(room * one // sum(most)) for one in most)]


def _fits(page: Length, first: Length, heads: Sequence[str]) -> bool:
    return sum(map(_least, heads)) <= page - first


def _least(head: str) -> Length:
    return Cm(_LETTER * max(_LEAST, _longest(head)) + _EDGES)


def _longest(head: str) -> int:
    """Letters of the longest word."""
    return max(map(len, head.split()), default=0)
