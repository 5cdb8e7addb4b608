"""The ODK submission: of a session as it stands, or put together again from stored answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

if TYPE_CHECKING:
    from survey_definitions.engine.state import State
    from survey_definitions.engine.survey import Survey
    from survey_definitions.xpath import Node


_STEP: Final = re.compile(r"/([^/\[]+)(?:\[k(\d+)\])?")
_INSTANCE_ID: Final = "/meta/instanceID"


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


# -- from stored answers


def rebuilt(survey: Survey, answers: Iterable[Mapping[str, Any]], instance_id: str) -> etree._Element:
    """The submission with these answers (`path` and `value` of answer records), empty where nothing was answered.

    Entries of repeats stand in the order of their keys.
    """
    values = {str(one["path"]): str(one["value"]) for one in answers}
    values.setdefault(_INSTANCE_ID, instance_id)
    entries: dict[str, set[int]] = {}
    for path in values:
        for step in _STEP.finditer(path):
            if step[2]:
                entries.setdefault(path[: step.end(1)], set()).add(int(step[2]))
    return _Rebuilding(survey, values, entries).element(survey.root.ref, "", None)


class _Rebuilding:
    """Puts one submission together: the skeleton by refs, the values by the paths of answers."""

    def __init__(self, survey: Survey, values: Mapping[str, str], entries: Mapping[str, set[int]]) -> None:
        self.survey, self.values, self.entries = survey, values, entries
        self.below: dict[str, list[str]] = {}
        for ref in survey.elements:
            self.below.setdefault(ref.rpartition("/")[0], []).append(ref)

    def element(self, ref: str, path: str, parent: etree._Element | None) -> etree._Element:
        """The element of a node at a path, and all below it."""
        tag, attributes = self.survey.elements[ref]
        if parent is None:
            element = etree.Element(tag, dict(attributes), dict(self.survey.nsmap))  # type: ignore[arg-type]
        else:
            element = etree.SubElement(parent, tag, dict(attributes))
        element.text = self.values.get(path) or None
        for kid in self.below.get(ref, ()):
            place = f"{path}/{kid.rpartition('/')[2]}"
            if kid in self.survey.shapes:
                for key in sorted(self.entries.get(place, ())):
                    self.element(kid, f"{place}[k{key}]", element)
            else:
                self.element(kid, place, element)
        return element
