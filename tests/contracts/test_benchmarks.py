"""Benchmarks run seldom: what they take from the program must be there all the same."""

from zoneinfo import ZoneInfo

import pytest

from benchmarks import screens
from benchmarks.figures import faults_of


def test_the_screens_that_all_contestants_show_are_those_of_the_bot():
    made = screens.made(ZoneInfo("Asia/Ho_Chi_Minh"))
    assert len(made.texts) == screens.ANSWERED + 1
    first, *others = made.texts
    assert "✓" not in first[0]
    assert all("✓" in text for cards in others for text in cards[1:])


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ({"Node Type": "Seq Scan", "Relation Name": "sessions", "Actual Loops": 1}, []),
        (
            {"Node Type": "Seq Scan", "Relation Name": "submissions", "Actual Loops": 100_000},
            ["Seq Scan on submissions runs 100000 times"],
        ),
        ({"Node Type": "Sort", "Actual Loops": 1, "Sort Space Type": "Memory"}, []),
        ({"Node Type": "Sort", "Actual Loops": 1, "Sort Space Type": "Disk"}, ["Sort on - writes to disk"]),
        ({"Node Type": "Hash", "Actual Loops": 1, "Hash Batches": 8}, ["Hash on - writes to disk"]),
    ],
)
def test_a_plan_that_does_not_fit_a_province_is_told(part, fault):
    assert list(faults_of({"Node Type": "Aggregate", "Actual Loops": 1, "Plans": [part]})) == fault
