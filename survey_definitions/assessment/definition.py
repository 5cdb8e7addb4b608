"""What results are computed by: targets, bands, certificate tables, rules and pools, as a survey brings them along."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from survey_definitions.assessment.bands import Bands
from survey_definitions.assessment.certificates import CertificateType
from survey_definitions.assessment.eligibility import ExperienceRule
from survey_definitions.assessment.pools import Tier
from survey_definitions.assessment.targets import Targets
from survey_definitions.reading.sheets import Book, Sheet, make_row

ABOUT: Final = "assessment"
TARGETS, BANDS = "assessment_targets", "assessment_bands"
CERTIFICATES, EXPERIENCE, POOLS = "assessment_certificates", "assessment_experience", "assessment_pools"
SHEETS: Final = (ABOUT, TARGETS, BANDS, CERTIFICATES, EXPERIENCE, POOLS)

Rows = Mapping[str, list[dict[str, str]]]  # sheet -> rows, header to text


@dataclass(frozen=True, slots=True)
class Definition:
    """The rules by which results are computed; `version` is how their author calls this edition of them."""

    version: str = ""
    authority: Mapping[str, str] = field(default_factory=dict)  # by language; in no language under “”
    decided_on: str = ""
    targets: Targets = field(default_factory=Targets)
    asked_languages: Mapping[str, frozenset[str]] = field(default_factory=dict)
    bands: Mapping[str, Bands] = field(default_factory=dict)
    certificates: Mapping[str, CertificateType] = field(default_factory=dict)
    rules: tuple[ExperienceRule, ...] = ()
    pools: Mapping[str, tuple[Tier, ...]] = field(default_factory=dict)

    def certificate(self, answer: str) -> CertificateType | None:
        """The kind of certificate that the survey calls so."""
        return next((one for one in self.certificates.values() if answer and one.answer == answer), None)


def joined(parts: Iterable[Definition]) -> Definition:
    """Several surveys' definitions as one; where two say the same thing, the later one holds."""
    whole = Definition()
    for part in parts:
        whole = replace(
            whole,
            version=" · ".join(filter(None, (whole.version, part.version))),
            authority=part.authority or whole.authority,
            decided_on=max(part.decided_on, whole.decided_on),
            targets=part.targets if part.targets.order else whole.targets,
            asked_languages={**whole.asked_languages, **part.asked_languages},
            bands={**whole.bands, **part.bands},
            certificates={**whole.certificates, **part.certificates},
            rules=(*whole.rules, *part.rules),
            pools={**whole.pools, **part.pools},
        )
    return whole


def rows_of(book: Book) -> dict[str, list[dict[str, str]]]:
    """The sheets of a book that define results, as they are kept; empty when there are none."""
    return {name: [row.plain() for row in book.rows(name)] for name in SHEETS if book.rows(name)}


def book_of(rows: Rows) -> Book:
    """Kept rows as sheets again."""
    sheets = {}
    for name, kept in rows.items():
        headers = dict.fromkeys(header for row in kept for header in row)
        sheets[name] = Sheet(name, tuple(headers), tuple(make_row(n, row) for n, row in enumerate(kept, 2)))
    return Book(sheets)


def changed_sheets(before: Rows, after: Rows) -> list[str]:
    """The sheets of rules that differ, or are on one side only."""
    return [name for name in SHEETS if before.get(name) != after.get(name)]


def fingerprint(rows: Rows) -> str:
    """What tells two editions of rules apart, whatever they are called."""
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
