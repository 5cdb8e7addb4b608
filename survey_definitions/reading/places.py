"""Where in the sheet something is that the XForm names by its path."""

from __future__ import annotations

from survey_definitions.reading.sheets import Book, Row
from survey_definitions.reading.types import parse_type


def rows_by_path(book: Book, root: str) -> dict[str, Row]:
    """The row of each question, group and repeat by its path; `root` is the name of the instance."""
    out: dict[str, Row] = {}
    at = [root]
    for row in book.questions():
        asked, name = parse_type(row.get("type")), row.get("name")
        if asked.kind == "end":
            at = at[:-1] or [root]
        elif name:
            out["/" + "/".join((*at, name))] = row
            if asked.kind == "begin":
                at.append(name)
    return out
