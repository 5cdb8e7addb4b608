"""What the picture of a person's results shows, as data; drawing it is another module, which is slow to import."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """A competency: the level used and the target, 1 to 5; ``confirmed``: it is the supervisor's."""

    label: str
    level: int
    target: int
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """A language: its skills with levels 0 to 6 (None: unknown), and what stands beside its name."""

    label: str
    skills: tuple[tuple[str, int | None], ...]
    certificate: int | None = None  # the level that a certificate sets or states
    note: str = ""


@dataclass(frozen=True, slots=True)
class WorkField:
    """A field of work and its months; ``counts``: the rule asks for it."""

    label: str
    months: int
    counts: bool = False


@dataclass(frozen=True, slots=True)
class PersonalWords:
    """What is written on the picture, in the reader's language."""

    levels: str
    level: str
    target: str
    confirmed: str
    languages: str
    certificate: str
    months: str
    asked: str


@dataclass(frozen=True, slots=True)
class Personal:
    """Everything the picture shows; a part without rows is left out. ``asked``: the months that the rule wants."""

    title: str
    subtitle: str
    footer: str
    words: PersonalWords
    pairs: tuple[Pair, ...] = ()
    profiles: tuple[Profile, ...] = ()
    fields: tuple[WorkField, ...] = ()
    asked: int | None = None
