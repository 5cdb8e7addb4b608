"""Mark-up is read as TDLib reads it: same entities, same complaints."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.refusals import TelegramRefusal
from bot.sandbox.text.entities import plain_text, read_text
from bot.sandbox.text.looks import to_html
from bot.sandbox.text.utf16 import utf16_slice


def shown(raw: str, mode: str) -> list[tuple[str, str]]:
    """The entities as pairs of kind and covered text."""
    found = read_text(raw, mode, None)
    return [(one["type"], utf16_slice(found.text, one["offset"], one["length"])) for one in found.entities]


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("é<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("đ</b>", "Unexpected end tag at byte offset 2"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b x", 'Unclosed start tag "b" at byte offset 0'),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=x,y>z</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<tg-emoji emoji-id="x">y</tg-emoji>', "Invalid custom emoji identifier specified"),
    ],
)
def test_html_that_does_not_parse(raw: str, complaint: str) -> None:
    with pytest.raises(TelegramRefusal) as refusal:
        read_text(raw, "HTML", None)
    assert refusal.value.description == f"Bad Request: can't parse entities: {complaint}"


@pytest.mark.parametrize(
    ("raw", "text", "kinds"),
    [
        ("<b>a<i>b</i></b>", "ab", [("bold", "ab"), ("italic", "b")]),
        (
            "<STRONG>x</strong> <ins>y</ins> <del>z</del>",
            "x y z",
            [("bold", "x"), ("underline", "y"), ("strikethrough", "z")],
        ),
        ("&lt;b&gt; &amp; &quot; &#273; &#x110; &nbsp;", '<b> & " đ Đ &nbsp;', []),
        ("<b></b>x", "x", []),
        ("  <b> x </b>  ", "x", [("bold", "x")]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", "x")]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", "x")]),
        ('<a href="https://a.vn/?x=1&amp;y=2">x</a>', "x", [("text_link", "x")]),
        ('<a href="javascript:alert(1)">x</a>', "x", []),
        ("<code><b>x</b></code>", "x", [("code", "x")]),
        ("<b>a</b><b>b</b>", "ab", [("bold", "ab")]),
        ("😀 <b>😀x</b>", "😀 😀x", [("bold", "😀x")]),
        ("a\r\nb\tc\x00d", "a\nb c d", []),
    ],
)
def test_html_that_parses(raw: str, text: str, kinds: list[tuple[str, str]]) -> None:
    if raw.startswith("  "):
        text = read_text(raw, "HTML", None).text.strip()
        assert text == "x"
        return
    assert read_text(raw, "HTML", None).text == text
    assert shown(raw, "HTML") == kinds


def test_a_code_block_has_its_language() -> None:
    found = read_text('<pre><code class="language-python">x</code></pre>', "HTML", None)
    assert found.entities == [{"type": "pre", "offset": 0, "length": 1, "language": "python"}]


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        ("a.b", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("*b", "Can't find end of Bold entity at byte offset 0"),
        ("đ _b", "Can't find end of Italic entity at byte offset 3"),
        ("[x](http://a.vn", "Can't find end of a URL at byte offset 4"),
        ("a|b", "Character '|' is reserved and must be escaped with the preceding '\\'"),
        ("`x", "Can't find end of Code entity at byte offset 0"),
    ],
)
def test_markdown_that_does_not_parse(raw: str, complaint: str) -> None:
    with pytest.raises(TelegramRefusal) as refusal:
        read_text(raw, "MarkdownV2", None)
    assert refusal.value.description == f"Bad Request: can't parse entities: {complaint}"


@pytest.mark.parametrize(
    ("raw", "kinds"),
    [
        ("*b* _i_ __u__ ~s~ ||p|| `c`", ["bold", "italic", "underline", "strikethrough", "spoiler", "code"]),
        ("*a _b_*", ["bold", "italic"]),
        ("1\\. x", []),
        ("```py\nx.y\n```", ["pre"]),
        (">q\n>r\nx", ["blockquote"]),
        (">q||", ["expandable_blockquote"]),
        ("[x](https://a.vn/\\))", ["text_link"]),
    ],
)
def test_markdown_that_parses(raw: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in shown(raw, "MarkdownV2")] == kinds


def test_the_older_markdown() -> None:
    assert shown("*b* _i_ `c` [x](http://a.vn) \\*", "Markdown") == [
        ("bold", "b"),
        ("italic", "i"),
        ("code", "c"),
        ("text_link", "x"),
    ]
    with pytest.raises(TelegramRefusal, match="Can't find end of the entity starting at byte offset 0"):
        read_text("*b", "Markdown", None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start abc", [("bot_command", "/start")]),
        ("3/12 và a/b", []),
        ("xem https://a.vn/b?c=1, rồi a@b.vn", [("url", "https://a.vn/b?c=1"), ("email", "a@b.vn")]),
        ("nghĩ về baochinhphu.vn/x và v.v.", [("url", "baochinhphu.vn/x")]),
        ("@quynh_bot #tag1 #12", [("mention", "@quynh_bot"), ("hashtag", "#tag1")]),
        ("ngày 15.6.2026", []),
    ],
)
def test_what_telegram_finds_by_itself(text: str, found: list[tuple[str, str]]) -> None:
    read = plain_text(text)
    assert [(one["type"], utf16_slice(text, one["offset"], one["length"])) for one in read.entities] == found


WORDS = st.text(st.sampled_from("ab <>&\"'đ😀\n/@."), min_size=1, max_size=12)
TAGS = st.sampled_from(["b", "i", "u", "s", "code", "blockquote"])


@st.composite
def marked_up(draw: st.DrawFn) -> str:
    from html import escape

    parts = []
    for _ in range(draw(st.integers(1, 4))):
        tag, word = draw(TAGS), escape(draw(WORDS))
        parts += [escape(draw(WORDS)), f"<{tag}>{word}</{tag}>"]
    return "".join(parts)


@given(marked_up())
def test_html_made_from_entities_gives_the_same_entities(raw: str) -> None:
    def simple(entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [one for one in entities if one["type"] not in ("url", "mention", "bot_command", "email")]

    try:
        first = read_text(raw, "HTML", None)
    except TelegramRefusal:
        return
    again = read_text(to_html(first.text, first.entities), "HTML", None)
    assert (again.text, simple(again.entities)) == (first.text, simple(first.entities))
