"""``surveybot init``: from a token to two admins and the first invitation, step by step.

Every answer is in ``.env`` or in the database before the next question, so that whoever breaks off goes on by calling
the command again. The token is never printed.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from bot.cli import bot_api, importing
from bot.cli.asking import AskedSetting, Asking
from bot.cli.common import AsJson, Opened, logs_to_stderr, note, opened_with, print_json
from bot.cli.env_file import EnvFile
from bot.cli.running import LAWFUL
from bot.installation import InstallationError
from bot.services import installation_facts
from bot.services.imports.report import ImportReport
from bot.services.people import admins, invitations, joining
from bot.services.refusals import Refusal
from bot.settings import PREFIX, Settings
from storage.vault import new_secret

app = typer.Typer()

FIRST_ADMINS: Final = 2  # one plans a campaign, another approves it
PROVINCE: Final = Path(importing.__file__).parent.parent / "sandbox" / "province"
SAMPLES: Final = {"structure": PROVINCE / "structure.yaml", "roster": PROVINCE / "roster.csv"}
SAMPLE: Final = "sample"
NOTICE: Final = (
    AskedSetting("NOTICE_BODY", "Who is responsible for the data, such as: Ban Tổ chức Tỉnh ủy Vân Hải"),
    AskedSetting("NOTICE_CONTACT", "Whom to ask about them, such as: 0203 000 000, phòng Tổ chức cán bộ"),
    AskedSetting("NOTICE_PERIOD", "How long they are kept, such as: đến 31/12/2027"),
    AskedSetting("NOTICE_PLACE", "Where they are stored, such as: máy chủ của Tỉnh ủy"),
)
_TOKEN: Final = re.compile(r"\d+:[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What flags say; None where they say nothing."""

    token: str | None
    timezone: str | None
    database: str | None
    notice: tuple[str | None, ...]
    structure: str | None
    roster: str | None
    admins: tuple[str, ...]
    lawful: bool


@app.command()
def init(  # noqa: PLR0917 - the options of a command
    token_file: Annotated[Path | None, typer.Option(help="The token, in a file; - reads it from the input.")] = None,
    token: Annotated[str | None, typer.Option(help="The token; it stays in the shell's history: see above.")] = None,
    timezone: Annotated[str | None, typer.Option(help="An IANA time zone, such as Asia/Ho_Chi_Minh.")] = None,
    database_url: Annotated[str | None, typer.Option(help="postgresql://…; without it a file under var/.")] = None,
    notice_body: Annotated[str | None, typer.Option(help="Who is responsible for the data.")] = None,
    notice_contact: Annotated[str | None, typer.Option(help="Whom to ask about them.")] = None,
    notice_period: Annotated[str | None, typer.Option(help="How long they are kept.")] = None,
    notice_place: Annotated[str | None, typer.Option(help="Where they are stored.")] = None,
    structure: Annotated[str | None, typer.Option(help="A file with units and lists, or: sample.")] = None,
    roster: Annotated[str | None, typer.Option(help="A file with people, or: sample.")] = None,
    admin: Annotated[list[str] | None, typer.Option(help="Staff code of an admin; twice for both.")] = None,
    lawful_use: Annotated[
        bool, typer.Option("--lawful-use", help="You confirm that using the messenger is lawful where you are.")
    ] = False,
    ask: Annotated[bool | None, typer.Option("--ask/--no-ask", help="Ask; else only at a terminal.")] = None,
    as_json: AsJson = False,
) -> None:
    """Begin an installation in this folder: token, time zone, notice, structure, two admins, the first invitation.

    Call it again after a break: what was said stands in .env and is not asked twice.
    """
    asks = (sys.stdin.isatty() and not as_json) if ask is None else ask
    notice = (notice_body, notice_contact, notice_period, notice_place)
    wanted = Wanted(
        _token(token_file, token), timezone, database_url, notice, structure, roster, tuple(admin or ()), lawful_use
    )
    done = _begin(Asking(asks, EnvFile(Path(".env"))), wanted)
    if as_json:
        print_json(done)
    else:
        _say_what_next(done)


def _token(file: Path | None, given: str | None) -> str | None:
    if file is None:
        return given
    return (sys.stdin.readline() if str(file) == "-" else file.read_text(encoding="utf-8")).strip()


def _begin(asking: Asking, wanted: Wanted) -> dict[str, Any]:
    """All steps in their order; what came of them, as JSON has it."""
    note("1/5  The token. Write /newbot to @BotFather on Telegram; its answer holds a line such as 123456:ABC…")
    asking.settle(
        AskedSetting("TOKEN", "the token from @BotFather", secret=True, required=True, check=_of_a_bot), wanted.token
    )
    note("2/5  The time zone, in which dates are shown and hours kept.")
    asking.settle(AskedSetting("TIMEZONE", "Time zone", "Asia/Ho_Chi_Minh"), wanted.timezone)
    _settle_database(asking, wanted.database)
    note("3/5  The notice, which people read before they agree. What is left empty it says in general words.")
    for question, given in zip(NOTICE, wanted.notice, strict=True):
        asking.settle(question, given)
    logs_to_stderr()
    with opened_with(asking.settings()) as opened:
        settle_lawful_use(asking, opened, confirmed=wanted.lawful)
        note("4/5  Units and people: .xlsx, .csv or .yaml. The sample is a made-up province, to try things out.")
        files = [
            _import(asking, opened, "structure", wanted.structure),
            _import(asking, opened, "roster", wanted.roster),
        ]
        note("5/5  Two admins: one plans a campaign, the other approves it.")
        name = _name(opened)
        invited = _invite(asking, opened, name, wanted.admins)
    return {
        "bot": name,
        "settings": str(asking.file.path),
        "structure": files[0],
        "roster": files[1],
        "admins": invited,
    }


def _of_a_bot(settings: Settings) -> str:
    """Ask the Bot API whose token it is. Raises Refusal, never with the token in it."""
    assert settings.token is not None
    if not _TOKEN.fullmatch(settings.token.get_secret_value()):
        raise Refusal("token_shape", f"{PREFIX}TOKEN: expected a number, a colon and letters, such as 123456:ABC…")
    try:
        name = bot_api.ask(settings, "getMe").get("username")
    except bot_api.BotApiError as error:
        raise Refusal("token_unchecked", str(error)) from error
    return f"It is the token of @{name}."


def _settle_database(asking: Asking, given: str | None) -> None:
    """A database of one's own is named by a flag; with PostgreSQL the key that several processes share is made here."""
    quiet = Asking(asks=False, file=asking.file, said=asking.said)
    url = quiet.settle(
        AskedSetting("DATABASE_URL", "Database", check=lambda _: "The database is named in .env."), given
    )
    if url.startswith("postgres"):
        told = "The secret key is in .env. Copy it to a safe place: without it nobody can read what is sealed."
        quiet.settle(AskedSetting("SECRET_KEY", "Secret key", new_secret(), check=lambda _: told), None)
    asking.said = quiet.said


def settle_lawful_use(asking: Asking, opened: Opened, *, confirmed: bool) -> None:
    """Keep the operator's word. Where nobody is asked `run` asks for it. Raises InstallationError for a no."""
    known = opened.database.read_now(installation_facts.recall, installation_facts.LAWFUL_USE)
    if opened.settings.is_offline or known == "confirmed" or not (confirmed or asking.asks):
        return
    if not (confirmed or asking.confirm(LAWFUL, proposed=False)):
        raise InstallationError("not begun: lawful use was not confirmed. What you said so far is in .env")
    opened.database.run_now(installation_facts.remember, installation_facts.LAWFUL_USE, "confirmed")


def _import(asking: Asking, opened: Opened, kind: str, given: str | None) -> dict[str, int] | None:
    """Import a file, or the sample; the counts of its rows, None where nothing was to be imported."""
    known = opened.database.read_now(admins.anybody_else if kind == "roster" else admins.any_unit)
    if known and given is None:
        note(f"  ✓ There is a {kind} already.")
        return None
    said = asking.choose(f"{kind.capitalize()}: a file, or 'sample'; Enter for later", given)
    if not said:
        return None
    report = importing.imported(opened, kind, SAMPLES[kind] if said.casefold() == SAMPLE else Path(said))
    note(f"  ✓ {_told(report)}")
    for result in report.results:
        for problem in result.problems:
            note(f"    row {result.row} {problem.column}: {problem.text}")
    return report.counts


def _told(report: ImportReport) -> str:
    return ", ".join(f"{count} {outcome}" for outcome, count in report.counts.items())


def _name(opened: Opened) -> str:
    try:
        return bot_api.bot_name(opened.settings, opened.database)
    except bot_api.BotApiError as error:
        raise Refusal("no_bot_name", str(error)) from error


def _invite(asking: Asking, opened: Opened, name: str, codes: tuple[str, ...]) -> list[dict[str, Any]]:
    """An invitation for each of the first admins who has not joined; more are made until there are two."""
    there = dict(opened.database.read_now(admins.joined))
    named = list(dict.fromkeys([*codes, *there]))
    wanted: list[str | None] = [*named[: max(FIRST_ADMINS, len(codes))]]
    while len(wanted) < FIRST_ADMINS:
        wanted.append(asking.choose("Staff code of an admin; Enter for somebody who is on no roster", None) or None)
    found = []
    for code in wanted:
        if code is not None and there.get(code):
            note(f"  ✓ {code} has joined.")
            found.append({"staff_code": code, "joined": True, "link": None, "code": None})
            continue
        drawn = opened.database.run_now(admins.invite_admin, code, opened.now)
        link = invitations.link(name, drawn.code)
        found.append({"staff_code": drawn.staff_code, "joined": False, "link": link, "code": drawn.code})
    return found


def _say_what_next(done: dict[str, Any]) -> None:
    """The first invitation, and what comes after it."""
    waiting = [one for one in done["admins"] if not one["joined"]]
    for number, one in enumerate(waiting):
        whose = "Your own invitation: open it on your phone" if number == 0 else "For the second admin, another person"
        asked = one["staff_code"][-joining.FACT_LETTERS :]
        typer.echo(f"{whose}:\n  {one['link']}\n  The bot asks for the last characters of {one['staff_code']}: {asked}")
    typer.echo("Start the bot and leave it running: surveybot run")
    typer.echo("Then publish a survey and plan a campaign: docs/operators.md, 'From a token to the first invitation'.")
