"""The sheet of certificates: the first row of a kind says its scale, each further one a band or a grade."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from survey_definitions.assessment.bands import Band, Bands
from survey_definitions.assessment.cells import Cells
from survey_definitions.assessment.certificates import ANY, DEFAULT_MONTHS, CertificateType, ScalePart, normal_grade
from survey_definitions.assessment.reading_rules import band_faults, read_scale

CERTIFICATE_COLUMNS: Final = frozenset(
    (
        *("certificate", "answer", "languages", "part", "min", "max", "step", "from", "to", "grade", "level"),
        *("decided", "valid_months", "authority", "dated", "note"),
    )
)
_NEVER: Final = "none"  # valid_months of what does not expire
_LONGEST: Final = 600
_HIGHEST: Final = 6


def read_certificates(rows: Iterable[Cells]) -> dict[str, CertificateType]:
    """The kinds of certificates by their codes."""
    by_code: dict[str, list[Cells]] = {}
    for cells in rows:
        if code := cells.text("certificate", needed=True):
            by_code.setdefault(code, []).append(cells)
    return {code: _kind(code, of_it) for code, of_it in by_code.items()}


def _kind(code: str, rows: list[Cells]) -> CertificateType:
    head = rows[0]
    if not head.words("languages"):
        head.wrong("assessment_empty", "languages", name="languages")
    return CertificateType(
        code=code,
        languages=head.words("languages") or frozenset((ANY,)),
        parts=_parts(code, rows),
        grades=_grades(rows),
        decided=head.yes("decided", default=False),
        valid_months=_months(head),
        answer=head.text("answer"),
        authority=head.names("authority"),
        dated=head.text("dated"),
    )


def _months(head: Cells) -> int | None:
    if head.text("valid_months").lower() == _NEVER:
        return None
    months = head.whole("valid_months", 1, _LONGEST)
    return DEFAULT_MONTHS if months is None else months


def _grades(rows: list[Cells]) -> dict[str, int | None]:
    """Levels by grade; a grade without a level is known and gives none."""
    found: dict[str, int | None] = {}
    for cells in rows:
        if grade := cells.text("grade"):
            if normal_grade(grade) in found:
                cells.wrong("assessment_twice", "grade", name=grade)
            found[normal_grade(grade)] = cells.whole("level", 1, _HIGHEST)
    return found


def _parts(code: str, rows: list[Cells]) -> dict[str, ScalePart]:
    found = {}
    for name in dict.fromkeys(cells.text("part") for cells in rows if cells.text("min") or cells.text("from")):
        of_part = [cells for cells in rows if cells.text("part") == name]
        scale = read_scale(of_part)
        if scale is None:
            continue
        bands = tuple(band for cells in of_part if (band := _band(cells)))
        for fault in band_faults(Bands(scale, bands), holes=False):
            of_part[0].wrong("assessment_bands", "certificate", name=f"{code} {name}".strip(), detail=fault)
        found[name] = ScalePart(scale, bands)
    return found


def _band(cells: Cells) -> Band | None:
    first, last = cells.number("from"), cells.number("to")
    if first is None or last is None:
        return None
    level = cells.whole("level", 1, _HIGHEST, needed=True)
    return None if level is None else Band(first, last, level)
