"""Whether anything that went out named somebody who is not its reader."""

from __future__ import annotations

import json
import re

from sqlalchemy import select

from bot.sandbox.calls import Call
from storage.models import Chat, Person
from tests.support.stage import Stage


def as_sent(call: Call) -> str:
    """A call as it went over the wire, files by their names."""
    return json.dumps(call.params, ensure_ascii=False, default=lambda upload: getattr(upload, "name", ""))


def foreign_names(stage: Stage) -> list[str]:
    """Each call with a name of the roster that is not its reader's: ``method: name``.

    Declared is one exception: the answer to one exact staff code, typed in that very chat.
    """
    roster = stage.rows(select(Person))
    people = {person.full_name: person.id for person in roster}
    codes = {person.full_name: person.staff_code for person in roster}
    name_in = re.compile("|".join(sorted(map(re.escape, people), key=len, reverse=True)))
    readers = _readers(stage)
    found = []
    for call in stage.server.calls:
        reader = readers.get(str(call.params.get("chat_id", "")))
        said = as_sent(call)
        chat = str(call.params.get("chat_id", ""))
        named = [name for name in name_in.findall(said) if people[name] != reader]
        found += [f"{call.method}: {name}" for name in named if not _was_asked(stage, chat, codes[name], said)]
    return found


def _was_asked(stage: Stage, chat: str, staff_code: str, said: str) -> bool:
    """Whether this chat typed exactly this staff code, and the message says so."""
    who = next((who for who, number in stage.accounts.items() if str(number) == chat), None)
    if who is None or (f"· {staff_code}" not in said and f"({staff_code})" not in said):
        return False
    typed = {message.text.strip().upper() for message in stage.phone(who).messages if not message.from_bot}
    return staff_code in typed


def _readers(stage: Stage) -> dict[str, int]:
    """Persons by the number of the chat they are bound to."""
    people = {person.staff_code: person.id for person in stage.rows(select(Person))}
    bound = {chat.key: chat.person_id for chat in stage.rows(select(Chat)) if chat.person_id is not None}
    numbers = {str(number): stage.database.vault.key_of(number, "chat") for number in stage.accounts.values()}
    own = {number: people[who] for who, number in stage.accounts.items() if who in people}  # also of those let go since
    return {str(number): person for number, person in own.items()} | {
        number: bound[key] for number, key in numbers.items() if key in bound
    }
