"""Whatever is in a screen, Telegram takes the message; nothing is lost on the way."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.presenting.callbacks import Address
from bot.presenting.screens import Button, Part, Screen, ScreenBuilder, Style, Tone
from bot.presenting.telegram import MOST_LABEL, MOST_TEXT, Message, render, shortened
from tests.presenting.oracle import a_server, accept, labels
from tests.support.laws import examples

HERE = Address("a", "c", (1, 2, 3))
odd = st.text(alphabet=st.sampled_from("<>&\"'b/i{}%$ \n\t\u200b\u202e\u0301ế👩🏽‍💻؀א1.")) | st.text()
parts = st.builds(Part, st.sampled_from(Tone), odd.filter(str.strip))
buttons = st.builds(Button, odd, st.just(HERE), st.sampled_from(Style))
screens = st.builds(
    Screen,
    st.lists(parts, min_size=1, max_size=8).map(tuple),
    st.lists(st.lists(buttons, min_size=1, max_size=8).map(tuple), max_size=8).map(tuple),
)


@given(screens)
@settings(deadline=None)
def test_telegram_takes_any_screen(screen):
    *_, card = accept(a_server(), screen)
    shown = card.get("reply_markup", {}).get("inline_keyboard", [])
    assert sum(map(len, shown)) == sum(map(len, screen.rows)), "a button was lost"


@given(st.lists(st.integers(1, 6000), min_size=1, max_size=6))
@examples(30)
def test_a_screen_too_long_for_one_message_is_split_and_complete(lengths):
    texts = [("từ <b> & " * length)[:length].strip() or "x" for length in lengths]
    sent = accept(a_server(), Screen(tuple(Part(Tone.TEXT, text) for text in texts)))
    assert all(len(body["text"]) <= MOST_TEXT for body in sent)
    assert "".join("".join(body["text"].split()) for body in sent) == "".join("".join(text.split()) for text in texts)


@given(odd)
def test_text_is_shown_as_it_was_written(text):
    (sent,) = accept(a_server(), ScreenBuilder().say(Tone.QUESTION, f"x{text}x").done())
    plain = f"x{text}x"
    for sign in "<>&{}%":
        assert sent["text"].count(sign) == plain.count(sign)


def test_the_keyboard_is_on_the_last_message():
    screen = ScreenBuilder().say(Tone.TEXT, "a " * 3000).row(Button("Có", HERE)).done()
    message = render(screen)
    assert message.leading
    assert labels(message) == [["Có"]]


def test_tones_are_marked_and_options_stand_close():
    draft = ScreenBuilder().say(Tone.QUIET, "1/12").say(Tone.TITLE, "Phần 1").say(Tone.QUESTION, "Mức nào?")
    text = render(draft.option(1, "Một").option(2, "Hai").say(Tone.WARNING, "Sai").done()).text
    assert text.replace("\n\n", "\n") == (
        "<i>1/12</i>\n<b>Phần 1</b>\n<b>Mức nào?</b>\n<b>1</b>  Một\n<b>2</b>  Hai\n⚠ Sai"
    )
    assert "Một\n<b>2</b>" in text


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("a  b\nc", 9, "a b c"), ("ab cd", 4, "ab…"), ("", 3, "")],
)
def test_shortening(text, most, expected):
    assert shortened(text, most) == expected


@given(st.text(), st.integers(1, 100))
def test_a_shortened_text_is_never_too_long(text, most):
    assert len(shortened(text, most)) <= most


def test_a_long_label_is_cut_to_what_clients_show():
    message = render(ScreenBuilder().say(Tone.TEXT, "x").row(Button("nhãn " * 40, HERE)).done())
    assert len(labels(message)[0][0]) <= MOST_LABEL


def test_no_text_turns_a_card_around_whoever_wrote_it():
    screen = (
        ScreenBuilder()
        .say(Tone.TEXT, "\u202eeslaf\u202c \u2067x\u2069")
        .row(Button("\u202eB", Address("m", "s")))
        .done()
    )
    message = render(screen)
    assert message.text == "eslaf x"
    assert message.keyboard["inline_keyboard"][0][0]["text"] == "B"


keyboards = st.lists(st.lists(st.fixed_dictionaries({"text": odd, "callback_data": odd}), max_size=3), max_size=3)
SEEN = {
    "text": odd,
    "keyboard": st.none() | st.fixed_dictionaries({"inline_keyboard": keyboards}),
    "leading": st.lists(odd, max_size=3).map(tuple),
    "picture": st.none() | st.binary(min_size=1),
    "caption": st.none() | odd.filter(bool),
}


@given(st.builds(Message, **SEEN), st.sampled_from(sorted(SEEN)), st.data())
def test_a_message_looks_as_it_did_until_anything_that_is_seen_changes(message, seen, data):
    assert deepcopy(message).look == replace(message).look == message.look
    before = getattr(message, seen)
    other = data.draw(SEEN[seen].filter(lambda other: other != before))
    assert replace(message, **{seen: other}).look != message.look


def test_how_a_message_looks_is_summed_up_when_it_is_made():
    message = Message("Mức nào?", {"inline_keyboard": []})
    look = message.look
    message.keyboard["inline_keyboard"].append([{"text": "Có", "callback_data": "x"}])
    assert message.look == look != replace(message).look
