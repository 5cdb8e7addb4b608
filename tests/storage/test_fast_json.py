"""JSON by the fast library says what the standard one says, also where the fast one gives up."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.fast_json import dumps, loads

TEXTS = st.text(st.characters(codec="utf-8"))
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)


@given(VALUES)
def test_what_is_written_is_read_again_by_either(value):
    assert json.loads(dumps(value)) == value
    assert loads(dumps(value)) == value


@pytest.mark.parametrize("text", [r'{"text": "\ud83d"}', "1e999", "-Infinity"])
def test_what_the_fast_library_refuses_is_read_all_the_same(text):
    assert loads(text.encode()) == json.loads(text)


@pytest.mark.parametrize("text", [b"", b"{", b"[1] x", b'"\xff"'])
def test_what_is_no_json_is_refused(text):
    with pytest.raises(ValueError):
        loads(text)


def test_what_is_nested_too_deeply_is_refused():
    nested = []
    for _ in range(100_000):
        nested = [nested]
    with pytest.raises(ValueError, match="deeply"):
        loads(b"[" * 100_000)
    with pytest.raises(ValueError, match="deeply"):
        dumps(nested)


@pytest.mark.parametrize("beside", [{}, {1: "a name that is a number"}, {"n": 2**70}])
@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_written_as_null_whichever_library_writes(number, beside):
    assert json.loads(dumps(beside | {"of": [number]}))["of"] == [None]


def test_numbers_as_names_and_beyond_64_bits_are_written_as_ever():
    assert dumps({1: "a", 2: [2**70]}) == b'{"1":"a","2":[%d]}' % 2**70


def test_what_json_has_no_word_for_is_refused():
    with pytest.raises(TypeError):
        dumps({"at": datetime(2026, 1, 1, tzinfo=UTC)})
