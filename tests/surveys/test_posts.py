"""Posts held: months, the present post, and entries that keep their answers."""

from __future__ import annotations

import pytest

from survey_definitions import AddRepeat, RemoveRepeat, ReopenRepeat, Session
from tests.surveys.facts import NOW, begin, label, person
from tests.surveys.takers import by_name, change, names, refused, reloaded, say, take, values

POST = {"post_fields": "F02", "post_from": "2012-03-01", "post_to": "2019-02-01", "post_service": "regular"}
LISTED = {"post_kind": "listed", "post_agency": "VPQH"}
OTHER = {"post_kind": "province", "post_body": "Kế toán trưởng, Sở Tài chính"}
LIST = "/post+"


def at_posts(applies: str = "none", **facts: str) -> Session:
    session = begin("experience", person(**facts), language="en")
    take(session, by_name({"what_applies": applies}), until="post_fields")
    return session


def at_the_list(applies: str = "none", **facts: str) -> Session:
    """The present post is given."""
    session = at_posts(applies, **facts)
    take(session, by_name(POST | {"post_since": "2019-03-01"}), until="post")
    return session


def add(session: Session, **answers: str) -> list[str]:
    """One more post. What was asked for it."""
    session.apply(ReopenRepeat(LIST), NOW)
    session.apply(AddRepeat(LIST), NOW)
    return names(take(session, by_name(POST | answers), until="post"))


def test_the_present_post_takes_everything_from_the_profile() -> None:
    session = at_posts()
    assert names(take(session, by_name(POST), until="post")) == ["post_fields"]
    given = values(session)
    assert given["/post[k1]/post_agency_code"] == "BTC"
    assert given["/post[k1]/post_unit_code"] == "BTC-CB"
    assert given["/post[k1]/post_title_code"] == "T-TP"
    assert given["/post[k1]/post_body_kind"] == "party"
    assert given["/post[k1]/post_first_index"] == str(2019 * 12 + 2)
    assert "/post[k1]/post_last_index" not in given


def test_the_present_post_is_named_where_its_fields_are_asked() -> None:
    prompt = at_posts().prompt()
    assert prompt is not None
    assert label("titles", "T-TP", "en") in prompt.hint


@pytest.mark.parametrize(("since", "asked"), [("", True), ("2026-04", True), ("2026-03", False), ("2019-03", False)])
def test_the_first_month_is_asked_where_the_roster_has_none_that_is_past(since: str, asked: bool) -> None:
    given = names(take(at_posts(since=since), by_name({"post_since": "2019-03-01", **POST}), until="post"))
    assert ("post_since" in given) == asked


def test_what_else_is_asked_of_the_present_post_is_what_applies() -> None:
    asked = names(take(at_posts("service sector result"), by_name(POST), until="post"))
    assert asked == ["post_fields", "post_sectors", "post_service", "post_result"]


def test_of_an_earlier_post_only_place_fields_and_months_are_asked() -> None:
    session = at_the_list()
    asked = add(session, **OTHER)
    assert asked == ["post_kind", "post_body", "post_fields", "post_from", "post_to"]
    given = values(session)
    assert given["/post[k2]/post_body_kind"] == "province"
    assert given["/post[k2]/post_months"] == "84"
    assert "/post[k2]/post_agency_code" not in given


def test_a_post_in_a_listed_agency() -> None:
    session = at_the_list()
    assert add(session, **LISTED) == ["post_kind", "post_agency", "post_fields", "post_from", "post_to"]
    given = values(session)
    assert given["/post[k2]/post_agency_code"] == "VPQH"
    assert given["/post[k2]/post_body_kind"] == "province"


def test_posts_are_told_apart_by_where_and_when() -> None:
    session = at_the_list()
    add(session, **OTHER)
    session.apply(ReopenRepeat(LIST), NOW)
    prompt = session.prompt()
    assert prompt is not None
    present, earlier = (entry.summary for entry in prompt.instances)
    assert present.startswith(f"03/2019 – present · {label('titles', 'T-TP', 'en')}, ")
    assert earlier == "03/2012 – 02/2019 · Kế toán trưởng, Sở Tài chính"


@pytest.mark.parametrize(
    ("month", "taken"),
    [("2026-03-01", True), ("2026-04-01", False), ("1995-05-01", True), ("1995-04-01", False)],
)
@pytest.mark.parametrize("name", ["post_since", "post_from"])
def test_a_post_begins_in_the_past_and_not_before_the_age_of_sixteen(name: str, month: str, taken: bool) -> None:
    session = at_posts(since="")
    take(session, by_name(POST), until="post_since")
    if name == "post_from":
        assert say(session, "post_since", "2019-03-01") is None
        session.apply(AddRepeat(LIST), NOW)
        take(session, by_name(POST | OTHER), until="post_from")
    refusal = say(session, name, month)
    assert (refusal is None) == taken
    assert refusal is None or "03/2019" in refusal.message


@pytest.mark.parametrize(
    ("month", "taken"),
    [("2012-03-01", True), ("2012-02-01", False), ("2026-03-01", True), ("2026-04-01", False)],
)
def test_a_post_ends_after_it_begins_and_in_the_past(month: str, taken: bool) -> None:
    session = at_the_list()
    session.apply(AddRepeat(LIST), NOW)
    take(session, by_name(POST | LISTED), until="post_to")
    assert (say(session, "post_to", month) is None) == taken


def test_the_beginning_cannot_be_moved_behind_the_end() -> None:
    session = at_the_list()
    add(session, **LISTED, post_to="2020-12-01")
    assert change(session, "/post[k2]/post_from", "2021-01-01") is not None
    assert change(session, "/post[k2]/post_from", "2020-12-01") is None
    assert values(session)["/post[k2]/post_months"] == "1"


@pytest.mark.parametrize(
    ("present", "earlier", "asked"),
    [
        ("regular", "regular", False),
        ("regular", "probation", False),
        ("regular", "contract", False),
        ("regular", "concurrent", True),
        ("regular", "secondment", True),
        ("secondment", "regular", True),
    ],
)
def test_a_second_post_at_the_same_time_is_asked_of_those_who_may_have_one(
    present: str, earlier: str, asked: bool
) -> None:
    session = at_posts("service")
    take(session, by_name(POST | {"post_service": present}), until="post")
    answers = POST | LISTED | {"post_service": earlier, "post_until": "now"}
    session.apply(AddRepeat(LIST), NOW)
    given = names(take(session, by_name(answers), until="post"))
    assert ("post_until" in given) == asked
    assert ("post_to" in given) != asked
    assert ("/post[k2]/post_last_index" in values(session)) != asked


def test_now_instead_of_an_end() -> None:
    session = at_the_list("service")
    add(session, **LISTED, post_service="concurrent", post_until="now")
    assert change(session, "/post[k2]/post_until", "ended") is None
    assert say(session, "post_to", "2017-02-01") is None
    assert values(session)["/post[k2]/post_months"] == "60"
    assert change(session, "/post[k2]/post_until", "now") is None
    assert "/post[k2]/post_to" not in values(session)


@pytest.mark.parametrize(
    ("born", "begun", "warned"),
    [("1960-01", "2001-03-01", True), ("1960-01", "2001-04-01", False), ("1960-01", "2020-01-01", False)],
)
def test_a_post_of_more_than_twenty_five_years_is_pointed_out(born: str, begun: str, warned: bool) -> None:
    session = at_posts(birth_month=born, since="")
    asked = take(session, by_name(POST | {"post_since": begun}), until="post")
    assert any(prompt.name == "post_long" for prompt in asked) == warned


def test_three_fields_at_most() -> None:
    session = at_posts()
    assert say(session, "post_fields", "F01 F02 F03 F04") is not None
    assert say(session, "post_fields", "F01 F02 F03") is None


def test_whoever_has_one_post_is_reminded_once_that_earlier_ones_count() -> None:
    session = at_posts()
    assert "post_others" in [prompt.name for prompt in take(session, by_name(POST), until="post")]
    session.apply(AddRepeat(LIST), NOW)
    asked = take(session, by_name(POST | LISTED), until="post")
    assert "post_others" not in [prompt.name for prompt in asked]


def test_without_the_present_post_the_next_one_does_not_silently_take_its_place() -> None:
    session = at_the_list()
    add(session, **OTHER)
    assert refused(session.apply(RemoveRepeat("/post[k1]"), NOW)) is None
    given = values(session)
    assert given["/post[k2]/post_first_index"] == str(2019 * 12 + 2), "the month is that of the profile"
    assert not {"/post[k2]/post_from", "/post[k2]/post_body", "/post[k2]/post_kind"} & set(given)


def test_twenty_posts_at_most() -> None:
    session = at_the_list()
    for _ in range(19):
        add(session, **LISTED)
    session.apply(AddRepeat(LIST), NOW)
    refusal = say(session, "post_kind", "listed")
    assert refusal is not None
    assert "20" in refusal.message


def test_entries_keep_their_answers_when_others_are_added_changed_and_removed() -> None:
    session = at_the_list()
    for year in ("2010", "2012", "2014"):
        body = {"post_kind": "province", "post_body": f"Sở {year}"}
        add(session, **body, post_from=f"{year}-01-01", post_to=f"{year}-12-01")
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
    add(session, post_kind="listed", post_agency="BTG", post_to="2020-01-01")
    assert values(session)["/post[k5]/post_agency_code"] == "BTG"
    take(session, by_name({}))
    assert session.problems() == ()


@pytest.mark.parametrize(("language", "word"), [("vi", "nay"), ("en", "present"), ("de", "heute")])
def test_a_post_that_goes_on_says_so_in_words(language: str, word: str) -> None:
    session = begin("experience", person(), language)
    take(session, by_name(POST | {"what_applies": "none"}), until="post")
    prompt = session.prompt()
    assert prompt is not None
    assert prompt.instances[0].summary.startswith(f"03/2019 – {word} · ")


# -- probation


def asked_after(session: Session) -> list[str]:
    """What is asked once the list of posts is closed."""
    return names(take(session, by_name({"first_probation": "12"})))


@pytest.mark.parametrize(("since", "asked"), [("2022-04", False), ("2022-05", True), ("2026-01", True)])
def test_probation_is_asked_while_the_first_post_is_shorter_than_four_years(since: str, asked: bool) -> None:
    session = at_the_list(since=since)
    assert ("first_probation" in asked_after(session)) == asked


@pytest.mark.parametrize(("last", "asked"), [("2014-01-01", True), ("2016-01-01", True), ("2016-02-01", False)])
def test_probation_is_asked_of_the_first_post_and_not_of_the_present_one(last: str, asked: bool) -> None:
    session = at_the_list(since="2024-01")
    add(session, **OTHER, post_from="2012-03-01", post_to=last)
    assert ("first_probation" in asked_after(session)) == asked


def test_the_question_names_the_month_in_which_public_service_began() -> None:
    session = at_the_list(since="2024-01")
    add(session, post_kind="enterprise", post_body="Công ty", post_from="2012-03-01", post_to="2013-01-01")
    add(session, **OTHER, post_from="2020-06-01", post_to="2021-01-01")
    take(session, by_name({}), until="first_probation")
    prompt = session.prompt()
    assert prompt is not None
    assert "06/2020" in prompt.label


def test_whoever_gave_a_probation_as_a_post_is_not_asked_again() -> None:
    session = at_the_list("service", since="2024-01")
    add(session, **OTHER, post_from="2022-03-01", post_to="2023-01-01", post_service="probation")
    assert "first_probation" not in asked_after(session)


def test_the_first_month_of_the_present_post_stands_in_the_profile_whoever_said_it() -> None:
    kept, asked = at_the_list(), at_the_list(since="")
    assert (values(kept)["/since"], values(asked)["/since"]) == ("2019-03-01", "2019-03-01")
    assert "/known_since" not in values(asked)
