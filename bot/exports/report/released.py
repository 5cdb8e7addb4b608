"""Released figures as a report and its pictures read them: tables by id, means, shares, names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

LEVELS: Final = ("province", "block", "agency")
PROVINCE: Final = "province"
WITHIN_ONE: Final = ("same", "one")  # what counts as agreement with the supervisor
MOST_AROUND: Final = 24  # groups below one that still stand in a picture for a phone
MOST_ROWS: Final = 60  # of a picture; Telegram and readers take no longer ones


@dataclass(frozen=True, slots=True)
class Released:
    """The newest release of a campaign, in one language.

    ``only`` are the groups to look at, in their order, ``focus`` the one that it is about. ``full_names`` are those of
    units by code, where they are known; groups go by short ones.
    """

    campaign: str
    title: str
    release: Mapping[str, Any]
    language: str
    only: tuple[str, ...] = ()
    focus: str = PROVINCE
    full_names: Mapping[str, str] = field(default_factory=dict)

    @property
    def survey(self) -> str:
        """The code of the survey, by which its waves belong together."""
        return self.campaign.rpartition("-")[0]

    @property
    def number(self) -> str:
        """The number of the campaign, by which people call it; its code is a matter of files and commands."""
        return self.campaign.rpartition("-")[2]

    @property
    def date(self) -> str:
        """The day of the release."""
        return str(self.release["date"])

    @property
    def groups(self) -> list[Mapping[str, Any]]:
        """Province, blocks and agencies, each block with its agencies below it; or those that are looked at."""
        if self.only:
            by_id = {one["id"]: one for one in self.release["groups"]}
            return [by_id[group] for group in self.only]
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

    def around(self, group: str) -> Released:
        """The same for what a group is part of, the group itself, and its parts where they are few enough to read."""
        by_id = {one["id"]: one for one in self.release["groups"]}
        partition = next((one for one in self.release["partitions"] if group in one["parts"]), None)
        if partition is not None:
            parts = (part for part in partition["parts"] if part in by_id)
            return replace(self, only=(partition["whole"], *parts), focus=group)
        chain, above = [group], by_id[group]["parent"]
        while above in by_id:
            chain.insert(0, above)
            above = by_id[above]["parent"]
        below = [one["id"] for one in by_id.values() if one["parent"] == group]
        return replace(self, only=(*chain, *below[:MOST_AROUND]), focus=group)

    def overview(self) -> Released:
        """The same without agencies where there are too many for one picture."""
        if self.only or len(self.groups) <= MOST_ROWS:
            return self
        return replace(self, only=tuple(one["id"] for one in self.groups if one["level"] != "agency"))

    def single_rows(self) -> Released:
        """The same with a block and its only agency as one group, since both are the same people.

        It stands as the block, and has whichever of the two rows is shown.
        """
        alone = {block["id"]: agency for block, agency in self._alone()}
        if not alone:
            return self
        dropped = {agency["id"]: block for block, agency in alone.items()}
        groups = [self._as_one(one, alone) for one in self.release["groups"] if one["id"] not in dropped]
        tables = [{**table, "rows": _as_one_row(table["rows"], alone)} for table in self.release["tables"]]
        only = tuple(dict.fromkeys(dropped.get(one, one) for one in self.only))
        release = {**self.release, "groups": groups, "tables": tables}
        full = {block: self.full_names.get(agency["id"], "") for block, agency in alone.items()}
        focus = dropped.get(self.focus, self.focus)
        return replace(self, release=release, only=only, focus=focus, full_names={**self.full_names, **full})

    def _alone(self) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
        """Each block that is nothing but one agency, with that agency."""
        agencies: dict[str, list[Mapping[str, Any]]] = {}
        for one in self.release["groups"]:
            if one["level"] == "agency":
                agencies.setdefault(one["parent"], []).append(one)
        for block in self.release["groups"]:
            inside = agencies.get(block["id"], ())
            if block["level"] == "block" and len(inside) == 1 and inside[0]["invited"] == block["invited"]:
                yield block, inside[0]

    def _as_one(self, group: Mapping[str, Any], alone: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
        agency = alone.get(group["id"])
        if agency is None:
            return group
        names = {language: _both(name, agency["label"].get(language, "")) for language, name in group["label"].items()}
        answered = group["answered"] if group["answered"] is not None else agency["answered"]
        return {**group, "label": names, "answered": answered}

    def name(self, labelled: Mapping[str, Any]) -> str:
        """The name of a group, table or category."""
        names = labelled["label"]
        return str(names.get(self.language) or names.get("vi") or labelled.get("id") or labelled.get("code"))

    def competency(self, table: Mapping[str, Any]) -> tuple[str, str]:
        """The code and the name of what a table is about, without what it says of it: a level, a gap, agreement."""
        kind, _, code = str(table["id"]).rpartition(":")
        name = self.name(table)
        return code, name.partition(": ")[2] if kind in ("I07", "I08") else name

    def table(self, table_id: str) -> Mapping[str, Any] | None:
        """A table by its id."""
        return next((one for one in self.release["tables"] if one["id"] == table_id), None)

    def about(self, kind: str) -> list[Mapping[str, Any]]:
        """The tables of a kind, as `I07`, one for each competency: in the order in which the survey asks for them.

        What it does not ask for, because it is computed, stands behind the last one of its section (its first letter).
        """
        asked = [one["id"] for one in self.scored()]
        places = {code: (at, "") for at, code in enumerate(asked)}
        sections = {code[:1]: at for at, code in enumerate(asked)}

        def place(table: Mapping[str, Any]) -> tuple[int, str]:
            code = str(table["id"]).rpartition(":")[2]
            return places.get(code) or (sections.get(code[:1], len(asked)), code)

        return sorted((one for one in self.release["tables"] if one["id"].startswith(f"{kind}:")), key=place)

    def scored(self) -> list[Mapping[str, Any]]:
        """Tables of questions on the same scale as the first one that has scores: competencies, statements."""
        found = [one for one in self.release["tables"] if _has_scores(one) and not one["id"].startswith("I")]
        if not found:
            return []
        scale = [category["code"] for category in found[0]["categories"]]
        return [one for one in found if [category["code"] for category in one["categories"]] == scale]


def _both(block: str, agency: str) -> str:
    """What a block is called that is one agency: by that name, too, where it is another one."""
    return block if not agency or block.casefold() == agency.casefold() else f"{block}: {agency}"


def _as_one_row(rows: Sequence[Mapping[str, Any]], alone: Mapping[str, Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    by_group = {row["group"]: row for row in rows}
    dropped = {agency["id"] for agency in alone.values()}
    return [
        {**by_group[alone[row["group"]]["id"]], "group": row["group"]}
        if row["group"] in alone and not row["shown"] and alone[row["group"]]["id"] in by_group
        else row
        for row in rows
        if row["group"] not in dropped
    ]


def _has_scores(table: Mapping[str, Any]) -> bool:
    return table["type"] == "single" and all("score" in category for category in table["categories"])


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """The people of one column of a two-way table: what they are called, how many gave each answer."""

    name: str
    cells: tuple[int, ...]

    @property
    def total(self) -> int:
        """How many answered."""
        return sum(self.cells)


def answers_of(found: Released, table: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The answers that a two-way table crosses with its columns."""
    margin = found.table(table["margins"][0]["question"])
    assert margin is not None
    return list(margin["categories"])


def columns_of(found: Released, table: Mapping[str, Any], group: str) -> list[PrintedColumn]:
    """A group's row of a two-way table by column; empty where it is hidden."""
    cells, listed = row_of(table, group).get("cells", ()), table["columns"]
    if not cells:
        return []
    return [PrintedColumn(found.name(one), tuple(cells[at :: len(listed)])) for at, one in enumerate(listed)]


def mean_of(answers: Sequence[Mapping[str, Any]], column: PrintedColumn) -> float | None:
    """The mean score of a column; None where the answers have no scores."""
    if not column.total or any("score" not in one for one in answers):
        return None
    return float(sum(one["score"] * cell for one, cell in zip(answers, column.cells, strict=True)) / column.total)


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
