"""What was planned, what came of it, what is on the phones: every promise about messages nobody asked for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import func, select

from bot.sandbox.text.looks import SeenMessage
from bot.services.reminders.kinds import ENDS, INVITATION, KINDS, LADDER, LAST, SNOOZE
from storage.models import Campaign, Chat, Delivery, DueItem, Person, StoredSession
from storage.unit_of_work import UnitOfWork
from tests.durable.people import Begun
from tests.support.clock import VIET_NAM
from tests.support.house import House

A_DAY, A_WEEK = 1, 2  # unasked messages
ENDED = ("sent", "failed", "unknown", "cancelled")
HOURS = (((8, 0), (11, 0)), ((14, 0), (16, 30)))


@dataclass
class Verdict:
    """Findings; none means that every promise held."""

    figures: Counter[str] = field(default_factory=Counter)
    findings: list[str] = field(default_factory=list)

    def find(self, what: str) -> None:
        """Something that must not be."""
        self.findings.append(what)


@dataclass(frozen=True, slots=True)
class Shown:
    """A message on a phone; ``kind`` is that of the delivery it came from."""

    at: datetime
    kind: str


def judge(uow: UnitOfWork, house: House, campaign: int, begun: Mapping[str, Begun]) -> Verdict:
    """Compare the plan, the log of deliveries and the phones. ``begun``: by who submitted, as they did."""
    verdict = Verdict()
    _the_plan_adds_up(uow, verdict)
    _everybody_has_a_plan(uow, campaign, verdict)
    _deliveries_add_up(uow, verdict)
    _nothing_begins_after_submitting(uow, begun, verdict)
    log, submitted = _log(uow), _submitted(uow, campaign)
    for account, staff_code in house.staff_codes.items():
        messages = [message for message in house.phone(account).messages if message.from_bot]
        shown = _on_the_phone(verdict, staff_code, messages, log[staff_code])
        if any(one.at > submitted.get(staff_code, one.at) for one in shown if one.kind in KINDS):
            verdict.find(f"{staff_code}: a message after submitting at {submitted[staff_code]}")
        _gaps_and_hours(verdict, staff_code, [one for one in shown if one.kind in KINDS])
    verdict.figures["duplicates"] += 0  # shown even when there is none
    return verdict


# -- rows


def _the_plan_adds_up(uow: UnitOfWork, verdict: Verdict) -> None:
    """Every item ended, with a reason unless it was acted on; every one acted on has its delivery."""
    for state, reason, count in uow.connection.execute(
        select(DueItem.state, DueItem.reason, func.count())
        .where(DueItem.kind.in_(KINDS))
        .group_by(DueItem.state, DueItem.reason)
    ):
        verdict.figures["planned"] += count
        verdict.figures[f"planned: {state}{f' ({reason})' if reason else ''}"] += count
        if state not in ENDS:
            verdict.find(f"{count} due items are {state}")
        elif state != "acted" and not reason:
            verdict.find(f"{count} due items are {state} without a reason")
    acted = select(func.count(DueItem.id)).where(DueItem.state == "acted", DueItem.delivery_id.is_(None))
    if count := uow.orm.scalar(acted):
        verdict.find(f"{count} due items acted without a delivery")


def _everybody_has_a_plan(uow: UnitOfWork, campaign: int, verdict: Verdict) -> None:
    """Whoever has a chat is invited once; whoever had not finished then has a last reminder planned once."""
    planned: dict[int, Counter[str]] = defaultdict(Counter)
    for person, kind in uow.connection.execute(
        select(DueItem.person_id, DueItem.kind).where(DueItem.campaign_id == campaign)
    ):
        planned[person][kind] += 1
    query = (
        select(StoredSession.person_id, StoredSession.submitted_at, Chat.bound_at <= Campaign.opens_at)
        .join(Chat, Chat.person_id == StoredSession.person_id)
        .join(Campaign, Campaign.id == StoredSession.campaign_id)
        .where(StoredSession.campaign_id == campaign)
    )
    for person, submitted_at, from_the_start in uow.connection.execute(query):
        kinds = planned[person]
        verdict.figures["people with a chat"] += 1
        at_once = submitted_at is not None and not from_the_start  # saw it on the screen, and submitted
        if kinds[INVITATION] != 1 and not (at_once and not kinds[INVITATION]):
            verdict.find(f"person {person} has {kinds[INVITATION]} invitations planned")
        if submitted_at is None and kinds[LAST] != 1:
            verdict.find(f"person {person} has {kinds[LAST]} last reminders planned")
        if double := [kind for kind in LADDER if kinds[kind] > 1]:
            verdict.find(f"person {person} has {double} planned more than once")


def _deliveries_add_up(uow: UnitOfWork, verdict: Verdict) -> None:
    """Every delivery ended and belongs to an item; those of items are as many as the items that share them say."""
    query = select(Delivery.state, Delivery.reason, func.count()).where(Delivery.kind.in_(KINDS))
    for state, reason, count in uow.connection.execute(query.group_by(Delivery.state, Delivery.reason)):
        verdict.figures["deliveries"] += count
        verdict.figures[f"delivery: {state}{f' ({reason})' if reason and state != 'sent' else ''}"] += count
        if state not in ENDED:
            verdict.find(f"{count} deliveries are {state}")
        elif state != "sent" and not reason:
            verdict.find(f"{count} deliveries are {state} without a reason")
    others = select(func.count(Delivery.id)).where(Delivery.kind.not_in(KINDS))
    verdict.figures["other messages"] += uow.orm.scalar(others) or 0
    used = select(DueItem.delivery_id).where(DueItem.delivery_id.is_not(None))
    if stray := uow.orm.scalar(
        select(func.count(Delivery.id)).where(Delivery.kind.in_(KINDS), Delivery.id.not_in(used))
    ):
        verdict.find(f"{stray} deliveries belong to no due item")


def _nothing_begins_after_submitting(uow: UnitOfWork, begun: Mapping[str, Begun], verdict: Verdict) -> None:
    """What went out to somebody who had submitted was begun before, and not tried again since."""
    query = select(Delivery.id, Delivery.attempts, Delivery.kind, Delivery.state, Person.staff_code).join(
        Person, Person.id == Delivery.person_id
    )
    for delivery, attempts, kind, state, staff_code in uow.connection.execute(
        query.where(Delivery.kind.in_(KINDS), Delivery.attempts > 0)
    ):
        before = begun.get(staff_code, {}).get((delivery, attempts))
        if staff_code in begun and before is None:
            verdict.find(f"{staff_code}: {kind} {delivery} ({state}) begun after submitting")
        verdict.figures["under way while its reader submitted"] += before == "sending"
    verdict.figures["people who submitted"] += len(begun)


# -- phones


def _log(uow: UnitOfWork) -> dict[str, list[Delivery]]:
    found: dict[str, list[Delivery]] = defaultdict(list)
    for staff_code, delivery in uow.orm.execute(
        select(Person.staff_code, Delivery).join(Delivery, Delivery.person_id == Person.id)
    ):
        found[staff_code].append(delivery)
    return found


def _submitted(uow: UnitOfWork, campaign: int) -> dict[str, datetime]:
    """When people submitted. A message that was under way then came at that moment: the clock stood still for it."""
    query = select(Person.staff_code, StoredSession.submitted_at).join(Person, Person.id == StoredSession.person_id)
    query = query.where(StoredSession.campaign_id == campaign, StoredSession.submitted_at.is_not(None))
    return {row[0]: row[1] for row in uow.connection.execute(query)}


def _on_the_phone(verdict: Verdict, who: str, messages: list[SeenMessage], log: list[Delivery]) -> list[Shown]:
    """Compare a phone with the log: what is noted as sent is there, what else is there is one of the unknown."""
    noted = {delivery.message_id: delivery for delivery in log if delivery.state == "sent"}
    unknown = [delivery for delivery in log if delivery.state == "unknown"]
    repeated = [delivery for delivery in log if delivery.repeats]
    shown: list[Shown] = []
    for message in messages:
        at = datetime.fromtimestamp(message.date, UTC)
        found = noted.pop(message.message_id, None)
        if found is None:
            found = _take(unknown, at) or _take(repeated, None)
            verdict.figures["arrived, though unknown"] += found is not None
        if found is None:
            verdict.figures["duplicates"] += 1
            verdict.find(f"{who}: a message at {at} that nobody knows of; the log has {_told(log)}")
        shown.append(Shown(at, found.kind if found is not None else ""))
    verdict.figures["messages on phones"] += len(messages)
    if noted:
        verdict.find(f"{who}: noted as sent, not on the phone: {[delivery.id for delivery in noted.values()]}")
    return shown


def _told(log: list[Delivery]) -> list[tuple[str, str, str]]:
    return [(one.kind, one.state, f"{one.tried_at:%d %H:%M:%S}") for one in log if one.tried_at is not None]


def _take(unknown: list[Delivery], at: datetime | None) -> Delivery | None:
    """The delivery of an unknown outcome that was tried at a moment; each is taken once."""
    for delivery in unknown:
        if at is None or (delivery.tried_at is not None and delivery.tried_at.replace(microsecond=0) == at):
            unknown.remove(delivery)
            return delivery
    return None


def _gaps_and_hours(verdict: Verdict, who: str, shown: list[Shown]) -> None:
    """One a day, two a calendar week, inside the hours. What somebody asked for with "Later" is held back by nothing
    but the hours.
    """
    moments = [one.at.astimezone(VIET_NAM) for one in shown]
    unasked = [at for one, at in zip(shown, moments, strict=True) if one.kind != SNOOZE]
    for day, count in Counter(at.date() for at in unasked).items():
        if count > A_DAY:
            verdict.find(f"{who}: {count} messages on {day}")
    for week, count in Counter(at.isocalendar()[:2] for at in unasked).items():
        if count > A_WEEK:
            verdict.find(f"{who}: {count} messages in week {week}")
    for at in moments:
        if at.weekday() > 4 or not any(first <= (at.hour, at.minute) <= last for first, last in HOURS):
            verdict.find(f"{who}: a message at {at:%a %d %H:%M}")
