"""Ages in an audience: a band such as 25-34, by the month of birth, on a given day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_

from bot.services.refusals import Refusal
from storage.models import Person

_SHAPE = re.compile(r"(\d{2})-(\d{2})\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class AgeBand:
    """From one age to another, both included, in years."""

    first: int
    last: int

    @classmethod
    def read(cls, code: str) -> AgeBand:
        """Read ``25-34``. Raises Refusal."""
        found = _SHAPE.match(code)
        if found is None or int(found[1]) > int(found[2]):
            raise Refusal("audience_age", f"age: expected two ages such as 25-34, not {code!r}", code=code)
        return cls(int(found[1]), int(found[2]))

    def on(self, day: date) -> ColumnElement[bool]:
        """The condition on `Person` to be of these ages on a day.

        Only the month of birth is known: who has a birthday in this month counts as a year older already. Nobody
        whose month is unknown fits.
        """
        return and_(
            Person.birth_month > f"{day.year - self.last - 1:04}-{day.month:02}",
            Person.birth_month <= f"{day.year - self.first:04}-{day.month:02}",
        )
