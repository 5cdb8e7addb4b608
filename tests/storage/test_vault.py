"""What is sealed opens again, also across releases: a sealed JSON value is a stream of zlib, whatever made it."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.fast_json import dumps, loads
from storage.vault import Vault, WrongKeyError

VAULT = Vault("a secret of this test")


@given(st.text(max_size=60), st.integers(1, 400))
def test_a_json_value_of_any_size_comes_back_and_is_a_stream_that_any_release_reads(word, times):
    value = {"words": [word] * times}
    sealed = VAULT.seal_json(value, "state")
    assert VAULT.open_json(sealed, "state") == value
    assert loads(zlib.decompress(VAULT.open(sealed, "state"))) == value


@pytest.mark.parametrize("level", [0, 1, 6, 9])
def test_a_value_that_another_release_packed_otherwise_opens(level):
    value = {"words": ["nghiệp vụ"] * 500}
    assert VAULT.open_json(VAULT.seal(zlib.compress(dumps(value), level), "state"), "state") == value


def test_a_long_state_is_packed():
    value = {f"/job[k{n}]/title": "chuyên viên" for n in range(100)}
    assert len(VAULT.seal_json(value, "state")) < len(dumps(value)) / 3


def test_a_value_opens_with_its_own_key_and_for_its_own_purpose_alone():
    sealed = VAULT.seal_json({"a": 1}, "state")
    with pytest.raises(WrongKeyError):
        Vault("another secret").open_json(sealed, "state")
    with pytest.raises(WrongKeyError):
        VAULT.open_json(sealed, "facts")
