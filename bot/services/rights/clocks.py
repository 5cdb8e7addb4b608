"""The clocks of this installation: its settings over its calendar."""

from __future__ import annotations

from bot.calendar.periods import Clocks, read_periods
from bot.services.operating.calendars import calendar_of
from bot.settings import Settings
from storage.unit_of_work import UnitOfWork


def clocks_of(uow: UnitOfWork, settings: Settings) -> Clocks:
    """The clocks as they stand now."""
    periods = read_periods(settings.rights_periods)
    return Clocks(calendar_of(uow, settings), periods, settings.rights_first_answer, settings.processor_takes_part)
