"""python-telegram-bot as it comes talks to the sandbox."""

from __future__ import annotations

import asyncio

import pytest
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes

from bot.sandbox.phone import Phone
from bot.sandbox.server import BotApiServer


async def test_a_bot_object(server: BotApiServer, phone: Phone) -> None:
    async with Bot(server.token, base_url=server.base_url, base_file_url=server.file_url) as bot:
        assert bot.username == "surveybot_sandbox_bot"
        await bot.set_my_commands([BotCommand("start", "Bắt đầu")], language_code="vi")
        markup = InlineKeyboardMarkup([[InlineKeyboardButton("Có", callback_data="y", style="success")]])
        said = await bot.send_message(phone.id, "<b>Chào</b> đồng chí", ParseMode.HTML, reply_markup=markup)
        assert said.text_html == "<b>Chào</b> đồng chí"
        await said.edit_text("mới")
        with pytest.raises(BadRequest, match="not modified"):
            await said.edit_text("mới")
        file = await bot.send_document(phone.id, b"content", filename="a.txt", caption="c")
        assert file.document is not None
        assert bytes(await (await file.document.get_file()).download_as_bytearray()) == b"content"
        await phone.block()
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(phone.id, "x")
    assert phone.messages[-1].document
    assert [call.error is None for call in server.calls].count(False) == 2


async def test_an_application_with_its_own_polling(server: BotApiServer, phone: Phone) -> None:
    async def start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message
        keys = InlineKeyboardMarkup([[InlineKeyboardButton("1", callback_data="1")]])
        await update.message.reply_text("Question", reply_markup=keys)

    async def pressed(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.callback_query
        await asyncio.gather(update.callback_query.answer("ok"), update.callback_query.edit_message_text("Thanks"))

    server.backend.poller.same_offset = 0
    builder = Application.builder().token(server.token).base_url(server.base_url)
    application = builder.base_file_url(server.file_url).build()
    application.add_handlers([CommandHandler("start", start), CallbackQueryHandler(pressed)])
    async with application:
        assert application.updater
        await application.updater.start_polling(timeout=1)
        await application.start()
        await phone.start()
        await phone.wait(lambda one: one.card)
        await phone.tap("1")
        await phone.wait(lambda one: one.last and one.last.text == "Thanks" and not one.unanswered)
        await server.settled()
        await application.updater.stop()
        await application.stop()
    assert [toast.text for toast in phone.toasts] == ["ok"]
    assert server.refused == []
