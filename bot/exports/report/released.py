"""Released figures as a report and its pictures read them: tables by id, means, shares, names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

LEVELS: Final = ("province", "block", "agency")


@dataclass(frozen=True, slots=True)
class Released:
    """The newest release of a campaign, in one language."""

    campaign: str
    title: str
    release: Mapping[str, Any]
    language: str

    @property
    def date(self) -> str:
        """The day of the release."""
        return str(self.release["date"])

    @property
    def groups(self) -> list[Mapping[str, Any]]:
        """Province, blocks and agencies, each block with its agencies below it."""
        listed = [one for one in self.release["groups"] if one["level"] in LEVELS]
        ordered: list[Mapping[str, Any]] = []
        for one in listed:
            if one["level"] == "province":
                self._under(one, listed, ordered)
        return ordered

    def _under(self, group: Mapping[str, Any], listed: Sequence[Any], ordered: list[Any]) -> None:
        ordered.append(group)
        for one in listed:
            if one["parent"] == group["id"]:
                self._under(one, listed, ordered)

    def name(self, labelled: Mapping[str, Any]) -> str:
        """The name of a group, table or category."""
        names = labelled["label"]
        return str(names.get(self.language) or names.get("vi") or labelled.get("id") or labelled.get("code"))

    def table(self, table_id: str) -> Mapping[str, Any] | None:
        """A table by its id."""
        return next((one for one in self.release["tables"] if one["id"] == table_id), None)

    def scored(self) -> list[Mapping[str, Any]]:
        """Tables of questions on the same scale as the first one that has scores: competencies, statements."""
        found = [one for one in self.release["tables"] if _has_scores(one) and not one["id"].startswith("I")]
        if not found:
            return []
        scale = [category["code"] for category in found[0]["categories"]]
        return [one for one in found if [category["code"] for category in one["categories"]] == scale]


def _has_scores(table: Mapping[str, Any]) -> bool:
    return table["type"] == "single" and all("score" in category for category in table["categories"])


def row_of(table: Mapping[str, Any], group: str) -> Mapping[str, Any]:
    """A group's row."""
    return next((row for row in table["rows"] if row["group"] == group), {"group": group, "shown": False})


def mean(table: Mapping[str, Any], group: str) -> float | None:
    """The mean score of a group; None where its row is not exact."""
    row = row_of(table, group)
    if "cells" not in row or not row["total"]:
        return None
    scores = [category["score"] for category in table["categories"]]
    whole = sum(cell * score for cell, score in zip(row["cells"], scores, strict=True))
    return float(whole / row["total"])


def share(table: Mapping[str, Any], group: str, codes: Sequence[str]) -> float | None:
    """The share in per cent of some categories in a group; None where its row is not exact."""
    row = row_of(table, group)
    if "cells" not in row or not row["total"]:
        return None
    listed = [category["code"] for category in table["categories"]]
    return float(100 * sum(row["cells"][listed.index(code)] for code in codes if code in listed) / row["total"])
