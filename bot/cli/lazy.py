"""A group of commands that imports a command's module only when that command is called: help stays fast."""

from __future__ import annotations

import gc
import os
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

PRIVATE = 0o077  # rights that nobody else gets
COMMANDS = {
    "start": ("running", "What `make run` does: the bot with a token, the sandbox without."),
    "init": ("beginning", "From a token to two admins and the first invitation, step by step."),
    "run": ("running", "Receive updates and run the jobs."),
    "work": ("running", "Run the jobs only, beside processes started with run --no-jobs."),
    "tick": ("running", "Run everything due once, as the jobs would."),
    "sandbox": ("running", "The bot on a built-in Bot API server, with phones in a web page."),
    "check": ("surveys", "Say what is wrong with survey files."),
    "play": ("playing", "Take a survey in the terminal, by numbered replies."),
    "template": ("templating", "Write a workbook to begin a survey with."),
    "convert": ("converting", "A survey between YAML and Excel, both ways."),
    "publish": ("publishing", "Publish a version of a survey; opens nothing."),
    "structure": ("importing", "Import units and lists: structure import FILE."),
    "roster": ("importing", "Import people: roster import FILE."),
    "calendar": ("calendars", "Holidays and working days: calendar show, calendar import FILE."),
    "invite": ("inviting", "Draw one-time links and codes."),
    "campaign": ("campaigns", "Plan, approve, list, extend, pause and close campaigns."),
    "pin": ("pins", "Forget an admin's PIN: pin reset STAFF_CODE."),
    "sending": ("sending", "Stop and resume all messages that are no direct reply."),
    "deliveries": ("sending", "Who was sent what and when: deliveries list."),
    "export": ("exporting", "Write a campaign's submissions to a workbook."),
    "rights": ("rights", "Requests by law: rights list, show, answer, extend, carry-out, refuse, replay."),
    "retention": ("rights", "Let go of what need not be kept any longer; --dry-run says what that is."),
    "summary": ("summarising", "Counts of a campaign, per agency or in one."),
    "figures": ("figuring", "Released figures of groups: nothing from which one person follows."),
    "validity": ("validating", "How far self-assessments agree with certificates and supervisors."),
    "lists": ("listing", "Named lists, with a reason on record: lists write, lists log."),
    "pictures": ("reporting", "Released figures as pictures: heat map, gaps, languages, structure, sectors."),
    "report": ("reporting", "The report on campaigns as .docx, with pictures and an annex workbook."),
    "migrate": ("databases", "Bring the database to this program's tables."),
    "backup": ("databases", "Write a consistent copy of the database, while it is in use."),
    "restore": ("databases", "Fill an empty database from a backup."),
    "key": ("rotating", "A new secret key: key rotate."),
    "audit": ("auditing", "Privileged acts: audit list, audit verify."),
    "doctor": ("doctoring", "Say what is wrong with this installation."),
}
"""Name -> module under `bot.cli`, help. The module has a Typer ``app`` in which the command has the same name."""


class LazyGroup(TyperGroup):
    """The top level of ``surveybot``: names and help without the modules; operator errors without a traceback."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        for name, (module, summary) in COMMANDS.items():
            if find_spec(f"bot.cli.{module}"):
                self.commands[name] = TyperCommand(name=name, help=summary)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Put the real command in the place of its stand-in."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, _load(name) if name in COMMANDS else command, rest

    def invoke(self, ctx: Any) -> Any:
        """Run the command; an error that the operator can mend is printed as its sentence."""
        os.umask(PRIVATE)  # whatever a command writes is its owner's alone
        try:
            return super().invoke(ctx)
        except Exception as error:
            from bot.cli.errors import explained  # its imports are the slow ones

            message, code = explained(error)
            if not message:
                raise
            typer.echo(message, err=True)
            raise typer.Exit(code) from error


def _load(name: str) -> Any:
    gc.disable()  # what is imported stays: to look through it over and over takes a third of the time
    module = import_module(f"bot.cli.{COMMANDS[name][0]}")
    gc.freeze()
    gc.enable()
    return get_group(module.app).commands[name]
