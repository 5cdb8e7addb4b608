"""Run a file of expression vectors: `python -m tests.xpath.vectors FILE`.

One vector is one line of JSON: `xml` (an instance or a model), `context` (the path of the node the expression
stands on), `expr`, `type` (number, string, boolean or strings) and `expected`. Prints each failure, and last
`N passed, M failed`; the exit code is 1 when any failed but those that are known to depart.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from survey_definitions.xpath import XPathError, compile_expression
from tests.xpath.documents import document

FILE = Path(__file__).with_name("vectors.jsonl")

# Where we depart on purpose: the expression, and why.
_UNANSWERED = "an unanswered question in a node-set is left out, as ODK Collect does; XPath 1.0 gives NaN"
DEPARTURES: Mapping[str, str] = {
    "sum(/data/job/years)": _UNANSWERED,
    "min(/data/job/years)": _UNANSWERED,
    "max(/data/job/years)": _UNANSWERED,
}


def vectors(path: Path) -> Iterator[dict[str, Any]]:
    """The vectors of a file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def failure(vector: Mapping[str, Any]) -> str:
    """What went wrong with a vector; empty when nothing did."""
    try:
        got = value_of(vector)
    except XPathError as err:
        return f"{vector['expr']}: {err}"
    return "" if _same(got, vector["expected"]) else f"{vector['expr']}: {got!r}, not {vector['expected']!r}"


def value_of(vector: Mapping[str, Any]) -> Any:
    """What the expression gives."""
    doc = document(vector["xml"])
    expression, node = compile_expression(vector["expr"]), doc.at(vector["context"])
    doc.env.refill()
    if vector["type"] == "number":
        return expression.number(doc.env, node)
    if vector["type"] == "boolean":
        return expression.boolean(doc.env, node)
    if vector["type"] == "string":
        return expression.string(doc.env, node)
    nodes = expression.value(doc.env, node)
    assert isinstance(nodes, list)
    return [one.string() for one in nodes]


def _same(got: Any, expected: Any) -> bool:
    if isinstance(got, float):
        wanted = float(expected)
        return math.isnan(got) if math.isnan(wanted) else math.isclose(got, wanted, rel_tol=1e-9, abs_tol=1e-9)
    return type(got) is type(expected) and got == expected


def main(path: Path) -> int:
    """Run the file; the exit code."""
    passed = failed = surprises = 0
    for vector in vectors(path):
        found = failure(vector)
        passed, failed = passed + (not found), failed + bool(found)
        if found:
            reason = DEPARTURES.get(vector["expr"])
            surprises += reason is None
            print(found + (f"  (departs: {reason})" if reason else ""))
    print(f"{passed} passed, {failed} failed")
    return 1 if surprises else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FILE))
