"""How far somebody is: in which part, and how many seconds are left at least and at most.

Both ends only go down while somebody answers. What is sure to be asked counts in both; what depends on an answer that
is still open counts in the upper one, until that answer is there: by half, since one answer rules out another, but in
full behind a choice of several, all of which may be taken, and in a list that an answer may open. Of questions in the
same words, and of those that hang on different values of one answer, only the longest counts. An entry added to a list
brings its own questions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from survey_definitions import pace
from survey_definitions.engine.state import parent_in
from survey_definitions.engine.survey import Ask, Loop, asks
from survey_definitions.engine.walk import is_open_ended
from survey_definitions.results import Outlook

if TYPE_CHECKING:
    from survey_definitions.engine.definition import Control, Text
    from survey_definitions.engine.state import State, Step
    from survey_definitions.engine.survey import Body, Survey
    from survey_definitions.xpath import Node

_CHOICES: Final = 60  # characters of a question whose texts are all computed
_HALF: Final = 0.5  # of what may still be asked is, more or less
_SAME_QUESTION: Final = re.compile(r"(.+?)\s*=\s*'[^']*'\Z", re.DOTALL)
_AMONG: Final = re.compile(r"selected\(\s*'[^']*'\s*,\s*([^()]+?)\s*\)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Outline:
    """What is known of a survey before anybody answers it, by the path of each question.

    ``gates`` are the questions on whose answers a question hangs, ``several`` those questions of which more than one
    choice can be taken, ``rivals`` the part of a condition that only one of several questions can meet, or the words
    that several questions have in common.
    """

    parts: tuple[str, ...]
    part_of: dict[str, int]
    weights: dict[str, float]
    gates: dict[str, frozenset[str]]
    several: frozenset[str]
    rivals: dict[str, str]
    hanging: dict[str, set[str]]

    def gates_of(self, ref: str) -> frozenset[str]:
        """The questions on whose answers a node hangs, itself or by what is around it."""
        return frozenset().union(*(self.hanging.get(above, ()) for above in _above(ref)))

    def share(self, gates: frozenset[str]) -> float:
        """How much of a question counts that hangs on open answers."""
        return 1.0 if gates <= self.several else _HALF

    def part_at(self, ref: str) -> int | None:
        """The part of a question, of a list or a note; None where it is in none."""
        if ref in self.part_of:
            return self.part_of[ref]
        inside = (n for n, home in enumerate(self.parts) if home and (ref == home or ref.startswith(f"{home}/")))
        return next(inside, None)


_OUTLINES: Final[WeakKeyDictionary[Survey, Outline]] = WeakKeyDictionary()  # a compiled survey never changes
_WEIGHTS: Final[WeakKeyDictionary[Survey, dict[str, float]]] = WeakKeyDictionary()


def weights(survey: Survey) -> dict[str, float]:
    """The seconds that each question takes; they are counted once."""
    found = _WEIGHTS.get(survey)
    if found is None:
        found = {ref: _weight(survey, control) for ref, control in _asked(survey).items()}
        _WEIGHTS[survey] = found
    return found


def outline(survey: Survey) -> Outline:
    """What is known of a survey; it is looked over once."""
    found = _OUTLINES.get(survey)
    if found is None:
        found = _OUTLINES[survey] = _looked_over(survey)
    return found


def _looked_over(survey: Survey) -> Outline:
    questions = _asked(survey)
    parts, part_of = _parts(survey, list(questions))
    hang = _hanging(survey, questions)
    made = Outline(
        parts=parts,
        part_of=part_of,
        weights=weights(survey),
        gates={},
        several=frozenset(ref for ref, control in questions.items() if control.kind == "select"),
        rivals=_rivals(survey, questions),
        hanging=hang,
    )
    made.gates.update((ref, made.gates_of(ref)) for ref in questions)
    return made


def _asked(survey: Survey) -> dict[str, Control]:
    return {ask.control.ref: ask.control for ask in asks(survey.body) if not ask.control.bind.always_readonly}


def _parts(survey: Survey, questions: list[str]) -> tuple[tuple[str, ...], dict[str, int]]:
    """The labelled groups and lists at the top; questions between them stand together. A single group is opened."""
    depth = 2
    homes = [_home(survey, ref, depth) for ref in questions]
    while len(set(homes)) == 1 and homes[0] and survey.controls[homes[0]].kind == "group":
        depth += 1
        homes = [_home(survey, ref, depth) for ref in questions]
    found: list[str] = []
    part_of: dict[str, int] = {}
    for ref, home in zip(questions, homes, strict=True):
        if not found or found[-1] != home:
            found.append(home)
        part_of[ref] = len(found) - 1
    return tuple(found), part_of


def _home(survey: Survey, ref: str, depth: int) -> str:
    above = "/".join(ref.split("/")[: depth + 1])
    return above if above != ref and above in survey.controls else ""


def _hanging(survey: Survey, questions: dict[str, Control]) -> dict[str, set[str]]:
    """For each node with a condition the questions whose answers can change it."""
    found: dict[str, set[str]] = {}
    for question in questions:
        for index in _following(survey, question):
            rule = survey.rules.placed[index].rule
            if rule.kind == "relevant":
                found.setdefault(rule.ref, set()).add(question)
    return found


def _following(survey: Survey, question: str) -> set[int]:
    """The rules that may run again when a question is answered, by their index."""
    found = set(survey.rules.after_change(question))
    waiting = list(found)
    while waiting:
        new = set(survey.rules.follow.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found


def _above(ref: str) -> Iterator[str]:
    while ref:
        yield ref
        ref = ref.rpartition("/")[0]


def _weight(survey: Survey, control: Control) -> float:
    texts = [control.label, control.hint, *(item.label for item in control.items[: pace.IN_SIGHT])]
    table = control.itemset.table if control.itemset is not None else None
    listed = (survey.itext.get(f"{table}-{n}") for n in range(pace.IN_SIGHT))  # as the compiler names labels of choices
    read = sum(_length(survey, text) for text in (*texts, *filter(None, listed)))
    return pace.seconds(control.question, read or _CHOICES)


def _length(survey: Survey, text: Text) -> int:
    parts = text.parts((survey.default_language, *survey.languages))
    return sum(len(part) for part in parts if isinstance(part, str))


def _rivals(survey: Survey, questions: dict[str, Control]) -> dict[str, str]:
    """For each question that may be asked in place of others what it shares with them."""
    words = {ref: _words(survey, control) for ref, control in questions.items()}
    times = Counter((ref.rpartition("/")[0], said) for ref, said in words.items() if said)
    found = {}
    for ref, control in questions.items():
        in_place = times[ref.rpartition("/")[0], words[ref]] > 1
        if rival := words[ref] if in_place else _rival(control):
            found[ref] = rival
    return found


def _words(survey: Survey, control: Control) -> str:
    """The words of a question that has a condition; empty where they are computed."""
    if control.bind.relevant is None:
        return ""
    parts = control.label.parts((survey.default_language, *survey.languages))
    return "".join(part for part in parts if isinstance(part, str)) if all(isinstance(p, str) for p in parts) else ""


def _rival(control: Control) -> str:
    condition = control.bind.relevant
    if condition is None:
        return ""
    found = _SAME_QUESTION.match(condition.text.strip()) or _AMONG.match(condition.text.strip())
    return found[1].strip() if found else ""


# -- as somebody stands


class _Count:
    """What adds up while a survey is walked through."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.plan = outline(state.survey)
        self.least = self.most = 0.0
        self.asked: set[int] = set()  # the parts of which something is asked, or may be

    def walk(self, body: Body, entry: Node | None, around: frozenset[str] = frozenset(), share: float = _HALF) -> None:
        """The questions of the survey or of an entry, and of the lists in it.

        None: of an entry that may still come. It hangs on the questions ``around``, and counts by its ``share``.
        """
        rivals: dict[str, float] = {}
        for part in body:
            if isinstance(part, Loop):
                self._entries(part, entry, around, share)
            elif part.control.ref in self.plan.weights:
                self._question(part, entry, rivals, around, share)
        self.most += sum(rivals.values())

    def _entries(self, loop: Loop, entry: Node | None, around: frozenset[str], share: float) -> None:
        gates = self.plan.gates_of(loop.control.ref)
        if entry is None:
            self.walk(loop.parts, None, gates, share if gates <= around else _HALF)
            return
        parent = parent_in(entry, loop.shape)
        there = [kid for kid in parent.kids.get(loop.control.name, ()) if kid.live]
        offered = is_open_ended(self.state, loop.control, parent)
        for kid in there:
            self.walk(loop.parts, kid)
        closed = loop.control.fixed or (parent, loop.control.ref) in self.state.closed
        part = self.plan.part_at(loop.control.ref)
        if offered and part is not None:
            self.asked.add(part)
        if there or closed:
            return
        if offered:
            self.walk(loop.parts, None, gates)
        elif self._may_come(gates, entry):
            self.walk(loop.parts, None, gates, 1.0)

    def _question(
        self, ask: Ask, entry: Node | None, rivals: dict[str, float], around: frozenset[str], share: float
    ) -> None:
        ref = ask.control.ref
        weight, gates = self.plan.weights[ref], self.plan.gates[ref]
        node = entry.slots[ask.slot] if entry is not None and entry.slots is not None else None
        if node is not None and node.live:
            self.asked.add(self.plan.part_of[ref])
            self.most += 0.0 if node.done else weight
            self.least += 0.0 if node.done or gates else weight
        elif entry is None or self._may_come(gates, entry):
            self.asked.add(self.plan.part_of[ref])
            rival = self.plan.rivals.get(ref, ref)
            share = self.plan.share(gates) if entry is not None else share if gates <= around else _HALF
            rivals[rival] = max(rivals.get(rival, 0.0), share * weight)

    def _may_come(self, gates: frozenset[str], entry: Node) -> bool:
        return any(self._is_open(gate, entry) for gate in gates)

    def _is_open(self, gate: str, entry: Node) -> bool:
        """Whether a question that others hang on is asked and has no answer yet."""
        for around in reversed(self.state.enclosing(entry)):
            slots = self.state.survey.shapes[around.ref].slots_of_ref.get(gate)
            if slots is not None and around.slots is not None:
                node = around.slots[slots[0]]
                return node.live and not node.done
        return False


def of(state: State, step: Step | None) -> Outlook:
    """The outlook before a step; None: only the review is left."""
    count = _Count(state)
    count.walk(state.survey.body, state.root)
    plan = count.plan
    there = sorted(count.asked)
    at = plan.part_at(step.control.ref) if step is not None else None
    number = sum(n <= at for n in there) if at is not None else len(there)
    return Outlook(max(1, number), max(1, len(there)), count.least, count.most)
