"""XML as the trees that expressions walk."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from lxml import etree

from survey_definitions.reading.instances import read_primary, read_tables
from survey_definitions.reading.texts import Translations
from survey_definitions.xpath import Environment, Node

NOW = datetime(2024, 6, 15, 9, 30, tzinfo=UTC)
_MODEL = "http://www.w3.org/2002/xforms"


class Document:
    """A primary instance with what stands beside it; `xml` is the instance alone or a whole model."""

    def __init__(self, xml: str, now: datetime = NOW) -> None:
        body = xml if xml.startswith("<model") else f"<model><instance>{xml}</instance></model>"
        model = etree.fromstring(body.replace("<model", f'<model xmlns="{_MODEL}"', 1))
        primary, _ = read_primary(model)
        tables = read_tables(model).tables
        texts = Translations(model)
        self.root = primary.root
        self.env = Environment(
            self.root, now, "seed", tables, lambda name: texts.itext[name].render(("en",), self.env, self.root)
        )

    def at(self, path: str) -> Node:
        """The node at a path with positions: /data/job[2]/title."""
        node = self.env.top
        for part in path.strip("/").split("/"):
            name, _, number = part.partition("[")
            node = node.kids[name][int(number[:-1]) - 1 if number else 0]
        return node


@lru_cache(maxsize=32)
def document(xml: str) -> Document:
    """The same document for the same XML."""
    return Document(xml)
