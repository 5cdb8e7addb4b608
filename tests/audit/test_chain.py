"""The arithmetic of the chain: any one change to any run of acts is found, at its place."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.chain import CUT, HEAD, START, BrokenMarkError, Chain, ChainedAct, Mark

CHAIN = Chain(b"k" * 32)
COLUMNS = ["id", "at", "actor", "act", "subject", "details"]
words = st.text(max_size=8)
acts = st.builds(
    ChainedAct,
    id=st.integers(1, 2**31),
    at=st.datetimes(timezones=st.just(UTC)).filter(lambda at: at.year < 9999),
    actor=words,
    act=words,
    subject=words,
    details=st.dictionaries(words, st.one_of(words, st.integers(), st.booleans(), st.none()), max_size=3),
)
runs = st.lists(acts, min_size=1, max_size=8)


def sealed(run):
    """[(act, mark), ...] as they would stand in the table."""
    last, made = START, []
    for act in run:
        last = CHAIN.next(last, act)
        made.append((act, last))
    return made


def first_break(rows, head):
    """The index of the first row that does not follow, len(rows) when the end is not the one signed, else None."""
    last = START
    for index, (act, mark) in enumerate(rows):
        if CHAIN.next(last, act) != mark:
            return index
        last = mark
    return None if last == head else len(rows)


def changed(act, column):
    if column == "details":
        return replace(act, details={**act.details, "added to it": 1})
    if column == "at":
        return replace(act, at=act.at + timedelta(microseconds=1))
    value = getattr(act, column)
    return replace(act, **{column: value + 1 if column == "id" else value + "x"})


def same(one, other):
    return one.canonical() == other.canonical()


@given(runs, st.data())
def test_one_tampering_anywhere_is_found(run, data):
    rows = sealed(run)
    head = rows[-1][1]
    assert first_break(rows, head) is None
    index = data.draw(st.integers(0, len(rows) - 1))
    act, mark = rows[index]
    how = data.draw(st.sampled_from(["change", "remove", "insert", "exchange", "cut off"]))
    if how == "change":
        rows[index] = (changed(act, data.draw(st.sampled_from(COLUMNS))), mark)
    elif how == "remove":
        del rows[index]
    elif how == "insert":
        rows.insert(index, (data.draw(acts.filter(lambda new: not same(new, act))), mark))
    elif how == "cut off":
        del rows[index:]
    else:
        other = data.draw(st.integers(0, len(rows) - 1))
        if same(act, rows[other][0]):
            return
        rows[index], rows[other] = (rows[other][0], mark), (act, rows[other][1])
        index = min(index, other)
    assert first_break(rows, head) == index


@given(runs)
def test_without_the_key_nobody_goes_on_with_it(run):
    last = sealed(run)[-1][1]
    assert Chain(b"x" * 32).next(last, run[0]) != CHAIN.next(last, run[0])


@given(st.integers(0, 10**9), st.sampled_from([HEAD, CUT]))
def test_marks_are_signed_for_one_purpose(position, name):
    mark = Mark(position, "a" * 64)
    text = CHAIN.signed(name, mark)
    assert CHAIN.opened(name, text) == mark
    other = CUT if name == HEAD else HEAD
    for forged in (
        CHAIN.signed(other, mark),
        Chain(b"x" * 32).signed(name, mark),
        f"1{text}",
        text[:-1],
        "",
        "x:y:z",
        "1:ư:ơ",
    ):
        with pytest.raises(BrokenMarkError):
            CHAIN.opened(name, forged)


@pytest.mark.parametrize(
    ("one", "other"), [("1.0", "1"), ("1e22", "10000000000000000000000"), ("0.10", "0.1"), ("-0.0", "0")]
)
def test_numbers_that_engines_write_differently_are_the_same(one, other):
    act = ChainedAct(1, datetime(2026, 1, 1, tzinfo=UTC), "a", "b", "c", {})
    first, second = (replace(act, details={"n": [json.loads(text)]}).canonical() for text in (one, other))
    assert first == second


def test_the_order_of_details_and_the_zone_do_not_count():
    act = ChainedAct(1, datetime(2026, 1, 1, tzinfo=UTC), "a", "b", "c", {"x": 1, "y": 2})
    turned = replace(act, details={"y": 2, "x": 1}, at=act.at.astimezone())
    assert same(turned, act)
