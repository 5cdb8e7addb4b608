"""In which agency the work of one that ended goes on: the first in which all that it became meets again. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class EndedAgency:
    """The last day of an agency, and in which agencies its successors are; None: one is in none."""

    until: date
    successors: frozenset[int | None]


@dataclass(frozen=True, slots=True)
class GoesOn:
    """The agency that has all of another one's work, and the last day on which it did not have it yet."""

    agency: int
    after: date


def going_on(ended: Mapping[int, EndedAgency]) -> dict[int, GoesOn]:
    """Of each agency that ended the next one in which its work is together, however often it was split and merged.

    The further ones follow from that one's own. Of what ends in several agencies, or in none, nothing is told.
    """
    lines = _Lines(ended)
    return {agency: found for agency in sorted(ended) if (found := lines.next_of(agency)) is not None}


class _Lines:
    """From each agency the line of those in which all of its work is, the next one first."""

    def __init__(self, ended: Mapping[int, EndedAgency]) -> None:
        self._ended = ended
        self._found: dict[int, GoesOn | None] = {}

    def next_of(self, agency: int) -> GoesOn | None:
        if agency not in self._found:
            self._found[agency] = None  # what goes in a circle ends here
            self._found[agency] = self._meeting(agency)
        return self._found[agency]

    def _meeting(self, agency: int) -> GoesOn | None:
        one = self._ended.get(agency)
        if one is None:
            return None
        lines = [self._line(successor, one.until) for successor in one.successors]
        common = (at for at in (lines[0] if lines else ()) if all(at in line for line in lines))
        found = next((at for at in common if at != agency), None)
        return None if found is None else GoesOn(found, max(line[found] for line in lines))

    def _line(self, agency: int | None, since: date) -> dict[int, date]:
        """The agencies in which a successor's work is from a day on, in their order, each with the day before it."""
        line: dict[int, date] = {}
        while agency is not None and agency not in line:
            line[agency] = since
            further = self.next_of(agency)
            agency, since = (further.agency, max(since, further.after)) if further is not None else (None, since)
        return line
