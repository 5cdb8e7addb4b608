"""aiogram 3 as its documentation shows it: a state machine in memory, updates handled side by side."""

import asyncio

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from benchmarks.comparators import ready

router = Router()
_KEYBOARDS = [
    InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text=label, callback_data=data) for label, data in row] for row in rows]
    )
    for rows in (ready.rows(question) for question in range(ready.LAST + 1))
]


class Survey(StatesGroup):
    answering = State()


@router.message(CommandStart())
async def start(message: Message, state: FSMContext) -> None:
    await state.set_state(Survey.answering)
    await state.set_data({"question": 0, "answers": {}})
    await message.answer(ready.text(0), reply_markup=_KEYBOARDS[0])


@router.callback_query(Survey.answering, F.data)
async def on_press(query: CallbackQuery, state: FSMContext) -> None:
    assert query.data is not None
    assert isinstance(query.message, Message)
    number, _, chosen = query.data.partition(":")
    data = await state.get_data()
    await query.answer()
    if int(number) != data["question"]:
        return
    back = chosen == ready.BACK
    question = max(int(number) - 1, 0) if back else int(number) + 1
    answers = data["answers"] if back else {**data["answers"], int(number): int(chosen)}
    await state.set_data({"question": question, "answers": answers})
    if question > ready.LAST:
        await query.message.edit_text("✓")
        return
    text = ready.text(question, None if back else int(chosen))
    await query.message.edit_text(text, reply_markup=_KEYBOARDS[question])


async def main() -> None:
    api = TelegramAPIServer.from_base(ready.API)
    session = AiohttpSession(api=api)
    bot = Bot(ready.TOKEN, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML))
    dispatcher = Dispatcher(storage=MemoryStorage())
    dispatcher.include_router(router)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())
