"""``surveybot campaign``: campaigns without the chat."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from bot.calendar import Calendar
from bot.cli.common import AsJson, Opened, installation, moment, note, print_json, print_table, shown
from bot.conversations.kit.plainly import plainly
from bot.services import audit
from bot.services.campaigns import approvals, lifecycle, message_plan, remind_now
from bot.services.campaigns import figures as campaign_figures
from bot.services.campaigns.audience import parse
from bot.services.campaigns.drafts import plan_by_operator
from bot.services.campaigns.figures import CampaignFigures, Counts
from bot.services.campaigns.filling import BATCH, BREATH
from bot.services.campaigns.lifecycle import CreatedCampaign
from bot.services.campaigns.plans import Plan
from bot.services.operating.calendars import calendar_of
from bot.services.people.succession import READINGS, THEN
from bot.services.refusals import Refusal
from bot.texts import LANGUAGES
from storage.states import CampaignState
from storage.unit_of_work import UnitOfWork

app = typer.Typer()
campaign = typer.Typer(no_args_is_help=True)
app.add_typer(campaign, name="campaign", help="Plan, approve, list, extend, pause, close and migrate campaigns.")

Number = Annotated[int, typer.Argument(help="The campaign's number.")]
Words = list[str] | None
"""Texts of a campaign's own, a language each: ``vi=Tổ chức cán bộ``."""

Closes = Annotated[str, typer.Option("--closes", help="ISO moment; without offset in the installation's time zone.")]


@campaign.command()
def create(  # noqa: PLR0917 - options are many
    survey: Annotated[str, typer.Option(help="The survey's id; its newest version is taken.")],
    audience: Annotated[str, typer.Option(help="'all', or 'agency:BTC,BNC position_group:TP': , is or, blank is and.")],
    opens: Annotated[str, typer.Option(help="ISO moment on a working day, or 'now'.")],
    closes: Closes,
    version: Annotated[int, typer.Option(help="An earlier version, by its number.")] = 0,
    grace: Annotated[str | None, typer.Option(help="Until when those who have begun may finish.")] = None,
    correct_until: Annotated[str | None, typer.Option(help="Until when what was submitted may be corrected.")] = None,
    reminders: Annotated[str, typer.Option(help="standard, last_only or none.")] = "standard",
    draft: Annotated[bool, typer.Option("--draft", help="Only a draft, to be finished in the chat.")] = False,
    follows: Annotated[
        int | None, typer.Option(help="An earlier campaign of the survey: its answers are offered again.")
    ] = None,
    purpose: Annotated[Words, typer.Option(metavar="LANGUAGE=TEXT", help="Its own purpose, a language each.")] = None,
    sender: Annotated[Words, typer.Option(metavar="LANGUAGE=TEXT", help="Its own sender, likewise.")] = None,
    contact: Annotated[Words, typer.Option(metavar="LANGUAGE=TEXT", help="Its own contact, likewise.")] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Approve without being asked; it is audited.")] = False,
    anonymous: Annotated[bool, typer.Option("--anonymous", help="Refused: anonymity is not built.")] = False,
    as_json: AsJson = False,
) -> None:
    """Offer a survey to an audience: live with your approval, else it waits for that of an admin."""
    if anonymous:
        raise Refusal(
            "anonymous_not_built",
            "anonymous campaigns are refused: answers are stored with their person, and anonymity may only be "
            "promised once they are kept in two separate stores",
        )
    with installation() as opened:
        plan = Plan(
            survey,
            parse(audience, opened.settings.language),
            _moment(opened, opens),
            _moment(opened, closes, end_of_day=True),
            _until(opened, grace),
            _until(opened, correct_until),
            reminders,
            version,
            follows,
            own_words(purpose=purpose, sender=sender, contact=contact),
        )
        created = _carry_out(opened, plan, approved=yes, draft=draft)
        state = opened.database.read_now(campaign_figures.state, created.id).state
    if as_json:
        print_json({"campaign": created.id, "sessions": created.sessions})
    elif state in (CampaignState.DRAFT, CampaignState.WAITING):
        typer.echo(f"campaign {created.id}: {state}, for {created.sessions} people")
    else:
        typer.echo(f"campaign {created.id}: {created.sessions} sessions")


def own_words(**said: Words) -> dict[str, dict[str, str]]:
    """Words of a campaign's own by name and language, as they read. Raises BadParameter for what names no language."""
    found: dict[str, dict[str, str]] = {}
    for name, texts in said.items():
        for text in texts or ():
            language, _, words = text.partition("=")
            if language not in LANGUAGES or not words:
                expected = " or ".join(f"{one}=…" for one in LANGUAGES)
                raise typer.BadParameter(f"expected {expected}, not {text!r}", param_hint=f"--{name}")
            if language in found.setdefault(name, {}):
                raise typer.BadParameter(f"there are two texts for {language}", param_hint=f"--{name}")
            found[name][language] = plainly(words)
    return found


def _carry_out(opened: Opened, plan: Plan, *, approved: bool, draft: bool) -> CreatedCampaign:
    run = opened.database.run_now
    calendar = opened.database.read_now(calendar_of, opened.settings)
    if draft:
        return run(plan_by_operator, plan, opened.now, calendar)
    if not approved and not _ask(opened, plan):
        created = run(plan_by_operator, plan, opened.now, calendar)
        run(approvals.submit, created.id, None, None, opened.now, calendar)
        note("nobody is at a terminal to approve this, and --yes was not given: it waits for an admin's approval")
        return created
    created = run(_create, plan, opened.now, calendar)
    while run(lifecycle.reconcile_all, opened.now) >= BATCH:
        time.sleep(BREATH)  # answers come in between
    return created


def _moment(opened: Opened, text: str, *, end_of_day: bool = False) -> datetime:
    return moment(text, opened.settings.zone, opened.now, end_of_day=end_of_day)


def _until(opened: Opened, text: str | None) -> datetime | None:
    return None if text is None else _moment(opened, text, end_of_day=True)


def _create(uow: UnitOfWork, plan: Plan, now: datetime, calendar: Calendar) -> CreatedCampaign:
    """Create it; that somebody at the server approved it is on record."""
    created = lifecycle.create_planned(uow, plan, now, calendar)
    subject, details = f"campaign:{created.id}", {"sessions": created.sessions}
    audit.record(uow, actor=audit.OPERATOR, act="campaign.approve", subject=subject, details=details, now=now)
    return created


def _ask(opened: Opened, plan: Plan) -> bool:
    """Show who would get it, and ask for the operator's word; False when nobody is there to give it."""
    preview = opened.database.read_now(
        campaign_figures.preview, survey=plan.survey, audience=plan.audience, now=opened.now, version=plan.version
    )
    zone = opened.settings.zone
    note(f"{plan.survey}, version {preview.version}, for {preview.rule}: {preview.band or preview.people} people")
    note(f"opens {shown(plan.opens_at, zone)}, closes {shown(plan.closes_at, zone)} ({opened.settings.timezone})")
    for name, texts in plan.words.items():
        note(f"{name}: {'; '.join(f'{language} {text}' for language, text in texts.items())}")
    for agency, people in preview.agencies.items():
        note(f"  {agency or '(no agency)'}: {people}")
    for reason, people in preview.excluded.items():
        note(f"  left out, {reason.replace('_', ' ')}: {people}")
    if not sys.stdin.isatty():
        return False
    if not typer.confirm("Create this campaign?", err=True):
        raise Refusal("not_approved", "nothing was created")
    return True


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
def show(
    number: Number,
    as_: Annotated[str, typer.Option("--as", help="then: agencies as they were; today: by today's structure.")] = THEN,
    as_json: AsJson = False,
) -> None:
    """One campaign, with counts per agency."""
    if as_ not in READINGS:
        raise typer.BadParameter(f"one of {', '.join(READINGS)}", param_hint="--as")
    with installation() as opened:
        state = opened.database.read_now(campaign_figures.state, number)
        agencies = opened.database.read_now(campaign_figures.per_agency, number, as_)
        if as_json:
            print_json(_plain(opened, state) | {"agencies": {code: asdict(c) for code, c in agencies.items()}})
            return
        print_table(_COLUMNS, [_row(opened, state)])
        print_table(("agency", *_COUNTS), [(code, *_counts(counts)) for code, counts in agencies.items()])


@campaign.command()
def plan(number: Number, as_json: AsJson = False) -> None:
    """Show a campaign's messages as a calendar: which, when, to how many, what was sent, what is left."""
    with installation() as opened:
        zone = opened.settings.zone
        found = opened.database.read_now(message_plan.of_campaign, opened.settings, number, opened.now)
    rows = [(one.at.astimezone(zone), one.kind, one.messages, one.sent, one.left, one.held_back) for one in found]
    if as_json:
        print_json([dict(zip(_PLAN, (row[0].isoformat(), *row[1:]), strict=True)) for row in rows])
    else:
        print_table(_PLAN, [(f"{row[0]:%a} {shown(row[0], zone)}", *row[1:]) for row in rows])


def _change(number: int, use_case: Callable[[UnitOfWork, int, datetime], object], *, as_json: bool) -> None:
    with installation() as opened:
        opened.database.run_now(use_case, number, opened.now)
        _print_state(opened, number, as_json=as_json)


@campaign.command()
def extend(number: Number, closes: Closes, as_json: AsJson = False) -> None:
    """Move the closing moment back."""
    with installation() as opened:
        until = moment(closes, opened.settings.zone, opened.now, end_of_day=True)
        calendar = opened.database.read_now(calendar_of, opened.settings)
        opened.database.run_now(lifecycle.extend, number, until, opened.now, calendar)
        _print_state(opened, number, as_json=as_json)


@campaign.command()
def close(number: Number, as_json: AsJson = False) -> None:
    """Close a campaign that runs, for everybody and now; cancel one that does not run yet."""
    _change(number, lifecycle.close, as_json=as_json)


@campaign.command()
def approve(number: Number, as_json: AsJson = False) -> None:
    """Approve one that waits, as the operator; for a minute it can be recalled."""
    with installation() as opened:
        calendar = opened.database.read_now(calendar_of, opened.settings)
        opened.database.run_now(approvals.approve, number, None, None, opened.now, calendar)
        _print_state(opened, number, as_json=as_json)


@campaign.command()
def recall(number: Number, as_json: AsJson = False) -> None:
    """Make one a draft again that waits, or was approved within the last minute."""
    with installation() as opened:
        opened.database.run_now(approvals.recall, number, None, opened.now)
        _print_state(opened, number, as_json=as_json)


@campaign.command()
def pause(number: Number, as_json: AsJson = False) -> None:
    """Hold all messages and all starts; who has begun may go on."""
    _change(number, lifecycle.pause, as_json=as_json)


@campaign.command()
def resume(number: Number, as_json: AsJson = False) -> None:
    """Go on after a pause."""
    _change(number, lifecycle.resume, as_json=as_json)


@campaign.command()
def remind(number: Number, as_json: AsJson = False) -> None:
    """Remind everybody who has not finished, once a day."""
    with installation() as opened:
        found = opened.database.run_now(remind_now.remind, number, opened.now, opened.settings)
    counts = {name: value for name, value in asdict(found).items() if name not in ("now", "at")}
    if as_json:
        print_json({"campaign": number, "planned": found.now, "not_reminded": counts})
        return
    typer.echo(f"campaign {number}: {found.now} reminders planned")
    if left_out := ", ".join(f"{name} {value}" for name, value in counts.items() if value):
        typer.echo(f"not reminded: {left_out}")


@campaign.command()
def migrate(
    number: Number,
    to: Annotated[int | None, typer.Option(help="The version's number; without it, the newest.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count what would become of the answers.")] = False,
    as_json: AsJson = False,
) -> None:
    """Bring who is in the middle to another version of the survey; nobody loses an answer."""
    with installation() as opened:
        from bot.cli import migrating

        figures = migrating.migrate(opened.database, number, to, opened.now, dry_run=dry_run)
    if as_json:
        print_json(figures)
    else:
        print_table(tuple(figures), [tuple(figures.values())])


# -- printing

_PLAN = ("at", "kind", "messages", "sent", "left", "held_back")
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


def _row(opened: Opened, state: CampaignFigures) -> tuple[object, ...]:
    zone = opened.settings.zone
    return (
        state.id,
        f"{state.survey} {state.version}",
        _stands(state),
        state.rule,
        shown(state.opens_at, zone),
        shown(state.closes_at, zone),
        f"{state.counts.submitted} of {state.counts.total}",
    )


def _stands(state: CampaignFigures) -> str:
    return f"{state.state}, paused" if state.paused_at is not None else state.state


def _plain(opened: Opened, state: CampaignFigures) -> dict[str, Any]:
    zone = opened.settings.zone
    return {
        "campaign": state.id,
        "survey": state.survey,
        "version": state.version,
        "state": state.state,
        "audience": state.rule,
        "opens": state.opens_at.astimezone(zone).isoformat(),
        "closes": state.closes_at.astimezone(zone).isoformat(),
        "grace": _iso(state.grace_until, zone),
        "correct_until": _iso(state.correct_until, zone),
        "reminders": state.reminders,
        "paused": state.paused_at is not None,
        **asdict(state.counts),
    }


def _iso(at: datetime | None, zone: ZoneInfo) -> str | None:
    return None if at is None else at.astimezone(zone).isoformat()
