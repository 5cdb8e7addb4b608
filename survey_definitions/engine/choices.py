"""The choices of a question as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from survey_definitions.results import Choice
from survey_definitions.xpath import Focus, XPathError, compile_expression, number_of, text_of

if TYPE_CHECKING:
    from survey_definitions.engine.definition import Control, Item, Itemset
    from survey_definitions.engine.state import State
    from survey_definitions.xpath import Node, Table
    from survey_definitions.xpath.values import Value

_LABEL = 4  # nodes to look at cost about as much as a choice with its label
_RANDOM = frozenset({"randomize", "random"})


def choices(state: State, control: Control, node: Node) -> tuple[Choice, ...]:
    """What can be chosen, with labels. A list whose expression fails is empty, and the fault noted."""
    itemset = control.itemset
    if itemset is None:
        return tuple(_written(state, item, node) for item in control.items)
    table = state.env.tables.get(itemset.table) if itemset.table else None
    if table is None:
        return _listed(state, itemset, node)
    key = (itemset, state.languages)
    if key not in table.cache:
        found = _listed(state, itemset, node)
        if not _is_plain(state, table):
            return found
        table.cache[key] = found
    cached: tuple[Choice, ...] = table.cache[key]
    return cached


def values(state: State, control: Control, node: Node) -> list[str]:
    """What can be chosen, without labels."""
    itemset = control.itemset
    if itemset is None:
        return [item.value for item in control.items]
    if itemset.table:
        return [choice.value for choice in choices(state, control, node)]
    rows = _rows(state, itemset, node)
    assert isinstance(rows, list)
    texts = (text_of(itemset.value.at(Focus(state.env, row, node))) for row in rows)
    return [text for text in texts if text]


def _rows(state: State, itemset: Itemset, node: Node) -> Value:
    """The rows offered. A random order is drawn once for each person and question."""
    if not itemset.nodeset.functions & _RANDOM:
        return itemset.nodeset.value(state.env, node)
    with state.env.seeded(f"{state.seed}{state.path(node)}"):
        return itemset.nodeset.value(state.env, node)


def _listed(state: State, itemset: Itemset, node: Node) -> tuple[Choice, ...]:
    try:
        rows = _rows(state, itemset, node)
        return tuple(_choices(state, itemset, rows, node)) if isinstance(rows, list) else ()
    except XPathError as err:
        state.fault(node, err)
        return ()


def _choices(state: State, itemset: Itemset, rows: list[Node], node: Node) -> list[Choice]:
    out = []
    state.env.spend(len(rows) * _LABEL)
    for row in rows:
        standing = Focus(state.env, row, node)
        value = text_of(itemset.value.at(standing))
        if value:
            image = _image(state, row) if state.survey.has_pictures else ""
            out.append(Choice(value, text_of(itemset.label.at(standing)) or value, image))
    return out


def _written(state: State, item: Item, node: Node) -> Choice:
    label, image = item.label.render(state.languages, state.env, node), item.label.file(state.languages, "image")
    return Choice(item.value, label or item.value, image)


def _image(state: State, row: Node) -> str:
    """The picture of a choice that comes from a row: that of its text, else what stands in a column `image`."""
    ids = row.kids.get("itextId")
    text = state.survey.itext.get(ids[0].text) if ids else None
    if text is not None:
        return text.file(state.languages, "image")
    named = row.kids.get("image")
    return named[0].text.rsplit("/", 1)[-1] if named else ""


def _is_plain(state: State, table: Table) -> bool:
    """Tell whether no label of this table shows answers."""
    if "plain" not in table.cache:
        rows = (row for row in table.top.walk() if row.name == "itextId")
        texts = [state.survey.itext.get(row.text) for row in rows]
        table.cache["plain"] = all(text is None or text.is_plain for text in texts)
    return bool(table.cache["plain"])


def label_at(state: State, node: Node, path: str, value: str) -> str:
    """The label of a value of the question at a path seen from a node; several are joined by commas."""
    found = compile_expression(path).value(state.env, node)
    first = found[0] if isinstance(found, list) and found else None
    control = state.survey.controls.get(first.ref) if first else None
    return shown(state, control, first, value) if control and first else ""


def shown(state: State, control: Control, node: Node, value: str, offered: tuple[Choice, ...] | None = None) -> str:
    """The labels of chosen values. `offered`: the choices, if known."""
    offered = choices(state, control, node) if offered is None else offered
    labels = {choice.value: choice.label for choice in offered}
    picked = [value] if control.kind == "select1" else value.split()
    return ", ".join(labels[one] for one in picked if one in labels)


def shown_step(state: State, control: Control, node: Node, offered: tuple[Choice, ...] | None = None) -> str:
    """The label of the step that was chosen in a range; empty for one without. `5` and `5.0` are the same step."""
    offered = choices(state, control, node) if offered is None else offered
    chosen = number_of(node.text, state.env)
    return next((one.label for one in offered if number_of(one.value, state.env) == chosen), "")
