"""What came of an input."""

from __future__ import annotations

from survey_definitions.results import Rejection
from survey_definitions.value import value


@value
class Answered:
    """The value at `path` was taken; `shown` is it as text. `changed`: it is not what stood there before."""

    path: str
    value: str
    changed: bool = True
    shown: str = ""


@value
class Skipped:
    """The question or note at `path` was passed over."""

    path: str


@value
class Rejected:
    """The answer was not taken; nothing changed."""

    rejection: Rejection

    @property
    def path(self) -> str:
        """The question that refused."""
        return self.rejection.path

    @property
    def code(self) -> str:
        """Why: see `Rejection`."""
        return self.rejection.code

    @property
    def message(self) -> str:
        """The author's own message, if any."""
        return self.rejection.message


@value
class Moved:
    """The prompt at `path` is asked now."""

    path: str


@value
class RepeatAdded:
    """A new entry, at `path`."""

    path: str
    key: int


@value
class RepeatRemoved:
    """The entry at `path` is gone, with its answers."""

    path: str
    key: int


@value
class RepeatClosed:
    """No more entries in the repeat whose list has this path."""

    path: str


@value
class LanguageChanged:
    """The session goes on in this language."""

    language: str


@value
class NothingChanged:
    """The input did not fit, and nothing changed.

    `reason`: outdated (the prompt is another one), done (nothing is open), repeat (a list is shown, not a question),
    unknown (no such path, or it is not asked), not_a_repeat, full, first (nothing before it) or same.
    """

    reason: str


@value
class Faulted:
    """An expression of the survey failed while computing; the value at `path` stayed as it was."""

    path: str
    message: str


Event = (
    Answered
    | Skipped
    | Rejected
    | Moved
    | RepeatAdded
    | RepeatRemoved
    | RepeatClosed
    | LanguageChanged
    | NothingChanged
    | Faulted
)
