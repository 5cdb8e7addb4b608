"""The XML names of an XForm."""

from __future__ import annotations

from typing import Final

from lxml import etree

XFORMS: Final = "{http://www.w3.org/2002/xforms}"
XHTML: Final = "{http://www.w3.org/1999/xhtml}"
JAVAROSA: Final = "{http://openrosa.org/javarosa}"
OPENROSA: Final = "{http://openrosa.org/xforms}"


def local(element: etree._Element) -> str:
    """The name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def elements(parent: etree._Element) -> list[etree._Element]:
    """The kids that are elements, not comments or instructions."""
    return [kid for kid in parent if isinstance(kid.tag, str)]
