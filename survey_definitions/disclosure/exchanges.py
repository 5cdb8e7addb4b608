"""Who else may have answered: exchanges of people after which everything that is printed stays as it is.

Everybody stands in an *area* (those with the same nearest group of which participation is known), a *part* of a
partition (those of which it is not printed are one), a *region* (the same nearest printed row) and a category. How many
answered is known of each area, of each part, and of each category in a region.

Say that somebody of whom we ask did not answer, but somebody else. Where both differ in area, part or category, others
have to make up for it: two people who differ in nothing else, one of whom answered and one did not, change places, and
such steps may follow one another, from the one area, part or category to the other. Where all is made up for, nobody
can tell the two apart. What is not found here may be uncertain all the same; then more is hidden than needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np

from survey_definitions.disclosure.lines import Numbers

Flags = np.ndarray[Any, np.dtype[np.bool_]]
AREA, PART = 0, 1
TRIES: Final = 60
"""Of so many others it is looked whether they may have answered instead; in small places there are fewer."""


@dataclass(frozen=True, slots=True)
class PeopleLines:
    """People by place: a line a place in all arrays. ``done`` and ``silent`` have a column a category."""

    area: Numbers
    part: Numbers
    region: Numbers
    done: Numbers
    silent: Numbers


class Exchanges:
    """All people of a table, and between whom it may be exchanged who has answered."""

    def __init__(self, places: PeopleLines) -> None:
        self.places = places
        self.size = int(places.area.max()) + 1, int(places.part.max()) + 1
        self.region = np.zeros(self.size[0], np.int64)
        self.region[places.area] = places.region
        self.done, self.silent = self._added(places.done), self._added(places.silent)

    def _added(self, numbers: Numbers, lines: Any = slice(None)) -> Numbers:
        """Numbers of some lines by area and part."""
        found = np.zeros((*self.size, *numbers.shape[1:]), np.int64)
        np.add.at(found, (self.places.area[lines], self.places.part[lines]), numbers[lines])
        return found

    # -- many at once, by two changes with people of another area

    def easily_open(self) -> tuple[Flags, Flags]:
        """By place and category, whether another number may have answered: most are found so, at once.

        First by a change within area and part, which a place that lies in the same area may take part in; then by one
        between two parts.
        """
        both = (self.done, self.places.done, self.silent, self.places.silent)
        found = [self._easily(*both), self._easily(*both[2:], *both[:2])]
        return found[0][0] | found[1][0], found[0][1] | found[1][1]

    def _easily(self, done: Numbers, mine: Numbers, silent: Numbers, own: Numbers) -> tuple[Flags, Flags]:
        at = self.places.area, self.places.part
        lower, raised = _ones(done), _ones(silent)
        by_category = np.einsum("agk,agl->akl", lower, raised)
        whole = np.zeros((int(self.region.max()) + 1, *by_category.shape[1:]), np.float32)
        np.add.at(whole, self.region, by_category)
        back = _ones(whole[self.region] - by_category) * (1 - np.eye(by_category.shape[1], dtype=np.float32))
        inside = (np.einsum("agl,alk->agk", raised, back) > 0)[at] | (silent[at] > own)
        by_part = np.einsum("agk,ahk->agh", lower, raised)
        back = _ones(by_part.sum(axis=0) - by_part) * (1 - np.eye(by_part.shape[1], dtype=np.float32))
        between = (np.einsum("ahk,ahg->agk", raised, back) > 0)[at]
        return inside & (mine > 0), between & (mine > 0)

    # -- one by one

    def is_open(self, lines: Numbers, category: int) -> bool:
        """Whether another number of a category may have answered in some places."""
        mine = [self._added(one[:, category], lines) for one in (self.places.done, self.places.silent)]
        others = [self.done.copy(), self.silent.copy()]
        for whole, part in zip(others, mine, strict=True):
            whole[:, :, category] -= part
        return self._can_leave(mine[0], category, *others) or self._can_leave(mine[1], category, *reversed(others))

    def _can_leave(self, mine: Numbers, category: int, done: Numbers, silent: Numbers) -> bool:
        """Whether one of ``mine`` may be silent instead of others; the same the other way round."""
        for area, part in np.argwhere(mine):
            leaving = np.array((area, part, category))
            for instead in self._candidates(leaving, silent):
                if _Exchange(done.copy(), silent.copy(), self.region == self.region[area]).made(leaving, instead):
                    return True
        return False

    def _candidates(self, leaving: Numbers, silent: Numbers) -> Numbers:
        """Who may have answered instead of somebody: in the same region, those who differ least first."""
        found = np.argwhere((silent > 0) & (self.region == self.region[leaving[0]])[:, None, None])
        differ = found != leaving
        order = np.argsort(differ.sum(axis=1) * 2 + differ[:, 0], kind="stable")
        return found[order[:TRIES]]

    # -- what is known without the table

    def told_anyway(self) -> Flags:
        """By area and part: all or none have answered, and participation alone tells it."""
        done, silent = self.done.sum(axis=2), self.silent.sum(axis=2)
        found: Flags = ~_may_leave(done, silent) & (silent == 0) | ~_may_leave(silent, done) & (done == 0)
        return found


def _may_leave(done: Numbers, silent: Numbers) -> Flags:
    """By area and part, whether one fewer may have answered, by other parts and areas in turn."""
    back = _closed(_ones(done).T @ _ones(silent) > 0).astype(np.float32)
    found: Flags = (_ones(silent) @ back > 0) & (done > 0)
    return found


class _Exchange:
    """One answered instead of another, and others make up for it: counted along, so that each step can be made."""

    def __init__(self, done: Numbers, silent: Numbers, region: Flags) -> None:
        self.done, self.silent, self.region = done, silent, np.nonzero(region)[0]

    def made(self, leaving: Numbers, instead: Numbers) -> bool:
        """Whether everything that is printed can stay as it is."""
        self._answers(tuple(instead), 1)
        return all(
            self._makes_up(axis, start, end)
            for axis, (start, end) in enumerate(zip(instead.tolist(), leaving.tolist(), strict=True))
            if start != end
        )

    def _answers(self, place: tuple[int, ...], number: int) -> None:
        self.done[place] += number
        self.silent[place] -= number

    def _makes_up(self, axis: int, start: int, end: int) -> bool:
        """One fewer at a start and one more at an end, by people who differ in this axis alone."""
        areas = np.arange(len(self.done)) if axis == PART else self.region
        done, silent = (np.moveaxis(one[areas], axis, 0) for one in (self.done, self.silent))
        shape = done.shape[1:]
        lower, raised = (_ones(one).reshape(len(one), -1) for one in (done, silent))
        if axis == AREA:
            start, end = int(np.searchsorted(areas, start)), int(np.searchsorted(areas, end))
        route = _route(lower @ raised.T > 0, start, end)
        for one, other in pairwise(route):
            beside = [int(at) for at in np.unravel_index(int(np.argmax(lower[one] * raised[other])), shape)]
            for at, number in ((one, -1), (other, 1)):
                place = [*beside[:axis], at, *beside[axis:]]
                self._answers((int(areas[place[0]]), *place[1:]), number)
        return bool(route)


def _ones(numbers: Numbers) -> Any:
    """1 where there is anybody, as a number that is quickly multiplied."""
    return (numbers > 0).astype(np.float32)


def _closed(steps: Flags) -> Flags:
    """From where one gets where, by any number of steps."""
    found = steps | np.eye(len(steps), dtype=bool)
    for via in range(len(steps)):
        found |= np.outer(found[:, via], found[via])
    return found


def _route(steps: Flags, start: int, end: int) -> list[int]:
    """A shortest way by steps; empty where there is none."""
    before, news = {start: start}, [start]
    while news and end not in before:
        found: dict[int, int] = {}
        for one in news:
            found.update({int(other): one for other in np.nonzero(steps[one])[0] if int(other) not in before})
        before |= found
        news = list(found)
    way = [end] if end in before else []
    while way and way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]
