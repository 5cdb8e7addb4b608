"""Twelve days in the life of one agency, before somebody looks at it: so that there is something to see.

Told with a clock that begins in the past and catches up. People join and answer through the services; invitations,
reminders and summaries are sent by the jobs at their moments, into the phones of the sandbox.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, time, timedelta
from random import Random
from typing import Final

from bot.calendar import Calendar
from bot.demo import lives
from bot.demo.people import FIRST_ACCOUNT
from bot.sandbox.movable_clock import MovableClock
from bot.sandbox.phones.page import Scene
from bot.sandbox.server import BotApiServer
from bot.services.people import invitations
from bot.services.sessions.library import Library
from storage.database import Database
from storage.unit_of_work import UnitOfWork

AGENCY: Final = "BTC"
DAYS: Final = 12  # before now
MORNING: Final = time(8, 30)
MIDDLE: Final = "BTC-012"  # in the middle of a survey
FIRST: Final = ("BTC-029", "BTC-001", "BTC-002", "BTC-030", "BTC-032")  # focal point, head, project team, admins
NEWCOMER: Final = "BTGDV-010"  # of an agency in which nothing has happened yet
_SCENES: Final = (
    ("official", NEWCOMER),
    ("focal_point", "BTC-029"),
    ("admin", "BTC-030"),
    ("project_team", "BTC-002"),
    ("middle", MIDDLE),
)
OPEN_FOR: Final = (timedelta(days=17), timedelta(days=24), timedelta(days=30))
"""How long the three surveys are open from the beginning: reminders of the first have come by now."""
_JOINED: Final = 24  # people of the agency, those of `FIRST` included
_SUBMITTED: Final = ((1, 11), (2, 4), (3, 2))  # campaign and how many of them have submitted there
_STOPPED_AFTER: Final = 9  # inputs of whoever is in the middle
_TOGETHER: Final = timedelta(hours=6)  # what people do within this time needs no jobs in between
_DESKS: Final = {"BTC-029": "agency", "BTC-002": "agency", "BTC-030": "desk"}  # on their screens at the end

Travel = Callable[[datetime], Awaitable[None]]


def beginning(now: datetime, calendar: Calendar) -> datetime:
    """The morning of a working day some twelve days before now."""
    day = (now - timedelta(days=DAYS)).date()
    while not calendar.is_working(day):
        day -= timedelta(days=1)
    return datetime.combine(day, MORNING, now.tzinfo)


def scenes(uow: UnitOfWork, *, lived: bool) -> list[Scene]:
    """The phones worth beginning with. Without a story nobody is in the middle of anything."""
    return [
        Scene(kind, FIRST_ACCOUNT + invitations.person_of(uow, code).id, lives.PIN if lived and kind == "admin" else "")
        for kind, code in _SCENES
        if lived or kind != "middle"
    ]


class Story:
    """Tells it. ``travel`` moves the clock, with the jobs at work on the way."""

    def __init__(self, server: BotApiServer, database: Database, clock: MovableClock, travel: Travel) -> None:
        self._server = server
        self._database = database
        self._clock = clock
        self._travel = travel
        self._library = Library()

    async def tell(self, until: datetime) -> None:
        """From the clock's present up to a moment."""
        begun = self._clock()
        people = await self._database.read(lives.members, AGENCY)
        joined = [*FIRST, *(code for code in people if code not in FIRST)][:_JOINED]
        acts = sorted([*self._joins(joined, begun), *self._answers(joined, begun)], key=lambda act: act[0])
        for moment, act in (one for one in acts if one[0] < until):
            if moment - begun >= _TOGETHER:
                await self._travel(moment)
                begun = moment
            self._clock.move_to(moment)
            await act()
        for code, desk in _DESKS.items():
            await self._database.run(lives.show, code, {"at": desk})
        await self._travel(until)

    def _joins(self, people: Sequence[str], begun: datetime) -> list[tuple[datetime, Callable[[], Awaitable[None]]]]:
        """Most on the first day, the others day by day."""
        return [
            (begun + timedelta(days=max(0, place - 12) // 3, minutes=20 + 11 * place), self._joining(code))
            for place, code in enumerate([*people[: len(FIRST)], MIDDLE, *(one for one in people[5:] if one != MIDDLE)])
        ]

    def _answers(self, people: Sequence[str], begun: datetime) -> list[tuple[datetime, Callable[[], Awaitable[None]]]]:
        luck = Random(AGENCY)  # noqa: S311 - the same story in every run
        found = [(begun + timedelta(days=DAYS - 1, hours=1), self._answering(MIDDLE, 1, _STOPPED_AFTER))]
        for campaign, count in _SUBMITTED:
            for code in [one for one in people[1:] if one != MIDDLE][:count]:
                after = timedelta(days=luck.randint(5, DAYS - 3), hours=luck.randint(0, 7), minutes=luck.randint(0, 59))
                found.append((begun + after, self._answering(code, campaign)))
        return found

    def _joining(self, code: str) -> Callable[[], Awaitable[None]]:
        async def act() -> None:
            await self._database.run(self._join, code)

        return act

    def _join(self, uow: UnitOfWork, code: str) -> None:
        person = invitations.person_of(uow, code)
        account = self._server.phone(
            FIRST_ACCOUNT + person.id, person.full_name, language=person.language or "vi"
        ).account
        account.started = True
        self._server.world.keep_account(account)
        lives.join(uow, code, account.id, self._clock())

    def _answering(self, code: str, campaign: int, most: int = 400) -> Callable[[], Awaitable[None]]:
        async def act() -> None:
            await self._database.run(lives.answer, self._library, code, campaign, self._clock(), most)

        return act
