"""The demo province is complete and plausible."""

import csv
import unicodedata
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

import bot.sandbox
from bot.services.imports.roster import roster_rows
from bot.services.imports.roster.person_row import KnownRoster, RosterEntry, RosterUnit
from bot.services.imports.structure import structure_rows
from bot.services.imports.structure.unit_row import UNIT_KINDS
from bot.services.imports.tables.tables import load_file, read_table

PROVINCE = Path(bot.sandbox.__file__).parent / "province"
SEATS = {"BTC": 34, "BTGDV": 44, "UBKT": 30, "BNC": 24, "VPTU": 46, "VPQH": 32, "VPUB": 64}


@pytest.fixture(scope="module")
def structure():
    table = read_table(load_file(PROVINCE / "structure.yaml"), sheet="structure", known=structure_rows.COLUMNS)
    reading = structure_rows.read_structure(table)
    assert reading.problems == ()
    assert reading.notices == ()
    return reading.rows


@pytest.fixture(scope="module")
def people(structure):
    table = read_table(load_file(PROVINCE / "roster.csv"), sheet="roster", known=roster_rows.COLUMNS)
    units = [RosterUnit(u.code, u.valid_from, u.valid_to, u.successors) for u in structure if u.kind in UNIT_KINDS]
    entries = [RosterEntry(u.kind, u.code, tuple(u.names.values())) for u in structure if u.kind not in UNIT_KINDS]
    reading = roster_rows.read_roster(table, KnownRoster(units, entries), date(2026, 6, 15))
    assert reading.problems == ()
    assert reading.notices == ()
    return reading.rows


def test_the_structure_has_everything_in_three_languages(structure):
    kinds = Counter(unit.kind for unit in structure)
    assert kinds == {
        "block": 4,
        "agency": 9,
        "division": 40,
        "position_group": 7,
        "title": 12,
        "rank": 8,
        "job_position": 25,
        "field": 19,
        "sector": 12,
    }
    assert all(set(unit.names) == {"vi", "en", "de"} for unit in structure)
    assert all(set(unit.short_names) in ({"vi", "en", "de"}, set()) for unit in structure)


def test_the_merged_committee_stands_and_its_predecessors_are_history(structure):
    units = {unit.code: unit for unit in structure}
    assert (units["BTGDV"].seats, units["BTGDV"].valid_from) == (44, date(2025, 3, 1))
    for code in ("BTG", "BDV"):
        assert (units[code].valid_to, units[code].successors) == (date(2025, 2, 28), ("BTGDV",))
        divisions = [unit for unit in structure if unit.parent == code]
        assert divisions
        assert all(unit.valid_to == date(2025, 2, 28) for unit in divisions)
        assert all(units[next_code].parent == "BTGDV" for unit in divisions for next_code in unit.successors)


def test_every_seat_is_taken(structure, people):
    agency = {unit.code: unit.parent if unit.kind == "division" else unit.code for unit in structure}
    assert Counter(agency[person.unit] for person in people) == SEATS
    assert {unit.code: unit.seats for unit in structure if unit.kind == "agency" and not unit.valid_to} == SEATS
    assert len(people) == 274


def test_divisions_follow_the_rules_of_size(structure, people):
    staff = defaultdict(Counter)
    for person in people:
        staff[person.unit][person.position_group] += 1
    for unit in structure:
        if unit.kind == "division" and not unit.valid_to:
            groups = staff[unit.code]
            assert groups.total() >= 5
            assert groups["TP"] == 1
            assert groups["PTP"] <= (2 if groups.total() < 10 else 3)


def test_every_agency_has_a_head_and_two_contacts_who_use_the_messenger(people):
    roles = defaultdict(Counter)
    for person in people:
        for role in person.roles:
            roles[person.staff_code.split("-")[0]][role] += 1
            assert person.messenger
    for agency in SEATS:
        assert roles[agency] >= Counter(agency_head=1, focal_point=1, focal_deputy=1)
    total = sum(roles.values(), Counter())
    assert (total["admin"], total["data_officer"], total["focal_point"]) == (2, 1, 7)
    assert roles["BTC"]["project_team"] == total["project_team"] > 0


def test_two_divisions_do_without_the_messenger(people):
    assert {person.unit for person in people if not person.messenger} == {"BTC-BV", "VPTU-CY"}


def test_everybody_but_the_heads_has_a_supervisor_of_the_same_agency(people):
    heads = [person for person in people if person.supervisor is None]
    assert {person.unit for person in heads} == set(SEATS)
    for person in people:
        assert person.supervisor is None or person.supervisor.split("-")[0] == person.staff_code.split("-")[0]


def test_names_are_composed_and_staff_codes_count_up():
    with (PROVINCE / "roster.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(unicodedata.is_normalized("NFC", row["full_name"]) for row in rows)
    for agency, seats in SEATS.items():
        found = [row["staff_code"] for row in rows if row["staff_code"].startswith(f"{agency}-")]
        assert found == [f"{agency}-{n:03}" for n in range(1, seats + 1)]
    assert Counter(row["language"] for row in rows).keys() == {"vi", "en", "de"}
