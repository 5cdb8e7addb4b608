"""XML from strangers: without entities, without the network, within limits."""

from __future__ import annotations

from lxml import etree

from survey_definitions.reading.faults import XFormError


def parsed(text: str | bytes) -> etree._Element:
    """The root of an XML text. Raises XFormError."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, huge_tree=False)
    try:
        return etree.fromstring(text.encode() if isinstance(text, str) else text, parser)
    except etree.XMLSyntaxError as err:
        raise XFormError(f"this is not XML: {err}", code="not_xml", params={"line": str(err.lineno)}) from err
