"""What holds for any survey and anything people do with it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_definitions import (
    AddRepeat,
    Answer,
    Answered,
    Back,
    CloseRepeat,
    Context,
    Faulted,
    GoTo,
    Input,
    NothingChanged,
    Prompt,
    Rejected,
    RemoveRepeat,
    ReopenRepeat,
    Session,
    SetLanguage,
    Skip,
    Skipped,
    Survey,
)
from tests.engine.kit import NOW, survey
from tests.support.laws import examples

LISTS = {"yn": "yes no", "p": "hn hcm", "d": "bd|Ba|hn hk|Ho|hn q1|Q1|hcm", "all": "x y z"}
SURVEYS: dict[str, Callable[[], Survey]] = {
    "branches": lambda: survey(
        """
        type          | name  | relevant                           | required | calculation | constraint
        select_one yn | a     |                                    | yes      |             |
        begin_group   | g     | ${a} = 'yes'                       |          |             |
        integer       | b     |                                    | yes      |             | . >= 0 and . < 10
        text          | c     | ${b} > 3                           |          |             |
        note          | n     |                                    |          |             |
        end_group     |       |                                    |          |             |
        calculate     | s     |                                    |          | coalesce(${b}, 0) + 1 |
        date          | d     | ${s} > 5 or selected(${m}, 'x')    |          |             |
        select_multiple all | m |                                  |          |             |
        """,
        LISTS,
    ),
    "repeats": lambda: survey(
        """
        type          | name  | relevant               | repeat_count | calculation              | label     | default
        integer       | n     |                        |              |                          | N         |
        begin_repeat  | r     | ${n} != 3              |              |                          | R         |
        text          | t     |                        |              |                          | T         |
        select_one yn | deep  |                        |              |                          | Deep ${t} |
        begin_repeat  | q     | ${deep} = 'yes'        |              |                          | Q         |
        integer       | i     |                        |              |                          | I         |
        end_repeat    |       |                        |              |                          |           |
        integer       | top   | sum(${i}) > 5          |              |                          | Top       |
        end_repeat    |       |                        |              |                          |           |
        begin_repeat  | c     |                        | ${n}         |                          | C         |
        text          | u     | position(..) mod 2 = 1 |              |                          | U         | d
        end_repeat    |       |                        |              |                          |           |
        calculate     | total |                        |              | sum(${i}) + count(${r})  |           |
        text          | last  | ${total} > 4           |              |                          | Last      |
        """,
        LISTS,
    ),
    "choices": lambda: survey(
        """
        type                 | name | choice_filter         | trigger | calculation | default
        select_one p         | p    |                       |         |             |
        select_one d         | d    | parent = ${p}         |         |             |
        select_multiple all  | m    |                       |         |             |
        select_multiple all  | k    | selected(${m}, name)  |         |             |
        rank all             | o    |                       |         |             |
        text                 | e    |                       | ${d}    | concat(${d}, '!') |
        integer              | f    |                       |         |             | 5
        acknowledge          | z    |                       |         |             |
        """,
        LISTS,
    ),
}
VALUES = ("yes", "no", "1", "3", "5", "7", "-1", "hn", "hcm", "bd", "q1", "x", "x y", "z y x", "2024-02-29", "", "🙂")
FITTING = 10  # a move from here on is an answer that may be taken
MOVE = st.tuples(st.integers(0, 11), st.integers(0, 40))
MOVES = st.lists(MOVE, max_size=25)
few = examples(60)


def begin(name: str) -> Session:
    return Session.start(SURVEYS[name](), Context(), now=NOW, seed="s", language="vi")


def chosen(session: Session, move: tuple[int, int]) -> Input:
    """An input that may fit or not."""
    kind, number = move
    paths = [item.path for section in session.review() for item in section.items]
    lists = [section.repeat_path for section in session.review() if section.repeat_path]
    entries = [section.path for section in session.review() if section.path.endswith("]")]

    def one(values: list[str]) -> str:
        return values[number % len(values)] if values else "/nothing"

    others: list[Input] = [
        Skip(),
        Back(),
        GoTo(one(paths)),
        GoTo(one(entries)),
        AddRepeat(one(lists)),
        AddRepeat(),
        CloseRepeat(),
        ReopenRepeat(one(lists)),
        RemoveRepeat(one(entries)),
        SetLanguage(("vi", "en")[number % 2]),
    ]
    return others[kind] if kind < FITTING else fitting(session, number)


def fitting(session: Session, number: int) -> Input:
    """An answer of some kind, more often than not one that is taken."""
    prompt = session.prompt()
    if prompt is not None and prompt.kind == "repeat":
        return CloseRepeat()
    if prompt is not None and prompt.choices and number % 4:
        return Answer(prompt.choices[number % len(prompt.choices)].value)
    return Answer(VALUES[number % len(VALUES)])


def walk(name: str, moves: list[tuple[int, int]]) -> Session:
    session = begin(name)
    for move in moves:
        session.apply(chosen(session, move), NOW)
    return session


def standing(session: Session) -> dict[str, str]:
    """What people give themselves, as far as it applies."""
    asked = (one for one in session.answers() if one.live and one.kind not in ("calculate", "hidden", "metadata"))
    return {one.path: one.value for one in asked}


def reloaded(session: Session, **changes: object) -> Session:
    state = json.loads(json.dumps(session.dump())) | changes
    return Session.load(session.survey, session.context, state, NOW)


def is_open(session: Session, prompt: Prompt) -> bool:
    if prompt.kind != "question":
        return True
    return prompt.path in {item.path for section in session.review() for item in section.items}


@pytest.mark.parametrize("name", SURVEYS)
@few
@given(MOVES)
def test_nothing_people_do_raises_and_what_is_asked_applies(name, moves):
    session = begin(name)
    for move in moves:
        given_ = chosen(session, move)
        before = session.dump()
        events = session.apply(given_, NOW)
        assert not any(isinstance(event, Faulted) for event in events)
        if isinstance(events[0], Rejected | NothingChanged):
            assert session.dump() == before
        prompt = session.prompt()
        assert prompt is None or is_open(session, prompt)


@pytest.mark.parametrize("name", SURVEYS)
@few
@given(MOVES)
def test_a_stored_session_is_the_same_session(name, moves):
    session = walk(name, moves)
    again = reloaded(session)
    assert again.dump() == session.dump()
    assert again.prompt() == session.prompt()
    assert again.progress() == session.progress()
    assert again.review() == session.review()
    assert again.answers() == session.answers()


@pytest.mark.parametrize("name", SURVEYS)
@few
@given(MOVES)
def test_going_on_from_storage_is_going_on(name, moves):
    live = stored = begin(name)
    stored = reloaded(stored)
    for move in moves:
        given_ = chosen(live, move)
        assert live.apply(given_, NOW) == stored.apply(given_, NOW)
        stored = reloaded(stored)
        assert stored.dump() == live.dump()
        assert stored.outlook() == live.outlook(), "what is remembered of it is what stands"


@pytest.mark.parametrize("name", SURVEYS)
@few
@given(MOVES)
def test_what_was_computed_step_by_step_is_what_computing_everything_gives(name, moves):
    session = walk(name, moves)
    state = session.dump()
    anew = reloaded(session, context="another", hidden={}, layout="another").dump()
    assert anew == state


@pytest.mark.parametrize("name", SURVEYS)
@few
@given(MOVES)
def test_progress_counts_what_can_be_reached(name, moves):
    session = walk(name, moves)
    items = [item for section in session.review() for item in section.items]
    progress = session.progress()
    assert progress.reachable == len(items)
    assert 0 <= progress.answered <= progress.reachable
    assert progress.answered >= sum(item.answered for item in items)
    if session.prompt() is None:
        assert progress.answered == progress.reachable


@pytest.mark.parametrize("name", SURVEYS)
@few
@given(MOVES, st.integers(0, 40))
def test_back_and_the_same_answer_is_no_change(name, moves, number):
    session = walk(name, moves)
    prompt = session.prompt()
    events = session.apply(fitting(session, number), NOW)
    if prompt is None or not isinstance(events[0], Answered):
        return
    before = session.dump()
    session.apply(Back(), NOW)
    asked = session.prompt()
    assert asked is not None
    if asked.path != prompt.path:  # the answer has hidden its own question
        return
    session.apply(Answer(events[0].value), NOW)
    assert session.dump() == before | {"events": session.events}


@pytest.mark.parametrize("name", SURVEYS)
@few
@given(MOVES)
def test_passing_over_everything_ends_somewhere(name, moves):
    session = walk(name, moves)
    for _ in range(400):
        prompt = session.prompt()
        if prompt is None:
            break
        given_ = CloseRepeat() if prompt.kind == "repeat" else Skip()
        if isinstance(session.apply(given_, NOW)[0], Rejected):
            session.apply(Answer(prompt.choices[0].value if prompt.choices else "5"), NOW)
    assert session.prompt() is None


@few
@given(st.sampled_from(sorted(SURVEYS)), st.integers(0, 1000))
def test_what_an_input_does_to_other_answers_is_told(name: str, seed: int) -> None:
    """Long walks that answer, go back to what was answered and answer again: what hides others hides something."""
    session, dice = begin(name), random.Random(seed)
    for _ in range(80):
        move = (dice.choice((2, 4, 8, FITTING, FITTING, FITTING)), dice.randrange(41))
        before = standing(session)
        happened = session.apply(chosen(session, move), NOW)
        after = standing(session)
        records, gone = session.stirred()
        told = {one.path for one in records} | {one.path for one in happened if isinstance(one, Answered | Skipped)}
        moved = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        assert [path for path in moved - told if not path.startswith(tuple(f"{entry}/" for entry in gone))] == []
        assert all(after.get(one.path, "") == one.value for one in records if one.live and one.path in after)
