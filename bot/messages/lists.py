"""The list of who has not joined, to the focal point's own chat: the one file with names that goes by the messenger."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Final

from sqlalchemy import select

from bot.presenting.screens import Attachment, Screen, ScreenBuilder, Tone
from bot.services.people import not_joined
from bot.services.people.scope import Scope
from bot.texts import Texts
from storage.models import Delivery, Unit
from storage.repositories.chats import ChatView
from storage.unit_of_work import UnitOfWork


def _not_joined(uow: UnitOfWork, delivery: Delivery, chat: ChatView, texts: Texts, now: datetime) -> Screen | None:
    """Exactly those, as they are now; None once the reader may not see them, or nobody is left."""
    del chat
    agency = delivery.params["agency"]
    people = not_joined.for_chat(uow, Scope(delivery.person_id, now.date()), agency, now)
    if not people:
        return None
    from bot.exports.handouts.not_joined import write  # noqa: PLC0415 - a start need not wait for the workbooks

    file = BytesIO()
    write(file, ".xlsx", people, texts)
    code, names = uow.connection.execute(select(Unit.code, Unit.names).where(Unit.id == agency)).one()
    until = texts.moment(now + not_joined.KEPT_FOR)
    said = texts("list-in-chat", agency=texts.pick(names), count=len(people), until=until)
    words = ScreenBuilder().say(Tone.TEXT, said).done()
    return Screen(words.parts, file=Attachment(f"{code}.xlsx", file.getvalue(), not_joined.KEPT_FOR))


KINDS: Final = {not_joined.KIND: _not_joined}
