"""A survey that cannot be run, as the readers say it before rows and columns are known."""

from __future__ import annotations

from collections.abc import Mapping


class XFormError(ValueError):
    """`where` is the path of the question, `attribute` the column (relevant, calculation …)."""

    def __init__(
        self,
        message: str,
        where: str = "",
        attribute: str = "",
        code: str = "xform",
        params: Mapping[str, str] | None = None,
        text: str = "",
    ) -> None:
        super().__init__(": ".join(part for part in (where, attribute, message) if part))
        self.message, self.where, self.attribute = message, where, attribute
        self.code, self.params, self.text = code, dict(params or {}), text
