"""One setting after the other: from a flag, from what is there already, or from whoever sits at the terminal."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field

import typer

from bot.cli.common import note
from bot.cli.env_file import EnvFile
from bot.services.refusals import Refusal
from bot.settings import PREFIX, Settings, SettingsError, read_settings

Check = Callable[[Settings], str]


@dataclass(frozen=True, slots=True)
class AskedSetting:
    """One setting: its name without prefix, what is asked, what is proposed.

    ``check`` looks at the settings with the new value, says in one line what was found, and raises Refusal.
    """

    name: str
    text: str
    proposed: str = ""
    secret: bool = False
    required: bool = False
    check: Check | None = None


@dataclass(slots=True)
class Asking:
    """Whether somebody answers (``asks``), and what was said so far: settings by name, all of them in the file too."""

    asks: bool
    file: EnvFile
    said: dict[str, str] = field(default_factory=dict)

    def settle(self, question: AskedSetting, given: str | None) -> str:
        """Settle a setting, tell what was found, and keep it in the file; '' when it was left out.

        Raises SettingsError or Refusal for a wrong value where nobody can be asked again.
        """
        there = os.environ.get(PREFIX + question.name) or self.file.read(question.name)
        value = given or there
        while True:
            value = value or (self._ask(question) if self.asks else "") or question.proposed
            try:
                self._take(question, value, is_new=value != self.file.read(question.name))
            except (SettingsError, Refusal) as error:
                if not self.asks:
                    raise
                note(f"  ✗ {error}")
                value = ""
            else:
                return value

    def _ask(self, question: AskedSetting) -> str:
        answer = typer.prompt(
            f"  {question.text[:1].upper()}{question.text[1:]}",
            default=question.proposed,
            hide_input=question.secret,
            show_default=bool(question.proposed),
            err=True,
        )
        return str(answer).strip()

    def _take(self, question: AskedSetting, value: str, *, is_new: bool) -> None:
        """Check a value beside what was said before, and keep it."""
        if not value:
            if question.required:
                raise SettingsError(f"{PREFIX}{question.name}: expected {question.text}")
            return
        said = self.said | {question.name: value}
        found = _settings(said)
        told = question.check(found) if question.check is not None else value
        if is_new:
            self.file.write(question.name, value)
        self.said = said
        note(f"  ✓ {told}")

    def settings(self) -> Settings:
        """Give the settings with everything that was said. Raises SettingsError."""
        return _settings(self.said)

    def confirm(self, text: str, *, proposed: bool) -> bool:
        """Ask for a yes or no; what is proposed where nobody answers."""
        return typer.confirm(f"  {text}", default=proposed, err=True) if self.asks else proposed

    def choose(self, text: str, given: str | None) -> str:
        """Ask for a word or a file; '' where nothing was said."""
        if given is not None or not self.asks:
            return given or ""
        return str(typer.prompt(f"  {text}", default="", show_default=False, err=True)).strip()


def _settings(said: dict[str, str]) -> Settings:
    return read_settings(**{name.lower(): value for name, value in said.items()})
