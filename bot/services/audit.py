"""The record of privileged acts: who did what to what. Opaque ids and counts, no names and no texts of people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from storage.models import AuditEntry
from storage.unit_of_work import UnitOfWork

OPERATOR = "operator"
"""The actor of everything done on the server's command line."""

JOBS = "jobs"
"""The actor of what the program does by itself."""


def record(
    uow: UnitOfWork, *, actor: str, act: str, subject: str, details: Mapping[str, Any] | None = None, now: datetime
) -> None:
    """Note a privileged act in the transaction of the act itself; `bot.services.operating.audit_chain` seals it.

    ``actor`` is `OPERATOR`, `JOBS` or ``person:ID``; ``act`` reads like ``campaign.create``; ``subject`` like
    ``campaign:7``.
    """
    uow.orm.add(AuditEntry(at=now, actor=actor, act=act, subject=subject, details=dict(details or {})))
