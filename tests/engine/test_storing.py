"""The stored state, and the pure step."""

from __future__ import annotations

import gc
import json
from datetime import timedelta

import pytest

from survey_definitions import Answer, Context, NothingChanged, Session, UnknownFormatError, step
from tests.engine.kit import NOW, Taker, survey

TABLE = """
type          | name | relevant       | calculation
select_one yn | on   |                |
calculate     | u    |                | uuid()
text          | a    | ${on} = 'yes'  |
begin_repeat  | r    | ${on} = 'yes'  |
text          | b    |                |
text          | c    | ${b} != ''     |
end_repeat    |      |                |
"""


def test_the_state_is_plain_json_with_a_format_number():
    state = Taker(survey(TABLE)).answer("yes", "x", "y").session.dump()
    assert state["format"] == 1
    assert json.loads(json.dumps(state)) == state


def test_a_newer_format_is_refused():
    state = Taker(survey(TABLE)).session.dump() | {"format": 2}
    with pytest.raises(UnknownFormatError, match="format 2"):
        Session.load(survey(TABLE), Context(), state, NOW)


def test_computed_values_are_kept_not_computed_again():
    taker = Taker(survey(TABLE))
    first = taker.value("/u")
    assert taker.answer("yes").value("/u") == first


def test_another_layout_of_the_same_survey_is_computed_again():
    taker = Taker(survey(TABLE)).answer("yes", "x", "y").skip()
    taker.go("/on").answer("no")
    state = taker.session.dump()
    loaded = Session.load(taker.survey, Context(), state | {"layout": "old", "hidden": {}}, NOW)
    assert loaded.dump() == state


def test_relevance_by_the_clock_is_seen_anew():
    table = "type | name | relevant\ntext | a | today() < '2026-03-10'\ntext | b | "
    taker = Taker(survey(table))
    assert taker.path == "/a"
    later = Session.load(taker.survey, Context(), taker.session.dump(), NOW + timedelta(days=1))
    prompt = later.prompt()
    assert prompt is not None
    assert prompt.path == "/b"


def test_a_state_with_places_that_are_gone_is_still_read():
    state = Taker(survey(TABLE)).answer("yes", "x", "y").session.dump()
    state["values"]["/r[k9]"] = {"/b": "z"}
    state["values"][""]["/gone"] = "z"
    state["hidden"]["/r[k9]"] = "1"
    state["repeats"]["/gone"] = [1, 1]
    state["done"].append("/gone")
    state["closed"].append("/gone+")
    state["at"] = "/gone"
    session = Session.load(survey(TABLE), Context(), state, NOW)
    prompt = session.prompt()
    assert prompt is not None
    assert prompt.path == "/r[k1]/c"


def test_the_pure_step_starts_goes_on_and_only_asks():
    taken = survey(TABLE)
    first = step(taken, Context(), None, None, NOW, seed="a", language="vi")
    assert first.events == ()
    assert first.prompt is not None
    assert first.prompt.path == "/on"
    second = step(taken, Context(), first.state, Answer("yes"), NOW)
    assert second.prompt is not None
    assert second.prompt.path == "/a"
    assert step(taken, Context(), second.state, None, NOW).state == second.state
    again = step(taken, Context(), first.state, Answer("yes"), NOW)
    assert again == second


def test_a_first_input_may_come_with_the_start():
    started = step(survey(TABLE), Context(), None, Answer("no"), NOW, seed="a")
    assert started.prompt is None
    assert not isinstance(started.events[0], NothingChanged)


def test_a_session_that_nobody_holds_goes_at_once_and_not_when_the_collector_comes_by():
    taker = Taker(survey(TABLE)).answer("yes", "x", "y")
    context, state = taker.session.context, taker.session.dump()
    gc.collect()
    gc.disable()
    try:
        for _ in range(20):
            assert Session.load(survey(TABLE), context, state, NOW).prompt() is not None
        assert gc.collect() < 20, "objects of twenty trees"
    finally:
        gc.enable()
