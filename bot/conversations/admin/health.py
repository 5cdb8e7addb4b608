"""How the program does, for admins: what is wrong first, then the figures. Counts, never anything about people."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.conversations.kit.conversation import Conversation
from bot.conversations.kit.turn import Turn
from bot.messages.summaries import KIND, name_of_job, said
from bot.presenting import places
from bot.presenting.callbacks import Address
from bot.presenting.screens import Screen, ScreenBuilder, Style, Tone
from bot.services.operating import vitals
from bot.services.operating.job_runs import Run
from bot.services.operating.vitals import Vitals
from bot.services.people.role_words import ADMIN

MUCH_FREE: Final = 2 << 30  # bytes; above it nobody needs the figure


def show(turn: Turn) -> Screen:
    """Wrong things first; jobs, messages, storage below."""
    found = vitals.measure(turn.uow, turn.now, vitals.surroundings(turn.settings))
    wrong = vitals.wrong(found)
    draft = ScreenBuilder().say(Tone.TITLE, turn.t("health-title"))
    draft.say(Tone.QUIET, turn.t("health-as-of", moment=turn.texts.moment(turn.now)))
    for one in wrong:
        draft.say(Tone.WARNING, said(turn.texts, one))
    if not wrong:
        draft.say(Tone.TEXT, turn.t("health-fine"))
    draft.say(Tone.TEXT, _messages(turn, found)).say(Tone.TEXT, _jobs(turn, found)).say(
        Tone.TEXT, _storage(turn, found)
    )
    draft.row(turn.button("button-health-again", Address(KIND, "h"), Style.MAIN))
    return draft.row(turn.button("button-desk", places.ADMIN)).done()


def _messages(turn: Turn, found: Vitals) -> str:
    waiting, sent = found.deliveries.get("waiting", 0), found.deliveries.get("sent", 0)
    lines = [
        turn.t("health-deliveries", sent=sent, waiting=waiting, minutes=int(found.oldest_waiting) // 60),
        turn.t("health-lost", failed=found.failed, unreachable=found.unreachable),
        turn.t("health-parked", parked=found.parked, unshown=found.unshown),
        turn.t("health-alarms", alarms=len(found.alarms)),
    ]
    return "\n".join(lines)


def _jobs(turn: Turn, found: Vitals) -> str:
    if not found.jobs:
        return turn.t("health-no-jobs")
    return "\n".join([turn.t("health-jobs"), *(_job(turn, run) for run in found.jobs)])


def _job(turn: Turn, run: Run) -> str:
    state = turn.t("health-job-failed", times=run.failures) if run.failures else turn.t("health-job-well")
    name, ago = name_of_job(turn.texts, run.job), _ago(turn, run.started_at)
    return turn.t("health-job", job=name, ago=ago, milliseconds=run.milliseconds, done=run.done, state=state)


def _ago(turn: Turn, at: datetime) -> str:
    seconds = max(0, int((turn.now - at).total_seconds()))
    return turn.t("health-seconds", n=seconds) if seconds < 120 else turn.t("health-minutes", n=seconds // 60)  # noqa: PLR2004 - two minutes


def _storage(turn: Turn, found: Vitals) -> str:
    backup = turn.texts.moment(found.last_backup) if found.last_backup else turn.t("health-no-backup")
    lines = [turn.t("health-backup", moment=backup)]
    if found.free is not None:
        enough = found.free > MUCH_FREE
        lines.append(turn.t("health-disk-enough" if enough else "health-disk", gigabytes=found.free >> 30))
    if found.skew is not None:
        lines.append(turn.t("health-clock", seconds=turn.texts.number(abs(found.skew))))
    return "\n".join(lines)


def on_health(turn: Turn, _: str) -> None:
    """``/health``."""
    turn.go("health")


def on_again(turn: Turn, _: Address) -> None:
    """Look again; from the button of an alarm as well."""
    turn.go("health")


CONVERSATION = Conversation(
    name="health",
    screens={"health": show},
    commands={"health": on_health, "hethong": on_health},
    taps={KIND: {"h": on_again}},
    role=ADMIN,
)
