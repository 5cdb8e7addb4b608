"""A row of a roster, and what the database already knows that rows refer to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.services.imports.tables.nearest import Nearest
from storage.vietnamese import folded


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One row. Codes are spelled as the structure spells them; ``given`` are the columns that the file has."""

    row: int
    staff_code: str
    full_name: str
    unit: str
    title: str | None
    position_group: str | None
    job_position: str | None
    rank: str | None
    birth_month: str | None
    ratings: str | None
    language_degrees: str | None
    experience_exception: str | None
    supervisor: str | None
    roles: tuple[str, ...]
    language: str | None
    form_of_address: str | None
    messenger: bool | None
    valid_from: date | None
    given: frozenset[str]


@dataclass(frozen=True, slots=True)
class RosterUnit:
    """A unit people can stand in, with its validity, its names in all languages, and the code of its agency."""

    code: str
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    agency: str = ""

    def is_open(self, day: date) -> bool:
        """Whether it exists on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or self.valid_to >= day)


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """An entry of a list that people's columns refer to (title, rank ...), with its names in all languages."""

    kind: str
    code: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterPerson:
    """Somebody who is on the roster already."""

    staff_code: str
    full_name: str
    unit: str
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class KnownRoster:
    """What a roster is judged against.

    ``supervisors``: every known staff code, with its supervisor's or None; ``people``: who they are. ``confirmed`` are
    new staff codes of which somebody said that they are of other people than those who are known.
    """

    units: Iterable[RosterUnit]
    entries: Iterable[RosterEntry] = ()
    supervisors: Mapping[str, str | None] = field(default_factory=dict)
    people: Sequence[RosterPerson] = ()
    confirmed: Collection[str] = ()


class Structure:
    """Finds units and entries by code, whatever its case, or by their exact name."""

    def __init__(self, known: KnownRoster) -> None:
        self._units = {unit.code.casefold(): unit for unit in known.units}
        self._named: dict[str, list[RosterUnit]] = defaultdict(list)
        for unit in self._units.values():
            for name in {folded(name) for name in unit.names if name}:
                self._named[name].append(unit)
        self._near_unit = Nearest(
            lambda: [
                *((name, units[0].code) for name, units in self._named.items()),
                *((unit.code, unit.code) for unit in self._units.values()),
            ]
        )
        self._codes: dict[str, dict[str, str]] = defaultdict(dict)
        self._names: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._near_entry: dict[str, Nearest] = {}
        for entry in known.entries:
            self._codes[entry.kind][entry.code.casefold()] = entry.code
            for name in {folded(name) for name in entry.names}:
                self._names[entry.kind][name].append(entry.code)

    def unit(self, code: str) -> RosterUnit | None:
        """The unit of a code."""
        return self._units.get(code.casefold())

    def units(self, value: str, day: date, agency: str = "") -> list[RosterUnit]:
        """The units that a code or name may mean: of several with a name those that are open on the day, if any are.

        ``agency`` is the code or name of the agency they are in; empty for any.
        """
        by_code = self.unit(value)
        found = [by_code] if by_code else self._named.get(folded(value), [])
        within = {unit.code for unit in self.units(agency, day)} if agency else set()
        if within or (agency and not by_code):  # what is no agency says nothing against a code
            found = [unit for unit in found if unit.agency in within]
        return [unit for unit in found if unit.is_open(day)] or found

    def agency_name(self, unit: RosterUnit) -> str:
        """What the agency of a unit is called."""
        above = self._units.get(unit.agency.casefold())
        return next(iter(above.names), above.code) if above is not None else ""

    def has_list(self, kind: str) -> bool:
        """Whether the structure has any entry of a kind; without, nothing of that kind can be checked."""
        return bool(self._codes.get(kind))

    def entries(self, kind: str, value: str) -> list[str]:
        """The codes that a value may mean: one by code, else those that bear the name."""
        if code := self._codes[kind].get(value.casefold()):
            return [code]
        return self._names[kind].get(folded(value), [])

    def nearest_unit(self, code: str) -> str:
        """The code of a unit that is spelled most like this one."""
        return self._near_unit.to(code)

    def nearest_entry(self, kind: str, value: str) -> str:
        """The code of the entry whose code or name is spelled most like this."""
        if kind not in self._near_entry:
            codes = [(code, code) for code in self._codes[kind].values()]
            names = [(name, codes[0]) for name, codes in self._names[kind].items()]
            self._near_entry[kind] = Nearest(lambda: [*names, *codes])
        return self._near_entry[kind].to(value)
