"""What somebody is told of what is stored."""

from sqlalchemy import delete, select

from bot.services.rights import asking
from storage.database import Database
from storage.models import StoredAnswer, StoredSession
from storage.vault import Vault
from tests.support.province import SECRET
from tests.support.waves import hold


def test_answers_are_counted_of_a_submission_too_where_no_draft_is_left(sqlite_province, tmp_path):
    path = tmp_path / "province.sqlite"
    path.write_bytes(sqlite_province.read_bytes())
    database = Database(f"sqlite:///{path}", Vault(SECRET))
    campaign = hold(database, "skills")
    submitted = select(StoredAnswer.session_id).where(StoredAnswer.number == 1)
    query = select(StoredSession.person_id, StoredSession.id).where(StoredSession.id.in_(submitted))
    person, session = database.read_now(
        lambda uow: uow.connection.execute(query.where(StoredSession.campaign_id == campaign).limit(1)).one()
    )
    before = database.read_now(asking.stored, person)
    assert before.answers > 15
    database.run_now(lambda uow: uow.connection.execute(delete(StoredAnswer).where(StoredAnswer.session_id == session)))
    assert database.read_now(asking.stored, person).answers < before.answers
    database.close()
