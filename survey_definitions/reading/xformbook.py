"""An XForm as the sheets that it could have been made of, so that the same checks judge it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from survey_definitions.reading.plainpaths import with_references
from survey_definitions.reading.sentences import MESSAGES
from survey_definitions.reading.sheets import CHOICES, SURVEY, Book, Cell, Row, Sheet

if TYPE_CHECKING:
    from survey_definitions.engine.definition import Bind, Control, Text
    from survey_definitions.engine.survey import Survey
    from survey_definitions.problems import Problem
    from survey_definitions.xpath import Expression, Node

_FIRST: Final = 2  # rows count as in Excel
_SELECTS: Final = {"select1": "select_one", "select": "select_multiple", "rank": "rank"}
_KINDS: Final = {"range": "range", "trigger": "acknowledge", "upload": "file"}
_INPUTS: Final = {"int": "integer", "string": "text", "": "text"}
_BINDS: Final = {
    "constraint": "constraint",
    "required": "required",
    "calculation": "calculate",
    "read_only": "readonly",
}
_ATTRIBUTES: Final = {"calculation": "calculate", "read_only": "readonly", "choice_filter": "choices"}
# What forbids nothing here: other programs run it, and an XForm is seldom written by hand.
_RUN: Final = ("bad_default", "bad_default_choice", "choice_with_blank")
_SET: Final = "set()"  # the default of what an action sets: something computed
_NAME: Final = re.compile(r"[^\W\d][\w.\-]*\Z")
_ROWS: Final = re.compile(r"\s*instance\(\s*'([^']+)'\s*\)/root/item\s*(?:\[(.*)\])?\s*\Z", re.DOTALL)


@dataclass(slots=True)
class XFormBook:
    """The sheets, and where in the XForm each row stands: the path of its question; `texts` are cells as written."""

    book: Book
    refs: Mapping[tuple[str, int], str]
    texts: Mapping[tuple[str, int, str], str]

    @property
    def rows(self) -> dict[str, Row]:
        """The rows of the survey sheet by the paths of their questions, the first of each."""
        found: dict[str, Row] = {}
        for row in self.book.questions():
            found.setdefault(self.refs.get((SURVEY, row.number), ""), row)
        return found

    def placed(self, one: Problem) -> Problem:
        """A problem of the sheets at the path of the question, with what is written there."""
        at = (one.sheet, one.row or 0)
        if at not in self.refs:
            return one
        column, _, language = one.column.partition("::")
        column = _ATTRIBUTES.get(column, column)
        text = self.texts.get((*at, one.column), one.text)
        params = {**one.params, "path": self.refs[at]}
        place = f"{column} ({language})" if language else column
        sentence = f"{one.sentence or one.code}_path"  # where the sentence speaks of rows
        severity = "warning" if one.code in _RUN else one.severity
        found = replace(one, sheet=self.refs[at], row=None, column=place, text=text, params=params, severity=severity)
        if sentence not in MESSAGES:
            return found
        message, remedy = (words.format_map(params) for words in MESSAGES[sentence])
        return replace(found, sentence=sentence, message=message, remedy=remedy)


def book_of(survey: Survey) -> XFormBook:
    """The sheets of an XForm, as far as they can be told: what a path leads to outside its repeat is left as it is."""
    return _Writer(survey).written()


@dataclass(slots=True)
class _Writer:
    survey: Survey
    rows: dict[str, list[Row]] = field(default_factory=lambda: {SURVEY: [], CHOICES: []})
    refs: dict[tuple[str, int], str] = field(default_factory=dict)
    texts: dict[tuple[str, int, str], str] = field(default_factory=dict)
    names: Counter[str] = field(default_factory=Counter)
    lists: set[str] = field(default_factory=set)

    def written(self) -> XFormBook:
        """Everything, from top to bottom."""
        self.names.update(ref.rsplit("/", 1)[-1] for ref in self.survey.elements)
        root = self.survey.root.ref
        self._silent(root)
        for control in self._outermost():
            self._control(control)
        sheets = {name: Sheet(name, _headers(rows), tuple(rows)) for name, rows in self.rows.items()}
        return XFormBook(Book(sheets), self.refs, self.texts)

    def _outermost(self) -> Iterator[Control]:
        inside = {id(part) for control in self.survey.controls.values() for part in control.parts}
        return (control for control in self.survey.controls.values() if id(control) not in inside)

    # -- rows

    def _row(self, sheet: str, ref: str, cells: Iterator[Cell]) -> None:
        number = len(self.rows[sheet]) + _FIRST
        self.refs[sheet, number] = ref
        kept = []
        for cell in cells:
            if "\0" in cell.text:  # as it is written, behind what the checks read
                read, _, written = cell.text.partition("\0")
                self.texts[sheet, number, cell.header] = written
                kept.append(replace(cell, text=read))
            elif cell.text:
                kept.append(cell)
        self.rows[sheet].append(Row(number, tuple(kept)))

    def _control(self, control: Control) -> None:
        if control.kind in ("group", "repeat"):
            self._row(SURVEY, control.ref, self._begun(control))
            if control.kind == "repeat":
                self._silent(control.ref)
            for part in control.parts:
                self._control(part)
            self._row(SURVEY, control.ref, iter((_cell("type", f"end_{control.kind}"),)))
        else:
            self._row(SURVEY, control.ref, self._asked(control))

    def _begun(self, control: Control) -> Iterator[Cell]:
        yield _cell("type", f"begin_{control.kind}")
        yield _cell("name", control.name)
        yield from self._logic(control.bind)
        yield self._expression("repeat_count", control.count, control.ref)
        yield from self._words("label", control.label, control.ref)

    def _asked(self, control: Control) -> Iterator[Cell]:
        bind, read_only = control.bind, control.bind.always_readonly
        yield _cell("type", "note" if read_only else self._type(control))
        yield _cell("name", control.name)
        yield from self._words("label", control.label, control.ref)
        yield from self._words("hint", control.hint, control.ref)
        yield from self._logic(bind)
        yield from self._words("constraint_message", bind.constraint_message, control.ref)
        if control.range:
            pairs = zip(("start", "end", "step"), control.range, strict=True)
            yield _cell("parameters", " ".join(f"{name}={value:g}" for name, value in pairs))
        found = _ROWS.match(control.itemset.nodeset.text) if control.itemset else None
        if found and found[2]:
            known = partial(self._named, base=control.ref)
            yield _cell("choice_filter", with_references(found[2], known, in_rows=True), found[2])
        yield _cell("default", self._default(control.ref))

    def _type(self, control: Control) -> str:
        if control.kind in _SELECTS:
            return f"{_SELECTS[control.kind]} {self._listed(control)}"
        if control.kind in _KINDS:
            return _KINDS[control.kind]
        return _INPUTS.get(control.bind.type, control.bind.type)

    def _logic(self, bind: Bind) -> Iterator[Cell]:
        yield self._expression("relevant", bind.relevant, bind.ref)
        for column, attribute in _BINDS.items():
            yield self._expression(column, getattr(bind, attribute), bind.ref)

    def _silent(self, home: str) -> None:
        """What is computed in an entry of a repeat, or outside of all, and not shown."""
        for ref, bind in self.survey.binds.items():
            if ref in self.survey.controls or bind.calculate is None or self._home(ref) != home or "/meta/" in ref:
                continue
            cells = (_cell("type", "calculate"), _cell("name", ref.rsplit("/", 1)[-1]), *self._logic(bind))
            self._row(SURVEY, ref, iter(cells))

    def _home(self, ref: str) -> str:
        """The innermost repeat around a node, or the root."""
        around = (one for one in self.survey.shapes if ref.startswith(f"{one}/"))
        return max(around, key=len, default="")

    def _default(self, ref: str) -> str:
        if any(action.target == ref for action in self.survey.actions):
            return _SET
        shape = self.survey.shapes[self._home(ref)] if self._home(ref) else self.survey.root
        slots = shape.slots_of_ref.get(ref, ())
        texts = shape.seed.texts
        return texts[slots[0]].strip() if slots and slots[0] < len(texts) else ""

    # -- choices

    def _listed(self, control: Control) -> str:
        """The name of its list, whose choices are written down once; a name of nothing where they are not known."""
        found = _ROWS.match(control.itemset.nodeset.text) if control.itemset else None
        table = self.survey.tables.get(found[1]) if found else None
        name = found[1] if found and table else control.ref.strip("/").replace("/", ".")
        if name not in self.lists and control.items:
            for item in control.items:
                cells = (_cell("list_name", name), _cell("name", item.value))
                self._row(CHOICES, control.ref, iter((*cells, *self._words("label", item.label, control.ref))))
        elif name not in self.lists and table is not None and control.itemset is not None:
            value = control.itemset.value.text.strip()
            for row in _items(table.top):
                self._row(CHOICES, control.ref, self._choice(name, row, value))
        self.lists.add(name)
        return name

    def _choice(self, listed: str, item: Node, value: str) -> Iterator[Cell]:
        yield _cell("list_name", listed)
        for kid in item.children():
            if kid.name == value:
                yield _cell("name", kid.text.strip())
            elif kid.name == "itextId":
                yield from self._words("label", self.survey.itext.get(kid.text.strip()), "")
            elif kid.name not in ("name", "list_name"):
                yield _cell(kid.name, kid.text.strip())

    # -- cells

    def _words(self, column: str, text: Text | None, ref: str) -> Iterator[Cell]:
        for language, forms in text.by_language.items() if text else ():
            parts = forms.get(None, ())
            said = "".join(one if isinstance(one, str) else self._shown(one, ref) for one in parts)
            if said and said != "-":
                header = f"{column}::{language}" if language else column
                yield Cell(column, language, header, said)

    def _shown(self, part: Expression, ref: str) -> str:
        """What a text shows: the answer to a question, or something computed."""
        found = with_references(part.text.strip(), partial(self._named, base=ref))
        return found if found.startswith("${") and found.endswith("}") and found.count("$") == 1 else "…"

    def _expression(self, column: str, found: Expression | None, ref: str) -> Cell:
        if found is None:
            return _cell(column, "")
        return _cell(column, with_references(found.text, partial(self._named, base=ref)), found.text)

    def _named(self, path: str, base: str) -> str:
        """The name of the question a path leads to; empty where it leads to several, to none, or to something else."""
        at = [] if path.startswith("/") else base.strip("/").split("/")
        deep = 0 if path.startswith("/") else len(at)  # down to here it is the same entry
        for step in path.strip("/").split("/"):
            if step == "..":
                at = at[:-1]
            elif step != ".":
                at = [*at, step]
            deep = min(deep, len(at))
        ref = "/" + "/".join(at)
        entered = ("/" + "/".join(at[:length]) for length in range(deep + 1, len(at) + 1))
        if ref == base or ref not in self.survey.elements or any(one in self._repeats for one in entered):
            return ""
        name = at[-1]
        return name if self.names[name] == 1 and _NAME.match(name) else ""

    @property
    def _repeats(self) -> Mapping[str, object]:
        return {ref: shape for ref, shape in self.survey.shapes.items() if shape.outer is not None}


def _cell(column: str, text: str, written: str = "") -> Cell:
    return Cell(column, "", column, f"{text}\0{written}" if written and written != text else text)


def _items(top: Node) -> Iterator[Node]:
    return (item for root in top.children() for item in root.children())


def _headers(rows: list[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell.header for row in rows for cell in row.cells))
