"""The usual way to keep every answer: python-telegram-bot over httpx, the async ORM on SQLite, a commit per answer.

Where somebody is stands in a row, not in memory, so that a restart loses nothing; a button pressed late changes
nothing. SQLite is as safe as ours: WAL, synchronous=FULL, foreign keys. Updates are processed one after the other, the
library's default: with ``concurrent_updates`` two presses of one person could overtake one another, and writers of
different persons would meet "database is locked".
"""

import os
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint, event, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ParseMode
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from benchmarks.comparators import ready


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    question: Mapped[int] = mapped_column(default=0)
    answered_at: Mapped[datetime | None]


class Answer(Base):
    __tablename__ = "answers"
    __table_args__ = (UniqueConstraint("person_id", "question"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    question: Mapped[int]
    choice: Mapped[int]
    answered_at: Mapped[datetime]


_ENGINE = create_async_engine(f"sqlite+aiosqlite:///{os.environ['BENCH_DATABASE']}")
_SESSION = async_sessionmaker(_ENGINE, expire_on_commit=False)
_KEYBOARDS = [
    InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in rows])
    for rows in (ready.rows(question) for question in range(ready.LAST + 1))
]


@event.listens_for(_ENGINE.sync_engine, "connect")
def _prepare(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


async def start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    assert update.effective_user is not None
    async with _SESSION() as session, session.begin():
        person = await session.get(Person, update.effective_user.id)
        if person is None:
            person = Person(id=update.effective_user.id, question=0)
            session.add(person)
        question = person.question
    await update.message.reply_text(ready.text(question), parse_mode=ParseMode.HTML, reply_markup=_KEYBOARDS[question])


async def on_press(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query is not None
    assert query.data is not None
    number, _colon, chosen = query.data.partition(":")
    async with _SESSION() as session, session.begin():
        shown = await take(session, query.from_user.id, int(number), chosen)
    await query.answer()
    if shown is None:
        return
    question, choice = shown
    if question > ready.LAST:
        await query.edit_message_text("✓")
        return
    await query.edit_message_text(
        ready.text(question, choice), parse_mode=ParseMode.HTML, reply_markup=_KEYBOARDS[question]
    )


async def take(session: AsyncSession, person_id: int, number: int, chosen: str) -> tuple[int, int | None] | None:
    """Store one press; gives what to show, None for a button of an earlier question."""
    person = await session.get(Person, person_id)
    if person is None or person.question != number:
        return None
    if chosen == ready.BACK:
        person.question = max(number - 1, 0)
        return person.question, None
    now = datetime.now(UTC)
    stored = await session.scalar(select(Answer).where(Answer.person_id == person_id, Answer.question == number))
    if stored is None:
        session.add(Answer(person_id=person_id, question=number, choice=int(chosen), answered_at=now))
    else:
        stored.choice, stored.answered_at = int(chosen), now
    person.question, person.answered_at = number + 1, now
    return person.question, int(chosen)


async def prepare(_: object) -> None:
    async with _ENGINE.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)


def main() -> None:
    builder = Application.builder().token(ready.TOKEN).post_init(prepare)
    builder = builder.base_url(f"{ready.API}/bot").base_file_url(f"{ready.API}/file/bot")
    if os.environ.get("BENCH_CONCURRENT"):
        builder = builder.concurrent_updates(True)  # noqa: FBT003 - the library's own signature
    application = builder.build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CallbackQueryHandler(on_press))
    application.run_polling(allowed_updates=["message", "callback_query"])


if __name__ == "__main__":
    main()
