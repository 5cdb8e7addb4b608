"""What a session tells the outside: plain values, without any reference into the session."""

from __future__ import annotations

from typing import Literal

from survey_definitions.value import value

PromptKind = Literal["question", "note", "repeat"]


@value
class Choice:
    """One choice: the stored `value` (its name in the survey) and the label in the session's language.

    `image` is the name of its picture's file.
    """

    value: str
    label: str
    image: str = ""


@value
class Instance:
    """One entry of a repeat, as its list shows it.

    `key` is the serial number that stays with the entry when others are removed; `title` is the repeat's
    label with the present number; `summary` the first answers in it, as shown text.
    """

    path: str
    key: int
    title: str
    summary: str


@value
class Prompt:
    """What to ask now. See `Session.prompt`.

    `question` is the kind of input wanted: select_one, select_multiple, rank, integer, decimal, text, date,
    time, datetime, range, geopoint, file, note, acknowledge or repeat. `value` is what the question holds
    already (a default, or the answer being changed), in canonical form. `range` is (first, last, step).
    `headings` are the labels of the groups and repeats around it, outermost first. `media` is the wanted
    media type of a file, for example `image/*`. `sealed`: the answer is to be stored encrypted, whatever its kind.
    `marked_label` and `marked_hint` are label and hint for `survey_definitions.markup`, in which only the author's own
    signs are marks. `shown` is the value of what is only read, as text. `image`, `audio`, `video` are names of files.
    `takes_picture`: the answer is a picture that somebody sends; `value` is its name then.
    `example` is an answer that would be taken, as people write it, for numbers and dates.
    """

    kind: PromptKind
    path: str
    name: str
    question: str
    appearance: frozenset[str] = frozenset()
    label: str = ""
    hint: str = ""
    headings: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    required: bool = False
    value: str = ""
    range: tuple[float, float, float] | None = None
    instances: tuple[Instance, ...] = ()
    can_add: bool = False
    can_close: bool = False
    guidance: str = ""
    media: str = ""
    sealed: bool = False
    marked_label: str = ""
    marked_hint: str = ""
    shown: str = ""
    image: str = ""
    audio: str = ""
    video: str = ""
    example: str = ""
    takes_picture: bool = False


@value
class Progress:
    """How far: questions answered or passed over, of those that can be reached as the answers stand."""

    answered: int
    reachable: int


@value
class Outlook:
    """In which part of how many somebody is, and the seconds left: at least, and at most as the answers stand."""

    part: int
    parts: int
    least: float
    most: float


@value
class ReviewItem:
    """One question in the review; `shown` is its answer as text, empty when there is none.

    `value` is the answer in canonical form; of one choice `place` is its number among those offered, and `longest`
    how many characters the longest of their labels has.
    """

    path: str
    label: str
    shown: str
    answered: bool
    required: bool
    instance_path: str | None = None
    value: str = ""
    place: int = 0
    longest: int = 0


@value
class Section:
    """Questions under one heading.

    `path` is the group or the repeat's instance the heading belongs to (empty: the survey itself).
    `repeat_path` is set for the entries of a repeat that can be added to: `ReopenRepeat(repeat_path)` shows
    its list. Such a repeat without entries has a section without items. `headings` are the parts of `title`;
    `entry` is the outermost entry around it that the person may take away, and `list_path` leads to its list.
    """

    title: str
    path: str
    items: tuple[ReviewItem, ...]
    repeat_path: str | None = None
    headings: tuple[str, ...] = ()
    entry: Instance | None = None
    list_path: str = ""


@value
class AnswerRecord:
    """One stored value.

    `path` names the place for ever (`/job[k2]/title`), `ref` the question (`/job/title`), `instances` the
    repeats around it with their keys, outermost first: `(("job", 2),)`. `kind` is as `Prompt.question`, or
    calculate, hidden or metadata; `type` the type of the value: string, int, decimal, date, time, dateTime,
    geopoint or binary. `sealed` as in `Prompt`. `live` is False for an answer that is kept aside because its
    question does not apply any more.
    """

    path: str
    ref: str
    name: str
    instances: tuple[tuple[str, int], ...]
    kind: str
    value: str
    live: bool
    type: str = "string"
    appearance: frozenset[str] = frozenset()
    sealed: bool = False


@value
class Rejection:
    """Why an answer was not taken.

    `code`: required, constraint, choice, range, too_long, entries (a repeat would get too many), fault (the
    survey's own expression failed) or the kind of value that was expected (integer, decimal, date, time,
    dateTime, geopoint). `message` is the author's own message where there is one; for range it is
    `first … last`, for entries how many there may be.
    """

    path: str
    code: str
    message: str = ""
