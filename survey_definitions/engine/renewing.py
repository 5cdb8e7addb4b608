"""A session under another version of its survey: what carries over, and what is set aside.

Everything that has its place in the newer version comes with it as it was: values, the order of answering, entries with
their keys, passed-over questions, closed lists, the pinned step. A question that was moved to another group is the same
question, unless it went into or out of a repeat or asks for another kind of answer. Then all is computed anew, and
answers that the newer version refuses are taken out and asked again. Nothing is lost: what is not carried over is given
back as records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from survey_definitions.compare import compare
from survey_definitions.engine import checking, compute, reviewing, rules, walk
from survey_definitions.engine.planting import plant
from survey_definitions.engine.preloads import preload
from survey_definitions.engine.showing import step_path
from survey_definitions.engine.state import State, Step, parent_in

if TYPE_CHECKING:
    from datetime import datetime

    from survey_definitions.context import Context
    from survey_definitions.engine.shape import Seed, Shape
    from survey_definitions.engine.survey import Survey
    from survey_definitions.results import AnswerRecord
    from survey_definitions.xpath import Node

_ROUNDS = 10  # what is taken out can hide or open other questions
Standing = Literal["", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class RenewedAnswers:
    """What became of the answers: how many carry over, which do not.

    `standing` says what happened to the question on the screen. Among `aside` are also answers that stay in the state,
    but whose question does not apply in the newer version.
    """

    carried: int
    aside: tuple[AnswerRecord, ...]
    standing: Standing


def renew(old: State, survey: Survey, context: Context, now: datetime) -> tuple[State, RenewedAnswers]:
    """The state under another version. Under the same version it is the very same state."""
    answers = [record for record in reviewing.answers(old) if _is_answer(record)]
    if survey is old.survey:
        return old, RenewedAnswers(len(answers), (), "")
    standing = _standing(old, survey)
    state = _Move(old, survey, context, now).done()
    aside = tuple(record for record in answers if not _is_carried(old, state, record))
    return state, RenewedAnswers(len(answers) - len(aside), aside, standing)


def _is_answer(record: AnswerRecord) -> bool:
    return record.live and record.kind not in ("note", "calculate", "hidden", "metadata")


def _is_carried(old: State, state: State, record: AnswerRecord) -> bool:
    was = old.find(record.path)
    now = _counterpart(old, state, was) if was is not None else None
    return now is not None and now.live and now.text == record.value and now.done == (was is not None and was.done)


def _standing(old: State, survey: Survey) -> Standing:
    step = walk.scan(old).step
    if step is None:
        return ""
    if step.control.ref not in _refs(old.survey, survey):
        return "removed"
    return "changed" if step.control.name in _changed(old.survey, survey) else ""


@lru_cache(maxsize=32)
def _changed(before: Survey, after: Survey) -> frozenset[str]:
    return frozenset(compare(before, after).changed)


# -- where things are now


@lru_cache(maxsize=32)
def _refs(before: Survey, after: Survey) -> Mapping[str, str]:
    """Generic paths of the one version, and what they are in the other."""
    old, new = _kinds(before), _kinds(after)
    same = {ref: other for ref in old if (other := after.root.ref + ref[len(before.root.ref) :]) in new}
    found = {ref: other for ref, other in same.items() if old[ref] == new[other]}
    taken = set(same.values())
    was = _by_name(ref for ref in old if ref not in same)
    now = _by_name(ref for ref in new if ref not in taken)
    moved = {was[name]: now[name] for name in was if name in now and old[was[name]] == new[now[name]]}
    return found | moved | {before.root.ref: after.root.ref}


def _kinds(survey: Survey) -> dict[str, tuple[object, ...]]:
    """Every generic path, with what must be equal for both to be the same: repeats around it, kind of answer."""
    kinds: dict[str, tuple[object, ...]] = {}
    for shape in survey.shapes.values():
        around = tuple(one.name for one in shape.chain()[1:])
        for row in shape.rows:
            control = survey.controls.get(row.ref)
            asked = control.question if control is not None and control.kind not in ("group", "repeat") else ""
            kinds[row.ref] = (around, asked, row.branch)
    return kinds


def _by_name(refs: Iterator[str]) -> dict[str, str]:
    listed = [(ref.rsplit("/", 1)[-1], ref) for ref in refs]
    count = Counter(name for name, _ in listed)
    return {name: ref for name, ref in listed if count[name] == 1}


def _counterpart(old: State, state: State, node: Node) -> Node | None:
    """The node of the newer version that stands for this one."""
    ref = _refs(old.survey, state.survey).get(node.ref)
    if ref is None:
        return None
    keys = [entry.key for entry in old.enclosing(node)[1:]]
    path, at = "", state.survey.root.ref
    for name in ref[len(at) :].split("/")[1:]:
        at = f"{at}/{name}"
        path += f"/{name}[k{keys.pop(0)}]" if at in state.survey.shapes and keys else f"/{name}"
    return state.find(path)


# -- moving


class _Move:
    """Fills the state of the newer version from the older one."""

    def __init__(self, old: State, survey: Survey, context: Context, now: datetime) -> None:
        self.old = old
        spoken_no_more = old.language in old.survey.languages and old.language not in survey.languages
        language = survey.default_language if spoken_no_more else old.language
        self.state = State(survey, context, now=now, seed=old.seed, language=language)
        self.state.events = old.events
        self.known = frozenset(_refs(old.survey, survey).values())

    def done(self) -> State:
        """All steps, in their order."""
        state = self.state
        refused = {rejection.path for rejection in checking.problems(self.old)}
        plant(state, None)
        preload(state, "start")
        self._seed(state.root, state.survey.root, state.survey.root.seed)
        self._entries()
        self._values()
        self._progress()
        rules.run(state, state.survey.rules.everything, state.root)
        compute.settle_counts(state)
        self._first_load()
        self._take_out(refused)
        return state

    def _to(self, node: Node) -> Node | None:
        return _counterpart(self.old, self.state, node)

    def _seed(self, entry: Node, shape: Shape, seed: Seed) -> None:
        """What is new begins as the author says."""
        assert entry.slots is not None
        for node, text in zip(entry.slots, seed.texts, strict=True):
            if node.ref not in self.known and text:
                node.text = text
        for ref, seeds in seed.entries.items():
            if ref not in self.known:
                for one in seeds:
                    self.state.append(parent_in(entry, shape.inner[ref]), shape.inner[ref], one)

    def _entries(self) -> None:
        for entry in list(self.old.entries.values()):
            inside = entry.parent is not None and entry is not self.old.root
            place = self._list(entry.parent, entry.ref) if inside and entry.parent is not None else None
            added = self.state.append(*place, None, entry.key) if place is not None else None
            if added is not None:
                self._seed(added, self.state.survey.shapes[added.ref], self.state.survey.shapes[added.ref].seed)
        for (parent, ref), last in self.old.serials.items():
            place = self._list(parent, ref)
            if place is not None:
                at = (place[0], place[1].ref)
                self.state.serials[at] = max(last, self.state.serials.get(at, 0))

    def _list(self, parent: Node, ref: str) -> tuple[Node, Shape] | None:
        """Where the entries of a repeat hang now, and their shape."""
        shape = self.state.survey.shapes.get(_refs(self.old.survey, self.state.survey).get(ref, ""))
        around = self._to(self.old.enclosing(parent)[-1]) if shape is not None else None
        return (parent_in(around, shape), shape) if around is not None and shape is not None else None

    def _values(self) -> None:
        for entry in self.old.entries.values():
            for node in entry.slots or ():
                now = self._to(node) if not node.kids else None
                if now is not None and not now.kids and (node.text or now.ref in self.known):
                    now.text = node.text

    def _progress(self) -> None:
        state = self.state
        for node in self.old.history:
            now = self._to(node)
            if now is not None:
                state.visit(now)
        for parent, ref in self.old.closed:
            place = self._list(parent, ref)
            if place is not None:
                state.closed.add((place[0], place[1].ref))
        state.at = self._step(self.old.at) if self.old.at is not None else None

    def _step(self, step: Step) -> Step | None:
        control = self.state.survey.controls.get(_refs(self.old.survey, self.state.survey).get(step.control.ref, ""))
        place = self._list(step.node, step.control.ref) if step.kind == walk.LIST else None
        node = place[0] if place is not None else self._to(step.node)
        return Step(step.kind, control, node) if control is not None and node is not None else None

    def _first_load(self) -> None:
        for action in self.state.survey.actions:
            if compute.FIRST_LOAD in action.events and action.target not in self.known:
                compute.first_load(self.state, action)

    def _take_out(self, refused: set[str]) -> None:
        """Ask again what the newer version refuses and the older one did not."""
        was = {self.state.path(now) for path in refused if (now := self._found(path)) is not None}
        for _ in range(_ROUNDS):
            wrong = [
                step
                for step in walk.steps(self.state)
                if step.kind == walk.QUESTION
                and step.node.done
                and step_path(self.state, step) not in was
                and checking.check(self.state, step, step.node.text) is not None
            ]
            for step in wrong:
                self.state.forget(step.node)
                if step.node.text:
                    step.node.text = ""
                    compute.changed(self.state, step.node)
            if not wrong:
                return

    def _found(self, path: str) -> Node | None:
        node = self.old.find(path)
        return self._to(node) if node is not None else None
