"""Whoever knows how everybody stands in some agencies, and reads a release, learns the number of no other agency.

Since mergers a focal point may know several. What is possible beside all that is printed is a range for each agency;
as groups stand in a tree, the ranges are exact, and no solver is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest

from bot.services.group_figures import reading
from bot.services.group_figures.reading import View
from survey_definitions.disclosure import Group, Groups, release_json
from survey_definitions.disclosure.protecting import protect

ORGANISATIONS = 1500
SIZES = (1, 2, 3, 4, 5, 6, 8, 12, 20)
RATES = (0.3, 0.6, 0.8, 0.95, 1.0)
PROVINCE = "province"
Range = tuple[int, int]


@dataclass(frozen=True)
class Agency:
    """How many were invited, and answered."""

    block: str
    invited: int
    answered: int


def by_chance(chance: Random) -> dict[str, Agency]:
    """One to three blocks of one to six agencies, by code."""
    made = {}
    for block in range(chance.randint(1, 3)):
        for number in range(chance.randint(1, 6)):
            invited, rate = chance.choice(SIZES), chance.choice(RATES)
            answered = sum(chance.random() < rate for _ in range(invited))
            made[f"B{block}A{number}"] = Agency(f"B{block}", invited, answered)
    return made


def released(agencies: Mapping[str, Agency]) -> dict[str, Any]:
    """What is printed of them."""
    blocks = {
        one.block: [other for other in agencies.values() if other.block == one.block] for one in agencies.values()
    }
    groups = [
        _group(PROVINCE, None, PROVINCE, agencies.values()),
        *(_group(block, PROVINCE, "block", inside) for block, inside in blocks.items()),
        *(_group(code, one.block, "agency", [one]) for code, one in agencies.items()),
    ]
    return release_json(protect(Groups(tuple(groups)), ()), 1, "2026-06-15")


def _group(code: str, parent: str | None, level: str, inside: Iterable[Agency]) -> Group:
    listed = list(inside)
    return Group(code, parent, level, sum(one.invited for one in listed), sum(one.answered for one in listed))


# -- what is possible


def possible(told: Mapping[str, Any], agencies: Mapping[str, Agency], known: frozenset[str]) -> dict[str, Range]:
    """How many may have answered in each agency, beside what is told and known."""
    printed = {one["id"]: one["answered"] for one in told["groups"]}

    def of_agency(code: str) -> Range:
        found = agencies[code].answered if code in known else printed[code]
        return (0, agencies[code].invited) if found is None else (found, found)

    alone = {code: of_agency(code) for code in agencies}
    inside = {one.block: [code for code in agencies if agencies[code].block == one.block] for one in agencies.values()}
    blocks = {block: _told(_sum(alone[code] for code in codes), printed[block]) for block, codes in inside.items()}
    province = _told(_sum(blocks.values()), printed[PROVINCE])
    left = {block: _left(province, block, blocks) for block in blocks}
    return {
        code: _left(left[block], code, {other: alone[other] for other in codes})
        for block, codes in inside.items()
        for code in codes
    }


def _sum(ranges: Iterable[Range]) -> Range:
    listed = list(ranges)
    return sum(least for least, _ in listed), sum(most for _, most in listed)


def _told(possibly: Range, printed: int | None) -> Range:
    return possibly if printed is None else (printed, printed)


def _left(whole: Range, part: str, parts: Mapping[str, Range]) -> Range:
    """What is possible of a part beside the whole and its other parts."""
    others = _sum(one for other, one in parts.items() if other != part)
    return max(parts[part][0], whole[0] - others[1]), min(parts[part][1], whole[1] - others[0])


def followed(sees_all: bool) -> Iterator[str]:
    """Agencies whose hidden number follows for somebody who knows one to three others."""
    chance = Random(7)
    for _ in range(ORGANISATIONS):
        agencies = by_chance(chance)
        release = released(agencies)
        hidden = {one["id"] for one in release["groups"] if one["answered"] is None}
        for size in range(1, min(4, len(agencies))):
            known = frozenset(chance.sample(sorted(agencies), size))
            told = reading.seen(release, View(None if sees_all else known, known=known))
            for code, (least, most) in possible(told, agencies, known).items():
                assert least <= agencies[code].answered <= most, "the attack is wrong"
                if least == most and code in hidden - known:
                    yield f"{code} of {agencies} beside {sorted(known)}"


@pytest.mark.parametrize("sees_all", [False, True])
def test_the_number_of_no_other_agency_follows(sees_all):
    assert list(followed(sees_all)) == []


@pytest.mark.parametrize("sees_all", [False, True])
def test_it_would_if_readers_were_told_of_every_whole_that_is_printed(sees_all, monkeypatch):
    monkeypatch.setattr(reading, "_telling", lambda release, known: set())
    assert list(followed(sees_all))
