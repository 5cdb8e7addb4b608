"""What somebody submitted can be read again, whatever is left beside it."""

import re

import pytest
from sqlalchemy import select

from bot.services.sessions import own_answers
from bot.services.sessions.library import Library
from storage.database import Database
from storage.models import StoredSession, Submission
from storage.vault import Vault
from survey_definitions import ReviewItem
from tests.support.clock import START
from tests.support.province import SECRET
from tests.support.waves import hold
from tests.surveys.facts import label


def test_a_submission_whose_session_has_no_state_is_read_as_one_list(sqlite_province, tmp_path):
    (tmp_path / "province.sqlite").write_bytes(sqlite_province.read_bytes())
    database = Database(f"sqlite:///{tmp_path / 'province.sqlite'}", Vault(SECRET))
    campaign = hold(database, "skills")
    query = select(Submission.id, StoredSession.person_id).join(StoredSession)
    mine = query.where(StoredSession.campaign_id == campaign, StoredSession.state.is_(None)).limit(1)
    submission, person = database.read_now(lambda uow: uow.connection.execute(mine).one())
    read = database.read_now(own_answers.read, person, submission, Library(), START, "en")
    (part,) = read.parts
    levels = [line.answer for line in part.lines if re.match("[1-5] · [A-Z]", line.answer)]
    assert len(levels) >= 12, "the levels of the competencies stand behind the numbers that were pressed"
    assert (len(part.lines) > 15, part.lines[0].question[:1].isupper(), read.receipt[0]) == (True, True, "R")
    assert database.read_now(own_answers.read, person + 1, submission, Library(), START, "en") is None
    database.close()


@pytest.mark.parametrize("language", ["vi", "en", "de"])
def test_answers_from_lists_are_read_in_words_where_the_session_is_kept(sqlite_province, tmp_path, language):
    """As in `make demo-results`, whose people never pressed anything."""
    (tmp_path / "province.sqlite").write_bytes(sqlite_province.read_bytes())
    database = Database(f"sqlite:///{tmp_path / 'province.sqlite'}", Vault(SECRET))
    hold(database, "experience", rate=0.1, states=True)
    query = select(Submission.id, StoredSession.person_id).join(StoredSession).order_by(Submission.id)
    submitted = database.read_now(lambda uow: uow.connection.execute(query).all())
    assert len(submitted) > 5
    for submission, person in submitted:
        read = database.read_now(own_answers.read, person, submission, Library(), START, language)
        assert all(part.title for part in read.parts)
        said = [line.answer for part in read.parts for line in part.lines]
        assert [one for one in said if re.search(r"\b[FN][01][0-9]\b", one)] == [], "codes of fields or sectors"
        assert any(label("fields", field, language) in one for one in said for field in ("F02", "F05"))
    database.close()


@pytest.mark.parametrize(
    ("value", "shown", "place", "longest", "told"),
    [
        ("4", "Reports risks openly.", 4, 80, "4 · Reports risks openly."),
        ("na", "Not applicable", 6, 80, "Not applicable"),  # a button with its label, beside the numbers
        ("1", "Yes", 1, 3, "Yes"),  # labels on the buttons
        (
            "0",
            "Cannot do this at all, not even with the help of others",
            1,
            80,
            "Cannot do this at all, not even with the help of others",
        ),
        ("7", "7", 0, 0, "7"),  # a number that was typed
    ],
)
def test_a_level_stands_behind_the_number_that_was_pressed(value, shown, place, longest, told):
    item = ReviewItem("/x", "How well?", shown, True, True, value=value, place=place, longest=longest)
    assert own_answers.drafted(item).answer == told
