"""Bringing the people who are inside a campaign to another version of its survey.

By default a session stays on the version it began with. An admin can have counted what would become of the answers, and
then have the sessions moved. Both go in short batches that can resume after a crash: where it stands is in the row of
the `Renewal`. A session is moved in a savepoint of its own and under its revision, with its chat locked, so that
nobody who answers at that moment is overwritten. What does not carry over is kept, in the state and as answer rows
below zero. Submitted sessions are never touched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, func, select, update

from bot.services import audit
from bot.services.people import admins
from bot.services.refusals import Refusal
from bot.services.sessions import renewed_session
from bot.services.sessions.library import Library
from storage.errors import ConflictError
from storage.models import Campaign, Renewal, StoredSession, SurveyVersion
from storage.repositories import chats
from storage.states import RenewalState, SessionStatus
from storage.unit_of_work import UnitOfWork
from survey_definitions import RenewedAnswers as Renewed

COUNTED_TOGETHER: Final = 50  # sessions in one reading transaction
MOVED_TOGETHER: Final = 20  # in one writing transaction: about a tenth of a second on SQLite
FRESH_TOGETHER: Final = 500  # sessions not begun, in one statement
RUNNING: Final = ("scheduled", "open", "closing")
_OF_SESSION: Final = frozenset({"session", "section", "entry", "delete"})  # places whose screen shows a session


@dataclass(frozen=True, slots=True)
class Inside:
    """A campaign that has not ended: how many people are inside by the number of their version, how many not begun."""

    campaign: int
    version: int
    fresh: int
    started: Mapping[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class RenewedBatch:
    """What came of some sessions: how far it went, people and answers."""

    reached: int
    people: int = 0
    carried: int = 0
    aside: int = 0
    removed: int = 0
    changed: int = 0
    failed: int = 0
    chats: list[int] = field(default_factory=list)  # whose card is to be shown anew

    def add(self, found: Renewed) -> None:
        """Count one person."""
        self.people += 1
        self.carried += found.carried
        self.aside += len(found.aside)
        self.removed += found.standing == "removed"
        self.changed += found.standing == "changed"


# -- who is inside


def inside(uow: UnitOfWork, survey_id: int, reader: int) -> list[Inside]:
    """List the campaigns of a survey, by the id of its row, that have not ended; empty for a reader who is no admin."""
    query = select(Campaign.id, SurveyVersion.number).join(SurveyVersion, SurveyVersion.id == Campaign.version_id)
    query = query.where(Campaign.survey_id == survey_id, Campaign.state.in_(RUNNING), admins.is_admin(reader))
    return [_inside(uow, *row) for row in uow.connection.execute(query.order_by(Campaign.id)).all()]


def of_campaign(uow: UnitOfWork, campaign_id: int, reader: int) -> Inside | None:
    """One campaign that has not ended; None for others, and for who is no admin."""
    query = select(Campaign.id, SurveyVersion.number).join(SurveyVersion, SurveyVersion.id == Campaign.version_id)
    query = query.where(Campaign.id == campaign_id, Campaign.state.in_(RUNNING), admins.is_admin(reader))
    row = uow.connection.execute(query).first()
    return _inside(uow, *row) if row is not None else None


def _inside(uow: UnitOfWork, campaign_id: int, version: int) -> Inside:
    query = select(SurveyVersion.number, StoredSession.state.is_(None), func.count())
    query = query.join(SurveyVersion, SurveyVersion.id == StoredSession.version_id)
    query = query.where(StoredSession.campaign_id == campaign_id, StoredSession.submitted_at.is_(None))
    query = query.where(StoredSession.status.in_((SessionStatus.NEW, SessionStatus.STARTED)))
    started: dict[int, int] = {}
    fresh = 0
    for number, is_fresh, people in uow.connection.execute(
        query.group_by(SurveyVersion.number, StoredSession.state.is_(None)).order_by(SurveyVersion.number)
    ):
        if is_fresh:
            fresh += people
        else:
            started[number] = people
    return Inside(campaign_id, version, fresh, started)


# -- asking for it


def ask(
    uow: UnitOfWork, campaign_id: int, number: int | None, now: datetime, *, asked_by: int | None = None
) -> Renewal:
    """Begin to count what a version would mean for a campaign; without a number its survey's newest one.

    Raises Refusal for an unknown campaign or version, and for a campaign that has ended.
    """
    campaign = _running(uow, campaign_id)
    query = select(SurveyVersion).where(SurveyVersion.survey_id == campaign.survey_id)
    if number is not None:
        query = query.where(SurveyVersion.number == number)
    version = uow.orm.scalars(query.order_by(SurveyVersion.number.desc()).limit(1)).one_or_none()
    if version is None:
        raise Refusal("version_unknown", f"there is no version {number} of this survey", version=str(number))
    renewal = Renewal(
        campaign_id=campaign.id,
        version_id=version.id,
        asked_by=asked_by,
        asked_at=now,
        state=RenewalState.COUNTING,
        reached=0,
        people=0,
        carried=0,
        aside=0,
        removed=0,
        changed=0,
        failed=0,
    )
    uow.orm.add(renewal)
    uow.orm.flush()
    return renewal


def _running(uow: UnitOfWork, campaign_id: int) -> Campaign:
    campaign = uow.orm.scalars(select(Campaign).where(Campaign.id == campaign_id).with_for_update()).one_or_none()
    if campaign is None:
        raise Refusal("campaign_unknown", f"there is no campaign {campaign_id}", campaign=str(campaign_id))
    if campaign.state not in RUNNING:
        raise Refusal("campaign_over", f"campaign {campaign_id} is {campaign.state}", state=campaign.state)
    return campaign


def one(uow: UnitOfWork, renewal_id: int, reader: int) -> Renewal | None:
    """A renewal, for admins."""
    query = select(Renewal).where(Renewal.id == renewal_id, admins.is_admin(reader))
    return uow.orm.scalars(query).one_or_none()


def get(uow: UnitOfWork, renewal_id: int) -> Renewal:
    """A renewal, for who has the server."""
    return uow.orm.get_one(Renewal, renewal_id)


def newest(uow: UnitOfWork, survey_id: int) -> int:
    """The number of a survey's newest version; 0 when it has none."""
    query = select(func.max(SurveyVersion.number)).where(SurveyVersion.survey_id == survey_id)
    return uow.connection.execute(query).scalar() or 0


def number_of(uow: UnitOfWork, version_id: int) -> int:
    """The number of a version."""
    return uow.connection.execute(select(SurveyVersion.number).where(SurveyVersion.id == version_id)).scalar_one()


def move(uow: UnitOfWork, renewal_id: int, now: datetime, *, actor: str) -> Renewal:
    """Move everybody, from now on and batch by batch; who has not begun begins with the newer version. On record.

    Raises Refusal when the campaign has ended meanwhile.
    """
    renewal = uow.orm.scalars(select(Renewal).where(Renewal.id == renewal_id).with_for_update()).one()
    if renewal.state in (RenewalState.COUNTING, RenewalState.COUNTED):
        new_starts(uow, renewal.campaign_id, renewal.version_id, now, actor=actor)
        renewal.state = RenewalState.MOVING
        renewal.reached = renewal.people = renewal.carried = renewal.aside = 0
        renewal.removed = renewal.changed = renewal.failed = 0
        uow.orm.flush()
        _record(uow, renewal, actor, "campaign.renew", {}, now)
    return renewal


def new_starts(uow: UnitOfWork, campaign_id: int, version_id: int, now: datetime, *, actor: str) -> int:
    """Let everybody who has not begun begin with this version; gives how many sessions that changes. On record."""
    campaign = _running(uow, campaign_id)
    before, campaign.version_id = campaign.version_id, version_id
    campaign.revision += 1
    uow.orm.flush()
    # The revision moves: somebody who begins at this very moment does so again, with what stands then.
    fresh = update(StoredSession).where(StoredSession.campaign_id == campaign_id, StoredSession.state.is_(None))
    fresh = fresh.where(StoredSession.version_id != version_id)
    changed = uow.connection.execute(fresh.values(version_id=version_id, revision=StoredSession.revision + 1)).rowcount
    if changed or before != version_id:
        details = {"version": number_of(uow, version_id), "sessions": changed}
        subject = f"campaign:{campaign_id}"
        audit.record(uow, actor=actor, act="campaign.new_starts", subject=subject, details=details, now=now)
    return changed


def _record(uow: UnitOfWork, renewal: Renewal, actor: str, act: str, figures: Mapping[str, int], now: datetime) -> None:
    details = {"renewal": renewal.id, "version": number_of(uow, renewal.version_id), **figures}
    audit.record(uow, actor=actor, act=act, subject=f"campaign:{renewal.campaign_id}", details=details, now=now)


# -- batch by batch


def waiting(uow: UnitOfWork) -> list[tuple[int, str]]:
    """Renewals that are not at their end: id and state."""
    query = (
        select(Renewal.id, Renewal.state)
        .where(Renewal.state.in_((RenewalState.COUNTING, RenewalState.MOVING)))
        .order_by(Renewal.id)
    )
    return [(row.id, row.state) for row in uow.connection.execute(query)]


def _next(renewal: Renewal, most: int) -> Select[*tuple[Any, ...]]:
    return (
        select(StoredSession.id, StoredSession.person_id)
        .where(StoredSession.campaign_id == renewal.campaign_id, StoredSession.id > renewal.reached)
        .where(StoredSession.version_id != renewal.version_id, StoredSession.state.is_not(None))
        .where(StoredSession.submitted_at.is_(None), StoredSession.status == SessionStatus.STARTED)
        .order_by(StoredSession.id)
        .limit(most)
    )


def count_some(uow: UnitOfWork, renewal_id: int, library: Library, now: datetime) -> RenewedBatch | None:
    """What would become of the next sessions; reads only. None at the end."""
    renewal = get(uow, renewal_id)
    rows = uow.connection.execute(_next(renewal, COUNTED_TOGETHER)).all()
    if not rows:
        return None
    batch = RenewedBatch(rows[-1].id)
    for session_id, person_id in rows:
        row = chats.session_of(uow, session_id, person_id)
        if row is None or row.state is None:
            continue
        try:
            _, _, found = renewed_session.renewed(uow, row, renewal.version_id, library, now)
        except Exception:  # noqa: BLE001 - a session that cannot be read stays where it is, and is counted
            batch.failed += 1
        else:
            batch.add(found)
    return batch


def count_few(uow: UnitOfWork, renewal_id: int, library: Library, now: datetime) -> None:
    """Count at once when they are so few that nobody waits for it."""
    renewal = get(uow, renewal_id)
    if left(uow, renewal) > MOVED_TOGETHER:
        return
    batch = count_some(uow, renewal_id, library, now)
    if batch is not None:
        _add(renewal, batch)
    renewal.state, renewal.done_at = "counted", now
    uow.orm.flush()


def left(uow: UnitOfWork, renewal: Renewal) -> int:
    """How many sessions a renewal is about, from where it stands."""
    return uow.connection.execute(select(func.count()).select_from(_next(renewal, 1_000_000).subquery())).scalar_one()


def note_counted(uow: UnitOfWork, renewal_id: int, batch: RenewedBatch | None, now: datetime) -> list[int]:
    """Add a batch to the figures of a count; None ends it. Gives the chats in which the card has to change."""
    renewal = uow.orm.scalars(select(Renewal).where(Renewal.id == renewal_id).with_for_update()).one()
    if renewal.state != RenewalState.COUNTING or (batch is not None and batch.reached <= renewal.reached):
        return []  # another process was here
    if batch is not None:
        _add(renewal, batch)
        return []
    renewal.state, renewal.done_at = "counted", now
    return _whose_card(uow, renewal)


def move_some(uow: UnitOfWork, renewal_id: int, library: Library, now: datetime) -> RenewedBatch | None:
    """Move the next sessions; None at the end."""
    renewal = uow.orm.scalars(select(Renewal).where(Renewal.id == renewal_id).with_for_update()).one()
    if renewal.state != RenewalState.MOVING:
        return None
    rows = uow.connection.execute(_next(renewal, MOVED_TOGETHER)).all()
    batch = RenewedBatch(rows[-1].id if rows else renewal.reached)
    for session_id, person_id in rows:
        _move_one(uow, session_id, person_id, renewal.version_id, library, now, batch)
    _add(renewal, batch)
    if not rows:
        renewal.state, renewal.done_at = "done", now
        figures = {"people": renewal.people, "carried": renewal.carried, "aside": renewal.aside}
        _record(uow, renewal, audit.JOBS, "campaign.renewed", figures | {"failed": renewal.failed}, now)
        batch.chats += _whose_card(uow, renewal)
    uow.orm.flush()
    return batch


def _add(renewal: Renewal, batch: RenewedBatch) -> None:
    renewal.reached = batch.reached
    for name in ("people", "carried", "aside", "removed", "changed", "failed"):
        setattr(renewal, name, getattr(renewal, name) + getattr(batch, name))


def _whose_card(uow: UnitOfWork, renewal: Renewal) -> list[int]:
    """The chat of who asked, if this is what it shows."""
    chat = chats.of_person(uow, renewal.asked_by) if renewal.asked_by is not None else None
    if chat is None or (chat.place.get("at"), chat.place.get("renewal")) != ("renewing", renewal.id):
        return []
    return [_show_anew(uow, chat)]


def _show_anew(uow: UnitOfWork, chat: chats.ChatView) -> int:
    """Let the repair show a chat's card, also if nobody does it before."""
    chat.revision += 1
    chats.save(uow, chat, None)
    return chat.id


def _move_one(
    uow: UnitOfWork,
    session_id: int,
    person_id: int,
    version_id: int,
    library: Library,
    now: datetime,
    batch: RenewedBatch,
) -> None:
    chat = chats.of_person(uow, person_id)  # locked: who answers just now comes before or after
    try:
        with uow.connection.begin_nested():
            row = chats.session_of(uow, session_id, person_id)
            if row is None or row.state is None or row.submitted_at is not None or row.version_id == version_id:
                return
            found = renewed_session.put(uow, row, version_id, library, now)
            shown = chat is not None and chat.session_id == session_id and chat.place.get("at") in _OF_SESSION
            if chat is not None and shown:
                chat.place = {"at": "session", "session": session_id}
                batch.chats.append(_show_anew(uow, chat))
    except ConflictError:
        raise  # somebody was faster: the whole batch is run again
    except Exception:  # noqa: BLE001 - a session that cannot be read stays where it is, and is counted
        batch.failed += 1
    else:
        batch.add(found)
