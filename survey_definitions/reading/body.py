"""The body of an XForm: groups, repeats, questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from survey_definitions.engine.definition import Bind, Control, ControlKind, Item, Itemset
from survey_definitions.reading.faults import XFormError
from survey_definitions.reading.names import JAVAROSA, XFORMS, elements, local
from survey_definitions.reading.texts import expression, needed
from survey_definitions.xpath.analysis import table_name
from survey_definitions.xpath.syntax import Path

if TYPE_CHECKING:
    from lxml import etree

    from survey_definitions.reading.model import Model
    from survey_definitions.xpath import Expression

_QUESTIONS = ("input", "select", "select1", "rank", "range", "upload", "trigger", "secret")
_CHOOSING = ("select", "select1", "rank", "range")
_DRAWN = ("geotrace", "geoshape")  # as files: nothing of the kind can be given in a chat
_BESIDE_REPEAT = ("label", "hint", "repeat")


def read_body(element: etree._Element, model: Model) -> list[Control]:
    """All controls of the body, also noted in the model by their refs. Raises XFormError."""
    return _controls(element, model.primary.ref, model)


def _controls(element: etree._Element, base: str, model: Model) -> list[Control]:
    out = []
    for kid in elements(element):
        tag = local(kid)
        repeat = kid.find(f"{XFORMS}repeat") if tag == "group" else None
        if repeat is not None and all(local(beside) in _BESIDE_REPEAT for beside in elements(kid)):
            out.append(_repeat(repeat, kid, base, model))
        elif tag == "repeat":
            out.append(_repeat(kid, kid, base, model))
        elif tag == "group":
            out.append(_group(kid, base, model))
        elif tag in _QUESTIONS:
            out.append(_question(tag, kid, base, model))
    return out


def _target(element: etree._Element, base: str, model: Model) -> str:
    bind = element.get("bind")
    return model.ids.get(bind, "") if bind else model.absolute(element.get("ref") or element.get("nodeset"), base)


def _control(kind: ControlKind, ref: str, element: etree._Element, model: Model) -> Control:
    if ref not in model.elements:
        raise XFormError("this question is for a node that does not exist", ref, code="unknown_node")
    inside = _inside(element)
    control = Control(
        kind=kind,
        ref=ref,
        bind=model.binds.setdefault(ref, Bind(ref)),
        label=model.texts.of(inside.get("label"), ref),
        hint=model.texts.of(inside.get("hint"), ref),
        appearance=_words(element),
    )
    model.controls[ref] = control
    for action in element.findall(f"{XFORMS}setvalue") if "setvalue" in inside else ():
        model.read_action(action, ref)
    return control


def _inside(element: etree._Element) -> dict[str, etree._Element]:
    """The first XForms element of each name inside an element."""
    return {kid.tag.removeprefix(XFORMS): kid for kid in reversed(elements(element))}


def _words(element: etree._Element) -> frozenset[str]:
    return frozenset((element.get("appearance") or "").split())


def _group(element: etree._Element, base: str, model: Model) -> Control:
    if element.get("ref") or element.get("nodeset") or element.get("bind"):
        group = _control("group", _target(element, base, model), element, model)
    else:  # only for show
        group = Control("group", base, Bind(base))
    group.parts = _controls(element, group.ref, model)
    return group


def _repeat(element: etree._Element, outer: etree._Element, base: str, model: Model) -> Control:
    ref = _target(element, base, model)
    control = _control("repeat", ref, element, model)
    control.label = model.texts.of(outer.find(f"{XFORMS}label"), ref)
    control.hint = model.texts.of(outer.find(f"{XFORMS}hint"), ref)
    control.appearance = _words(element) or _words(outer)
    control.count = expression(element.get(f"{JAVAROSA}count"), ref, "repeat_count")
    closed = (element.get(f"{JAVAROSA}noAddRemove") or "").startswith("true")
    control.fixed = control.count is not None or closed
    control.parts = _controls(element, ref, model)
    return control


def _question(tag: str, element: etree._Element, base: str, model: Model) -> Control:
    ref = _target(element, base, model)
    kind = cast("ControlKind", "input" if tag == "secret" else tag)
    control = _control(kind, ref, element, model)
    if control.bind.type == "rank":
        control.kind = "rank"
    elif control.bind.type in _DRAWN:
        control.kind = "upload"
    control.media = element.get("mediatype") or ""
    if tag == "range":
        control.range = _range(element, ref)
    if tag in _CHOOSING:
        control.itemset = _itemset(element, ref)
        control.items = tuple(
            Item((item.findtext(f"{XFORMS}value") or "").strip(), model.texts.of(item.find(f"{XFORMS}label"), ref))
            for item in element.findall(f"{XFORMS}item")
        )
    return control


def _range(element: etree._Element, ref: str) -> tuple[float, float, float]:
    texts = (element.get("start", "0"), element.get("end", "10"), element.get("step", "1"))
    try:
        first, last, step = map(float, texts)
    except ValueError as err:
        raise XFormError("start, end and step of a range are numbers", ref, "parameters", "range") from err
    return first, last, step


def _itemset(element: etree._Element, ref: str) -> Itemset | None:
    itemset = element.find(f"{XFORMS}itemset")
    if itemset is None:
        return None
    value, label = itemset.find(f"{XFORMS}value"), itemset.find(f"{XFORMS}label")
    value_ref = value.get("ref") if value is not None else None
    nodeset = needed(itemset.get("nodeset"), ref, "choices")
    return Itemset(
        nodeset=nodeset,
        value=needed(value_ref, ref, "choices"),
        label=needed(label.get("ref") if label is not None else value_ref, ref, "choices"),
        table=_whole_table(nodeset),
    )


def _whole_table(nodeset: Expression) -> str | None:
    """The name in instance('name')/root/item, when there are no conditions."""
    tree = nodeset.tree
    if isinstance(tree, Path) and not any(step.predicates for step in tree.steps):
        return table_name(tree.start)
    return None
