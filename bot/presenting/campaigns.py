"""Campaigns in words: whom one is for, when it runs, what it would send off, how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Final, Protocol

from bot.presenting.screens import ScreenBuilder, Tone
from bot.services.campaigns.audience import AGE, ANSWERED, KINDS, STAFF, Audience
from bot.services.campaigns.blast import Blast, Names
from bot.services.campaigns.planned_moment import PlannedMoment
from bot.services.campaigns.plans import Plan
from bot.services.refusals import Refusal
from bot.texts import LANGUAGE_NAMES, Texts


class Moments(Protocol):
    """What of a plan, or of a campaign's figures, says when it ends."""

    @property
    def opens_at(self) -> datetime: ...  # noqa: D102 - as in the row
    @property
    def closes_at(self) -> datetime: ...  # noqa: D102
    @property
    def grace_until(self) -> datetime | None: ...  # noqa: D102
    @property
    def correct_until(self) -> datetime | None: ...  # noqa: D102


OPENING_AND_CLOSING: Final = 2  # lines of dates
MOST_AGENCIES: Final = 25  # lines on a card
MOST_MOMENTS: Final = 12  # lines of a plan
MOST_NAMES: Final = 12  # of units in one line


def refused(texts: Texts, code: str, params: Mapping[str, str]) -> str:
    """A refusal in the reader's language; its days as people write them."""
    name = f"refusal-{code}"
    if not texts.has(name):
        return texts("refusal-other")
    said = {key: local_day(texts, date.fromisoformat(v)) if key in ("day", "next") else v for key, v in params.items()}
    return texts(name, **said)


def problem(refusal: Refusal) -> list[object]:
    """A refusal as it is kept in a chat's place."""
    return [refusal.code, refusal.params]


def local_day(texts: Texts, day: date) -> str:
    """A day of the calendar."""
    return texts.day(datetime.combine(day, time(12), texts.zone))


def audience(texts: Texts, rule: Audience, names: Mapping[str, Names]) -> str:
    """Whom it is for, a kind a line. Of people asked for one by one only the number is said."""
    lines = [_condition(texts, kind, rule.conditions[kind], names) for kind in KINDS if kind in rule.conditions]
    return "\n".join(lines) or texts("audience-all")


def _condition(texts: Texts, kind: str, codes: tuple[str, ...], names: Mapping[str, Names]) -> str:
    if kind == STAFF:
        return texts("audience-staff", count=len(codes))
    said = [_said(texts, kind, code, names) for code in codes]
    shown = ", ".join(said[:MOST_NAMES]) + (" …" if len(said) > MOST_NAMES else "")
    return texts(f"audience-{kind}", names=shown)


def _said(texts: Texts, kind: str, code: str, names: Mapping[str, Names]) -> str:
    if kind == "role":
        return texts(f"audience-role-{code}")
    if kind == "language":
        return LANGUAGE_NAMES.get(code, code)
    if kind in (AGE, ANSWERED):
        return code
    return texts.pick(names.get(code, {})) or code


def dates(texts: Texts, plan: Plan, now: datetime) -> list[str]:
    """Opening, closing, grace, corrections, reminders: a line each."""
    opens = texts("plan-opens-now") if plan.opens_at <= now else texts("plan-opens", moment=texts.moment(plan.opens_at))
    return [opens, *ends(texts, plan), reminders(texts, plan.reminders)]


def ends(texts: Texts, plan: Moments) -> list[str]:
    """Closing, grace and corrections."""
    grace, correct = plan.grace_until, plan.correct_until
    if correct is not None and correct <= plan.opens_at:
        corrections = texts("plan-no-correction")
    else:
        corrections = texts("plan-correct", moment=texts.moment(correct)) if correct else texts("plan-correct-closing")
    return [
        texts("plan-closes", moment=texts.moment(plan.closes_at)),
        texts("plan-grace", moment=texts.moment(grace)) if grace else texts("plan-no-grace"),
        corrections,
    ]


def reminders(texts: Texts, plan: str) -> str:
    """The plan of reminders."""
    return texts(f"plan-reminders-{plan}")


def count(texts: Texts, people: int, excluded: Mapping[str, int]) -> str:
    """How many people a rule gives, and who is left out."""
    left_out = "\n".join(texts(f"left-out-{reason}", count=number) for reason, number in excluded.items())
    return texts("plan-people", count=people) + (f"\n{left_out}" if left_out else "")


def blast(
    texts: Texts, found: Blast, names: Mapping[str, Names], now: datetime, *, folded: bool = False, brief: bool = False
) -> ScreenBuilder:
    """The card on which a campaign is approved; ``folded`` with sums in place of agencies and messages.

    ``brief``: of the dates only the opening and the closing, and where the others stand.
    """
    card = ScreenBuilder().say(Tone.TITLE, texts.pick(found.titles))
    version = texts("blast-version", code=found.plan.survey, version=found.plan.version)
    if folded and found.band is None:
        return card.say(Tone.TEXT, "\n".join([version, *_sums(texts, found, names, now, brief=brief)]))
    card.say(Tone.QUIET, version)
    if found.plan.follows is not None:
        card.say(Tone.TEXT, texts("plan-follows", number=found.plan.follows))
    card.say(Tone.TEXT, audience(texts, found.plan.audience, names))
    if found.band is not None:
        card.say(Tone.TEXT, texts("plan-people-band", band=str(found.band)))
        return card.say(Tone.TEXT, "\n".join(dates(texts, found.plan, now)))
    card.say(Tone.TEXT, count(texts, found.people, found.excluded))
    for line in agencies_of(texts, found):
        card.say(Tone.OPTION, line)
    card.say(Tone.TEXT, "\n".join(dates(texts, found.plan, now)))
    card.say(Tone.TEXT, texts("blast-messages", messages=found.messages, minutes=found.minutes))
    for line in moments(texts, found.moments):
        card.say(Tone.OPTION, line)
    return card


def _sums(texts: Texts, found: Blast, names: Mapping[str, Names], now: datetime, *, brief: bool) -> list[str]:
    """What a folded card says, a line each."""
    follows = found.plan.follows
    return [
        *([texts("plan-follows", number=follows)] if follows is not None else []),
        audience(texts, found.plan.audience, names),
        count(texts, found.people, found.excluded),
        *dates(texts, found.plan, now)[: OPENING_AND_CLOSING if brief else None],
        *([texts("blast-dates-there")] if brief else []),
        texts("blast-messages-sum", messages=found.messages),
    ]


def agencies_of(texts: Texts, found: Blast) -> list[str]:
    """A line an agency of those it is for."""
    return agencies(texts, ((texts.pick(a.names) or a.code, a.people) for a in found.agencies))


def moments(texts: Texts, planned: Sequence[PlannedMoment]) -> list[str]:
    """What goes out when: a line a moment and kind; what was sent of it, is left, and does not go."""
    lines = [_moment(texts, one) for one in planned if one.messages or one.held_back]
    more = len(lines) - MOST_MOMENTS
    return [*lines[:MOST_MOMENTS], texts("moment-more", count=more)] if more > 0 else lines


def _moment(texts: Texts, one: PlannedMoment) -> str:
    values: dict[str, str | int] = {"moment": texts.moment(one.at), "what": texts(f"moment-{one.kind}")}
    why = ", ".join(texts(f"moment-held-{reason}", count=number) for reason, number in one.held)
    if not one.messages:
        return texts("moment-none", **values, count=one.held_back, why=why)
    if one.sent:
        said = texts("moment-sent", **values, sent=one.sent, left=one.left)
    else:
        said = texts("moment-planned", **values, count=one.messages)
    return said + texts("moment-held", count=one.held_back, why=why) if why else said


def agencies(texts: Texts, counted: Iterable[tuple[str, int]]) -> list[str]:
    """A line an agency, the largest on top."""
    listed = sorted(counted, key=lambda one: (-one[1], one[0]))
    lines = [texts("blast-agency", agency=name or texts("no-agency"), count=number) for name, number in listed]
    more = len(lines) - MOST_AGENCIES
    return [*lines[:MOST_AGENCIES], texts("blast-more", count=more)] if more > 0 else lines
