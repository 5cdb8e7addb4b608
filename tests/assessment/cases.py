"""What one assessment vector asks, as calls of the package: a case a group and kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

from survey_definitions.assessment import certificates, figures, languages, pools, rotation
from survey_definitions.assessment.bands import exact, make_bands
from survey_definitions.assessment.digital import SCORE, check_digital
from survey_definitions.assessment.eligibility import ExperienceRule, apply_rule
from survey_definitions.assessment.experience import Counting, read_clock, sector_months
from survey_definitions.assessment.gap import Gap, measure, used_level
from survey_definitions.assessment.months import Ranges, month, read_month, write_month
from survey_definitions.assessment.posts import Post, PostOrderError, refusals, warnings
from survey_definitions.assessment.shipped import shipped_definition
from survey_definitions.assessment.targets import Position, Targets
from tests.surveys.ladder import LEVELS, SIX, is_statement, rising, statement_of, take_language
from tests.surveys.takers import names

Json = Mapping[str, Any]
_COUNTING: Final = Counting()


def index(text: str) -> int:
    """A month of a vector."""
    number, year = text.split("/")
    return month(int(year), int(number))


def written(months: int | None) -> str | None:
    """A month for a vector."""
    return None if months is None else write_month(months)


def _ranges(found: Ranges) -> list[list[str]]:
    return [[write_month(first), write_month(last)] for first, last in found]


def posts_of(given: list[Json]) -> list[Post]:
    """The posts of a vector."""
    return [
        Post(
            first=index(one["from"]),
            last=None if one["to"] == "now" else index(one["to"]),
            fields=frozenset(one.get("fields") or ()),
            kind=one.get("kind") or "main",
            unit=one.get("unit"),
            title=one.get("title"),
            outside=bool(one.get("outside_public")),
            sectors=frozenset(one.get("sectors") or ()),
        )
        for one in given
    ]


def _counting(given: Json) -> Counting:
    def switch(default: bool, *names: str) -> bool:
        return next((bool(given[name]) for name in names if given.get(name) is not None), default)

    return Counting(
        switch(_COUNTING.probation, "count_probation"),
        switch(_COUNTING.concurrent, "count_concurrent"),
        switch(_COUNTING.outside_public, "count_outside_public", "count_outside_public_sector"),
    )


def _position(given: Json | None) -> Position:
    given = given or {}
    return Position(given.get("group"), given.get("job"), given.get("rank"))


def _targets(given: Json) -> Targets:
    own: dict[str, Any] = dict(given.get("targets") or {})
    if given.get("weights") is not None:
        own["weights"] = given["weights"]
    return replace(shipped_definition().targets, **own)


def _measured(given: Json) -> Gap:
    return measure(_targets(given), _position(given["position"]), given["self"], given.get("confirmed"))


def gap(given: Json) -> Json:
    """Gap, fit, priorities of one person."""
    found = _measured(given)
    rows = {
        row.code: {
            "target": row.target,
            "from": row.place,
            "level": row.level,
            "basis": row.basis,
            "gap": row.gap,
            "strength": row.strength,
            "weight": row.weight,
        }
        for row in found.rows
    }
    return {
        "rows": rows,
        "left_out": dict(found.left_out),
        "gap_sum": sum(row.gap for row in found.rows),
        "strength_sum": sum(row.strength for row in found.rows),
        "pfi": found.pfi,
        "reaches_85": found.reaches_fit,
        "priorities": list(found.priorities),
        "basis": found.basis,
        "confirmed_count": found.confirmed_count,
        "talk": list(found.talk),
    }


def group_figures(given: Json) -> Json:
    """One competency of a group."""
    found = figures.group_figures((one.get("level"), one.get("target")) for one in given["people"])
    return {
        "n": found.people,
        "median": found.median,
        "share_gap0": found.share_without_gap,
        "mean_gap": found.mean_gap,
    }


def language(given: Json) -> Json:
    """The overall level of one language."""
    skills = given["skills"]
    level = languages.overall(skills)
    return {
        "overall": level,
        "uneven": languages.is_uneven(skills),
        "complete": languages.is_complete(skills),
        "g7": languages.competency(level),
    }


def ladder(given: Json) -> Json:
    """Stepping through the statements of the shipped survey."""
    start = given["screening"]
    found, prompts = take_language(lambda one: int(given["answers"][one[0]][one[1] - 1]), start)
    asked = [statement_of(name) for name in names(prompts) if is_statement(name)]
    levels = {skill: int(found[f"{SIX}/{skill}/{skill}_level"]) for skill in languages.SKILLS}
    return {
        "asked": [f"{skill}{level}" for skill, level in asked],
        "questions": len(asked) + 1,
        "levels": levels,
        "minus": {skill: found[f"{SIX}/{skill}/{skill}_minus"] == "yes" for skill in languages.SKILLS},
        "overall": int(found[f"{SIX}/median"]),
        "uneven": found[f"{SIX}/uneven"] == "yes",
    }


def g7(given: Json) -> Json:
    """The best language."""
    known = None if given["languages"] is None else [_language(one) for one in given["languages"]]
    best = languages.best_language(known, given.get("position_asks") or ())
    return {"g7": best.g7, "best": best.code, "level": best.level, "basis": best.basis}


def _language(one: Json) -> languages.Language:
    return languages.Language(
        one["code"],
        one.get("self"),
        one.get("confirmed"),
        one.get("verified"),
        one.get("oral"),
        one.get("basis") or languages.SELF,
    )


def recheck(given: Json) -> Json:
    """Whether the ladder of the shipped survey asks once more, after a certificate of a level and a month."""
    year, number = divmod(index(given["reference"]), 12)
    now = datetime(year, number + 1, 15, tzinfo=UTC)
    oracle = rising(dict.fromkeys(languages.SKILLS, given["self_median"]), "rechecked")
    said = {"code": "de", **_stated_certificate(given["certificate_level"], index(given["issued"]))}
    _, prompts = take_language(oracle, given["self_median"] or None, said=said, now=now)
    return {"recheck": any(name.startswith("check_") for name in names(prompts))}


def _stated_certificate(level: int | None, issued: int) -> dict[str, str]:
    if level is None:
        return {}
    grade = f"goethe-{LEVELS[level - 1].lower()}"
    date_of_issue = f"{issued // 12}-{issued % 12 + 1:02}-01"
    return {"has_certificate": "yes", "cert_type": "goethe", "cert_grade": grade, "cert_date": date_of_issue}


def certificate(given: Json) -> Json:
    """One certificate."""
    kind = shipped_definition().certificates[given["type"]]
    try:
        found = certificates.judge(
            kind,
            given["language"],
            given.get("score"),
            _issued(given["issued"]),
            _day(given["reference"]),
            verified=bool(given.get("verified")),
            valid_months=given.get("valid_months", certificates.DEFAULT_MONTHS),
            decided_level=given.get("decided_level"),
        )
    except certificates.CertificateRefused as refused:
        return {"error": refused.reason}
    return {
        "level": found.level,
        "at_least": found.at_least,
        "state": found.state,
        "days": found.days,
        "until": found.until and found.until.strftime("%d/%m/%Y"),
        "sets_level": found.sets_level,
    }


def _day(text: str) -> date:
    day, number, year = map(int, text.split("/"))
    return date(year, number, day)


def _issued(text: str) -> certificates.Issued:
    *day, number, year = map(int, text.split("/"))
    return certificates.Issued(year, number, day[0] if day else None)


def clock(given: Json) -> Json:
    """The experience clock."""
    try:
        found = read_clock(
            posts_of(given["posts"]),
            index(given["reference"]),
            given["fields"],
            _counting(given),
            given.get("successors"),
        )
    except PostOrderError:
        return {"error": "order"}
    return {
        "total": found.total,
        "relevant": found.relevant,
        "relevant_ranges": _ranges(found.relevant_ranges),
        "gaps": _ranges(found.gaps),
        "gap_months": found.gap_months,
        "present_post": found.present_post,
        "present_index": found.present_index,
    }


def parse(given: Json) -> Json:
    """A month somebody typed."""
    return {"month": written(read_month(given["text"]))}


def checks(given: Json) -> Json:
    """Which declarations are refused."""
    posts, now = posts_of(given["posts"]), index(given["reference"])
    born = index(given["birth"]) if given.get("birth") else None
    return {"refuse": refusals(posts, born, now), "warn": warnings(posts, now)}


def eligibility(given: Json) -> Json:
    """The rule of relevant experience."""
    asked = given["rule"]
    rule = ExperienceRule(
        asked.get("rule_id", ""), frozenset(asked["relevant_fields"]), asked["min_months"], _counting(asked)
    )
    try:
        found = apply_rule(
            posts_of(given["posts"]),
            rule,
            index(asked["reference_month"]),
            confirmed=bool(given.get("confirmed")),
            exception=given.get("exception"),
        )
    except PostOrderError:
        return {"error": "order"}
    except ValueError:  # a rule without fields
        return {"error": "fields"}
    return {
        "n": found.months,
        "min": found.asked,
        "k": found.missing,
        "met_from": written(found.met_from),
        "codes": list(found.codes),
        "headline": found.headline,
        "status": found.status,
        "gaps": _ranges(found.gaps),
    }


def _placed(pool: tuple[pools.Tier, ...], facts: pools.Facts) -> dict[str, Any]:
    found = pools.place(pool, facts)
    return {"tier": found.tier, "near": found.near, "tiers": {name: dict(one) for name, one in found.tiers.items()}}


def _used(levels: Json | None) -> tuple[int | None, str | None]:
    levels = levels or {}
    return used_level(levels.get("self"), levels.get("confirmed"))


def expert(given: Json) -> Json:
    """The pool of experts of a sector."""
    p5, basis = _used(given["p5"])
    months = given.get("sector_months") or 0
    if given.get("posts") is not None:
        posts, reference = posts_of(given["posts"]), index(given["reference"])
        months = len(sector_months(posts, reference, given["sector"], _counting(given)))
    proof = any(given.get(name) for name in ("degree", "led", "trade_certificate"))
    facts = pools.expert_facts(p5=p5, months=months, proof=proof, wish=bool(given.get("wish")))
    return {**_placed(shipped_definition().pools[pools.EXPERT], facts), "p5_basis": basis, "months": months}


def young(given: Json) -> Json:
    """The pool of young talents."""
    age = pools.age_at(index(given["birth"]) if given.get("birth") else None, index(given["reference"]))
    (p6, p6_basis), (g1, g1_basis) = _used(given["p6"]), _used(given["g1"])
    facts = pools.young_facts(
        age=age,
        language=given.get("language_level"),
        p6=p6,
        g1=g1,
        ratings=given.get("ratings") or (),
        wish=bool(given.get("wish")),
    )
    limits = given.get("limits") or {}
    tiers = tuple(
        replace(tier, below={pools.AGE: limits.get(tier.name, tier.below[pools.AGE])})
        for tier in shipped_definition().pools[pools.YOUNG]
    )
    return {**_placed(tiers, facts), "age": age, "p6_basis": p6_basis, "g1_basis": g1_basis}


def succession(given: Json) -> Json:
    """How many could succeed."""
    people = [
        pools.Candidate(
            one["group"], one["self"], one.get("confirmed") or {}, bool(one.get("volunteer")), bool(one.get("holder"))
        )
        for one in given["people"]
    ]
    cover = pools.succession_cover(_targets(given), _position(given["position"]), people)
    return {"cover": cover, "class": str(cover) if cover < 2 else "2+"}


def digital(given: Json) -> Json:
    """The check of digital competence."""
    found = check_digital(shipped_definition().bands[SCORE], given["answers"], given.get("g6"))
    return {"sum": found.points, "suggested": found.suggested, "hint": found.hint}


def bands(given: Json) -> Json:
    """Bands over a scale."""
    found = make_bands(
        (given["min"], given["max"], given["step"]), [(one["from"], one["to"], one["value"]) for one in given["bands"]]
    )
    return {
        "tiles": found.tiles,
        "holes": _numbers(found.holes),
        "overlaps": _numbers(found.overlaps),
        "empty": found.empty,
        "outside": found.outside,
        "scores": {str(score): found.value(exact(score)) for score in given["scores"]},
    }


def _numbers(scores: list[Decimal]) -> list[float]:
    return [float(score) for score in scores]


def rotating(given: Json) -> Json:
    """What calls for a look at rotation."""
    born = index(given["birth"]) if given.get("birth") else None
    found = rotation.review(
        posts_of(given["posts"]), index(given["reference"]), given.get("successors"), born, given.get("sex")
    )
    return {
        "months_in_post": found.months_in_post,
        "codes": list(found.codes),
        "retirement_month": written(found.retirement),
    }


def indicator(given: Json) -> Json:
    """An indicator of a group."""
    if given["indicator"] == "I05":
        births = [index(one) if one else None for one in given["births"]]
        return {"bands": figures.age_bands(births, index(given["reference"]))}
    if given["indicator"] == "I06":
        part, whole = figures.meeting_all(_measured({**given, **one}) for one in given["people"])
        return {"num": part, "den": whole}
    if given["indicator"] == "I08":
        part, whole = figures.agreement(given["items"])
        return {"num": part, "den": whole}
    b1, b2, whole = figures.language_readiness(given["people"])
    return {"b1_num": b1, "b2_num": b2, "den": whole}


CASES: Final[Mapping[tuple[str, str | None], Callable[[Json], Json]]] = {
    ("gap", None): gap,
    ("gap", "group_figures"): group_figures,
    ("language", None): language,
    ("language", "ladder"): ladder,
    ("language", "g7"): g7,
    ("language", "recheck"): recheck,
    ("certificate", None): certificate,
    ("clock", None): clock,
    ("clock", "parse"): parse,
    ("clock", "checks"): checks,
    ("eligibility", None): eligibility,
    ("pools", "expert"): expert,
    ("pools", "young"): young,
    ("pools", "succession"): succession,
    ("digital", None): digital,
    ("bands", None): bands,
    ("rotation", None): rotating,
    ("figures", None): indicator,
}
