"""Somebody who reads every figure ever printed of a campaign and solves for what is not: integer programming.

It reads the document alone (``surveybot-figures/1``), knows the rules, the tree and the invited numbers, and asks of
all organisations that would print the same: what is the least and the most a number can be? Where both are equal, the
number is known. It shares no code with what it attacks.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

import highspy
import numpy as np

K, K2 = 5, 10


@dataclass
class Leaks:
    """What was found out, by kind: a, b, c, p, and rule (the document breaks a rule or contradicts itself)."""

    found: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __bool__(self):
        return any(self.found.values())

    def __str__(self):
        return "\n".join(f"{kind}: {what}" for kind, all_ in self.found.items() for what in all_) or "nothing"


class System:
    """Integer unknowns with linear conditions; remembers every solution as an organisation that is possible.

    Sums over a tree have whole solutions at their corners, so that the relaxed system is asked first; integer
    programming is for the corners that "at least" makes fractional.
    """

    def __init__(self):
        self.solver = highspy.Highs()
        self.solver.silent()
        self.solver.setOptionValue("threads", 1)
        self.size = 0
        self.worlds: list[np.ndarray] = []
        self.impossible = False
        self.cost: dict[int, float] = {}

    def unknown(self, low=0, high=highspy.kHighsInf):
        self.solver.addVar(low, high)
        self.size += 1
        return {self.size - 1: 1}

    def between(self, low, terms, high):
        """A condition on a sum of unknowns."""
        columns = list(terms)
        self.solver.addRow(low, high, len(columns), columns, [terms[one] for one in columns])

    def equal(self, left, right):
        self.between(0, minus(left, right), 0)

    def wander(self, terms):
        """An organisation that is possible, near where a sum is least; there need be none nearer."""
        self.solver.setOptionValue("mip_max_improving_sols", 1)
        self.solve(terms, 1)
        self.solver.setOptionValue("mip_max_improving_sols", 2**31 - 1)

    def solve(self, terms, sense):
        """The least (1) or the most (-1) that a sum can be; None where it has no bound."""
        for column in self.cost:
            self.solver.changeColCost(column, 0.0)
        self.cost = dict(terms)
        for column, weight in terms.items():
            self.solver.changeColCost(column, sense * weight)
        world = self._solved()
        if world is not None and not np.allclose(world, np.rint(world), atol=1e-6):
            world = self._whole()
        if world is None:
            return None
        self.worlds.append(np.rint(world))
        return value(terms, self.worlds[-1])

    def _solved(self):
        self.solver.run()
        status = self.solver.getModelStatus()
        self.impossible |= status == highspy.HighsModelStatus.kInfeasible
        is_found = status in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kSolutionLimit)
        return np.array(self.solver.getSolution().col_value) if is_found else None

    def _whole(self):
        columns = list(range(self.size))
        self.solver.changeColsIntegrality(self.size, columns, [highspy.HighsVarType.kInteger] * self.size)
        world = self._solved()
        self.solver.changeColsIntegrality(self.size, columns, [highspy.HighsVarType.kContinuous] * self.size)
        return world

    def look_around(self, chance, number):
        """Some organisations that are possible: what differs between them need not be asked."""
        for _ in range(number):
            self.solve({column: chance.uniform(-1, 1) for column in range(self.size)}, 1)
            if self.impossible:
                return

    def known(self, terms):
        """The value of a sum if it can be only one; None if it can be several."""
        seen = {value(terms, world) for world in self.worlds}
        if len(seen) > 1:
            return None
        low = self.solve(terms, 1)
        if low is None or len({*seen, low}) > 1:
            return None
        high = self.solve(terms, -1)
        return low if high == low else None

    def most(self, terms, limit):
        """Whether a sum is certainly at most ``limit``."""
        if any(value(terms, world) > limit for world in self.worlds):
            return False
        high = self.solve(terms, -1)
        return high is not None and high <= limit


def value(terms, world):
    return float(sum(weight * world[column] for column, weight in terms.items()))


def times(factor, terms):
    return {column: factor * weight for column, weight in terms.items() if factor}


def plus(*sums):
    found = defaultdict(int)
    for terms in sums:
        for column, weight in terms.items():
            found[column] += weight
    return dict(found)


def minus(left, right):
    return {key: weight for key, weight in plus(left, {k: -v for k, v in right.items()}).items() if weight}


class Tree:
    """The groups of a release with their complete divisions; what the invited numbers leave over is an unknown rest."""

    def __init__(self, release):
        self.groups = {one["id"]: dict(one) for one in release["groups"] if one["level"] != "others"}
        self.divisions = defaultdict(list)
        children = defaultdict(list)
        for one in release["groups"]:
            if one["parent"]:
                children[one["parent"]].append(one["id"])
        for parent, given in [*children.items(), *((one["whole"], one["parts"]) for one in release["partitions"])]:
            parts = list(given)
            left = self.groups[parent]["invited"] - sum(self.groups[part]["invited"] for part in parts)
            if left > 0:
                rest = f"{parent}~rest{len(self.divisions[parent])}"
                self.groups[rest] = {"id": rest, "invited": left, "answered": None, "level": "rest"}
                parts.append(rest)
            self.divisions[parent].append(parts)


class Attack:
    """One question in all releases; without a question, participation alone.

    ``known`` are groups about which the reader may know everything anyway, and those below them.
    """

    def __init__(self, releases, question, leaks, known=frozenset()):
        self.releases, self.question, self.leaks, self.known = releases, question, leaks, known
        self.tree = Tree(releases[-1])
        tables = [[one for one in release["tables"] if one["question"] == question] for release in releases]
        self.crossed = [next(_crossing(release, question), None) for release in releases]
        self.two_way = next((table for table in self.crossed if table is not None), None)
        first = next((one for listed in tables for one in listed), {"type": "single", "categories": []})
        self.text = first.get("free_text", False)  # the one cell counts who wrote, of all who answered
        self.multi, self.listed = first["type"] == "multi" or self.text, first["categories"]
        self.categories = range(len(self.listed))
        self.system = System()
        self.cells, self.totals, self.answered = [], [], []
        self.rows = [[row for table in listed for row in table["rows"] if row["shown"]] for listed in tables]
        self.exact = [{row["group"] for row in rows if "cells" in row} for rows in self.rows]
        self.pairs = []

    def run(self):
        for number in range(len(self.releases)):
            self._unknowns(number)
            self._pairs(number)
            self._printed(number)
        for earlier, later in pairwise(range(len(self.releases))):
            for group in self.tree.groups:
                for before, after in zip(self._all(earlier, group), self._all(later, group), strict=True):
                    self.system.between(0, minus(after, before), highspy.kHighsInf)
            for group in self.pairs[later]:
                for before, after in zip(self.pairs[earlier][group], self.pairs[later][group], strict=True):
                    self.system.between(0, minus(after, before), highspy.kHighsInf)
        self._find()

    def _all(self, number, group):
        return [*self.cells[number][group], self.totals[number][group], self.answered[number][group]]

    def _unknowns(self, number):
        cells, totals, answered = {}, {}, {}
        given = {one["id"]: one.get("answered") for one in self.releases[number]["groups"]}
        for group, facts in self.tree.groups.items():
            cells[group] = [self.system.unknown() for _ in self.categories]
            totals[group] = self.system.unknown() if self.multi or not cells[group] else plus(*cells[group])
            fixed = given.get(group)
            answered[group] = self.system.unknown(fixed or 0, facts["invited"] if fixed is None else fixed)
            self.system.between(0, minus(answered[group], totals[group]), highspy.kHighsInf)
            if self.multi:
                for cell in cells[group]:
                    self.system.between(0, minus(totals[group], cell), highspy.kHighsInf)
        self._others(number, cells, totals)
        self.cells.append(cells)
        self.totals.append(totals)
        self.answered.append(answered)
        for whole, divisions in self.tree.divisions.items():
            for parts in divisions:
                for at in range(len(self._all(number, whole))):
                    self.system.equal(self._all(number, whole)[at], plus(*(self._all(number, p)[at] for p in parts)))

    def _others(self, number, cells, totals):
        """Hidden groups that are printed as one."""
        for one in self.releases[number]["groups"]:
            if one["level"] == "others":
                members = one["members"]
                cells[one["id"]] = [plus(*(cells[member][at] for member in members)) for at in self.categories]
                totals[one["id"]] = plus(*(totals[member] for member in members))

    def _pairs(self, number):
        """A two-way table: in each group its pairs add up to the question's cells, over the groups to each other.

        Where the roster is known (``roster``: of each group the people by column), no column has more than that.
        """
        table, pairs = self.two_way, {}
        self.pairs.append(pairs)
        if table is None:
            return
        mapping, codes = table["margins"][0]["map"], [one["code"] for one in table["categories"]]
        self._add_up(number, pairs, mapping, codes)
        if self._is_any_printed():
            self._columns(number, table, codes)
        for row in self.crossed[number]["rows"] if self.crossed[number] else ():
            for cell, printed in zip(pairs[row["group"]] if "cells" in row else (), row.get("cells", ()), strict=True):
                self.system.between(printed, cell, printed)

    def _is_any_printed(self):
        return any("cells" in row for table in self.crossed if table for row in table["rows"])

    def _add_up(self, number, pairs, mapping, codes):
        for group in (one for one, facts in self.tree.groups.items() if facts["level"] != "filter"):
            pairs[group] = [self.system.unknown() for _ in codes]
            for answer, cell in zip(self.listed, self.cells[number][group], strict=True):
                mine = [one for one, code in zip(pairs[group], codes, strict=True) if mapping[code] == answer["code"]]
                self.system.equal(cell, plus(*mine))
        for whole, divisions in self.tree.divisions.items():
            for parts in divisions:
                if all(part in pairs for part in parts):
                    for at in range(len(codes)):
                        self.system.equal(pairs[whole][at], plus(*(pairs[part][at] for part in parts)))

    def _columns(self, number, table, codes):
        for one in table["columns"]:
            at = [place for place, code in enumerate(codes) if code.endswith(f"|{one['code']}")]
            for group, sizes in self.releases[number].get("roster", {}).items():
                self.system.between(0, plus(*(self.pairs[number][group][place] for place in at)), sizes[one["code"]])
            partitions = self.releases[0]["partitions"]
            wholes = {part: division["whole"] for division in partitions for part in division["parts"]}
            for answer, place in enumerate(at if one["parts"] else ()):
                mine = plus(*(self.cells[number][part][answer] for part in one["parts"]))
                self.system.equal(self.pairs[number][wholes[one["parts"][0]]][place], mine)

    def _printed(self, number):
        for row in self.rows[number]:
            self._rules(row["group"], row)
            self._row(row, self.cells[number][row["group"]], self.totals[number][row["group"]])
        for groups, low, high in self.releases[number].get("sums", ()):
            self.system.between(low, plus(*(self.answered[number][group] for group in groups)), high)

    def _row(self, row, cells, total):
        if "total" in row:
            self.system.between(row["total"], cells[0] if self.text else total, row["total"])
        for cell, printed in zip(cells, row.get("cells", cells), strict=True):
            if "cells" in row:
                self.system.between(printed, cell, printed)
        for cell, printed in zip(cells, row.get("percent", ()), strict=False):
            self._at_least(times(2, minus(times(100, cell), times(printed, total))), times(-1, total))
            self._at_least(total, times(2, minus(times(100, cell), times(printed, total))))
        if "mean" in row:  # with one decimal, in twentieths
            whole = plus(*(times(20 * one["score"], cell) for one, cell in zip(self.listed, cells, strict=True)))
            self._at_least(whole, times(round(20 * row["mean"]) - 1, total))
            self._at_least(times(round(20 * row["mean"]) + 1, total), whole)
        if "at_least" in row:
            cell = cells[[one["code"] for one in self.listed].index(row["at_least"]["category"])]
            self._at_least(times(5, cell), times(4, total))

    def _at_least(self, larger, smaller):
        self.system.between(0, minus(larger, smaller), highspy.kHighsInf)

    def _rules(self, group, row):
        if row.get("total", K) < (K2 if self.text or "two_way" in row else K):
            self._leak("rule", f"{group} is shown with {row['total']}")
        if "cells" in row and any(cell and 5 * cell >= 4 * row["total"] for cell in row["cells"]):
            self._leak("rule", f"{group} is shown with 80 % in one category")
        if "at_least" in row and {"cells", "mean", "percent"} & set(row):
            self._leak("rule", f"{group} has numbers beside 'at least'")

    def _leak(self, kind, what):
        self.leaks.found[kind].append(f"{self.question} {what}")

    def _find(self):
        self.system.look_around(Random(1), 25)
        if self.system.impossible:
            self._leak("rule", "no organisation prints this")
            return
        for name, cells, total, exact in self._sets() if self.categories else ():
            self._set(name, cells, total, exact)
        for number in range(len(self.releases)):
            for group, facts in self.tree.groups.items():
                if not 1 <= facts["invited"] < K or self._is_told(number, group):
                    continue
                if self.system.known(self.answered[number][group]) is not None:
                    self._leak("p", f"{number + 1}: answered of {group}")

    def _is_told(self, number, group):
        """Whether all of a group are in one the reader may know, or in a printed one of which all or none answered.

        A group that has nobody beside a known one is that one.
        """
        facts, given = self.tree.groups, self.releases[number].get("said") or self._said(number)
        same = {facts[one].get("parent") for one in self.known if self._is_whole(one)}
        at = group.partition("~rest")[0]
        if at == group and at in same:
            return True
        while at is not None:
            if at in self.known or (facts[at]["invited"] >= K and given.get(at) in (0, facts[at]["invited"])):
                return True
            at = facts[at].get("parent")
        return False

    def _said(self, number):
        return {one["id"]: one.get("answered") for one in self.releases[number]["groups"]}

    def _is_whole(self, group):
        parent = self.tree.groups[group].get("parent")
        return parent is not None and self.tree.groups[parent]["invited"] == self.tree.groups[group]["invited"]

    def _sets(self):
        """Groups, what is left of a printed one beside its printed parts, and what was added to either."""
        for number in range(len(self.releases)):
            for name, members, exact in self._names(number):
                yield f"{number + 1}: {name}", *self._sum(number, members), exact
            yield from self._columns_of(number)
        for earlier, later in pairwise(range(len(self.releases))):
            for name, members, _exact in self._names(later):
                before, total_before = self._sum(earlier, members)
                after, total = self._sum(later, members)
                cells = [minus(one, other) for one, other in zip(after, before, strict=True)]
                yield f"added {later + 1}: {name}", cells, minus(total, total_before), False

    def _columns_of(self, number):
        """The people of each column of a two-way table, in each group and in what is left of it."""
        table, pairs = self.two_way, self.pairs[number]
        if table is None or not self._is_any_printed():
            return
        exact = {row["group"] for row in (self.crossed[number] or {"rows": ()})["rows"] if "cells" in row}
        rests = [
            (f"rest of {whole}", [part for part in parts if part not in exact])
            for whole, divisions in self.tree.divisions.items()
            for parts in divisions
            if whole in exact and all(part in pairs for part in parts)
        ]
        for name, members in [*((group, [group]) for group in pairs if group not in exact), *rests]:
            for one in table["columns"]:
                codes = enumerate(pair["code"] for pair in table["categories"])
                at = [place for place, code in codes if code.endswith(f"|{one['code']}")]
                cells = [plus(*(pairs[member][place] for member in members)) for place in at]
                if members:
                    yield f"{number + 1}: {one['code']} of {name}", cells, plus(*cells), False

    def _names(self, number):
        for group in self.tree.groups:
            yield group, [group], group in self.exact[number]
        for whole, divisions in self.tree.divisions.items():
            for parts in divisions:
                rest = [part for part in parts if part not in self.exact[number]]
                if whole in self.exact[number] and len(rest) > 1:
                    yield f"rest of {whole}", rest, False

    def _sum(self, number, members):
        cells = [plus(*(self.cells[number][member][at] for member in members)) for at in self.categories]
        return cells, plus(*(self.totals[number][member] for member in members))

    def _set(self, name, cells, total, exact):
        if exact:
            return
        if self.system.most(cells[0] if self.text else total, K - 1):
            self._small(name, cells, total)
        if self.system.solve(total, 1) == 0:
            return
        for at, cell in enumerate(cells):
            if self.system.most(minus(total, cell), 0):
                self._leak("c", f"{name}: all in category {at}")

    def _small(self, name, cells, total):
        values = [self.system.known(cell) for cell in cells]
        for at, cell in enumerate(values):
            if cell:
                self._leak("a", f"{name}: category {at} is {cell}")
        if None not in values and self.system.solve(total, 1) and (not self.multi or any(values)):
            self._leak("b", f"{name}: {values}")


def _crossing(release, question):
    """The two-way tables of a question."""
    for table in release["tables"]:
        if table.get("two_way") and table["margins"][0]["question"] == question:
            yield table


def attack(document, known=frozenset()):
    """The leaks of a document, over all its releases and questions; of ``known`` groups the reader may know all."""
    leaks = Leaks()
    releases = document["releases"]
    for release in releases:
        _participation_rules(release, leaks, known)
    tables = [table for release in releases for table in release["tables"]]
    asked = dict.fromkeys(table["question"] for table in tables if not table.get("two_way"))
    for question in asked or [""]:
        Attack(releases, question, leaks, known).run()
    return leaks


def _participation_rules(release, leaks, known):
    for group in release["groups"]:
        if group.get("answered") is not None and group["invited"] < K and group["id"] not in known:
            leaks.found["rule"].append(f"participation of {group['id']}")
    for table in release["tables"]:
        for row in table["rows"]:
            if not row["shown"] and set(row) - {"group", "shown"}:
                leaks.found["rule"].append(f"{table['id']}: a hidden row of {row['group']} says more")
