"""Values: records that nobody changes, as fast to make as records that can be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[Made]) -> type[Made]:
    """A dataclass with slots that compares and hashes by what is in it.

    It may be shared and kept, since the type checker lets nobody change one (`make check`). A dataclass that is frozen
    at run time as well takes three times as long to make, and an answer makes some fifty of them (docs/decisions/0006).
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
