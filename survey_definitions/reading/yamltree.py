"""YAML text to a tree of texts with their lines, built from the parser's events.

The loaders of the library recurse in C and can be made to overflow the stack; this one counts its depth.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from survey_definitions.problems import SurveyRejected
from survey_definitions.reading.messages import problem

_DEEPEST = 10  # a survey needs four levels
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_DIRECTIVES = 10
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class Leaf:
    """A text. Nothing is guessed of its type: yes, 1 and 2024-01-01 stay as written."""

    line: int
    text: str


@dataclass(slots=True)
class Items:
    """A sequence."""

    line: int
    items: list[Tree] = field(default_factory=list)


@dataclass(slots=True)
class Pairs:
    """A mapping, in order."""

    line: int
    pairs: list[tuple[Leaf, Tree]] = field(default_factory=list)


Tree = Leaf | Items | Pairs


def parse_yaml(data: bytes) -> Tree:
    """The tree of a YAML file. Raises SurveyRejected."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        raise SurveyRejected((problem("wide_text" if _is_utf16(data) else "not_text"),)) from err
    if (line := too_many_directives(text)) is not None:
        raise shape_fault(line, "it has too many directives")
    try:
        return _Builder(yaml.parse(text, Loader=_LOADER)).document()
    except yaml.YAMLError as err:
        mark = getattr(err, "problem_mark", None)
        detail = getattr(err, "problem", None) or str(err).partition("\n")[0]
        line = mark.line + 1 if mark else None
        raise SurveyRejected((problem("yaml_syntax", line=line, detail=detail),)) from err


def too_many_directives(text: str) -> int | None:
    """The line where a text has more directives than any file needs: the parser compares each with all before it."""
    found = next(islice(_DIRECTIVE.finditer(text), _DIRECTIVES, None), None)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _is_utf16(data: bytes) -> bool:
    """Whether it begins as Windows saves “Unicode” text."""
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def shape_fault(line: int, detail: str) -> SurveyRejected:
    """The file is YAML, but not a survey."""
    return SurveyRejected((problem("yaml_shape", line=line, detail=detail),))


class _Builder:
    def __init__(self, events: Iterator[Any]) -> None:
        self.events = events
        self.anchors: dict[str, Tree] = {}

    def document(self) -> Tree:
        tree: Tree = Leaf(1, "")
        for event in self.events:
            if isinstance(event, yaml.NodeEvent):
                tree = self.tree(event, 0)
                break
        if any(isinstance(event, yaml.DocumentStartEvent) for event in self.events):
            raise shape_fault(1, "it has more than one document")
        return tree

    def tree(self, event: Any, depth: int) -> Tree:
        line = event.start_mark.line + 1
        if depth > _DEEPEST:
            raise shape_fault(line, "it is nested too deeply")
        if isinstance(event, yaml.AliasEvent):
            return self.alias(str(event.anchor), line)
        tree: Tree
        if isinstance(event, yaml.ScalarEvent):
            tree = Leaf(line, event.value)
        elif isinstance(event, yaml.SequenceStartEvent):
            tree = self.items(Items(line), depth)
        else:
            tree = self.pairs(Pairs(line), depth)
        if event.anchor:
            self.anchors[event.anchor] = tree
        return tree

    def alias(self, anchor: str, line: int) -> Tree:
        if anchor not in self.anchors:
            raise shape_fault(line, f"*{anchor} stands for nothing")
        return self.anchors[anchor]

    def items(self, tree: Items, depth: int) -> Items:
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            tree.items.append(self.tree(event, depth + 1))
        return tree

    def pairs(self, tree: Pairs, depth: int) -> Pairs:
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.tree(event, depth + 1)
            value = self.tree(next(self.events), depth + 1)
            if not isinstance(key, Leaf):
                raise shape_fault(key.line, "a key is not a text")
            tree.pairs.append((key, value))
        return tree
