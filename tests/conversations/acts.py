"""What people do in these tests, and what is stored of it."""

from __future__ import annotations

from sqlalchemy import select

from bot.sandbox.phone import Phone
from storage.models import ParkedUpdate, StoredAnswer
from storage.repositories.sessions import FREE_TEXT
from tests.support.stage import Stage

LEVELS = 12  # questions of the skill survey that everybody has
FIRST = (  # of them, in their order
    "Đạo đức và bản lĩnh",
    "Tổ chức thực hiện công việc",
    "Soạn thảo và ban hành văn bản",
    "Giao tiếp, ứng xử",
)


async def tap(stage: Stage, phone: Phone, *labels: str) -> None:
    """Press buttons of the newest card, one after the other."""
    for label in labels:
        await phone.tap(label)
        await stage.settle()


async def say(stage: Stage, phone: Phone, *texts: str) -> None:
    """Type, one message after the other."""
    for text in texts:
        await phone.send_text(text)
        await stage.settle()


async def finish_skills(stage: Stage, phone: Phone, level: str = "3") -> None:
    """Give the same level everywhere and leave the digital check out; the review is on then."""
    await tap(stage, phone, *[level] * LEVELS, "Không")


def answers(stage: Stage, session: int, number: int = 0) -> dict[str, StoredAnswer]:
    """Stored answers by path; number 0 is the draft. Fails on two answers at one path."""
    query = select(StoredAnswer).where(StoredAnswer.session_id == session, StoredAnswer.number == number)
    rows = stage.rows(query)
    found = {row.path: row for row in rows}
    assert len(found) == len(rows)
    return found


def opened(stage: Stage, row: StoredAnswer) -> str:
    """The free text of an answer."""
    assert row.text is not None
    return stage.database.vault.open_text(row.text, FREE_TEXT)


def parked(stage: Stage) -> list[ParkedUpdate]:
    """Updates that could not be processed."""
    return stage.rows(select(ParkedUpdate))


def card(phone: Phone) -> str:
    """The text of the newest message with buttons."""
    assert phone.card is not None
    return phone.card.text


def at(phone: Phone) -> int:
    """Which of the first questions of the skill survey is on the screen, from 1; 0 for anything else."""
    found = [number for number, name in enumerate(FIRST, 1) if f"Năng lực chung · {name}\n" in card(phone)]
    return found[0] if found else 0
