"""``surveybot sending`` and ``surveybot deliveries``: the switch, and who was sent what."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer

from bot.cli.common import AsJson, Opened, installation, print_json, print_table, shown
from bot.services import audit
from bot.services.deliveries import log
from bot.services.deliveries import switch as service
from bot.services.deliveries.log import LoggedDelivery

app = typer.Typer()
sending = typer.Typer(no_args_is_help=True)
deliveries = typer.Typer(no_args_is_help=True)
app.add_typer(sending, name="sending", help="Stop and resume all messages that are no direct reply.")
app.add_typer(deliveries, name="deliveries", help="Who was sent what and when, and what came back.")


@sending.command()
def stop(as_json: AsJson = False) -> None:
    """Send nothing more, in all processes, until resumed. Direct replies go on."""
    with installation() as opened:
        opened.database.run_now(service.stop, audit.OPERATOR, opened.now)
        _print_state(opened, as_json=as_json)


@sending.command()
def resume(as_json: AsJson = False) -> None:
    """Send again; what waited goes out if it is still called for."""
    with installation() as opened:
        opened.database.run_now(service.resume, audit.OPERATOR, opened.now)
        _print_state(opened, as_json=as_json)


@sending.command()
def state(as_json: AsJson = False) -> None:
    """Whether messages go out, and how many wait."""
    with installation() as opened:
        _print_state(opened, as_json=as_json)


def _print_state(opened: Opened, *, as_json: bool) -> None:
    since = opened.database.read_now(service.stopped_since)
    waiting = opened.database.read_now(service.waiting, opened.now)
    rate = opened.settings.bulk_per_second
    if as_json:
        print_json({"stopped": _iso(opened, since), "waiting": waiting, "per_second": rate})
    else:
        how = f"stopped since {shown(since, opened.settings.zone)}" if since else f"on, at most {rate:g} a second"
        typer.echo(f"sending is {how}; {waiting} messages are due and not sent")


@deliveries.command("list")
def list_(
    person: Annotated[str, typer.Option("--person", help="Only of this staff code.")] = "",
    campaign: Annotated[int | None, typer.Option("--campaign", help="Only of this campaign.")] = None,
    state: Annotated[str, typer.Option("--state", help=f"Only in this state: {', '.join(log.STATES)}.")] = "",
    as_json: AsJson = False,
) -> None:
    """Messages that are no direct reply, the newest on top; never their text."""
    with installation() as opened:
        read = opened.database.read_now
        found = read(log.listed, staff_code=person, campaign=campaign, state=state)
        if as_json:
            print_json([_plain(opened, entry) for entry in found])
        else:
            print_table(_COLUMNS, [_row(opened, entry) for entry in found])


_COLUMNS = ("id", "person", "kind", "campaign", "state", "tries", "newest", "when")


def _row(opened: Opened, entry: LoggedDelivery) -> tuple[object, ...]:
    state = f"{entry.state}: {entry.reason}" if entry.reason else entry.state
    what, at = _newest(entry)
    when = shown(at, opened.settings.zone)
    return entry.id, entry.staff_code, entry.kind, entry.campaign, state, entry.attempts, what, when


def _newest(entry: LoggedDelivery) -> tuple[str, datetime]:
    """The last that happened to it, and when."""
    if entry.sent_at is not None:
        return "sent", entry.sent_at
    return ("tried", entry.tried_at) if entry.tried_at is not None else ("due", entry.due_at)


def _plain(opened: Opened, entry: LoggedDelivery) -> dict[str, object]:
    return {
        name: _iso(opened, value) if isinstance(value, datetime) else value for name, value in asdict(entry).items()
    }


def _iso(opened: Opened, at: datetime | None) -> str | None:
    return at.astimezone(opened.settings.zone).isoformat() if at is not None else None
