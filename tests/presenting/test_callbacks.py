"""Addresses on buttons come back as they went; anything else is a button of long ago, never an exception."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.presenting.callbacks import MOST_BYTES, MOST_NUMBER, Address, unpack

letters = st.sampled_from(string.ascii_lowercase)
numbers = st.lists(st.integers(0, MOST_NUMBER), max_size=4).map(tuple)
addresses = st.builds(Address, letters, letters, numbers)


@given(addresses)
def test_an_address_comes_back_as_it_went(address):
    assert unpack(address.pack()) == address


@given(addresses)
def test_an_address_fits_on_a_button(address):
    assert len(address.pack().encode()) <= MOST_BYTES


@given(st.text() | st.text(alphabet="avcm1:.0z9", max_size=64))
def test_any_text_is_an_address_or_none(data):
    address = unpack(data)
    assert address is None or unpack(address.pack()) == address


@pytest.mark.parametrize(
    "data",
    [
        "",
        "1",
        "a1",
        "a2c:1",
        "Ä1c:1",
        "a1c:",
        "a1c:1.",
        "a1c:.1",
        "a1c:-1",
        "a1c:1.2.3.4.5",
        "a1c:1\n",
        "a1c:١",
        "a1c:zzzzzz",
    ],
)
def test_what_no_button_of_ours_ever_held_is_none(data):
    assert unpack(data) is None


@pytest.mark.parametrize("number", [-1, MOST_NUMBER + 1])
def test_a_number_that_would_not_come_back_is_refused(number):
    with pytest.raises(ValueError, match=r"buttons|address"):
        Address("a", "c", (number,)).pack()


@pytest.mark.parametrize(("kind", "verb"), [("a", "c:1"), ("a", ""), ("ab", "c"), ("a", "C")])
def test_a_name_that_would_not_come_back_is_refused(kind, verb):
    with pytest.raises(ValueError, match="address"):
        Address(kind, verb).pack()


def test_five_numbers_are_refused():
    with pytest.raises(ValueError, match="address"):
        Address("a", "c", (1, 2, 3, 4, 5)).pack()


def test_a_missing_number_is_none_of_the_valid_ones():
    assert Address("a", "c", (7,)).number(1) == -1
