"""Whole organisations by chance, with everything that a roster has of people: unit, position group, rank, age.

Their tables are made by the product's own code, from people as the database would give them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from random import Random

from bot.services.group_figures.ages import band_of
from bot.services.group_figures.crowds import NOT_PACKED, crowd_of
from bot.services.group_figures.grid import Grid
from bot.services.group_figures.indicators import AGE_CATEGORIES, ages
from bot.services.group_figures.roster_facts import BETWEEN, DONE, PERSON, SILENT, PeopleCell
from bot.services.group_figures.roster_tables import roster_table
from bot.services.group_figures.structure import PROVINCE, Places, part_id
from bot.services.group_figures.tabling import Tabling
from bot.services.group_figures.two_way import by_age, by_position_group
from survey_definitions.closed import Question
from survey_definitions.disclosure import Category, Group, Groups, Partition, QuestionTable

DAY = date(2026, 6, 30)
LEVELS = tuple(Category(str(at), {}, float(at)) for at in range(1, 6))
LANGUAGES = tuple(Category(name, {}, float(at)) for at, name in enumerate(("A0", "A1", "A2", "B1", "B2")))
POSITIONS = ("LD", "TP", "CV", "CS")
RANKS = ("CVCC", "CVC", "CV", "CS", "NV")
PRINTED = ("province", "block", "agency")
BORN = (1999, 1994, 1989, 1981, 1970)  # in the middle of each band


@dataclass(frozen=True)
class Kind:
    """What an organisation of a kind is like: so many blocks and agencies in each, people of an agency by chance."""

    blocks: tuple[int, int] = (2, 3)
    agencies: tuple[int, int] = (2, 5)
    sizes: tuple[int, ...] = (2, 4, 6, 9, 14, 20, 30)
    divisions: tuple[int, ...] = (0,)
    dominant: int = 0  # people of the first agency
    positions: tuple[int, ...] = (1, 2, 5, 2)
    ranks: tuple[int, ...] = (1, 2, 4, 2, 1)
    bands: tuple[int, ...] = (2, 2, 2, 3, 2)
    rates: tuple[float, ...] = (0.5, 0.7, 0.85, 0.95)
    partitioned: bool = True


KINDS = {
    "mixed": Kind(),
    "many small agencies": Kind(agencies=(5, 9), sizes=(1, 2, 3, 4, 5, 6, 8)),
    "two levels": Kind(divisions=(0, 2, 3), sizes=(6, 9, 14, 20, 30)),
    "one dominant agency": Kind(dominant=70, sizes=(1, 2, 4, 6, 9)),
    "few of a rank": Kind(ranks=(1, 1, 14, 1, 1), sizes=(6, 9, 14, 20)),
    "one age band": Kind(bands=(1, 1, 1, 20, 1), sizes=(6, 9, 14, 20)),
    "one rank": Kind(ranks=(0, 0, 1, 0, 0)),
    "large agencies": Kind(agencies=(2, 3), sizes=(20, 30, 40), rates=(0.7, 0.85, 0.95)),
    "two position groups": Kind(positions=(1, 0, 4, 0), sizes=(9, 14, 20, 30), agencies=(2, 4)),
    "no position groups": Kind(partitioned=False, sizes=(9, 14, 20, 30), agencies=(2, 4)),
    "nearly all answered": Kind(rates=(0.95, 0.98), sizes=(6, 9, 14, 20, 30)),
}


@dataclass
class Somebody:
    """A person of the roster; ``level`` and ``language`` are answers, None for silence, '' where passed over."""

    unit: str
    position: str
    rank: str
    born: str
    level: str | None = None
    language: str | None = None

    @property
    def band(self):
        """The age band."""
        return band_of(DAY, self.born)

    @property
    def cell(self):
        """Where the product counts them."""
        return PeopleCell(self.unit, self.position)


class ChanceCrowd:
    """People of an organisation of a kind; `more` lets some of the silent answer."""

    def __init__(self, seed, kind):
        self.kind, self.chance = kind, Random(seed)
        self.parents: dict[str, str | None] = {PROVINCE: None}
        self.levels = {PROVINCE: "province"}
        self.people: list[Somebody] = []
        self._grow()
        self.lean = {unit: self.chance.choice((0, 0, 1, 3, 8)) for unit in self.parents}
        rate = self.chance.choice(kind.rates)
        self.passed = self.chance.choice((0, 0.05))  # how many pass over a question
        for one in self.people:
            if self.chance.random() < rate:
                self._answer(one)

    def _grow(self):
        chance = self.chance
        for block in range(chance.randint(*self.kind.blocks)):
            self._unit(f"B{block}", PROVINCE, "block")
            for agency in range(chance.randint(*self.kind.agencies)):
                name = f"B{block}A{agency}"
                self._unit(name, f"B{block}", "agency")
                below = [f"{name}D{one}" for one in range(chance.choice(self.kind.divisions))]
                for one in below:
                    self._unit(one, name, "division")
                places = [*below, *([name] if not below or chance.random() < 0.5 else [])]
                size = self.kind.dominant if self.kind.dominant and not self.people else chance.choice(self.kind.sizes)
                self.people += [self._person(chance.choice(places)) for _ in range(size)]

    def _unit(self, code, parent, level):
        self.parents[code], self.levels[code] = parent, level

    def _person(self, unit):
        chance, kind = self.chance, self.kind
        (position,) = chance.choices(POSITIONS, kind.positions)
        (rank,) = chance.choices(RANKS, kind.ranks)
        (born,) = chance.choices(BORN, kind.bands)
        return Somebody(unit, position if kind.partitioned else "", rank, f"{born}-05")

    def _answer(self, one):
        one.level = self._said([cat.code for cat in LEVELS], one.unit)
        one.language = self._said([cat.code for cat in LANGUAGES], one.unit)

    def _said(self, codes, unit):
        weights = [1] * len(codes)
        weights[sum(map(ord, unit)) % len(codes)] += self.lean[unit]
        return "" if self.chance.random() < self.passed else self.chance.choices(codes, weights)[0]

    def more(self, least=0.4):
        """Later answers, at least five in each unit and position group that gets any."""
        by_unit: dict[str, list[Somebody]] = {}
        for one in self.people:
            if one.level is None:
                by_unit.setdefault(one.unit, []).append(one)
        for silent in by_unit.values():
            if len(silent) >= 5 and self.chance.random() < least:
                for one in silent[: self.chance.randint(5, len(silent))]:
                    self._answer(one)

    # -- as the product counts them

    def chain(self, unit):
        """The groups that hold a unit's people, from the bottom."""
        at = unit
        while at is not None:
            yield at
            at = self.parents[at]

    def groups(self):
        """The tree with position groups beside it."""
        asked, done = Counter(), Counter()
        for one in self.people:
            for group in (*self.chain(one.unit), part_id(one.position)):
                asked[group] += 1
                done[group] += one.level is not None
        tree = [
            Group(code, parent, self.levels[code], asked[code], done[code], printed=self.levels[code] in PRINTED)
            for code, parent in self.parents.items()
            if asked[code]
        ]
        names = [name for name in map(part_id, POSITIONS) if asked[name]]
        parts = tuple(Group(name, None, "filter", asked[name], done[name]) for name in names)
        return Groups(tree, [Partition(PROVINCE, "position_group", parts)] if len(parts) > 1 else [])

    def crowd(self):
        """Everybody as one pass over the database gives them."""
        places = (BETWEEN.join((one.unit, one.position, NOT_PACKED)) for one in self.people)
        facts = ((SILENT if one.level is None else DONE) + one.rank + BETWEEN + one.born for one in self.people)
        return crowd_of(PERSON.join(places), PERSON.join(facts), {}, DAY)

    def counted(self) -> tuple[Groups, list[QuestionTable]]:
        """The groups, and all tables that a release is made of."""
        groups, people = self.groups(), self.crowd()
        leaf_of = {one.unit: _leaf(groups, one.unit) for one in self.people}
        where = Places(groups, leaf_of, {code: {"en": code} for code in POSITIONS})
        grid = Grid(where, people.cells)
        columns = by_position_group(grid, people)
        tabling = Tabling(grid, people, [], columns)
        said = Counter((one.cell, one.level) for one in self.people if one.level)
        spoken = Counter((one.cell, one.language) for one in self.people if one.language)
        by_band = Counter((one.cell, one.band, one.language) for one in self.people if one.language)
        level = tabling.table("G1", Question("G1", "G1", "single", LEVELS, {}), said)
        language = tabling.table("I09", Question("I09", "I09", "single", LANGUAGES, {}), spoken)
        ranks = tuple(Category(code, {"en": code}) for code in RANKS)
        facts = [
            roster_table(grid, Question(name, name, "single", categories, {}), fact)
            for name, categories, fact in (("I04", ranks, people.ranks), ("I05", AGE_CATEGORIES, people.ages))
        ]
        beside, aged = [], by_age(grid, ages(people))
        if columns is not None:
            beside.append(tabling.two_way(level, columns, said))
        if aged is not None:
            beside.append(tabling.by_age(language, aged, by_band))
        return groups, [level, *facts, language, *beside]


def _leaf(groups, unit):
    own = groups.own(unit)
    return own if own in groups.by_id else unit
