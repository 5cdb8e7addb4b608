"""Structure files an admin sends: a card says what they would do, a button does it. Lists of people are declined."""

from __future__ import annotations

from typing import Final

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.incoming import SentFile
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting import imports as cards
from bot.presenting import places
from bot.presenting.callbacks import Address
from bot.presenting.screens import Screen, ScreenBuilder, Style, Tone
from bot.services.imports.structure import StructureDraft, drafts
from bot.services.people.role_words import ADMIN
from bot.services.refusals import Refusal

KIND: Final = "i"


def take(turn: Turn, file: SentFile) -> None:
    """A structure file, read and compared. Only one that would do something becomes a draft."""
    looked = file.structure
    assert looked is not None
    if looked.report is None:
        assert looked.refused is not None
        turn.go("structure-refused", name=file.name, code=looked.refused.code, params=dict(looked.refused.params))
        return
    counts = looked.report.counts
    if counts["created"] or counts["changed"]:
        kept = drafts.keep(turn.uow, turn.person.id, looked, turn.now)
        turn.go("structure", draft=kept, marked=file.copy is not None)
    else:
        summary = drafts.summary(looked.report)
        turn.go("structure-idle", name=file.name, summary=summary, marked=file.copy is not None)
    turn.anew |= file.copy is not None  # below the copy


# -- screens


def show(turn: Turn) -> Screen:
    """What a file would do, before it is done."""
    found = drafts.one(turn.uow, turn.chat.place["draft"], turn.person.id)
    if found is None:
        return _gone(turn)
    summary = found.content["summary"]
    card = cards.card(turn.texts, found.name, summary, marked=_is_marked(turn))
    if turn.chat.place.get("moved"):
        card.say(Tone.WARNING, turn.t("structure-moved"))
    card.say(Tone.TEXT, turn.t("structure-next-some" if summary["counts"]["refused"] else "structure-next"))
    card.row(turn.button("button-apply", Address(KIND, "a", (found.id,)), Style.DONE))
    discard = turn.button("button-discard-file", Address(KIND, "x", (found.id,)))
    return card.row(discard, turn.button("button-desk", places.ADMIN)).done()


def _is_marked(turn: Turn) -> bool:
    """Whether a copy above shows the refused rows as they are now."""
    return turn.chat.place.get("marked", True) and not turn.chat.place.get("moved", False)


def show_idle(turn: Turn) -> Screen:
    """A file that would do nothing."""
    place = turn.chat.place
    card = cards.card(turn.texts, place["name"], place["summary"], marked=_is_marked(turn)).say(
        Tone.TEXT, turn.t("structure-idle")
    )
    return card.row(turn.button("button-desk", places.ADMIN, Style.MAIN)).done()


def show_refused(turn: Turn) -> Screen:
    """A file that could not be read at all."""
    place = turn.chat.place
    card = ScreenBuilder().say(Tone.QUIET, turn.t("structure-head")).say(Tone.TITLE, place["name"])
    card.say(Tone.WARNING, cards.refusal(turn.texts, place["code"], place["params"]))
    card.say(Tone.TEXT, turn.t("structure-untouched"))
    return card.row(turn.button("button-desk", places.ADMIN, Style.MAIN)).done()


def show_applied(turn: Turn) -> Screen:
    """What was done."""
    counts = turn.chat.place["counts"]
    done = "\n".join(turn.t(f"structure-{one}", count=counts[one]) for one in cards.OUTCOMES if counts[one])
    card = ScreenBuilder().say(Tone.TITLE, turn.t("structure-applied")).say(Tone.TEXT, done)
    card.say(Tone.TEXT, turn.t("structure-applied-next"))
    return card.row(turn.button("button-desk", places.ADMIN, Style.MAIN)).done()


def _gone(turn: Turn) -> Screen:
    return (
        ScreenBuilder()
        .say(Tone.TEXT, turn.t("structure-gone"))
        .row(turn.button("button-desk", places.ADMIN, Style.MAIN))
        .done()
    )


# -- presses


def on_tap(turn: Turn, address: Address) -> None:
    """A press on the card of a file. One for a file that is gone, or another's, changes nothing."""
    found = drafts.one(turn.uow, address.number(0), turn.person.id)
    place = turn.chat.place
    if found is None or address.verb not in ("o", "a", "x"):
        raise LeadsNowhereError
    if address.verb == "o":
        turn.go("structure", draft=found.id)
    elif (place["at"], place.get("draft")) != ("structure", found.id):
        raise LeadsNowhereError
    elif address.verb == "a":
        _apply(turn, found)
    else:
        drafts.discard(turn.uow, found)
        turn.toast = turn.t("toast-file-discarded")
        turn.go("desk")


def _apply(turn: Turn, found: StructureDraft) -> None:
    now = turn.now.astimezone(turn.settings.zone)
    try:
        done = drafts.apply(turn.uow, found, now)
    except Refusal:
        turn.toast = turn.t("toast-import-running")
        return
    if done is None:
        turn.go("structure", draft=found.id, moved=True)
    else:
        turn.go("structure-applied", counts=done.counts)


CONVERSATION = Conversation(
    name="structure",
    screens={
        "structure": show,
        "structure-idle": show_idle,
        "structure-refused": show_refused,
        "structure-applied": show_applied,
    },
    taps={KIND: on_tap},
    role=ADMIN,
)
