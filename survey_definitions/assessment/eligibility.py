"""The rule of relevant experience: the months that `experience` counts, what is missing, when it is met, what to check.

A rule of a project, not of the law: it never says that somebody is eligible, only whether the criterion is met.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from survey_definitions.assessment.experience import Counting, gaps, relevant_months
from survey_definitions.assessment.months import Ranges, ranges
from survey_definitions.assessment.posts import Post, in_order

EXCEPTION, NONE, EDGE, SHORT = "E-EXC", "E-NONE", "E-EDGE", "E-SHORT"
GAP, UNCONFIRMED, MET = "E-GAP", "E-UNCONF", "E-OK"
HEADLINES: Final = (EXCEPTION, NONE, EDGE, SHORT, GAP, UNCONFIRMED, MET)
STATUS: Final = {MET: "met", SHORT: "not met", NONE: "not met", EXCEPTION: "exception"}
TO_CHECK: Final = "to check"


@dataclass(frozen=True, slots=True)
class ExperienceRule:
    """A rule: the fields that are relevant, the months asked for, what counts, and for whom and from when it holds.

    `agency` and `job_position` are codes, empty for everybody; `valid_from` is a month.
    """

    rule_id: str
    fields: frozenset[str]
    min_months: int
    counting: Counting = field(default_factory=Counting)
    agency: str = ""
    job_position: str = ""
    valid_from: int = 0
    decided_by: Mapping[str, str] = field(default_factory=dict)  # by language; in no language under “”
    source_text: str = ""


@dataclass(frozen=True, slots=True)
class Eligibility:
    """How a person stands by a rule: months counted, asked for and missing; the month from which it is met, or None."""

    months: int
    asked: int
    missing: int
    met_from: int | None
    codes: tuple[str, ...]
    gaps: Ranges
    counted: Ranges

    @property
    def headline(self) -> str:
        """The first of the codes that hold."""
        return self.codes[0]

    @property
    def status(self) -> str:
        """One of met, not met, to check, exception: by the headline."""
        return STATUS.get(self.headline, TO_CHECK)


def apply_rule(
    posts: Sequence[Post], rule: ExperienceRule, reference: int, *, confirmed: bool, exception: str | None = None
) -> Eligibility:
    """How posts stand by a rule at a reference month. Raises PostOrderError; ValueError for a rule without fields."""
    in_order(posts)
    if not rule.fields:
        raise ValueError(f"rule {rule.rule_id} names no field")
    counted = relevant_months(posts, reference, rule.fields, rule.counting)
    open_ended = gaps(posts, reference)
    holds = _codes(len(counted), rule.min_months)
    holds |= ({GAP} if open_ended else set()) | (set() if confirmed else {UNCONFIRMED})
    holds |= {EXCEPTION} if (exception or "").strip() else set()
    return Eligibility(
        months=len(counted),
        asked=rule.min_months,
        missing=max(0, rule.min_months - len(counted)),
        met_from=met_from(posts, rule, reference),
        codes=tuple(code for code in HEADLINES if code in holds),
        gaps=open_ended,
        counted=ranges(counted),
    )


def _codes(months: int, asked: int) -> set[str]:
    holds = {MET} if months >= asked else {NONE} if months == 0 else {SHORT}
    return holds | {EDGE} if months >= 1 and abs(months - asked) <= 1 else holds


def met_from(posts: Sequence[Post], rule: ExperienceRule, reference: int) -> int | None:
    """The month in which the last month asked for was or will be counted, if open posts go on; None if never."""
    declared = [month for post in posts for month in (post.first, post.last) if month is not None]
    horizon = max([reference, *declared]) + rule.min_months
    counted = sorted(relevant_months(posts, horizon, rule.fields, rule.counting))
    return counted[rule.min_months - 1] if 0 < rule.min_months <= len(counted) else None


def rule_for(
    rules: Iterable[ExperienceRule], reference: int, job: str = "", units: Sequence[str] = ()
) -> ExperienceRule | None:
    """The rule that holds for a job position in the nearest of `units`: the most particular, then the latest one."""

    def particular(rule: ExperienceRule) -> tuple[bool, int, int]:
        near = len(units) - units.index(rule.agency) if rule.agency else 0
        return bool(rule.job_position), near, rule.valid_from

    fitting = [
        rule
        for rule in rules
        if rule.valid_from <= reference and rule.job_position in ("", job) and (not rule.agency or rule.agency in units)
    ]
    return max(fitting, key=particular, default=None)
