"""What a survey is made of once it is compiled. Immutable after reading, shared by all sessions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from survey_definitions.markup import literal
from survey_definitions.question_types import TYPES
from survey_definitions.xpath import XPathError

if TYPE_CHECKING:
    from survey_definitions.xpath import Environment, Expression, Node

Parts = tuple["str | Expression", ...]
MISSING = ("-",)  # what pyxform writes where a translation is missing

ControlKind = Literal["group", "repeat", "input", "select1", "select", "rank", "range", "upload", "trigger"]
RuleKind = Literal["relevant", "calculate", "prune"]

_QUESTIONS = {one.control: one.name for one in TYPES.values() if one.control}
_PICTURES = "image/"  # how the media types begin of what an installation may take
_INPUTS = {one.bind: one.name for one in TYPES.values() if one.bind}


@dataclass(slots=True, frozen=True)
class Text:
    """A label, hint or message: for each language and form (None, image, guidance …) its parts."""

    by_language: Mapping[str, Mapping[str | None, Parts]]
    forms: frozenset[str | None] = field(init=False, compare=False, repr=False)
    """Those that it has in any language."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "forms", frozenset(form for forms in self.by_language.values() for form in forms))

    def parts(self, languages: tuple[str, ...], form: str | None = None) -> Parts:
        """The literal and computed parts in the first language that has them."""
        for language in languages if form in self.forms else ():
            got = self.by_language.get(language, {}).get(form)
            if got and got != MISSING:
                return got
        return ()

    def render(self, languages: tuple[str, ...], env: Environment, node: Node, form: str | None = None) -> str:
        """The text as it reads now. A part whose expression fails is left out."""
        return self.read(languages, env, node, form)[0]

    def read(
        self, languages: tuple[str, ...], env: Environment, node: Node, form: str | None = None
    ) -> tuple[str, str]:
        """The text as it reads now, and with the author's marks, where what is computed in it is shown as it is."""
        parts = self.parts(languages, form)
        if not parts:
            return "", ""
        if len(parts) == 1 and isinstance(parts[0], str):
            return parts[0], parts[0]
        now = [part if isinstance(part, str) else _computed(part, env, node) for part in parts]
        marked = [text if isinstance(part, str) else literal(text) for part, text in zip(parts, now, strict=True)]
        return "".join(now).strip(), "".join(marked).strip()

    def file(self, languages: tuple[str, ...], form: str) -> str:
        """The name of the picture, sound or film that goes with it; empty for none."""
        parts = self.parts(languages, form)
        return "".join(p for p in parts if isinstance(p, str)).strip().rsplit("/", 1)[-1] if parts else ""

    @property
    def is_plain(self) -> bool:
        """Whether nothing in it is computed."""
        return all(isinstance(p, str) for forms in self.by_language.values() for ps in forms.values() for p in ps)

    def expressions(self) -> list[Expression]:
        """The computed parts."""
        every = (p for forms in self.by_language.values() for parts in forms.values() for p in parts)
        return [part for part in every if not isinstance(part, str)]


def _computed(part: Expression, env: Environment, node: Node) -> str:
    try:
        return part.string(env, node)
    except XPathError:
        return ""


NO_TEXT = Text({})


@dataclass(slots=True, frozen=True)
class Itemset:
    """Choices that come from rows: which rows, and what value and label each gives.

    `table` names the secondary instance when all rows of it are offered, in its order, to everybody.
    """

    nodeset: Expression
    value: Expression
    label: Expression
    table: str | None = None


@dataclass(slots=True, frozen=True)
class Item:
    """A choice written in the question itself."""

    value: str
    label: Text


@dataclass(slots=True)
class Bind:
    """The logic of one node."""

    ref: str
    type: str = "string"
    relevant: Expression | None = None
    constraint: Expression | None = None
    required: Expression | None = None
    readonly: Expression | None = None
    calculate: Expression | None = None
    constraint_message: Text = NO_TEXT
    required_message: Text = NO_TEXT
    preload: tuple[str, str] = ("", "")
    sealed: bool = False  # the author wants every answer at or below this node encrypted where it is stored
    in_summary: bool = False  # the answer is part of what tells an entry from the others
    summary: Expression | None = None  # of a repeat: what tells an entry from the others

    @property
    def always_readonly(self) -> bool:
        """Whether it is read-only whatever the answers."""
        return self.readonly is not None and self.readonly.text.strip() == "true()"


@dataclass(slots=True)
class Control:
    """A group, repeat or question of the survey's body."""

    kind: ControlKind
    ref: str
    bind: Bind
    label: Text = NO_TEXT
    hint: Text = NO_TEXT
    appearance: frozenset[str] = frozenset()
    media: str = ""
    range: tuple[float, float, float] | None = None
    itemset: Itemset | None = None
    items: tuple[Item, ...] = ()
    count: Expression | None = None
    fixed: bool = False  # a repeat the person may not add to
    parts: list[Control] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.ref.rsplit("/", 1)[-1]

    @property
    def question(self) -> str:
        """The kind of input wanted, as in `Prompt.question`."""
        return _QUESTIONS.get(self.kind) or _INPUTS.get(self.bind.type, "text")

    def is_elsewhere(self, pictures: bool) -> bool:  # noqa: FBT001 - the one thing it depends on
        """Whether it is for a file that is handed in elsewhere; `pictures`: whether pictures are taken here."""
        return self.kind == "upload" and not (pictures and self.media.startswith(_PICTURES))


@dataclass(slots=True, frozen=True)
class Rule:
    """One thing to compute again when something it reads changes.

    relevant, calculate, or prune (drop answers that are no longer among the choices).
    """

    kind: RuleKind
    ref: str
    expression: Expression
    control: Control | None = None


@dataclass(slots=True, frozen=True)
class Action:
    """XForms' setvalue. `source` is the control whose change triggers it, or the repeat whose new entry does."""

    events: frozenset[str]
    source: str
    target: str
    value: Expression | None
    literal: str = ""
