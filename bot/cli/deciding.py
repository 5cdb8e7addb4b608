"""``surveybot roster leavers`` and ``roster discrepancies``: what an import left to be decided by somebody."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from bot.cli.common import AsJson, Opened, installation, moment, note, print_json, print_table, shown
from bot.services.imports.roster import leavers as leaving
from bot.services.people import roster_discrepancies as differing

Codes = Annotated[list[str] | None, typer.Argument(metavar="STAFF_CODE", help="Whom it is about; none: list them.")]
Day = Annotated[
    str, typer.Option("--left-on", help="The first day on which they are not here any more, ISO; default today.")
]


def leavers(
    staff_codes: Codes = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="They have left: unbind, stop, withdraw.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="They are still here.")] = False,
    everybody: Annotated[bool, typer.Option("--all", help="All who are proposed.")] = False,
    left_on: Day = "now",
    as_json: AsJson = False,
) -> None:
    """List the people whom a roster did not have, or decide about them."""
    with installation() as opened:
        proposed = opened.database.read_now(leaving.proposals)
        codes = [one.staff_code for one in proposed] if everybody else staff_codes or []
        if confirm == keep and (confirm or codes):
            raise typer.BadParameter("say either --confirm or --keep", param_hint="STAFF_CODE")
        if confirm or keep:
            if not codes and not everybody:
                raise typer.BadParameter("say which, or --all", param_hint="STAFF_CODE")
            day = moment(left_on, opened.settings.zone, opened.now).date() if confirm else None
            leaving.decide(opened.database, codes, day, opened.now)
            _say_decided("confirmed" if confirm else "kept", codes, as_json=as_json)
        else:
            _say_proposed(opened, proposed, as_json=as_json)


def _say_decided(decision: str, codes: list[str], *, as_json: bool) -> None:
    if as_json:
        print_json({"decision": decision, "staff_codes": codes})
    else:
        typer.echo(f"{decision}: {len(codes)}")


def _say_proposed(opened: Opened, proposed: list[leaving.Proposal], *, as_json: bool) -> None:
    agencies = Counter(one.agency for one in proposed)
    zone = opened.settings.zone
    rows = [(one.staff_code, one.agency, shown(one.proposed_at, zone), one.joined) for one in proposed]
    if as_json:
        names = ("staff_code", "agency", "proposed", "joined")
        people = [dict(zip(names, row, strict=True)) for row in rows]
        print_json({"count": len(proposed), "agencies": dict(agencies), "people": people})
        return
    print_table(("staff code", "agency", "proposed", "joined"), [(*row[:3], "yes" if row[3] else "no") for row in rows])
    counts = ", ".join(f"{code or '(no agency)'} {count}" for code, count in agencies.items())
    note(f"{len(proposed)} proposed: {counts or 'nobody'}")


def discrepancies(as_json: AsJson = False) -> None:
    """List where the roster and what people said in a survey differ. On record: it shows what people answered."""
    with installation() as opened:
        found = opened.database.run_now(differing.listed, opened.now)
        rows = [
            (one.staff_code, one.agency, one.fact, one.roster, one.said, f"{one.since}", one.settled) for one in found
        ]
    names = ("staff_code", "agency", "column", "roster", "said", "since", "settled")
    if as_json:
        print_json([dict(zip(names, row, strict=True)) for row in rows])
    else:
        print_table(names, rows)
