"""The expressions in a survey's cells, so that a fault is shown in the author's own text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from survey_definitions import limits
from survey_definitions.problems import Problem
from survey_definitions.reading.checks.meanings import (
    bare_days,
    bare_thousands,
    function_meant,
    meant,
    operator_meant,
    yes_no_meant,
)
from survey_definitions.reading.checks.references import ANY_REFERENCE, REFERENCE
from survey_definitions.reading.messages import problem, worded
from survey_definitions.reading.sheets import SURVEY, Book, Cell, Row, canonical
from survey_definitions.reading.words import nearest
from survey_definitions.xpath import FUNCTIONS, Expression, XPathError, compile_expression
from survey_definitions.xpath.syntax import HERE, Path, Syntax

COLUMNS: Final = ("relevant", "constraint", "required", "read_only", "calculation", "choice_filter", "repeat_count")
# What Excel puts into a cell whose formula failed.
ERRORS: Final = ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!")
_SAID: Final = ("required", "read_only")  # where yes or no may stand
_WORDS: Final = ("yes", "no", "true", "false", "true()", "false()")
_QUOTES: Final = str.maketrans("‘’“”", "''\"\"")  # as pyxform does
_MARK: Final = "·"  # begins the names that stand for references: a name part, but not of a question
_PLAIN_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_FEW: Final = 1  # words that may be a slip in an expression
_AROUND: Final = 40  # characters shown on either side of a fault


def check_expressions(book: Book) -> Iterator[Problem]:
    """Expressions that cannot be compiled."""
    for row in book.questions():
        for cell in row.all(*COLUMNS):
            if cell.column in _SAID and yes_no_meant(cell.text) and _says_nothing(cell.text):
                yield bad_yes_no(row, cell)
            elif cell.text.lower() not in _WORDS and cell.text not in ERRORS:
                yield from _check(row, cell)
            for given, value, near in bare_thousands(cell.text):
                numbers = {"given": given, "value": value, "near": near}
                yield problem("thousands", SURVEY, row, cell.header, numbers, text=cell.text, severity="warning")
            for given, near in bare_days(cell.text):
                params = {"given": given, "near": near}
                yield problem("bare_day", SURVEY, row, cell.header, params, text=cell.text, severity="warning")


def _says_nothing(text: str) -> bool:
    """Whether it is no expression; `*` is one, of whatever stands inside a question."""
    return compiled_cell(text) is None or not text.strip("* ")


def bad_yes_no(row: Row, cell: Cell) -> Problem:
    """A word that says neither yes nor no where one of the two is asked for."""
    near = yes_no_meant(cell.text)
    params = {"word": cell.text, "column": cell.column, "near": near}
    advice = "near_default" if near else ""
    return problem("bad_yes_no", SURVEY, row, cell.header, params, text=cell.text, advice=advice)


def _check(row: Row, cell: Cell) -> Iterator[Problem]:
    if compiled_cell(cell.text) is not None:  # what other checks need as well
        return
    try:
        compile_expression(_plain(cell.text))
    except XPathError as err:
        yield expression_problem(err, row, cell.header, cell.text)


def _plain(text: str) -> str:
    """The expression with a name of the same length for each reference, so that offsets stay."""
    return ANY_REFERENCE.sub(lambda m: "_" * len(m[0]), text.translate(_QUOTES))


# -- for other checks: expressions that know what they refer to


def compiled_cells(book: Book, *columns: str) -> Iterator[tuple[Row, Cell, Expression]]:
    """Every expression that can be compiled, with its place."""
    every = book.learnt(_compiled_cells)
    yield from (one for one in every if one[1].column in columns) if columns else every


def _compiled_cells(book: Book) -> list[tuple[Row, Cell, Expression]]:
    cells = ((row, cell, compiled_cell(cell.text)) for row in book.questions() for cell in row.all(*COLUMNS))
    return [(row, cell, expression) for row, cell, expression in cells if expression is not None]


@lru_cache(maxsize=limits.CACHED_EXPRESSIONS)
def compiled_cell(text: str) -> Expression | None:
    """The expression in a cell; None when there is none or it is at fault. `referred` reads its references."""
    text = text.translate(_QUOTES)
    text = {"yes": "true()", "true": "true()", "no": "false()", "false": "false()"}.get(text.lower(), text)
    try:
        return compile_expression(REFERENCE.sub(rf"r{_MARK}\1", text))
    except XPathError:
        return None


def referred(tree: Syntax) -> str:
    """The name of the question that a part of a compiled cell is a reference to; empty for anything else."""
    if isinstance(tree, Path) and tree.start == HERE and len(tree.steps) == 1 and not tree.steps[0].predicates:
        name = tree.steps[0].name
        return name[2:] if name.startswith(f"r{_MARK}") else ""
    return ""


# -- faults in words


def expression_problem(err: XPathError, row: Row | None, column: str, text: str) -> Problem:
    """A fault of an expression with its place in the sheet."""
    params = {
        "detail": err.message,
        "limit": str(limits.EXPRESSION_LENGTH),
        "pos": str(err.pos + 1),
        "shown": _shown(text, err.pos),
        "near": "",
        "what": "",
        "example": "${name}",
        **err.params,
    }
    sentence = _sentence(err)
    if "at" in params:
        params["shown"] = _shown(params["pattern"], int(params["at"]))
    if not params.get("found", "x").strip("_") and (reference := ANY_REFERENCE.match(text, err.pos)):
        params["found"] = reference[0]  # of which the expression has a name of as many signs
    advice, words = _advice(err, canonical(column)[0], text)
    params |= words
    return worded(f"expression_{err.code}", (SURVEY, row, column), params, text=text, sentence=sentence, advice=advice)


def _advice(err: XPathError, column: str, text: str) -> tuple[str, dict[str, str]]:
    """What is meant where the author wrote something else: the advice, and the words in it."""
    if err.code == "function":
        name = err.params.get("name", "")
        if written := operator_meant(name):
            return "meant_sign", {"given": f"{name}()", "near": written}
        near = function_meant(name) or nearest(name, FUNCTIONS)
        return ("near_function", {"near": near}) if near else ("", {})
    if err.code in ("syntax", "unsupported") and (found := meant(text, err.pos, column)):
        return "meant_sign", {"given": found[0], "near": found[1]}
    if err.code == "syntax" and not set("$'\"./(") & set(text) and len(_PLAIN_WORD.findall(text)) > _FEW:
        return "in_words", {"near": "${name} = 'yes'"}
    return "", {}


def _shown(text: str, pos: int) -> str:
    """What stands around a fault, with a sign where it is."""
    before, after = text[:pos], text[pos:]
    before = f"…{before[-_AROUND:]}" if len(before) > _AROUND else before
    after = f"{after[:_AROUND]}…" if len(after) > _AROUND else after
    return f"{before}▶{after}"


def _sentence(err: XPathError) -> str:
    """Which sentence says what is wrong with the syntax."""
    if err.code == "pattern":
        return f"pattern_{err.params['reason']}" if "reason" in err.params else ""
    if err.code != "syntax" or not err.text:
        return ""
    if "quote" in err.params:
        return "expression_quote"
    if err.pos >= len(err.text.rstrip()):
        return "expression_expected" if "expected" in err.params else "expression_ends"
    if "expected" in err.params:
        return "expression_expected"
    return "expression_unexpected" if err.params.get("found") else ""
