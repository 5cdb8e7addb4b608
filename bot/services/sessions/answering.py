"""Answering: one input of a person in one session, stored with its answer rows in the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.services.people import reference
from bot.services.sessions import earlier_answers, last_saved, own_pace, time_spent
from bot.services.sessions.answer_rows import answer_row, rows_of
from bot.services.sessions.library import KeptSession, Library
from storage.repositories import sessions, trials
from storage.repositories.chats import SessionView
from storage.repositories.sessions import UNSUBMITTED
from storage.states import SessionStatus
from storage.unit_of_work import UnitOfWork
from survey_definitions import Context, Last, Outlook, Prompt, Session, Survey
from survey_definitions.engine import events as ev
from survey_definitions.engine import inputs as inp
from survey_definitions.markup import literal
from survey_definitions.pace import Minutes, minutes_left, of_prompt

WHOLE: Final = "whole"  # sealed with the state: the seconds estimated when it began, at least and at most
PROMISED: Final = "promised"  # likewise: the minutes that were named then; those of the version may be measured since


@dataclass(slots=True)
class Live:
    """A session brought to life: its row, the engine, and what the person is doing on the prompt (ticks, search).

    ``more`` is sealed beside the engine's state: the earlier campaign that the session follows
    (`bot.services.sessions.earlier_answers`), and answers that a renewal of its version set aside. ``last`` are the
    answers given in that earlier campaign.
    """

    row: SessionView
    engine: Session
    on_card: dict[str, Any]
    more: dict[str, Any] = field(default_factory=dict)
    last: Last | None = None

    @property
    def prompt(self) -> Prompt | None:
        """What to ask now, with last time's answer where it is offered; None when only the review is left."""
        asked = self.engine.prompt()
        offered = self.recalled
        return replace(asked, value=offered) if asked is not None and offered else asked

    @property
    def pace(self) -> float:
        """How much longer than estimated the rest takes: at the person's own pace once it is known."""
        return own_pace.of(self.more, self.common_pace)

    @property
    def common_pace(self) -> float:
        """How much longer than estimated people take for this survey, as far as the person was promised so."""
        return own_pace.of_all(self.more.get(PROMISED, self.row.minutes), self.more.get(WHOLE))

    @property
    def recalled(self) -> str:
        """Last time's answer to what is asked now, if it fits and the section was not begun afresh."""
        if self.last is None or earlier_answers.decision(self.more, self.engine.home()) == earlier_answers.AFRESH:
            return ""
        return self.engine.recalled(self.last)


def foretold(uow: UnitOfWork, row: SessionView, library: Library, now: datetime, language: str) -> Minutes:
    """The minutes of a session nobody has begun, as its first card will tell them; nothing is stored."""
    survey = library.survey_of(uow, row)
    return told_of(survey, _of_the_day(uow, row, library), row.minutes, now, language)


def told_of(survey: Survey, context: Context, promised: int, now: datetime, language: str) -> Minutes:
    """The minutes of a survey for somebody of whom these facts are known; ``promised`` are those of its version."""
    spoken = language if language in survey.languages else survey.default_language
    outlook = Session.start(survey, context, now=now, seed="", language=spoken).outlook()
    return minutes_left(outlook, own_pace.of_all(promised, _whole(outlook)))


def _whole(outlook: Outlook) -> list[int]:
    return [round(outlook.least), round(outlook.most)]


def open_session(uow: UnitOfWork, row: SessionView, library: Library, now: datetime, language: str) -> Live:
    """Bring a session to life; one that was never opened begins now, with facts and lists pinned."""
    if row.state is None:
        return _begin(uow, row, library, now, language)
    kept = library.take_session(row.id, row.state)
    if kept is None:
        survey = library.survey_of(uow, row)
        stored = uow.vault.open_json(row.state, sessions.STATE)
        context = _of_the_day(uow, row, library) if row.is_trial else pinned(uow, row, library)
        engine = Session.load(survey, context, stored["engine"], now)
        more = {name: value for name, value in stored.items() if name not in ("engine", "draft")}
        kept = KeptSession(
            engine,
            stored["draft"],
            row.state,
            more,
            earlier_answers.last(uow, row, more, library, engine.language, now),
        )
    return Live(row, kept.engine, kept.on_card, kept.more, kept.last)


def to_read(uow: UnitOfWork, row: SessionView, library: Library, now: datetime, language: str) -> Session:
    """A session that was begun, to be read in a language, if its survey speaks it, whichever it was answered in.

    Nothing of it is to be stored.
    """
    engine = open_session(uow, row, library, now, language).engine
    if language in engine.survey.languages and language != engine.language:
        engine.set_language(language)
    return engine


def pinned(uow: UnitOfWork, row: SessionView, library: Library) -> Context:
    """Facts and lists as they were when the session began."""
    assert row.facts is not None
    assert row.lists_sha256 is not None
    facts = uow.vault.open_json(row.facts, sessions.FACTS)
    return Context(facts, library.lists(uow, row.lists_sha256), pictures=library.takes_pictures)


def _of_the_day(uow: UnitOfWork, row: SessionView, library: Library) -> Context:
    survey = library.survey_of(uow, row)
    facts = reference.facts_of(uow, row.person_id) | last_saved.fact(uow, row, survey)
    return Context(facts, library.lists_today(uow, survey.lists).lists, pictures=library.takes_pictures)


def _pin(uow: UnitOfWork, row: SessionView, library: Library, context: Context, now: datetime) -> None:
    today = library.lists_today(uow, library.survey_of(uow, row).lists)
    sessions.keep_lists(uow, today.sha256, today.body)
    sessions.begin(uow, row, uow.vault.seal_json(dict(context.facts), sessions.FACTS), today.sha256, now.date())


def _begin(uow: UnitOfWork, row: SessionView, library: Library, now: datetime, language: str) -> Live:
    survey = library.survey_of(uow, row)
    context = _of_the_day(uow, row, library)
    if not row.is_trial:
        _pin(uow, row, library, context, now)
    language = language if language in survey.languages else survey.default_language
    engine = Session.start(survey, context, now=now, seed=f"{row.id}", language=language)
    row.language = language
    if row.status == SessionStatus.NEW:
        row.status = SessionStatus.STARTED
    more = {} if row.is_trial else earlier_answers.followed(uow, row)
    more[WHOLE], more[PROMISED] = _whole(engine.outlook()), row.minutes
    time_spent.note(more, now)
    live = Live(row, engine, {}, more, earlier_answers.last(uow, row, more, library, language, now))
    if not row.is_trial:
        sessions.put_answers(uow, row.id, UNSUBMITTED, rows_of(engine.answers()), language, now)  # defaults
    live.on_card["notes"] = pass_notes(uow, live, now)
    save(uow, live, library)
    return live


def save(uow: UnitOfWork, live: Live, library: Library) -> None:
    """Write the session's row. Raises ConflictError when another process was faster."""
    if live.last is not None and live.engine.prompt() is None:
        live.last = None
        earlier_answers.end(live.more)
    state = uow.vault.seal_json({"engine": live.engine.dump(), "draft": live.on_card, **live.more}, sessions.STATE)
    if live.row.is_trial:
        trials.save(uow, live.row, state)
    else:
        sessions.save(uow, live.row, state)
    library.keep_session(live.row.id, KeptSession(live.engine, live.on_card, state, live.more, live.last))


def apply(uow: UnitOfWork, live: Live, given: inp.Input, now: datetime) -> tuple[ev.Event, ...]:
    """Give the engine an input and store the answer rows that follow from it. `save` writes the session itself."""
    asked = live.engine.prompt()
    happened = live.engine.apply(given, now)
    gap = time_spent.note(live.more, now)
    if all(isinstance(event, ev.Rejected | ev.NothingChanged) for event in happened):
        return happened
    if asked is not None and asked.question != "note" and _answers(asked, happened):
        own_pace.note(live.more, gap, of_prompt(asked))
        own_pace.move(live.more, live.common_pace, live.engine.outlook())
    live.row.turn += 1
    live.on_card = {}
    if any(_changes(asked, event) for event in happened):
        _note_change(live, now)
    if not live.row.is_trial:
        _store(uow, live, asked, happened, now)
    return happened


def _answers(asked: Prompt, happened: tuple[ev.Event, ...]) -> bool:
    return any(isinstance(one, ev.Answered | ev.Skipped) and one.path == asked.path for one in happened)


def _changes(asked: Prompt | None, event: ev.Event) -> bool:
    """Whether something is answered otherwise than before; looking at an answer and leaving it is no change."""
    before = asked.value if asked is not None else ""
    if isinstance(event, ev.Answered):
        return event.value != before
    return (isinstance(event, ev.Skipped) and bool(before)) or isinstance(event, ev.RepeatRemoved)


def _note_change(live: Live, now: datetime) -> None:
    if live.row.status == SessionStatus.SUBMITTED:
        live.row.changed_at = now


def keep(uow: UnitOfWork, live: Live, home: str, now: datetime, *, lists_only: bool = False) -> int:
    """Keep a section as it was answered last time, stored like answers given; gives how many. The caller saves."""
    assert live.last is not None
    kept = live.engine.keep(home, live.last, now, lists_only=lists_only)
    live.row.turn += 1
    live.on_card = {}
    rows = [
        replace(answer_row(one.path, one.name, one.question, one.value, sealed=one.sealed), kept=True)
        for one in kept
        if one.value
    ]
    sessions.put_answers(uow, live.row.id, UNSUBMITTED, rows, live.engine.language, now)
    align(uow, live, now)
    if notes := pass_notes(uow, live, now):
        live.on_card["notes"] = notes
    return len(rows)


def _store(uow: UnitOfWork, live: Live, asked: Prompt | None, happened: tuple[ev.Event, ...], now: datetime) -> None:
    for event in happened:
        if isinstance(event, ev.Answered):
            _note_answer(uow, live, asked, event, now)
        elif isinstance(event, ev.Skipped):
            sessions.drop_draft(uow, live.row.id, event.path)
    _store_others(uow, live, now)


def _store_others(uow: UnitOfWork, live: Live, now: datetime) -> None:
    """Any input can hide, bring back, change or drop answers given before: their draft rows follow."""
    records, entries = live.engine.stirred()
    for path in (*entries, *(record.path for record in records if not (record.live and record.value))):
        sessions.drop_draft(uow, live.row.id, path)
    rows = rows_of(record for record in records if record.value)
    sessions.put_answers(uow, live.row.id, UNSUBMITTED, rows, live.engine.language, now)


def pass_notes(uow: UnitOfWork, live: Live, now: datetime) -> list[str]:
    """Pass over the notes before the next question; gives their texts in mark-up, to be shown on its card.

    A note that wants to be acknowledged, that lets nobody on, or that has more than words, has a card of its own.
    """
    texts: list[str] = []
    while (prompt := live.engine.prompt()) is not None and _is_only_words(prompt):
        if isinstance(apply(uow, live, inp.Answer("", prompt.path), now)[0], ev.Rejected):
            break
        parts = (prompt.marked_label or prompt.label, literal(prompt.shown), prompt.marked_hint or prompt.hint)
        texts.append("\n".join(text for text in parts if text))
    return texts


def _is_only_words(prompt: Prompt) -> bool:
    return prompt.question == "note" and not (prompt.image or prompt.audio or prompt.video or prompt.guidance)


def _note_answer(uow: UnitOfWork, live: Live, asked: Prompt | None, event: ev.Answered, now: datetime) -> None:
    if asked is None or asked.path != event.path:
        return
    row = answer_row(event.path, asked.name, asked.question, event.value, sealed=asked.sealed)
    sessions.put_answers(uow, live.row.id, UNSUBMITTED, [row], live.engine.language, now)


def align(uow: UnitOfWork, live: Live, now: datetime) -> None:
    """After much has changed at once: make the draft rows those of the engine again."""
    sessions.align_draft(uow, live.row.id, rows_of(live.engine.answers()), live.engine.language, now)


def set_language(uow: UnitOfWork, live: Live, language: str, library: Library, now: datetime) -> None:
    """Go on in another language, if the survey speaks it."""
    if language in live.engine.survey.languages and language != live.engine.language:
        live.engine.apply(inp.SetLanguage(language), now)
        if not live.row.is_trial:
            _store_others(uow, live, now)
        live.on_card.pop("notes", None)
        live.on_card.pop("done", None)
        live.row.language = language
        if live.last is not None:  # wordings are compared in the language they are read in
            live.last = earlier_answers.last(uow, live.row, live.more, library, language, now)
        save(uow, live, library)


def local_day(moment: datetime, zone: ZoneInfo) -> date:
    """The calendar day of a moment in the installation's zone."""
    return moment.astimezone(zone).date()
