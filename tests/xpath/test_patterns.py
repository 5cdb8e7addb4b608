"""Patterns: the same answers as Python's matcher, and never a hang."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_definitions import limits
from survey_definitions.xpath import XPathError
from survey_definitions.xpath.patterns import compile_pattern
from tests.support.laws import examples


def matches(pattern: str, text: str) -> bool:
    return compile_pattern(pattern).search(text)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("b", "abc", True),
        ("^b", "abc", False),
        ("^[0-9]{10}$", "0912345678", True),
        ("^[0-9]{10}$", "09123456789", False),
        (r"^\d+$", "١٢", False),
        (r"^\w+$", "Nguyễn", True),
        (r"^\w+$", "e\u0302", True),
        (r"^\p{L}+( \p{L}+)*$", "Nguyễn Văn An", True),
        (r"^\p{Lu}", "nguyễn", False),
        (r"^\P{Lu}", "nguyễn", True),
        (r"^\pL+$", "abc", True),
        (r"^[\p{L}\s]+$", "Lê Lợi", True),
        (r"^[^\d\s]+$", "a b", False),
        ("^(?=.*[0-9])(?=.*[a-z]).{4,}$", "ab12", True),
        ("^(?=.*[0-9])(?=.*[a-z]).{4,}$", "abcd", False),
        ("^(?!00)[0-9]+$", "0012", False),
        ("(?i)^đạt$", "ĐẠT", True),
        ("(?i)^[a-c]+$", "ABC", True),
        (r"^\u0041\x42$", "AB", True),
        ("a.c", "a\nc", False),
        ("a$", "a\n", False),
        (r"\bAn\b", "Văn An!", True),
        (r"\bAn\b", "Anh", False),
        ("^$", "", True),
        ("", "", True),
        ("^[]a]+$", "]a", True),
        ("^[a-]+$", "a-", True),
        ("x{,3}", "x{,3}", True),
        ("(a|b|)c", "c", True),
        ("^(a{2}){2}$", "aaaa", True),
        (r"^[\w.+-]+@[\w-]+(\.[\w-]+)+$", "an@example.org", True),
    ],
)
def test_what_matches(pattern, text, found):
    assert matches(pattern, text) is found


@pytest.mark.parametrize(
    "pattern",
    [
        "(",
        ")",
        "[",
        "[a",
        "a**",
        "*",
        "a{3,1}",
        r"\1",
        "(?<=a)b",
        "(?P<x>a)",
        "(?>a)",
        "\\",
        r"\q",
        "[z-a]",
        r"\p{foo}",
    ],
)
def test_what_is_refused(pattern):
    with pytest.raises(XPathError) as caught:
        compile_pattern(pattern)
    assert caught.value.code == "pattern"


@pytest.mark.parametrize(
    "pattern",
    [
        "(a{100}){100}",
        "(((a{9}){9}){9}){9}",
        "(" * 100 + "a" + ")" * 100,
        "((((){9999}){9999}){9999}){9999}",  # of nothing, for ever
        "((?=(a{50}){50})b){500}",  # what must follow counts as well
    ],
)
def test_patterns_may_not_unfold_without_end(pattern):
    with pytest.raises(XPathError):
        compile_pattern(pattern)


@pytest.mark.parametrize("pattern", ["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(a*)*b", "^(.*a){8}$", "(x+x+)+y"])
def test_patterns_that_hang_others_do_not_hang(pattern):
    assert matches(pattern, "a" * 300 + "!") in (True, False)


def test_texts_have_a_limit():
    with pytest.raises(XPathError, match="at most"):
        matches("a", "a" * (limits.PATTERN_INPUT + 1))


ATOMS = st.sampled_from(["a", "b", "c", ".", "[ab]", "[^a]", r"\d", "1", "-", r"\b", "^", "$", r"\w", r"\s"])
PATTERNS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda p: f"(?:{p[0]}|{p[1]})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,3}", "{0,}", "*?"])).map(
            lambda p: f"(?:{p[0]}){p[1]}"
        ),
        inner.map(lambda p: f"(?={p})"),
        inner.map(lambda p: f"(?!{p})"),
    ),
    max_leaves=8,
)


@examples(300)
@given(PATTERNS, st.text(alphabet="abc1- ", max_size=8))
def test_matches_what_pythons_matcher_does(pattern, text):
    assert matches(pattern, text) is bool(re.search(pattern, text, re.ASCII))
