"""Surveys as small tables, and somebody who takes them. The state goes through JSON after every input."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, timezone
from functools import lru_cache

from survey_definitions import (
    AddRepeat,
    Answer,
    Answered,
    Back,
    CloseRepeat,
    Context,
    Event,
    GoTo,
    Input,
    Prompt,
    Rejected,
    RemoveRepeat,
    ReopenRepeat,
    Session,
    SetLanguage,
    Skip,
    Survey,
    compile_survey,
)

NOW = datetime(2026, 3, 9, 10, 0, tzinfo=timezone(timedelta(hours=7)))
YES_NO = {"yn": "yes no"}


def survey(table: str, choices: Mapping[str, str] | None = None, settings: str = "") -> Survey:
    """A survey from a table.

    The first line names the columns, a blank cell stays empty; without a column `label` the name is the label.
    `choices` gives the names of each list; `|` in a name separates name, label and further columns. `settings`
    are `key=value` words.
    """
    return _compiled(table, json.dumps(choices if choices is not None else YES_NO), settings)


@lru_cache(maxsize=256)
def _compiled(table: str, choices: str, settings: str) -> Survey:
    given = dict(word.split("=", 1) for word in settings.split())
    sheets = {
        "settings": {"form_id": "test", "version": "1", **given},
        "survey": list(_labelled(rows(table))),
        "choices": list(_choices(json.loads(choices))),
    }
    return compile_survey(json.dumps(sheets).encode(), "test.yaml").survey


def rows(table: str) -> list[dict[str, str]]:
    """The rows of a table written with `|` between the cells."""
    header, *lines = (line for line in table.strip().splitlines() if line.strip())
    columns = [cell.strip() for cell in header.split("|")]
    return [dict(zip(columns, (cell.strip() for cell in line.split("|")), strict=False)) for line in lines]


def _labelled(table: Iterable[dict[str, str]]) -> Iterable[dict[str, str]]:
    silent = ("calculate", "hidden", "begin_", "end_", "start", "today", "username", "deviceid")
    for row in table:
        if not row["type"].startswith(silent) and not any(column.startswith("label") for column in row):
            row["label"] = row["name"]
        yield row


def _choices(lists: Mapping[str, str]) -> Iterable[dict[str, str]]:
    for listed, names in lists.items():
        for word in names.split():
            name, *rest = word.split("|")
            columns = dict(zip(("label", "parent"), rest, strict=False))
            yield {"list_name": listed, "name": name, "label": name, **columns}


class Taker:
    """Somebody taking a survey."""

    def __init__(
        self, taken: Survey, context: Context | None = None, *, language: str = "", now: datetime = NOW, seed: str = "s"
    ) -> None:
        self.survey, self.context, self.now = taken, context or Context(), now
        self.session = Session.start(taken, self.context, now=now, seed=seed, language=language)
        self.reload()

    def reload(self) -> None:
        """Go on from the stored state, which must be read as it was written."""
        stored = json.loads(json.dumps(self.session.dump()))
        shown = self.session.prompt()
        self.session = Session.load(self.survey, self.context, stored, self.now)
        assert self.session.dump() == stored
        assert self.session.prompt() == shown

    def give(self, given: Input) -> tuple[Event, ...]:
        """One input, and what came of it."""
        events = self.session.apply(given, self.now)
        self.reload()
        return events

    # -- what people do

    def answer(self, *values: object) -> Taker:
        """Answer the next questions, each of which must take its answer."""
        for value in values:
            event = self.give(Answer(str(value)))[0]
            assert isinstance(event, Answered), (self.path, value, event)
        return self

    def refused(self, value: object) -> str:
        """Answer, and be refused: the code, with the author's message if there is one."""
        event = self.give(Answer(str(value)))[0]
        assert isinstance(event, Rejected), (self.path, value, event)
        return " ".join(filter(None, (event.code, event.message)))

    def skip(self) -> Taker:
        """Pass over."""
        event = self.give(Skip())[0]
        assert not isinstance(event, Rejected), event
        return self

    def back(self) -> Taker:
        """Go back."""
        self.give(Back())
        return self

    def go(self, path: str) -> Taker:
        """Go to a question."""
        self.give(GoTo(path))
        return self

    def add(self, path: str | None = None) -> Taker:
        """Add an entry."""
        self.give(AddRepeat(path))
        return self

    def close(self) -> Taker:
        """No more entries."""
        self.give(CloseRepeat())
        return self

    def reopen(self, path: str) -> Taker:
        """Show a list of entries again."""
        self.give(ReopenRepeat(path))
        return self

    def remove(self, path: str) -> Taker:
        """Remove an entry."""
        self.give(RemoveRepeat(path))
        return self

    def speak(self, language: str) -> Taker:
        """Change the language."""
        self.give(SetLanguage(language))
        return self

    # -- what people see

    @property
    def prompt(self) -> Prompt:
        """What is asked, when anything is."""
        shown = self.session.prompt()
        assert shown is not None, "nothing is asked"
        return shown

    @property
    def path(self) -> str:
        """The path of what is asked; empty when nothing is."""
        shown = self.session.prompt()
        return shown.path if shown else ""

    @property
    def options(self) -> str:
        """The names of the choices."""
        return " ".join(choice.value for choice in self.prompt.choices)

    @property
    def progress(self) -> tuple[int, int]:
        """Answered and reachable."""
        found = self.session.progress()
        return found.answered, found.reachable

    def values(self, *, live: bool = True) -> dict[str, str]:
        """Path to value of what applies, or of what is kept aside; without metadata."""
        return {r.path: r.value for r in self.session.answers() if r.live is live and r.kind != "metadata"}

    def value(self, path: str) -> str:
        """The value at a path; empty when there is none or it is kept aside."""
        return self.values().get(path, "")

    def rest(self) -> list[str]:
        """The paths of what is still asked when everything is passed over."""
        asked: list[str] = []
        while self.path:
            asked.append(self.path)
            self.give(CloseRepeat() if self.prompt.kind == "repeat" else Skip())
        return asked
