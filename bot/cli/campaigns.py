"""``surveybot campaign``: campaigns without the chat."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

import typer

from bot.cli import migrating
from bot.cli.common import AsJson, Opened, installation, moment, note, print_json, print_table, shown
from bot.services import audit, campaign_figures, campaigns, waves
from bot.services.audience import Audience, parse
from bot.services.campaign_figures import CampaignState, Counts
from bot.services.campaigns import CreatedCampaign
from bot.services.refusals import Refusal
from storage.unit_of_work import UnitOfWork

app = typer.Typer()
campaign = typer.Typer(no_args_is_help=True)
app.add_typer(campaign, name="campaign", help="Create, list, show, extend, close and migrate campaigns.")

Number = Annotated[int, typer.Argument(help="The campaign's number.")]
Closes = Annotated[str, typer.Option("--closes", help="ISO moment; without offset in the installation's time zone.")]


@campaign.command()
def create(  # noqa: PLR0917 - the options of a command
    survey: Annotated[str, typer.Option(help="The survey's id; its newest version is taken.")],
    audience: Annotated[str, typer.Option(help="'all', or 'agency:BTC,BNC position_group:TP': , is or, blank is and.")],
    opens: Annotated[str, typer.Option(help="ISO moment, or 'now'.")],
    closes: Closes,
    follows: Annotated[
        int | None, typer.Option(help="An earlier campaign of the survey: its answers are offered again.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Approve without being asked; it is audited.")] = False,
    anonymous: Annotated[bool, typer.Option("--anonymous", help="Refused: anonymity is not built.")] = False,
    as_json: AsJson = False,
) -> None:
    """Offer the newest version of a survey to an audience."""
    if anonymous:
        raise Refusal(
            "anonymous_not_built",
            "anonymous campaigns are refused: answers are stored with their person, and anonymity may only be "
            "promised once they are kept in two separate stores",
        )
    with installation() as opened:
        rule = parse(audience, opened.settings.language)
        dates = _dates(opened, opens, closes)
        if not yes:
            _ask(opened, survey, rule, dates)
        created = opened.database.run_now(_create, survey, rule, dates, opened.now, follows)
    if as_json:
        print_json({"campaign": created.id, "sessions": created.sessions})
    else:
        typer.echo(f"campaign {created.id}: {created.sessions} sessions")


def _dates(opened: Opened, opens: str, closes: str) -> tuple[datetime, datetime]:
    zone = opened.settings.zone
    return moment(opens, zone, opened.now), moment(closes, zone, opened.now, end_of_day=True)


def _create(
    uow: UnitOfWork, survey: str, rule: Audience, dates: tuple[datetime, datetime], now: datetime, follows: int | None
) -> CreatedCampaign:
    """Create it; that somebody at the server approved it is on record."""
    created = campaigns.create(uow, survey=survey, audience=rule, opens_at=dates[0], closes_at=dates[1], now=now)
    if follows is not None:
        waves.follow(uow, created.id, follows)
    subject, details = f"campaign:{created.id}", {"sessions": created.sessions}
    audit.record(uow, actor=audit.OPERATOR, act="campaign.approve", subject=subject, details=details, now=now)
    return created


def _ask(opened: Opened, survey: str, rule: Audience, dates: tuple[datetime, datetime]) -> None:
    """Show who would get it, and go on only with the operator's word."""
    preview = opened.database.read_now(campaign_figures.preview, survey=survey, audience=rule, now=opened.now)
    zone = opened.settings.zone
    note(f"{survey}, version {preview.version}, for {preview.rule}: {preview.people} people")
    note(f"opens {shown(dates[0], zone)}, closes {shown(dates[1], zone)} ({opened.settings.timezone})")
    for agency, people in preview.agencies.items():
        note(f"  {agency or '(no agency)'}: {people}")
    for reason, people in preview.excluded.items():
        note(f"  left out, {reason.replace('_', ' ')}: {people}")
    if not sys.stdin.isatty():
        raise Refusal("not_approved", "nobody is at a terminal to approve this: add --yes to approve it")
    if not typer.confirm("Create this campaign?", err=True):
        raise Refusal("not_approved", "nothing was created")


@campaign.command("list")
def list_(as_json: AsJson = False) -> None:
    """All campaigns, the newest first."""
    with installation() as opened:
        found = opened.database.read_now(campaign_figures.states)
        if as_json:
            print_json([_plain(opened, state) for state in found])
        else:
            print_table(_COLUMNS, [_row(opened, state) for state in found])


@campaign.command()
def show(number: Number, as_json: AsJson = False) -> None:
    """One campaign, with counts per agency."""
    with installation() as opened:
        state = opened.database.read_now(campaign_figures.state, number)
        agencies = opened.database.read_now(campaign_figures.per_agency, number)
        if as_json:
            print_json(_plain(opened, state) | {"agencies": {code: asdict(c) for code, c in agencies.items()}})
            return
        print_table(_COLUMNS, [_row(opened, state)])
        print_table(("agency", *_COUNTS), [(code, *_counts(counts)) for code, counts in agencies.items()])


@campaign.command()
def extend(number: Number, closes: Closes, as_json: AsJson = False) -> None:
    """Move the closing moment back."""
    with installation() as opened:
        until = moment(closes, opened.settings.zone, opened.now, end_of_day=True)
        opened.database.run_now(campaigns.extend, number, until, opened.now)
        _print_state(opened, number, as_json=as_json)


@campaign.command()
def close(number: Number, as_json: AsJson = False) -> None:
    """Close an open campaign now; cancel a scheduled one."""
    with installation() as opened:
        opened.database.run_now(campaigns.close, number, opened.now)
        _print_state(opened, number, as_json=as_json)


@campaign.command()
def migrate(
    number: Number,
    to: Annotated[int | None, typer.Option(help="The version's number; without it, the newest.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count what would become of the answers.")] = False,
    as_json: AsJson = False,
) -> None:
    """Bring who is in the middle to another version of the survey; nobody loses an answer."""
    with installation() as opened:
        figures = migrating.migrate(opened.database, number, to, opened.now, dry_run=dry_run)
    if as_json:
        print_json(figures)
    else:
        print_table(tuple(figures), [tuple(figures.values())])


# -- printing

_COUNTS = ("total", "new", "started", "submitted")
_COLUMNS = ("campaign", "survey", "state", "audience", "opens", "closes", "submitted")


def _print_state(opened: Opened, number: int, *, as_json: bool) -> None:
    state = opened.database.read_now(campaign_figures.state, number)
    if as_json:
        print_json(_plain(opened, state))
    else:
        print_table(_COLUMNS, [_row(opened, state)])


def _counts(counts: Counts) -> tuple[int, ...]:
    return counts.total, counts.new, counts.started, counts.submitted


def _row(opened: Opened, state: CampaignState) -> tuple[object, ...]:
    zone = opened.settings.zone
    return (
        state.id, f"{state.survey} {state.version}", state.state, state.rule, shown(state.opens_at, zone),
        shown(state.closes_at, zone), f"{state.counts.submitted} of {state.counts.total}",
    )  # fmt: skip


def _plain(opened: Opened, state: CampaignState) -> dict[str, Any]:
    zone = opened.settings.zone
    return {
        "campaign": state.id,
        "survey": state.survey,
        "version": state.version,
        "state": state.state,
        "audience": state.rule,
        "opens": state.opens_at.astimezone(zone).isoformat(),
        "closes": state.closes_at.astimezone(zone).isoformat(),
        **asdict(state.counts),
    }
