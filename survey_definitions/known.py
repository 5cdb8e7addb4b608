"""What an installation has to offer to a survey: the names an author can write."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """The columns of each reference list by the list's name, and the facts there are of a person.

    `languages` are the codes of those that people can choose; empty when nobody knows.
    `pictures`: pictures are taken as answers.
    """

    lists: Mapping[str, AbstractSet[str]]
    facts: AbstractSet[str]
    languages: AbstractSet[str] = frozenset()
    pictures: bool = False
