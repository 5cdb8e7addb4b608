"""Whatever any role is shown, put together: the attacker over everything, of organisations by chance, in three waves.

A wave is a campaign that runs (two moments of summaries, desks, cards), closes (last figures), and is released; the
last one is released up to three times. What all readers of counts and answers were shown is one system of conditions
on what nobody was shown. A focal point, who may know how everybody of the own agency stands, is a system alone.
"""

from datetime import timedelta

import pytest

from bot.services.campaigns import lifecycle
from bot.services.group_figures import making, releasing
from bot.services.people.role_words import FOCAL
from bot.services.refusals import Refusal
from storage.database import Database
from storage.vault import Vault
from survey_definitions.disclosure import K, Release
from survey_definitions.disclosure.hiding import first_hiding
from tests.disclosure.attacker import attack
from tests.disclosure.moving_attacker import AWAY, Day, Heard, counted
from tests.disclosure.provinces import ChanceProvince
from tests.disclosure.readings import Told, Tree, of_figures, of_summaries
from tests.disclosure.roster_attacker import Moment, attack_roster
from tests.support.clock import START
from tests.support.province import SECRET

WAVES = 3
ONE_DAY = timedelta(days=1)
ASKED = ("G1", "W", "G1*position_group")
FACTS = ("I04", "I05")
BANDS = ((30, "under_30"), (35, "30_34"), (40, "35_39"), (50, "40_49"))


class Everything:
    """What every reader was shown of every campaign, moment by moment."""

    def __init__(self, province):
        self.province, self.readers = province, province.readers()
        self.moments = []  # (campaign, released document or None, {reader: Told})
        self.days = []  # (campaign, {person: (position group, Day)}), of its opening and then of each moment

    def look(self, campaign, now, released=None):
        """Everybody looks at everything that there is at a moment."""
        run, tree = self.province.database.read_now, Tree.of(self.province, campaign)
        found = {one: run(of_summaries, one, campaign, now, tree) for one in self.readers}
        self.moments.append((campaign, released, found))
        self.days.append((campaign, self.province.day()))
        for one in self.readers if released else ():
            rows, answered, groups = run(of_figures, one, campaign, now)
            found[one].add(Told(answered))
            found[one].heard += [("release", group["id"], group["answered"], group["invited"]) for group in groups]
            for other, question, row in rows:
                newest = next(moment for moment in reversed(self.moments) if moment[0] == other)
                newest[2][one].rows.append((question, row))

    def together(self, campaign, whose):
        """The document of all that some readers were shown of a campaign."""
        last = next(released for number, released, _ in reversed(self.moments) if number == campaign)
        listed = [one for one in self.moments if one[0] == campaign]
        groups = self.province.groups(campaign)
        return {"releases": [self._release(last, groups, released, found, whose) for _, released, found in listed]}

    def by_fact(self, campaign, fact):
        """What the roster says of a fact, and what was shown of those who answered by it: for `attack_roster`."""
        listed = [one for one in self.moments if one[0] == campaign]
        table = next(one for one in listed[-1][1]["tables"] if one["question"] == fact)
        codes = [one["code"] for one in table["categories"]]
        inside, sizes = _leaves(self.province, campaign, fact, codes)
        moments = []
        for _, _, found in listed:
            told = Told()
            for reader in self.readers:
                told.add(found[reader]) if reader[1] != FOCAL else None
            answered = {one: number for one, number in told.answered.items() if "~" not in one}
            rows = {row["group"]: row["cells"] for name, row in told.rows if name == fact and row.get("cells")}
            moments.append(Moment(answered, rows))
        return inside, sizes, moments

    def of_days(self, campaign):
        """What was printed of a campaign's participation, and what a roster of every day says: for `attack_moving`."""
        heard, listed = set(), [day for number, day in self.days if number == campaign]
        for moment, (_, _, found) in enumerate((one for one in self.moments if one[0] == campaign), 1):
            for reader, told in found.items():
                heard |= {Heard(moment, *one) for one in told.heard} if reader[1] != FOCAL else set()
        people = [
            (position, [day.get(person, ("", Day("", AWAY)))[1] for day in listed])
            for person, (position, _) in listed[-1].items()
        ]
        return counted(people), self.province.chains(), sorted(heard, key=str)

    def _release(self, last, groups, released, found, whose):
        told = Told()
        for reader in filter(whose, self.readers):
            told.add(found[reader])
        assert told.wrong == []
        parts = [one for one in last["groups"] if one["level"] == "filter"]
        groups = [{**one, "answered": told.answered.get(one["id"])} for one in (*groups, *parts)]
        sums = [*told.sums, *(((group,), number, number) for group, number in told.answered.items() if "~" in group)]
        said = {group: answered for one in found.values() for group, answered in one.answered.items()}
        return {
            "said": said,
            "groups": groups,
            "partitions": last["partitions"],
            "sums": sums,
            "tables": list(_tables(released, told.rows)) if released else [],
        }


def _tables(released, rows):
    for table in released["tables"]:
        mine = [row for question, row in rows if question == table["question"] and row["shown"]]
        if table["question"] in ASKED and mine:
            yield {**table, "rows": [row for at, row in enumerate(mine) if row not in mine[:at]]}


def _leaves(province, campaign, fact, codes):
    """The leaves (units by position group) of each group and of itself, and the invited of each leaf by category."""
    inside, sizes, day = {}, {}, START + (campaign - 1) * timedelta(days=30)
    for unit, position_group, rank, born in province.roster(campaign):
        leaf, value = f"{unit} {position_group}", rank if fact == "I04" else _band(born, day)
        at, groups = unit, [f"position_group:{position_group}"]
        while at is not None:
            groups.append(at)
            at = province.parents[at]
        for group in (leaf, *groups):
            inside.setdefault(group, {})[leaf] = None
        cells = sizes.setdefault(leaf, [0] * len(codes))
        cells[codes.index(value if value in codes else "other")] += 1
    return {group: list(leaves) for group, leaves in inside.items()}, sizes


def _band(born, day):
    if born is None:
        return ""
    age = (12 * day.year + day.month - 12 * int(born[:4]) - int(born[5:])) // 12
    return next((name for last, name in BANDS if age < last), "50_and_over")


def lived(database, seed, *, rests=False, moves=False):
    """A province after three waves, and what was shown of them.

    With ``rests`` some people withdraw in between, with ``moves`` some come, move, leave, or are asked no more.
    """
    province = ChanceProvince(database, seed, rests=rests, moves=moves)
    shown, opens = Everything(province), START
    for wave in range(WAVES):
        campaign, last = province.hold(opens), wave == WAVES - 1
        shown.days.append((campaign, province.day()))
        for day in (2, 6) if last else (6,):
            now = opens + day * ONE_DAY
            province.move(campaign, now)
            province.answer(campaign, now, rate=province.chance.uniform(0.2, 0.6))
            shown.look(campaign, now)
        province.withdraw(now)
        if moves:
            province.move(campaign, opens + 9 * ONE_DAY)
            province.answer(campaign, opens + 9 * ONE_DAY, rate=0.2)
        now = opens + 10 * ONE_DAY
        database.run_now(lifecycle.close, campaign, now)
        _release(database, campaign, now, releasing.prepare)
        shown.look(campaign, now, _newest(database, campaign))
        for later in range(WAVES - 1) if last else ():
            now = opens + (11 + later) * ONE_DAY
            province.answer(campaign, now, rate=0.6, least=5)
            if _release(database, campaign, now, releasing.prepare_again):
                shown.look(campaign, now, _newest(database, campaign))
        opens += 30 * ONE_DAY
    return shown


def _release(database, campaign, now, prepare):
    try:
        made = database.read_now(prepare, campaign, now)
    except Refusal:
        return False
    return database.run_now(releasing.store, campaign, made, now)


def _newest(database, campaign):
    return database.read_now(releasing.releases, campaign)[-1].document


def attacked(shown):
    """What follows from everything: for those who see counts and answers together, and for each focal point."""
    leaks = []
    for campaign in dict.fromkeys(one[0] for one in shown.moments):
        found = attack(shown.together(campaign, lambda one: one[1] != FOCAL))
        leaks += [f"all: {campaign}: {found}"] if found else []
        for focal in (one for one in shown.readers if one[1] == FOCAL):
            found = attack(shown.together(campaign, lambda one, focal=focal: one == focal), frozenset({focal[2]}))
            leaks += [f"{focal[2]}: {campaign}: {found}"] if found else []
        for fact in FACTS:
            leaks += [f"{campaign}: {fact}: {leak}" for leak in attack_roster(*shown.by_fact(campaign, fact))]
    return leaks


@pytest.fixture
def fresh(sqlite_template, tmp_path):
    """An empty database."""
    path = tmp_path / "chance.sqlite"
    path.write_bytes(sqlite_template.read_bytes())
    database = Database(f"sqlite:///{path}", Vault(SECRET))
    yield database
    database.close()


def _alone(groups, tables):
    """Each group by itself: what `protect` would be without anything that looks at what is left."""
    participation = frozenset(one.id for one in groups.by_id.values() if one.printed and one.invited >= K)
    hiding = {table.id: first_hiding(groups, table, participation) for table in tables}
    return Release(groups, tuple(tables), participation, hiding)


@pytest.mark.alike
@pytest.mark.parametrize("seed", range(2, 15))
def test_nothing_follows_from_everything_that_all_roles_are_shown(fresh, seed):
    assert attacked(lived(fresh, seed)) == []


@pytest.mark.alike
@pytest.mark.parametrize("seed", range(2, 8))
def test_nothing_follows_where_people_withdraw_between_the_last_summary_and_the_release(fresh, seed):
    assert attacked(lived(fresh, seed, rests=True)) == []


@pytest.mark.slow
def test_much_follows_where_each_group_is_looked_at_by_itself(fresh, monkeypatch):
    monkeypatch.setattr(making, "protect", _alone)
    found = "\n".join(attacked(lived(fresh, 8)))
    assert {kind for kind in "abcp" if f"{kind}: " in found} >= {"a", "p"}
