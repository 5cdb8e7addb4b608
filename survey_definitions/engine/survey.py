"""A compiled survey: everything a session needs, read once, shared by all sessions and threads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from survey_definitions.context import LAST_SAVED
from survey_definitions.engine.shape import Shape, shapes

if TYPE_CHECKING:
    from survey_definitions.context import ReferenceList
    from survey_definitions.engine.definition import Action, Bind, Control, Text
    from survey_definitions.engine.order import Rules
    from survey_definitions.xpath import Table

TITLE = "surveybot-title"  # the id under which the translations of a survey's title are kept in its XForm


@dataclass(slots=True, frozen=True)
class Ask:
    """A place in the body: the question or note in this slot."""

    control: Control
    slot: int


@dataclass(slots=True, frozen=True)
class Loop:
    """A place in the body: the entries of a repeat, and then its list."""

    control: Control
    shape: Shape
    parts: tuple[Ask | Loop, ...]


Body = tuple[Ask | Loop, ...]


@dataclass(frozen=True, eq=False)
class Survey:
    """What `read_survey` gives. The attributes above the line are for everybody, those below for the engine.

    `languages` are codes (vi, en); a survey without translations has none. `lists` names the reference lists
    it looks into.
    """

    id: str
    version: str
    languages: tuple[str, ...]
    default_language: str
    lists: frozenset[str]
    warnings: tuple[str, ...]
    # ------------------------------------------------------------------------------------------------------
    plain_title: str = field(repr=False)
    root: Shape = field(repr=False)
    body: Body = field(repr=False)
    binds: Mapping[str, Bind] = field(repr=False)
    controls: Mapping[str, Control] = field(repr=False)
    rules: Rules = field(repr=False)
    counts: tuple[Control, ...] = field(repr=False)
    actions: tuple[Action, ...] = field(repr=False)
    itext: Mapping[str, Text] = field(repr=False)
    tables: Mapping[str, Table] = field(repr=False)
    own: Mapping[str, ReferenceList] = field(repr=False)  # lists in files of the author's own
    external: Mapping[str, str] = field(repr=False)  # id of a secondary instance -> name of its list
    elements: Mapping[str, tuple[str, Mapping[str, str]]] = field(repr=False)  # ref -> XML tag, attributes
    nsmap: Mapping[str | None, str] = field(repr=False)

    def __post_init__(self) -> None:
        derived: dict[str, object] = {
            "shapes": {shape.ref: shape for shape in shapes(self.root)},
            "questions": tuple(ask for ask in asks(self.body) if not ask.control.bind.always_readonly),
            "preloads": tuple(bind for bind in self.binds.values() if bind.preload[0]),
            "triggers": frozenset(action.source for action in self.actions),
            "sealed": tuple(ref for ref, bind in self.binds.items() if bind.sealed),
            "has_pictures": any(_has_picture(text) for text in self.itext.values()) or bool(self.own),
            "bodies": {self.root.ref: self.body, **_inner_bodies(self.body)},
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)
        places = [(shape.ref, [shape.paths[slot] for slot in shape.relevant_slots]) for shape in self.shapes.values()]
        object.__setattr__(self, "layout", hashlib.sha256(repr(places).encode()).hexdigest()[:12])

    shapes: Mapping[str, Shape] = field(init=False, repr=False)
    questions: tuple[Ask, ...] = field(init=False, repr=False)
    preloads: tuple[Bind, ...] = field(init=False, repr=False)
    triggers: frozenset[str] = field(init=False, repr=False)
    sealed: tuple[str, ...] = field(init=False, repr=False)
    bodies: Mapping[str, Body] = field(init=False, repr=False)  # of the root and of each repeat's entry
    has_pictures: bool = field(init=False, repr=False)  # perhaps, of choices
    layout: str = field(init=False, repr=False)  # changes when stored visibility could not be read any more

    @property
    def question_count(self) -> int:
        """How many questions it holds; those in a repeat count once."""
        return len(self.questions)

    def leads_on(self, ref: str) -> bool:
        """Whether the answer at this node can show, hide or empty other questions, or add and remove entries."""
        return self.rules.leads_on(ref)

    @property
    def looks_back(self) -> bool:
        """Whether it speaks of what the person answered last time (`${last-saved#name}`)."""
        return LAST_SAVED in self.external.values()

    @cached_property
    def asks_for_pictures(self) -> bool:
        """Whether any question is for a picture that an installation may take."""
        return any(one.kind == "upload" and not one.is_elsewhere(pictures=True) for one in self.controls.values())

    def is_sealed(self, ref: str) -> bool:
        """Whether answers at this node are to be stored encrypted: it, or a group or repeat around it, says so."""
        return any(ref == above or ref.startswith(f"{above}/") for above in self.sealed)

    def title(self, language: str = "") -> str:
        """The title in this language, else in the default language, else as it is."""
        text = self.itext.get(TITLE)
        wanted = (language, self.default_language, *self.languages)
        parts = text.parts(wanted) if text else ()
        return "".join(part for part in parts if isinstance(part, str)) or self.plain_title


def _has_picture(text: Text) -> bool:
    return any("image" in forms for forms in text.by_language.values())


def asks(body: Body) -> Iterator[Ask]:
    """Every question and note of the body, those in repeats once."""
    for part in body:
        if isinstance(part, Loop):
            yield from asks(part.parts)
        else:
            yield part


def arrange(controls: list[Control], shape: Shape) -> Body:
    """The body as places in shapes: groups dissolve, their relevance is in the nodes."""
    out: list[Ask | Loop] = []
    for control in controls:
        if control.kind == "group":
            out += arrange(control.parts, shape)
        elif control.kind == "repeat":
            inner = shape.inner.get(control.ref)
            if inner is not None:
                out.append(Loop(control, inner, arrange(control.parts, inner)))
        elif control.ref in shape.slots_of_ref:
            out.append(Ask(control, shape.slots_of_ref[control.ref][0]))
    return tuple(out)


def _inner_bodies(body: Body) -> dict[str, Body]:
    out: dict[str, Body] = {}
    for part in body:
        if isinstance(part, Loop):
            out |= {part.shape.ref: part.parts, **_inner_bodies(part.parts)}
    return out
