"""An admin who sends survey files, good and faulty, while the bot is killed: each must come to exactly one result."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from sqlalchemy import func, select

from bot.sandbox.phone import Phone
from bot.services.operating.received_files import CHECKED, MOST_TRIES
from bot.services.people.role_words import ADMIN
from storage.models import Person, PersonRole, ReceivedFile, SurveyDraft
from storage.unit_of_work import UnitOfWork
from tests.crash.person import Acted
from tests.crash.verdict import Verdict
from tests.support.house import House, join
from tests.support.patience import PATIENCE

ACCOUNT: Final = 400_001
BETWEEN: Final = (1.0, 4.0)  # seconds from a result to the next files
FAULTY_ONCE_IN, TWO_ONCE_IN = 3, 3
GOOD: Final = "survey:\n- {{type: integer, name: n, label: {name}}}\nsettings:\n- {{form_id: {name}}}\n"
FAULTY: Final = GOOD.replace("integer", "intger")


@dataclass(frozen=True, slots=True)
class SentSurvey:
    """A file that was sent: the form's id in it, which is its name without the ending, and the message with it."""

    form: str
    message: int
    good: bool


class Sender:
    """Sends one or two files, waits for the result of the last one, and so on, ``most`` times."""

    def __init__(self, house: House, seed: int, acted: Acted, most: int) -> None:
        self._house = house
        self._dice = random.Random(f"{seed} files")
        self._acted = acted
        self._most = most
        self.phone: Phone = house.phone(ACCOUNT)
        self.sent: list[SentSurvey] = []
        self.late: list[str] = []  # whose result never came

    def enrol(self) -> None:
        """Somebody who is an admin and answers nothing joins."""
        house = self._house
        code = house.database.read_now(_admin_beside, set(house.staff_codes.values()))
        house.database.run_now(join, ACCOUNT, code, house.clock())

    async def send(self, stop: asyncio.Event) -> None:
        """Go on until the event; the last result is waited for."""
        for _ in range(self._most):
            if stop.is_set() or self.late:
                return
            for _ in range(1 + (self._dice.randrange(TWO_ONCE_IN) == 0)):
                await self._send_one()
            await self._result(self.sent[-1].form)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), self._dice.uniform(*BETWEEN))

    async def _send_one(self) -> None:
        form, good = f"sent{len(self.sent) + 1}", self._dice.randrange(FAULTY_ONCE_IN) > 0
        self._acted(ACCOUNT, again=False)
        source = (GOOD if good else FAULTY).format(name=form)
        message = await self.phone.send_document(f"{form}.yaml", source.encode())
        self.sent.append(SentSurvey(form, message.message_id, good))

    async def _result(self, form: str) -> None:
        try:
            await self.phone.wait(lambda _: self._is_there(form), PATIENCE)
        except TimeoutError:
            self.late.append(form)

    def _is_there(self, form: str) -> bool:
        """Whether the newest card is more than that the file has come."""
        cards = [one.text for one in self.phone.messages if one.from_bot and one.buttons]
        return bool(cards) and f"{form}.yaml" in cards[-1] and "Hệ thống đang kiểm tra" not in cards[-1]

    def judge(self, verdict: Verdict) -> None:
        """Exactly one row, one draft and one marked copy for each file, whatever was killed meanwhile."""
        for form in self.late:
            verdict.find("stuck", ACCOUNT, f"no result of {form} after {PATIENCE:.0f} s")
        self._house.database.read_now(self._judge, verdict)

    def _judge(self, uow: UnitOfWork, verdict: Verdict) -> None:
        for one in self.sent:
            rows = list(uow.orm.scalars(select(ReceivedFile).where(ReceivedFile.message_id == one.message)))
            _once(verdict, f"rows of {one.form}", len(rows), 1)
            for row in rows:
                self._judge_row(uow, verdict, one, row)

    def _judge_row(self, uow: UnitOfWork, verdict: Verdict, one: SentSurvey, row: ReceivedFile) -> None:
        given_up = row.outcome == "upload-given-up" and row.tries > MOST_TRIES
        if row.state != "done" or not (row.outcome == CHECKED or given_up):
            verdict.find("lost", ACCOUNT, f"{one.form} is {row.state}, {row.outcome}, after {row.tries} tries")
            return
        verdict.files += 1
        drafts = uow.orm.scalar(select(func.count(SurveyDraft.id)).where(SurveyDraft.survey_code == one.form)) or 0
        _once(verdict, f"drafts of {one.form}", drafts, int(one.good and not given_up))
        copies = sum(_copy_of(one.form) == (each.document or {}).get("file_name") for each in self.phone.messages)
        least = int(not one.good and not given_up)  # one that came twice was sent by a process that was killed
        _once(verdict, f"marked copies of {one.form}", copies, min(max(copies, least), least * row.tries))


def _once(verdict: Verdict, what: str, count: int, wanted: int) -> None:
    if count != wanted:
        verdict.find("lost" if count < wanted else "doubled", ACCOUNT, f"{count} {what}, {wanted} wanted")


def _copy_of(form: str) -> str:
    return f"{form}.problems.txt"


def _admin_beside(uow: UnitOfWork, others: set[str]) -> str:
    admins = select(Person.staff_code).join(PersonRole, PersonRole.person_id == Person.id)
    found = uow.orm.scalars(admins.where(PersonRole.role == ADMIN).order_by(Person.id))
    return next(code for code in found if code not in others)
