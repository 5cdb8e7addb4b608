"""What was planned, what came of it, what is on the phones: every promise about messages nobody asked for."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select

from storage.models import Delivery, DueItem, Person, StoredSession
from storage.unit_of_work import UnitOfWork
from tests.support.clock import VIET_NAM
from tests.support.house import House

A_WEEK: int = 2  # unasked messages of one calendar week
MAY_COME_AGAIN = frozenset({"unknown"})
HOURS = (((8, 0), (11, 0)), ((14, 0), (16, 30)))


@dataclass
class Verdict:
    """Findings; none means that every promise held."""

    figures: Counter[str] = field(default_factory=Counter)
    findings: list[str] = field(default_factory=list)

    def find(self, what: str) -> None:
        """Something that must not be."""
        self.findings.append(what)


def judge(uow: UnitOfWork, house: House, campaign: int) -> Verdict:
    """Compare the plan, the log of deliveries and the phones."""
    verdict = Verdict()
    _the_plan_adds_up(uow, verdict)
    _phones_hold_what_was_sent(uow, house, verdict)
    _nobody_is_reminded_after_submitting(uow, house, campaign, verdict)
    return verdict


def _the_plan_adds_up(uow: UnitOfWork, verdict: Verdict) -> None:
    for state, reason, count in uow.connection.execute(
        select(DueItem.state, DueItem.reason, func.count()).group_by(DueItem.state, DueItem.reason)
    ):
        verdict.figures[f"due {state}{f' ({reason})' if reason else ''}"] += count
        if state == "planned":
            verdict.find(f"{count} due items are still planned")
        elif state != "acted" and not reason:
            verdict.find(f"{count} due items are {state} without a reason")
    for state, reason, count in uow.connection.execute(
        select(Delivery.state, Delivery.reason, func.count()).group_by(Delivery.state, Delivery.reason)
    ):
        verdict.figures[f"delivery {state}{f' ({reason})' if reason else ''}"] += count
        if state in ("waiting", "sending"):
            verdict.find(f"{count} deliveries are still {state}")
    acted = uow.orm.scalars(select(DueItem).where(DueItem.state == "acted", DueItem.delivery_id.is_(None))).all()
    if acted:
        verdict.find(f"{len(acted)} due items acted without a delivery")


def _phones_hold_what_was_sent(uow: UnitOfWork, house: House, verdict: Verdict) -> None:
    log = defaultdict(list)
    rows = uow.connection.execute(select(Person.staff_code, Delivery.state, Delivery.message_id).join(Person))
    for staff_code, state, message in rows:
        log[staff_code].append((state, message))
    for account, staff_code in house.staff_codes.items():
        shown = [m for m in house.phone(account).messages if m.from_bot]
        noted = {message for state, message in log[staff_code] if state == "sent"}
        unknown = sum(state in MAY_COME_AGAIN for state, _ in log[staff_code])
        beyond = [m for m in shown if m.message_id not in noted]
        verdict.figures["messages on phones"] += len(shown)
        verdict.figures["arrived though unknown"] += len(beyond)
        if len(beyond) > unknown:
            verdict.find(f"{staff_code}: {len(beyond)} messages beyond those noted, {unknown} are unknown")
        if missing := noted - {m.message_id for m in shown}:
            verdict.find(f"{staff_code}: noted as sent but not on the phone: {sorted(missing)}")
        _gaps_and_hours(verdict, staff_code, [moment_of(m).astimezone(VIET_NAM) for m in shown])


def moment_of(message: object) -> datetime:
    """When a message arrived, by the clock of the server."""
    at: datetime | int = message.date  # type: ignore[attr-defined]
    return at if isinstance(at, datetime) else datetime.fromtimestamp(at, VIET_NAM)


def _gaps_and_hours(verdict: Verdict, who: str, moments: list[datetime]) -> None:
    days, weeks = Counter(m.date() for m in moments), Counter(m.isocalendar()[:2] for m in moments)
    for day, count in days.items():
        if count > 1:
            verdict.find(f"{who}: {count} messages on {day}")
    for week, count in weeks.items():
        if count > A_WEEK:
            verdict.find(f"{who}: {count} messages in week {week}")
    for moment in moments:
        at = (moment.hour, moment.minute)
        if moment.weekday() > 4 or not any(first <= at <= last for first, last in HOURS):
            verdict.find(f"{who}: a message at {moment:%a %d %H:%M}")


def _nobody_is_reminded_after_submitting(uow: UnitOfWork, house: House, campaign: int, verdict: Verdict) -> None:
    rows = uow.connection.execute(
        select(Person.staff_code, StoredSession.submitted_at)
        .join(Person, Person.id == StoredSession.person_id)
        .where(StoredSession.campaign_id == campaign, StoredSession.submitted_at.is_not(None))
    )
    submitted = {code: at for code, at in rows}  # noqa: C416 - rows
    for account, staff_code in house.staff_codes.items():
        at = submitted.get(staff_code)
        for message in house.phone(account).messages if at else ():
            if message.from_bot and moment_of(message) > at:
                verdict.find(f"{staff_code}: a message at {moment_of(message)} after submitting at {at}")
