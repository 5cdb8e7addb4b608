"""Certificates: what is offered for which language, the edges of each score, and the level it stands for."""

from __future__ import annotations

import pytest

from survey_definitions import AddRepeat, GoTo, ReopenRepeat, Session
from tests.surveys.facts import NOW, begin
from tests.surveys.ladder import SKILLS, answer_by_text, rising
from tests.surveys.takers import by_name, change, names, say, take, values

ENTRY = {"any": "yes", "has_certificate": "yes", "screen": "3", "oral": "2"}
CERTIFICATE = "/lang[k1]/certificates/cert[k1]"


def at_certificates(code: str) -> Session:
    session = begin("languages", language="en")
    take(session, by_name({**ENTRY, "code": code}), until="cert_type")
    return session


def with_certificate(code: str, kind: str, answers: dict[str, str], date: str = "2025-03-01") -> Session:
    session = at_certificates(code)
    assert say(session, "cert_type", kind) is None
    take(session, by_name(answers | {"cert_date": date}), until="often" if "often" in answers else "screen")
    return session


@pytest.mark.parametrize(
    ("code", "types"),
    [
        ("zh", ["hsk"]),
        ("ja", ["jlpt", "jtest"]),
        ("ko", ["topik"]),
        ("fr", ["delf", "tcf"]),
        ("de", ["goethe", "testdaf"]),
        ("ru", ["torfl"]),
        ("x-tay", ["minority"]),
        ("x-hoa", ["minority"]),
    ],
)
def test_types_are_those_of_the_language(code: str, types: list[str]) -> None:
    prompt = at_certificates(code).prompt()
    assert prompt is not None
    assert [choice.value for choice in prompt.choices] == [*types, "degree", "other"]


def test_english_has_the_most_types() -> None:
    prompt = at_certificates("en").prompt()
    assert prompt is not None
    offered = [choice.value for choice in prompt.choices]
    assert {"ielts", "toefl-ibt", "toeic", "vstep-3-5", "aptis", "cambridge"} < set(offered)
    assert not {"hsk", "jlpt", "minority"} & set(offered)


EDGES = {
    ("en", "ielts", "ielts"): (["0", "9", "6.5", "9.0"], ["-0.5", "9.5", "6.7", "65"]),
    ("en", "toefl-ibt", "toefl_ibt"): (["0", "120"], ["-1", "121", "6.5"]),
    ("en", "toefl-ibt-2026", "toefl_ibt_new"): (["1", "6", "5.5"], ["0.5", "6.5", "5.2"]),
    ("en", "toefl-itp", "toefl_itp"): (["310", "677"], ["309", "678"]),
    ("en", "toeic", "toeic_listening"): (["5", "495"], ["0", "500", "321"]),
    ("en", "cambridge", "cambridge"): (["80", "230"], ["79", "231"]),
    ("en", "vstep-2", "vstep_2"): (["0", "10", "6.5"], ["10.5", "6.4"]),
    ("en", "vstep-3-5", "vstep_3_5"): (["0", "10", "8.5"], ["-1", "11", "8.25"]),
    ("fr", "tcf", "tcf"): (["100", "699"], ["99", "700"]),
}


@pytest.mark.parametrize(("place", "edges"), EDGES.items(), ids=lambda at: str(at[-1]))
def test_edges_of_a_score(place: tuple[str, str, str], edges: tuple[list[str], list[str]]) -> None:
    code, kind, name = place
    session = at_certificates(code)
    assert say(session, "cert_type", kind) is None
    good, bad = edges
    for value in bad:
        refusal = say(session, name, value)
        assert refusal is not None, value
        assert refusal.code in {"constraint", "integer"}
        assert refusal.code == "integer" or "for example" in refusal.message
    for value in good:
        assert change(session, f"{CERTIFICATE}/{name}", value) is None, value


LEVELS = [
    ("en", "ielts", {"ielts": "3.0"}, "2"),
    ("en", "ielts", {"ielts": "5.0"}, "3"),
    ("en", "ielts", {"ielts": "5.5"}, "4"),
    ("en", "ielts", {"ielts": "8.0"}, "5"),
    ("en", "ielts", {"ielts": "8.5"}, "6"),
    ("en", "ielts", {"ielts": "2.5"}, None),
    ("en", "toefl-ibt", {"toefl_ibt": "29"}, None),
    ("en", "toefl-ibt", {"toefl_ibt": "93"}, "4"),
    ("en", "toefl-ibt", {"toefl_ibt": "94"}, "5"),
    ("en", "toefl-ibt-2026", {"toefl_ibt_new": "3.5"}, "3"),
    ("en", "toefl-itp", {"toefl_itp": "499"}, "3"),
    ("en", "toefl-itp", {"toefl_itp": "600"}, "3"),
    ("en", "toefl-itp", {"toefl_itp": "627"}, "5"),
    ("en", "cambridge", {"cambridge": "179"}, "4"),
    ("en", "vstep-2", {"vstep_2": "6.5"}, "2"),
    ("en", "vstep-2", {"vstep_2": "6.0"}, None),
    ("en", "vstep-3-5", {"vstep_3_5": "5.5"}, "3"),
    ("en", "vstep-3-5", {"vstep_3_5": "8.5"}, "5"),
    ("en", "aptis", {"cert_grade": "aptis-c"}, "5"),
    ("zh", "hsk", {"cert_grade": "hsk-4"}, "4"),
    ("ja", "jlpt", {"cert_grade": "jlpt-n4"}, "3"),
    ("ja", "jlpt", {"cert_grade": "jlpt-n1"}, "6"),
    ("ja", "jtest", {}, None),
    ("ko", "topik", {"cert_grade": "topik-1"}, "1"),
    ("fr", "delf", {"cert_grade": "delf-c2"}, "6"),
    ("fr", "tcf", {"tcf": "300"}, "3"),
    ("de", "goethe", {"cert_grade": "goethe-b2"}, "4"),
    ("de", "testdaf", {"cert_grade": "testdaf-5"}, "5"),
    ("ru", "torfl", {"cert_grade": "torfl-2"}, "4"),
    ("ru", "degree", {}, None),
]


@pytest.mark.parametrize(("code", "kind", "answers", "level"), LEVELS)
def test_the_level_a_certificate_stands_for(code: str, kind: str, answers: dict[str, str], level: str | None) -> None:
    session = with_certificate(code, kind, answers)
    assert values(session).get(f"{CERTIFICATE}/cert_level") == level


@pytest.mark.parametrize(
    ("scores", "level"),
    [((400, 385, 160, 150), "4"), ((490, 455, 180, 150), "4"), ((495, 495, 200, 60), None), ((110, 115, 90, 70), "2")],
)
def test_toeic_counts_with_its_lowest_part(scores: tuple[int, ...], level: str | None) -> None:
    parts = ("toeic_listening", "toeic_reading", "toeic_speaking", "toeic_writing")
    answers = {part: str(score) for part, score in zip(parts, scores, strict=True)}
    assert values(with_certificate("en", "toeic", answers)).get(f"{CERTIFICATE}/cert_level") == level


@pytest.mark.parametrize(
    ("kind", "grade", "code", "date", "valid"),
    [
        ("topik", "topik-4", "ko", "2024-03-01", "yes"),
        ("topik", "topik-4", "ko", "2024-02-01", "no"),
        ("goethe", "goethe-b2", "de", "1999-02-01", "yes"),
    ],
)
def test_how_long_a_certificate_counts(kind: str, grade: str, code: str, date: str, valid: str) -> None:
    given = values(with_certificate(code, kind, {"cert_grade": grade}, date))
    assert given[f"{CERTIFICATE}/cert_valid"] == valid
    assert given.get("/lang[k1]/certificates/certified") == ("4" if valid == "yes" else None)


def test_a_certificate_does_not_run_out_while_somebody_answers() -> None:
    two_years_on = NOW.replace(year=NOW.year + 2)
    session = with_certificate("ko", "topik", {"cert_grade": "topik-4"}, "2024-03-01")
    session.apply(GoTo(f"{CERTIFICATE}/cert_grade"), two_years_on)
    assert say(session, "cert_grade", "topik-3", two_years_on) is None
    assert values(session)["/lang[k1]/certificates/certified"] == "3"


@pytest.mark.parametrize(("date", "taken"), [("2026-03-01", True), ("2026-04-01", False), ("1969-12-01", False)])
def test_the_month_of_issue_is_past(date: str, taken: bool) -> None:
    session = at_certificates("zh")
    take(session, by_name({"cert_type": "hsk", "cert_grade": "hsk-3"}), until="cert_date")
    assert (say(session, "cert_date", date) is None) == taken


def test_a_valid_certificate_takes_the_place_of_the_screening_line() -> None:
    session = at_certificates("en")
    oracle = rising(dict.fromkeys(SKILLS, 4), "certified")
    answers = {"cert_type": "ielts", "ielts": "6.5", "cert_date": "2025-06-01"}
    asked = names(take(session, by_name(answers, lambda prompt: answer_by_text(prompt, oracle))))
    assert "screen" not in asked
    assert asked[3] == "NG_B2_up"
    assert values(session)["/lang[k1]/six/NG/NG_start"] == "4"


@pytest.mark.parametrize(
    ("level", "score", "date", "checked"),
    [
        (2, "6.5", "2025-06-01", ["check_B1"]),
        (1, "8.5", "2025-06-01", ["check_B1"]),
        (6, "6.5", "2021-04-01", ["check_C1"]),
        (6, "6.5", "2021-02-01", []),
        (3, "6.5", "2025-06-01", []),
    ],
)
def test_far_from_a_certificate_one_statement_is_asked_again(
    level: int, score: str, date: str, checked: list[str]
) -> None:
    session = at_certificates("en")
    oracle = rising(dict.fromkeys(SKILLS, level), "apart")
    answers = {"cert_type": "ielts", "ielts": score, "cert_date": date, "screen": "3"}
    asked = names(take(session, by_name(answers, lambda prompt: answer_by_text(prompt, oracle))))
    assert [name for name in asked if name.startswith("check_")] == checked
    assert values(session)["/lang[k1]/six/median"] == str(level)


def test_a_score_does_not_move_to_another_test() -> None:
    session = with_certificate("en", "ielts", {"ielts": "6.5"})
    assert change(session, f"{CERTIFICATE}/cert_type", "vstep-3-5") is None
    prompt = session.prompt()
    assert prompt is not None
    assert prompt.name == "vstep_3_5"
    assert f"{CERTIFICATE}/cert_level" not in values(session)


def test_a_grade_does_not_move_to_another_test() -> None:
    session = with_certificate("de", "goethe", {"cert_grade": "goethe-b1"})
    assert change(session, f"{CERTIFICATE}/cert_type", "testdaf") is None
    assert f"{CERTIFICATE}/cert_grade" not in values(session)
    prompt = session.prompt()
    assert prompt is not None
    assert [choice.value for choice in prompt.choices] == ["testdaf-3", "testdaf-4", "testdaf-5"]


def test_the_best_of_several_certificates_counts() -> None:
    session = at_certificates("en")
    take(session, by_name({"cert_type": "ielts", "ielts": "4.0", "cert_date": "2025-06-01"}), until="NG_B1_up")
    session.apply(ReopenRepeat("/lang[k1]/certificates/cert+"), NOW)
    session.apply(AddRepeat("/lang[k1]/certificates/cert+"), NOW)
    take(
        session, by_name({"cert_type": "aptis", "cert_grade": "aptis-b2", "cert_date": "2020-06-01"}), until="NG_B2_up"
    )
    assert values(session)["/lang[k1]/certificates/certified"] == "4"


def test_other_certificates_have_a_name() -> None:
    session = at_certificates("en")
    assert say(session, "cert_type", "other") is None
    assert say(session, "cert_name", "") is not None
    assert say(session, "cert_name", "x" * 81) is not None
    assert say(session, "cert_name", "Chứng chỉ tiếng Anh trình độ B") is None
