"""Values are compared and hashed by what is in them, and the type checker lets nobody change one."""

from __future__ import annotations

from dataclasses import field, replace

from mypy import api

from survey_definitions.value import value

CHANGED = """
from survey_definitions.value import value

@value
class Place:
    name: str
    floor: int = 0

Place("hall").floor = 1
"""


@value
class Place:
    name: str
    floor: int = 0
    seen: int = field(default=0, compare=False)


def test_values_with_the_same_in_them_are_the_same():
    hall = Place("hall", 2)
    assert hall == replace(Place("hall"), floor=2, seen=7)
    assert {hall: "found"}[Place("hall", 2, 7)] == "found"
    assert hall != Place("hall", 3)
    assert not hasattr(hall, "__dict__")


def test_the_type_checker_refuses_to_change_a_value(tmp_path):
    told, _, _ = api.run(["--config-file=", f"--cache-dir={tmp_path}", "--follow-imports=silent", "-c", CHANGED])
    assert 'Property "floor" defined in "Place" is read-only' in told
    assert told.endswith("Found 1 error in 1 file (checked 1 source file)\n")
