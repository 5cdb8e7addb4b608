"""The instances of an XForm as trees."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from survey_definitions.context import ReferenceList
from survey_definitions.reading.faults import XFormError
from survey_definitions.reading.names import JAVAROSA, XFORMS, elements, local
from survey_definitions.reading.ownlists import ROWS
from survey_definitions.xpath import Node, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree


@dataclass(slots=True)
class Primary:
    """The skeleton of the answers.

    `templates` is what a new entry of a repeat looks like; `elements` the XML tag and attributes of each ref.
    """

    root: Node
    templates: dict[str, Node] = field(default_factory=dict)
    elements: dict[str, tuple[str, Mapping[str, str]]] = field(default_factory=dict)


def read_primary(model: etree._Element) -> tuple[Primary, etree._Element]:
    """The primary instance, and its XML. Raises XFormError."""
    instance = model.find(f"{XFORMS}instance")
    kids = elements(instance) if instance is not None else []
    if not kids:
        raise XFormError("the primary instance is empty", code="not_xform")
    primary = Primary(Node(""))
    primary.root = _primary_node(kids[0], "", primary)
    return primary, kids[0]


def _primary_node(element: etree._Element, base: str, primary: Primary) -> Node:
    name = _prefixed(element, base)
    ref = f"{base}/{name}"
    node = Node(name, None, "" if len(element) else element.text or "", ref)
    attributes = {str(k): str(v) for k, v in element.attrib.items() if k != f"{JAVAROSA}template"}
    primary.elements.setdefault(ref, (str(element.tag), attributes))
    for kid in elements(element):
        child = _primary_node(kid, ref, primary)
        group = node.branch().setdefault(child.name, [])
        if f"{JAVAROSA}template" in kid.attrib:
            primary.templates[child.ref] = child
        else:
            child.parent = node
            group.append(child)
    return node


def _prefixed(element: etree._Element, base: str) -> str:
    """Names keep their prefix, but for OpenRosa's meta block."""
    name = local(element)
    if not element.prefix or element.prefix == "orx" or name == "meta" or base.endswith("/meta"):
        return name
    return f"{element.prefix}:{name}"


@dataclass(slots=True)
class Secondary:
    """The other instances of an XForm by id: tables, lists of the author's own, names of lists from outside."""

    tables: dict[str, Table] = field(default_factory=dict)
    own: dict[str, ReferenceList] = field(default_factory=dict)
    external: dict[str, str] = field(default_factory=dict)


def read_tables(model: etree._Element) -> Secondary:
    """The secondary instances in the XForm. Raises XFormError."""
    found = Secondary()
    for instance in model.findall(f"{XFORMS}instance")[1:]:
        name, source = instance.get("id"), instance.get("src")
        kids = elements(instance)
        if name and len(kids) == 1 and local(kids[0]) == ROWS:
            found.own[name] = ReferenceList.from_json(kids[0].text or "[]")
        elif name and source and not kids:
            found.external[name] = source.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        elif name:
            found.tables[name] = _table(instance)
    return found


def _table(instance: etree._Element) -> Table:
    top = Node("instance")
    for element in elements(instance):
        _copy(element, top, "")
    return Table(top)


def _copy(element: etree._Element, parent: Node, base: str) -> None:
    ref = f"{base}/{local(element)}"
    node = parent.add(local(element), "" if len(element) else element.text or "", ref)
    for kid in elements(element):
        _copy(kid, node, ref)
