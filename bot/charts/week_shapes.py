"""What the pictures of summaries show, as data; drawing them is other modules, which are slow to import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class BarRow:
    """A bar: submitted and in progress of a total; ``rate`` and counts stand at its end."""

    label: str
    submitted: int
    total: int
    in_progress: int = 0
    strong: bool = False


@dataclass(frozen=True, slots=True)
class ProgressCurve:
    """Submissions over time: the day of each, and what is expected if they came evenly."""

    opens: date
    closes: date
    today: date
    total: int
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What is written on the picture, in the reader's language."""

    submitted: str
    in_progress: str
    open: str
    progress: str
    expected: str
    date_format: str = "%d/%m"


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything a picture shows."""

    title: str
    subtitle: str
    rows: tuple[BarRow, ...]
    progress: ProgressCurve | None
    words: Words


# -- the picture of the week: five lines of figures, a column for each campaign


@dataclass(frozen=True, slots=True)
class CampaignColumn:
    """A campaign: what stands above its figures, below the first of them, and the figures in the order of the lines."""

    title: str
    under_title: tuple[str, ...]
    figures: tuple[int, ...]
    total: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekTable:
    """Who stands where in some campaigns; ``lines`` names the places from "submitted" on, ``more`` what is left out."""

    title: str
    subtitle: str
    lines: tuple[str, ...]
    columns: tuple[CampaignColumn, ...]
    more: str = ""
