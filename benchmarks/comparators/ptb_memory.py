"""python-telegram-bot as its tutorials show it: a ConversationHandler, the default HTTP client, nothing kept."""

from typing import Any

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ParseMode
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, ConversationHandler

from benchmarks.comparators import ready

_KEYBOARDS = [
    InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in rows])
    for rows in (ready.rows(question) for question in range(ready.LAST + 1))
]


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    assert update.message is not None
    assert context.user_data is not None
    context.user_data["answers"] = {}
    await update.message.reply_text(ready.text(0), parse_mode=ParseMode.HTML, reply_markup=_KEYBOARDS[0])
    return 0


def press(question: int) -> Any:
    async def on_press(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        query = update.callback_query
        assert query is not None
        assert query.data is not None
        assert context.user_data is not None
        chosen = query.data.partition(":")[2]
        await query.answer()
        if chosen == ready.BACK:
            return await show(query, max(question - 1, 0), None)
        context.user_data["answers"][question] = int(chosen)
        return await show(query, question + 1, int(chosen))

    return on_press


async def show(query: CallbackQuery, question: int, chosen: int | None) -> int:
    if question > ready.LAST:
        await query.edit_message_text("✓")
        return ConversationHandler.END
    await query.edit_message_text(
        ready.text(question, chosen), parse_mode=ParseMode.HTML, reply_markup=_KEYBOARDS[question]
    )
    return question


def main() -> None:
    application = (
        Application.builder().token(ready.TOKEN).base_url(f"{ready.API}/bot").base_file_url(f"{ready.API}/file/bot")
    ).build()
    begin: Any = CommandHandler("start", start)
    states: dict[object, Any] = {
        question: [CallbackQueryHandler(press(question), pattern=rf"^{question}:")]
        for question in range(ready.LAST + 1)
    }
    application.add_handler(ConversationHandler(entry_points=[begin], states=states, fallbacks=[begin]))
    application.run_polling(allowed_updates=["message", "callback_query"])


if __name__ == "__main__":
    main()
