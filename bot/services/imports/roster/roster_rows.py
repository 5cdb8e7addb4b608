"""Rows of a roster: people, judged row by row against the structure and each other, without touching the database."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from bot.services.imports.problems import Notice, RowProblem
from bot.services.imports.roster import facts_for_results
from bot.services.imports.roster.person_row import KnownRoster, PersonRow, RosterUnit, Structure
from bot.services.imports.roster.second_people import SecondPeople
from bot.services.imports.roster.supervisor_names import by_code
from bot.services.imports.roster.supervisors import settle_supervisors, unknown_supervisors
from bot.services.imports.tables.tables import ReadTable, TableRow
from bot.services.imports.tables.values import ADDRESSES, MAX_TITLE, RowReader, check_columns, same_content
from bot.services.imports.tables.written_days import days_first
from bot.services.people.role_words import ROLES, STORED
from survey_definitions.languages import LANGUAGES

REQUIRED = ("staff_code", "full_name", "unit")
REFERENCES = ("title", "position_group", "job_position", "rank")
FACTS = ("ratings", "language_degrees", "experience_exception")
_FURTHER = ("agency", "birth_month", "supervisor", "roles", "language", "form_of_address", "messenger", "valid_from")
COLUMNS = frozenset(REQUIRED + REFERENCES + FACTS + _FURTHER)


MAX_EXCEPTION = 200  # characters of its reason
MAX_UNIT = 200  # characters of a unit's name
MOST_UNITS = 6  # named where several bear a name

_LANGUAGES = {language: language for language in LANGUAGES}


@dataclass(frozen=True, slots=True)
class RosterReading:
    """The good rows in the file's order, and everything there is to say about the others.

    ``staff_codes`` are those of all rows, refused ones included, and of the known people who are meant by refused ones:
    whoever is not among them is missing from the file.
    """

    rows: tuple[PersonRow, ...]
    problems: tuple[RowProblem, ...]
    notices: tuple[Notice, ...]
    staff_codes: frozenset[str]


def read_roster(table: ReadTable, known: KnownRoster, today: date) -> RosterReading:
    """Judge all rows of a table. ``today`` is the local date. Raises FileRefusedError."""
    notices = check_columns(table, COLUMNS, REQUIRED)
    table, turned = days_first(table, ("birth_month", "valid_from"))
    judge = _Judge(Structure(known), today, frozenset(table.columns) & COLUMNS)
    judged = [judge.read(row) for row in table.rows]
    codes = frozenset(person.staff_code.casefold() for person, _ in judged if person.staff_code)
    supervisors = {code.casefold(): above for code, above in known.supervisors.items()}
    people, unnamed = by_code([person for person, _ in judged], known.people, codes | supervisors.keys())
    second, namesakes = SecondPeople(known.people, known.confirmed).judge(people)
    problems = [problem for _, found in judged for problem in found] + unnamed + second
    problems += _copies(list(zip(table.rows, people, strict=True)))
    refused = {problem.row for problem in problems}
    kept, loops, unset = settle_supervisors([one for one in people if one.row not in refused], codes, supervisors)
    problems += loops + unknown_supervisors([one for one in people if one.row in refused], codes, supervisors)
    return RosterReading(
        rows=tuple(kept),
        problems=tuple(sorted(problems, key=lambda problem: problem.row)),
        notices=(*notices, *turned, *judge.notices(), *namesakes, *unset),
        staff_codes=codes | {problem.params["known"].casefold() for problem in second if "known" in problem.params},
    )


def _copies(people: list[tuple[TableRow, PersonRow]]) -> list[RowProblem]:
    """Of equal rows the first stands; rows that contradict each other are all refused."""
    together: dict[str, list[tuple[TableRow, PersonRow]]] = defaultdict(list)
    for row, person in people:
        if person.staff_code:
            together[person.staff_code.casefold()].append((row, person))
    problems = []
    for rows in together.values():
        same = same_content([row for row, _ in rows])
        for row, person in rows[1:] if same else rows * (len(rows) > 1):
            others = " ".join(str(other.number) for other, _ in rows if other is not row)
            code = "repeated" if same else "duplicate"
            problems.append(RowProblem(row.number, "staff_code", code, {"value": person.staff_code, "rows": others}))
    return problems


class _Judge:
    """Judges rows one by one against the structure."""

    def __init__(self, structure: Structure, today: date, given: frozenset[str]) -> None:
        self._structure = structure
        self._today = today
        self._given = given
        self._unchecked: dict[str, str] = {}
        self._strange: dict[str, tuple[int, RosterUnit]] = {}

    def notices(self) -> list[Notice]:
        """The lists that the structure does not have, and the agencies that it does not know, each told once."""
        lists = [
            Notice(0, kind, "value_not_checked", {"kind": kind, "value": value})
            for kind, value in self._unchecked.items()
        ]
        return lists + [
            Notice(row, "agency", "agency_not_known", {"value": value} | self._placed(value, unit))
            for value, (row, unit) in self._strange.items()
        ]

    def _placed(self, value: str, unit: RosterUnit) -> dict[str, str]:
        """Where the code of the unit puts people, and the agency that is spelled most like the one they wrote."""
        agency = self._structure.agency_name(unit) or unit.agency or unit.code
        return {"code": unit.code, "agency": agency, "nearest": self._structure.nearest_unit(value)}

    def read(self, row: TableRow) -> tuple[PersonRow, list[RowProblem]]:
        read = RowReader(row, COLUMNS)
        valid_from = read.day("valid_from")
        person = PersonRow(
            row=row.number,
            staff_code=read.code("staff_code", required=True),
            full_name=read.text("full_name", required=True),
            unit=self._unit(read, valid_from),
            title=self._entry(read, "title"),
            position_group=self._entry(read, "position_group"),
            job_position=self._entry(read, "job_position"),
            rank=self._entry(read, "rank"),
            birth_month=read.month("birth_month", self._today),
            ratings=facts_for_results.ratings(read),
            language_degrees=facts_for_results.language_degrees(read),
            experience_exception=read.text("experience_exception", limit=MAX_EXCEPTION) or None,
            supervisor=read.text("supervisor") or None,
            roles=tuple(role for role in read.words("roles", frozenset(ROLES)) if role in STORED),
            language=read.word("language", _LANGUAGES),
            form_of_address=read.word("form_of_address", ADDRESSES),
            messenger=read.yes_no("messenger"),
            valid_from=valid_from,
            given=self._given,
        )
        return person, read.problems

    def _unit(self, read: RowReader, valid_from: date | None) -> str:
        """The unit's code; it must exist on the day from which the row holds, and not be closed by today.

        A name is taken when exactly one unit bears it, within the agency of the row if one is given; who is in no
        division of it is in the agency itself.
        """
        day = max(self._today, valid_from or self._today)
        agency = read.text("agency", limit=MAX_UNIT)
        value = read.text("unit", required=not agency, limit=MAX_UNIT) or agency
        found = self._structure.units(value, day, agency) if value else []
        if len(found) > 1:
            codes = ", ".join(f"{one.code} ({self._structure.agency_name(one)})" for one in found[:MOST_UNITS])
            read.refuse("unit", "ambiguous_unit", value=value, codes=codes + (" …" if found[MOST_UNITS:] else ""))
        if len(found) != 1:
            return self._unknown(read, value, agency, day) if not found else ""
        unit = found[0]
        if agency and not self._structure.units(agency, day):
            self._strange.setdefault(agency, (read.number, unit))
        if unit.valid_to and unit.valid_to < day:
            successors = " ".join(unit.successors) or "–"
            read.refuse("unit", "unit_closed", value=unit.code, date=f"{unit.valid_to}", successors=successors)
        if unit.valid_from and unit.valid_from > day:
            read.refuse("unit", "unit_not_open", value=unit.code, date=f"{unit.valid_from}")
        return unit.code

    def _unknown(self, read: RowReader, value: str, agency: str, day: date) -> str:
        """What no unit is called, or none of the agency of the row; what can be no name is judged as a code."""
        elsewhere = self._structure.units(value, day)
        if agency and not self._structure.units(agency, day):
            read.refuse("agency", "unknown_unit", value=agency, nearest=self._structure.nearest_unit(agency))
            return ""
        if elsewhere:
            codes = ", ".join(f"{one.code} ({self._structure.agency_name(one)})" for one in elsewhere[:MOST_UNITS])
            read.refuse("unit", "unit_elsewhere", value=value, agency=agency, codes=codes)
            return ""
        code = value if " " in value else read.code("unit")
        if code:
            read.refuse("unit", "unknown_unit", value=code, nearest=self._structure.nearest_unit(code))
        return "" if " " in value else code

    def _entry(self, read: RowReader, kind: str) -> str | None:
        """The code of a title, rank ...; where the structure has no such list, text is text."""
        value = read.text(kind, limit=MAX_TITLE)
        if not value:
            return None
        if not self._structure.has_list(kind):
            self._unchecked.setdefault(kind, value)
            return value
        codes = self._structure.entries(kind, value)
        if not codes:
            near = self._structure.nearest_entry(kind, value)
            read.refuse(kind, "unknown_entry", value=value, kind=kind, nearest=near)
        elif len(codes) > 1:
            read.refuse(kind, "ambiguous_entry", value=value, codes=" ".join(codes))
        return codes[0] if codes else None
