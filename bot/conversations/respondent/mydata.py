"""My data: what is stored in short, and a copy of everything, as files or to be fetched with a code."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Final

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.exports import copies as files
from bot.presenting import places
from bot.presenting.callbacks import Address
from bot.presenting.screens import Screen, ScreenBuilder, Style, Tone
from bot.services.rights import asking, copies
from bot.services.rights.clocks import clocks_of

KIND: Final = "D"
AT: Final = "mydata"


def show(turn: Turn) -> Screen:
    """Figures of what is stored, and the ways to a copy."""
    known = asking.stored(turn.uow, turn.person.id)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("mydata-title"))
    values = {"started": known.started, "submitted": known.submitted, "answers": known.answers}
    unit = turn.texts.pick(known.unit_names)
    draft.say(Tone.TEXT, turn.t("rights-stored", code=known.staff_code, unit=unit, **values))
    draft.say(Tone.TEXT, turn.t("mydata-kept"))
    if sealed := turn.chat.place.get("code"):
        code = turn.uow.vault.open_text(base64.b64decode(sealed), copies.CODE)
        draft.say(Tone.TEXT, turn.t("mydata-code", code=code))
    if turn.settings.mydata_in_chat:
        draft.say(Tone.TEXT, turn.t("mydata-by-chat"))
        draft.row(turn.button("button-mydata-send", Address(KIND, "f"), Style.MAIN))
    else:
        draft.say(Tone.TEXT, turn.t("mydata-not-by-chat"))
    draft.row(turn.button("button-mydata-code", Address(KIND, "c")))
    return draft.row(turn.button("button-rights", places.RIGHTS)).done()


def on_mydata(turn: Turn, _: str) -> None:
    """``/mydata``, ``/dulieu``."""
    turn.go(AT)


def on_tap(turn: Turn, address: Address) -> None:
    """Open the card, send the files, which is on the register, draw a code."""
    if address.verb == "s":
        turn.go(AT)
    elif turn.chat.place["at"] != AT:
        raise LeadsNowhereError
    elif address.verb == "f" and turn.settings.mydata_in_chat:
        copies.note_given(turn.uow, turn.person.id, clocks_of(turn.uow, turn.settings), turn.now)
        turn.send(address)
        turn.go(AT)
    elif address.verb == "c":
        code = copies.draw_code(turn.uow, turn.person.id, clocks_of(turn.uow, turn.settings), turn.now)
        turn.go(AT, code=base64.b64encode(turn.uow.vault.seal_text(code, copies.CODE)).decode())
    else:
        raise LeadsNowhereError


def _files(turn: Turn, _: Address) -> Iterator[tuple[str, bytes]]:
    """Both files and the pictures, made now."""
    found = copies.copy_of(turn.uow, turn.person.id, turn.library, turn.now, turn.texts.language)
    yield files.HTML_NAME, files.as_html(found, turn.texts)
    yield files.JSON_NAME, files.as_json(found)
    yield from found.pictures.items()


CONVERSATION = Conversation(
    name="mydata",
    screens={AT: show},
    commands={"mydata": on_mydata, "dulieu": on_mydata},
    taps={KIND: on_tap},
    files={KIND: _files},
)
