"""Answers of an earlier submission: kept by section or offered again, each checked as if it were typed now.

A section is the outermost labelled group or repeat around a question; what stands in none belongs to the survey itself.
Versions may differ. An answer is found again at its place, else by its name where that name is the only one on both
sides; entries of repeats by their order. It is kept only if it is of the same kind, fits the present answers, facts and
lists, and its question reads as it did wherever the wording is computed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from survey_definitions.engine import compute, moves, reviewing, showing, walk
from survey_definitions.engine.checking import check
from survey_definitions.limits import ENTRIES

if TYPE_CHECKING:
    from survey_definitions.engine.definition import Control
    from survey_definitions.engine.state import State, Step
    from survey_definitions.engine.survey import Survey
    from survey_definitions.results import AnswerRecord, Section
    from survey_definitions.xpath import Node

_GIVEN_ANEW = frozenset({"trigger", "upload"})  # a declaration is made each time; files are not taken
_PASSES = 20  # what is kept opens further questions; real surveys settle in two or three
_ENTRY = re.compile(r"\[k(\d+)\]")
_CHAIN = re.compile(r"/([^/\[]+\[\d+\])")


@dataclass(frozen=True, slots=True)
class Last:
    """An earlier submission, by place: a path in which entries are counted from 0 instead of carrying their keys."""

    answers: dict[str, AnswerRecord] = field(default_factory=dict)
    passed: frozenset[str] = frozenset()  # asked then, and left without an answer
    lists: dict[str, int] = field(default_factory=dict)  # how many entries each repeat had
    said: dict[str, str] = field(default_factory=dict)  # how questions read whose wording is computed
    unique: frozenset[str] = frozenset()  # names that only one question or repeat has


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that was kept; an empty `value` for a question that was passed over again. `sealed` as in `Prompt`."""

    path: str
    name: str
    question: str
    value: str
    sealed: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """What keeping a section would give: its answers, and how many of its questions stay open all the same.

    `sections` are the parts of the review that are in it, without the heading that is its `title`.
    """

    home: str
    title: str
    sections: tuple[Section, ...]
    left_open: int


# -- what there was


def recollect(state: State, records: Iterable[AnswerRecord]) -> Last:
    """A submission of this session as `Last`; questions are read in the session's present language."""
    answers = {record.path: record for record in records if record.live}
    passed = {state.path(node) for node in state.history if not node.text} - answers.keys()
    counted = (path for path, entry in state.entries.items() if entry.key and state.survey.controls[entry.ref].fixed)
    keys = _keys([*answers, *passed, *counted])  # of a counted repeat also the entries in which nothing is asked
    placed = {path: _placed(path, keys) for path in answers}
    closed = (f"{state.path(node)}/{ref.rsplit('/', 1)[-1]}" for node, ref in state.closed)
    lists = {_placed(path, keys): 0 for path in closed} | {_placed(path, keys): len(of) for path, of in keys.items()}
    return Last(
        {placed[path]: record for path, record in answers.items()},
        frozenset(_placed(path, keys) for path in passed),
        lists,
        _said(state, placed),
        _unique(state.survey),
    )


def _keys(paths: Iterable[str]) -> dict[str, list[int]]:
    """The keys of a repeat's entries, in order, by the path of the repeat."""
    found: dict[str, set[int]] = {}
    for path in paths:
        for match in _ENTRY.finditer(path):
            found.setdefault(path[: match.start()], set()).add(int(match[1]))
    return {path: sorted(keys) for path, keys in found.items()}


def _placed(path: str, keys: dict[str, list[int]]) -> str:
    def number(match: re.Match[str]) -> str:
        key, known = int(match[1]), keys.get(path[: match.start()], [])
        return f"[{known.index(key)}]" if key in known else match[0]

    return _ENTRY.sub(number, path)


def _said(state: State, placed: dict[str, str]) -> dict[str, str]:
    said = {}
    for path, place in placed.items():
        node = state.find(path)
        control = state.survey.controls.get(node.ref) if node else None
        if node is not None and control is not None and not control.label.is_plain:
            said[place] = showing.rendered(state, control.label, node)
    return said


@lru_cache(maxsize=64)
def _unique(survey: Survey) -> frozenset[str]:
    names = Counter(ref.rsplit("/", 1)[-1] for ref in survey.controls)
    return frozenset(name for name, count in names.items() if count == 1)


# -- finding it again


def _place(node: Node) -> str:
    parts: list[str] = []
    while node.parent is not None and (node.slots is None or node.key):  # up to the root
        parts.append(f"/{node.name}[{node.index}]" if node.slots is not None else f"/{node.name}")
        node = node.parent
    return "".join(reversed(parts))


def _also(place: str) -> str:
    """The place without its groups."""
    return f"{'/'.join(_CHAIN.findall(place))}//{place.rsplit('/', 1)[-1]}"


def _where(state: State, place: str, last: Last, known: Iterable[str]) -> str | None:
    """Where what stands here now stood last time."""
    if place in known:
        return place
    name = place.rsplit("/", 1)[-1]
    if name not in last.unique or name not in _unique(state.survey):
        return None
    wanted = _also(place)
    return next((other for other in known if other.endswith(f"/{name}") and _also(other) == wanted), None)


def _answer(state: State, step: Step, last: Last) -> str:
    """Last time's answer to this question, if it can still be given; else empty."""
    control = step.control
    if step.kind != walk.QUESTION or control.kind in _GIVEN_ANEW:
        return ""
    where = _where(state, _place(step.node), last, last.answers)
    record = last.answers[where] if where is not None else None
    if record is None or record.kind != control.question or check(state, step, record.value) is not None:
        return ""
    reads = control.label.is_plain or last.said.get(where or "") == showing.rendered(state, control.label, step.node)
    return record.value if reads else ""


def _passed(state: State, step: Step, last: Last) -> bool:
    """Whether the question was left without an answer last time, and may be again."""
    if step.control.kind in _GIVEN_ANEW:
        return False
    where = _where(state, _place(step.node), last, last.passed)
    return where is not None and check(state, step, "") is None


def _entries(state: State, step: Step, last: Last) -> int | None:
    """How many entries a list had; None for a list that was not there."""
    where = _where(state, f"{_place(step.node)}/{step.control.name}", last, last.lists)
    return min(last.lists[where], ENTRIES) if where is not None else None


# -- sections


def home_of(state: State, step: Step) -> str:
    """The section of a step: the path of the outermost labelled group or repeat; empty for the survey itself."""
    control = _home(state, step)
    return control.ref[len(state.survey.root.ref) :] if control is not None else ""


def _home(state: State, step: Step) -> Control | None:
    refs = [step.control.ref] if step.kind == walk.LIST else []
    node: Node | None = step.node
    while node is not None:
        refs.append(node.ref)
        node = node.parent
    controls = (state.survey.controls.get(ref) for ref in reversed(refs))
    return next((one for one in controls if one is not None and _is_section(one)), None)


def _is_section(control: Control) -> bool:
    return control.kind == "repeat" or (control.kind == "group" and bool(control.label.by_language))


def _open_in(state: State, home: str) -> Iterator[Step]:
    """The open steps of a section. What is kept meanwhile can hide or take away what comes later."""
    for step in walk.steps(state):
        if not walk.is_done(state, step) and home_of(state, step) == home and _stands(state, step.node):
            yield step


def _stands(state: State, node: Node) -> bool:
    return all(entry in state.paths for entry in state.enclosing(node))


def _is_listed(state: State, node: Node) -> bool:
    """Whether it is in an entry of a repeat that the person adds to."""
    return any(not state.survey.controls[entry.ref].fixed for entry in state.enclosing(node)[1:])


# -- what can be done with it


def due(state: State, last: Last, decided: Iterable[str]) -> str | None:
    """The section that is asked next, if it is not decided yet and has something to keep."""
    if state.at is not None:
        return None
    step = walk.scan(state).step
    home = home_of(state, step) if step is not None else ""
    if step is None or home in decided:
        return None
    for one in _open_in(state, home):
        if (one.kind == walk.LIST and _entries(state, one, last) is not None) or _answer(state, one, last):
            return home
    return None


def recalled(state: State, last: Last) -> str:
    """Last time's answer to the question that is asked now, to be offered; empty when there is none that fits.

    In the entries of a list nothing is offered: there they stand already, and new ones are new.
    """
    step = walk.scan(state).step
    if step is None or step.node.done or step.node.text or _is_listed(state, step.node):
        return ""
    return _answer(state, step, last)


def keep(state: State, home: str, last: Last, *, lists_only: bool = False) -> list[Kept]:
    """Answer all questions of a section as last time, as far as that fits; lists get their entries and are closed.

    `lists_only` keeps no more than the entries of lists that the person adds to, and leaves these lists open.
    """
    kept: list[Kept] = []
    for _ in range(_PASSES):
        moved = False
        for step in _open_in(state, home):
            if step.kind == walk.LIST:
                moved = _keep_list(state, step, last, close=not lists_only or _is_listed(state, step.node)) or moved
            elif not lists_only or _is_listed(state, step.node):
                moved = _keep_answer(state, step, last, kept) or moved
        if not moved:
            break
    return kept


def _keep_answer(state: State, step: Step, last: Last, kept: list[Kept]) -> bool:
    if step.kind == walk.NOTE:
        state.visit(step.node)
        return True
    value = _answer(state, step, last)
    if not value and not _passed(state, step, last):
        return False
    moves.put(state, step.node, value)
    control = step.control
    sealed = state.survey.is_sealed(control.ref)
    kept.append(Kept(state.path(step.node), control.name, control.question, value, sealed))
    return True


def _keep_list(state: State, step: Step, last: Last, *, close: bool) -> bool:
    wanted = _entries(state, step, last)
    if wanted is None:
        return False
    moved = _fill(state, step, wanted)
    if close:
        state.closed.add((step.node, step.control.ref))
    return moved or close


def _fill(state: State, step: Step, wanted: int) -> bool:
    """Bring a list to so many entries; none that the person has begun goes."""
    entries = step.node.kids.get(step.control.name, [])
    before = len(entries)
    while len(entries) > wanted and not any(node.done for node in entries[-1].walk()):
        compute.remove_entry(state, entries[-1])
    while len(step.node.kids.get(step.control.name, ())) < wanted:
        if compute.add_entry(state, step.control, step.node) is None:
            break
    compute.settle_counts(state)
    return len(step.node.kids.get(step.control.name, ())) != before


def told(state: State, home: str, kept: Iterable[Kept]) -> Offered:
    """A section as it would be reviewed, after `keep`: answers that were kept, and the entries of lists."""
    paths = {one.path for one in kept if one.value}
    mine: set[str] = set()
    title = ""
    for step in walk.steps(state):
        if home_of(state, step) == home:
            control = _home(state, step)
            title = title or (showing.rendered(state, control.label, step.node) if control is not None else "")
            mine.add(state.path(step.node))
    found = (_of_home(section, title, mine, paths) for section in reviewing.review(state))
    return Offered(home, title, tuple(one for one in found if one.items), sum(1 for _ in _open_in(state, home)))


def _of_home(section: Section, title: str, mine: set[str], kept: set[str]) -> Section:
    """What of a part of the review is in a section; of answers outside of entries only those that were kept."""
    items = tuple(
        item for item in section.items if item.path in mine and (section.entry is not None or item.path in kept)
    )
    return replace(section, items=items, headings=section.headings[section.headings[:1] == (title,) :])
