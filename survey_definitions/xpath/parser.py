"""Tokens to a syntax tree: recursive descent, with precedence climbing for the operators."""

from __future__ import annotations

from survey_definitions.limits import EXPRESSION_DEPTH
from survey_definitions.xpath.errors import XPathError
from survey_definitions.xpath.syntax import (
    DOWN,
    HERE,
    ROOT,
    STAY,
    Axis,
    FunctionCall,
    Number,
    Operation,
    Path,
    PathStep,
    Syntax,
    TextLiteral,
)
from survey_definitions.xpath.tokens import Token, tokens

_PRECEDENCE = {
    op: level
    for level, ops in enumerate(
        (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
    )
    for op in ops
}
_AXES: dict[str, Axis] = {"child": "child", "parent": "parent", "self": "self"}
_STEP_SIGNS = (".", "..", "*", "@")


def parse(text: str) -> Syntax:
    """The syntax tree of an expression. Raises XPathError, with the offset of the fault."""
    return _Parser(text).whole()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text, self.tokens = text, tokens(text)
        self.at = self.depth = 0

    # -- tokens

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def fail(self, message: str, code: str = "syntax", **params: str) -> XPathError:
        return XPathError(message, self.text, self.token.pos, code, params)

    def unexpected(self) -> XPathError:
        if self.token.kind == "end":
            return self.fail("the expression ends too early")
        return self.fail(f"unexpected “{self.token.text}”", found=self.token.text)

    def take(self) -> str:
        token = self.token
        self.at += 1
        return token.text

    def sees(self, *signs: str) -> bool:
        return self.token.kind == "op" and self.token.text in signs

    def before(self, sign: str) -> bool:
        """Whether the token after this one is the sign."""
        return self.token.kind != "end" and self.tokens[self.at + 1].text == sign

    def accept(self, sign: str) -> bool:
        if self.sees(sign):
            self.at += 1
            return True
        return False

    def expect(self, sign: str) -> None:
        if not self.accept(sign):
            found = f", found “{self.token.text}”" if self.token.text else ", the expression ends"
            raise self.fail(f"expected “{sign}”{found}", expected=sign, found=self.token.text)

    # -- operators

    def whole(self) -> Syntax:
        tree = self.expression()
        if self.token.kind != "end":
            raise self.unexpected()
        return tree

    def expression(self) -> Syntax:
        self.depth += 1
        if self.depth > EXPRESSION_DEPTH:
            raise self.fail(f"nested deeper than {EXPRESSION_DEPTH}", "too_deep")
        tree = self.binary(0)
        self.depth -= 1
        return tree

    def operator(self) -> int:
        """The precedence of the operator that comes next, -1 when there is none."""
        return _PRECEDENCE.get(self.token.text, -1) if self.token.kind in ("op", "name") else -1

    def binary(self, least: int) -> Syntax:
        """Operands joined by operators that bind at least as tightly as `least`."""
        left = self.unary()
        level = self.operator()
        while level >= least:
            rest: list[tuple[str, Syntax]] = []
            while self.operator() == level:
                rest.append((self.take(), self.binary(level + 1)))
            left = Operation(left, tuple(rest))
            level = self.operator()
        return left

    def unary(self) -> Syntax:
        signs = 0
        while self.accept("-"):
            signs += 1
        tree = self.union()
        if not signs:
            return tree
        if isinstance(tree, Number):
            return Number(-tree.value if signs % 2 else tree.value)
        plain = Operation(Number(0.0), (("-", tree),))
        return plain if signs % 2 else Operation(Number(0.0), (("-", plain),))

    def union(self) -> Syntax:
        first = self.path()
        rest: list[tuple[str, Syntax]] = []
        while self.accept("|"):
            rest.append(("|", self.path()))
        return Operation(first, tuple(rest)) if rest else first

    # -- paths

    def path(self) -> Syntax:
        if self.sees("/", "//"):
            return self.absolute()
        start = self.primary()
        if start is None:
            return Path(HERE, self.steps([]))
        predicates = self.predicates()
        steps = [PathStep("self", "*", predicates)] if predicates else []
        if self.sees("/", "//"):
            if self.take() == "//":
                steps.append(DOWN)
            return Path(start, self.steps(steps))
        return Path(start, tuple(steps)) if steps else start

    def absolute(self) -> Syntax:
        if self.take() == "//":
            return Path(ROOT, self.steps([DOWN]))
        return Path(ROOT, self.steps([]) if self.step_ahead() else ())

    def primary(self) -> Syntax | None:
        """A literal, a call or a parenthesis; None when a path step comes next."""
        token = self.token
        if token.kind == "text":
            return TextLiteral(self.take()[1:-1])
        if token.kind == "number":
            return Number(float(self.take()))
        if self.accept("("):
            tree = self.expression()
            self.expect(")")
            return tree
        if token.kind == "name" and self.before("(") and token.text not in ("node", "text"):
            return self.call()
        return None

    def steps(self, steps: list[PathStep]) -> tuple[PathStep, ...]:
        steps.append(self.step())
        while self.sees("/", "//"):
            if self.take() == "//":
                steps.append(DOWN)
            elif not self.step_ahead():
                raise self.unexpected()
            steps.append(self.step())
        return tuple(steps)

    def step_ahead(self) -> bool:
        return self.token.kind == "name" or self.sees(*_STEP_SIGNS)

    def step(self) -> PathStep:
        if self.accept("."):
            return self.filtered(STAY)
        if self.accept(".."):
            return self.filtered(PathStep("parent", "*"))
        if self.sees("@"):
            raise self.fail("attributes are not supported", "unsupported", what="@")
        axis = self.axis()
        if self.accept("*"):
            return self.filtered(PathStep(axis, "*"))
        if self.token.kind != "name":
            raise self.unexpected()
        return self.filtered(PathStep(axis, self.name_test()))

    def axis(self) -> Axis:
        if not (self.token.kind == "name" and self.before("::")):
            return "child"
        axis = _AXES.get(self.token.text)
        if axis is None:
            raise self.fail(f"the {self.token.text} axis is not supported", "unsupported", what=self.token.text)
        self.at += 2
        return axis

    def name_test(self) -> str:
        name = self.take()
        if not self.sees("("):
            return name
        if name != "node":
            raise self.fail(f"“{name}(” cannot stand in a path", found=f"{name}(")
        self.take()
        self.expect(")")
        return "*"

    def filtered(self, step: PathStep) -> PathStep:
        predicates = self.predicates()
        return PathStep(step.axis, step.name, predicates) if predicates else step

    def predicates(self) -> tuple[Syntax, ...]:
        out = []
        while self.accept("["):
            out.append(self.expression())
            self.expect("]")
        return tuple(out)

    def call(self) -> FunctionCall:
        pos, name = self.token.pos, self.take()
        self.expect("(")
        args: list[Syntax] = []
        while not self.accept(")"):
            if args:
                self.expect(",")
            args.append(self.expression())
        return FunctionCall(name, tuple(args), pos)
