"""The generated parts of the docs: ``python -m tests.docs_tools`` writes them anew, `tests/contracts` compares.

A generated part stands between ``<!-- generated: NAME -->`` and ``<!-- end -->``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import typer.main
from pydantic import SecretStr
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined
from typer.core import TyperGroup

from bot.cli import app
from bot.settings import PREFIX, Settings
from tests import docs_authors

ROOT: Final = Path(__file__).parent.parent
_PART: Final = re.compile(r"(<!-- generated: ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)

FIGURES: Final = (
    ("Screens that were lost are looked for every", "bot.jobs.schedule", "REPAIR_EVERY", "s"),
    ("Campaigns are opened, closed, filled up every", "bot.jobs.schedule", "CAMPAIGNS_EVERY", "s"),
    ("Due items are planned and acted on every", "bot.jobs.schedule", "REMIND_EVERY", "s"),
    ("Unasked messages a person gets, at most a day", "bot.services.reminders.caps", "A_DAY", ""),
    ("Unasked messages a person gets, at most a calendar week", "bot.services.reminders.caps", "A_WEEK", ""),
    ("Working days under which only the last reminder comes", "bot.services.reminders.ladder", "SHORT", ""),
    (
        "Days of an absence or of an imported entry of the calendar, at most",
        "bot.services.people.absences",
        "MOST_DAYS",
        "",
    ),
    ("Waiting messages are sent every", "bot.jobs.schedule", "SEND_EVERY", "s"),
    ("A broken network is tried for", "bot.delivery.outcomes", "GIVE_UP_AFTER", ""),
    ("Accounts, people who leave and menus are looked after every", "bot.jobs.schedule", "ACCOUNTS_EVERY", "s"),
    ("A new account that nobody confirms waits", "bot.services.people.new_accounts", "HELD", ""),
    ("Privileged acts of the chat are sealed every", "bot.jobs.schedule", "SEAL_EVERY", "s"),
    ("Focal points are told of discrepancies every", "bot.jobs.schedule", "PEOPLE_EVERY", "s"),
    ("A focal point hears of discrepancies again after", "bot.services.people.roster_discrepancies", "AGAIN_AFTER", ""),
    ("Import: rows of a structure file in the chat", "bot.services.imports.structure.drafts", "MOST_ROWS", ""),
    ("Summaries are planned and left for delivery every", "bot.jobs.schedule", "SUMMARIES_EVERY", "s"),
    ("Alarms are looked for every", "bot.jobs.schedule", "WATCH_EVERY", "s"),
    ("People invited from whom on a group has a rate", "bot.services.summaries.participation", "K", ""),
    ("What is due is late after", "bot.services.operating.vitals", "LATE_AFTER", ""),
    ("Failures in a row that make an alarm", "bot.services.operating.job_runs", "FAILING_AFTER", ""),
    ("Pictures of summaries are kept", "bot.services.operating.retention", "KEEP_PICTURES", ""),
    ("What need not be kept is removed every", "bot.jobs.schedule", "TIDY_EVERY", "s"),
    ("Numbers of updates are kept", "bot.services.operating.retention", "KEEP_RECEIVED", ""),
    ("Parked updates are kept", "bot.services.operating.retention", "KEEP_PARKED", ""),
    ("Chats of strangers are kept after their last message", "bot.services.operating.retention", "KEEP_STRANGERS", ""),
    ("Invitations hold", "bot.services.people.invitations", "LIFETIME", ""),
    ("Wrong facts until an invitation is dead", "bot.services.people.invitations", "MOST_WRONG_TRIES", ""),
    ("Wrong codes and facts of one chat within an hour", "bot.services.people.joining", "MOST_TRIES", ""),
    ("Characters of the staff code that are asked", "bot.services.people.joining", "FACT_LETTERS", ""),
    ("A second call for help tells nothing new within", "bot.services.deliveries.assistance", "AGAIN_AFTER", ""),
    ("Import files: most bytes", "bot.services.imports.tables.raw", "MAX_FILE", ""),
    ("Import files: most rows", "bot.services.imports.tables.raw", "MAX_ROWS", ""),
    ("Survey files: most bytes", "survey_definitions.limits", "FILE_BYTES", ""),
    ("Survey files: most rows of a sheet", "survey_definitions.limits", "ROWS", ""),
    ("Longest answer, in characters", "survey_definitions.limits", "ANSWER_LENGTH", ""),
    ("Most entries of a repeat that the person adds to", "survey_definitions.limits", "ENTRIES", ""),
)
"""What an operator asks "how often, how long, how many" about: words, module, constant, unit."""


def settings_table() -> str:
    """All settings, in the order of `bot.settings`."""
    rows = [_setting(name, field) for name, field in Settings.model_fields.items()]
    return "\n".join(["| variable | default | meaning |", "|---|---|---|", *rows, ""])


def _setting(name: str, field: FieldInfo) -> str:
    return f"| `{PREFIX}{name.upper()}` | {_default(field)} | {field.description or ''} |"


def _default(field: FieldInfo) -> str:
    value: Any = field.default
    if value is None or value is PydanticUndefined or value == "":
        return ""
    return f"`{value.get_secret_value() if isinstance(value, SecretStr) else value}`"


def figures_table() -> str:
    """Intervals and limits, with the place where each is set."""
    rows = [
        f"| {words} | {shown(getattr(import_module(module), name))}{unit and ' ' + unit} | `{module}.{name}` |"
        for words, module, name, unit in FIGURES
    ]
    return "\n".join(["| | | set in |", "|---|---|---|", *rows, ""])


def shown(value: Any) -> str:
    """A constant as people read it."""
    if isinstance(value, timedelta):
        hours, minutes = divmod(int(value.total_seconds()) // 60, 60)
        if not hours:
            return f"{minutes} minutes"
        return f"{hours // 24} days" if hours % 24 == 0 and hours > 48 else f"{hours} hours"
    return f"{value:,}".replace(",", " ")


def commands_table() -> str:
    """Every command of the command line as it is called, with the first line of its help."""
    rows = [f"| `surveybot {_call(name, command)}` | {_first_line(command)} |" for name, command in _commands()]
    return "\n".join(["| | |", "|---|---|", *rows, ""])


def _commands() -> Iterator[tuple[str, Any]]:
    root: Any = typer.main.get_command(app)
    with root.make_context("surveybot", [], resilient_parsing=True) as context:
        for name in root.commands:
            _, command, _ = root.resolve_command(context, [name])
            if isinstance(command, TyperGroup):
                yield from ((f"{name} {sub}", found) for sub, found in command.commands.items())
            else:
                yield name, command


def _call(name: str, command: Any) -> str:
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option" and one.name != "help"]
    return " ".join([name, *map(_argument, arguments), *map(_option, options)])


def _argument(parameter: Any) -> str:
    word = (parameter.metavar or parameter.name).strip("[]").upper() + ("..." if parameter.nargs == -1 else "")
    return word if parameter.required else f"[{word}]"


def _option(parameter: Any) -> str:
    (name, *_) = parameter.opts
    shown = name if parameter.is_flag else f"{name} {parameter.metavar or _value(name, parameter)}"
    return shown if parameter.required else f"[{shown}]"


def _value(name: str, parameter: Any) -> str:
    """The word that stands for an option's value: FILE, N, else the last word of its name."""
    annotation = parameter.type_descriptor.annotation
    return {Path: "FILE", int: "N"}.get(annotation, name.rpartition("-")[2].upper())


def _first_line(command: Any) -> str:
    text: str = (command.help or "").strip().splitlines()[0]
    return text.rstrip(".").replace("|", "or")


PARTS: Final[Mapping[str, Callable[[], str]]] = {
    "settings": settings_table,
    "figures": figures_table,
    "commands": commands_table,
    "functions": docs_authors.functions_table,
    "problems": docs_authors.problems_table,
}


def pages() -> list[Path]:
    """Every page of the docs."""
    return [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def with_parts(text: str) -> str:
    """A page with its generated parts as they should read."""
    return _PART.sub(lambda match: f"{match[1]}{PARTS[match[2]]()}{match[3]}", text)


def main() -> None:
    """Write every page whose generated parts are out of date."""
    for page in pages():
        text = page.read_text(encoding="utf-8")
        fresh = with_parts(text)
        if fresh != text:
            page.write_text(fresh, encoding="utf-8")
            print(page.relative_to(ROOT))


if __name__ == "__main__":
    main()
