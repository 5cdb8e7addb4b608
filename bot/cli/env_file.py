"""The file ``.env``: settings are written into it one by one, and only its owner may read it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from dotenv import dotenv_values

from bot.services.operating.files import written_whole
from bot.services.refusals import Refusal
from bot.settings import PREFIX

_PLAIN: Final = re.compile(r"[\w.:/@+,-]*\Z", re.ASCII)  # needs no quotes
_NAME: Final = re.compile(r"\s*(?:export\s+)?(\w+)\s*=")


class EnvFile:
    """The settings in one file. Names are given without their prefix: ``TOKEN`` is ``SURVEYBOT_TOKEN``."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, name: str) -> str:
        """Return what the file says; empty when it says nothing."""
        return (dotenv_values(self.path, encoding="utf-8") if self.path.exists() else {}).get(PREFIX + name) or ""

    def write(self, name: str, value: str) -> None:
        """Set one setting and leave every other line as it is. Raises Refusal for a value that no line can hold.

        The file is there as a whole or as it was, whatever kills the process, and its mode is 0600 afterwards.
        """
        if not value.isprintable() or "${" in value:
            raise Refusal("setting_unwritable", f"{PREFIX}{name}: expected one line without ${{", name=name)
        lines = self.path.read_text(encoding="utf-8").splitlines() if self.path.exists() else []
        line = f"{PREFIX}{name}={_quoted(value)}"
        at = [number for number, old in enumerate(lines) if _name_of(old) == PREFIX + name]
        if at:
            lines[at[-1]] = line  # the last one counts
        else:
            lines.append(line)
        with written_whole(self.path) as file:
            file.write(("\n".join(lines) + "\n").encode())


def _name_of(line: str) -> str:
    found = _NAME.match(line)
    return found[1] if found else ""


def _quoted(value: str) -> str:
    if _PLAIN.match(value):
        return value
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
