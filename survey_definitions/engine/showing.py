"""A step as a prompt: texts, choices, entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey_definitions.engine import choices, examples, walk
from survey_definitions.engine.formats import shown_value
from survey_definitions.engine.survey import Ask
from survey_definitions.limits import ENTRIES
from survey_definitions.results import Choice, Instance, Prompt
from survey_definitions.xpath import XPathError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from survey_definitions.engine.definition import Control, Text
    from survey_definitions.engine.state import State, Step
    from survey_definitions.xpath import Node

_SUMMARY = 3  # answers


def prompt(state: State, step: Step) -> Prompt:
    """What to show for a step."""
    return _list(state, step) if step.kind == walk.LIST else _question(state, step)


def plain_label(state: State, step: Step) -> str:
    """The label of a step, or else of the innermost group around it, in which nothing is computed."""
    control: Control | None = step.control
    node: Node | None = step.node
    while control is None or not (control.label.is_plain and rendered(state, control.label, step.node)):
        node = node.parent if node is not None else None
        if node is None:
            return ""
        control = state.survey.controls.get(node.ref)
    return rendered(state, control.label, step.node)


def step_path(state: State, step: Step) -> str:
    """The path of a step; that of a repeat's list ends in `+`."""
    path = state.path(step.node)
    return f"{path}/{step.control.name}+" if step.kind == walk.LIST else path


def _question(state: State, step: Step) -> Prompt:
    control, node = step.control, step.node
    label, marked_label = control.label.read(state.languages, state.env, node)
    hint, marked_hint = control.hint.read(state.languages, state.env, node)
    return Prompt(
        kind="note" if step.kind == walk.NOTE else "question",
        path=state.path(node),
        name=control.name,
        question="note" if step.kind == walk.NOTE else control.question,
        appearance=control.appearance,
        label=label,
        hint=hint,
        headings=headings(state, node),
        choices=choices.choices(state, control, node),
        required=is_required(state, control, node),
        value=node.text,
        range=control.range,
        guidance=control.hint.render(state.languages, state.env, node, "guidance"),
        media=control.media,
        takes_picture=control.kind == "upload" and not control.is_elsewhere(state.context.pictures),
        sealed=state.survey.is_sealed(control.ref),
        marked_label=marked_label,
        marked_hint=marked_hint,
        shown=shown(state, control, node) if step.kind == walk.NOTE else "",
        image=control.label.file(state.languages, "image"),
        audio=control.label.file(state.languages, "audio"),
        video=control.label.file(state.languages, "video"),
        example=examples.example(state, step),
    )


def _list(state: State, step: Step) -> Prompt:
    control, parent = step.control, step.node
    entries = parent.kids.get(control.name, [])
    return Prompt(
        kind="repeat",
        path=step_path(state, step),
        name=control.name,
        question="repeat",
        appearance=control.appearance,
        label=rendered(state, control.label, parent),
        hint=rendered(state, control.hint, parent),
        headings=headings(state, parent),
        instances=tuple(_instance(state, control, entry) for entry in entries if entry.live),
        can_add=len(entries) < ENTRIES,
        can_close=True,
    )


def _instance(state: State, control: Control, entry: Node) -> Instance:
    return Instance(state.path(entry), entry.key, numbered(state, control, entry), summary(state, entry))


def outermost_entry(state: State, node: Node) -> Instance | None:
    """The outermost entry around a node that the person can take away and add to; None outside of such lists."""
    for entry in state.enclosing(node)[1:]:
        control = state.survey.controls[entry.ref]
        if not control.fixed:
            return _instance(state, control, entry)
    return None


def summary(state: State, entry: Node) -> str:
    """What tells an entry from the others: as its author wants it (`bind::summary`), else its first answers."""
    return _written_summary(state, entry) or " · ".join(_told(state, entry))


def _written_summary(state: State, entry: Node) -> str:
    bind = state.survey.binds.get(entry.ref)
    if bind is None or bind.summary is None:
        return ""
    try:
        return " ".join(bind.summary.string(state.env, entry).split())
    except XPathError as err:
        state.fault(entry, err)
        return ""


def _told(state: State, entry: Node) -> list[str]:
    """The answers to the questions that the author marked, wherever they stand in the entry; else the first ones."""
    asked = list(questions_in(state, entry))
    marked = [(control, node) for control, node in asked if control.bind.in_summary]
    given = [(control, node) for control, node in marked or asked if node.live and node.text and node.done]
    return [shown(state, control, node) for control, node in (given if marked else given[:_SUMMARY])]


def questions_in(state: State, entry: Node) -> Iterator[tuple[Control, Node]]:
    """The questions in an entry, without those of lists in it, whether they apply or not."""
    assert entry.slots is not None
    for part in state.survey.bodies[entry.ref]:
        if isinstance(part, Ask) and not part.control.bind.always_readonly:
            yield part.control, entry.slots[part.slot]


def rendered(state: State, text: Text, node: Node) -> str:
    """A text as it reads now."""
    return text.render(state.languages, state.env, node)


def is_empty(state: State, control: Control, node: Node) -> bool:
    """Whether something is to be chosen and there is nothing to choose from."""
    return control.kind in ("select1", "select", "rank") and not choices.choices(state, control, node)


def is_required(state: State, control: Control, node: Node) -> bool:
    """Whether the question refuses to be passed over. One for a file that is handed in elsewhere never does.

    Nor does one that has nothing to choose from: there is always a way on.
    """
    way_on = control.is_elsewhere(state.context.pictures) or is_empty(state, control, node)
    required = None if way_on else control.bind.required
    try:
        return required is not None and required.boolean(state.env, node)
    except XPathError as err:
        state.fault(node, err)
        return False


def headings(state: State, node: Node | None) -> tuple[str, ...]:
    """The labels of the groups and repeats around a node, outermost first, entries with their number."""
    out = []
    while node is not None:
        control = state.survey.controls.get(node.ref)
        if control is not None and control.kind == "repeat":
            out.append(numbered(state, control, node))
        elif control is not None and control.kind == "group":
            out.append(rendered(state, control.label, node))
        node = node.parent
    return tuple(text for text in reversed(out) if text)


def numbered(state: State, control: Control, entry: Node) -> str:
    """The title of an entry: the repeat's label and the entry's present number."""
    label = rendered(state, control.label, entry)
    return f"{label} {entry.index + 1}".strip()


def shown(state: State, control: Control, node: Node, offered: tuple[Choice, ...] | None = None) -> str:
    """The answer of a question as text. `offered`: its choices, if known."""
    if not node.text:
        return ""
    if control.kind in ("select1", "select", "rank"):
        return choices.shown(state, control, node, node.text, offered) or node.text
    value = shown_value(control.question, control.appearance, node.text, state.language)
    step = choices.shown_step(state, control, node, offered) if control.kind == "range" and control.itemset else ""
    return f"{value} – {step}" if step else value
