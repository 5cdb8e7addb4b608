"""Posts held: months, the present post, and entries that keep their answers."""

from __future__ import annotations

import pytest

from survey_definitions import AddRepeat, RemoveRepeat, ReopenRepeat, Session
from tests.surveys.facts import NOW, begin, person
from tests.surveys.takers import by_name, change, names, refused, reloaded, say, take, values

GATES = {f"{part}_any": "no" for part in ("abroad", "training", "award", "scheme", "sector")}
POST = {"post_title": "T-CV", "post_fields": "F02", "post_from": "2019-03-01", "post_service": "regular"}
LIST = "/post+"


def at_posts(**facts: str) -> Session:
    session = begin("experience", person(**facts), language="en")
    take(session, by_name({}), until="post_place")
    return session


def add(session: Session, **answers: str) -> list[str]:
    """One more post. What was asked for it."""
    session.apply(ReopenRepeat(LIST), NOW)
    session.apply(AddRepeat(LIST), NOW)
    return names(take(session, by_name(POST | answers), until="post"))


def test_the_present_post_takes_everything_from_the_profile() -> None:
    session = at_posts()
    asked = names(take(session, by_name(POST | {"post_place": "present"}), until="post"))
    assert asked == ["post_place", "post_fields", "post_sectors", "post_from", "post_service", "post_result"]
    given = values(session)
    assert given["/post[k1]/post_agency_code"] == "BTC"
    assert given["/post[k1]/post_unit_code"] == "BTC-CB"
    assert given["/post[k1]/post_title_code"] == "T-TP"
    assert given["/post[k1]/post_body_kind"] == "party"
    assert "/post[k1]/post_last_index" not in given


def test_a_post_in_another_body_is_described() -> None:
    session = at_posts()
    asked = names(
        take(
            session,
            by_name(
                POST
                | {
                    "post_place": "other",
                    "post_body": "Sở Tài chính",
                    "post_kind": "province",
                    "post_title_text": "Kế toán trưởng",
                    "post_until": "ended",
                    "post_to": "2022-02-01",
                },
            ),
            until="post",
        ),
    )
    assert asked[:4] == ["post_place", "post_body", "post_kind", "post_title_text"]
    given = values(session)
    assert given["/post[k1]/post_body_kind"] == "province"
    assert given["/post[k1]/post_months"] == "36"
    assert "/post[k1]/post_agency_code" not in given


def test_a_post_in_a_listed_agency_and_a_title_that_is_not_in_the_list() -> None:
    session = at_posts()
    first = {"post_place": "listed", "post_agency": "VPQH", "post_title": "T-CV", "post_until": "now"}
    assert "post_title_text" not in names(take(session, by_name(POST | first), until="post"))
    assert values(session)["/post[k1]/post_body_kind"] == "province"
    asked = add(session, **(first | {"post_title": "", "post_title_text": "Kế toán trưởng"}))
    assert "post_title_text" in asked
    assert values(session)["/post[k2]/post_title_text"] == "Kế toán trưởng"


@pytest.mark.parametrize(
    ("month", "taken"),
    [("2026-03-01", True), ("2026-04-01", False), ("1995-05-01", True), ("1995-04-01", False)],
)
def test_a_post_begins_in_the_past_and_not_before_the_age_of_sixteen(month: str, taken: bool) -> None:
    session = at_posts()
    take(session, by_name({"post_place": "present", "post_fields": "F02"}), until="post_from")
    refusal = say(session, "post_from", month)
    assert (refusal is None) == taken
    assert refusal is None or "03/2019" in refusal.message


@pytest.mark.parametrize(
    ("month", "taken"),
    [("2019-03-01", True), ("2019-02-01", False), ("2026-03-01", True), ("2026-04-01", False)],
)
def test_a_post_ends_after_it_begins_and_in_the_past(month: str, taken: bool) -> None:
    session = at_posts()
    answers = {"post_place": "listed", "post_until": "ended"}
    take(session, by_name(POST | answers), until="post_to")
    assert (say(session, "post_to", month) is None) == taken


def test_the_beginning_cannot_be_moved_behind_the_end() -> None:
    session = at_posts()
    answers = {"post_place": "listed", "post_until": "ended", "post_to": "2020-12-01"}
    take(session, by_name(POST | answers), until="post")
    assert change(session, "/post[k1]/post_from", "2021-01-01") is not None
    assert change(session, "/post[k1]/post_from", "2020-12-01") is None
    assert values(session)["/post[k1]/post_months"] == "1"


def test_now_instead_of_an_end() -> None:
    session = at_posts()
    answers = {"post_place": "listed", "post_until": "now"}
    assert "post_to" not in names(take(session, by_name(POST | answers), until="post"))
    assert "/post[k1]/post_months" not in values(session)
    assert change(session, "/post[k1]/post_until", "ended") is None
    assert say(session, "post_to", "2024-02-01") is None
    assert values(session)["/post[k1]/post_months"] == "60"
    assert change(session, "/post[k1]/post_until", "now") is None
    assert "/post[k1]/post_to" not in values(session)


@pytest.mark.parametrize(
    ("born", "begun", "warned"),
    [("1960-01", "2001-03-01", True), ("1960-01", "2001-04-01", False), ("1960-01", "2020-01-01", False)],
)
def test_a_post_of_more_than_twenty_five_years_is_pointed_out(born: str, begun: str, warned: bool) -> None:
    session = at_posts(birth_month=born)
    asked = take(session, by_name(POST | {"post_place": "present", "post_from": begun}), until="post")
    assert any(prompt.name == "post_long" for prompt in asked) == warned


def test_three_fields_at_most() -> None:
    session = at_posts()
    take(session, by_name({"post_place": "present"}), until="post_fields")
    assert say(session, "post_fields", "F01 F02 F03 F04") is not None
    assert say(session, "post_fields", "F01 F02 F03") is None


def test_the_present_post_is_given_once() -> None:
    session = at_posts()
    take(session, by_name(POST | {"post_place": "present"}), until="post")
    session.apply(AddRepeat(LIST), NOW)
    assert say(session, "post_place", "present") is not None
    assert say(session, "post_place", "other") is None


def test_twenty_posts_at_most() -> None:
    session = at_posts()
    other = {"post_place": "listed", "post_until": "now"}
    take(session, by_name(POST | other), until="post")
    for _ in range(19):
        add(session, **other)
    session.apply(AddRepeat(LIST), NOW)
    refusal = say(session, "post_place", "listed")
    assert refusal is not None
    assert "20" in refusal.message


def test_entries_keep_their_answers_when_others_are_added_changed_and_removed() -> None:
    session = at_posts()
    take(session, by_name(POST | {"post_place": "present"}), until="post")
    years = {2: "2010", 3: "2012", 4: "2014"}
    for year in years.values():
        body = {"post_place": "other", "post_body": f"Sở {year}", "post_kind": "province", "post_title_text": year}
        add(session, **body, post_from=f"{year}-01-01", post_until="ended", post_to=f"{year}-12-01")
    session = reloaded(session)
    assert refused(session.apply(RemoveRepeat("/post[k3]"), NOW)) is None
    assert change(session, "/post[k4]/post_to", "2015-06-01") is None
    session = reloaded(session)
    given = values(session)
    assert not any(path.startswith("/post[k3]") for path in given)
    assert given["/post[k2]/post_body"] == "Sở 2010"
    assert given["/post[k2]/post_months"] == "12"
    assert given["/post[k4]/post_body"] == "Sở 2014"
    assert given["/post[k4]/post_months"] == "18"
    add(session, post_place="listed", post_agency="BTG", post_until="ended", post_to="2020-01-01")
    assert values(session)["/post[k5]/post_agency_code"] == "BTG"
    take(session, by_name(GATES))
    assert session.problems() == ()
