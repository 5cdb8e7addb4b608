"""``surveybot audit``: privileged acts, and whether their record is whole."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer
from sqlalchemy import select

from bot.cli.common import AsJson, installation, moment, print_json, print_table
from bot.services.operating import audit_chain, audit_mark
from bot.services.operating.audit_chain import ChainFindings
from storage.chain import START, Mark
from storage.models import AuditEntry
from storage.unit_of_work import UnitOfWork

app = typer.Typer()
audit = typer.Typer(no_args_is_help=True)
app.add_typer(audit, name="audit", help="Privileged acts: who did what to what, in ids and counts.")

_COLUMNS = ("place", "at", "actor", "act", "subject", "details")


@audit.command("list")
def list_(
    since: Annotated[str, typer.Option(metavar="ISO", help="Only from this moment on.")] = "",
    as_json: AsJson = False,
) -> None:
    """Privileged acts, oldest first. "place" is empty for those that wait to be sealed."""
    with installation() as opened:
        zone = opened.settings.zone
        start = moment(since, zone, opened.now) if since else None
        rows = [_shown(row, zone) for row in opened.database.read_now(_acts, start)]
    if as_json:
        print_json([dict(zip(_COLUMNS, row, strict=True)) for row in rows])
    else:
        print_table(_COLUMNS, [(*row[:-1], json.dumps(row[-1], ensure_ascii=False)) for row in rows])


def _acts(uow: UnitOfWork, since: datetime | None) -> list[AuditEntry]:
    query = select(AuditEntry).order_by(AuditEntry.id)
    return list(uow.orm.scalars(query if since is None else query.where(AuditEntry.at >= since)))


def _shown(entry: AuditEntry, zone: ZoneInfo) -> tuple[Any, ...]:
    at = entry.at.astimezone(zone).isoformat(timespec="seconds")
    return entry.position, at, entry.actor, entry.act, entry.subject, entry.details


@audit.command()
def verify(
    noted: Annotated[
        str, typer.Option(metavar="PLACE:HASH", help="The end that an earlier verify printed: is it there still?")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Check every sealed entry. Exit code 1, and the first place where the chain is broken, if it is."""
    mark = _mark(noted) if noted else None
    with installation() as opened:
        found = opened.database.read_now(audit_mark.verify, opened.settings.data_folder)
        known = None if mark is None or found.broken else opened.database.read_now(audit_chain.confirms, mark)
    if as_json:
        print_json(_as_data(found) | ({} if mark is None else {"noted": known}))
    else:
        typer.echo(_as_text(found, mark, known))
    if found.broken or known is False:
        raise typer.Exit(1)


def _mark(text: str) -> Mark:
    position, _, digest = text.partition(":")
    if not position.isdecimal() or len(digest) != len(START.hash):
        raise typer.BadParameter("expected PLACE:HASH as verify prints it", param_hint="--noted")
    return Mark(int(position), digest)


def _as_data(found: ChainFindings) -> dict[str, Any]:
    broken = found.broken
    return {
        "entries": found.entries,
        "waiting": found.waiting,
        "cut": found.cut.position,
        "end": str(found.head),
        "broken": None if broken is None else {"place": broken.position, "reason": broken.reason},
    }


def _as_text(found: ChainFindings, mark: Mark | None, known: bool | None) -> str:
    if found.broken:
        return f"BROKEN at entry {found.broken.position}: {found.broken.reason}"
    lines = [
        f"{found.entries} entries behind {found.cut.position} are as they were sealed, {found.waiting} wait",
        f"the end is {found.head}",
    ]
    if mark is not None:
        answer = {True: "is there", False: "IS NOT THERE ANY MORE", None: "was cut at the end of the retention"}[known]
        lines.append(f"what was noted {answer}")
    return "\n".join(lines)
