"""Until when a request has to be answered and carried out. Pure: days come in, days go out.

The periods are those of Decree 356/2025/NĐ-CP, article 5: a first answer within working days, carrying out within
calendar days, once longer with a reason, and a longer time where a processor or a third party takes part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.calendar.days import ONE_DAY
from bot.calendar.working import Calendar

SEE: Final = "see"
CORRECT: Final = "correct"
COPY: Final = "copy"
WITHDRAW: Final = "withdraw"
RESTRICT: Final = "restrict"
OBJECT: Final = "object"
DELETE: Final = "delete"
KINDS: Final = (SEE, CORRECT, COPY, WITHDRAW, RESTRICT, OBJECT, DELETE)
FREEZING: Final = (RESTRICT, OBJECT, DELETE)  # use stops at once, until it is refused, taken back or lifted

USUAL_PERIODS: Final = (
    "withdraw=15+15/20 restrict=15+15/20 object=15+15/20 see=10+10/15 correct=10+10/15 copy=10+10/15 delete=20+20/30"
)
WARNINGS: Final = (5, 2)  # working days before it is due
TODAY, OVERDUE = 0, -1  # what comes after the warnings
_PERIOD: Final = re.compile(r"([a-z]+)=(\d{1,3})\+(\d{1,3})/(\d{1,3})")


@dataclass(frozen=True, slots=True)
class Period:
    """Calendar days for one kind of request."""

    days: int
    longer: int  # by so many it can be extended, once
    with_processor: int  # in place of ``days`` where a processor or third party takes part


def read_periods(text: str) -> dict[str, Period]:
    """Read periods such as ``delete=20+20/30``; kinds that are not named have the usual ones. Raises ValueError."""
    found = _read(USUAL_PERIODS)
    return found | _read(text)


def _read(text: str) -> dict[str, Period]:
    found = {}
    for word in text.replace(",", " ").split():
        match = _PERIOD.fullmatch(word)
        if match is None or match[1] not in KINDS:
            raise ValueError(f"expected kinds of requests with their days, such as delete=20+20/30; got {word!r}")
        found[match[1]] = Period(int(match[2]), int(match[3]), int(match[4]))
    return found


@dataclass(frozen=True)
class Clocks:
    """The clocks of an installation: its calendar, periods, working days for a first answer, and a processor or not."""

    calendar: Calendar
    periods: Mapping[str, Period]
    answer_days: int = 2
    processor: bool = False

    def first_answer(self, asked: date) -> date:
        """The last day for a first answer: so many working days after the day of the request."""
        if self.calendar.nth_or_none(asked + ONE_DAY, self.answer_days) is None:
            return asked + timedelta(days=self.answer_days)
        return self.calendar.add_working_days(asked, self.answer_days)

    def due(self, kind: str, asked: date) -> date:
        """The last day for carrying it out."""
        period = self.periods[kind]
        return asked + timedelta(days=period.with_processor if self.processor else period.days)

    def extended(self, kind: str, due: date) -> date:
        """The last day once the time was made longer."""
        return due + timedelta(days=self.periods[kind].longer)

    def warning(self, due: date, today: date, whole: int | None = None) -> int | None:
        """Which warning is called for: 5 or 2 working days before, `TODAY` or `OVERDUE`; None before that.

        ``whole``: how many working days there were to begin with; a warning of so many or more would only repeat the
        news.
        """
        if today >= due:
            return TODAY if today == due else OVERDUE
        left = self.calendar.working_days_between(today + ONE_DAY, due)
        return min((step for step in WARNINGS if left <= step and (whole is None or step < whole)), default=None)
