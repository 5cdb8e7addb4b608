"""Pictures of results that wait to go out with a delivery, sealed; they are let go of after two days."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import delete, select

from storage.models import ResultPicture
from storage.unit_of_work import UnitOfWork

PICTURE: Final = "result picture"


def keep(uow: UnitOfWork, delivery: int, picture: bytes, now: datetime) -> None:
    """Keep the picture of a delivery."""
    uow.orm.add(ResultPicture(delivery_id=delivery, at=now, body=uow.vault.seal(picture, PICTURE)))
    uow.orm.flush()


def of_delivery(uow: UnitOfWork, delivery: int) -> bytes | None:
    """The picture of a delivery; None when there is none, or none any more."""
    body = uow.connection.scalar(select(ResultPicture.body).where(ResultPicture.delivery_id == delivery))
    return None if body is None else uow.vault.open(body, PICTURE)


def forget(uow: UnitOfWork, before: datetime) -> int:
    """Let go of old ones."""
    return uow.connection.execute(delete(ResultPicture).where(ResultPicture.at < before)).rowcount
