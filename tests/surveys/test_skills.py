"""The skills survey: who is asked what, and the digital check."""

from __future__ import annotations

import pytest

from survey_definitions import GoTo, Prompt
from tests.surveys.facts import LANGUAGES, NOW, begin, nobody_known, official, person, sheets
from tests.surveys.takers import by_name, change, names, say, take, values

CORE = [f"G{n}" for n in range(1, 7)] + [f"P{n}" for n in range(1, 7)]
MANAGERIAL = [f"M{n}" for n in range(1, 5)]
CHECK = [f"DG{n}" for n in range(1, 11)]


def competencies(asked: list[Prompt]) -> list[str]:
    return [name for name in names(asked) if name in CORE + MANAGERIAL]


@pytest.mark.parametrize("group", ["LDCQ", "TP", "PTP", "CVCC"])
def test_leaders_and_senior_officials_are_asked_sixteen(group: str) -> None:
    asked = take(begin("skills", person(position_group=group)), by_name({"digital": "no"}))
    assert competencies(asked) == CORE + MANAGERIAL


@pytest.mark.parametrize("group", ["CVC", "CV", "CS", ""])
def test_everybody_else_is_asked_twelve(group: str) -> None:
    asked = take(begin("skills", official(position_group=group)), by_name({"digital": "no"}))
    assert competencies(asked) == CORE
    assert names(asked) == [*CORE, "digital"]


def test_unknown_people_are_asked_twelve() -> None:
    assert competencies(take(begin("skills", nobody_known()), by_name({"digital": "no"}))) == CORE


def test_five_anchors_and_not_applicable_in_every_language() -> None:
    for language in LANGUAGES:
        for prompt in take(begin("skills", language=language), by_name({"digital": "no"})):
            if prompt.name in CORE + MANAGERIAL:
                assert [choice.value for choice in prompt.choices] == ["1", "2", "3", "4", "5", "na"]
                assert all(len(choice.label) <= 90 for choice in prompt.choices), prompt.path
                assert prompt.required
                assert len(prompt.headings) == 2


@pytest.mark.parametrize(("level", "asked"), [("1", 0), ("2", 0), ("3", 0), ("4", 16), ("5", 16), ("na", 0)])
def test_an_example_is_asked_after_four_and_five_only(level: str, asked: int) -> None:
    answers = dict.fromkeys(CORE + MANAGERIAL, level) | {"digital": "no"}
    given = names(take(begin("skills"), by_name(answers)))
    assert sum(name.endswith("_example") for name in given) == asked


def test_the_example_is_optional_and_at_most_three_hundred_characters() -> None:
    session = begin("skills")
    take(session, by_name({}), until="G1")
    assert say(session, "G1", "5") is None
    refusal = say(session, "G1_example", "x" * 301)
    assert refusal is not None
    assert refusal.code == "constraint"
    assert "300" in refusal.message
    assert say(session, "G1_example", "x" * 300) is None


def test_an_example_is_kept_aside_when_the_level_drops() -> None:
    session = begin("skills")
    take(session, by_name({"G1": "4", "G1_example": "Chủ trì kế hoạch.", "digital": "no"}))
    assert change(session, "/core/about_G1/G1", "2") is None
    assert "/core/about_G1/G1_example" not in values(session)
    assert change(session, "/core/about_G1/G1", "5") is None
    assert values(session)["/core/about_G1/G1_example"] == "Chủ trì kế hoạch."


def test_the_digital_check_is_asked_only_of_those_who_wish() -> None:
    assert not set(CHECK) & set(names(take(begin("skills"), by_name({"digital": "no"}))))
    asked = take(begin("skills"), by_name({"digital": "yes"}))
    assert [name for name in names(asked) if name.startswith("DG")] == CHECK


@pytest.mark.parametrize(
    ("score", "level"),
    [(0, 1), (4, 1), (5, 2), (9, 2), (10, 3), (14, 3), (15, 4), (18, 4), (19, 5), (20, 5)],
)
def test_the_level_that_the_digital_check_suggests(score: int, level: int) -> None:
    given = {name: str(min(2, max(0, score - 2 * at))) for at, name in enumerate(CHECK)}
    session = begin("skills")
    take(session, by_name({"digital": "yes", "G6": "na"} | given))
    assert values(session)["/digital_check/digital_score"] == str(score)
    assert values(session)["/digital_check/digital_level"] == str(level)


def test_an_unfinished_digital_check_has_no_score() -> None:
    session = begin("skills")
    take(session, by_name({"digital": "yes"}), until="DG10")
    assert "/digital_check/digital_score" not in values(session)
    assert "/digital_check/digital_level" not in values(session)


@pytest.mark.parametrize(("own", "hint"), [("1", True), ("3", True), ("4", False), ("5", False), ("na", False)])
def test_a_hint_is_shown_when_the_check_is_two_levels_away(own: str, hint: bool) -> None:
    session = begin("skills", language="en")
    asked = take(session, by_name({"digital": "yes", "G6": own} | dict.fromkeys(CHECK, "2")))
    hints = [prompt.label for prompt in asked if prompt.name == "digital_hint"]
    assert len(hints) == hint
    assert all("level 5" in text and f"level {own}" in text for text in hints)


def test_the_form_of_address_is_the_persons_own() -> None:
    for context, address in ((person(), "Đồng chí"), (official(), "Anh/chị")):
        session = begin("skills", context)
        session.apply(GoTo("/core/about_G3/G3"), NOW)
        prompt = session.prompt()
        assert prompt is not None
        assert prompt.label == f"{address} soạn thảo được loại văn bản nào?"


def test_the_twelve_and_sixteen_have_their_own_anchors() -> None:
    rows = [row for row in sheets("skills")["choices"] if row["list_name"].startswith("levels_")]
    anchors = [row["label"]["vi"] for row in rows if row["name"] != "na"]
    assert len(anchors) == len(set(anchors)) == 80
