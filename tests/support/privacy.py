"""Whether anything that went out named somebody who is not its reader (design, promise 11)."""

from __future__ import annotations

import re

from sqlalchemy import select

from storage.models import Chat, Person
from tests.support.stage import Stage

TEXTS = ("text", "caption", "description")


def foreign_names(stage: Stage) -> list[str]:
    """Each call with a name of the roster that is not its reader's: ``method: name``."""
    people = {person.full_name: person.id for person in stage.rows(select(Person))}
    name_in = re.compile("|".join(sorted(map(re.escape, people), key=len, reverse=True)))
    readers = _readers(stage)
    found = []
    for call in stage.server.calls:
        reader = readers.get(str(call.params.get("chat_id", "")))
        said = " ".join(str(call.params.get(name, "")) for name in (*TEXTS, "reply_markup"))
        found += [f"{call.method}: {name}" for name in name_in.findall(said) if people[name] != reader]
    return found


def _readers(stage: Stage) -> dict[str, int]:
    """Persons by the number of the chat they are bound to."""
    bound = {chat.key: chat.person_id for chat in stage.rows(select(Chat)) if chat.person_id is not None}
    numbers = {str(number): stage.database.vault.key_of(number, "chat") for number in stage.accounts.values()}
    return {number: bound[key] for number, key in numbers.items() if key in bound}
