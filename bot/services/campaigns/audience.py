"""Who a campaign is for: a rule over the roster, read from one line of text and turned into one query.

``agency:BTC,VPTU position_group:TP`` is everybody of these two agencies who is a head of division: commas mean *or*
inside a kind, blanks mean *and* between kinds. ``all`` is everybody. ``age:25-34`` goes by the month of birth on the
day the campaign opens; ``answered:3/years=many`` by what somebody submitted in campaign 3, ``answered:skills/…`` in
any campaign of that survey.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, literal, or_, select, true
from sqlalchemy.orm import aliased

from bot.services.campaigns import audience_answers
from bot.services.campaigns.audience_age import AgeBand
from bot.services.people.role_words import ROLES, TECHNICAL
from bot.services.refusals import Refusal
from storage.models import ListEntry, Person, PersonRole, Unit
from storage.unit_of_work import UnitOfWork
from survey_definitions.languages import LANGUAGES

EVERYBODY = "all"
UNIT_KINDS = ("block", "agency", "division")
AGE, ANSWERED, STAFF = "age", "answered", "staff"
KINDS = (*UNIT_KINDS, "position_group", "job_position", "role", "language", AGE, ANSWERED, STAFF)
_SHOWN_CODES = 5  # so many unknown codes are named in a refusal, the rest is counted


@dataclass(frozen=True, slots=True)
class Audience:
    """A rule: for each kind the codes of which one must fit. No condition at all means everybody.

    ``usual_language`` is the installation's: the language of people whose roster row names none. ``day`` is the day on
    which ages are taken, ISO.
    """

    conditions: Mapping[str, tuple[str, ...]]
    usual_language: str = "vi"
    day: str = ""

    def on(self, day: date) -> Audience:
        """The same rule, with ages as they are on a day."""
        return replace(self, day=day.isoformat())

    @property
    def by_answers(self) -> bool:
        """Whether the rule looks at what people answered: then no figure of it may be about a few."""
        return ANSWERED in self.conditions

    @property
    def frame(self) -> Audience:
        """The same without the condition on answers: whom it could be about at most."""
        return replace(self, conditions={kind: codes for kind, codes in self.conditions.items() if kind != ANSWERED})

    @property
    def rule(self) -> str:
        """The rule as text, in the order of `KINDS`."""
        parts = [f"{kind}:{','.join(self.conditions[kind])}" for kind in KINDS if kind in self.conditions]
        return " ".join(parts) or EVERYBODY

    def to_json(self) -> dict[str, Any]:
        """For the campaign's row."""
        conditions = {kind: list(codes) for kind, codes in self.conditions.items()}
        return {"conditions": conditions, "usual_language": self.usual_language, "day": self.day}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Audience:
        """From the campaign's row."""
        conditions = {kind: tuple(codes) for kind, codes in stored["conditions"].items()}
        return cls(conditions, stored["usual_language"], stored.get("day", ""))


def parse(rule: str, usual_language: str = "vi") -> Audience:
    """Read a rule. Raises Refusal for one that cannot be read; codes are checked by `verify`."""
    words = rule.split()
    if not words:
        raise Refusal("audience_missing", f"the audience is missing: say {EVERYBODY!r} or, for example, agency:BTC")
    if [word.casefold() for word in words] == [EVERYBODY]:
        return Audience({}, usual_language)
    conditions: dict[str, tuple[str, ...]] = {}
    for word in words:
        kind, codes = _condition(word)
        if kind in conditions:
            raise Refusal(
                "audience_kind_twice", f"{kind} stands twice: list its codes with commas, {kind}:A,B", kind=kind
            )
        conditions[kind] = codes
    return combined(conditions, usual_language)


def combined(conditions: Mapping[str, tuple[str, ...]], usual_language: str) -> Audience:
    """A rule of conditions. Raises Refusal for those that must not stand together."""
    if ANSWERED in conditions and STAFF in conditions:
        raise Refusal(
            "audience_answered_staff",
            "answered: and staff: must not stand together: that would tell what one person answered",
        )
    return Audience(conditions, usual_language)


def _condition(word: str) -> tuple[str, tuple[str, ...]]:
    kind, colon, listed = word.partition(":")
    kind = kind.casefold()
    if kind not in KINDS:
        raise Refusal(
            "audience_unknown_kind",
            f"unknown kind of condition {kind!r}: expected {EVERYBODY!r} or one of {', '.join(KINDS)}",
            kind=kind,
        )
    codes = tuple(dict.fromkeys(code for code in listed.split(",") if code))
    if not colon or not codes:
        raise Refusal("audience_no_codes", f"{kind}: expected codes after a colon, for example {kind}:A,B", kind=kind)
    for code in codes:
        _check_form(kind, code)
    return kind, codes


def _check_form(kind: str, code: str) -> None:
    if kind == AGE:
        AgeBand.read(code)
    elif kind == ANSWERED:
        audience_answers.read(code)


def verify(uow: UnitOfWork, audience: Audience, today: date) -> None:
    """Check that every code of a rule exists. Raises Refusal naming those that do not."""
    for code in audience.conditions.get(ANSWERED, ()):
        audience_answers.verify(uow, code)
    for kind, codes in audience.conditions.items():
        unknown = [code for code in codes if code not in _known(uow, kind, codes)]
        if unknown:
            shown = ", ".join(unknown[:_SHOWN_CODES])
            more = f" and {len(unknown) - _SHOWN_CODES} more" if len(unknown) > _SHOWN_CODES else ""
            raise Refusal("audience_unknown_code", f"unknown {kind}: {shown}{more}", kind=kind, codes=shown)
    _refuse_closed(uow, audience, today)


def _known(uow: UnitOfWork, kind: str, codes: tuple[str, ...]) -> frozenset[str]:
    if kind in _FIXED:
        return _FIXED[kind]
    if kind in (AGE, ANSWERED):
        return frozenset(codes)
    if kind == STAFF:
        query = select(Person.staff_code).where(Person.staff_code.in_(codes))
    elif kind in UNIT_KINDS:
        query = select(Unit.code).where(Unit.kind == kind, Unit.code.in_(codes))
    else:
        query = select(ListEntry.code).where(ListEntry.kind == kind, ListEntry.code.in_(codes))
    return frozenset(uow.orm.scalars(query))


_FIXED = {"role": frozenset(ROLES), "language": frozenset(LANGUAGES)}


def _refuse_closed(uow: UnitOfWork, audience: Audience, today: date) -> None:
    """A closed unit has no people any more; its successors have."""
    for kind in UNIT_KINDS:
        codes = audience.conditions.get(kind, ())
        closed = uow.orm.scalars(select(Unit).where(Unit.kind == kind, Unit.code.in_(codes), Unit.valid_to < today))
        for unit in closed:
            advice = f"; say {kind}:{','.join(unit.successors)}" if unit.successors else ""
            raise Refusal(
                "audience_closed_unit",
                f"{kind} {unit.code} was closed on {unit.valid_to}{advice}",
                code=unit.code,
                successors=" ".join(unit.successors),
            )


# -- as conditions of a query on people


def matches(audience: Audience) -> ColumnElement[bool]:
    """The condition on `Person` that the rule states, whether or not they can take part."""
    return and_(true(), *(_MATCHERS[kind](codes, audience) for kind, codes in audience.conditions.items()))


def can_take_part(today: date) -> ColumnElement[bool]:
    """On the roster today, reachable by messenger, and not only here to run the installation.

    Whoever asked for deletion or restriction is counted like everybody else: else each count before and after, or a
    rule for one staff code, would tell of the request. Their sessions rest from the beginning (`filling`).
    """
    return and_(*(~reason for reason in hindrances(today).values()))


def hindrances(today: date) -> dict[str, ColumnElement[bool]]:
    """Why somebody in the audience gets no session: reason -> condition, the first that holds counts."""
    return {
        "left": and_(Person.left_on.is_not(None), Person.left_on <= today),
        "not_yet": and_(Person.valid_from.is_not(None), Person.valid_from > today),
        "no_messenger": Person.messenger.is_(False),
        "technical": Person.unit_id.in_(select(Unit.id).where(Unit.kind == TECHNICAL)),
    }


def _in_units(codes: tuple[str, ...], audience: Audience) -> ColumnElement[bool]:
    """In one of the units or in any unit beneath it."""
    del audience
    beneath = select(Unit.id).where(Unit.code.in_(codes)).cte(recursive=True)  # no name: a rule can have several
    child = aliased(Unit)
    beneath = beneath.union(select(child.id).join(beneath, child.parent_id == beneath.c.id))
    return Person.unit_id.in_(select(beneath.c.id))


def _in_position_group(codes: tuple[str, ...], audience: Audience) -> ColumnElement[bool]:
    del audience
    return Person.position_group.in_(codes)


def _in_job_position(codes: tuple[str, ...], audience: Audience) -> ColumnElement[bool]:
    del audience
    return Person.job_position.in_(codes)


def _has_role(codes: tuple[str, ...], audience: Audience) -> ColumnElement[bool]:
    del audience
    if "respondent" in codes:  # everybody is one
        return true()
    junior = aliased(Person)
    granted = select(literal(1)).where(PersonRole.person_id == Person.id, PersonRole.role.in_(codes)).exists()
    supervises = select(literal(1)).where(junior.supervisor_id == Person.id, junior.left_on.is_(None)).exists()
    return or_(granted, supervises if "supervisor" in codes else false())


def _speaks(codes: tuple[str, ...], audience: Audience) -> ColumnElement[bool]:
    return func.coalesce(Person.language, audience.usual_language).in_(codes)


def _is_aged(codes: tuple[str, ...], audience: Audience) -> ColumnElement[bool]:
    return or_(*(AgeBand.read(code).on(date.fromisoformat(audience.day)) for code in codes))


def _answered(codes: tuple[str, ...], audience: Audience) -> ColumnElement[bool]:
    del audience
    return or_(*(audience_answers.condition(code) for code in codes))


def _is_listed(codes: tuple[str, ...], audience: Audience) -> ColumnElement[bool]:
    del audience
    return Person.staff_code.in_(codes)


_MATCHERS: dict[str, Callable[[tuple[str, ...], Audience], ColumnElement[bool]]] = {
    **dict.fromkeys(UNIT_KINDS, _in_units),
    "position_group": _in_position_group,
    "job_position": _in_job_position,
    "role": _has_role,
    "language": _speaks,
    AGE: _is_aged,
    ANSWERED: _answered,
    STAFF: _is_listed,
}
