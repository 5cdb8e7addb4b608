"""What somebody submitted can be read again, whatever is left beside it."""

from sqlalchemy import select

from bot.services.sessions import own_answers
from bot.services.sessions.library import Library
from storage.database import Database
from storage.models import StoredSession, Submission
from storage.vault import Vault
from tests.support.clock import START
from tests.support.province import SECRET
from tests.support.waves import hold


def test_a_submission_whose_session_has_no_state_is_read_as_one_list(sqlite_province, tmp_path):
    (tmp_path / "province.sqlite").write_bytes(sqlite_province.read_bytes())
    database = Database(f"sqlite:///{tmp_path / 'province.sqlite'}", Vault(SECRET))
    campaign = hold(database, "skills")
    query = select(Submission.id, StoredSession.person_id).join(StoredSession)
    mine = query.where(StoredSession.campaign_id == campaign, StoredSession.state.is_(None)).limit(1)
    submission, person = database.read_now(lambda uow: uow.connection.execute(mine).one())
    read = database.read_now(own_answers.read, person, submission, Library(), START, "en")
    (part,) = read.parts
    assert (len(part.lines) > 15, part.lines[0].question[:1].isupper(), read.receipt[0]) == (True, True, "R")
    assert database.read_now(own_answers.read, person + 1, submission, Library(), START, "en") is None
    database.close()
