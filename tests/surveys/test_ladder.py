"""The adaptive ladder against its description: the same levels with the same number of questions."""

from __future__ import annotations

from random import Random

import pytest

from survey_definitions import Prompt
from tests.support.extent import ways
from tests.surveys.facts import LANGUAGES, sheets
from tests.surveys.ladder import (
    LEVELS,
    SIX,
    SKILLS,
    Climb,
    climb,
    erratic,
    is_statement,
    rising,
    some_levels,
    statement_of,
    statements,
    take_language,
)
from tests.surveys.takers import names


def assert_same(given: dict[str, str], asked: list[Prompt], expected: Climb) -> None:
    climbed = [statement_of(name) for name in names(asked) if is_statement(name)]
    assert climbed == [(skill, level) for skill in SKILLS for level in expected.asked[skill]]
    for skill in SKILLS:
        assert given[f"{SIX}/{skill}/{skill}_level"] == str(expected.levels[skill])
        assert given[f"{SIX}/{skill}/{skill}_minus"] == ("yes" if expected.minus[skill] else "no")
        assert len(expected.asked[skill]) <= 6
    assert given[f"{SIX}/median"] == str(expected.median)
    assert given[f"{SIX}/uneven"] == ("yes" if expected.uneven else "no")
    assert given["/G7"] == "1123455"[expected.median]


def pytest_generate_tests(metafunc):
    """Other people every day; all of them in ``make test-all``."""
    if "batch" in metafunc.fixturenames:
        metafunc.parametrize("batch", ways(metafunc.config, range(4)))


@pytest.mark.by_turns
def test_random_people_get_the_levels_of_the_description(batch: int) -> None:
    random = Random(batch)
    for run in range(600):
        seed = f"{batch} {run}"
        oracle = rising(some_levels(random, random.randint(1, 6)), seed)
        start = random.randint(1, 6)
        assert_same(*take_language(oracle, start, random.choice(LANGUAGES)), climb(oracle, start))


@pytest.mark.by_turns
def test_people_whose_answers_know_no_order_get_a_level_too(batch: int) -> None:
    for run in range(300):
        oracle, start = erratic(f"{batch} {run}"), run % 6 + 1
        assert_same(*take_language(oracle, start), climb(oracle, start))


def test_every_profile_of_one_skill_from_every_start() -> None:
    for start in range(1, 7):
        for level in range(7):
            oracle = rising(dict.fromkeys(SKILLS, level), "even")
            assert_same(*take_language(oracle, start), climb(oracle, start))


def test_without_a_screening_line_it_starts_at_b1() -> None:
    oracle = rising(dict.fromkeys(SKILLS, 4), "unscreened")
    given, asked = take_language(oracle, None)
    assert_same(given, asked, climb(oracle, 3))


@pytest.mark.parametrize(
    ("levels", "screen", "questions"),
    [("33333", 3, 11), ("23222", 2, 12), ("45443", 3, 13), ("00000", 1, 6), ("66666", 6, 6)],
)
def test_number_of_questions_with_the_screening(levels: str, screen: int, questions: int) -> None:
    oracle = rising(dict(zip(SKILLS, map(int, levels), strict=True)), "counted")
    _, asked = take_language(oracle, screen)
    assert sum(is_statement(name) or name == "screen" for name in names(asked)) == questions


def test_about_twelve_questions_instead_of_thirty() -> None:
    random = Random(12)
    counts = []
    for run in range(5_000):
        levels = some_levels(random)
        near = min(6, max(1, levels["NG"] + random.randint(-1, 1)))
        counts.append(climb(rising(levels, str(run)), near).questions + 1)
    assert 10 <= sum(counts) / len(counts) <= 13
    assert sum(count <= 15 for count in counts) >= 0.95 * len(counts)


def test_thirty_statements_each_with_a_text_of_its_own() -> None:
    texts = statements()
    assert len(texts) == 30 * len(LANGUAGES)
    assert set(texts.values()) == {(skill, level) for skill in SKILLS for level in range(1, 7)}


def test_up_and_down_show_the_same_statement() -> None:
    rows = {row["name"]: row for row in sheets("languages")["survey"] if is_statement(row.get("name", ""))}
    assert len(rows) == len(SKILLS) * (len(LEVELS) + len(LEVELS) - 1)
    for name, row in rows.items():
        if name.endswith("_down"):
            assert row["label"] == rows[name.replace("_down", "_up")]["label"]


def test_the_result_is_shown_with_its_profile() -> None:
    oracle = rising(dict(zip(SKILLS, (3, 4, 2, 2, 3), strict=True)), "shown")
    _, asked = take_language(oracle, 3)
    results = [prompt.label for prompt in asked if prompt.name == "result"]
    assert results == ["Tiếng Anh: B1 (nghe B1, đọc B2, nói tương tác A2, nói trình bày A2, viết B1)."]
