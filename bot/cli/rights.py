"""``surveybot rights``: the register of requests by law, and what is done about them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from bot.calendar.periods import KINDS
from bot.cli.common import AsJson, Opened, installation, note, print_json, print_table
from bot.exports import copies as files
from bot.services import audit
from bot.services.operating import audit_mark
from bot.services.operating.files import written_whole
from bot.services.people import invitations, register
from bot.services.people.register import RequestWish
from bot.services.refusals import Refusal
from bot.services.rights import asking, copies, desk, ledger
from bot.services.rights import retention as retaining
from bot.services.rights.clocks import clocks_of
from bot.services.sessions import pictures
from bot.services.sessions.library import Library
from bot.texts import Texts
from storage import private
from storage.models import Person, RightRequest
from storage.pictures import PictureFolder
from storage.unit_of_work import UnitOfWork

app = typer.Typer()
rights = typer.Typer(no_args_is_help=True)
app.add_typer(rights, name="rights", help="Requests by law: who asked for what, until when, what was done.")

Number = Annotated[int, typer.Argument(help="The request's number.")]
Reason = Annotated[str, typer.Option("--reason", help="Why; the person is told.")]
Folder = Annotated[Path | None, typer.Option("--to", help="The folder for the files of a copy.", file_okay=False)]
Code = Annotated[str, typer.Argument(help="The staff code of the person.")]

_COLUMNS = ("number", "request", "asked", "answer_due", "answered", "due", "extended", "state", "late")


@rights.command("list")
def list_(
    everything: Annotated[bool, typer.Option("--all", help="Also what was settled, the newest first.")] = False,
    as_json: AsJson = False,
) -> None:
    """Open requests, those due first on top. Names nobody."""
    with installation() as opened:
        found = opened.database.read_now(register.listed, everything=everything)
        rows = [_plain(opened, request) for request in found]
    if as_json:
        print_json(rows)
        return
    print_table(_COLUMNS, [[row[name] for name in _COLUMNS] for row in rows])
    if late := sum(row["late"] for row in rows):
        note(f"{late} due or overdue")


def _plain(opened: Opened, request: RightRequest) -> dict[str, Any]:
    zone = opened.settings.zone
    return {
        "number": request.id,
        "request": request.kind,
        "asked": request.asked_at.astimezone(zone).isoformat(timespec="seconds"),
        "answer_due": request.answer_due_on.isoformat(),
        "answered": _iso(opened, request.answered_at),
        "due": request.due_on.isoformat(),
        "extended": request.extended_at is not None,
        "state": request.outcome or "open",
        "late": register.is_late(request, opened.now.date()),
    }


def _iso(opened: Opened, at: Any) -> str | None:
    return None if at is None else at.astimezone(opened.settings.zone).isoformat(timespec="seconds")


@rights.command()
def show(number: Number, as_json: AsJson = False) -> None:
    """One request: who asked, their words, every step. On record, because it names somebody."""
    with installation() as opened:
        shown = opened.database.run_now(_shown, number, opened)
    if as_json:
        print_json(shown)
    else:
        print_table(("what", "is"), [(name, value) for name, value in shown.items() if value not in (None, "")])


def _shown(uow: UnitOfWork, number: int, opened: Opened) -> dict[str, Any]:
    request = register.one(uow, number)
    person = uow.orm.get_one(Person, request.person_id)
    subject = f"person:{person.id}"
    audit.record(
        uow, actor=audit.OPERATOR, act="rights.view", subject=subject, details={"request": number}, now=opened.now
    )
    return _plain(opened, request) | {
        "staff_code": person.staff_code,
        "through": request.through,
        "wish": register.said(uow, request.wish, register.WISH),
        "answered_by": request.answered_by,
        "extension_reason": register.said(uow, request.extension_reason, register.REASON),
        "done": _iso(opened, request.done_at),
        "done_by": request.done_by,
        "refusal_reason": register.said(uow, request.refusal_reason, register.REASON),
        "figures": request.figures,
    }


@rights.command("register")
def register_(
    staff_code: Code,
    kind: Annotated[str, typer.Argument(help=f"What was asked for: {', '.join(KINDS)}.")],
    wish: Annotated[str, typer.Option("--wish", help="What they wrote.")] = "",
    as_json: AsJson = False,
) -> None:
    """Take in a request made on paper. Confirm outside the program that it is really them."""
    with installation() as opened:
        wanted = RequestWish(kind, wish, opened.settings.language, audit.OPERATOR)
        request = opened.database.run_now(_register, staff_code, wanted, opened)
        _say(opened, request, as_json=as_json)


def _register(uow: UnitOfWork, staff_code: str, wanted: RequestWish, opened: Opened) -> RightRequest:
    person = invitations.person_of(uow, staff_code)
    return asking.ask(uow, person.id, wanted, clocks_of(uow, opened.settings), opened.now)


@rights.command()
def answer(number: Number, as_json: AsJson = False) -> None:
    """Give the first answer: it was received, and until when it is done. The person is told."""
    with installation() as opened:
        request = opened.database.run_now(desk.answer, number, audit.OPERATOR, opened.now)
        _say(opened, request, as_json=as_json)


@rights.command()
def extend(number: Number, reason: Reason, as_json: AsJson = False) -> None:
    """Make the time longer, once, while it has not run out. The person is told why."""
    with installation() as opened:
        request = opened.database.run_now(_extend, number, reason, opened)
        _say(opened, request, as_json=as_json)


def _extend(uow: UnitOfWork, number: int, reason: str, opened: Opened) -> RightRequest:
    return desk.extend(uow, number, reason, clocks_of(uow, opened.settings), audit.OPERATOR, opened.now)


@rights.command()
def refuse(number: Number, reason: Reason, as_json: AsJson = False) -> None:
    """Refuse, with a reason that the person is told."""
    with installation() as opened:
        request = opened.database.run_now(desk.refuse, number, reason, audit.OPERATOR, opened.now)
        _say(opened, request, as_json=as_json)


@rights.command("carry-out")
def carry_out(
    number: Number,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without being asked.")] = False,
    to: Folder = None,
    as_json: AsJson = False,
) -> None:
    """Do what was asked for: erase, freeze, write a copy, note that it was corrected. It cannot be undone."""
    with installation() as opened:
        request = opened.database.read_now(register.one, number)
        _confirm(request, yes=yes)
        if copies.is_given(request):
            _write_copy(opened, request.person_id, number, to)
        request = opened.database.run_now(desk.carry_out, number, audit.OPERATOR, opened.now)
        if request.kind in ledger.SCOPES:
            overwrite(opened)
        _say(opened, request, as_json=as_json)


@rights.command()
def replay(
    erasures: Annotated[
        list[Path] | None, typer.Option("--erasures", help="A register that stands elsewhere than beside the database.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without this it is only said what is missing.")] = False,
    as_json: AsJson = False,
) -> None:
    """After a recovery by the database's own means to a moment before an erasure: carry it out again."""
    with installation() as opened:
        places = [opened.settings.data_folder, *opened.database.read_now(ledger.folders), *(erasures or [])]
        known = ledger.read([place / ledger.NAME if place.is_dir() else place for place in places])
        found = opened.database.read_now(ledger.missing, known)
        went_back = opened.database.read_now(audit_mark.is_ahead, opened.settings.data_folder)
        if yes and went_back:
            opened.database.run_now(audit_mark.take_back, opened.settings.data_folder, "database.recover", opened.now)
        if yes and found:
            opened.database.run_now(ledger.replay, found, opened.now)
            overwrite(opened)
    if as_json:
        print_json(
            {
                "missing": [one.request for one in found],
                "carried_out": len(found) if yes else 0,
                "record_went_back": went_back,
            }
        )
        return
    if went_back:
        note("the record of privileged acts went back with the database" + (", which is on record now" if yes else ""))
    for one in found:
        typer.echo(f"request {one.request} ({one.kind}) of {one.at}: {'carried out again' if yes else 'missing'}")
    if not found:
        typer.echo("nothing is missing: every erasure in the registers is carried out here")
    if (found or went_back) and not yes:
        note("nothing was changed: say --yes to carry them out again")


def _confirm(request: RightRequest, *, yes: bool) -> None:
    """The operator's word. Raises Refusal without it."""
    if yes or request.outcome is not None:
        return
    if not sys.stdin.isatty() or not typer.confirm(f"Carry out request {request.id} ({request.kind})?", err=True):
        raise Refusal("not_approved", f"request {request.id} ({request.kind}) cannot be undone: say --yes")


def overwrite(opened: Opened) -> None:
    """Note erasures beside the database and the backups, and overwrite what they left in the file."""
    erasures, places = opened.database.read_now(ledger.carried_out), opened.database.read_now(ledger.folders)
    ledger.write([opened.settings.data_folder, *places], erasures)
    opened.database.run_now(pictures.sweep, PictureFolder(opened.settings.pictures_folder))
    _name_copies(opened)
    if not opened.database.scrub():
        note("the file is in use: what was erased is overwritten by the jobs, in a minute")


def _name_copies(opened: Opened) -> None:
    """Copies that the program made before migrations and restores still hold what was erased."""
    found = sorted(path for path in opened.settings.data_folder.glob("*before-*") if path.is_file())
    if found:
        note("these copies are from before and hold what was erased; remove them when you need them no more:")
    for path in found:
        note(f"  {path}")


@rights.command("copy")
def copy_(
    code: Annotated[str, typer.Argument(help="The code that the person drew in the chat.")],
    to: Folder = None,
    as_json: AsJson = False,
) -> None:
    """Write the copy of somebody's own data for which they drew a code, and note that it was given out."""
    with installation() as opened:
        request = opened.database.read_now(copies.by_code, code)
        _write_copy(opened, request.person_id, request.id, to)
        request = opened.database.run_now(desk.carry_out, request.id, audit.OPERATOR, opened.now)
        _say(opened, request, as_json=as_json)


def _write_copy(opened: Opened, person_id: int, number: int, to: Path | None) -> None:
    """Both files, readable by their owner alone."""
    folder = private.folder(to or opened.settings.data_folder / "copies")
    settings, read = opened.settings, opened.database.read_now
    language = read(_language, person_id) or settings.language
    library = Library(PictureFolder(settings.pictures_folder))
    found = read(copies.copy_of, person_id, library, opened.now, language)
    texts = Texts(language, None, settings.zone)
    for suffix, body in (("html", files.as_html(found, texts)), ("json", files.as_json(found))):
        path = folder / f"request-{number}.{suffix}"
        with written_whole(path) as file:
            file.write(body)
        note(f"written: {path}")
    for name, picture in found.pictures.items():
        with written_whole(private.folder(folder / f"request-{number}.pictures") / name) as file:
            file.write(picture)


def _language(uow: UnitOfWork, person_id: int) -> str | None:
    return uow.orm.get_one(Person, person_id).language


@rights.command()
def lift(staff_code: Code, as_json: AsJson = False) -> None:
    """End a restriction, objection or deletion that was carried out: the person wants to take part again."""
    with installation() as opened:
        ended = opened.database.run_now(_lift, staff_code, opened)
    if as_json:
        print_json({"staff_code": staff_code, "lifted": ended})
    else:
        typer.echo(f"{ended} lifted")


def _lift(uow: UnitOfWork, staff_code: str, opened: Opened) -> int:
    return asking.lift(uow, invitations.person_of(uow, staff_code).id, audit.OPERATOR, opened.now)


def _say(opened: Opened, request: RightRequest, *, as_json: bool) -> None:
    if as_json:
        print_json(_plain(opened, request) | {"figures": request.figures})
        return
    state, days = (request.outcome or "open").replace("_", " "), f"{request.answer_due_on}, due {request.due_on}"
    typer.echo(f"request {request.id} ({request.kind}): {state}; first answer by {days}")
    for name, rows in (request.figures or {}).items():
        typer.echo(f"  {name}: {rows}")


@app.command()
def retention(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    as_json: AsJson = False,
) -> None:
    """Let go of what need not be kept any longer: drafts, answers, messages. The jobs do this by themselves."""
    with installation() as opened:
        periods = retaining.Periods(opened.settings.retention_drafts_days, opened.settings.retention_months)
        due = opened.database.read_now(retaining.due, periods, opened.now)
        while not dry_run and opened.database.run_now(retaining.carry_out, periods, opened.now):
            pass
        if due and not dry_run:
            overwrite(opened)
    if as_json:
        print_json({"dry_run": dry_run, "rows": due})
        return
    for name, rows in due.items():
        typer.echo(f"{name}: {rows}")
    if not due:
        typer.echo("nothing is due")
