"""The parts of an .xlsx file: a zip archive of XML, whose sheets are found through relations."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    import zipfile

WORKBOOK: Final = "xl/workbook.xml"
_ID: Final = "id"


def parsed(content: bytes) -> etree._Element:
    """The XML of a part, without entities and network. Raises etree.XMLSyntaxError."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The names of the parts that hold the sheets, by the sheets' titles, in order. Raises KeyError."""
    targets = relations(archive, WORKBOOK)
    found: dict[str, str] = {}
    for sheet in parsed(archive.read(WORKBOOK)).iter("{*}sheet"):
        ids = (value for key, value in sheet.attrib.items() if etree.QName(key).localname == _ID)
        part = targets.get(str(next(ids, "")))
        if part:
            found[sheet.get("name") or ""] = part
    return found


def relations(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    """What a part refers to: names of parts by relation id. Empty when it refers to nothing."""
    try:
        content = archive.read(relations_of(part))
    except KeyError:
        return {}
    found = parsed(content).iter("{*}Relationship")
    return {one.get("Id") or "": resolved(part, one.get("Target") or "") for one in found}


def relations_of(part: str) -> str:
    """The part that holds the relations of another."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def resolved(part: str, target: str) -> str:
    """The name of the part that a relation of `part` means by `target`."""
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
