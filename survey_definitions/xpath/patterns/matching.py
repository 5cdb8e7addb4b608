"""A pattern as a list of instructions, and a run over a text that is in many of them at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal

from survey_definitions.limits import CACHED_PATTERNS, PATTERN_INPUT, PATTERN_PARTS, PATTERN_SIZE, PATTERN_STEPS
from survey_definitions.xpath.errors import BudgetError, XPathError
from survey_definitions.xpath.patterns.parser import parse_pattern
from survey_definitions.xpath.patterns.signs import is_word
from survey_definitions.xpath.patterns.tree import Ahead, Concatenation, Edge, Either, Many, Part, Sign, Test


@dataclass(slots=True)
class _Go:
    """One instruction. `to` are the next ones; a `sign` passes its test first, an `edge` or `ahead` holds here."""

    kind: Literal["sign", "edge", "ahead", "fork", "done"]
    to: list[int] = field(default_factory=list)
    test: Test | None = None
    edge: str = ""
    program: list[_Go] | None = None
    negative: bool = False


class Pattern:
    """A compiled pattern. `search(text)` says whether it matches anywhere, as XPath's matches() does.

    `size` is what compiling it took: instructions and parts, those of what must follow somewhere among them.
    """

    def __init__(self, text: str) -> None:
        """Compile. Raises XPathError."""
        self.text = text
        compiler = _Compiler()
        self._program = compiler.program(parse_pattern(text))
        self.size = compiler.parts

    def search(self, text: str) -> bool:
        """Whether some part of the text matches. Raises XPathError when the text is too long."""
        return self.looked(text)[0]

    def looked(self, text: str) -> tuple[bool, int]:
        """Do the same, and give how many instructions were looked at. Raises XPathError likewise."""
        if len(text) > PATTERN_INPUT:
            raise XPathError(f"regex() takes texts of {PATTERN_INPUT} signs at most", code="too_long")
        run = _Run(text)
        return run.matches(self._program, 0, anywhere=True), PATTERN_STEPS - run.left


@lru_cache(maxsize=CACHED_PATTERNS)
def compile_pattern(text: str) -> Pattern:
    """The pattern, compiled once for each text. Raises XPathError."""
    return Pattern(text)


# -- compiling


class _Compiler:
    """Compiles one pattern, with all that must or must not follow somewhere in it; what it may grow to is shared."""

    def __init__(self) -> None:
        self.parts = 0

    def program(self, tree: Part) -> list[_Go]:
        program: list[_Go] = []
        self.emit(tree, program)
        program.append(_Go("done"))
        return program

    def emit(self, part: Part, program: list[_Go]) -> None:
        """Append instructions for a part; each goes on to the one after the part."""
        self.parts += 1  # also of what has no instructions: `((){9999}){9999}` would go on for hours
        if len(program) > PATTERN_SIZE or self.parts > PATTERN_PARTS:
            raise XPathError("the pattern repeats too much", code="pattern", params={"reason": "large"})
        if isinstance(part, Concatenation):
            for one in part.parts:
                self.emit(one, program)
        elif isinstance(part, Either):
            self._either(part, program)
        elif isinstance(part, Many):
            self._many(part, program)
        else:
            program.append(self._single(part, len(program) + 1))

    def _single(self, part: Sign | Edge | Ahead, after: int) -> _Go:
        if isinstance(part, Sign):
            return _Go("sign", [after], test=part.test)
        if isinstance(part, Edge):
            return _Go("edge", [after], edge=part.kind)
        return _Go("ahead", [after], program=self.program(part.part), negative=part.negative)

    def _either(self, part: Either, program: list[_Go]) -> None:
        fork = _Go("fork")
        program.append(fork)
        ends = []
        for option in part.options:
            fork.to.append(len(program))
            self.emit(option, program)
            ends.append(_Go("fork"))
            program.append(ends[-1])
        for end in ends:
            end.to.append(len(program))

    def _many(self, part: Many, program: list[_Go]) -> None:
        for _ in range(part.least):
            self.emit(part.part, program)
        if part.most is None:
            start = len(program)
            fork = _Go("fork", [start + 1])
            program.append(fork)
            self.emit(part.part, program)
            program.append(_Go("fork", [start]))
            fork.to.append(len(program))
            return
        forks = []
        for _ in range(part.most - part.least):
            forks.append(_Go("fork", [len(program) + 1]))
            program.append(forks[-1])
            self.emit(part.part, program)
        for fork in forks:
            fork.to.append(len(program))


# -- running

_SIGN: Final = 3  # instructions cost about as much as going on to the next sign


class _Run:
    def __init__(self, text: str) -> None:
        self.text = text
        self.left = PATTERN_STEPS

    def matches(self, program: list[_Go], start: int, *, anywhere: bool) -> bool:
        """Whether the program gets to its end from a place in the text, or from any later one."""
        now = self.reached(program, [0], start)
        for at in range(start, len(self.text)):
            if now is None:
                return True
            if not now and not anywhere:
                return False
            sign = self.text[at]
            onward = [go.to[0] for go in now if go.test is not None and go.test(sign)]
            now = self.reached(program, [*onward, 0] if anywhere else onward, at + 1)
        return now is None

    def reached(self, program: list[_Go], todo: list[int], at: int) -> list[_Go] | None:
        """The sign instructions to be tried at a place, from these instructions; None when the end is among them."""
        seen: set[int] = set()
        out: list[_Go] = []
        while todo:
            index = todo.pop()
            if index in seen:
                continue
            seen.add(index)
            go = program[index]
            if go.kind == "done":
                return None
            if go.kind == "sign":
                out.append(go)
            elif self.holds(go, at):
                todo += go.to
        self.left -= len(seen) + _SIGN
        if self.left < 0:
            raise BudgetError
        return out

    def holds(self, go: _Go, at: int) -> bool:
        """Whether an instruction that takes no sign lets through here."""
        if go.kind == "fork":
            return True
        if go.program is not None:
            return self.matches(go.program, at, anywhere=False) is not go.negative
        if go.edge == "^":
            return at == 0
        if go.edge == "$":
            return at == len(self.text)
        before = at > 0 and is_word(self.text[at - 1])
        after = at < len(self.text) and is_word(self.text[at])
        return (before is not after) is (go.edge == "b")
