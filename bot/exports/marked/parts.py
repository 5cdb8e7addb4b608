"""The parts of an .xlsx file while some of them are changed: read on demand, written back once."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO
from typing import Final

from lxml import etree

from survey_definitions.reading.package import parsed, relations_of, resolved

PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES: Final = "[Content_Types].xml"


class Parts:
    """The archive, with what was changed in it."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = set(archive.namelist())
        self._trees: dict[str, etree._Element] = {}
        self._raw: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._names or name in self._trees or name in self._raw

    def xml(self, name: str) -> etree._Element:
        """A part as XML; what is changed in it is written. Raises KeyError."""
        if name not in self._trees:
            self._trees[name] = parsed(self._archive.read(name))
        return self._trees[name]

    def _seen(self, name: str) -> etree._Element:
        """A part as XML, only to look at."""
        return self._trees[name] if name in self._trees else parsed(self._archive.read(name))

    def raw(self, name: str) -> bytes:
        """A part as it is. Raises KeyError."""
        return self._raw[name] if name in self._raw else self._archive.read(name)

    def put(self, name: str, content: bytes | etree._Element) -> None:
        """A new part, or another content of one."""
        if isinstance(content, bytes):
            self._raw[name] = content
        else:
            self._trees[name] = content

    def free(self, pattern: str) -> str:
        """A name that no part has; ``{}`` in the pattern is a number."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    # -- relations

    def relations(self, part: str) -> etree._Element:
        """What a part refers to, as XML; made when there is nothing yet."""
        name = relations_of(part)
        if name not in self:
            space = f"{PACKAGE}/relationships"
            self.put(name, root(space, "Relationships"))
        return self.xml(name)

    def related(self, part: str, kind: str) -> list[str]:
        """The parts of a kind (``comments``, ``styles``) that a part refers to."""
        if relations_of(part) not in self:
            return []
        found = (one for one in self._seen(relations_of(part)) if (one.get("Type") or "").endswith(f"/{kind}"))
        return [resolved(part, one.get("Target") or "") for one in found]

    def target(self, part: str, name: str) -> str:
        """The part that a relation of this id means; empty when there is none."""
        found = (one for one in self._seen(relations_of(part)) if one.get("Id") == name)
        return next((resolved(part, one.get("Target") or "") for one in found), "")

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part refer to another; gives the id."""
        relations = self.relations(part)
        taken = {one.get("Id") for one in relations}
        number = 1
        while (name := f"rIdMark{number}") in taken:
            number += 1
        path = posixpath.relpath(target, posixpath.dirname(part))
        etree.SubElement(relations, tag(relations, "Relationship"), Id=name, Type=f"{OFFICE}/{kind}", Target=path)
        return name

    def declare(self, *, part: str = "", ending: str = "", content: str) -> None:
        """Say what a part, or every part with an ending, holds."""
        types = self.xml(TYPES)
        kind, key, value = ("Override", "PartName", f"/{part}") if part else ("Default", "Extension", ending)
        if not any(one.get(key) == value for one in types):
            made = types.makeelement(tag(types, kind), {key: value, "ContentType": content})
            types.append(made) if part else types.insert(0, made)

    # -- the end

    def written(self) -> bytes:
        """The archive with all changes; other parts as they were."""
        changed = self._raw | {
            name: etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, tree in self._trees.items()
        }
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for member in self._archive.infolist():
                archive.writestr(member, changed.pop(member.filename, b"") or self._archive.read(member))
            for name, content in changed.items():
                archive.writestr(name, content)
        return out.getvalue()


def root(space: str, name: str) -> etree._Element:
    """The first element of a new part, whose namespace needs no prefix."""
    return etree.fromstring(f'<{name} xmlns="{space}"/>')


def tag(near: etree._Element, name: str) -> str:
    """A name in the namespace of another element."""
    return f"{{{etree.QName(near).namespace}}}{name}"


def named(above: etree._Element, name: str) -> etree._Element:
    """The first element of a name below another. Raises ValueError."""
    found = above.find(f"{{*}}{name}")
    if found is None:
        raise ValueError(name)
    return found
