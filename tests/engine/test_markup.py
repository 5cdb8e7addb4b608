"""What authors write into labels: Markdown and HTML to words and how they look."""

from __future__ import annotations

import pytest

from survey_definitions.markup import MarkedText, literal, plain, spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", [MarkedText("plain")]),
        ("Your **full** name", [MarkedText("Your "), MarkedText("full", bold=True), MarkedText(" name")]),
        ("__a__ and *b*", [MarkedText("a", bold=True), MarkedText(" and "), MarkedText("b", italic=True)]),
        ("## Heading\ntext", [MarkedText("Heading", bold=True), MarkedText("\ntext")]),
        ("read [this](https://example.org)", [MarkedText("read "), MarkedText("this", link="https://example.org")]),
        ("[x](javascript:alert)", [MarkedText("x")]),
        ('<span style="color:red">red</span>', [MarkedText("red")]),
        ("<b>a<i>b</i></b>", [MarkedText("a", bold=True), MarkedText("b", bold=True, italic=True)]),
        ("one<br>two", [MarkedText("one\ntwo")]),
        ("5 < 6 and 7 > 3", [MarkedText("5 < 6 and 7 > 3")]),
        ("A &amp; B", [MarkedText("A & B")]),
        (r"2 \* 3 \* 4", [MarkedText("2 * 3 * 4")]),
        ("2 * 3 * 4", [MarkedText("2 * 3 * 4")]),
        ("snake_case_name", [MarkedText("snake_case_name")]),
        ("**open", [MarkedText("**open")]),
    ],
)
def test_marks(text, expected):
    assert list(spans(text)) == expected


@pytest.mark.parametrize("answer", ["*a*", "[x](https://evil.example)", "<b>x</b>", "a_b_c", "&lt;", "\\*"])
def test_what_somebody_answered_is_shown_as_it_is(answer):
    assert plain(f"Hello {literal(answer)}!") == f"Hello {answer}!"
    assert len(spans(f"Hello {literal(answer)}!")) == 1
