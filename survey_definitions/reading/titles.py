"""The translations of a survey's title, for which XLSForm has no place: kept as a text of the XForm."""

from __future__ import annotations

from lxml import etree

from survey_definitions.engine.survey import TITLE
from survey_definitions.reading.names import XFORMS
from survey_definitions.reading.texts import language_code


def add_titles(xform: str, titles: dict[str, str]) -> str:
    """The XForm with the titles, by language code, among its texts."""
    if not titles:
        return xform
    root = etree.fromstring(xform.encode())
    for translation in root.iter(f"{XFORMS}translation"):
        title = titles.get(language_code(translation.get("lang") or ""))
        if title:
            text = etree.SubElement(translation, f"{XFORMS}text", {"id": TITLE})
            etree.SubElement(text, f"{XFORMS}value").text = title
    return etree.tostring(root, encoding="unicode")
