"""What a reader may have of released figures. All readers see the same rows hidden; some see fewer of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from bot.services.group_figures.releasing import releases
from bot.services.group_figures.structure import PROVINCE
from bot.services.people.reachable import here
from bot.services.people.role_words import ADMIN, DEPUTY, FOCAL, HEAD, STANDING, TEAM
from bot.services.people.taken_over import taken_over
from bot.services.refusals import Refusal
from storage.models import Campaign, Person, PersonRole, StoredSurvey, Unit
from storage.unit_of_work import UnitOfWork
from survey_definitions.disclosure import K, as_json

ANSWERS_EVERYWHERE: Final = (TEAM, STANDING)
ANSWERS_OF_AGENCY: Final = (HEAD,)
COUNTS_EVERYWHERE: Final = (ADMIN,)
COUNTS_OF_AGENCY: Final = (FOCAL, DEPUTY)
EVERYWHERE: Final = (*ANSWERS_EVERYWHERE, *COUNTS_EVERYWHERE)
OF_AGENCY: Final = (*ANSWERS_OF_AGENCY, *COUNTS_OF_AGENCY)
ROLES: Final = (*EVERYWHERE, *OF_AGENCY)


@dataclass(frozen=True, slots=True)
class View:
    """Whose figures somebody sees: of these agencies and what they are part of (None: of all), as counts or answers.

    ``known`` are agencies of which they know who has answered, as focal points do: with it, more could be worked out.
    ``ended`` are those of their agencies that were merged into another one of them.
    """

    agencies: frozenset[str] | None = frozenset()
    answers: bool = False
    known: frozenset[str] = frozenset()
    ended: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see."""
        return self.agencies is not None and not self.agencies


EVERYTHING: Final = View(None, answers=True)


def view_of_role(uow: UnitOfWork, role: str, agency: str, today: date) -> View:
    """What a role sees, those of an agency in that one as `view_of` has it of somebody with this role alone.

    Raises Refusal for a role that sees no figures.
    """
    if role not in ROLES:
        raise Refusal("role_without_figures", f"the role {role!r} sees no figures of groups", role=role)
    if role in EVERYWHERE:
        return View(None, answers=role in ANSWERS_EVERYWHERE)
    if not agency:
        raise Refusal("agency_wanted", f"of which agency? The role {role} belongs to one", role=role)
    own = _with_taken_over(uow, frozenset({agency}), today)
    known = own if role in COUNTS_OF_AGENCY else frozenset()
    return View(own, answers=role in ANSWERS_OF_AGENCY, known=known, ended=own - {agency})


def view_of(uow: UnitOfWork, person_id: int, today: date) -> View:
    """What a person may see by the roles they hold now; the widest answers come before wider counts.

    Who looks after an agency knows who has answered there whatever else they are, and could subtract it from anything.
    """
    me, home, role, agency = aliased(Person), aliased(Unit), aliased(PersonRole), aliased(Unit)
    query = (
        select(role.role, agency.code)
        .select_from(role)
        .join(me, me.id == role.person_id)
        .outerjoin(home, home.id == role.unit_id)
        .outerjoin(agency, agency.id == func.coalesce(home.agency_id, me.agency_id))
        .where(role.person_id == person_id, here(me, today))
    )
    held = [(name, code) for name, code in uow.connection.execute(query) if name in ROLES]
    roles = {name for name, _ in held}
    led, cared_for = (
        _with_taken_over(uow, frozenset(code for name, code in held if name in names and code), today)
        for names in (ANSWERS_OF_AGENCY, COUNTS_OF_AGENCY)
    )
    if roles & set(ANSWERS_EVERYWHERE):
        return View(None, answers=True, known=cared_for)
    ended = (led | cared_for) - {code for _, code in held}
    if led:
        return View(led, answers=True, known=cared_for, ended=ended)
    if roles & set(COUNTS_EVERYWHERE):
        return View(None, known=cared_for)
    return View(cared_for, known=cared_for, ended=ended)


def _with_taken_over(uow: UnitOfWork, agencies: frozenset[str], today: date) -> frozenset[str]:
    """Of agencies that were merged into these meanwhile a release has the figures as it would have before."""
    before = taken_over(uow, today) if agencies else []
    return agencies.union(one.code for one in before if one.by_code in agencies)


def document(uow: UnitOfWork, campaign_id: int, view: View = EVERYTHING) -> dict[str, Any]:
    """All releases of a campaign as a reader may see them. Raises Refusal for an unknown campaign.

    What self-assessments are worth is no table, and stands beside the releases.
    """
    code = uow.connection.scalar(
        select(StoredSurvey.code)
        .join(Campaign, Campaign.survey_id == StoredSurvey.id)
        .where(Campaign.id == campaign_id)
    )
    if code is None:
        raise Refusal("campaign_unknown", f"there is no campaign {campaign_id}", campaign=str(campaign_id))
    found = [seen(one.document, view) for one in releases(uow, campaign_id)]
    told = [one.pop("validity") for one in found if "validity" in one]
    whole = as_json(f"{code}-{campaign_id}", found)
    return {**whole, "validity": told[-1]} if told else whole


def seen(release: Mapping[str, Any], view: View) -> dict[str, Any]:
    """A release with the rows of a view; the others look like hidden ones."""
    groups = _visible(release, view)
    has_all = view.answers and PROVINCE in groups
    return {
        **{name: part for name, part in release.items() if name != "validity" or has_all},
        "groups": [one if one["id"] in groups else {**one, "answered": None} for one in release["groups"]],
        "tables": [_table(table, groups) for table in release["tables"]] if view.answers else [],
    }


def within(release: Mapping[str, Any], view: View) -> dict[str, Any]:
    """A release with the rows of a view alone: of other groups there is not even a hidden row."""
    groups, visible = _visible(release, view), seen(release, view)
    tables = visible["tables"]
    return {
        **visible,
        "groups": [one for one in release["groups"] if one["id"] in groups],
        "tables": [{**table, "rows": [row for row in table["rows"] if row["group"] in groups]} for table in tables],
    }


def _table(table: Mapping[str, Any], groups: frozenset[str]) -> dict[str, Any]:
    rows = [row if row["group"] in groups else {"group": row["group"], "shown": False} for row in table["rows"]]
    return {**table, "rows": rows}


def _visible(release: Mapping[str, Any], view: View) -> frozenset[str]:
    """The province, its partitions, and the agencies of a view with what they are part of."""
    if view.agencies is None:
        return frozenset(one["id"] for one in release["groups"]) - _telling(release, view.known)
    if view.is_empty:
        return frozenset()
    parents = {one["id"]: one["parent"] for one in release["groups"]}
    found = {PROVINCE, *(part for one in release["partitions"] for part in one["parts"])}
    for agency in view.agencies & parents.keys():
        at: str | None = agency
        while at is not None:
            found.add(at)
            at = parents[at]
    return frozenset(found - _telling(release, view.known))


def _telling(release: Mapping[str, Any], known: frozenset[str]) -> set[str]:
    """What would tell somebody who knows how some agencies stand of others: the groups these are part of.

    Of agencies that are not printed the numbers are known, so that what is left of their block, and of the province,
    has to be as large and as mixed without them, whatever their numbers are.
    """
    groups = {one["id"]: one for one in release["groups"]}
    found: set[str] = set()
    for whole in sorted(groups, key=lambda one: _depth(groups, one), reverse=True):
        if not _is_mixed_beside(groups, whole, known, found):
            parts = (part for one in release["partitions"] if one["whole"] == whole for part in one["parts"])
            found |= {whole, *parts}
    return found


def _depth(groups: Mapping[str, Any], group: str) -> int:
    above = groups[group]["parent"]
    return 0 if above is None else 1 + _depth(groups, above)


def _is_mixed_beside(groups: Mapping[str, Any], whole: str, known: frozenset[str], found: Collection[str]) -> bool:
    """Whether what is not printed of a whole is safe beside what the reader knows; ``found`` are not told to them.

    Of a part that is not told, what is printed within it is taken off: what is left are the smallest hidden groups.
    """
    if groups[whole]["answered"] is None:
        return True
    printed, hidden = _within(groups, whole, found)
    mine = [one for one in hidden if one in known]
    invited, answered = (
        groups[whole][name] - sum(groups[one][name] for one in printed) for name in ("invited", "answered")
    )
    people = sum(groups[one]["invited"] for one in mine)
    is_mixed: bool = people < answered < invited - people
    return not mine or (is_mixed and len(hidden) - len(mine) >= 2 and invited - people >= K)  # noqa: PLR2004 - two: a pair


def _within(groups: Mapping[str, Any], whole: str, found: Collection[str]) -> tuple[list[str], list[str]]:
    """The largest printed groups in a whole, and the smallest hidden ones beside them."""
    printed: list[str] = []
    hidden: list[str] = []
    for part in (one["id"] for one in groups.values() if one["parent"] == whole):
        if groups[part]["answered"] is not None and part not in found:
            printed.append(part)
            continue
        deeper = _within(groups, part, found)
        printed += deeper[0]
        hidden += deeper[1] if any(deeper) else [part]
    return printed, hidden
