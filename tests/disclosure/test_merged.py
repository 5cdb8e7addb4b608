"""An agency is split in two and its parts are merged again: whoever reads of it then learns of no other agency.

They know how everybody stands in three agencies, two of which are closed, beside what summaries tell of blocks and of
the province. As groups stand in a tree, what is possible of every other agency is a range, as for releases.
"""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.services.imports.structure.structure import import_structure
from bot.services.imports.tables.tables import ImportFile
from bot.services.summaries.readers import SeenAgencies
from storage.models import Person, StoredSession, Unit
from tests.disclosure.provinces import ChanceProvince
from tests.disclosure.readings import Tree, of_summaries
from tests.disclosure.test_known_agencies import Agency, Range, _left, _sum
from tests.support.clock import START

ONE_DAY = timedelta(days=1)
SEEDS = (5, 9, 10, 20, 21, 30, 41)  # of the first sixty those in which anything could follow
HEAD = "code,kind,parent,name::vi,valid_to,successors\n"


class MergedProvince:
    """A campaign runs while one agency is split up between two others, and one of these goes to the other."""

    def __init__(self, database, seed):
        self.province = ChanceProvince(database, seed)
        self.database, self.now = database, START
        self.campaign = self.province.hold(START)
        self.province.answer(self.campaign, START + ONE_DAY, 0.6)
        self.parents = {code: above for code, above in self.province.parents.items() if "A" in code and "D" not in code}
        self.split, self.parts = self._chosen()

    def _chosen(self):
        found = self.province.chance.sample(sorted(self.parents), 3)
        return found[0], found[1:]

    def merge(self):
        """Split, and a day later merge; people go with their agencies."""
        first, last = self.parts
        self._end(self.split, f"{first} {last}", first)
        self._end(first, last, last)

    def _end(self, code, successors, to):
        row = f"{code},agency,{self.parents[code]},{code},{self.now.date()},{successors}\n"
        import_structure(self.database, ImportFile("s.csv", (HEAD + row).encode()), self.now)
        self.now += ONE_DAY
        self.database.run_now(self._move, code, to)

    def _move(self, uow, code, to):
        of, new = (uow.connection.scalar(select(Unit.id).where(Unit.code == one)) for one in (code, to))
        uow.connection.execute(update(Person).where(Person.agency_id == of).values(agency_id=new, unit_id=new))

    def agencies(self):
        """How many were invited in each agency, and have answered."""
        done = select(StoredSession.person_id).where(StoredSession.status == "submitted")
        submitted = set(self.database.read_now(lambda uow: uow.connection.scalars(done).all()))
        inside = {code: [] for code in self.parents}
        for person, unit in self.province.invited[self.campaign].items():
            inside[next(one for one in self.province._chain(unit) if one in inside)].append(person in submitted)
        return {code: Agency(self.parents[code], len(people), sum(people)) for code, people in inside.items()}

    def followed(self):
        """Agencies whose hidden number follows for the focal points of the agency in which the three are now."""
        agencies, tree = self.agencies(), Tree.of(self.province, self.campaign)
        known = {self.split, *self.parts}
        (team,) = (one for one in self.province.readers() if one[1] == "project_team")
        shown = self.database.read_now(of_summaries, team, self.campaign, self.now, tree).answered
        for reader in (one for one in self.province.readers() if one[1:] == ("focal_point", self.parts[1])):
            told = self.database.read_now(of_summaries, reader, self.campaign, self.now, tree)
            assert told.wrong == []
            assert {code: told.answered[code] for code in known if agencies[code].invited} == {
                code: agencies[code].answered for code in known if agencies[code].invited
            }
            ranges = possible(told, agencies)
            yield from (code for code, (least, most) in ranges if least == most and code not in shown)


def possible(told, agencies) -> list[tuple[str, Range]]:
    """What is possible of each agency of which nothing was told, beside all that was."""
    alone = {code: (told.answered.get(code, 0), told.answered.get(code, one.invited)) for code, one in agencies.items()}
    inside = {one.block: [code for code in agencies if agencies[code].block == one.block] for one in agencies.values()}
    blocks = {block: _narrowed(_sum(alone[code] for code in codes), told, block) for block, codes in inside.items()}
    province = _narrowed(_sum(blocks.values()), told, "province")
    return [
        (code, _left(_left(province, block, blocks), code, {other: alone[other] for other in codes}))
        for block, codes in inside.items()
        for code in codes
        if code not in told.answered and agencies[code].invited
    ]


def _narrowed(possibly, told, group):
    listed = [(least, most) for (one, *others), least, most in told.sums if one == group and not others]
    listed += [(told.answered[group],) * 2] if group in told.answered else []
    return max(possibly[0], *(one for one, _ in listed), 0), min([possibly[1], *(one for _, one in listed)])


@pytest.mark.by_turns
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_number_of_no_other_agency_follows_and_it_would_if_they_were_told_like_others(database, seed, monkeypatch):
    merged = MergedProvince(database, seed)
    merged.merge()
    assert list(merged.followed()) == []
    monkeypatch.setattr(SeenAgencies, "known_beside", lambda self, counts: frozenset())
    assert list(merged.followed())
