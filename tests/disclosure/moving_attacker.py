"""Somebody who has the roster of every day: had this one answered who moved, left, came, or is asked no more?

Everybody knows of a colleague where they were on each day. Unknown is, of all with the same days behind them, how many
had answered at each moment; known is whatever was printed at these moments. It shares no code with what it attacks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

import highspy

from tests.disclosure.attacker import K, System, minus, plus

ASKED, OUT, LEFT, AWAY = "asked", "out", "left", "away"
"""Of a person on a day: asked, of the roster but not asked, has left, not yet of the roster."""


@dataclass(frozen=True)
class Day:
    """Where somebody was on a day."""

    unit: str
    state: str


@dataclass(frozen=True)
class Known:
    """What a roster of every day tells of a person, and all who have it in common; the first day is the opening."""

    days: tuple[Day, ...]
    position: str

    @property
    def first(self):
        """The first moment at which they were asked."""
        return next(at for at, day in enumerate(self.days) if day.state == ASKED)

    @property
    def is_moving(self):
        """Whether anything changed since the first moment."""
        return len(set(self.days)) > 1

    @property
    def what(self):
        """In words what changed last."""
        if self.days[0].state != ASKED:
            return "came"
        last = self.days[-1]
        return "moved" if last.state == ASKED else last.state


@dataclass(frozen=True)
class Heard:
    """A number of answers, and of how many, as it was printed; ``source`` is ``summary`` or ``release``."""

    moment: int
    source: str
    group: str
    answered: int | None
    invited: int


@dataclass
class Counted:
    """People of one kind as they are counted: how many answered, and of how many, in part a sum of unknowns."""

    unit: str
    answered: dict
    invited: dict = field(default_factory=dict)
    people: int = 0


def as_invited(known, done, moment, size, source):
    """The rule of the product: where they were invited, whatever became of them."""
    del source
    if moment >= known.first:
        yield Counted(known.days[known.first].unit, done[moment], people=size)


def as_today(known, done, moment, size, source):
    """Summaries count where people are today, a release where they submitted and, of the silent, who is still asked."""
    day = known.days[moment]
    if source == "summary":
        if day.state == ASKED:
            yield Counted(day.unit, done[moment], people=size)
        elif day.state == OUT:
            yield Counted(day.unit, done[moment], done[moment])
        return
    for at in range(moment + 1):
        new = minus(done[at], done[at - 1]) if at else done[at]
        yield Counted(known.days[at].unit, new, new)
    if day.state == ASKED:
        yield Counted(known.days[known.first].unit, {}, minus({}, done[moment]), size)


def attack_moving(people, chains, heard, reading=as_invited):
    """The leaks: of 1 to 4 people of whom something changed, how many had answered at a moment, where it is certain.

    ``people`` counts them by `Known`; ``chains`` are the groups of each unit. What follows of five and more together is
    no leak of those of whom something changed: all, or none, of a printed group had answered, or none since some day.
    """
    told = _Solved(people, chains, heard, reading)
    if told.contradiction or told.system.impossible:
        return [f"no organisation prints this: {told.contradiction}"]
    return list(told.leaks())


class _Solved:
    """Everything that would print the same."""

    def __init__(self, people, chains, heard, reading):
        self.people, self.chains, self.reading, self.system = people, chains, reading, System()
        self.contradiction, self.heard = "", heard
        self.moments = max(one.moment for one in heard) + 1
        self.done = {known: [self._unknown(known, at) for at in range(self.moments)] for known in people}
        for done in self.done.values():
            for before, after in pairwise(done):
                self._between(0, minus(after, before), highspy.kHighsInf)
        for one in heard:
            self._print(one)
        self.system.look_around(Random(1), 10)

    def _unknown(self, known, at):
        """Nobody has answered when a campaign opens."""
        return self.system.unknown(0, self.people[known]) if at >= max(1, known.first) else {}

    def _between(self, low, terms, high):
        if any(terms.values()):
            self.system.between(low, terms, high)

    def _print(self, one):
        answered, invited, people = [], [], 0
        for known, size in self.people.items():
            for part in self.reading(known, self.done[known], one.moment, size, one.source):
                if one.group in self._groups(known, part.unit):
                    answered.append(part.answered)
                    invited.append(part.invited)
                    people += part.people
        self._is(one, one.answered, plus(*answered))
        self._is(one, one.invited - people, plus(*invited))

    def _groups(self, known, unit):
        """All that somebody of a unit is in; ``~rest0`` are those in no group below."""
        return [*self.chains[unit], f"{unit}~rest0", f"position_group:{known.position}"]

    def _is(self, one, number, terms):
        if number is not None and any(terms.values()):
            self.system.between(number, terms, number)
        elif number:
            self.contradiction = f"{one}: {number} people are not where they should be"

    def leaks(self):
        for moment in range(1, self.moments):
            for name, handful in self._handfuls():
                first = max(known.first for known in handful)
                if moment >= first and not self._is_told(moment, handful):
                    number = self.system.known(plus(*(self.done[known][moment] for known in handful)))
                    if number is not None and not self._is_of_many(moment, handful, number):
                        yield f"{handful[0].what}: {moment + 1}: {number} of {name}"

    def _is_of_many(self, moment, handful, number):
        """Whether as much is known of five and more with whom they share a block or a position group.

        All, or none, of these had answered, or none since the moment before the last of the handful came.
        """
        came = max(known.first for known in handful)
        size = sum(self.people[known] for known in handful)
        if number == size:
            return self._beside(handful, lambda one: self._known(one, moment) == self.people[one])
        if number == 0 and self._beside(handful, lambda one: self._known(one, moment) == 0):
            return True
        early = [one for one in self.people if one.first < came]
        return number == 0 and self._beside(handful, lambda one: one in early and self._rested(one, came - 1, moment))

    def _beside(self, handful, is_alike):
        shared = set.intersection(*(set(self._of(known)) for known in handful)) - {"province"}
        number = sum(self.people[known] for known in handful)
        for known, size in self.people.items():
            if number < K and known not in handful and shared & set(self._of(known)):
                number += size if is_alike(known) else 0
        return number >= K

    def _known(self, known, moment):
        return self.system.known(self.done[known][moment]) if moment >= known.first else None

    def _rested(self, known, before, moment):
        return self.system.known(minus(self.done[known][moment], self.done[known][before])) == 0

    def _handfuls(self):
        """People with the same days, of one position group and of all."""
        by_days = {}
        for known in self.people:
            if known.is_moving:
                by_days.setdefault(known.days, []).append(known)
        for days, alike in by_days.items():
            for handful in [*([one] for one in alike), *([alike] if len(alike) > 1 else [])]:
                if sum(self.people[one] for one in handful) < K:
                    yield " → ".join(f"{day.unit} {day.state}" for day in days), handful

    def _is_told(self, moment, handful):
        """Whether it follows from what one printed group of theirs says of all in it: all, or none, had answered."""
        whole = [
            one for one in self.heard if one.invited >= K and all(one.group in self._of(known) for known in handful)
        ]
        since = max(known.first for known in handful)
        return any(
            (one.answered == 0 and moment <= one.moment)
            or (one.answered == one.invited and since <= one.moment <= moment)
            for one in whole
        )

    def _of(self, known):
        return self._groups(known, known.days[known.first].unit)


def counted(days):
    """People by what a roster of every day tells: ``days`` are (position group, [Day, ...]) of each."""
    found = Counter(Known(tuple(listed), position) for position, listed in days)
    return {known: size for known, size in found.items() if any(day.state == ASKED for day in known.days)}
