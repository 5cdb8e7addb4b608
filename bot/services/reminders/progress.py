"""How far somebody is in a session, read from its state without touching it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import structlog
from sqlalchemy.exc import DBAPIError

from bot.services.sessions import answering
from bot.services.sessions.library import Library
from storage.repositories.chats import SessionView
from storage.unit_of_work import UnitOfWork
from survey_definitions.pace import minutes_left

log = structlog.get_logger()

# Compiled surveys and pinned lists never change, so a process may keep them; sessions are never left in here, or one
# that somebody is answering would be kept twice.
_LIBRARY: Final = Library()
NEW: Final = "new"
STARTED: Final = "started"
REVIEW: Final = "review"
UNSENT: Final = "unsent"


@dataclass(frozen=True, slots=True)
class WhatIsLeft:
    """Not opened, started, or only the review missing; how many questions are left, and how many minutes."""

    words: str
    questions: int = 0
    minutes: int = 0


def standing(uow: UnitOfWork, session: SessionView, now: datetime) -> WhatIsLeft:
    """Where somebody stands in an unfinished session; one that cannot be read gets the words that say least.

    A session that cannot be opened must not keep the messages of everybody else from being sent.
    """
    if session.state is None:
        return WhatIsLeft(NEW, minutes=session.minutes)
    if session.is_unsent:
        return WhatIsLeft(UNSENT)
    try:
        return _read(uow, session, now)
    except DBAPIError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it, it is told when the person opens it
        log.error("a session cannot be read", session=session.id, error=type(error).__name__)  # noqa: TRY400 - no values
        return WhatIsLeft(NEW, minutes=session.minutes)


def _read(uow: UnitOfWork, session: SessionView, now: datetime) -> WhatIsLeft:
    live = answering.open_session(uow, session, _LIBRARY, now, session.language or "")
    if live.prompt is None:
        return WhatIsLeft(REVIEW)
    progress, minutes = live.engine.progress(), minutes_left(live.engine.outlook(), live.pace)
    return WhatIsLeft(STARTED, max(1, progress.reachable - progress.answered), minutes.most)
