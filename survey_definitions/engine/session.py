"""One person in one campaign, answering one survey."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from survey_definitions import events
from survey_definitions.engine import (
    carrying,
    checking,
    compute,
    moves,
    outlook,
    renewing,
    reviewing,
    showing,
    storing,
    submission,
    walk,
)
from survey_definitions.engine.planting import plant
from survey_definitions.engine.preloads import preload
from survey_definitions.engine.state import State

if TYPE_CHECKING:
    from datetime import datetime

    from survey_definitions.context import Context
    from survey_definitions.engine.carrying import Kept, Last, Offered
    from survey_definitions.engine.renewing import RenewedAnswers
    from survey_definitions.engine.survey import Survey
    from survey_definitions.events import Event
    from survey_definitions.inputs import Input
    from survey_definitions.results import AnswerRecord, Outlook, Progress, Prompt, Rejection, Section


class Session:
    """Give it inputs and a clock, ask it what to ask next, store its state as JSON.

    Begin with `Session.start` or `Session.load`. There is no cursor: the next step is the first open one, so
    that an edit that opens earlier questions needs no special care.
    """

    def __init__(self, state: State) -> None:
        self._state = state
        self._scan: walk.Scan | None = None
        self._prompt: Prompt | None = None
        self._outlook: Outlook | None = None

    def __del__(self) -> None:
        """Let its tree go with it: hundreds of nodes in circles would wait for the collector, and grow old."""
        self._state.dissolve()

    @classmethod
    def start(cls, survey: Survey, context: Context, *, now: datetime, seed: str, language: str) -> Session:
        """A new session. `seed` makes random() and uuid() repeatable; `now` has the time zone to reckon in."""
        state = State(survey, context, now=now, seed=seed, language=language)
        plant(state, survey.root.seed)
        compute.begin(state)
        return cls(state)

    @classmethod
    def load(cls, survey: Survey, context: Context, state: Mapping[str, Any], now: datetime) -> Session:
        """The session that `dump` stored.

        With another context than the stored one, everything is computed again. Raises UnknownFormatError.
        """
        return cls(storing.load(survey, context, state, now))

    def dump(self) -> dict[str, Any]:
        """The state as plain JSON values, with a format number."""
        return storing.dump(self._state)

    @property
    def survey(self) -> Survey:
        """The survey being answered."""
        return self._state.survey

    @property
    def context(self) -> Context:
        """The facts and lists it was begun with."""
        return self._state.context

    @property
    def language(self) -> str:
        """The language it goes on in."""
        return self._state.language

    @property
    def seed(self) -> str:
        """What its randomness comes from."""
        return self._state.seed

    @property
    def events(self) -> int:
        """How many inputs have changed it."""
        return self._state.events

    def apply(self, given: Input, now: datetime) -> tuple[Event, ...]:
        """Do what the person did; what does not fit gives Rejected or NothingChanged and changes nothing."""
        state = self._begin_input(now)
        event = moves.apply(state, given)
        if isinstance(event, events.Rejected | events.NothingChanged):
            state.events -= 1
            return (event,)
        return (event, *state.faults)

    def _begin_input(self, now: datetime) -> State:
        state = self._state
        self._scan = self._prompt = self._outlook = None
        state.events += 1
        state.faults, state.stirred, state.gone, state.exceeded = [], {}, [], {}
        state.env.tick(now, f"{state.seed}:{state.events}")
        return state

    def stirred(self) -> tuple[tuple[AnswerRecord, ...], tuple[str, ...]]:
        """What the last input did to other values: those it hid, brought back or changed, and entries it took away.

        A value that is hidden now is not `live`, one that was dropped is empty. Entries are given by their paths.
        """
        return reviewing.stirred(self._state), tuple(self._state.gone)

    def _scanned(self) -> walk.Scan:
        if self._scan is None:
            self._state.env.refill()
            self._scan = walk.scan(self._state)
        return self._scan

    def prompt(self) -> Prompt | None:
        """What to ask now; None: everything is answered, go to the review."""
        step = self._scanned().step
        if self._prompt is None and step is not None:
            self._state.env.refill()
            self._prompt = showing.prompt(self._state, step)
        return self._prompt

    def plain_question(self) -> str:
        """The present question without anything of the person: its label where nothing in that is computed.

        Of another one the innermost heading that is plain; empty when there is none.
        """
        step = self._scanned().step
        return showing.plain_label(self._state, step) if step is not None else ""

    def progress(self) -> Progress:
        """How far, counting only questions that can be reached as the answers stand."""
        return self._scanned().progress

    def outlook(self) -> Outlook:
        """In which part the present question is, and how many seconds are left at least and at most."""
        if self._outlook is None:
            self._outlook = outlook.of(self._state, self._scanned().step)
        return self._outlook

    def review(self) -> tuple[Section, ...]:
        """All questions that apply, under their headings, with their answers."""
        self._state.env.refill()
        return reviewing.review(self._state)

    def problems(self) -> tuple[Rejection, ...]:
        """What forbids submitting: missing answers, and answers that later ones have broken."""
        self._state.env.refill()
        return checking.problems(self._state)

    def answers(self) -> tuple[AnswerRecord, ...]:
        """Every value that is not empty, computed and hidden ones too, and those kept aside."""
        return reviewing.answers(self._state)

    def finish(self, now: datetime) -> tuple[Rejection, ...]:
        """Fill in what is known only at the end; when something forbids submitting, say it instead."""
        found = self.problems()
        if not found:
            self._state.env.tick(now, f"{self._state.seed}:{self._state.events}")
            preload(self._state, "end")
        return found

    # -- an earlier submission

    def recollect(self, records: Iterable[AnswerRecord]) -> Last:
        """A submission of this session, to be kept or offered in a later one."""
        self._state.env.refill()
        return carrying.recollect(self._state, records)

    def home(self) -> str:
        """The section of what is asked now; empty for the survey itself, and when nothing is asked."""
        step = self._scanned().step
        return carrying.home_of(self._state, step) if step is not None else ""

    def due_to_keep(self, last: Last, decided: Iterable[str]) -> str | None:
        """The section that comes next, if it is not among the decided ones and last time's answers fit in it."""
        self._state.env.refill()
        return carrying.due(self._state, last, decided)

    def recalled(self, last: Last) -> str:
        """Last time's answer to the present question, if it fits; else empty."""
        self._state.env.refill()
        return carrying.recalled(self._state, last)

    def keep(self, home: str, last: Last, now: datetime, *, lists_only: bool = False) -> tuple[Kept, ...]:
        """Answer a section as last time, as far as it fits: one change, as if everything were typed again.

        `lists_only`: just the entries of its lists, which stay open.
        """
        return tuple(carrying.keep(self._begin_input(now), home, last, lists_only=lists_only))

    def preview(self, home: str, last: Last, now: datetime) -> Offered:
        """What `keep` would give; nothing changes."""
        copy = storing.load(self.survey, self.context, self.dump(), now)
        return carrying.told(copy, home, carrying.keep(copy, home, last))

    def renewed(self, survey: Survey, context: Context, now: datetime) -> tuple[Session, RenewedAnswers]:
        """The session under another version of its survey, and what became of its answers. Itself it stays as it is."""
        state, renewal = renewing.renew(self._state, survey, context, now)
        return (self if state is self._state else Session(state)), renewal

    def to_xml(self) -> bytes:
        """The ODK submission: everything that applies."""
        return submission.to_xml(self._state)

    def set_language(self, language: str) -> None:
        """Go on in another language, without an event."""
        self._scan = self._prompt = self._outlook = None
        self._state.env.refill()
        compute.set_language(self._state, language)


@dataclass(frozen=True, slots=True)
class Advance:
    """What came of one input: the state to store, the events, and what to ask next."""

    state: dict[str, Any]
    events: tuple[Event, ...]
    prompt: Prompt | None


def step(
    survey: Survey,
    context: Context,
    state: Mapping[str, Any] | None,
    given: Input | None,
    now: datetime,
    *,
    seed: str = "",
    language: str = "",
) -> Advance:
    """The session as a pure function. Without a state it starts; without an input it only asks."""
    if state is None:
        session = Session.start(survey, context, now=now, seed=seed, language=language)
    else:
        session = Session.load(survey, context, state, now)
    came = session.apply(given, now) if given is not None else ()
    return Advance(session.dump(), came, session.prompt())
