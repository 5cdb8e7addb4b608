"""Answering: one input of a person in one session, stored with its answer rows in the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.services import reference
from bot.services.library import Kept, Library, pack_lists
from storage.repositories import sessions, trials
from storage.repositories.chats import SessionView
from storage.repositories.sessions import DRAFT, AnswerRow
from storage.unit_of_work import UnitOfWork
from survey_definitions import Context, Prompt, Session, Survey
from survey_definitions.engine import events as ev
from survey_definitions.engine import inputs as inp

NUMBERS: Final = frozenset({"integer", "decimal", "range", "int"})
CODES: Final = frozenset({"select_one", "select_multiple", "rank", "acknowledge"})
_MOST_CODE = 400  # characters of the column; longer lists of choices are kept as text


@dataclass(slots=True)
class Live:
    """A session brought to life: its row, the engine, and what the person is doing on the prompt (ticks, search)."""

    row: SessionView
    engine: Session
    draft: dict[str, Any]

    @property
    def prompt(self) -> Prompt | None:
        """What to ask now; None when only the review is left."""
        return self.engine.prompt()


def open_session(uow: UnitOfWork, row: SessionView, library: Library, now: datetime, language: str) -> Live:
    """Bring a session to life; one that was never opened begins now, with facts and lists pinned."""
    if row.state is None:
        return _begin(uow, row, library, now, language)
    kept = library.take_session(row.id, row.state)
    if kept is None:
        survey = library.survey_of(uow, row)
        stored = uow.vault.open_json(row.state, sessions.STATE)
        context = _of_the_day(uow, row, survey) if row.is_trial else _pinned(uow, row, library)
        engine = Session.load(survey, context, stored["engine"], now)
        kept = Kept(engine, stored["draft"], row.state)
    return Live(row, kept.engine, kept.draft)


def _pinned(uow: UnitOfWork, row: SessionView, library: Library) -> Context:
    assert row.facts is not None
    assert row.lists_sha256 is not None
    facts = uow.vault.open_json(row.facts, sessions.FACTS)
    return Context(facts, library.lists(uow, row.lists_sha256))


def _of_the_day(uow: UnitOfWork, row: SessionView, survey: Survey) -> Context:
    return Context(reference.facts_of(uow, row.person_id), reference.lists(uow, survey.lists))


def _pin(uow: UnitOfWork, row: SessionView, context: Context, now: datetime) -> None:
    body = pack_lists(context.lists)
    digest = sha256(body).hexdigest()
    sessions.keep_lists(uow, digest, body)
    sessions.begin(uow, row, uow.vault.seal_json(dict(context.facts), sessions.FACTS), digest, now.date())


def _begin(uow: UnitOfWork, row: SessionView, library: Library, now: datetime, language: str) -> Live:
    survey = library.survey_of(uow, row)
    context = _of_the_day(uow, row, survey)
    if not row.is_trial:
        _pin(uow, row, context, now)
    language = language if language in survey.languages else survey.default_language
    engine = Session.start(survey, context, now=now, seed=f"{row.id}", language=language)
    row.language = language
    if row.status == "new":
        row.status = "started"
    live = Live(row, engine, {})
    live.draft["notes"] = pass_notes(uow, live, now)
    save(uow, live, library)
    return live


def save(uow: UnitOfWork, live: Live, library: Library) -> None:
    """Write the session's row. Raises ConflictError when another process was faster."""
    state = uow.vault.seal_json({"engine": live.engine.dump(), "draft": live.draft}, sessions.STATE)
    if live.row.is_trial:
        trials.save(uow, live.row, state)
    else:
        sessions.save(uow, live.row, state)
    library.keep_session(live.row.id, Kept(live.engine, live.draft, state))


def apply(uow: UnitOfWork, live: Live, given: inp.Input, now: datetime) -> tuple[ev.Event, ...]:
    """Give the engine an input and store the answer rows that follow from it. `save` writes the session itself."""
    asked = live.engine.prompt()
    happened = live.engine.apply(given, now)
    if all(isinstance(event, ev.Rejected | ev.NothingChanged) for event in happened):
        return happened
    live.row.turn += 1
    live.draft = {}
    if not live.row.is_trial:
        _store(uow, live, asked, happened, now)
    return happened


def _store(uow: UnitOfWork, live: Live, asked: Prompt | None, happened: tuple[ev.Event, ...], now: datetime) -> None:
    for event in happened:
        if isinstance(event, ev.Answered):
            _note_answer(uow, live, asked, event, now)
        elif isinstance(event, ev.Skipped):
            sessions.drop_draft(uow, live.row.id, event.path)
        elif isinstance(event, ev.RepeatRemoved):
            _align(uow, live, now)


def pass_notes(uow: UnitOfWork, live: Live, now: datetime) -> list[str]:
    """Pass over the notes before the next question; gives their texts, to be shown on its card.

    A note that wants to be acknowledged is a question of its own.
    """
    texts: list[str] = []
    while (prompt := live.engine.prompt()) is not None and prompt.question == "note":
        texts.append("\n".join(text for text in (prompt.label, prompt.hint) if text))
        apply(uow, live, inp.Answer("", prompt.path), now)
    return texts


def _note_answer(uow: UnitOfWork, live: Live, asked: Prompt | None, event: ev.Answered, now: datetime) -> None:
    if asked is None or asked.path != event.path:
        return
    if asked.value and event.changed:
        _align(uow, live, now)
    row = answer_row(event.path, asked.name, asked.question, event.value, sealed=asked.sealed)
    sessions.put_answers(uow, live.row.id, DRAFT, [row], live.engine.language, now)


def _align(uow: UnitOfWork, live: Live, now: datetime) -> None:
    """An edit can hide, bring back or drop other answers: make the draft rows those of the engine again."""
    rows = [
        answer_row(record.path, record.name, record.kind, record.value, sealed=record.sealed)
        for record in live.engine.answers()
        if record.live and record.kind not in ("calculate", "hidden", "metadata")
    ]
    sessions.align_draft(uow, live.row.id, rows, live.engine.language, now)


def answer_row(path: str, name: str, kind: str, value: str, *, sealed: bool = False) -> AnswerRow:
    """An answer in the column its kind calls for; a sealed one where free text is, which is encrypted."""
    if sealed:
        return AnswerRow(path, name, kind, text=value)
    if kind in CODES and len(value) <= _MOST_CODE:
        return AnswerRow(path, name, kind, code=value)
    if kind in NUMBERS:
        return AnswerRow(path, name, kind, value=float(value))
    if kind == "date":
        return AnswerRow(path, name, kind, day=date.fromisoformat(value[:10]))
    return AnswerRow(path, name, kind, text=value)


def set_language(uow: UnitOfWork, live: Live, language: str, library: Library, now: datetime) -> None:
    """Go on in another language, if the survey speaks it."""
    if language in live.engine.survey.languages and language != live.engine.language:
        live.engine.apply(inp.SetLanguage(language), now)
        live.draft.pop("notes", None)
        live.draft.pop("done", None)
        live.row.language = language
        save(uow, live, library)


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The calendar day of a moment in the installation's zone."""
    return moment.astimezone(zone).date()
