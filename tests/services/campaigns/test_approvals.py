"""Two pairs of eyes: who approves what, for which revision, and how long it can be taken back."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.services.campaigns import approvals, drafts, figures, lifecycle
from bot.services.campaigns.audience import parse
from bot.services.refusals import Refusal
from storage.models import AuditEntry, Campaign, Delivery, DueItem, PersonRole, StoredSession
from tests.services.builders import CALENDAR, add_province, add_survey, bind, person

AUTHOR, SECOND = "BTC-001", "VPTU-001"


@pytest.fixture
def province(database, clock):
    def fill(uow):
        add_province(uow)
        add_survey(uow)
        for code in (AUTHOR, SECOND):
            uow.orm.add(PersonRole(person_id=person(uow, code).id, role="admin"))
            bind(uow, code, clock())

    database.run_now(fill)
    return database


def who(province, code):
    return province.read_now(lambda uow: person(uow, code).id)


def stored(province, campaign=1):
    return province.read_now(lambda uow: uow.orm.get_one(Campaign, campaign))


def count(province, table, *where):
    return province.read_now(lambda uow: uow.orm.scalar(select(func.count()).select_from(table).where(*where)))


def plan(province, clock, rule="agency:BTC"):
    """A draft of the author's, with an audience."""

    def make(uow):
        from storage.models import SurveyVersion

        version = uow.orm.scalars(select(SurveyVersion.id)).first()
        draft = drafts.begin(uow, version, person(uow, AUTHOR).id, "vi", clock(), CALENDAR)
        drafts.set_audience(uow, draft.id, draft.revision, parse(rule), clock())
        return draft.id

    return province.run_now(make)


def submit(province, clock, campaign=1):
    revision = stored(province, campaign).revision
    province.run_now(approvals.submit, campaign, who(province, AUTHOR), revision, clock(), CALENDAR)
    return stored(province, campaign).revision


def refusal(province, *call):
    with pytest.raises(Refusal) as refused:
        province.run_now(*call)
    return refused.value.code


def told(province):
    """Kinds of messages about what became of a plan, with their readers."""
    query = select(Delivery.kind, Delivery.person_id).where(Delivery.kind != approvals.KIND).order_by(Delivery.id)
    return province.read_now(lambda uow: [tuple(row) for row in uow.connection.execute(query)])


def test_whoever_sent_it_hears_what_became_of_it(province, clock):
    plan(province, clock)
    revision = submit(province, clock)
    province.run_now(approvals.approve, 1, who(province, SECOND), revision, clock(), CALENDAR)
    assert told(province) == [(approvals.APPROVED, who(province, AUTHOR))]
    province.run_now(approvals.recall, 1, who(province, AUTHOR), clock())
    assert told(province)[1:] == [(approvals.UNDONE, who(province, SECOND))]
    submit(province, clock)
    province.run_now(approvals.recall, 1, who(province, SECOND), clock())
    assert told(province)[2:] == [(approvals.UNDONE, who(province, AUTHOR))]


def test_the_second_admin_approves_and_nothing_is_there_before_the_minute_is_over(province, clock):
    plan(province, clock)
    revision = submit(province, clock)
    asked = province.read_now(lambda uow: list(uow.orm.scalars(select(Delivery.person_id))))
    assert asked == [who(province, SECOND)]
    province.run_now(approvals.approve, 1, who(province, SECOND), revision, clock(), CALENDAR)
    found = stored(province)
    assert (found.state, found.approved_by, found.released_at) == (
        "scheduled",
        who(province, SECOND),
        clock() + timedelta(seconds=60),
    )
    clock.pass_(seconds=59)
    assert province.run_now(lifecycle.reconcile_all, clock()) == 0
    assert (count(province, StoredSession), count(province, DueItem)) == (0, 0)
    clock.pass_(seconds=1)
    assert province.run_now(lifecycle.reconcile_all, clock()) == 4


def test_whoever_sent_it_does_not_approve_it(province, clock):
    plan(province, clock)
    revision = submit(province, clock)
    assert refusal(province, approvals.approve, 1, who(province, AUTHOR), revision, clock(), CALENDAR) == "own_approval"
    assert stored(province).state == "waiting"


def test_an_installation_with_one_admin_does_and_that_is_on_record(province, clock):
    plan(province, clock)
    revision = stored(province).revision
    province.run_now(approvals.approve_alone, 1, who(province, AUTHOR), revision, clock(), CALENDAR)
    assert stored(province).state == "scheduled"
    acts = select(AuditEntry).where(AuditEntry.act == "campaign.approve")
    assert province.read_now(lambda uow: uow.orm.scalars(acts).one().details["single_admin"]) is True


def test_without_a_second_admin_nothing_is_sent_for_approval(province, clock):
    plan(province, clock)

    def leave(uow):
        person(uow, SECOND).left_on = clock().date()

    province.run_now(leave)
    revision = stored(province).revision
    assert (
        refusal(province, approvals.submit, 1, who(province, AUTHOR), revision, clock(), CALENDAR)
        == "nobody_to_approve"
    )


def test_an_edit_voids_what_was_asked_for(province, clock):
    plan(province, clock)
    seen = submit(province, clock)
    province.run_now(drafts.set_audience, 1, seen, parse("all"), clock())
    assert stored(province).state == "draft"
    assert refusal(province, approvals.approve, 1, who(province, SECOND), seen, clock(), CALENDAR) == "campaign_changed"
    assert count(province, Delivery, Delivery.state == "waiting") == 0
    again = submit(province, clock)
    province.run_now(approvals.approve, 1, who(province, SECOND), again, clock(), CALENDAR)
    assert stored(province).state == "scheduled"


def test_within_the_minute_either_recalls_and_afterwards_nobody(province, clock):
    plan(province, clock)
    for _ in range(2):
        revision = submit(province, clock)
        province.run_now(approvals.approve, 1, who(province, SECOND), revision, clock(), CALENDAR)
        clock.pass_(seconds=59)
        province.run_now(approvals.recall, 1, who(province, AUTHOR), clock())
        found = stored(province)
        assert (found.state, found.approved_by, found.released_at) == ("draft", None, None)
    revision = submit(province, clock)
    province.run_now(approvals.approve, 1, who(province, SECOND), revision, clock(), CALENDAR)
    clock.pass_(seconds=60)
    assert refusal(province, approvals.recall, 1, who(province, SECOND), clock()) == "released"
    assert count(province, StoredSession) == 0


def test_a_recalled_one_does_not_open_when_its_time_comes(province, clock):
    plan(province, clock)
    revision = submit(province, clock)
    province.run_now(approvals.approve, 1, who(province, SECOND), revision, clock(), CALENDAR)
    province.run_now(approvals.recall, 1, who(province, SECOND), clock())
    clock.pass_(days=3)
    for step in (lifecycle.open_due, lifecycle.close_due, lifecycle.reconcile_all):
        assert province.run_now(step, clock()) == 0
    assert stored(province).state == "draft"


@pytest.mark.parametrize(
    ("rule", "code"), [("agency:BNC position_group:CV", "audience_empty"), ("agency:BTC", "closes_in_the_past")]
)
def test_what_cannot_be_carried_out_is_not_approved_either(province, clock, rule, code):
    plan(province, clock, "agency:BTC")
    revision = submit(province, clock)

    def change(uow):
        campaign = uow.orm.get_one(Campaign, 1)
        if code == "audience_empty":
            campaign.audience = parse(rule).to_json()
        else:
            clock.pass_(days=40)

    province.run_now(change)
    assert refusal(province, approvals.approve, 1, who(province, SECOND), revision, clock(), CALENDAR) == code
    assert stored(province).state == "waiting"


def test_an_audience_must_be_chosen(province, clock):
    def make(uow):
        from storage.models import SurveyVersion

        version = uow.orm.scalars(select(SurveyVersion.id)).first()
        return drafts.begin(uow, version, person(uow, AUTHOR).id, "vi", clock(), CALENDAR).id

    province.run_now(make)
    assert refusal(province, approvals.submit, 1, who(province, AUTHOR), 1, clock(), CALENDAR) == "audience_missing"


def test_a_draft_begins_with_dates_that_suit_most(province, clock):
    plan(province, clock)
    found = stored(province)
    local = [
        moment.astimezone(clock().tzinfo).isoformat()[:16]
        for moment in (found.opens_at, found.closes_at, found.grace_until)
    ]
    assert local == ["2026-06-16T08:00", "2026-06-29T17:00", "2026-07-01T17:00"]


def test_what_is_refused_changes_nothing(province, clock):
    plan(province, clock)
    before = stored(province)
    wrong = {"closes_at": before.opens_at - timedelta(hours=1)}

    def attempt(uow):
        with pytest.raises(Refusal):
            drafts.set_plan(uow, 1, before.revision, wrong, clock(), CALENDAR)

    province.run_now(attempt)  # committed all the same
    after = stored(province)
    assert (after.revision, after.closes_at, after.state) == (before.revision, before.closes_at, "draft")


def test_a_discarded_draft_is_listed_nowhere_and_its_number_is_not_used_again(province, clock):
    from bot.services.campaigns import listed

    plan(province, clock)
    author = who(province, AUTHOR)
    province.run_now(drafts.discard, 1, stored(province).revision, author, clock())
    assert province.read_now(listed.listed, author) == []
    assert plan(province, clock) == 2


def test_desks_show_nothing_to_somebody_who_is_no_admin(province, clock):
    from bot.services.campaigns import listed

    plan(province, clock)
    stranger = who(province, "BTC-002")
    assert province.read_now(listed.listed, stranger) == []
    assert province.read_now(drafts.one, 1, stranger) is None


def test_privileged_acts_are_on_record_with_their_actors(province, clock):
    plan(province, clock)
    revision = submit(province, clock)
    province.run_now(approvals.approve, 1, who(province, SECOND), revision, clock(), CALENDAR)
    province.run_now(approvals.recall, 1, who(province, AUTHOR), clock())
    found = province.read_now(
        lambda uow: [(e.act, e.actor) for e in uow.orm.scalars(select(AuditEntry).order_by(AuditEntry.id))]
    )
    author, second = (f"person:{who(province, code)}" for code in (AUTHOR, SECOND))
    assert found == [("campaign.submit", author), ("campaign.approve", second), ("campaign.recall", author)]


def test_the_state_tells_how_many_it_will_be(province, clock):
    plan(province, clock)
    found = province.read_now(figures.missing, 1, clock())
    assert found == {"not_yet_made": 4}
