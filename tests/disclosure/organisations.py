"""Organisations by chance: blocks, agencies, divisions, who answered what, and answers that come in later."""

from __future__ import annotations

from random import Random

from survey_definitions.disclosure import (
    Category,
    Count,
    Crossing,
    Group,
    Groups,
    Partition,
    QuestionTable,
    crossed,
    summed,
)

CATEGORIES = tuple(Category(str(number), score=number) for number in range(1, 6))
SIZES = (1, 2, 3, 3, 4, 5, 6, 8, 12, 18, 30)
ROLES = ("leader", "official")


class Organisation:
    """People as (leaf, part, answer per question); ``answers`` grows from release to release."""

    def __init__(
        self, seed, *, divisions=False, partitioned=False, multi=False, blocks=False, two_way=False, text=False
    ):
        self.chance = Random(seed)
        self.text = text  # of the first category it is asked who wrote anything
        self.multi, self.partitioned, self.two_way = multi, partitioned, two_way
        self.levels = ("province", "block") if blocks else ()  # a table that no agency is printed in
        self.parents = {"P": None}
        self.leaves = []
        self._grow(divisions=divisions)
        rate = self.chance.uniform(0.5, 0.95)
        self.people = [
            [leaf, self.chance.choice(("leader", "official", "official")), None]
            for leaf in self.leaves
            for _ in range(self.chance.choice(SIZES))
        ]
        self.lean = {leaf: self.chance.choice((0, 0, 1, 3, 8)) for leaf in self.leaves}
        for person in self.people:
            if self.chance.random() < rate:
                person[2] = self.answer(person[0])

    def _grow(self, *, divisions):
        for block in range(self.chance.randint(2, 4)):
            self.parents[f"B{block}"] = "P"
            for agency in range(self.chance.randint(1, 5)):
                name = f"B{block}A{agency}"
                self.parents[name] = f"B{block}"
                below = [f"{name}D{one}" for one in range(self.chance.randint(1, 3))] if divisions else []
                self.parents |= dict.fromkeys(below, name)
                self.leaves += below or [name]

    def answer(self, leaf):
        """One answer: leaves differ in how much they agree with themselves. Empty: this question was passed over."""
        weights = [1] * 5
        weights[sum(map(ord, leaf)) % 5] += self.lean[leaf]
        if self.chance.random() < 0.05:
            return ()
        if self.multi:
            return tuple(at for at in range(5) if self.chance.random() < weights[at] / (weights[at] + 2))
        return tuple(self.chance.choices(range(5), weights))

    def more(self, least=0.4):
        """Later answers, at least five in each leaf that gets any."""
        for leaf in self.leaves:
            silent = [person for person in self.people if person[0] == leaf and person[2] is None]
            if len(silent) >= 5 and self.chance.random() < least:
                for person in silent[: self.chance.randint(5, len(silent))]:
                    person[2] = self.answer(leaf) or (0,)

    def groups(self, printed=("province", "block", "agency", "division")):
        level = {1: "province", 2: "block", 4: "agency", 6: "division"}
        tree = []
        for name, parent in self.parents.items():
            inside = [one for one in self.people if self._is_in(one[0], name)]
            kind = level[len(name)]
            answered = sum(one[2] is not None for one in inside)
            tree.append(Group(name, parent, kind, len(inside), answered, printed=kind in printed))
        return Groups(tree, [Partition("P", "role", tuple(self._parts()))] if self.partitioned else [])

    def _is_in(self, leaf, name):
        while leaf is not None and leaf != name:
            leaf = self.parents[leaf]
        return leaf is not None

    def _parts(self):
        for part in ROLES:
            inside = [one for one in self.people if one[1] == part]
            yield Group(part, None, "filter", len(inside), sum(one[2] is not None for one in inside))

    def table(self, groups):
        own = {leaf: self._count(lambda one, leaf=leaf: one[0] == leaf) for leaf in self.leaves}
        parts = ROLES if self.partitioned else ()
        found = {part: self._count(lambda one, part=part: one[1] == part) for part in parts}
        counts = summed(groups, own) | found
        if self.text:
            counts = {group: Count(count.total, count.cells[:1]) for group, count in counts.items()}
            levels = ("province", "block")
            return QuestionTable("Q", "Q", "multi", CATEGORIES[:1], counts, levels=levels, least=10, is_text=True)
        return QuestionTable("Q", "Q", "multi" if self.multi else "single", CATEGORIES, counts, levels=self.levels)

    def tables(self, groups):
        """The table of the question, with the one by roles."""
        table = self.table(groups)
        return [table, self.crossing(groups, table)] if self.two_way else [table]

    def roster(self, groups):
        """Of each printed group the people by role, as whoever has the roster knows them."""
        found = {}
        for one in groups.tree if self.two_way else ():
            inside = [role for leaf, role, _ in self.people if self._is_in(leaf, one.id)]
            found |= {one.id: {role: inside.count(role) for role in ROLES}} if one.printed else {}
        return found

    def crossing(self, groups, table):
        """The question by roles, of blocks and the province."""
        counts, invited = {}, {}
        for leaf in self.leaves:
            by_role = [self._count(lambda one, role=role, leaf=leaf: one[:2] == [leaf, role]) for role in ROLES]
            cells = tuple(count.cells[at] for at in range(5) for count in by_role)
            counts[leaf] = Count(sum(cells), cells)
            sizes = tuple(sum(one[:2] == [leaf, role] for one in self.people) for role in ROLES)
            invited[leaf] = Count(sum(sizes), sizes)
        parts = tuple((role,) if self.partitioned else () for role in ROLES)
        how = Crossing(table.id, tuple(map(Category, ROLES)), summed(groups, invited), parts)
        return crossed(table, "role", how, summed(groups, counts))

    def _count(self, chosen):
        given = [one[2] for one in self.people if chosen(one) and one[2] is not None]
        answers = given if self.multi else [one for one in given if one]
        return Count(len(answers), tuple(sum(at in one for one in answers) for at in range(5)))
