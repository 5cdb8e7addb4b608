"""How much of the suite runs is decided here for all tests; so what is left out is looked at closely."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from hypothesis import settings

from tests.support import laws
from tests.support.extent import ALL, PARTS, QUICK, USUAL, Choice, part_of_today, reasons, some_of


@dataclass
class Case:
    nodeid: str
    fixturenames: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    originalname: str = ""
    callspec: object = field(init=False)

    def __post_init__(self):
        inside = self.nodeid.partition("[")[2].rstrip("]")
        self.callspec = type("Spec", (), {"params": dict(enumerate(inside.split("-")))})()

    def get_closest_marker(self, name):
        if name == "one_in":
            return next((pytest.mark.one_in(mark).mark for mark in self.marks if isinstance(mark, int)), None)
        return name if name in self.marks else None


def names(choice, cases):
    return [case.nodeid for case in choice.of(cases)[0]]


def twins(test, values=("",), **others):
    return [Case(f"{test}[{value}{engine}]", **others) for engine in ("sqlite", "postgresql") for value in values]


def test_all_leaves_nothing_out():
    cases = [*twins("a", ("x-", "y-")), Case("b", marks=("slow",)), Case("c", ("stage",), ("alike",))]
    assert names(Choice(ALL, 0), cases) == [case.nodeid for case in cases]


def test_quick_starts_no_process_and_no_postgresql():
    cases = [
        *twins("a"),
        Case("slow", marks=("slow",)),
        Case("alone", marks=("alone",)),
        Case("alike", marks=("alike",)),
        Case("server", ("reused_postgres",)),
        Case("b"),
    ]
    assert names(Choice(QUICK, 0), cases) == ["a[sqlite]", "b"]


@pytest.mark.parametrize("extent", [QUICK, USUAL])
def test_what_takes_turns_is_tried_once_in_so_many_days(extent):
    marks = ("alike",) if extent == USUAL else ()
    cases = [Case(f"t{number}", ("stage",), marks) for number in range(20)]
    parts = [names(Choice(extent, part), cases) for part in range(PARTS)]
    assert sorted(name for part in parts for name in part) == sorted(case.nodeid for case in cases)
    days = [date(2026, 6, 15) + timedelta(days=day) for day in range(PARTS)]
    assert sorted(map(part_of_today, days)) == list(range(PARTS))


def test_commands_and_files_take_turns_in_quick():
    cases = [Case(f"tests/{folder}/test_a.py::test_{n}") for folder in ("cli", "exports") for n in range(PARTS)]
    assert [len(names(Choice(QUICK, part), cases)) for part in range(PARTS)] == [2] * PARTS
    assert names(Choice(USUAL, 0), cases) == [case.nodeid for case in cases]


@pytest.mark.parametrize("every", [2, 3])
def test_the_cases_of_a_long_test_take_turns_and_all_are_tried_in_as_many_days(every):
    cases = [Case(f"t[{number}]", ("stage",), (every,)) for number in range(6)]
    days = [names(Choice(USUAL, part), cases) for part in range(every)]
    assert [len(day) for day in days] == [6 // every] * every
    assert sorted(name for day in days for name in day) == [case.nodeid for case in cases]
    assert names(Choice(ALL, 0), cases) == [case.nodeid for case in cases]


def test_the_cases_of_a_long_test_take_turns_in_quick_too_a_part_a_day():
    cases = [Case(f"t[{number}]", (), (3,)) for number in range(PARTS + 1)]
    days = [names(Choice(QUICK, part), cases) for part in range(PARTS)]
    assert max(map(len, days)) == 2
    assert sorted(name for day in days for name in day) == [case.nodeid for case in cases]


def test_what_wants_a_server_by_itself_is_tried_in_the_usual_run():
    cases = [Case("server", ("reused_postgres",))]
    assert [names(Choice(USUAL, part), cases) for part in range(PARTS)] == [["server"]] * PARTS


@pytest.mark.parametrize("number", [1, 3, 4, 5, 6, 9, 13])
def test_of_some_alike_all_are_tried_in_turns_at_every_place_and_some_on_each_day(number):
    every = list(range(number))
    for count in range(7):
        days = [some_of([part], every, count) for part in range(PARTS)]
        assert all(days)
        assert sorted({one for day in days for one in day}) == some_of(range(PARTS), every, count) == every
    for part in range(PARTS):
        assert sorted({one for count in range(PARTS) for one in some_of([part], every, count)}) == every


def test_usual_tries_every_case_on_sqlite_and_the_first_of_each_test_on_postgresql_by_turns():
    cases = [case for number in range(PARTS) for case in twins(f"t{number}", ("x-", "y-"))]
    for part in range(PARTS):
        assert names(Choice(USUAL, part), cases) == [
            case.nodeid for case in cases if "sqlite" in case.nodeid or case.nodeid == f"t{part}[x-postgresql]"
        ]


def test_usual_tries_every_case_on_both_where_that_matters():
    cases = twins("a", ("x-", "y-"), marks=("both_databases",))
    assert names(Choice(USUAL, 0), cases) == [case.nodeid for case in cases]


def test_usual_tries_what_runs_on_postgresql_only():
    cases = [Case("a[x-postgresql]"), Case("a[y-postgresql]"), Case("b[postgresql]", ("stage",))]
    assert names(Choice(USUAL, 3), cases) == [case.nodeid for case in cases]


def test_conversations_are_tried_on_sqlite_always_and_on_postgresql_by_turns():
    cases = [case for number in range(PARTS) for case in twins(f"t{number}", fixturenames=("stage",))]
    assert names(Choice(USUAL, 2), cases) == [
        case.nodeid for case in cases if "sqlite" in case.nodeid or case.nodeid == "t2[postgresql]"
    ]


def test_what_could_not_run_is_said_once():
    assert reasons(["Skipped: no caddy here", "no nginx here", "Skipped: no caddy here"], str) == [
        "not run: no caddy here (2)",
        "not run: no nginx here (1)",
    ]


def test_a_law_is_tried_more_often_the_more_runs():
    now = settings.get_current_profile_name()
    try:
        found = []
        for profile in ("quick", "ci", "long"):
            settings.load_profile(profile)
            found.append(laws.examples(60).max_examples)
        assert found == [15, 60, 600]
    finally:
        settings.load_profile(now)
