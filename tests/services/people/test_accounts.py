"""Accounts: one a person, a new one after a word, undone, let go when somebody leaves; roles that end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select

from bot.services.people import admins, invitations, joining, leaving_for_good, new_accounts, pins, roles, somebody
from bot.services.people.scope import Scope
from bot.services.refusals import Refusal
from bot.settings import Settings
from storage.models import (
    AuditEntry,
    Campaign,
    Chat,
    Delivery,
    DueItem,
    Invitation,
    Person,
    PersonRole,
    Pin,
    Rebinding,
    StoredSession,
)
from storage.repositories import chats
from tests.services.builders import CALENDAR, add_province, add_survey, bind, person

WHO = "BTC-001"


@pytest.fixture
def province(database, clock):
    database.run_now(add_province)
    database.run_now(entitle)
    return database


def entitle(uow):
    """Those who say yes in these tests: the head of the agency, an admin of another one."""
    for code, role in (("BTC-002", "agency_head"), ("VPTU-002", "admin")):
        uow.orm.add(PersonRole(person_id=person(uow, code).id, role=role))


def chat(uow, key, now):
    return chats.create(uow, key, 1, "vi", {"at": "stranger"}) or now


def join(database, clock, key, *, code=None, vouched=False):
    """Somebody comes with a code in the chat of this key; True when they are in."""

    def act(uow):
        drawn = invitations.draw(uow, person(uow, WHO), clock(), lambda: code or key, for_new_account=vouched)
        uow.orm.flush()
        found = invitations.find(uow, drawn, clock())
        return joining.join(uow, chat(uow, key, clock()), found, clock())

    return database.run_now(act)


def bound(database):
    query = select(Chat.key).join(Person, Person.id == Chat.person_id).where(Person.staff_code == WHO)
    return database.read_now(lambda uow: list(uow.orm.scalars(query)))


def outcomes(database):
    query = select(Rebinding.outcome).order_by(Rebinding.id)
    return database.read_now(lambda uow: list(uow.orm.scalars(query)))


def number(database, code=WHO):
    return database.read_now(lambda uow: person(uow, code).id)


def decide(database, clock, *, confirmed, by="VPTU-002"):
    who, who_decides = number(database), number(database, by)
    database.run_now(lambda uow: new_accounts.decide(uow, who, who_decides, clock(), CALENDAR, confirmed=confirmed))


def two_agree(database, clock):
    """Two say yes, and the old account lets its time pass."""
    for one in ("VPTU-002", "BTC-002"):
        decide(database, clock, confirmed=True, by=one)
    clock.pass_(days=1)
    database.run_now(new_accounts.complete, clock())


def place_of(database, key):
    return database.read_now(lambda uow: uow.orm.scalars(select(Chat.place).where(Chat.key == key)).one())


# -- a new phone or account


def test_the_first_account_is_bound_at_once(province, clock):
    assert join(province, clock, "AAAA")
    assert bound(province) == ["AAAA"]


def test_a_second_account_waits_and_the_code_is_used_up(province, clock):
    join(province, clock, "AAAA")
    assert not join(province, clock, "BBBB")
    assert bound(province) == ["AAAA"]
    assert province.read_now(lambda uow: invitations.find(uow, "BBBB", clock())) is None


def test_a_confirmed_account_takes_over_and_the_old_one_is_told(province, clock):
    join(province, clock, "AAAA")
    join(province, clock, "BBBB")
    two_agree(province, clock)
    assert bound(province) == ["BBBB"]
    assert place_of(province, "AAAA") == {"at": "stranger", "warning": "account-let-go"}
    assert outcomes(province) == ["confirmed"]


def test_a_refused_account_changes_nothing(province, clock):
    join(province, clock, "AAAA")
    join(province, clock, "BBBB")
    decide(province, clock, confirmed=False)
    assert bound(province) == ["AAAA"]
    assert place_of(province, "BBBB")["warning"] == "rebind-refused"


def test_it_is_decided_once(province, clock):
    join(province, clock, "AAAA")
    join(province, clock, "BBBB")
    decide(province, clock, confirmed=False)
    with pytest.raises(Refusal) as refused:
        decide(province, clock, confirmed=True)
    assert refused.value.code == "nobody_waits"


def test_a_link_drawn_for_it_needs_no_word(province, clock):
    join(province, clock, "AAAA")
    assert join(province, clock, "BBBB", vouched=True)
    assert bound(province) == ["BBBB"]


def test_one_yes_is_not_enough_and_the_same_one_twice_neither(province, clock):
    join(province, clock, "AAAA")
    join(province, clock, "BBBB")
    for _ in range(2):
        decide(province, clock, confirmed=True)
    clock.pass_(days=3)
    assert province.run_now(new_accounts.complete, clock()) == 0
    assert bound(province) == ["AAAA"]


def test_the_old_account_has_24_working_hours_to_stop_it(province, clock):
    join(province, clock, "AAAA")
    join(province, clock, "BBBB")
    clock.pass_(days=4)  # Friday, 10:00
    for one in ("VPTU-002", "BTC-002"):
        decide(province, clock, confirmed=True, by=one)
    clock.pass_(days=2, hours=23)
    assert province.run_now(new_accounts.complete, clock()) == 0
    own(province, clock, agreed=False)
    clock.pass_(days=5)
    assert province.run_now(new_accounts.complete, clock()) == 0
    assert (bound(province), outcomes(province)) == (["AAAA"], ["refused"])


def test_the_old_account_agrees_alone(province, clock):
    join(province, clock, "AAAA")
    join(province, clock, "BBBB")
    own(province, clock, agreed=True)
    assert (bound(province), outcomes(province)) == (["BBBB"], ["confirmed"])


def test_an_admins_old_account_does_not_agree_alone(province, clock):
    province.run_now(lambda uow: uow.orm.add(PersonRole(person_id=person(uow, WHO).id, role="admin")))
    join(province, clock, "AAAA")
    join(province, clock, "BBBB")
    with pytest.raises(Refusal) as refused:
        own(province, clock, agreed=True)
    assert refused.value.code == "admins_by_admins"
    assert bound(province) == ["AAAA"]


def own(database, clock, *, agreed):
    def act(uow):
        waiting = uow.orm.scalars(select(Rebinding.id).where(new_accounts.UNDECIDED)).one()
        new_accounts.answer_own(uow, person(uow, WHO).id, waiting, clock(), agreed=agreed)

    database.run_now(act)


@pytest.mark.parametrize("left_behind", ["answers", "role"])
def test_after_a_join_was_undone_a_fresh_link_is_no_way_around(province, clock, left_behind):
    join(province, clock, "AAAA")
    province.run_now(_left_behind, left_behind, clock())
    province.run_now(lambda uow: joining.let_go(uow, person(uow, WHO).id, clock()))
    assert not join(province, clock, "BBBB")
    assert bound(province) == []


def test_after_a_join_was_undone_that_left_nothing_the_right_person_joins_at_once(province, clock):
    join(province, clock, "AAAA")
    province.run_now(lambda uow: joining.let_go(uow, person(uow, WHO).id, clock()))
    assert join(province, clock, "BBBB")


def _left_behind(uow, what, now):
    who = person(uow, WHO).id
    if what == "role":
        uow.orm.add(PersonRole(person_id=who, role="focal_point"))
        return
    version = add_survey(uow)
    campaign = Campaign(
        survey_id=version.survey_id,
        version_id=version.id,
        state="open",
        audience={},
        opens_at=now,
        closes_at=now,
        created_at=now,
    )
    uow.orm.add(campaign)
    uow.orm.flush()
    mine = {"person_id": who, "campaign_id": campaign.id, "version_id": version.id}
    uow.orm.add(StoredSession(unit_code="BTC", status="started", state=b"sealed", **mine))


def test_whoever_drew_the_link_or_said_yes_has_helped_to_bind(province, clock):
    who, drawer, other = number(province), number(province, "BTC-002"), number(province, "VPTU-002")

    def joins(uow):
        invitations.draw(uow, person(uow, WHO), clock(), lambda: "DDDD", drawn_by=drawer)
        uow.orm.flush()
        found = invitations.find(uow, "DDDD", clock())
        joining.join(uow, chat(uow, "DDDD", clock()), found, clock())

    province.run_now(joins)
    helped = [province.read_now(new_accounts.helped_to_bind, who, one) for one in (drawer, other)]
    assert helped == [True, False]
    join(province, clock, "EEEE")
    two_agree(province, clock)
    helped = [province.read_now(new_accounts.helped_to_bind, who, one) for one in (drawer, other)]
    assert helped == [True, True], "both said yes"
    assert province.read_now(new_accounts.rebound_at, who) == clock()


def test_a_pin_chosen_in_a_changed_account_decides_nothing_for_a_working_day(province, clock):
    who = number(province)

    def too_new(at):
        return province.read_now(new_accounts.pin_is_too_new, who, at, CALENDAR)

    province.run_now(choose_pin, who, clock())
    assert not too_new(clock()), "the account is the first"
    clock.pass_(days=7)
    join(province, clock, "AAAA")
    join(province, clock, "EEEE")
    two_agree(province, clock)
    assert not too_new(clock()), "known since before"
    province.run_now(choose_pin, who, clock() + timedelta(minutes=1))
    assert too_new(clock() + timedelta(hours=1))
    assert not too_new(clock() + timedelta(days=7))


def choose_pin(uow, who, at):
    """Choose another PIN, and type it again."""
    uow.orm.execute(delete(Pin).where(Pin.person_id == who))
    pins.choose(uow, who, "135790")
    uow.orm.flush()
    assert pins.repeat(uow, who, "135790", at)


def test_nobody_is_invited_while_frozen(province, clock):
    province.run_now(lambda uow: setattr(person(uow, WHO), "frozen_at", clock()))
    with pytest.raises(Refusal) as refused:
        province.run_now(invitations.draw_for_person, WHO, clock())
    assert refused.value.code == "person_frozen"
    drawn = province.run_now(invitations.draw_for_agency, "BTC", clock())
    assert WHO not in {one.staff_code for one in drawn}


def test_no_role_counts_while_frozen(province, clock):
    def freeze(uow):
        uow.orm.add(PersonRole(person_id=person(uow, WHO).id, role="admin"))
        person(uow, WHO).frozen_at = clock()

    province.run_now(freeze)
    who = number(province)
    assert not province.read_now(admins.has_role, who, "admin")
    assert not province.read_now(lambda uow: uow.orm.scalar(select(admins.is_admin(who))))


def test_the_newest_account_that_waits_is_the_one_confirmed(province, clock):
    join(province, clock, "AAAA")
    join(province, clock, "BBBB")
    join(province, clock, "CCCC")
    two_agree(province, clock)
    assert bound(province) == ["CCCC"]
    assert outcomes(province) == ["replaced", "confirmed"]


def test_what_waits_ends_when_another_way_is_found(province, clock):
    join(province, clock, "AAAA")
    join(province, clock, "BBBB")
    join(province, clock, "CCCC", vouched=True)
    assert outcomes(province) == ["replaced"]
    assert bound(province) == ["CCCC"]


def test_what_waits_ends_after_fourteen_days(province, clock):
    join(province, clock, "AAAA")
    join(province, clock, "BBBB")
    clock.pass_(days=13)
    assert province.run_now(new_accounts.expire, clock()) == 0
    clock.pass_(days=1)
    assert province.run_now(new_accounts.expire, clock()) == 1
    assert outcomes(province) == ["expired"]
    assert province.read_now(new_accounts.waiting_for, 2) is None


def test_who_waits_hears_who_decides_and_until_when(province, clock):
    def waits():
        query = select(Chat.id).where(Chat.key == "BBBB")
        return province.read_now(lambda uow: new_accounts.waiting_for(uow, uow.connection.scalar(query)))

    join(province, clock, "AAAA")
    join(province, clock, "BBBB")
    mine = number(province)
    assert waits() == new_accounts.WaitingAccount(mine, old_account=True, admin=False, binds_at=None)
    for one in ("VPTU-002", "BTC-002"):
        decide(province, clock, confirmed=True, by=one)
    assert waits().binds_at == clock() + timedelta(days=1)
    province.run_now(lambda uow: joining.let_go(uow, mine, clock()))
    province.run_now(lambda uow: uow.orm.add(PersonRole(person_id=mine, role="admin")))
    assert (waits().old_account, waits().admin) == (False, True)


def test_whoever_can_decide_is_told_once_and_without_a_name(province, clock):
    province.run_now(lambda uow: uow.orm.add(PersonRole(person_id=person(uow, "BTC-002").id, role="focal_point")))
    province.run_now(bind, "BTC-002", clock())
    join(province, clock, "AAAA")
    join(province, clock, "BBBB")
    for _ in range(2):
        province.run_now(new_accounts.tell, clock())
    told = province.read_now(lambda uow: list(uow.orm.scalars(select(Delivery).order_by(Delivery.id))))
    assert [(one.person_id, one.kind, list(one.params)) for one in told] == [
        (number(province), "rebind_own", ["rebinding"]),
        (number(province, "BTC-002"), "rebind", ["rebinding"]),
    ]


def test_where_nobody_looks_after_the_agency_an_admin_is_told(province, clock):
    province.run_now(lambda uow: uow.orm.add(PersonRole(person_id=person(uow, "VPTU-002").id, role="admin")))
    province.run_now(bind, "VPTU-002", clock())
    join(province, clock, "AAAA")
    join(province, clock, "BBBB")
    told = province.read_now(lambda uow: list(uow.orm.scalars(select(Delivery.person_id).order_by(Delivery.id))))
    assert told == [number(province), number(province, "VPTU-002")]


# -- facts


def found(birth_month="1985-03"):
    return invitations.FoundInvitation(1, 1, "BTC-012", 5, birth_month)


@pytest.mark.parametrize(
    ("setting", "birth_month", "asked"),
    [
        ("staff_code_end", "1985-03", ["staff_code_end"]),
        ("birth_month, staff_code_end", "1985-03", ["birth_month", "staff_code_end"]),
        ("staff_code_end birth_month", None, ["staff_code_end"]),
        ("birth_month", None, ["staff_code_end"]),
    ],
)
def test_which_facts_are_asked(setting, birth_month, asked):
    settings = Settings(_env_file=None, join_facts=setting)
    assert joining.facts_asked(settings, birth_month) == asked


@pytest.mark.parametrize("setting", ["", "phone", "staff_code_end staff_code_end"])
def test_settings_that_ask_for_nothing_known(setting):
    with pytest.raises(ValueError, match="expected one or more"):
        Settings(_env_file=None, join_facts=setting or " ")


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("012", True),
        ("０１２", True),
        (" 012.", True),
        ("BTC-012", True),
        ("btc 012", True),
        ("ＢＴＣ－０１２", True),
        ("0️⃣1️⃣2️⃣", True),
        ("\u200e012\u200b", True),
        ("12", False),
        ("013", False),
        ("BTC-01", False),
        ("XBTC-012", False),
        ("C-012", False),
        ("", False),
    ],
)
def test_the_end_of_the_staff_code_or_all_of_it(typed, fits):
    assert joining.fits(found(), typed) is fits


@pytest.mark.parametrize(
    ("typed", "fits"),
    [("03/1985", True), ("tháng 3 năm 1985", True), ("12/03/1985", True), ("03/1986", False), ("012", False)],
)
def test_the_birth_month_however_it_is_typed(typed, fits):
    assert joining.fits(found(), typed, "birth_month") is fits


# -- leaving


@pytest.fixture
def busy(province, clock):
    """Somebody with everything that ends when they leave."""

    def fill(uow):
        now, who = clock(), person(uow, WHO).id
        version = add_survey(uow)
        bind(uow, WHO, now)
        invitations.draw(uow, person(uow, WHO), now)
        for state in ("new", "started", "submitted"):
            campaign = Campaign(
                survey_id=version.survey_id,
                version_id=version.id,
                state="open",
                audience={},
                opens_at=now,
                closes_at=now,
                created_at=now,
            )
            uow.orm.add(campaign)
            uow.orm.flush()
            mine = {"person_id": who, "campaign_id": campaign.id, "version_id": version.id}
            uow.orm.add(StoredSession(unit_code="BTC", status=state, **mine))
        waits = {"person_id": who, "due_at": now}
        uow.orm.add(Delivery(unique_key="d", kind="invitation", params={}, state="waiting", **waits))
        uow.orm.add(DueItem(unique_key="i", kind="last", state="planned", **waits))
        uow.orm.add_all([PersonRole(person_id=who, role=role) for role in ("focal_point", "agency_head")])
        uow.orm.add(PersonRole(person_id=person(uow, "BTC-002").id, role="focal_deputy"))

    province.run_now(fill)
    return province


def stands(database):
    def read(uow):
        who = person(uow, WHO).id
        alive = select(func.count(Invitation.id)).where(Invitation.person_id == who, Invitation.revoked_at.is_(None))
        return {
            "bound": uow.orm.scalar(select(func.count(Chat.id)).where(Chat.person_id == who)),
            "codes": uow.orm.scalar(alive),
            "sessions": list(uow.orm.scalars(select(StoredSession.status).order_by(StoredSession.id))),
            "waiting": uow.orm.scalars(select(Delivery.state).where(Delivery.unique_key == "d")).one(),
            "planned": uow.orm.scalars(select(DueItem.state)).one(),
            "roles": uow.orm.scalar(select(func.count(PersonRole.id)).where(PersonRole.person_id == who)),
        }

    return database.read_now(read)


ENDED = {
    "bound": 0,
    "codes": 0,
    "sessions": ["stopped", "stopped", "submitted"],
    "waiting": "cancelled",
    "planned": "dropped",
    "roles": 0,
}


def test_leaving_ends_everything_at_once(busy, clock):
    busy.run_now(leaving_for_good.leave, number(busy), clock().date(), clock(), "operator")
    assert stands(busy) == ENDED
    acts = busy.read_now(lambda uow: list(uow.orm.scalars(select(AuditEntry.act).order_by(AuditEntry.id))))
    assert acts == ["person.leave", "role.take", "role.take"]


def test_leaving_later_ends_on_the_day(busy, clock):
    before = stands(busy)
    busy.run_now(leaving_for_good.leave, number(busy), clock().date() + timedelta(days=2), clock(), "operator")
    assert stands(busy) == before
    clock.pass_(days=1)
    assert busy.run_now(leaving_for_good.carry_out, clock()) == 0
    clock.pass_(days=1)
    assert busy.run_now(leaving_for_good.carry_out, clock()) == 1
    assert stands(busy) == ENDED
    assert busy.run_now(leaving_for_good.carry_out, clock()) == 0


def test_who_leaves_by_the_roster_is_let_go_by_the_job(busy, clock):
    busy.run_now(lambda uow: setattr(person(uow, WHO), "left_on", clock().date()))
    assert busy.run_now(leaving_for_good.carry_out, clock()) == 1
    assert stands(busy)["bound"] == 0


def test_the_deputy_hears_that_the_focal_point_is_gone(busy, clock):
    busy.run_now(leaving_for_good.leave, number(busy), clock().date(), clock(), "operator")
    told = busy.read_now(lambda uow: list(uow.orm.scalars(select(Delivery).where(Delivery.kind == "handover"))))
    assert [one.person_id for one in told] == [number(busy, "BTC-002")]


def test_nobody_is_told_while_another_focal_point_is_there(busy, clock):
    busy.run_now(lambda uow: uow.orm.add(PersonRole(person_id=person(uow, "BTC-003").id, role="focal_point")))
    busy.run_now(leaving_for_good.leave, number(busy), clock().date(), clock(), "operator")
    assert busy.read_now(lambda uow: uow.orm.scalars(select(Delivery).where(Delivery.kind == "handover")).all()) == []


# -- roles


@pytest.fixture
def two_admins(province):
    def fill(uow):
        uow.connection.execute(delete(PersonRole))
        uow.orm.add_all([PersonRole(person_id=person(uow, code).id, role="admin") for code in (WHO, "BTC-002")])

    province.run_now(fill)
    return province


def test_two_admins_cannot_take_the_role_from_each_other(two_admins, clock):
    first, second = number(two_admins), number(two_admins, "BTC-002")
    assert two_admins.run_now(roles.take, second, "admin", first, clock())
    with pytest.raises(Refusal):
        two_admins.run_now(roles.take, first, "admin", second, clock())


def test_an_admin_who_is_gone_does_not_count(two_admins, clock):
    first, second = number(two_admins), number(two_admins, "BTC-002")
    two_admins.run_now(lambda uow: setattr(person(uow, WHO), "left_on", clock().date()))
    with pytest.raises(Refusal):
        two_admins.run_now(roles.take, second, "admin", first, clock())


def test_giving_twice_changes_nothing(two_admins, clock):
    who, reader = number(two_admins, "BTC-003"), number(two_admins)
    second = number(two_admins, "BTC-002")
    assert not two_admins.run_now(roles.grant, who, "agency_head", reader, clock()), "one word is not enough"
    assert not two_admins.run_now(roles.grant, who, "agency_head", reader, clock()), "nor is the same word twice"
    assert two_admins.run_now(roles.grant, who, "agency_head", second, clock())
    assert not two_admins.run_now(roles.grant, who, "agency_head", reader, clock())
    assert two_admins.run_now(roles.take, who, "agency_head", reader, clock())
    assert not two_admins.run_now(roles.take, who, "agency_head", reader, clock())


def test_where_there_is_one_admin_a_role_counts_at_once_and_that_is_on_record(two_admins, clock):
    who, reader = number(two_admins, "BTC-003"), number(two_admins)
    assert two_admins.run_now(lambda uow: roles.grant(uow, who, "agency_head", reader, clock(), alone=True))
    query = select(AuditEntry.details).where(AuditEntry.act == "role.grant").order_by(AuditEntry.id)
    assert two_admins.read_now(lambda uow: uow.orm.scalars(query).one()) == {
        "role": "agency_head",
        "single_admin": True,
    }


@pytest.mark.parametrize("role", ["focal_point", "focal_deputy", "agency_head", "admin"])
def test_nobody_gives_themselves_a_role(two_admins, clock, role):
    me = number(two_admins)
    with pytest.raises(Refusal) as refused:
        two_admins.run_now(lambda uow: roles.grant(uow, me, role, me, clock(), alone=True))
    assert refused.value.code == "not_yourself"


def test_only_roles_that_can_be_given(two_admins, clock):
    who, reader = number(two_admins, "BTC-003"), number(two_admins)
    for role in ("respondent", "standing_body", "root"):
        with pytest.raises(Refusal):
            two_admins.run_now(roles.grant, who, role, reader, clock())


# -- absences


@pytest.mark.parametrize(("first", "last"), [(2, 1), (-3, -1), (0, 400)])
def test_days_that_do_not_fit(two_admins, clock, first, last):
    scope, who = Scope(number(two_admins), clock().date()), number(two_admins, "BTC-003")
    days = (scope.today + timedelta(days=first), scope.today + timedelta(days=last))
    with pytest.raises(Refusal) as refused:
        two_admins.run_now(somebody.set_absence, scope, who, days, clock())
    assert refused.value.code == "absence_days"


def test_a_later_absence_replaces_what_lies_ahead(two_admins, clock):
    scope, who = Scope(number(two_admins), clock().date()), number(two_admins, "BTC-003")
    for length in (3, 5):
        days = (scope.today, scope.today + timedelta(days=length))
        two_admins.run_now(somebody.set_absence, scope, who, days, clock())
    assert two_admins.read_now(somebody.known, scope, who).absences == ((scope.today, scope.today + timedelta(days=5)),)
    two_admins.run_now(somebody.end_absence, scope, who, clock())
    assert two_admins.read_now(somebody.known, scope, who).absences == ()
