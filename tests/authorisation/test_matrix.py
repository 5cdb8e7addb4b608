"""Every command, kind of button and place that takes text × every role × own and foreign agency.

The cases are made from the handlers that are registered: a new one without a row in `tests.authorisation.matrix` fails.
"""

from __future__ import annotations

from string import ascii_letters, ascii_lowercase

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.conversations import registry
from bot.conversations.kit.incoming import Kind
from bot.presenting.callbacks import MOST_NUMBER, Address, unpack
from bot.texts import Texts
from tests.authorisation import matrix
from tests.authorisation.matrix import EVERYWHERE, ROLES, STRANGER
from tests.authorisation.verbs import verbs
from tests.authorisation.world import ABROAD, HOME, changes
from tests.support.clock import VIET_NAM
from tests.support.laws import examples

EVERYBODY = (STRANGER, *ROLES)
LOCAL = tuple(role for role in EVERYBODY if role not in EVERYWHERE)
each_role = pytest.mark.parametrize("role", EVERYBODY)


def unknown(name):
    return Texts("vi", None, VIET_NAM)(name)


# -- who may not, meets nothing


@pytest.mark.by_turns
@each_role
def test_a_command_is_there_for_those_of_its_row_and_unknown_to_others(world, role):
    for name, allowed in matrix.COMMANDS.items():
        seen = world.act(role, Kind.COMMAND, command=name)
        refused = unknown("unknown-command") in seen.words or (role == STRANGER and seen.place["at"] == "stranger")
        if role not in allowed:
            assert refused, (role, name)
            assert not changes(seen), (role, name)
        elif role != STRANGER:
            assert not refused, (role, name)


@pytest.mark.by_turns
@each_role
def test_a_button_of_others_leads_nowhere_and_no_button_to_a_foreign_agency(world, role, of_the_day):
    """One press of everything says both: pressing is what this test costs. What nobody may press is refused by kind."""
    foreign = world.foreign_words(role) if role in LOCAL else None
    for kind, allowed in matrix.TAPS.items():
        if role in allowed and foreign is None:
            continue
        for count, verb in enumerate(verbs(kind)):
            every = list(world.numbers(role).items())
            for about, numbers in every if role in allowed else of_the_day(every, count):
                seen = world.act(role, Kind.TAP, Address(kind, verb, numbers).pack())
                pressed = (role, kind, verb, about)
                if role not in allowed:
                    assert seen.outcome.toast, pressed
                    assert not changes(seen), pressed
                if foreign is not None:
                    assert not foreign.search(seen.words), pressed
                    assert not seen.touched, pressed


@pytest.mark.by_turns
@each_role
def test_a_place_of_others_takes_no_text(world, role, of_the_day):
    for count, (place, allowed) in enumerate(matrix.TYPED.items()):
        if role in allowed:
            continue
        for text in of_the_day((f"{HOME}-002", f"{ABROAD}-001", "1", "17/06/2026"), count):
            seen = world.act(role, Kind.TEXT, text, place={"at": place, **ANY_PLACE})
            assert seen.place["at"] != place, (role, place)
            assert not changes(seen), (role, place)


ANY_PLACE = {
    "campaign": 1,
    "person": 1,
    "draft": 1,
    "version": 1,
    "survey": 1,
    "agency": 1,
    "invitation": 0,
    "request": 1,
}
"""What places may want to know; a made-up one is as if it did not exist."""


def test_verbs_that_are_tried_are_those_that_are_known_and_one_that_is_not():
    for kind in matrix.TAPS:
        assert len(set(verbs(kind)) & set(ascii_lowercase)) == len(verbs(kind)) > 1
    assert set("dno") < set(verbs("R"))  # in a module beside the one that takes the presses
    assert set("os") < set(verbs("m"))  # the list of surveys, one of them
    assert set(verbs("l")) == set("acls")  # the languages: two verbs, two letters that are none, and an unknown one


# -- who may, sees their own


@pytest.mark.by_turns
@pytest.mark.parametrize("role", LOCAL)
def test_no_command_shows_anything_of_a_foreign_agency(world, role, of_the_day):
    foreign = world.foreign_words(role)
    for count, name in enumerate(registry.COMMANDS):
        for text in of_the_day(("", f"{ABROAD}-001", ABROAD, "1"), count):
            seen = world.act(role, Kind.COMMAND, text, name)
            assert not foreign.search(seen.words), (role, name, text)


@pytest.mark.by_turns
@pytest.mark.parametrize("role", LOCAL)
def test_no_typed_text_shows_anything_of_a_foreign_agency(world, role, of_the_day):
    foreign = world.foreign_words(role)
    for count, place in enumerate(registry.TYPED):
        for text in of_the_day((f"{ABROAD}-001", ABROAD, f"{ABROAD}-001 {ABROAD}-002"), count):
            seen = world.act(role, Kind.TEXT, text, place={"at": place, **ANY_PLACE})
            said = seen.words.replace(f"{ABROAD}-001", "").replace(f"{ABROAD}-002", "")  # one's own words may come back
            assert not foreign.search(said), (role, place, text)
            assert not seen.touched, (role, place, text)


# -- made-up data


# The admin's switch for everything that goes out names nothing: whoever may press it may also make its address up.
MAY_TOUCH = {("admin", "x1h"): {"installation"}, ("admin", "x1g"): {"installation"}}

forged = st.one_of(
    st.text(max_size=64),
    st.binary(max_size=48).map(lambda raw: raw.decode("latin-1")),
    st.builds(
        lambda kind, verb, numbers: Address(kind, verb, tuple(numbers)).pack(),
        st.sampled_from(ascii_letters),
        st.sampled_from(ascii_lowercase),
        st.lists(st.integers(1000, MOST_NUMBER), max_size=4),
    ),
)


@examples(400)
@example(data="x1h", role="admin")
@given(data=forged, role=st.sampled_from(EVERYBODY))
def test_forged_callback_data_never_has_an_effect_and_never_raises(world, data, role):
    seen = world.act(role, Kind.TAP, data)
    assert not seen.touched - MAY_TOUCH.get((role, data[:3]), frozenset()), (role, data)
    assert unpack(data) is not None or not changes(seen), (role, data)
