"""A province whose people have answered: three waves of each shipped survey, closed, in an instant.

What people answer comes from the engine, a dozen of them for each survey; who gets which is chance with a seed. Rows
are written as `bot.services.sessions.submitting` writes them; sessions keep what was answered, the facts and lists they
began with, only where it is asked for: few tests read them, and it takes longer than all the rest.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime, timedelta
from functools import cache
from random import Random

from sqlalchemy import bindparam, insert, select, update

from bot.calendar import Calendar
from bot.services.campaigns import lifecycle
from bot.services.campaigns.audience import parse
from bot.services.people import reference
from bot.services.results import computing
from bot.services.results.confirmations import SAID
from bot.services.sessions.answering import answer_row
from bot.services.sessions.earlier_answers import BODY
from bot.services.sessions.library import Library
from bot.services.sessions.submitting import _column_kind, packed
from storage.models import Confirmation, Consent, Person, StoredAnswer, StoredSession, Submission, Unit
from storage.repositories import sessions
from survey_definitions import AnswerRecord, Context, Session
from tests.support.clock import START, VIET_NAM
from tests.surveys.facts import begin, person
from tests.surveys.takers import by_name, take

KINDS = 12
YOUNG, OLDER = "1994-05", "1979-05"  # the young ones are asked whether they wish to be in their pool
STEERING = ("position_group", "birth_month", "block")  # facts that decide what is asked
WAVES = 3
BETWEEN = timedelta(days=100)


@cache
def answers(survey: str, kind: int) -> tuple[AnswerRecord, ...]:
    """What one of the dozen answers."""
    return tuple(record for record in taken(survey, kind).answers() if record.live)


@cache
def taken(survey: str, kind: int) -> Session:
    """The session in which one of the dozen has answered everything."""
    chance = Random(f"{survey} {kind}")
    session = begin(survey, person(birth_month=YOUNG if kind % 3 == 0 else OLDER))
    take(session, {"skills": _skills, "languages": _languages, "experience": _experience}[survey](chance))
    return session


def _skills(chance):
    lean = chance.choice((2, 3, 3, 4))
    level = lambda: str(min(5, max(1, lean + chance.choice((-1, 0, 0, 1)))))  # noqa: E731 - drawn anew each time
    return by_name({"digital": "no"}, lambda prompt: level() if len(prompt.choices) >= 5 else None)


def _languages(chance):
    if chance.random() < 0.25:
        return by_name({"any": "no"})
    able = chance.randint(0, 4)
    code = chance.choice(("en", "en", "en", "zh", "fr"))
    given = {"any": "yes", "code": code, "has_certificate": "no", "screen": str(min(4, able + 1))}

    def climb(prompt):
        level = next(
            (at for at, name in enumerate(("A1", "A2", "B1", "B2", "C1", "C2")) if f"_{name}" in prompt.name), None
        )
        return None if level is None else "2" if level <= able else "0"

    return by_name(given, climb)


def _experience(chance):
    post = {
        "post_fields": chance.choice(("F02", "F05", "F02 F07")),
        "post_since": f"{chance.randint(2001, 2024)}-03-01",
    }
    sector = chance.choice(("N01", "N02", "N09"))
    named = {
        "what_applies": chance.choice(("sector", "none")),
        "sector_code": sector,
        "post_sectors": sector,
        "sector_years": "4",
        "degree": chance.choice(("bachelor", "bachelor", "master", "doctorate")),
        "wish_expert": chance.choice(("yes", "no")),
        "sector_evidence": "scheme practice",
        "wish_young": "yes",
    }
    return by_name(post | named)


def hold(database, survey, opens=START, *, rate=0.8, seed=0, close=True, states=False):
    """One wave: a campaign for everybody, answered by most, and closed; gives its number.

    With ``states`` the sessions keep theirs, so that answers are read in the words of lists.
    """
    chance = Random(f"{survey} {seed}")
    campaign = database.run_now(
        lifecycle.create,
        survey=survey,
        audience=parse("all"),
        opens_at=opens,
        closes_at=opens + timedelta(days=10),
        now=opens,
        calendar=Calendar(VIET_NAM),
    ).id
    while database.run_now(lifecycle.reconcile_all, opens):
        pass
    answered = database.run_now(_answer, campaign, survey, opens + timedelta(days=3), chance, rate)
    if states:
        database.run_now(_keep_states, survey, opens + timedelta(days=3), answered)
    if close:
        database.run_now(lifecycle.close, campaign, opens + timedelta(days=10))
    return campaign


def compute_results(database, *campaigns, now):
    """Let everybody who submitted in these campaigns agree, and compute their results, as the job does."""
    query = (
        select(StoredSession.person_id)
        .where(StoredSession.campaign_id.in_(campaigns), StoredSession.status == "submitted")
        .distinct()
        .order_by(StoredSession.person_id)
    )

    def compute(uow):
        people = list(uow.connection.scalars(query))
        common = {"given": True, "notice_version": "1", "language": "vi", "channel": "telegram", "at": now}
        rows = [
            {"person_id": one, "purpose": purpose} | common for one in people for purpose in ("development", "pools")
        ]
        uow.connection.execute(insert(Consent), rows)
        for one in people:
            computing.compute(uow, one, now, VIET_NAM)

    database.run_now(compute)


def confirm(database, campaign, now, rate=0.7):
    """Supervisors give their word on most of what was submitted in a campaign: mostly the same level, or near it."""
    query = (
        select(StoredAnswer.session_id, StoredAnswer.name, StoredAnswer.code, Person.supervisor_id)
        .join(StoredSession, StoredSession.id == StoredAnswer.session_id)
        .join(Person, Person.id == StoredSession.person_id)
        .where(StoredSession.campaign_id == campaign, StoredAnswer.number == 1, Person.supervisor_id.is_not(None))
        .where(StoredAnswer.code.in_([*"12345"]), StoredAnswer.name.regexp_match("^[GPM][0-9]$"))
        .order_by(StoredAnswer.id)
    )

    def give(uow):
        chance, rows = Random(campaign), []
        for session, item, own, supervisor in uow.connection.execute(query).all():
            level = min(5, max(1, int(own) + chance.choice((0, 0, 0, -1, -1, 1, -2, 2))))
            verdict = "agree" if level == int(own) else "lower" if level < int(own) else "higher"
            if chance.random() < rate:
                rows.append(
                    {
                        "session_id": session,
                        "item": item,
                        "own": own,
                        "verdict": verdict,
                        "given_by": supervisor,
                        "level": None if verdict == "agree" else level,
                        "given_at": now,
                        "reason": None if verdict == "agree" else uow.vault.seal_text("qua công việc cả năm", SAID),
                    }
                )
        uow.connection.execute(insert(Confirmation), rows)

    database.run_now(give)


def three_waves(database, survey):
    """Three campaigns of a survey, one after the other; gives their numbers."""
    return [hold(database, survey, START + wave * BETWEEN, seed=wave, rate=0.7 + wave / 10) for wave in range(WAVES)]


def _answer(uow, campaign, survey, at: datetime, chance, rate):
    query = (
        select(StoredSession.id, Unit.code)
        .join(Person, Person.id == StoredSession.person_id)
        .join(Unit, Unit.id == Person.unit_id)
        .where(StoredSession.campaign_id == campaign)
        .order_by(StoredSession.id)
    )
    rows, bodies, answered = [], [], {}
    for session, unit in uow.connection.execute(query).all():
        if chance.random() >= rate:
            continue
        kind = chance.randrange(KINDS)
        records = _with_chance(answers(survey, kind), chance)
        answered[session] = (kind, records)
        bodies.append(_submission(uow, session, unit, records, at) | {"counted": packed(_survey(survey), records)})
        rows += [_row(session, record, at) for record in records]
    uow.connection.execute(insert(Submission), bodies)
    uow.connection.execute(insert(StoredAnswer), rows)
    done = [body["session_id"] for body in bodies]
    uow.connection.execute(
        update(StoredSession)
        .where(StoredSession.id.in_(done))
        .values(status="submitted", submitted_at=at, language="vi")
    )
    return answered


def _keep_states(uow, survey, at, answered):
    """Sessions as they stood when they were submitted, with the facts and lists of the day."""
    today = Library().lists_today(uow, _survey(survey).lists)
    sessions.keep_lists(uow, today.sha256, today.body)
    query = select(StoredSession.id, StoredSession.person_id).where(StoredSession.id.in_(answered))
    kept = []
    for session, mine in uow.connection.execute(query).all():
        kind, records = answered[session]
        state = _with_values(taken(survey, kind).dump(), records) | {"seed": f"{session}"}
        engine = _theirs(taken(survey, kind), state, Context(reference.facts_of(uow, mine), today.lists), at)
        sealed = uow.vault.seal_json({"engine": engine.dump(), "draft": {}}, sessions.STATE)
        facts = uow.vault.seal_json(dict(engine.context.facts), sessions.FACTS)
        kept.append({"b_id": session, "b_facts": facts, "b_lists": today.sha256, "b_day": at.date(), "b_state": sealed})
    begun = {"facts": bindparam("b_facts"), "lists_sha256": bindparam("b_lists"), "started_on": bindparam("b_day")}
    mine = update(StoredSession).where(StoredSession.id == bindparam("b_id"))
    uow.connection.execute(mine.values(begun | {"state": bindparam("b_state")}), kept)


def _theirs(like, state, own, at):
    """A session of somebody who was asked the same as one of the dozen.

    Where their own facts would have had other questions asked, those that decide it are of the dozen.
    """
    engine = Session.load(like.survey, own, state, at)
    if [one.path for one in engine.answers() if one.live] == [one.path for one in like.answers() if one.live]:
        return engine
    facts = {**own.facts, **{name: like.context.facts[name] for name in STEERING}}
    return Session.load(like.survey, Context(facts, own.lists), state, at)


def _with_values(state, records):
    """A stored state with the values of these records; other than levels, they are the ones that it has."""
    given = {record.path: record.value for record in records}
    values = {
        entry: {name: given.get(f"{entry}{name}", value) for name, value in named.items()}
        for entry, named in state["values"].items()
    }
    return state | {"values": values}


@cache
def _survey(survey):
    return begin(survey).survey


def _with_chance(records, chance):
    """The same with a level changed here and there, so that no two people are alike."""
    return [
        replace(one, value=chance.choice("12345"))
        if one.kind == "select_one" and one.value in set("12345") and one.name[0] in "GPM" and chance.random() < 0.3
        else one
        for one in records
    ]


def _submission(uow, session, unit, records, at):
    body = [asdict(record) | {"appearance": sorted(record.appearance)} for record in records]
    return {
        "session_id": session,
        "number": 1,
        "receipt": f"R{session:08}",
        "submitted_at": at,
        "unit_code": unit,
        "language": "vi",
        "body": uow.vault.seal_json(body, BODY),
    }


def _row(session, record, at):
    stored = answer_row(record.path, record.name, _column_kind(record), record.value, sealed=record.sealed)
    return {
        "session_id": session,
        "number": 1,
        "path": stored.path,
        "name": stored.name,
        "kind": stored.kind,
        "code": stored.code,
        "value": stored.value,
        "day": stored.day,
        "text": None,
        "language": "vi",
        "answered_at": at,
        "kept": False,
    }
