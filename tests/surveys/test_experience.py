"""The experience survey: the profile, the optional parts and the wishes."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from survey_definitions import AddRepeat, Context, SetLanguage
from tests.surveys.facts import LANGUAGES, NOW, begin, label, nobody_known, official, person
from tests.surveys.takers import by_name, change, names, say, take, values

PLAIN = {
    "what_applies": "none",
    "post_fields": "F02",
    "post_since": "2019-03-01",
    "post_service": "regular",
}
PARTS_OF_IT = ("abroad", "training", "award", "scheme", "sector")
NEW = {"agency_new", "division_new", "title_new", "position_group_new", "job_position_new", "rank_new", "birth_new"}


def test_what_is_known_is_confirmed_and_not_asked_again() -> None:
    session = begin("experience")
    asked = names(take(session, by_name(PLAIN)))
    assert asked[0] == "profile_right"
    assert not NEW & set(asked)
    given = values(session)
    assert given["/profile/unit"] == "BTC-CB"
    assert given["/profile/title"] == "T-TP"
    assert given["/profile/position_group"] == "TP"
    assert given["/profile/rank"] == "01.002"
    assert given["/profile/birth"] == "1979-05-01"
    assert session.problems() == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_known_is_shown_in_the_persons_language(language: str) -> None:
    prompt = begin("experience", language=language).prompt()
    assert prompt is not None
    for list_name, code in (("divisions", "BTC-CB"), ("agencies", "BTC"), ("titles", "T-TP"), ("ranks", "01.002")):
        assert label(list_name, code, language) in prompt.label
    assert "05/1979" in prompt.label
    assert "03/2019" in prompt.label
    assert prompt.label.count("\n") == 8


def test_a_change_of_language_changes_the_names_shown() -> None:
    session = begin("experience")
    session.apply(SetLanguage("de"), NOW)
    prompt = session.prompt()
    assert prompt is not None
    assert label("divisions", "BTC-CB", "de") in prompt.label
    take(session, by_name(PLAIN), until="post_fields")
    prompt = session.prompt()
    assert prompt is not None
    assert label("titles", "T-TP", "de") in prompt.hint


@pytest.mark.parametrize(
    ("wrong", "asked"),
    [
        ("unit", ["agency_new", "division_new"]),
        ("title", ["title_new", "position_group_new"]),
        ("job_position", ["job_position_new"]),
        ("rank", ["rank_new"]),
        ("birth", ["birth_new"]),
        ("since", []),
        ("unit rank", ["agency_new", "division_new", "rank_new"]),
    ],
)
def test_only_what_is_wrong_is_asked(wrong: str, asked: list[str]) -> None:
    session = begin("experience")
    answers = {"profile_right": "no", "profile_wrong": wrong, "birth_new": "1980-01-01"}
    given = names(take(session, by_name(PLAIN | answers), until="degree"))
    assert given == ["profile_right", "profile_wrong", *asked, "sex"]


def test_a_correction_replaces_what_the_roster_says() -> None:
    session = begin("experience")
    new = {"agency_new": "VPUB", "division_new": "VPUB-KT", "rank_new": "01.001", "birth_new": "1980-02-01"}
    take(session, by_name(PLAIN | new | {"profile_right": "no", "profile_wrong": "unit rank birth"}))
    given = values(session)
    assert given["/profile/agency"] == "VPUB"
    assert given["/profile/unit"] == "VPUB-KT"
    assert given["/profile/block"] == "K4"
    assert given["/profile/rank"] == "01.001"
    assert given["/profile/birth"] == "1980-02-01"
    assert given["/profile/title"] == "T-TP"
    assert given["/post[k1]/post_agency_code"] == "VPUB"
    assert given["/post[k1]/post_since"] == "2019-03-01", "what the roster knew was of another post"
    assert change(session, "/profile/profile_right", "yes") is None
    assert values(session)["/profile/unit"] == "BTC-CB"


def test_closed_units_are_history_and_divisions_are_those_of_the_agency() -> None:
    session = begin("experience")
    wrong = {"profile_right": "no", "profile_wrong": "unit", "agency_new": "BTGDV"}
    asked = take(session, by_name(PLAIN | wrong), until="post")
    session.apply(AddRepeat("/post+"), NOW)
    asked += take(session, by_name({"post_kind": "listed"}), until="post_fields")
    offered = {prompt.name: {choice.value for choice in prompt.choices} for prompt in asked}
    assert {"BTG", "BDV"}.isdisjoint(offered["agency_new"])
    assert {"BTG", "BDV", "BTGDV"} <= offered["post_agency"]
    assert offered["division_new"]
    assert all(code.startswith("BTGDV-") for code in offered["division_new"])


def test_people_of_whom_nothing_is_known_are_asked_everything() -> None:
    session = begin("experience", nobody_known())
    answers = {"agency_new": "VPQH", "position_group_new": "CV", "birth_new": "1990-01-01"}
    asked = names(take(session, by_name(PLAIN | answers)))
    assert "profile_right" not in asked
    assert set(asked) >= NEW
    assert values(session)["/profile/block"] == "K3"


@pytest.mark.parametrize(("group", "asked"), [("LDCQ", False), ("TP", False), ("CV", True), ("CS", True)])
def test_a_missing_job_position_is_asked_of_officials_only(group: str, asked: bool) -> None:
    context = person(position_group=group, job_position="")
    assert ("job_position_new" in names(take(begin("experience", context), by_name(PLAIN)))) == asked


@pytest.mark.parametrize(("context", "asked"), [(person(), True), (official(), False)], ids=["K1", "K4"])
def test_political_theory_is_asked_in_party_bodies_only(context: Context, asked: bool) -> None:
    assert ("political_theory" in names(take(begin("experience", context), by_name(PLAIN)))) == asked


@pytest.mark.parametrize(
    ("born", "taken"),
    [("2008-03-01", True), ("2008-04-01", False), ("1951-03-01", True), ("1951-02-01", False), ("2030-01-01", False)],
)
def test_age_at_work(born: str, taken: bool) -> None:
    session = begin("experience", person(birth_month=""))
    take(session, by_name({}), until="birth_new")
    assert (say(session, "birth_new", born) is None) == taken


def test_no_part_begins_unasked() -> None:
    session = begin("experience")
    asked = names(take(session, by_name(PLAIN)))
    assert not [name for name in asked if name.partition("_")[0] in PARTS_OF_IT]
    given = values(session)
    assert {given[f"/{part}_part/{part}_any"] for part in PARTS_OF_IT} == {"no"}


@pytest.mark.parametrize("part", PARTS_OF_IT)
def test_only_what_applies_is_asked(part: str) -> None:
    asked = names(take(begin("experience"), by_name(FULL | {"what_applies": part})))
    assert {name.partition("_")[0] for name in asked} & set(PARTS_OF_IT) == {part}


def test_nothing_at_all_goes_with_nothing_else() -> None:
    session = begin("experience")
    take(session, by_name(PLAIN), until="what_applies")
    assert say(session, "what_applies", "award none") is not None
    assert say(session, "what_applies", "award") is None


PARTS = [
    ("abroad_months", ["3", "240"], ["2", "241", "0", "3.5"]),
    ("training_year", ["2021-01-01", "2026-01-01"], ["2020-01-01", "2027-01-01"]),
    ("training_days", ["5", "1000"], ["4", "-1"]),
    ("award_year", ["1970-01-01", "2026-01-01"], ["1969-01-01", "2027-01-01"]),
    ("scheme_year", ["1970-01-01", "2026-01-01"], ["1969-01-01", "2027-01-01"]),
    ("sector_years", ["0", "50"], ["-1", "51"]),
    ("sector_evidence", ["none", "scheme certificate"], ["none scheme", "scheme none"]),
]
FULL = {
    **PLAIN,
    "what_applies": "service abroad training award scheme sector result",
    "abroad_country": "Nhật Bản",
    "abroad_months": "12",
    "training_subject": "Chuyển đổi số",
    "training_year": "2024-01-01",
    "training_days": "5",
    "award_year": "2020-01-01",
    "scheme_title": "Đề án số hóa",
    "scheme_year": "2022-01-01",
    "sector_years": "6",
    "sector_evidence": "scheme",
}


@pytest.mark.parametrize(("name", "good", "bad"), PARTS)
def test_edges_of_the_optional_parts(name: str, good: list[str], bad: list[str]) -> None:
    session = begin("experience", language="en")
    take(session, by_name(FULL), until=name)
    prompt = session.prompt()
    assert prompt is not None
    for value in bad:
        refusal = say(session, name, value)
        assert refusal is not None, value
    for value in good:
        assert change(session, prompt.path, value) is None, value


def test_three_sectors_at_most_and_each_once() -> None:
    session = begin("experience")
    take(session, by_name(FULL), until="sector_code")
    for code in ("N01", "N02", "N03"):
        assert say(session, "sector_code", code) is None
        take(session, by_name(FULL), until="sector")
        session.apply(AddRepeat("/sector_part/sector+"), NOW)
        assert say(session, "sector_code", code) is not None
    assert say(session, "sector_code", "N04") is not None


def test_everything_at_once() -> None:
    session = begin("experience", official())
    asked = names(take(session, by_name(FULL)))
    assert asked[-2:] == ["wish_expert", "wish_young"]
    assert session.problems() == ()


@pytest.mark.parametrize(
    ("born", "asked"),
    [("1986-04", True), ("1986-03", False), ("1970-01", False), ("", True)],
)
def test_the_young_are_asked_whether_they_wish_to_be_listed(born: str, asked: bool) -> None:
    answers = PLAIN | {"birth_new": "1990-01-01"}
    given = names(take(begin("experience", person(birth_month=born)), by_name(answers)))
    assert ("wish_young" in given) == asked


def test_experts_are_those_who_name_a_sector() -> None:
    assert "wish_expert" not in names(take(begin("experience"), by_name(PLAIN)))
    assert "wish_expert" in names(take(begin("experience"), by_name(FULL)))


def test_the_same_answers_in_another_year() -> None:
    later = datetime(2027, 1, 4, 9, 0, tzinfo=timezone(timedelta(hours=7)))
    session = begin("experience", now=later)
    take(session, by_name(FULL), until="training_year")
    assert say(session, "training_year", "2021-01-01", later) is not None
    assert say(session, "training_year", "2022-01-01", later) is None


def test_an_answer_does_not_turn_wrong_over_new_year() -> None:
    session = begin("experience", now=datetime(2025, 12, 30, 9, 0, tzinfo=NOW.tzinfo))
    take(session, by_name(FULL | {"training_year": "2020-01-01"}))
    assert session.problems() == ()
