"""Units with their validity, and the lists of a province (ranks, titles, fields ...). Nothing here is ever deleted."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.base import Base


class Unit(Base):
    """A block, agency or division. A closed one keeps its row; ``successors`` names the codes that took over."""

    __tablename__ = "units"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    kind: Mapped[str] = mapped_column(String(20), index=True)  # block | agency | division
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)  # itself for an agency
    names: Mapped[dict[str, str]]  # by language: vi, en, de
    short_names: Mapped[dict[str, str]]
    seats: Mapped[int | None]
    form_of_address: Mapped[str | None] = mapped_column(String(20))  # dong_chi | anh_chi | ong_ba
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]  # the last day on which it exists
    successors: Mapped[list[str]]
    goes_on_in: Mapped[int | None]  # of an agency: the next other one in which all that it became is together
    goes_on_after: Mapped[date | None]  # the last day on which it was not


class ListEntry(Base):
    """An entry of a list that is not a unit: position group, job position, rank, title, field or sector."""

    __tablename__ = "list_entries"
    __table_args__ = (UniqueConstraint("kind", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), index=True)
    code: Mapped[str] = mapped_column(String(40))
    parent: Mapped[str | None] = mapped_column(String(40))  # a code, of whatever kind the list hangs on
    names: Mapped[dict[str, str]]
    short_names: Mapped[dict[str, str]]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    successors: Mapped[list[str]]
    position: Mapped[int]  # the order in which the file gave them
