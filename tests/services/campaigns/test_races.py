"""Two admins at once: approving, recalling and editing the same campaign leaves no half state and nothing twice.

Two processes on both engines: on SQLite as the command line stands beside the bot, on PostgreSQL as replicas do.
"""

from __future__ import annotations

import random
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from multiprocessing import get_context

import pytest
from sqlalchemy import func, select

from bot.services.campaigns import approvals, drafts, lifecycle
from bot.services.campaigns.audience import parse
from bot.services.refusals import Refusal
from storage.database import Database
from storage.models import AuditEntry, Campaign, Delivery, PersonRole, StoredSession, SurveyVersion
from storage.vault import Vault
from tests.services.builders import CALENDAR, add_province, add_survey, bind, person
from tests.support.clock import START
from tests.support.patience import PATIENCE
from tests.support.province import SECRET

pytestmark = pytest.mark.both_databases

ADMINS = ("BTC-001", "VPTU-001", "BNC-001")
ROUNDS = 40
ATTEMPTS = 5  # on a busy machine one of the two may have done before the other wakes up
ACTS = {"submit", "approve", "recall", "edit"}
SENSIBLE = {
    "draft": ["submit", "submit", "edit"],
    "waiting": ["approve", "approve", "recall", "edit"],
    "scheduled": ["recall"],
}
_together = []  # in a process of its own: where the two wait for one another


def meet(barrier):
    """Both begin at the same moment, whichever was started first."""
    _together.append(barrier)


def prepare(uow):
    add_province(uow)
    add_survey(uow)
    for code in ADMINS:
        uow.orm.add(PersonRole(person_id=person(uow, code).id, role="admin"))
        bind(uow, code, START)
    uow.orm.flush()
    version = uow.orm.scalars(select(SurveyVersion.id)).first()
    return [draft(uow, version, n) for n in range(4)]


def draft(uow, version, n):
    made = drafts.begin(uow, version, person(uow, ADMINS[0]).id, "vi", START, CALENDAR)
    rule = parse(("agency:BTC", "all", "block:K1", "agency:VPTU")[n])
    drafts.set_audience(uow, made.id, made.revision, rule, START)
    return made.id


def admin_at_work(url, code, seed, ids):
    """One admin in a process of their own: does whatever comes to mind, at their own pace; gives what succeeded."""
    database, chance = Database(url, Vault(SECRET)), random.Random(seed)
    me = database.read_now(lambda uow: person(uow, code).id)
    done = []
    _together[0].wait()
    for n in range(ROUNDS):
        campaign = chance.choice(ids)
        now = START + timedelta(seconds=n)
        found = database.read_now(lambda uow, c=campaign: uow.orm.get_one(Campaign, c))
        seen = found.revision
        acts = {
            "submit": (approvals.submit, campaign, me, seen, now, CALENDAR),
            "approve": (approvals.approve, campaign, me, seen, now, CALENDAR),
            "recall": (approvals.recall, campaign, me, now),
            "edit": (drafts.toggle, campaign, seen, ("position_group", "CV"), now),
        }
        name = chance.choice(SENSIBLE[found.state])
        try:
            database.run_now(*acts[name])
        except Refusal:
            continue
        done.append((name, campaign))
    database.close()
    return done


@pytest.mark.slow
@pytest.mark.alone  # the two must come to meet, whatever else is going on
def test_two_admins_in_two_processes(database, database_url):
    ids, done = database.run_now(prepare), []
    context = get_context("spawn")
    for attempt in range(ATTEMPTS):
        with ProcessPoolExecutor(
            2, context, initializer=meet, initargs=(context.Barrier(2, timeout=PATIENCE),)
        ) as pool:
            runs = [
                pool.submit(admin_at_work, database_url, code, 10 * attempt + seed, ids)
                for seed, code in enumerate(ADMINS[:2])
            ]
            done += [one for run in runs for one in run.result()]
        if {name for name, _ in done} == ACTS:
            break
    assert {name for name, _ in done} == ACTS
    database.read_now(check, done)


def check(uow, done):
    """Every success is on record once, and every campaign is what its record says."""
    for campaign in uow.orm.scalars(select(Campaign)):
        mine = (
            select(AuditEntry.act, AuditEntry.actor)
            .where(AuditEntry.subject == f"campaign:{campaign.id}")
            .order_by(AuditEntry.id)
        )
        record = [
            (act.removeprefix("campaign."), actor) for act, actor in uow.orm.execute(mine.order_by(AuditEntry.id))
        ]
        for act in ("submit", "approve", "recall"):
            assert sum(name == act for name, _ in record) == done.count((act, campaign.id))
        approved = campaign.state == "scheduled"
        assert approved == (campaign.approved_by is not None) == (campaign.released_at is not None)
        if approved:
            assert campaign.approved_by != campaign.created_by
            assert record[-1] == ("approve", f"person:{campaign.approved_by}")
        asked = Delivery.campaign_id == campaign.id, Delivery.kind == approvals.KIND
        waiting = select(func.count()).where(*asked, Delivery.state == "waiting")
        assert uow.orm.scalar(waiting) == (2 if campaign.state == "waiting" else 0)
    assert uow.orm.scalar(select(func.count(StoredSession.id))) == 0


def test_one_of_two_who_approve_at_the_same_moment(database, database_url):
    ids = database.run_now(prepare)
    others = [database, Database(database_url, Vault(SECRET))]
    people = database.read_now(lambda uow: [person(uow, code).id for code in ADMINS])
    for campaign in ids:
        database.run_now(approvals.submit, campaign, people[0], None, START, CALENDAR)
        seen = database.read_now(lambda uow, c=campaign: uow.orm.get_one(Campaign, c).revision)
        calls = [
            where.submit(approvals.approve, campaign, who, seen, START, CALENDAR)
            for where, who in zip(others, people[1:], strict=True)
        ]
        calls.append(others[1].submit(drafts.set_audience, campaign, seen, parse("all"), START))
        failures = [call.exception() for call in calls]
        assert sum(failure is None for failure in failures) == 1
        assert {type(failure) for failure in failures} == {type(None), Refusal}
    others[1].close()


def test_an_approval_recalled_while_the_jobs_come_by(database, database_url, clock):
    """At the very second of release: either it was recalled and nothing is there, or it was not and all is."""
    ids = database.run_now(prepare)
    other = Database(database_url, Vault(SECRET))
    people = database.read_now(lambda uow: [person(uow, code).id for code in ADMINS])
    for campaign in ids:
        database.run_now(approvals.submit, campaign, people[0], None, START, CALENDAR)
        database.run_now(approvals.approve, campaign, people[1], None, START, CALENDAR)
        early, due = START + timedelta(seconds=59), START + timedelta(seconds=60)
        calls = [
            database.submit(approvals.recall, campaign, people[0], early),
            other.submit(lifecycle.reconcile_all, due),
        ]
        for call in calls:
            call.exception()
        other.run_now(lifecycle.reconcile_all, due)

    def look(uow):
        for campaign in uow.orm.scalars(select(Campaign)):
            count = uow.orm.scalar(select(func.count(StoredSession.id)).where(StoredSession.campaign_id == campaign.id))
            assert (campaign.state, count > 0) in (("draft", False), ("scheduled", True))

    database.read_now(look)
    other.close()
