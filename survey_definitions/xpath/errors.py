"""What can be wrong with an expression."""

from __future__ import annotations

from collections.abc import Mapping


class XPathError(ValueError):
    """An expression that cannot be compiled, or failed while it ran.

    `code` names the kind of fault (syntax, function, arity, unsupported, pattern, too_long, too_deep, type,
    value, budget), `params` the words in it. `text` is the expression and `pos` the offset of the fault in
    it; both are empty for faults found while running.
    """

    def __init__(
        self,
        message: str,
        text: str = "",
        pos: int = 0,
        code: str = "syntax",
        params: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(f"{message} at {pos + 1}: {text[:pos]}⟦here⟧{text[pos:]}" if text else message)
        self.message, self.text, self.pos = message, text, pos
        self.code, self.params = code, dict(params or {})


class BudgetError(XPathError):
    """An expression that looks at more nodes than one input may cost."""

    def __init__(self) -> None:
        super().__init__("this expression takes too many steps", code="budget")
