"""Whole provinces by chance, in a database: people with roles, a survey, who answered what and when."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from sqlalchemy import insert, select, update

from bot.calendar import Calendar
from bot.calendar.periods import DELETE, WITHDRAW
from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import parse
from bot.services.people import leaving_for_good
from bot.services.people.register import RequestWish
from bot.services.rights import asking, desk
from bot.services.sessions.earlier_answers import BODY
from bot.services.surveys import publishing
from storage.models import ListEntry, Person, PersonRole, StoredSession, Submission, Unit
from survey_definitions import compile_survey, read_survey
from survey_definitions.packed import layout_of
from tests.disclosure.moving_attacker import ASKED, LEFT, OUT, Day
from tests.services.builders import CLOCKS, add_unit
from tests.support.clock import START, VIET_NAM

RATINGS = ("XL0", "XL1", "XL2", "XL3", "XL4")
SURVEY = """
settings: [{form_id: chance, form_title: {vi: Phiếu, en: Survey}, version: '1', default_language: vi}]
survey:
- {type: select_one level, name: G1, label: {vi: G1, en: G1}}
- {type: select_multiple wish, name: W, label: {vi: W, en: W}}
- {type: select_one rating, name: XL, label: {vi: XL, en: XL}}
choices:
""" + "\n".join(
    f"- {{list_name: {name}, name: '{code}', label: {{vi: '{mark}{code}', en: '{mark}{code}'}}}}"
    for name, mark, codes in (("level", "level-", "12345"), ("wish", "wish-", "12345"), ("rating", "", RATINGS))
    for code in codes
)
SIZES = (1, 2, 3, 4, 5, 6, 7, 9, 14)  # of a unit
GROUPS = ("LD", "CV", "CV", "CS")
WIDE = ("admin", "project_team", "standing_body")
MESSENGER = Person.messenger.is_(True)


class ChanceProvince:
    """Units and people by chance; ``hold`` opens a campaign, ``answer`` lets some of the silent answer.

    With ``rests`` some people use no messenger, and `withdraw` lets some ask for deletion, or withdraw. With ``moves``
    `move` lets some come, move, leave, or be asked no more, or again.
    """

    def __init__(self, database, seed, *, rests=False, moves=False):
        self.database, self.chance, self.rests, self.moves = database, Random(seed), rests, moves
        self.goes = Random(f"goes {seed}")
        self.parents, self.leaves = {"province": None}, []
        self.invited = {}  # campaign -> {person: unit}: everybody who was ever asked, and where they were then
        self.rated = {}  # official ratings by session
        source = SURVEY.encode()
        compiled = compile_survey(source, "chance.yaml")
        self.layout = layout_of(read_survey(compiled.xform))
        database.run_now(publishing.publish, compiled, source, "chance.yaml", START)
        database.run_now(self._settle)
        self.lean = {unit: self.chance.choice((0, 0, 1, 3, 8)) for unit in self.leaves}

    def _settle(self, uow):
        for kind, code in (*(("position_group", code) for code in sorted({*GROUPS})), ("rank", "R1"), ("rank", "R2")):
            names = {"en": code}
            uow.orm.add(ListEntry(kind=kind, code=code, names=names, short_names={}, successors=[], position=0))
        for block in range(self.chance.randint(2, 3)):
            self._unit(uow, f"B{block}", "block", None)
            for agency in range(self.chance.randint(1, 4)):
                name = f"B{block}A{agency}"
                self._unit(uow, name, "agency", f"B{block}")
                divisions = [f"{name}D{one}" for one in range(self.chance.choice((0, 0, 2, 3)))]
                for one in divisions:
                    self._unit(uow, one, "division", name)
                self.leaves += [*divisions, *([name] if not divisions or self.chance.random() < 0.5 else [])]
        uow.connection.execute(insert(Person), list(self._people(uow)))
        self._roles(uow)

    def _unit(self, uow, code, kind, parent):
        add_unit(uow, code, kind, parent).short_names = {"vi": code, "en": code}
        self.parents[code] = parent or "province"

    def _people(self, uow):
        units = {unit.code: unit for unit in uow.orm.scalars(select(Unit))}
        for leaf in self.leaves:
            for number in range(self.chance.choice(SIZES)):
                code = f"{leaf}-{number:03}"
                messenger = not (self.rests or self.moves) or self.goes.random() > 0.1
                yield _somebody(code, units[leaf], self.chance, messenger=messenger)

    def _roles(self, uow):
        """In each agency a head, and a focal point where there are two; three others who see the whole province."""
        rows = uow.connection.execute(select(Person.id, Person.agency_id).where(MESSENGER).order_by(Person.id)).all()
        inside = {}
        for person, agency in rows:
            inside.setdefault(agency, []).append(person)
        held = [(people[0], "agency_head") for people in inside.values()]
        held += [(people[-1], "focal_point") for people in inside.values() if len(people) > 1]
        free = [person for person, _ in rows if person not in {one for one, _ in held}]
        held += list(zip(self.chance.sample(free, min(3, len(free))), WIDE, strict=False))
        uow.connection.execute(insert(PersonRole), [{"person_id": one, "role": role} for one, role in held])

    def readers(self):
        """Everybody with a role: (person, role, code of the agency)."""
        agency = select(Unit.code).where(Unit.id == Person.agency_id).scalar_subquery()
        query = select(PersonRole.person_id, PersonRole.role, agency).join(Person, Person.id == PersonRole.person_id)
        return self.database.read_now(lambda uow: [tuple(row) for row in uow.connection.execute(query)])

    def groups(self, campaign):
        """Every group of the tree, also those that nobody prints, with how many people were ever asked."""
        sizes = dict.fromkeys(self.parents, 0)
        for unit, *_ in self.roster(campaign):
            for group in self._chain(unit):
                sizes[group] += 1
        return [{"id": one, "parent": self.parents[one], "level": _level(one), "invited": sizes[one]} for one in sizes]

    def roster(self, campaign):
        """Everybody who was ever asked as (unit of that day, position group, rank, month of birth)."""
        invited = self.invited[campaign]
        query = select(Person.id, Person.position_group, Person.rank, Person.birth_month).order_by(Person.id)
        rows = self.database.read_now(lambda uow: uow.connection.execute(query).all())
        return [(invited[person], *facts) for person, *facts in rows if person in invited]

    def day(self):
        """Where everybody is today: {person: (position group, `Day`)}, as the roster has it."""
        home = select(Unit.code).where(Unit.id == Person.unit_id).scalar_subquery()
        query = select(Person.id, Person.position_group, home, Person.messenger, Person.left_on).order_by(Person.id)
        rows = self.database.read_now(lambda uow: uow.connection.execute(query).all())
        return {
            person: (group, Day(unit, LEFT if left is not None else ASKED if asked else OUT))
            for person, group, unit, asked, left in rows
        }

    def chains(self):
        """The groups that each unit's people belong to."""
        return {"": [], **{unit: list(self._chain(unit)) for unit in self.parents}}

    def _chain(self, unit):
        while unit is not None:
            yield unit
            unit = self.parents[unit]

    def hold(self, opens):
        """Open a campaign for everybody; gives its number."""
        campaign = self.database.run_now(
            lifecycle.create,
            survey="chance",
            audience=parse("all"),
            opens_at=opens,
            closes_at=opens + timedelta(days=10),
            now=opens,
            calendar=Calendar(VIET_NAM),
        ).id
        self.invited[campaign] = {}
        self._invite(campaign, opens)
        return campaign

    def _invite(self, campaign, now):
        """Sessions follow the roster; whoever is asked for the first time is asked where they are."""
        while self.database.run_now(lifecycle.reconcile_all, now):
            pass
        for person, (_, day) in self.day().items():
            if day.state == ASKED:
                self.invited[campaign].setdefault(person, day.unit)

    def move(self, campaign, at):
        """Some without a role leave, move, are asked no more or again; some come."""
        if self.moves:
            self.database.run_now(self._move, at)
            self._invite(campaign, at)

    def _move(self, uow, at):
        units = {unit.code: unit for unit in uow.orm.scalars(select(Unit))}
        holders = select(PersonRole.person_id)
        query = select(Person).where(Person.left_on.is_(None), Person.id.not_in(holders)).order_by(Person.id)
        for person in uow.orm.scalars(query).all():
            drawn = self.goes.random()
            if drawn < 0.04:
                leaving_for_good.leave(uow, person.id, at.date(), at, "cli")
            elif drawn < 0.1:
                to = units[self.goes.choice(self.leaves)]
                person.unit_id, person.agency_id = to.id, to.agency_id
            elif drawn < 0.13:
                person.messenger = not person.messenger
        coming = [leaf for leaf in self.leaves if self.goes.random() < 0.2]
        names = [(leaf, f"{leaf}-{at:%m%d}") for leaf in coming]
        rows = [_somebody(name, units[leaf], self.goes, messenger=True) for leaf, name in names]
        uow.orm.flush()
        if rows:
            uow.connection.execute(insert(Person), rows)

    def answer(self, campaign, at, rate, least=1):
        """Of each unit's silent people some answer, at least so many or nobody."""
        self.database.run_now(self._answer, campaign, at, rate, least)

    def withdraw(self, at, rate=0.15):
        """Some without a role ask for deletion, or withdraw; of some it is carried out at once."""
        if self.rests:
            self.database.run_now(self._withdraw, at, rate)

    def _withdraw(self, uow, at, rate):
        holders = select(PersonRole.person_id)
        query = select(Person.id).where(MESSENGER, Person.frozen_at.is_(None), Person.id.not_in(holders))
        for person in uow.connection.scalars(query.order_by(Person.id)).all():
            if self.goes.random() < rate:
                kind = self.goes.choice((DELETE, WITHDRAW))
                request = asking.ask(uow, person, RequestWish(kind), CLOCKS, at)
                if self.goes.random() < 0.5:
                    desk.carry_out(uow, request.id, "cli", at)

    def _answer(self, uow, campaign, at, rate, least):
        home = select(Unit.code).join(Person, Person.unit_id == Unit.id).where(Person.id == StoredSession.person_id)
        silent = select(StoredSession.id, home.scalar_subquery()).order_by(StoredSession.id)
        silent = silent.where(StoredSession.campaign_id == campaign, StoredSession.status.in_(("new", "started")))
        by_unit = {}
        for session, unit in uow.connection.execute(silent).all():
            by_unit.setdefault(unit, []).append(session)
        rows = []
        for unit, sessions in by_unit.items():
            chosen = [one for one in sessions if self.chance.random() < rate]
            rows += [self._row(uow, one, unit, at) for one in chosen if len(chosen) >= least]
        if rows:
            uow.connection.execute(insert(Submission), rows)
            done = [row["session_id"] for row in rows]
            values = {"status": "submitted", "submitted_at": at}
            uow.connection.execute(update(StoredSession).where(StoredSession.id.in_(done)).values(**values))

    def _row(self, uow, session, unit, at):
        weights = [1] * 5
        weights[sum(map(ord, unit)) % 5] += self.lean[unit]
        level = "" if self.chance.random() < 0.05 else self.chance.choices("12345", weights)[0]
        wishes = " ".join(code for code in "12345" if self.chance.random() < 0.35)
        rating = self.rated[session] = Random(session).choice(RATINGS)
        return {
            "session_id": session,
            "number": 1,
            "receipt": f"R{session:08}",
            "submitted_at": at,
            "unit_code": unit,
            "language": "vi",
            "body": uow.vault.seal_json([], BODY),
            "counted": self.layout.pack({"/G1": level, "/W": wishes, "/XL": rating}),
        }


def _somebody(code, unit, chance, *, messenger):
    """A row of the roster."""
    return {
        "staff_code": code,
        "full_name": code,
        "search_key": code,
        "sort_key": code,
        "messenger": messenger,
        "unit_id": unit.id,
        "agency_id": unit.agency_id,
        "rank": chance.choice(("R1", "R2")),
        "position_group": chance.choice(GROUPS),
        "birth_month": _born(code),
    }


def _born(code):
    """A month of birth by chance, the same each time; of some it is not known."""
    chance = Random(code)
    return None if chance.random() < 0.1 else f"{chance.randint(1962, 2003)}-{chance.randint(1, 12):02}"


def _level(code):
    if code == "province":
        return code
    return "division" if "D" in code else "agency" if "A" in code else "block"
