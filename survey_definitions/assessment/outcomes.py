"""Results of a person as plain values that can be kept: what was computed, by which rule, from what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from survey_definitions.assessment import answers as given
from survey_definitions.assessment.answers import Answers, StatedCertificate, StatedLanguage, StatedPost
from survey_definitions.assessment.certificates import CertificateRefused, Issued, judge
from survey_definitions.assessment.definition import Definition
from survey_definitions.assessment.digital import SCORE, STATEMENTS, check_digital
from survey_definitions.assessment.eligibility import ExperienceRule, apply_rule, rule_for
from survey_definitions.assessment.experience import Counting, Successors, read_clock, relevant_months, sector_months
from survey_definitions.assessment.gap import Level, measure, used_level
from survey_definitions.assessment.languages import (
    FOREIGN_LANGUAGES,
    Best,
    Language,
    best_language,
    competency,
    is_complete,
    is_uneven,
    overall,
)
from survey_definitions.assessment.pools import EXPERT, YOUNG, age_at, expert_facts, place, young_facts
from survey_definitions.assessment.posts import PostOrderError
from survey_definitions.assessment.targets import Position

GAP, LANGUAGES, EXPERIENCE, POOLS = "gap", "languages", "experience", "pools"
KINDS: Final = (LANGUAGES, GAP, EXPERIENCE, POOLS)  # in the order in which they need one another

_TOLD: Final = ("authority", "decided_by")  # told with an outcome, no part of what it gives

Outcome = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is known of a person besides answers.

    `units` are the codes of their unit and those above it, the nearest first; `confirmed` is by item what a
    supervisor or focal point said (a level, "agree", "cannot"); `reference` is the cut-off month of the wave and
    `today` the day on which certificates are looked at.

    What an office decided stands in the roster: official `ratings` of the last two years, levels of `degrees` taught in
    a language, and the reason for which somebody is an `exception` from the rule of relevant experience.
    """

    position: Position
    reference: int
    today: date
    units: tuple[str, ...] = ()
    born: int | None = None
    confirmed: Mapping[str, Level] = field(default_factory=dict)
    successors: Successors = field(default_factory=dict)
    ratings: tuple[str, ...] = ()
    degrees: Mapping[str, int] = field(default_factory=dict)
    exception: str | None = None


def is_different(one: Outcome, other: Outcome) -> bool:
    """Whether two outcomes give something else; whose table or rule it was is told, not given."""
    return bool(_plain(one) != _plain(other))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items() if key not in _TOLD}
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def languages_of(definition: Definition, answers: Answers, facts: PersonFacts) -> Outcome | None:
    """Levels by skill and overall, certificates, what they give for the competency; None where nothing was asked."""
    stated = given.languages(answers)
    if stated is None:
        return None
    found = [_language(definition, one, facts) for one in stated]
    asked = definition.asked_languages.get(facts.position.job or "", frozenset())
    best = best_language([_known(one) for one in found], asked)
    return {
        "languages": found,
        "g7": best.g7,
        "best": best.code,
        "level": best.level,
        "basis": best.basis,
        "asked": sorted(asked),
    }


def _known(one: Outcome) -> Language:
    return Language(one["code"], one["overall"], None, one["verified"], one["oral"])


def _language(definition: Definition, one: StatedLanguage, facts: PersonFacts) -> Outcome:
    certificates = [found for stated in one.certificates if (found := _certificate(definition, one, stated, facts))]
    verified = max((found["level"] for found in certificates if found["sets_level"]), default=None)
    median = overall(one.skills)
    level, basis = Language(one.code, median, None, verified, one.oral).used
    return {
        "code": one.code,
        "name": one.name,
        "skills": dict(one.skills),
        "minus": dict(one.minus),
        "overall": median,
        "uneven": is_uneven(one.skills),
        "complete": is_complete(one.skills),
        "competency": competency(median),
        "oral": one.oral,
        "verified": verified,
        "used": level,
        "basis": basis,
        "certificates": certificates,
    }


def _certificate(
    definition: Definition, one: StatedLanguage, stated: StatedCertificate, facts: PersonFacts
) -> Outcome | None:
    """What a certificate says; None for a kind that no table knows, or that cannot be."""
    kind = definition.certificate(stated.answer)
    if kind is None:
        return None
    year, zero_based = divmod(stated.issued, 12)
    decided = facts.degrees.get(one.code) if kind.decided else None
    verified = facts.confirmed.get(stated.item) == "agree" or decided is not None
    try:
        found = judge(
            kind,
            one.code,
            stated.score,
            Issued(year, zero_based + 1),
            facts.today,
            verified=verified,
            valid_months=kind.valid_months,
            decided_level=decided,
        )
    except CertificateRefused:
        return None
    return {
        "item": stated.item,
        "kind": kind.code,
        "answer": stated.answer,
        "score": stated.score,
        "issued": stated.issued,
        "level": found.level,
        "at_least": found.at_least,
        "state": found.state,
        "until": found.until.isoformat() if found.until else None,
        "verified": verified,
        "sets_level": found.sets_level,
        "authority": kind.authority,
    }


def gap_of(definition: Definition, answers: Answers, facts: PersonFacts, g7: int | None = None) -> Outcome | None:
    """Levels against what the position asks for; `g7` is what the languages give. None without any target."""
    targets = definition.targets
    own = given.levels(answers, targets.order)
    if not targets.order or not own:
        return None
    if g7 is not None:
        own[FOREIGN_LANGUAGES] = g7
    found = measure(targets, facts.position, own, facts.confirmed)
    position = facts.position
    return {
        "rows": [
            {
                "code": row.code,
                "target": row.target,
                "place": row.place,
                "level": row.level,
                "basis": row.basis,
                "own": own[row.code],
                "gap": row.gap,
                "strength": row.strength,
                "weight": row.weight,
            }
            for row in found.rows
        ],
        "left_out": dict(found.left_out),
        "talk": list(found.talk),
        "priorities": list(found.priorities),
        "pfi": found.pfi,
        "basis": found.basis,
        "confirmed_count": found.confirmed_count,
        "position": {"group": position.group, "job": position.job, "rank": position.rank},
        "digital": _digital(definition, answers, own),
    }


def _digital(definition: Definition, answers: Answers, own: Mapping[str, Level]) -> Outcome | None:
    statements = {code: int(answers.top[code]) for code in STATEMENTS if answers.top.get(code, "").isdigit()}
    if SCORE not in definition.bands or not statements:
        return None
    found = check_digital(definition.bands[SCORE], statements, own.get("G6"))
    return {"points": found.points, "suggested": found.suggested, "hint": found.hint, "own": own.get("G6")}


def experience_of(definition: Definition, answers: Answers, facts: PersonFacts) -> Outcome | None:
    """The clock and the rule of relevant experience; None where no post was stated, or one ends before it begins."""
    stated = given.posts(answers)
    if stated is None:
        return None
    held = [one.post for one in stated]
    rule = rule_for(definition.rules, facts.reference, facts.position.job or "", facts.units)
    counting = rule.counting if rule else Counting()
    try:
        clock = read_clock(held, facts.reference, rule.fields if rule else (), counting, facts.successors)
    except PostOrderError:
        return None
    fields = sorted({field for post in held for field in post.fields})
    return {
        "reference": facts.reference,
        "total": clock.total,
        "gaps": [list(one) for one in clock.gaps],
        "present": clock.present_post,
        "present_item": None if clock.present_index is None else stated[clock.present_index].item,
        "fields": {
            field: len(relevant_months(held, facts.reference, frozenset((field,)), counting)) for field in fields
        },
        "posts": [_post(one, facts) for one in stated],
        "rule": _eligibility(stated, rule, facts) if rule else None,
    }


def _post(one: StatedPost, facts: PersonFacts) -> Outcome:
    post = one.post
    return {
        "item": one.item,
        "first": post.first,
        "last": post.last,
        "fields": sorted(post.fields),
        "kind": post.kind,
        "unit": post.unit,
        "place": post.place,
        "own": one.own,
        "confirmed": facts.confirmed.get(one.item) == "agree",
    }


def _eligibility(stated: Sequence[StatedPost], rule: ExperienceRule, facts: PersonFacts) -> Outcome:
    """Confirmed is what all posts that count are; where none does, what all that were stated are."""
    held = [one.post for one in stated]
    relevant = [one for one in stated if one.post.fields & rule.fields and rule.counting.takes(one.post)]
    confirmed = all(facts.confirmed.get(one.item) == "agree" for one in relevant or stated)
    found = apply_rule(held, rule, facts.reference, confirmed=confirmed, exception=facts.exception)
    single = sum(len(rule.counting.months(one.post, facts.reference)) for one in relevant)
    probation = sum(len(one.post.months(facts.reference)) for one in relevant) - single
    return {
        "rule": rule.rule_id,
        "decided_by": rule.decided_by,
        "fields": sorted(rule.fields),
        "months": found.months,
        "asked": found.asked,
        "missing": found.missing,
        "met_from": found.met_from,
        "codes": list(found.codes),
        "headline": found.headline,
        "status": found.status,
        "gaps": [list(one) for one in found.gaps],
        "counted": [list(one) for one in found.counted],
        "posts": [one.item for one in relevant],
        "counted_once": max(0, single - found.months),
        **({"probation": probation} if probation else {}),
        **({"exception": facts.exception} if facts.exception else {}),
    }


def pools_of(
    definition: Definition, answers: Answers, facts: PersonFacts, own: Mapping[str, Level], best: Best | None
) -> Outcome | None:
    """Pools of experts by sector, and of young talents, for those who wish to be listed."""
    found: Outcome = {}
    if EXPERT in definition.pools and given.wishes(answers, "wish_expert"):
        found[EXPERT] = _experts(definition, answers, facts, own)
    if YOUNG in definition.pools and given.wishes(answers, "wish_young"):
        found[YOUNG] = _young(definition, facts, own, best)
    return found or None


def _experts(definition: Definition, answers: Answers, facts: PersonFacts, own: Mapping[str, Level]) -> list[Outcome]:
    held = [one.post for one in given.posts(answers) or ()]
    rule = rule_for(definition.rules, facts.reference, facts.position.job or "", facts.units)
    counting = rule.counting if rule else Counting()
    p5, basis = used_level(own.get("P5"), facts.confirmed.get("P5"))
    found = []
    for sector, proof in given.sectors(answers).items():
        months = len(sector_months(held, facts.reference, sector, counting))
        standing = place(definition.pools[EXPERT], expert_facts(p5=p5, months=months, proof=proof, wish=True))
        tiers = {name: dict(lists) for name, lists in standing.tiers.items()}
        found.append(
            {
                "sector": sector,
                "tier": standing.tier,
                "near": standing.near,
                "tiers": tiers,
                "months": months,
                "p5": p5,
                "basis": basis,
            }
        )
    return found


def _young(definition: Definition, facts: PersonFacts, own: Mapping[str, Level], best: Best | None) -> Outcome:
    (p6, basis), (g1, _) = (used_level(own.get(code), facts.confirmed.get(code)) for code in ("P6", "G1"))
    age = age_at(facts.born, facts.reference)
    language = best.level if best else None
    known = young_facts(age=age, language=language, p6=p6, g1=g1, ratings=facts.ratings, wish=True)
    standing = place(definition.pools[YOUNG], known)
    tiers = {name: dict(lists) for name, lists in standing.tiers.items()}
    unknown = [criterion for criterion, fact in known.items() if fact is None]
    return {
        "tier": standing.tier,
        "near": standing.near,
        "tiers": tiers,
        "age": age,
        "basis": basis,
        "unknown": unknown,
    }
