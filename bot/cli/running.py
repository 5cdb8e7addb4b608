"""run, work, tick, sandbox, start."""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import datetime
from typing import Annotated

import typer

from bot import loop
from bot.cli.common import AsJson, moment, print_json, refuse_nowhere
from bot.clock import clock_for, in_zone, present
from bot.installation import InstallationError, open_database
from bot.logs import configure
from bot.services import installation_facts
from bot.services.refusals import Refusal
from bot.settings import PREFIX, Settings, read_settings
from storage import presence
from storage.database import Database

app = typer.Typer()

REACH_WITHIN = 6.0  # seconds for the Bot API to answer a command that ends by itself
UNREACHED = (
    "the Bot API does not answer: nothing was done. Is the network there, and are API_BASE_URL and PROXY_URL right? "
    "surveybot doctor says more."
)
LAWFUL = (
    "Using a messenger for official surveys must be lawful where you are; in some countries access to Telegram is\n"
    "restricted by the authorities. Do you confirm that its use is lawful for your organisation?"
)


@app.command()
def run(
    no_jobs: Annotated[bool, typer.Option("--no-jobs", help="Only receive; `surveybot work` runs the jobs.")] = False,
) -> None:
    """Receive updates and run the jobs. Migrates the database first."""
    _run(receive=True, jobs=not no_jobs)


@app.command()
def work() -> None:
    """Run the jobs only: beside processes started with run --no-jobs."""
    _run(receive=False, jobs=True)


def _run(*, receive: bool, jobs: bool) -> None:
    from bot import wiring

    configure()
    settings = read_settings()
    if settings.token is None:
        raise InstallationError(
            f"{PREFIX}TOKEN: expected the token from @BotFather. surveybot init asks for it; or try: surveybot sandbox"
        )
    if not receive:  # beside processes that are there already
        refuse_nowhere(settings)
    now = present(settings.clock, settings.zone)
    with presence.running(settings.database):
        database = open_database(settings, now)
        confirm_lawful_use(settings, database)
        program = wiring.build(settings, database)
        loop.run_for_long(wiring.run(program, receive=receive, jobs=jobs))


def confirm_lawful_use(settings: Settings, database: Database) -> None:
    """Ask the operator once whether using the messenger is lawful there. Raises InstallationError without a yes."""
    if settings.is_offline or settings.lawful_use == "confirmed":
        return
    if database.run_now(installation_facts.recall, installation_facts.LAWFUL_USE) == "confirmed":
        return
    if not sys.stdin.isatty():
        database.close()
        raise InstallationError(f"{PREFIX}LAWFUL_USE: expected 'confirmed'. {LAWFUL}")
    if not typer.confirm(LAWFUL):
        database.close()
        raise InstallationError("not started: lawful use was not confirmed")
    database.run_now(installation_facts.remember, installation_facts.LAWFUL_USE, "confirmed")


@app.command()
def tick(
    now: Annotated[str, typer.Option("--now", help="Do what is due at this ISO moment.")] = "",
    as_json: AsJson = False,
) -> None:
    """Run everything due once, as the jobs would, and say what was done."""
    from bot import wiring

    configure()
    settings = read_settings()
    if settings.token is None:
        raise InstallationError(f"{PREFIX}TOKEN: expected the token from @BotFather; surveybot init asks for it")
    refuse_nowhere(settings)
    clock = in_zone(clock_for(settings.clock), settings.zone)
    if now:
        at = moment(now, settings.zone, clock())
        clock = lambda: at  # noqa: E731 - a clock that stands still
    begun = clock()
    database = open_database(settings, begun)
    program = wiring.build(settings, database, clock)
    done = loop.run(_tick(program, begun))
    if as_json:
        print_json(done)
    else:
        for name, count in done.items():
            typer.echo(f"{name}: {count}")


async def _tick(program: object, begun: datetime) -> dict[str, int]:
    """One round; what became of due items in it stands beside what the jobs did."""
    from bot.services.reminders import figures
    from bot.wiring import Program

    assert isinstance(program, Program)
    try:
        try:
            async with asyncio.timeout(REACH_WITHIN):
                await program.start(receive=False)
        except TimeoutError:
            raise Refusal("telegram_unreached", UNREACHED) from None
        done = await program.jobs.run_all()
        return done | await program.database.read(figures.ended_since, begun)
    finally:
        await program.stop()


@app.command()
def sandbox(
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget everything and begin anew.")] = False,
    lived_in: Annotated[
        bool, typer.Option("--lived-in", help="Begin a new one with an agency in which something has happened.")
    ] = False,
) -> None:
    """The bot on a Bot API server of its own, with phones in a web page; everything lives in var/sandbox/."""
    _sandbox(fresh=fresh, lived_in=lived_in, next_port=False)


def _sandbox(*, fresh: bool, lived_in: bool, next_port: bool) -> None:
    from bot.demo.running import SandboxChoices, run_sandbox

    configure()
    choices = SandboxChoices(fresh=fresh, lived_in=lived_in, next_port=next_port)
    loop.run_for_long(run_sandbox(sandbox_settings(), choices, typer.echo))


def sandbox_settings() -> Settings:
    """The operator's settings without those that lead elsewhere: the sandbox never touches the real installation."""
    kept = ("TIMEZONE", "LANGUAGE", "SANDBOX_LISTEN", "DATA_DIR")
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        if name.removeprefix(PREFIX) not in kept:
            del os.environ[name]
    return read_settings(_env_file=None)


@app.command()
def start() -> None:
    """What `make run` does: the bot with a token, the sandbox without."""
    if read_settings().token is None:
        _sandbox(fresh=False, lived_in=True, next_port=True)
    else:
        _run(receive=True, jobs=True)
