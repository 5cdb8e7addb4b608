"""The generated parts of the authors' pages: functions with examples that were run, and all codes of problems."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from survey_definitions.reading.sentences import MESSAGES
from survey_definitions.xpath import FUNCTIONS, Environment, Node, compile_expression

_NOW: Final = datetime(2026, 6, 15, 10, 0, tzinfo=UTC)
EXAMPLES: Final = (
    *("concat('a', 'b')", "join(', ', 'a', 'b')", "string-length('đồng')", "normalize-space(' a  b ')"),
    *("contains('abc', 'b')", "starts-with('abc', 'a')", "ends-with('abc', 'c')", "substr('abcd', 1, 3)"),
    *(
        "substring('abcd', 2, 2)",
        "substring-before('a-b', '-')",
        "substring-after('a-b', '-')",
        "translate('abc', 'b', 'x')",
    ),
    *("coalesce('', 'b')", "upper-case('abc')", "lower-case('ABC')", "regex('AB12', '^[A-Z]+[0-9]+$')", "string(3.5)"),
    *(
        "if(1 > 2, 'a', 'b')",
        "not(1 = 1)",
        "boolean('x')",
        "boolean-from-string('true')",
        "checklist(1, 2, true(), false())",
    ),
    *(
        "number('3.5')",
        "int(3.9)",
        "floor(-1.5)",
        "ceiling(1.2)",
        "round(2.345, 2)",
        "round(-2.5)",
        "abs(-3)",
        "7 mod 3",
    ),
    *("7 div 2", "sum(1, 2, 3)", "min(3, 1)", "max(3, 1)", "pow(2, 10)", "sqrt(9)", "pi()", "exp(0)", "log10(100)"),
    *("selected('red blue', 'red')", "selected-at('red blue', 1)", "count-selected('red blue')"),
    *("today()", "now()", "date('2026-03-17')", "date-time('2026-03-17T10:30')", "decimal-date-time('1970-01-02')"),
    *("format-date('2026-03-17', '%d/%m/%Y')", "decimal-time('12:00')", "date('2026-03-17') + 1", "date(today() - 30)"),
)


def functions_table() -> str:
    """Expressions, and what they gave when this page was written, on Monday, 15 June 2026."""
    env = Environment(Node("data"), _NOW, "docs")
    rows = [f"| `{one}` | `{compile_expression(one).string(env, env.root)}` |".replace("||", "| |") for one in EXAMPLES]
    return "\n".join(["| expression | gives |", "|---|---|", *rows, "", f"All functions: {_all()}.", ""])


def _all() -> str:
    return ", ".join(f"`{name}`" for name in sorted(FUNCTIONS))


def problems_table() -> str:
    """Every problem by its code, as the English command line says it."""
    rows = [
        f"| `{code}` | {_cell(message)} | {_cell(remedy)} |" for code, (message, remedy) in sorted(MESSAGES.items())
    ]
    return "\n".join(["| code | what is wrong | what helps |", "|---|---|---|", *rows, ""])


def _cell(text: str) -> str:
    return text.replace("|", "or").replace("{", "").replace("}", "")
