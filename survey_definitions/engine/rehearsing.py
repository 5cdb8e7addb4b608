"""A survey answered by nobody, to learn how long it is and where people would get stuck.

Everything is asked once, in the order in which it stands, so that a rehearsal costs what its questions move. Three
ways are gone: the typical one (the middle of each scale), the shortest and the longest one that is found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from survey_definitions.engine import compute, walk
from survey_definitions.engine.checking import check
from survey_definitions.engine.heard import heard, is_settled
from survey_definitions.engine.moves import ACKNOWLEDGED
from survey_definitions.engine.outlook import weights
from survey_definitions.engine.parents import Emptied, emptied, known_values
from survey_definitions.engine.planting import plant
from survey_definitions.engine.state import Exceeded, State
from survey_definitions.engine.telling import Constants, compared_with, kinds
from survey_definitions.limits import EXPRESSION_STEPS, REHEARSAL_STEPS
from survey_definitions.pace import whole_minutes
from survey_definitions.question_types import TYPES, AnsweredBy, names
from survey_definitions.xpath import Node

if TYPE_CHECKING:
    from datetime import datetime

    from survey_definitions.context import Context
    from survey_definitions.engine.definition import Control
    from survey_definitions.engine.state import Step
    from survey_definitions.engine.survey import Survey

CHOSEN: Final = names(by=AnsweredBy.CHOOSING)
_ATTEMPTS: Final = 12  # answers tried at one question
_PASSES: Final = 3  # an answer may open what stands before it
_CHOICES: Final = ("select1", "select", "rank")
_TYPICAL, _SHORTEST, _LONGEST = 0, -1, 1


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What was found. `shortest` and `longest` count the questions one person meets, with one entry in each repeat.

    `chosen` and `typed` are the questions of the typical way by how they are answered, `seconds` what it takes to read
    and answer them, from the length of their texts. `emptied` are required
    questions that some answer leaves without a choice. A rehearsal is given up where a repeat grows too far
    (`exceeded`) and at the question where it has taken too many steps (`cut`, its ref).
    """

    shortest: int = 0
    longest: int = 0
    chosen: int = 0
    typed: int = 0
    seconds: float = 0.0
    emptied: tuple[Emptied, ...] = ()
    exceeded: tuple[Exceeded, ...] = ()
    cut: str = ""

    @property
    def minutes(self) -> int:
        """Minutes for somebody who answers everything from the middle of each scale, with one entry in each repeat.

        Of choices that bring further questions they take every second one.
        """
        return whole_minutes(self.seconds)


Values = tuple[str, ...]
Trial = Callable[["Survey"], Rehearsal]


def rehearse(survey: Survey, context: Context, now: datetime) -> Rehearsal:
    """Go through a survey. That is exact where questions hang on single answers, and near it elsewhere."""
    ground = _Ground(survey, context, now)
    typical = _Way(ground, _TYPICAL)
    others = () if typical.cut or typical.exceeded else (_SHORTEST, _LONGEST)
    ways = [typical, *(_Way(ground, sign) for sign in others)]
    lengths = [len(way.asked) for way in ways]
    chosen = sum(kind in CHOSEN for kind in typical.asked.values())
    return Rehearsal(
        shortest=min(lengths),
        longest=max(lengths),
        chosen=chosen,
        typed=len(typical.asked) - chosen,
        seconds=_seconds(survey, typical),
        emptied=tuple(typical.emptied),
        exceeded=tuple(dict.fromkeys(one for way in ways for one in way.exceeded)),
        cut=next((way.cut for way in ways if way.cut), ""),
    )


def _seconds(survey: Survey, way: _Way) -> float:
    known = weights(survey)
    return sum(known.get(node.ref, 0.0) for node in way.asked)


@dataclass
class _Ground:
    """What all ways through a survey have in common. `settled` says of each question whether all take the same."""

    survey: Survey
    context: Context
    now: datetime
    taken: dict[tuple[str, str], bool] = field(default_factory=dict)
    settled: dict[str, bool] = field(default_factory=dict)
    constants: dict[str, Constants | None] = field(default_factory=dict)
    kinds: dict[tuple[Values, Constants], list[Values]] = field(default_factory=dict)

    @cached_property
    def heard(self) -> frozenset[str]:
        """The answers that anything looks at."""
        return heard(self.survey)

    @cached_property
    def refs(self) -> frozenset[str]:
        """All questions."""
        return frozenset(ask.control.ref for ask in self.survey.questions)

    def different(self, state: State, step: Step, values: Values) -> Values:
        """What may be answered, of values that the rules do not tell apart the first."""
        ref = step.control.ref
        if ref not in self.constants:
            self.constants[ref] = compared_with(self.survey, ref)
        constants = self.constants[ref]
        if constants is None:
            return tuple(value for value in values if self.takes(state, step, value))
        if (values, constants) not in self.kinds:
            self.kinds[values, constants] = kinds(values, constants, state.env)
        found = (self._first(state, step, kind) for kind in self.kinds[values, constants])
        first = {one for one in found if one is not None}
        return tuple(value for value in values if value in first)

    def _first(self, state: State, step: Step, values: Values) -> str | None:
        return next((value for value in values if self.takes(state, step, value)), None)

    def takes(self, state: State, step: Step, value: str) -> bool:
        """Whether a value may be answered here."""
        ref = step.control.ref
        if ref not in self.settled:
            itemset = step.control.itemset
            listed = itemset is None or bool(itemset.table)
            self.settled[ref] = listed and is_settled(step.control.bind)
        if not self.settled[ref]:
            return check(state, step, value) is None
        at = (ref, value)
        if at not in self.taken:
            self.taken[at] = check(state, step, value) is None
        return self.taken[at]


@dataclass(slots=True)
class _Way:
    """One way through a survey. `asked`: the kind of each question by its node."""

    ground: _Ground
    sign: int
    asked: dict[Node, str] = field(default_factory=dict)
    emptied: list[Emptied] = field(default_factory=list)
    exceeded: dict[Exceeded, None] = field(default_factory=dict)
    cut: str = ""
    spent: int = 0
    balance: int = 0  # questions that came, less those that went, since it was set to 0
    state: State = field(init=False)

    def __post_init__(self) -> None:
        """Go."""
        ground, survey = self.ground, self.ground.survey
        self.state = State(survey, ground.context, now=ground.now, seed="rehearsal", language=survey.default_language)
        plant(self.state, survey.root.seed)
        compute.begin(self.state)
        self._settle()
        self.state.on_flip = self._flipped
        for _ in range(_PASSES):
            if self.cut or self.exceeded or not self._pass():
                break

    def _settle(self) -> None:
        """Note what an input cost and how far repeats wanted to grow, and allow the next one its full cost."""
        self.spent += EXPRESSION_STEPS - self.state.env.left
        self.exceeded |= self.state.exceeded
        self.state.exceeded = {}
        self.state.env.refill()

    def _pass(self) -> bool:
        """Ask everything that is open; whether anything was."""
        state, open_ = self.state, False
        for step in walk.steps(state):
            if walk.is_done(state, step) or state.enclosing(step.node)[-1] not in state.paths:
                continue
            open_ = True
            self._take(step)
            if self.spent > REHEARSAL_STEPS:
                self.cut = step.control.ref
                break
        return open_

    def _take(self, step: Step) -> None:
        if step.kind == walk.LIST:
            self._list(step)
        elif step.kind == walk.NOTE:
            self.state.visit(step.node)
        else:
            self.asked[step.node] = step.control.question
            self._answer(step)

    def _list(self, step: Step) -> None:
        if step.node.kids.get(step.control.name) or compute.add_entry(self.state, step.control, step.node) is None:
            self.state.closed.add((step.node, step.control.ref))
        compute.settle_counts(self.state)
        self._settle()

    def _answer(self, step: Step) -> None:
        """Answer as this way wants it; where nothing is taken, go on as if it had been."""
        state, node = self.state, step.node
        if self.sign == _TYPICAL:
            self.emptied += emptied(state, step)
        state.visit(node)
        if self.sign and node.ref not in self.ground.heard:
            return  # whatever is answered, nothing follows from it
        ground, values = self.ground, tuple(self._values(step)[:_ATTEMPTS])
        taken: Iterator[str] = (value for value in values if ground.takes(state, step, value))
        if self.sign and state.survey.leads_on(node.ref):
            every = ground.different(state, step, values)
            value = self._best(node, every)
            taken = iter(every if value is None else (value,))
        for candidate in taken:
            if self._put(node, candidate):
                return

    def _best(self, node: Node, values: tuple[str, ...]) -> str | None:
        """The value that opens fewest or most questions; None where none differs, or when it took too long to see."""
        found: dict[str, int] = {}
        self.balance = 0
        for value in values:
            if self.spent > REHEARSAL_STEPS // 2:
                return None
            if self._put(node, value):
                found[value] = self.sign * self.balance
        return max(found, key=found.__getitem__) if len(set(found.values())) > 1 else None

    def _put(self, node: Node, value: str) -> bool:
        """Give a node a value; False, and nothing is changed, when that makes a repeat too long."""
        before, node.text = node.text, value
        if before == value:
            return True
        compute.changed(self.state, node)
        too_long = [one for one in self.state.exceeded if one.kind != "endless"]
        if too_long:
            node.text = before
            compute.changed(self.state, node)
            for one in too_long:
                self.state.exceeded.pop(one, None)
        self._settle()
        return not too_long

    def _flipped(self, node: Node, came: bool) -> None:  # noqa: FBT001 - the one thing it says
        """Count the questions at and below a node that was shown or hidden."""
        self.balance += self._count(node) if came else -self._count(node)

    def _count(self, node: Node) -> int:
        below = sum(self._count(kid) for kid in node.children() if kid.own)
        return below + (node.ref in self.ground.refs)

    def _values(self, step: Step) -> list[str]:
        """What may be answered, the typical first; last that nothing is."""
        return [*dict.fromkeys(_offered(self.state, step.control, step.node)), ""]


def _offered(state: State, control: Control, node: Node) -> Iterator[str]:
    if control.kind == "trigger":
        yield ACKNOWLEDGED
    elif control.kind in _CHOICES:
        listed = [one for one in known_values(state, control, node) if one]
        middle = (len(listed) - 1) // 2
        several = " ".join(listed)
        opens = control.kind == "select" and state.survey.leads_on(node.ref)
        if opens:
            yield from (" ".join(listed[::2]), several, " ".join(listed[:-1]))  # the last is often “none of these”
        tried = _ATTEMPTS - (5 if opens else 2)
        yield from [several] if control.kind == "rank" else [*listed[middle:], *listed[:middle]][:tried]
        if control.kind == "select":
            yield several
    elif control.range is not None:
        first, last, _ = control.range
        yield from (f"{first:g}", f"{last:g}")
    else:
        yield from [*([node.text] if node.text else []), *(TYPES[control.question].samples or TYPES["text"].samples)]
