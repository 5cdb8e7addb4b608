"""A new secret key: everything opens with it and nothing with the old one; what cannot be moved is ended and said."""

import json

import pytest
from sqlalchemy import LargeBinary, select

from bot.services.deliveries.assistance import REPLIED
from bot.services.handing_out import REASON as HANDED_OUT
from bot.services.operating import audit_chain
from bot.services.operating.received_files import WHERE
from bot.services.operating.rotation import SEALED, belongs_to, rotate
from bot.services.people import invitations
from bot.services.people.register import REASON, WISH
from bot.services.people.roster_discrepancies import SAID
from bot.services.results.computing import RESULT
from bot.services.results.confirmations import SAID as CONFIRMED
from bot.services.results.pictures import PICTURE
from storage.database import Database
from storage.models import (
    Base,
    Chat,
    Confirmation,
    HandedOut,
    HelpRequest,
    Invitation,
    ParkedUpdate,
    PassingMessage,
    ProfileStatement,
    ReceivedFile,
    Result,
    ResultPicture,
    RightRequest,
    StoredAnswer,
    StoredPicture,
    StoredSession,
    Submission,
    SurveyDraft,
)
from storage.repositories.chats import ADDRESS, CHAT
from storage.repositories.sessions import FACTS, FREE_TEXT, PICTURE_KEY, STATE
from storage.repositories.updates import PARKED
from storage.vault import Vault, WrongKeyError
from tests.contracts.test_docs import _somebody_with_everything
from tests.services.builders import person
from tests.support.clock import START

NEW = Vault("another secret key for the tests")
NOT_SEALED = {
    "survey_versions.source",
    "survey_drafts.source",
    "list_snapshots.body",
    "summaries.picture",
    "chats.address",
    "pins.salt",
    "pins.digest",
    "figure_files.body",
    "submissions.counted",
}


def fill(uow):
    """Something sealed in every column, two chats, an open invitation, a sealed audit."""
    _somebody_with_everything(uow, START)
    vault = uow.vault
    for session in uow.orm.scalars(select(StoredSession)):
        session.state, session.facts = vault.seal_json({"n": session.id}, STATE), vault.seal_json({}, FACTS)
    for answer in uow.orm.scalars(select(StoredAnswer)):
        answer.text = vault.seal_text("lời khai", FREE_TEXT)
    for submission in uow.orm.scalars(select(Submission)):
        submission.body = vault.seal_json([], "submission")
    for draft in uow.orm.scalars(select(SurveyDraft)):
        draft.trial = vault.seal_json({}, STATE)
    _fill_results(uow)
    for statement in uow.orm.scalars(select(ProfileStatement)):
        statement.said = vault.seal_text("01.002", SAID)
    _fill_requests(uow)
    for number, chat in enumerate(uow.orm.scalars(select(Chat).order_by(Chat.id)), 71):
        chat.key, chat.address = vault.key_of(number, CHAT), vault.seal_text(str(number), ADDRESS)
    for update_id, number in ((1, 71), (2, 99)):
        raw = {"update_id": update_id, "message": {"chat": {"id": number}, "text": "x"}}
        uow.orm.add(
            ParkedUpdate(
                update_id=update_id,
                chat_key=vault.key_of(number, CHAT),
                kind="message",
                error="E",
                reference="r",
                payload=vault.seal(json.dumps(raw).encode(), PARKED),
                at=START,
            )
        )
    invitations.draw(uow, person(uow, "BNC-001"), START, lambda: "BNC001X1")


def _fill_results(uow):
    vault = uow.vault
    key, session = vault.seal(b"of a file", PICTURE_KEY), uow.orm.scalars(select(StoredSession.id)).first()
    uow.orm.add(StoredPicture(session_id=session, name="a.jpg", key=key, size=1, sent_at=START))
    for result in uow.orm.scalars(select(Result)):
        result.body = vault.seal_json({}, RESULT)
    for picture in uow.orm.scalars(select(ResultPicture)):
        picture.body = vault.seal(b"png", PICTURE)
    for said in uow.orm.scalars(select(Confirmation)):
        said.reason, said.comment = (vault.seal_text(word, CONFIRMED) for word in ("lý do", "ý kiến"))


def _fill_requests(uow):
    for request in uow.orm.scalars(select(RightRequest)):
        request.wish = uow.vault.seal_text("sửa tháng sinh", WISH)
        request.extension_reason = request.refusal_reason = uow.vault.seal_text("lý do", REASON)
    for asked in uow.orm.scalars(select(HelpRequest)):
        asked.reply = uow.vault.seal_text("gọi cho tôi", REPLIED)
    for passing in uow.orm.scalars(select(PassingMessage)):
        passing.address = uow.vault.seal_text("71", ADDRESS)
    for file in uow.orm.scalars(select(ReceivedFile)):
        file.content = uow.vault.seal_json({"file": "id", "name": "a.xlsx"}, WHERE)
    for taken in uow.orm.scalars(select(HandedOut)):
        taken.reason = uow.vault.seal_text("cho báo cáo", HANDED_OUT)


@pytest.fixture
def filled(database):
    database.run_now(fill)
    while database.run_now(audit_chain.seal):
        pass
    return database


def test_every_sealed_column_is_known():
    """A new column of bytes is either sealed anew or said not to be sealed."""
    columns = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }
    assert columns - {f"{model.__tablename__}.{column}" for model, column, _ in SEALED} == NOT_SEALED


def test_everything_opens_with_the_new_key_and_nothing_with_the_old(filled):
    done = filled.run_now(rotate, NEW, START)
    assert done.chats == 2
    with_new = Database(filled.engine.url.render_as_string(hide_password=False), NEW)

    def opened(uow):
        for model, column, purpose in SEALED:
            values = [value for value in uow.orm.scalars(select(getattr(model, column))) if value is not None]
            assert values, column
            for value in values:
                NEW.open(value, purpose)
                with pytest.raises(WrongKeyError):
                    filled.vault.open(value, purpose)
        return {NEW.open_text(chat.address, ADDRESS): chat.key for chat in uow.orm.scalars(select(Chat))}

    assert with_new.read_now(opened) == {number: NEW.key_of(number, CHAT) for number in ("71", "72")}
    assert with_new.read_now(belongs_to) == NEW.check_value
    verdict = with_new.read_now(audit_chain.verify)
    assert verdict.broken is None
    assert verdict.waiting == 1, "the act itself, on record"
    with_new.close()


def test_parked_updates_still_belong_to_their_chat(filled):
    filled.run_now(rotate, NEW, START)
    keys = filled.read_now(lambda uow: uow.orm.scalars(select(ParkedUpdate.chat_key).order_by(ParkedUpdate.id)).all())
    assert keys == [NEW.key_of(71, CHAT), NEW.key_of(99, CHAT)]


def test_open_invitations_end_because_their_codes_are_nowhere(filled):
    done = filled.run_now(rotate, NEW, START)
    assert done.invitations >= 1
    open_ones = select(Invitation).where(Invitation.revoked_at.is_(None), Invitation.used_at.is_(None))
    assert filled.read_now(lambda uow: [row for row in uow.orm.scalars(open_ones) if row.expires_at > START]) == []


def test_a_rotation_that_breaks_off_changes_nothing(filled):
    """One value that does not open: all of it stays with the old key."""

    def spoil(uow):
        uow.orm.scalars(select(Submission).order_by(Submission.id)).first().body = b"\x01" + bytes(40)

    filled.run_now(spoil)
    with pytest.raises(WrongKeyError):
        filled.run_now(rotate, NEW, START)
    texts = filled.read_now(lambda uow: uow.orm.scalars(select(StoredAnswer.text)).all())
    assert {filled.vault.open_text(text, FREE_TEXT) for text in texts} == {"lời khai"}
    assert filled.read_now(belongs_to) != NEW.check_value
