"""Comments in an .xlsx file: their texts in one part, their boxes in another, in a drawing language of 1998 (VML)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import quoteattr

from lxml import etree
from openpyxl.utils import coordinate_to_tuple

from bot.exports.marked.parts import OFFICE, Parts, named, root, tag

AUTHOR: Final = "surveybot"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_COMMENTS: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
# What may stand behind the reference to the boxes, in the order that the format prescribes.
_BEHIND: Final = (
    *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
)
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_LAST: Final = re.compile(rb"</(?:\w+:)?xml>\s*\Z")
_WIDTH, _LINE, _ON_LINE = 300, 16, 48  # points, points, characters: a box that shows its whole text

_HEAD: Final = """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>
</o:shapelayout></xml>"""
_TYPE: Final = """<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
 id="surveybot_note" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">
<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"""
_SHAPE: Final = """<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel" id={id} type="#surveybot_note"
 style="position:absolute;margin-left:60pt;margin-top:5pt;width:{width}pt;height:{height}pt;z-index:1;visibility:hidden"
 fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>
<v:path o:connecttype="none"/><v:textbox><div style="text-align:left"></div></v:textbox>
<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>
<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"""


def add_comments(parts: Parts, sheet: str, comments: Mapping[str, str]) -> None:
    """Add comments to the cells (``B7``) of a sheet. A comment that is there keeps its text, ours comes after it."""
    listed = _comments(parts, sheet)
    author = _author(named(listed, "authors"))
    there = {one.get("ref"): one for one in named(listed, "commentList")}
    new = {}
    for cell, text in comments.items():
        if cell in there:
            _append(named(there[cell], "text"), text)
        else:
            _add(named(listed, "commentList"), cell, author, text)
            new[cell] = text
    if new:
        _draw(parts, sheet, new)


# -- texts


def _comments(parts: Parts, sheet: str) -> etree._Element:
    found = parts.related(sheet, "comments")
    if found:
        return parts.xml(found[0])
    name = parts.free("xl/commentsMark{}.xml")
    made = root(etree.QName(parts.xml(sheet)).namespace or _MAIN, "comments")
    etree.SubElement(made, tag(made, "authors"))
    etree.SubElement(made, tag(made, "commentList"))
    parts.put(name, made)
    parts.declare(part=name, content=_COMMENTS)
    parts.relate(sheet, "comments", name)
    return made


def _author(authors: etree._Element) -> str:
    names = [one.text for one in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, tag(authors, "author")).text = AUTHOR
        names.append(AUTHOR)
    return str(names.index(AUTHOR))


def _add(listed: etree._Element, cell: str, author: str, text: str) -> None:
    comment = etree.SubElement(listed, tag(listed, "comment"), ref=cell, authorId=author)
    _run(etree.SubElement(comment, tag(listed, "text")), text)


def _append(said: etree._Element, text: str) -> None:
    """Further words at the end of a comment, whether it is plain or in pieces; never the same words twice."""
    if _clean(text) in "".join(part.text or "" for part in said.iter("{*}t")):
        return
    plain = said.find("{*}t")
    if plain is not None and plain.getparent() is said:
        plain.text = f"{plain.text or ''}\n\n{_clean(text)}"
        plain.set(_SPACE, "preserve")
    else:
        _run(said, f"\n\n{text}")


def _run(said: etree._Element, text: str) -> None:
    run = etree.SubElement(etree.SubElement(said, tag(said, "r")), tag(said, "t"))
    run.set(_SPACE, "preserve")
    run.text = _clean(text)


def _clean(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\n\t")


# -- boxes


def _draw(parts: Parts, sheet: str, comments: Mapping[str, str]) -> None:
    name = _drawing(parts, sheet)
    content = parts.raw(name)
    shapes = "".join(_shape(cell, text) for cell, text in comments.items())
    kind = "" if b"surveybot_note" in content else _TYPE
    added = f"{kind}{shapes}".encode()
    parts.put(name, _LAST.sub(lambda end: added + end[0], content, count=1))


def _drawing(parts: Parts, sheet: str) -> str:
    tree = parts.xml(sheet)
    legacy = tree.find("{*}legacyDrawing")
    found = parts.related(sheet, "vmlDrawing")
    if legacy is not None and found:
        wanted = next((value for key, value in legacy.attrib.items() if str(key).endswith("}id")), "")
        return parts.target(sheet, str(wanted)) or found[0]
    name = parts.free("xl/drawings/vmlDrawingMark{}.vml")
    parts.put(name, _HEAD.encode())
    parts.declare(ending="vml", content=_VML)
    made = tree.makeelement(tag(tree, "legacyDrawing"), {f"{{{OFFICE}}}id": parts.relate(sheet, "vmlDrawing", name)})
    behind = next((one for one in tree if etree.QName(one).localname in _BEHIND), None)
    if behind is None:
        tree.append(made)
    else:
        behind.addprevious(made)
    return name


def _shape(cell: str, text: str) -> str:
    row, column = coordinate_to_tuple(cell)
    lines = sum(1 + len(line) // _ON_LINE for line in text.split("\n"))
    height = _LINE * (lines + 1)
    return _SHAPE.format(id=quoteattr(f"surveybot_{cell}"), width=_WIDTH, height=height, row=row - 1, column=column - 1)
