"""Trials of drafts: their state lives in the draft's row, nowhere else."""

from __future__ import annotations

from sqlalchemy import bindparam, select, update

from storage.errors import ConflictError
from storage.models import SurveyDraft
from storage.repositories.chats import SessionView
from storage.unit_of_work import UnitOfWork

_SAVE = (
    update(SurveyDraft)
    .where(SurveyDraft.id == bindparam("b_id"), SurveyDraft.trial_revision == bindparam("b_old"))
    .values(
        trial_revision=bindparam("b_old") + 1,
        trial=bindparam("b_state"),
        trial_turn=bindparam("b_turn"),
        trial_language=bindparam("b_language"),
    )
)


def save(uow: UnitOfWork, row: SessionView, state: bytes | None) -> None:
    """Write a trial's state over the revision that was read; None ends it. Raises ConflictError."""
    values = {
        "b_id": row.draft,
        "b_old": row.revision,
        "b_state": state,
        "b_turn": row.turn,
        "b_language": row.language,
    }
    if uow.connection.execute(_SAVE, values).rowcount != 1:
        raise ConflictError(f"trial {row.id} moved on")
    row.revision += 1
    row.state = state


def xform(uow: UnitOfWork, row: SessionView) -> str:
    """The compiled text of the draft that is tried."""
    return uow.connection.execute(select(SurveyDraft.xform).where(SurveyDraft.id == row.draft)).scalar_one()
