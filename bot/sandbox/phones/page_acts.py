"""What a person does on the page."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.sandbox.phone import Phone
from bot.sandbox.world import Body

Act = Callable[[Phone, Body], Awaitable[Any]]


async def _text(phone: Phone, asked: Body) -> None:
    await phone.send_text(str(asked["text"]), reply_to=asked.get("reply"))


async def _start(phone: Phone, asked: Body) -> None:
    await phone.start(str(asked.get("payload", "")))


async def _press(phone: Phone, asked: Body) -> str:
    return await phone.press(int(asked["message"]), str(asked["data"]))


async def _edit(phone: Phone, asked: Body) -> None:
    await phone.edit_text(int(asked["message"]), str(asked["text"]))


async def _delete(phone: Phone, asked: Body) -> None:
    await phone.delete(int(asked["message"]))


async def _block(phone: Phone, _: Body) -> None:
    await phone.block()


async def _unblock(phone: Phone, _: Body) -> None:
    await phone.unblock()


async def _contact(phone: Phone, _: Body) -> None:
    await phone.send_contact()


async def _location(phone: Phone, _: Body) -> None:
    await phone.send_location()


async def _sticker(phone: Phone, _: Body) -> None:
    await phone.send_sticker()


async def _voice(phone: Phone, _: Body) -> None:
    await phone.send_voice()


async def _photo(phone: Phone, _: Body) -> None:
    await phone.send_photo()


ACTS: dict[str, Act] = {
    "text": _text,
    "start": _start,
    "press": _press,
    "edit": _edit,
    "delete": _delete,
    "block": _block,
    "unblock": _unblock,
    "contact": _contact,
    "location": _location,
    "sticker": _sticker,
    "voice": _voice,
    "photo": _photo,
}
