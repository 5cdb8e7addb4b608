"""Somebody who has the roster and reads everything at once: all tables, two-way ones too, with all participation.

The other attackers take one question, or one fact of the roster, at a time. Here who answered, and what, are one
system: of everybody with the same unit, position group, rank and age how many answered, and of each question how many
of them gave each answer. It reads documents alone and shares no code with what it attacks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from random import Random

import highspy
import numpy as np

from tests.disclosure.attacker import K, System, minus, plus

FACTS = {"I04": "rank", "I05": "band"}
AXES = ("unit", "position", "rank", "band")
ASKED = [chosen for size in (1, 2) for chosen in combinations(AXES, size)]
ASKED += [("unit", "position", "rank"), ("unit", "position", "band"), ("unit", "rank", "band"), AXES]
ROUNDS = 40
"""So often other organisations are looked for that would print the same, before each number is asked for alone."""


@dataclass(frozen=True)
class Place:
    """Everybody whom a roster does not tell apart."""

    unit: str
    position: str
    rank: str
    band: str


@dataclass
class Told:
    """What is printed at a moment: participation by group, and tables as the document has them."""

    answered: dict[str, int]
    tables: list[dict] = field(default_factory=list)


@dataclass(frozen=True)
class Target:
    """People of whom it is asked: with ``question``, how they answered it, else how many of them answered at all."""

    moment: int
    name: str
    places: tuple[Place, ...]
    question: str = ""
    is_group: bool = True  # else of people in several: only what is known of each of them is a leak


class JointAttack:
    """``roster`` counts people by place; ``parents`` of units up to the province, None above it."""

    def __init__(self, roster, parents, moments, *, tables=True):
        self.roster, self.parents, self.moments = roster, parents, moments
        self.chains = {unit: list(_chain(parents, unit)) for unit in parents}
        self.system = System()
        self.here, self.said = [], []
        self.crossed = {table["question"] for told in moments for table in told.tables if _exact(table)}
        for told in moments:
            self._people(told)
            self.said.append({})
            for table in told.tables if tables else ():
                self._table(table)
        for before, after in pairwise(range(len(moments))):
            for place in roster:
                self._grows(self.here[before][place], self.here[after][place])
            for question in self.said[before].keys() & self.said[after].keys():
                for key, cells in self.said[before][question].items():
                    for one, other in zip(cells, self.said[after][question][key], strict=True):
                        self._grows(one, other)

    def _grows(self, before, after):
        self.system.between(0, minus(after, before), highspy.kHighsInf)

    # -- what is printed

    def of(self, group):
        """The places of a group of the tree, or of a position group."""
        part = group.removeprefix("position_group:")
        if part != group:
            return [one for one in self.roster if (one.position or "-") == part]
        return [one for one in self.roster if group in self.chains[one.unit]]

    def _people(self, told):
        self.here.append({place: self.system.unknown(0, number) for place, number in self.roster.items()})
        for group, number in told.answered.items():
            self._is(plus(*(self.here[-1][place] for place in self.of(group))), number)

    def _is(self, terms, number):
        self.system.between(number, terms, number)

    def _table(self, table):
        if table["question"] in FACTS:
            self._fact(table, FACTS[table["question"]])
        elif table.get("two_way"):
            self._two_way(table)
        else:
            self._question(table)

    def _fact(self, table, axis):
        codes = [one["code"] for one in table["categories"]]
        for row in _exact(table):
            mine = self.of(row["group"])
            for code, number in zip(codes, row["cells"], strict=True):
                wanted = [one for one in mine if _is_of(getattr(one, axis), code, codes)]
                self._is(plus(*(self.here[-1][one] for one in wanted)), number)

    def _question(self, table):
        width, cells = len(table["categories"]), {}
        for place in self.roster:  # rank does not matter to what is printed of answers
            cells.setdefault(_spoken(place, aged=self.is_aged(table["question"])), None)
        for key in list(cells):
            cells[key] = [self.system.unknown() for _ in range(width)]
            mine = plus(*(self.here[-1][one] for one in self.roster if _spoken(one, aged=bool(key[2])) == key))
            self.system.between(0, minus(mine, plus(*cells[key])), highspy.kHighsInf)
        self.said[-1][table["question"]] = cells
        for row in table["rows"]:
            if not row["shown"]:
                continue
            found = self._cells(-1, table["question"], self.of(row["group"]))
            self._is(plus(*found), row["total"])
            for cell, number in zip(found, row.get("cells", found), strict=True):
                if "cells" in row:
                    self._is(cell, number)
            if "at_least" in row:
                at = [one["code"] for one in table["categories"]].index(row["at_least"]["category"])
                rest = plus(
                    {column: 5 * weight for column, weight in found[at].items()},
                    {column: -4 * weight for column, weight in plus(*found).items()},
                )
                self.system.between(0, rest, highspy.kHighsInf)

    def is_aged(self, question):
        """Whether anything is printed of a question by age."""
        return f"{question}*age" in self.crossed

    def _two_way(self, table):
        question = table["margins"][0]["question"]
        axis = "band" if table["question"].endswith("*age") else "position"
        columns = _columns(table, axis)
        for row in _exact(table):
            for at, inside in enumerate(columns):
                mine = [one for one in self.of(row["group"]) if inside(getattr(one, axis))]
                for cell, number in zip(self._cells(-1, question, mine), row["cells"][at :: len(columns)], strict=True):
                    self._is(cell, number)

    def _cells(self, moment, question, places):
        """How people gave each answer; ``places`` are whole but for the rank."""
        keys = dict.fromkeys(_spoken(place, aged=self.is_aged(question)) for place in places)
        return [plus(*one) for one in zip(*(self.said[moment][question][key] for key in keys), strict=True)]

    # -- what follows

    def numbers(self, target):
        """The sums that a target is about: who answered, or each answer and all of them."""
        if not target.question:
            return [plus(*(self.here[target.moment][one] for one in target.places))]
        cells = self._cells(target.moment, target.question, target.places)
        return [*cells, plus(*cells)]


def attack_jointly(roster, parents, moments):
    """The leaks of everything: how many of a handful answered (p), answers of few (a), or of people all alike (c)."""
    told = JointAttack(roster, parents, moments)
    look = _Look(told, list(_few(told)) + list(_answered(told)))
    if told.system.impossible:
        return ["no organisation prints this"]
    found = list(look.leaks())
    if not any(one.startswith("p") for one in found):
        return found
    blank = _Look(JointAttack(roster, parents, moments, tables=False), [])
    anyway = {f"p {_said(one)}" for one in look.known if blank.is_known(one)}
    return [one for one in found if one not in anyway]


class _Look:
    def __init__(self, attack, targets):
        self.attack, self.system, self.targets = attack, attack.system, targets
        self.sums = [attack.numbers(one) for one in targets]
        self.known = []
        self.chance = Random(1)
        self.system.look_around(self.chance, 3)
        if not self.system.impossible and targets:
            self._look_around()

    def _look_around(self):
        """Other organisations that print the same, sought where numbers have been the same in all so far."""
        dull = 0
        for turn in range(ROUNDS):
            open_ = [at for at in range(len(self.targets)) if self._suspicious(at)]
            if not open_ or dull > 4:
                return
            chosen = [at for at in open_ if self.chance.random() < (1 if turn < 2 else 0.3)] or open_
            sign = (1, -1)[turn % 2]
            asked = [terms for at in chosen for terms in self.sums[at][:-1] or self.sums[at]]
            wanted = plus(*(self._weighed(terms, sign if turn < 6 else self.chance.choice((1, -1))) for terms in asked))
            self.system.wander(wanted)
            dull = dull + 1 if len([at for at in open_ if self._suspicious(at)]) == len(open_) else 0

    def _weighed(self, terms, sign):
        return {column: self.chance.uniform(0.5, 1.5) * weight * sign for column, weight in terms.items()}

    def _values(self, at):
        worlds = np.array(self.system.worlds)
        return [
            worlds[:, list(terms)] @ np.array(list(terms.values()), float) if terms else np.zeros(len(worlds))
            for terms in self.sums[at]
        ]

    def _suspicious(self, at):
        """Whether the organisations seen so far would allow a leak."""
        values = self._values(at)
        if not self.targets[at].question:
            return np.ptp(values[0]) == 0
        *cells, total = values
        if not self.targets[at].is_group and total.min() < self._asked(at):
            return False
        few = self.targets[at].is_group and total.max() < K and any(np.ptp(cell) == 0 and cell[0] for cell in cells)
        return few or (total.min() > 0 and any((total - cell).max() == 0 for cell in cells))

    def _asked(self, at):
        return sum(self.attack.roster[one] for one in self.targets[at].places)

    def leaks(self):
        for at, target in enumerate(self.targets):
            if self._suspicious(at):
                yield from self._of_people(at, target) if not target.question else self._of_answers(at, target)

    def _of_people(self, at, target):
        if self.system.known(self.sums[at][0]) is not None:
            self.known.append(target)
            yield f"p {_said(target)}"

    def is_known(self, target):
        return self.system.known(self.attack.numbers(target)[0]) is not None

    def _of_answers(self, at, target):
        *cells, total = self.sums[at]
        if target.is_group and self.system.most(total, K - 1):
            for number, cell in enumerate(cells):
                if found := self.system.known(cell):
                    yield f"a {_said(target)}: answer {number} is {found:.0f}"
        least = self.system.solve(total, 1)
        if least and (target.is_group or least == self._asked(at)):
            for number, cell in enumerate(cells):
                if self.system.most(minus(total, cell), 0):
                    yield f"c {_said(target)}: all gave answer {number}"


def _said(target):
    return f"{target.moment + 1} {target.question} {target.name}"


# -- of whom it is asked


def _few(attack):
    """Handfuls of people whom the roster tells apart: a unit or position group, by any of its facts."""
    for moment in range(len(attack.moments)):
        seen = set()
        for name, places in _handfuls(attack):
            if places not in seen:
                seen.add(places)
                yield Target(moment, name, places)


def _handfuls(attack):
    names = defaultdict(dict)
    for place in attack.roster:
        for axes in ASKED:
            wholes = attack.chains[place.unit] if "unit" in axes else [""]
            others = [f"{axis} {getattr(place, axis)}" for axis in axes if axis != "unit"]
            for whole in wholes:
                names[" ".join(filter(None, [whole, *others]))][place] = None
        names[f"{place.unit} itself"][place] = None
    for name, found in names.items():
        if 0 < sum(attack.roster[one] for one in found) < K:
            yield name, tuple(found)


def _answered(attack):
    """Groups, what is left of printed ones, and the people of a column, a position group or an age in each."""
    for moment, told in enumerate(attack.moments):
        for table in told.tables:
            if table["question"] in attack.said[moment]:
                for name, places, is_group in _sets(attack, told, table):
                    yield Target(moment, name, tuple(places), table["question"], is_group)


def _sets(attack, told, table):
    exact = {row["group"] for row in _exact(table)}
    for name, places in _wholes(attack, table, exact).items():
        if places and name not in exact:
            yield name, places, True
        for at, inside in _divided(attack, told, table):
            if mine := [place for place in places if inside(place)]:
                yield f"{at} of {name}", mine, False


def _wholes(attack, table, exact):
    """Groups, units by themselves, parts, and what is left beside exact ones."""
    nodes = dict.fromkeys(group for one in attack.roster for group in attack.chains[one.unit])
    parts = [row["group"] for row in table["rows"] if row["group"].startswith("position_group:")]
    listed = {one: attack.of(one) for one in (*nodes, *parts)}
    for unit in dict.fromkeys(one.unit for one in attack.roster):
        listed[f"{unit} itself"] = [one for one in attack.roster if one.unit == unit]
    for whole in exact & nodes.keys():
        below = [one for one in nodes if attack.parents[one] == whole and one in exact]
        listed[f"rest of {whole}"] = _less(listed[whole], (listed[one] for one in below))
    if parts:
        named = (listed[part] for part in parts if part in exact)
        listed["rest of position groups"] = _less(list(attack.roster), named)
    return listed


def _less(places, others):
    beside = {place for listed in others for place in listed}
    return [place for place in places if place not in beside]


def _divided(attack, told, table):
    """What people of a group are told apart by: position groups, age bands and columns, as far as these are printed."""
    axes = ("position", "band") if attack.is_aged(table["question"]) else ("position",)
    for axis in axes:
        for value in dict.fromkeys(getattr(one, axis) for one in attack.roster):
            yield f"{axis} {value}", lambda one, axis=axis, value=value: getattr(one, axis) == value
    for other in told.tables:
        if other.get("two_way") and other["margins"][0]["question"] == table["question"] and _exact(other):
            axis = "band" if other["question"].endswith("*age") else "position"
            for at, inside in enumerate(_columns(other, axis)):
                yield f"column {at}", lambda one, axis=axis, inside=inside: inside(getattr(one, axis))


# -- reading


def _chain(parents, unit):
    while unit is not None:
        yield unit
        unit = parents[unit]


def _spoken(place, *, aged):
    return (place.unit, place.position, place.band if aged else "")


def _exact(table):
    return [row for row in table["rows"] if "cells" in row]


def _is_of(value, code, codes):
    return value == code or (code == "other" and value not in codes)


def _columns(table, axis):
    """Of each column of a two-way table who stands in it; what none names stands in the last one."""
    listed = [one["code"].split("+") for one in table["columns"]]
    every = {code for codes in listed for code in codes}
    return [
        lambda value, codes=codes, is_last=codes is listed[-1]: value in codes or (is_last and value not in every)
        for codes in listed
    ]


def of_document(document):
    """The moments of a document's releases."""
    return [
        Told(
            {one["id"]: one["answered"] for one in release["groups"] if one["answered"] is not None}, release["tables"]
        )
        for release in document["releases"]
    ]


def roster_of(people):
    """People counted by place."""
    return Counter(Place(one.unit, one.position, one.rank, one.band) for one in people)
