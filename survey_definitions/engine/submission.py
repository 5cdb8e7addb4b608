"""The ODK submission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from survey_definitions.engine.state import State
    from survey_definitions.xpath import Node


def to_xml(state: State) -> bytes:
    """The primary instance without what does not apply."""
    root = _element(state, state.root, None)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _element(state: State, node: Node, parent: etree._Element | None) -> etree._Element:
    tag, attributes = state.survey.elements[node.ref]
    if parent is None:
        element = etree.Element(tag, dict(attributes), dict(state.survey.nsmap))  # type: ignore[arg-type]
    else:
        element = etree.SubElement(parent, tag, dict(attributes))
    element.text = node.text or None
    for kid in node.children():
        if kid.live:
            _element(state, kid, element)
    return element
