"""How far somebody is in a session, read from its state without touching it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import structlog
from sqlalchemy.exc import DBAPIError

from bot.services.sessions import answering
from bot.services.sessions.library import for_messages
from storage.repositories.chats import SessionView
from storage.unit_of_work import UnitOfWork
from survey_definitions.pace import Minutes, minutes_left

log = structlog.get_logger()

# Compiled surveys and pinned lists never change, so a process may keep them; sessions are never left in here, or one
# that somebody is answering would be kept twice.
NEW: Final = "new"
STARTED: Final = "started"
REVIEW: Final = "review"
UNSENT: Final = "unsent"


@dataclass(frozen=True, slots=True)
class WhatIsLeft:
    """Not opened, started, or only the review missing; and the minutes that are left."""

    words: str
    minutes: Minutes | None = None


def standing(uow: UnitOfWork, session: SessionView, now: datetime, language: str) -> WhatIsLeft:
    """Where somebody stands in an unfinished session; one that cannot be read gets the words that say least.

    ``language`` is what a survey that is not begun yet will be read in. A session that cannot be opened must not keep
    the messages of everybody else from being sent.
    """
    if session.is_unsent:
        return WhatIsLeft(UNSENT)
    try:
        return _read(uow, session, now, language)
    except DBAPIError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it, it is told when the person opens it
        log.error("a session cannot be read", session=session.id, error=type(error).__name__)  # noqa: TRY400 - no values
        return WhatIsLeft(NEW, minutes=Minutes(session.minutes, session.minutes))


def _read(uow: UnitOfWork, session: SessionView, now: datetime, language: str) -> WhatIsLeft:
    if session.state is None:
        return WhatIsLeft(NEW, minutes=answering.foretold(uow, session, for_messages(uow), now, language))
    live = answering.open_session(uow, session, for_messages(uow), now, session.language or "")
    if live.prompt is None:
        return WhatIsLeft(REVIEW)
    return WhatIsLeft(STARTED, minutes_left(live.engine.outlook(), live.pace))
