"""What authors write into labels: Markdown and HTML to words and how they look."""

from __future__ import annotations

import pytest

from survey_definitions.markup import Span, literal, plain, spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", [Span("plain")]),
        ("Your **full** name", [Span("Your "), Span("full", bold=True), Span(" name")]),
        ("__a__ and *b*", [Span("a", bold=True), Span(" and "), Span("b", italic=True)]),
        ("## Heading\ntext", [Span("Heading", bold=True), Span("\ntext")]),
        ("read [this](https://example.org)", [Span("read "), Span("this", link="https://example.org")]),
        ("[x](javascript:alert)", [Span("x")]),
        ('<span style="color:red">red</span>', [Span("red")]),
        ("<b>a<i>b</i></b>", [Span("a", bold=True), Span("b", bold=True, italic=True)]),
        ("one<br>two", [Span("one\ntwo")]),
        ("5 < 6 and 7 > 3", [Span("5 < 6 and 7 > 3")]),
        ("A &amp; B", [Span("A & B")]),
        (r"2 \* 3 \* 4", [Span("2 * 3 * 4")]),
        ("2 * 3 * 4", [Span("2 * 3 * 4")]),
        ("snake_case_name", [Span("snake_case_name")]),
        ("**open", [Span("**open")]),
    ],
)
def test_marks(text, expected):
    assert list(spans(text)) == expected


@pytest.mark.parametrize("answer", ["*a*", "[x](https://evil.example)", "<b>x</b>", "a_b_c", "&lt;", "\\*"])
def test_what_somebody_answered_is_shown_as_it_is(answer):
    assert plain(f"Hello {literal(answer)}!") == f"Hello {answer}!"
    assert len(spans(f"Hello {literal(answer)}!")) == 1
