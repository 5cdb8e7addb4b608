"""Drawing the codes of an agency and writing them as slips: a privileged act, on record with its counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from sqlalchemy import select

from bot.exports.handouts.pdf import write_pdf
from bot.exports.handouts.slips import Handout, handout
from bot.exports.handouts.workbook import write_workbook
from bot.services import audit
from bot.services.operating.files import written_whole
from bot.services.people import invitations
from bot.services.people.invitations import LIFETIME, DrawnCode
from bot.services.refusals import Refusal
from bot.settings import Settings
from storage.database import Database
from storage.models import Unit
from storage.unit_of_work import UnitOfWork

WRITERS: Final[Mapping[str, Callable[[IO[bytes], Handout], None]]] = {".pdf": write_pdf, ".xlsx": write_workbook}
"""By the ending of the file's name."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written."""

    people: int
    until: datetime


def write_handout(
    database: Database, agency: str, path: Path, bot: str, *, settings: Settings, now: datetime
) -> Written:
    """Draw codes for everybody of an agency who has not joined and write their slips to a .pdf or .xlsx.

    The file appears when it is complete, readable by its owner alone. Raises Refusal for an unknown agency and where
    nobody is to be invited. Should writing fail, the codes drawn are lost and the next call draws others.
    """
    with written_whole(path) as file:
        drawn = database.run_now(_draw, agency, path.suffix.casefold(), now)
        links = {one.staff_code: invitations.link(bot, one.code) for one in drawn}
        WRITERS[path.suffix.casefold()](file, database.read_now(handout, drawn, links, bot, settings, now))
    return Written(len(drawn), now + LIFETIME)


def _draw(uow: UnitOfWork, agency: str, kind: str, now: datetime) -> Sequence[DrawnCode]:
    drawn = invitations.draw_for_agency(uow, agency, now)
    if not drawn:
        raise Refusal("nobody_to_invite", f"everybody of {agency} has joined or cannot use the messenger")
    unit = uow.orm.scalars(select(Unit.id).where(Unit.code == agency)).one()
    details = {"people": len(drawn), "kind": kind.removeprefix(".")}
    audit.record(uow, actor=audit.OPERATOR, act="invitation.sheet", subject=f"unit:{unit}", details=details, now=now)
    return drawn
