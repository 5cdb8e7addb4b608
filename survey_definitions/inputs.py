"""What a person can do. A session takes any of these at any time; what does not fit changes nothing."""

from __future__ import annotations

from survey_definitions.value import value


@value
class Answer:
    """Answer what is asked, in canonical form: ISO dates, choice names separated by blanks.

    An empty value is the same as `Skip`. `path` says which prompt the person saw; when it is not the present
    one, nothing changes.
    """

    value: str
    path: str | None = None


@value
class Skip:
    """Pass over what is asked; a required question refuses."""

    path: str | None = None


@value
class Back:
    """Ask again what was answered last.

    At the first question of a repeat's entry that has no answers yet, it takes the entry back instead.
    """


@value
class GoTo:
    """Ask the question at this path, once; an entry of a repeat stands for its first question.

    An empty path takes an earlier `GoTo` or `Back` back: the first open question is asked again.
    """

    path: str


@value
class AddRepeat:
    """Add an entry to the repeat whose list has this path (`/job+`); without a path, to the one shown."""

    path: str | None = None


@value
class CloseRepeat:
    """No more entries in this repeat."""

    path: str | None = None


@value
class ReopenRepeat:
    """Show the list of a repeat again, from the review."""

    path: str


@value
class RemoveRepeat:
    """Remove the entry with this path (`/job[k2]`) and all its answers."""

    path: str


@value
class SetLanguage:
    """Go on in another language."""

    language: str


Input = Answer | Skip | Back | GoTo | AddRepeat | CloseRepeat | ReopenRepeat | RemoveRepeat | SetLanguage
