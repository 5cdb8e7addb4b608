"""Sending, for admins: what goes out now, how far a campaign's messages are, pause, cancel, and the switch for all.

Its cards are edited while they change (`bot.jobs.schedule`).
"""

from __future__ import annotations

from typing import Final

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import LeadsNowhereError, Turn
from bot.presenting import places
from bot.presenting.callbacks import Address
from bot.presenting.paging import ListPage, fitting
from bot.presenting.screens import Button, Screen, ScreenBuilder, Style, Tone, shortened
from bot.services.deliveries import switch
from bot.services.deliveries.switch import MessageCounts, WaitingCampaign
from bot.services.people.role_words import ADMIN

KIND: Final = "x"
LIST: Final = Address(KIND, "s")
BAR: Final = 12  # cells
LABEL: Final = 40


def show(turn: Turn) -> Screen:
    """Whether messages go out, what waits, and the campaigns they belong to."""
    found = switch.campaigns(turn.uow, turn.person.id)
    return fitting(found, turn.page, lambda page: _list(turn, page), turn.room)


def _list(turn: Turn, page: ListPage[WaitingCampaign]) -> Screen:
    since = switch.stopped_since(turn.uow)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("sending-title"))
    if since is None:
        rate = f"{turn.settings.bulk_per_second:g}"
        draft.say(Tone.TEXT, turn.t("sending-on", count=switch.waiting(turn.uow, turn.now), rate=rate))
    else:
        draft.say(Tone.WARNING, turn.t("sending-off", at=turn.texts.moment(since)))
    draft.say(Tone.TEXT, turn.t("sending-campaigns" if page.entries else "sending-none"))
    for line in page.entries:
        title = shortened(turn.texts.pick(line.titles), LABEL)
        address = Address(KIND, "c", (line.campaign,))
        if line.waiting is None:
            draft.row(turn.button("button-blast-few", address, survey=title, number=line.campaign))
        else:
            draft.row(turn.button("button-blast", address, survey=title, number=line.campaign, count=line.waiting))
    draft.row(*page.turning(turn.texts, lambda number: Address(KIND, "s", (number,))))
    draft.row(_switch(turn, stopped=since is not None))
    return draft.row(turn.button("button-desk", places.ADMIN)).done()


def _switch(turn: Turn, *, stopped: bool) -> Button:
    if stopped:
        return turn.button("button-send-again", Address(KIND, "g"), Style.DONE)
    return turn.button("button-stop-sending", Address(KIND, "h"), Style.DANGER)


def show_blast(turn: Turn) -> Screen:
    """How far the messages of one campaign are."""
    found = switch.blast(turn.uow, turn.chat.place["campaign"], turn.person.id, turn.now)
    if found is None:
        return ScreenBuilder().say(Tone.TEXT, turn.t("sending-none")).row(turn.button("button-sending", LIST)).done()
    draft = ScreenBuilder().say(Tone.QUIET, turn.t("blast-title", number=found.campaign))
    draft.say(Tone.TITLE, turn.texts.pick(found.titles))
    if turn.chat.place.get("ask"):
        return _asking(turn, draft, found)
    if switch.stopped_since(turn.uow) is not None:
        draft.say(Tone.WARNING, turn.t("blast-stopped"))
    elif found.paused:
        draft.say(Tone.WARNING, turn.t("blast-paused"))
    if found.counted:
        draft.say(Tone.TEXT, bar(found) if found.total else "").say(Tone.TEXT, _figures(turn, found))
    else:
        draft.say(Tone.TEXT, turn.t("blast-few"))
    return _buttons(turn, draft, found).done()


def bar(found: MessageCounts) -> str:
    """A bar of what is settled: sent, failed, unreachable, unknown against what still waits."""
    settled = found.total - found.waiting
    share = settled / found.total
    cells = BAR if share >= 1 else min(BAR - 1, int(share * BAR))
    percent = 100 if share >= 1 else min(99, int(share * 100))
    return f"{'▰' * cells}{'▱' * (BAR - cells)} {percent} %"


def _figures(turn: Turn, found: MessageCounts) -> str:
    lines = []
    if found.total:
        lines = [
            turn.t("blast-sent", count=found.sent, total=found.total),
            turn.t("blast-waiting", count=found.waiting),
        ]
    others = ("later", "failed", "unreachable", "unknown", "cancelled")
    lines += [turn.t(f"blast-{name}", count=count) for name in others if (count := getattr(found, name))]
    return "\n".join(lines)


def _buttons(turn: Turn, draft: ScreenBuilder, found: MessageCounts) -> ScreenBuilder:
    at = (found.campaign,)
    if found.paused:
        draft.row(turn.button("button-resume-blast", Address(KIND, "r", at), Style.DONE))
    elif found.waiting:
        draft.row(turn.button("button-pause-blast", Address(KIND, "p", at)))
    if found.waiting or found.later:
        draft.row(turn.button("button-cancel-blast", Address(KIND, "q", at), Style.DANGER))
    return draft.row(turn.button("button-sending", LIST))


def _asking(turn: Turn, draft: ScreenBuilder, found: MessageCounts) -> Screen:
    at = (found.campaign,)
    count = found.waiting + found.later
    question = turn.t("blast-cancel-question", count=count) if found.counted else turn.t("blast-cancel-question-few")
    draft.say(Tone.QUESTION, question)
    draft.row(turn.button("button-cancel-blast", Address(KIND, "y", at), Style.DANGER))
    return draft.row(turn.button("button-back", Address(KIND, "c", at))).done()


# -- presses


def on_tap(turn: Turn, address: Address) -> None:
    """The switch, or something about one campaign."""
    if address.verb in ("s", "h", "g"):
        _on_switch(turn, address)
        return
    campaign = address.number(0)
    found = switch.blast(turn.uow, campaign, turn.person.id, turn.now)
    if address.verb not in ("c", "p", "r", "q", "y") or found is None:
        raise LeadsNowhereError
    if address.verb == "p":
        switch.pause_campaign(turn.uow, campaign, turn.person.id, turn.now)
    elif address.verb == "r":
        switch.resume_campaign(turn.uow, campaign, turn.person.id, turn.now)
    elif address.verb == "y":
        count = switch.cancel_campaign(turn.uow, campaign, turn.person.id, turn.now)
        turn.toast = turn.t("toast-cancelled", count=count) if found.counted else turn.t("toast-cancelled-few")
    turn.go("progress", campaign=campaign, **({"ask": True} if address.verb == "q" else {}))


def _on_switch(turn: Turn, address: Address) -> None:
    verb = address.verb
    actor = f"person:{turn.person.id}"
    if verb == "h" and switch.stop(turn.uow, actor, turn.now):
        turn.toast = turn.t("toast-sending-off")
    elif verb == "g" and switch.resume(turn.uow, actor, turn.now):
        turn.toast = turn.t("toast-sending-on")
    turn.go("sending", page=max(0, address.number(0, 0)))


CONVERSATION = Conversation(
    name="sending",
    screens={"sending": show, "progress": show_blast},
    taps={KIND: on_tap},
    live=frozenset({"sending", "progress"}),
    role=ADMIN,
)
