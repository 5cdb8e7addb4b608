"""What a survey may know from outside: facts of the person and reference lists."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from functools import cached_property, lru_cache

from survey_definitions.limits import CACHED_TABLES
from survey_definitions.xpath import Node, Table

PERSON = "person"  # the name under which facts are looked up: pulldata('person', 'rank', 'key', 'me')
LAST_SAVED = "last-saved"  # a fact: what the person answered last time, as JSON of values by path; read as a list
Row = Mapping[str, str]


class ReferenceList:
    """Rows of a list, for example of all fields of work, in the order to be shown.

    Columns are name, label::vi, label::en, label::de, parent and whatever else filters need. A column
    `k::language` is read as `k` in the session's language. Equal rows make equal lists.
    """

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows

    @cached_property
    def sha256(self) -> str:
        """The hash of the rows."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def to_json(self) -> str:
        """The rows as JSON."""
        return json.dumps([dict(row) for row in self.rows], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> ReferenceList:
        """The list that `to_json` wrote; the same object for the same text."""
        return _list_from_json(text)

    @classmethod
    def from_csv(cls, data: bytes) -> ReferenceList:
        """A list from a CSV file in UTF-8 with a header. Raises UnicodeDecodeError or csv.Error."""
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
        rows = ({key: value or "" for key, value in row.items() if key} for row in reader)
        return cls(tuple(rows))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ReferenceList) and self.sha256 == other.sha256

    def __hash__(self) -> int:
        return hash(self.sha256)

    def table(self, language: str, default: str) -> Table:
        """The rows as a secondary instance in one language; built once and shared."""
        return _table(self, language, default)


class Context:
    """Facts of one person and the lists of the day, pinned for a session by `sha256`.

    `pictures`: whether questions for pictures can be answered here; else they are passed over.
    """

    def __init__(
        self,
        facts: Mapping[str, str] | None = None,
        lists: Mapping[str, ReferenceList] | None = None,
        *,
        pictures: bool = False,
    ) -> None:
        self.pictures = pictures
        self.facts: Mapping[str, str] = dict(facts or {})
        self.lists: Mapping[str, ReferenceList] = dict(lists or {})
        self._persons: dict[tuple[str, str], Table] = {}

    @cached_property
    def sha256(self) -> str:
        """The hash of all facts and lists."""
        lists = {name: listed.sha256 for name, listed in self.lists.items()}
        return hashlib.sha256(json.dumps([dict(self.facts), lists], sort_keys=True).encode()).hexdigest()

    def to_json(self) -> str:
        """Facts and lists as JSON."""
        lists = {name: [dict(row) for row in listed.rows] for name, listed in self.lists.items()}
        return json.dumps({"facts": dict(self.facts), "lists": lists}, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Context:
        """The context that `to_json` wrote."""
        data = json.loads(text)
        return cls(data["facts"], {name: ReferenceList(tuple(rows)) for name, rows in data["lists"].items()})

    def table(self, name: str, language: str, default: str) -> Table | None:
        """The facts (`person`) or a list as a secondary instance in one language; None when unknown."""
        if name == PERSON:
            return self._person(language, default)
        if name == LAST_SAVED:
            return self._last
        listed = self.lists.get(name)
        return listed.table(language, default) if listed else None

    def _person(self, language: str, default: str) -> Table:
        found = self._persons.get((language, default))
        if found is None:
            facts = {name: value for name, value in self.facts.items() if name != LAST_SAVED}
            found = self._persons[language, default] = _as_table(({"key": "me", **facts},), language, default)
        return found

    @cached_property
    def _last(self) -> Table:
        """The last submission as a tree; empty where there is none."""
        top = Node("instance")
        for path, value in json.loads(self.facts.get(LAST_SAVED) or "{}").items():
            node, ref = top, ""
            *above, name = path.strip("/").split("/")
            for step in above:
                ref = f"{ref}/{step}"
                node = node.kids[step][0] if step in node.kids else node.add(step, ref=ref)
            node.add(name, value, f"{ref}/{name}")
        return Table(top)


NO_CONTEXT = Context()


def in_language(row: Row, language: str, default: str) -> dict[str, str]:
    """The row with `k::language` read as k: the session's language, else the survey's, else k, else any."""
    out: dict[str, str] = {}
    for key, value in row.items():
        base = key.partition("::")[0]
        if base in out:
            continue
        tries = (row.get(f"{base}::{language}"), row.get(f"{base}::{default}"), row.get(base), value)
        out[base] = next((text for text in tries if text), "")
    return out


@lru_cache(maxsize=CACHED_TABLES)
def _table(listed: ReferenceList, language: str, default: str) -> Table:
    return _as_table(listed.rows, language, default)


@lru_cache(maxsize=CACHED_TABLES)
def _list_from_json(text: str) -> ReferenceList:
    return ReferenceList(tuple(json.loads(text)))


def _as_table(rows: tuple[Row, ...], language: str, default: str) -> Table:
    top = Node("instance")
    root = top.add("root", ref="/root")
    for row in rows:
        item = root.add("item", ref="/root/item")
        texts = in_language(row, language, default)
        texts["label"] = texts.get("label") or texts.get("name", "")
        for key, value in texts.items():
            item.add(key, value)
    return Table(top)
