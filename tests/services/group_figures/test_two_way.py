"""Two-way tables of the generated province: they add up to the question's rows, and stand where it is shown."""

from collections import Counter

import pytest
from sqlalchemy import delete, insert, select

from bot.exports.report.released import columns_of
from bot.messages import figures as words
from bot.services.group_figures.counting import versions
from bot.services.group_figures.two_way import neighbours
from bot.texts import Texts
from storage.models import Person, StoredAnswer, StoredSession
from survey_definitions.closed import text_questions
from tests.disclosure.attacker import attack
from tests.services.group_figures.conftest import LATER
from tests.services.group_figures.test_desk import TEAM, seen_by
from tests.services.group_figures.test_releasing import released
from tests.support.clock import VIET_NAM
from tests.support.waves import compute_results

pytestmark = pytest.mark.by_turns

LEADERS = ("LDCQ", "TP", "PTP")


def test_competencies_by_position_group_are_what_people_answered_and_add_up_to_the_question(answered):
    database, campaigns = answered
    campaign = campaigns["skills"][0]
    tables = {one["id"]: one for one in released(database, campaign)["tables"]}
    table, margin = tables["P1*position_group"], tables["P1"]
    assert [one["code"] for one in table["columns"]] == ["LDCQ+TP+PTP", "CVCC+CVC+CV+CS"]
    rows = {row["group"]: row for row in table["rows"]}
    said = answers(database, campaign, "P1")
    assert rows["province"]["cells"] == [said[code, side] for code in "12345" for side in (True, False)]
    for row in margin["rows"]:
        pairs = rows[row["group"]].get("cells")
        if pairs:
            assert row["cells"] == [pairs[at] + pairs[at + 1] for at in range(0, len(pairs), 2)]
    assert {group for group, row in rows.items() if row["shown"]} <= {"province", "K1", "K2", "K3", "K4"}


def answers(database, campaign, name):
    """How many leaders (True) and others gave each answer."""
    query = select(StoredAnswer.code, Person.position_group).select_from(StoredAnswer)
    query = query.join(StoredSession, StoredSession.id == StoredAnswer.session_id)
    query = query.join(Person, Person.id == StoredSession.person_id)
    query = query.where(StoredSession.campaign_id == campaign, StoredAnswer.name == name, StoredAnswer.number == 1)
    rows = database.read_now(lambda uow: uow.connection.execute(query).all())
    return Counter((code, group in LEADERS) for code, group in rows)


def test_languages_by_age_come_from_what_was_computed_and_nothing_follows(answered):
    database, campaigns = answered
    campaign = campaigns["languages"][0]
    compute_results(database, campaign, now=LATER)
    document = released(database, campaign)
    table = next(one for one in document["tables"] if one["id"] == "I09*age")
    assert [one["code"] for one in table["columns"]] == ["under_30+30_34+35_39", "40_49+50_and_over"]
    assert table["rows"][0]["total"] == document["groups"][0]["answered"]
    two = [one for one in document["tables"] if one["question"] in ("I09", "I09*age")]
    assert str(attack({"releases": [{**document, "tables": two}]})) == "nothing"


def test_the_desk_the_picture_and_the_workbook_have_the_same_columns(answered):
    database, campaigns = answered
    campaign = campaigns["skills"][0]
    released(database, campaign)
    person = database.read_now(lambda uow: uow.connection.scalar(select(Person.id).where(Person.staff_code == TEAM)))
    seen = database.read_now(seen_by, person, campaign)
    topic, en = "G1*position_group", Texts("en", None, VIET_NAM)
    assert topic in seen.topics()
    columns = columns_of(seen.found, seen.found.table(topic), "K1")
    drawn = words.drawn(en, seen, topic, "K1")
    assert [bar.counts for bar in drawn.bars][-len(columns) :] == [one.cells for one in columns]
    lines = [line for line, _ in words._lines(en, seen, topic, "K1")]
    assert next(line for line in lines if f" ({columns[0].total})" in line).startswith("Lãnh đạo cơ quan, Trưởng")


def test_neighbours_are_put_together_by_the_roster_until_no_column_is_small():
    assert neighbours([[20, 10, 10, 40]], 15) == [range(1), range(1, 3), range(3, 4)]
    assert neighbours([[20, 10, 10, 40], [2, 9, 9, 30]], 15) == [range(3), range(3, 4)]  # a block of fifty counts, too
    assert neighbours([[20, 10, 10, 40], [0, 1, 0, 40]], 15) == neighbours([[20, 10, 10, 40], [0, 1, 0, 41]], 15)
    assert neighbours([[20, 10, 10, 9]], 15) == [range(1), range(1, 4)]
    assert neighbours([[5, 5, 5, 5]], 15) == [range(4)]
    assert len(neighbours([[100] * 9], 15)) == 3  # no more than a reader can take in


# -- texts of people's own


def test_of_texts_it_is_told_how_many_wrote_and_no_word_of_them(answered):
    database, campaigns = answered
    campaign = campaigns["experience"][0]
    (control,) = database.read_now(text_questions_of, campaign)[:1]
    chosen = sessions(database, campaign)
    written = [one for at, one in enumerate(chosen) if at % 3 == 0]
    database.run_now(write, written, control.ref, control.name)
    document = released(database, campaign)
    table = next(one for one in document["tables"] if one["id"] == control.name)
    assert (table["free_text"], [one["code"] for one in table["categories"]]) == (True, ["any"])
    assert table["rows"][0] == {"group": "province", "shown": True, "total": len(written)}
    shown = {row["group"] for row in table["rows"] if row["shown"]}
    assert {"province", "K1"} <= shown <= {"province", "K1", "K2", "K3", "K4"}
    assert "một ý kiến" not in str(document)
    assert str(attack({"releases": [{**document, "tables": [table]}]})) == "nothing"


def text_questions_of(uow, campaign):
    return text_questions(versions(uow, campaign))


def sessions(database, campaign):
    query = select(StoredSession.id).where(StoredSession.campaign_id == campaign, StoredSession.status == "submitted")
    return database.read_now(lambda uow: list(uow.connection.scalars(query.order_by(StoredSession.id))))


def write(uow, written, path, name):
    uow.connection.execute(delete(StoredAnswer).where(StoredAnswer.path == path))
    common = {"number": 1, "path": path, "name": name, "kind": "text", "language": "vi", "answered_at": LATER}
    text = uow.vault.seal_text("một ý kiến", "text")
    uow.connection.execute(insert(StoredAnswer), [common | {"session_id": one, "text": text} for one in written])
