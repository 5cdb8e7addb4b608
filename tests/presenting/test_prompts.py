"""Cards for prompts: what stands on the buttons, what in the body, how lists turn pages and are searched."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.presenting import heights, plain_words, prompts
from bot.presenting.callbacks import Address
from bot.presenting.prompts import PAGE, Around, CardContext, card, even, matching, visible
from bot.presenting.screens import Tone
from bot.presenting.telegram import render
from bot.texts import Texts
from survey_definitions import Choice, Instance, Outlook, Prompt
from tests.presenting.oracle import MOST_IN_A_ROW, a_server, accept, labels

TEXTS = Texts("vi", "dong_chi", ZoneInfo("Asia/Ho_Chi_Minh"))
AROUND = Around("Tự đánh giá", Outlook(2, 5, 100, 400))
PLACE = CardContext(7, 3)
MOST_BUTTONS = 100

words = st.text(min_size=1, max_size=60)


def as_choices(found: list[str]) -> tuple[Choice, ...]:
    return tuple(Choice(f"c{n}", label) for n, label in enumerate(found))


choices = (st.lists(words, min_size=1, max_size=40) | words.map(lambda word: [word] * 130)).map(as_choices)
long_lists = st.lists(words, min_size=PAGE + 3, max_size=40).map(as_choices)
instances = st.lists(words, max_size=70).map(
    lambda found: tuple(Instance(f"/post[k{n}]", n, f"Vị trí {n}", text) for n, text in enumerate(found, 1))
)
KINDS = (
    *("select_one", "select_multiple", "rank", "range", "note", "acknowledge", "repeat"),
    *("integer", "decimal", "text", "date", "time", "datetime", "geopoint", "file"),
)
any_prompt = st.builds(
    Prompt,
    kind=st.sampled_from(["question", "note", "repeat"]),
    path=st.just("/q"),
    name=st.just("q"),
    question=st.sampled_from(KINDS),
    label=words,
    hint=st.text(max_size=80),
    headings=st.lists(words, max_size=4).map(tuple),
    choices=choices,
    required=st.booleans(),
    instances=instances,
    can_add=st.booleans(),
    can_close=st.booleans(),
    range=st.none() | st.just((1.0, 5.0, 1.0)) | st.just((0.0, 100.0, 1.0)),
)


def choose(*found: str, question: str = "select_one", value: str = "", required: bool = True) -> Prompt:
    options = tuple(Choice(text.casefold(), text) for text in found)
    return Prompt("question", "/q", "q", question, label="Câu hỏi", choices=options, value=value, required=required)


def shown(prompt: Prompt, place: CardContext = PLACE, around: Around = AROUND) -> list[list[str]]:
    return labels(render(card(TEXTS, prompt, around, place)))


def flat(rows: Iterable[list[Any]]) -> list[Any]:
    return list(chain.from_iterable(rows))


def options(prompt: Prompt, place: CardContext = PLACE) -> list[str]:
    return [part.plain for part in card(TEXTS, prompt, AROUND, place).parts if part.tone is Tone.OPTION]


# -- any prompt whatever


@given(any_prompt, st.integers(0, 9), st.text(max_size=10), st.lists(st.integers(0, 0), max_size=1))
@settings(deadline=None)
def test_telegram_takes_the_card_of_any_prompt(prompt, page, query, ticked):
    place = CardContext(2**31 - 1, 2**31 - 1, page=page, query=query, ticked=ticked, held=True)
    screen = card(TEXTS, prompt, AROUND, place)
    accept(a_server(), screen)
    assert all(len(row) <= MOST_IN_A_ROW for row in screen.rows)
    assert len(screen.buttons) <= MOST_BUTTONS


@pytest.mark.parametrize("kind", KINDS)
def test_a_hundred_and_thirty_choices_fit_on_cards(kind):
    found = as_choices([f"Mục {n}" for n in range(130)])
    entries = tuple(Instance(f"/p[k{n}]", n, "Vị trí", f"{n}") for n in range(1, 131))
    prompt = Prompt("question", "/q", "q", kind, label="?", choices=found, instances=entries, can_add=True)
    for ticked in ([], list(range(130))):
        screen = card(TEXTS, prompt, AROUND, CardContext(7, 3, ticked=ticked))
        accept(a_server(), screen)
        assert len(screen.buttons) <= MOST_BUTTONS


@given(any_prompt)
@settings(deadline=None)
def test_there_is_always_a_way_back(prompt):
    assert Address("a", "b", (7, 3)) in [button.address for button in card(TEXTS, prompt, AROUND, PLACE).buttons]


@given(any_prompt)
@settings(deadline=None)
def test_only_what_may_be_left_out_can_be_skipped(prompt):
    verbs = {button.address.verb for button in card(TEXTS, prompt, AROUND, PLACE).buttons}
    assert not ("s" in verbs and prompt.required)


# -- choices


def test_short_labels_stand_side_by_side():
    assert shown(choose("Có", "Không"))[0] == ["Có", "Không"]


def test_middling_labels_have_a_row_each():
    assert shown(choose("Làm được dễ dàng", "Làm được nhưng còn khó"))[:2] == [
        ["Làm được dễ dàng"],
        ["Làm được nhưng còn khó"],
    ]


def test_long_options_stand_in_the_body_with_their_numbers():
    long = [f"Một câu dài hơn chỗ có trên nút, câu số {n}" for n in range(1, 6)]
    prompt = choose(*long)
    assert options(prompt) == [f"{n}  {text}" for n, text in enumerate(long, 1)]
    assert shown(prompt)[0] == ["1", "2", "3", "4", "5"]


def test_steps_of_a_range_have_their_labels():
    labels = (Choice("1", "Yếu"), Choice("5", "Tốt"))
    prompt = Prompt("question", "/q", "q", "range", label="?", choices=labels, required=True, range=(1.0, 5.0, 1.0))
    said = [part.plain for part in card(TEXTS, prompt, AROUND, PLACE).parts]
    assert "1 – Yếu\n5 – Tốt" in said
    assert shown(prompt)[0] == ["1", "2", "3", "4", "5"]


def test_not_applicable_stands_beside_the_scale():
    long = tuple(Choice(f"{n}", f"Một câu dài hơn chỗ có trên nút, câu số {n}") for n in range(1, 6))
    all_ = (*long, Choice("na", "Không áp dụng"))
    prompt = Prompt("question", "/q", "q", "select_one", label="?", choices=all_, required=True)
    rows = shown(prompt)
    assert rows[0] == ["1", "2", "3", "4", "5"]
    assert "Không áp dụng" in rows[-1]
    assert not any("Không áp dụng" in option for option in options(prompt))


def test_the_answer_given_before_is_marked():
    assert shown(choose("Có", "Không", value="không"))[0] == ["Có", "✓ Không"]


def test_a_tick_says_what_a_press_will_do():
    """A double tap must not undo itself, so a press names the state it wants."""
    screen = card(TEXTS, choose("Một", "Hai", question="select_multiple"), AROUND, CardContext(7, 3, ticked=[1]))
    assert [button.address.verb for button in screen.buttons[:2]] == ["t", "u"]


@pytest.mark.parametrize(
    ("count", "most", "expected"), [(1, 5, 1), (5, 5, 5), (6, 5, 3), (7, 5, 4), (11, 5, 4), (0, 5, 0)]
)
def test_rows_are_even(count, most, expected):
    assert even(count, most) == expected


# -- long lists


def test_a_long_list_turns_pages():
    prompt = choose(*(f"Mục {n:02}" for n in range(1, 21)))
    first, last = shown(prompt), shown(prompt, CardContext(7, 3, page=2))
    assert "Mục 01" in flat(first)
    assert "Mục 09" not in flat(first)
    assert "Mục 20" in flat(last)
    assert TEXTS("button-further") in flat(first)
    assert TEXTS("button-further") not in flat(last)
    assert TEXTS("button-earlier") in flat(last)


def test_a_page_behind_the_last_shows_the_last():
    prompt = choose(*(f"Mục {n:02}" for n in range(1, 21)))
    assert shown(prompt, CardContext(7, 3, page=99))[0] == shown(prompt, CardContext(7, 3, page=2))[0]


@given(long_lists, st.text(max_size=4))
@settings(deadline=None)
def test_every_choice_that_fits_the_search_is_on_exactly_one_page(found, query):
    prompt = Prompt("question", "/q", "q", "select_one", label="?", choices=found)
    wanted = visible(found, query)
    chosen: list[int] = []
    for page in range(len(wanted) + 1):
        screen = card(TEXTS, prompt, AROUND, CardContext(7, 3, page=page, query=query))
        on_page = [b.address.number(2) for b in screen.buttons if b.address.verb == "c"]
        assert len(on_page) <= PAGE
        chosen += on_page
        if TEXTS("button-further") not in [b.label for b in screen.buttons]:
            break
    assert chosen == wanted


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tay", ["Tiếng Tày"]),
        ("TIENG DUC", ["Tiếng Đức"]),
        ("đức", ["Tiếng Đức"]),
        ("tiếng", ["Tiếng Tày", "Tiếng Đức"]),
        ("duc tieng", ["Tiếng Đức"]),
        ("xyz", []),
    ],
)
def test_search_does_not_mind_case_tones_and_order(typed, expected):
    found = (Choice("t", "Tiếng Tày"), Choice("d", "Tiếng Đức"), Choice("e", "English"))
    assert [found[n].label for n in visible(found, typed)] == expected


def test_the_label_typed_in_full_wins():
    found = (Choice("c", "Chánh Văn phòng"), Choice("p", "Phó Chánh Văn phòng"))
    assert matching(found, "chanh van phong") == [0]
    assert matching(found, "van phong") == [0, 1]


def test_nothing_found_is_said_and_the_whole_list_is_a_press_away():
    screen = card(TEXTS, choose(*(f"Mục {n}" for n in range(20))), AROUND, CardContext(7, 3, query="<b>?"))
    assert [part.text for part in screen.parts if part.tone is Tone.WARNING] == [TEXTS("list-nothing", query="<b>?")]
    assert TEXTS("button-all") in [button.label for button in screen.buttons]


# -- repeats


def test_a_long_list_of_entries_turns_pages():
    entries = tuple(Instance(f"/p[k{n}]", n, f"Vị trí {n}", f"Tóm tắt {n}") for n in range(1, 61))
    prompt = Prompt("repeat", "/p+", "p", "repeat", label="Vị trí", instances=entries, can_add=True, can_close=True)
    shown: list[int] = []
    for page in range(60):
        screen = card(TEXTS, prompt, AROUND, CardContext(7, 3, page=page))
        on_page = [button.address.number(2) for button in screen.buttons if button.address.verb == "e"]
        assert options(prompt, CardContext(7, 3, page=page)) == [f"{n}  Tóm tắt {n}" for n in on_page]
        assert heights.of_screen(screen) <= heights.ROOM
        shown += on_page
        if TEXTS("button-further") not in [button.label for button in screen.buttons]:
            break
    assert shown == list(range(1, 61))


# -- around


@pytest.mark.parametrize(
    ("outlook", "said"),
    [
        (Outlook(2, 5, 170, 340), "T · phần 2/5 · còn 2–6 phút"),
        (Outlook(2, 5, 20, 340), "T · phần 2/5 · còn không quá 6 phút"),
        (Outlook(2, 5, 185, 179), "T · phần 2/5 · còn khoảng 3 phút"),
        (Outlook(5, 5, 0, 12), "T · phần 5/5 · còn chưa đến 1 phút"),
        (Outlook(1, 1, 70, 170), "T · còn 1–3 phút"),
        (Outlook(1, 1, 0, 0), "T"),
    ],
)
def test_how_far_and_how_long(outlook, said):
    assert prompts.head(TEXTS, Around("T", outlook)) == said


def test_people_who_take_longer_than_estimated_are_told_so():
    assert prompts.head(TEXTS, Around("T", Outlook(1, 1, 120, 240), pace=1.5)) == "T · còn 3–6 phút"


def test_what_was_wrong_stands_on_the_card_with_the_question():
    screen = card(TEXTS, choose("Có"), Around("T", Outlook(1, 1, 20, 20), warning="Sai"), PLACE)
    tones = [part.tone for part in screen.parts]
    assert tones.index(Tone.WARNING) < tones.index(Tone.QUESTION)


def test_the_previous_answer_is_the_first_line():
    screen = card(TEXTS, choose("Có"), Around("T", Outlook(1, 2, 20, 20), done="Câu trước: 3"), PLACE)
    assert screen.parts[0].text == "✓ Câu trước: 3"


def test_a_closed_card_keeps_question_and_answer():
    screen = prompts.closed(choose("Có"), "Có")
    assert [part.text for part in screen.parts] == ["Câu hỏi", "Có"]
    assert not screen.buttons


def test_a_held_text_can_be_confirmed():
    prompt = Prompt("question", "/q", "q", "text", label="?")
    assert TEXTS("button-unclassified") in flat(shown(prompt, CardContext(7, 3, held=True)))
    assert TEXTS("button-unclassified") not in flat(shown(prompt))


def test_a_question_for_a_file_says_where_it_goes_and_has_a_way_on():
    made = card(TEXTS, Prompt("question", "/f", "f", "file", label="Bằng"), AROUND, PLACE)
    assert "nộp tài liệu này theo hướng dẫn" in "\n".join(part.text for part in made.parts)
    assert [button.label for button in made.buttons] == ["◀ Quay lại", "Đi tiếp, không kèm tệp"]


def test_an_authors_marks_are_taken_out_of_what_stands_on_buttons_and_what_has_none_stays_itself():
    plain, marked = Choice("a", "Có"), Choice("b", "**Không**")
    prompt = Prompt("question", "/q", "q", "select_one", label="?", choices=(plain, marked), headings=("*Phần*",))
    worded = plain_words.of_prompt(prompt)
    assert ([one.label for one in worded.choices], worded.headings) == (["Có", "Không"], ("Phần",))
    assert worded.choices[0] is plain
    assert plain_words.of_prompt(worded) is worded
