"""Lists in files of the author's own: CSV, XML and GeoJSON, brought into the XForm so that it is whole."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from lxml import etree

from survey_definitions import limits
from survey_definitions.context import ReferenceList
from survey_definitions.reading.bundle import Files
from survey_definitions.reading.faults import XFormError
from survey_definitions.reading.names import XFORMS
from survey_definitions.reading.xmltree import parsed

LISTS: Final = (".csv", ".xml", ".geojson")
ROWS: Final = "rows"  # the element of an instance that holds rows as text
_SOURCE: Final = ' src="'  # of an instance whose rows stand elsewhere
_UNSPEAKABLE: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_POINTS: Final = {"Point": 0, "LineString": 1, "Polygon": 2}  # and how deep the coordinates lie


class ListFault(ValueError):  # noqa: N818 - a refusal, not an error of the program
    """A list that cannot be read; `code` says why, `params` with what."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def rows_of(name: str, content: bytes) -> tuple[dict[str, str], ...]:
    """The rows of a CSV or GeoJSON file. Raises ListFault."""
    return tuple(numbered_rows(name, content).values())


def numbered_rows(name: str, content: bytes) -> dict[int, dict[str, str]]:
    """The rows by the line on which each ends in a CSV file, or by their place in a GeoJSON file. Raises ListFault."""
    if len(content) > limits.LIST_BYTES:
        raise _too_large(content)
    rows = _features(content) if name.lower().endswith(".geojson") else _lines(_text(content))
    if len(rows) > limits.LIST_ROWS:
        raise ListFault("own_list_rows", limit=str(limits.LIST_ROWS))
    return rows


def _too_large(content: bytes) -> ListFault:
    size, limit = (f"{number / 1_000_000:.1f}" for number in (len(content), limits.LIST_BYTES))
    return ListFault("own_list_size", size=size, limit=limit, rows=str(limits.LIST_ROWS))


def _text(content: bytes) -> str:
    try:
        return _UNSPEAKABLE.sub("", content.decode("utf-8-sig"))
    except UnicodeDecodeError as err:
        raise ListFault("not_text") from err


def _lines(text: str) -> dict[int, dict[str, str]]:
    """Rows of a CSV file, without empty ones, of which programs write some at the end of a table.

    Where commas are decimal signs, programs put semicolons between the cells.
    """
    head = text.partition("\n")[0]
    mark = max((",", ";", "\t"), key=head.count)
    try:
        reader = csv.DictReader(io.StringIO(text), delimiter=mark)
        if any(len(name or "") > limits.CELL_LENGTH for name in reader.fieldnames or ()):
            raise ListFault("own_list_broken", detail="header")
        rows = ((reader.line_num, {key.strip(): _cell(text) for key, text in row.items() if key}) for row in reader)
        return {number: row for number, row in rows if any(row.values())}
    except csv.Error as err:
        raise ListFault("own_list_broken", detail=str(err)) from err


def _cell(value: str | list[str] | None) -> str:
    return value.strip() if isinstance(value, str) else ""


def _features(content: bytes) -> dict[int, dict[str, str]]:
    """The features of a GeoJSON file: their properties, their id, and their geometry as ODK writes it."""
    try:
        features = json.loads(_text(content))["features"]
        return dict(enumerate(map(_feature, features), 1))
    except ListFault:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as err:
        raise ListFault("own_list_geojson") from err


def _feature(one: Mapping[str, Any]) -> dict[str, str]:
    properties = {str(key): _value(value) for key, value in (one.get("properties") or {}).items()}
    named = {"id": _value(one["id"])} if one.get("id") is not None else {}
    return {"geometry": _geometry(one.get("geometry") or {}), **properties, **named}


def _value(value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _geometry(geometry: Mapping[str, Any]) -> str:
    """`21.03 105.85 0 0`, of lines and areas several with semicolons between."""
    depth = _POINTS.get(str(geometry.get("type")))
    if depth is None:
        return ""
    found: Any = geometry["coordinates"]
    points = [found] if depth == 0 else found if depth == 1 else found[0]
    return "; ".join(f"{point[1]} {point[0]} 0 0" for point in points)


def columns_of(name: str, content: bytes) -> frozenset[str]:
    """The names of the columns, without languages; those of an .xml file are not known. Raises ListFault."""
    if name.lower().endswith(".xml"):
        _tree(content)
        return frozenset()
    return frozenset(key.partition("::")[0] for row in rows_of(name, content)[:1] for key in row)


def _tree(content: bytes) -> etree._Element:
    if len(content) > limits.LIST_BYTES:
        raise _too_large(content)
    try:
        return parsed(content)
    except XFormError as err:
        raise ListFault("own_list_broken", detail=err.message) from err


# -- in the XForm


def with_own_lists(xform: str | bytes, files: Files) -> tuple[str, dict[str, bytes]]:
    """The XForm with the lists it wants written into it, and the files they come from.

    Raises ListFault, and XFormError for what is no XML.
    """
    if isinstance(xform, str) and _SOURCE not in xform:
        return xform, {}
    root = parsed(xform)
    used: dict[str, bytes] = {}
    for instance in root.iter(f"{XFORMS}instance"):
        name = PurePosixPath(instance.get("src") or "").name
        content = files.get(name) if name.lower().endswith(LISTS) else None
        if content is not None and len(instance) == 0:
            instance.append(_tree(content) if name.lower().endswith(".xml") else _rows(name, content))
            used[name] = content
    return etree.tostring(root, encoding="unicode"), used


def _rows(name: str, content: bytes) -> etree._Element:
    """The rows as one text: any header may be looked up, and few could be the name of an element."""
    element = etree.Element(ROWS)
    element.text = ReferenceList(rows_of(name, content)).to_json()
    return element
