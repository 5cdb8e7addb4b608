"""The figures of a result that groups are counted by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from survey_definitions.assessment.outcomes import EXPERIENCE, GAP, LANGUAGES, POOLS, Outcome

Item = dict[str, Any]
THREE_YEARS: Final = "three_years"


def items_of(kind: str, outcome: Outcome) -> list[Item]:
    """The items of an outcome."""
    return list(_KINDS[kind](outcome))


def _item(name: str, level: int | None, target: int | None, own: int | None, word: str | None) -> Item:
    return {"name": name, "level": level, "target": target, "own": own, "word": word}


def _gap(outcome: Outcome) -> Iterator[Item]:
    for row in outcome["rows"]:
        yield _item(row["code"], row["level"], row["target"], row["own"], row["basis"])


def _languages(outcome: Outcome) -> Iterator[Item]:
    """A language that is named twice counts with its better level."""
    best: dict[str, Outcome] = {}
    for one in outcome["languages"]:
        known = best.get(one["code"])
        if known is None or (one["used"] or 0) > (known["used"] or 0):
            best[one["code"]] = one
    for code, one in best.items():
        yield _item(f"lang:{code}", one["used"], one["verified"], one["overall"], one["basis"])
    for one in (certificate for language in outcome["languages"] for certificate in language["certificates"]):
        yield _item(f"cert:{one['item']}", one["level"], None, _ordinal(one["until"]), one["state"])


def _ordinal(day: str | None) -> int | None:
    """The number of a day, so that what ends soon is found by it."""
    return date.fromisoformat(day).toordinal() if day else None


def _experience(outcome: Outcome) -> Iterator[Item]:
    if rule := outcome["rule"]:
        yield _item(THREE_YEARS, rule["months"], rule["asked"], None, rule["headline"])


def _pools(outcome: Outcome) -> Iterator[Item]:
    for one in outcome.get("expert", ()):
        yield _item(f"pool:expert:{one['sector']}", one["months"], None, one["p5"], one["tier"] or _near(one))
    if young := outcome.get("young"):
        yield _item("pool:young", young["age"], None, None, young["tier"] or _near(young))


def _near(one: Mapping[str, Any]) -> str | None:
    return "near" if one["near"] else None


_KINDS: Final[Mapping[str, Callable[[Outcome], Iterator[Item]]]] = {
    GAP: _gap,
    LANGUAGES: _languages,
    EXPERIENCE: _experience,
    POOLS: _pools,
}
