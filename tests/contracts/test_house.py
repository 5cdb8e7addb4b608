"""House rules that no tool checks: who may know Telegram, how long functions and files may be, which words are used."""

from __future__ import annotations

import ast
import re
import statistics
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import bot
from survey_definitions.languages import LANGUAGES

ROOT = Path(bot.__file__).parent.parent
PACKAGES = ("bot", "storage", "survey_definitions")

# Telegram is met here and nowhere else.
KNOW_TELEGRAM = ("bot/application.py", "bot/context.py", "bot/jobs/menus.py", "bot/receiving/", "bot/delivery/")
# These only name its errors.
KNOW_ITS_ERRORS = ("bot/wiring.py", "bot/jobs/", "bot/cli/")

LONGEST_FUNCTION = 50
LONGEST_FILE = 400
MOST_FUNCTIONS = 25  # lines, nine in ten
MOST_FILES = 250
MEDIAN_FUNCTION = 10

# Larger than they should be; the list only shrinks.
TOO_LONG_FUNCTIONS: set[str] = set()
TOO_LONG_FILES: set[str] = set()

# Words by language in code, beside the messages of bot/texts, with the reason; docs/developers.md tells of them.
WORDS_BY_LANGUAGE = {
    "bot/jobs/menus.py": "names of commands",
    "bot/presenting/apart.py": "how days are written in pictures",
    "bot/services/group_figures/computed.py": "labels, stored in every language with what is released",
    "bot/services/group_figures/indicators.py": "labels, the same",
    "bot/services/group_figures/roster_tables.py": "labels, the same",
    "bot/services/group_figures/structure.py": "labels, the same",
    "bot/services/group_figures/validity.py": "labels, the same",
    "bot/texts/__init__.py": "names of languages, and how days are written",
    "survey_definitions/closed.py": "labels, the same",
    "survey_definitions/disclosure/counts.py": "labels, the same",
    "survey_definitions/reading/others.py": "what an author's or_other is written out to",
    "survey_definitions/wording.py": "the form of address on papers",
}

FORBIDDEN_WORDS = {"user", "users", "questionnaire", "questionnaires", "poll", "polls"}


@cache
def sources() -> list[tuple[str, ast.Module, int]]:
    """Path, tree and number of lines of every module of ours; read by the first test that asks."""
    return list(_sources())


def _sources() -> Iterator[tuple[str, ast.Module, int]]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "versions" not in path.parts:
                text = path.read_text(encoding="utf-8")
                yield path.relative_to(ROOT).as_posix(), ast.parse(text), text.count("\n")


def imports(tree: ast.Module) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names


def functions(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Name and number of lines, the docstring left out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            doc = node.body[0] if ast.get_docstring(node) is not None else None
            documented = (doc.end_lineno or 0) - doc.lineno + 1 if doc is not None else 0
            yield node.name, node.end_lineno - node.lineno + 1 - documented


def knows_telegram(tree: ast.Module, *, only_errors: bool) -> set[str]:
    found = {name for name in imports(tree) if name == "telegram" or name.startswith("telegram.")}
    return found - {"telegram.error"} if only_errors else found


def test_telegram_is_known_where_it_is_met_and_nowhere_else():
    known = {
        path: found
        for path, tree, _ in sources()
        if not path.startswith(KNOW_TELEGRAM)
        if (found := knows_telegram(tree, only_errors=path.startswith(KNOW_ITS_ERRORS)))
    }
    assert known == {}


def test_no_function_is_too_long():
    long = {
        f"{path}:{name}" for path, tree, _ in sources() for name, lines in functions(tree) if lines > LONGEST_FUNCTION
    }
    assert long == TOO_LONG_FUNCTIONS


def test_no_file_is_too_long():
    assert {path for path, _, lines in sources() if lines > LONGEST_FILE} == TOO_LONG_FILES


def test_functions_are_short_as_a_rule():
    lengths = [lines for _, tree, _ in sources() for _, lines in functions(tree)]
    assert statistics.median(lengths) < MEDIAN_FUNCTION
    assert statistics.quantiles(lengths, n=10)[-1] < MOST_FUNCTIONS


def test_files_are_short_as_a_rule():
    assert statistics.quantiles([lines for _, _, lines in sources()], n=10)[-1] < MOST_FILES


def test_names_use_the_words_of_the_design():
    found = {
        f"{path}:{node.name}"
        for path, tree, _ in sources()
        if not path.startswith("bot/sandbox/")  # plays the Bot API, whose words these are
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        if FORBIDDEN_WORDS & {word.casefold() for word in re.findall(r"[A-Z]?[a-z]+", node.name)}
    }
    assert found == set()


# Class names that may stand twice, each with the reason why both mean the same.
TWICE: dict[str, str] = {}


def test_a_class_name_stands_once():
    """One word, one meaning. What begins with an underscore is known to its own file alone."""
    found: dict[str, list[str]] = {}
    for path, tree, _ in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found.setdefault(node.name, []).append(f"{path}:{node.lineno}")
    assert {name: places for name, places in found.items() if len(places) > 1 and name not in TWICE} == {}


# Names of moments as the database has them, in UTC; of `now` the zone is known.
STORED = re.compile(r"\.at$|(?:_at|_?until)$")
PARTS = {"date", "time", "year", "month", "day", "hour", "weekday"}


def by_language(tree: ast.Module) -> Iterator[tuple[int, set[str]]]:
    """Line and keys of every dictionary that holds something for the first language and for another one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            keys = {key.value for key in node.keys if isinstance(key, ast.Constant)}
            if LANGUAGES[0] in keys and len(keys & set(LANGUAGES)) > 1:
                yield node.lineno, keys


def test_words_by_language_are_whole_and_stand_where_it_is_told():
    """A language that is added is asked for here, and who writes words into code hears of `bot/texts`."""
    found = {(path, line): keys for path, tree, _ in sources() for line, keys in by_language(tree)}
    assert {path for path, _ in found} == set(WORDS_BY_LANGUAGE), "words for people belong into bot/texts"
    lacking = [f"{path}:{line}" for (path, line), keys in found.items() if not keys >= set(LANGUAGES)]
    assert not lacking, f"not in every language of {LANGUAGES}"


def test_the_day_of_a_stored_moment_is_asked_for_in_a_zone():
    """Between midnight and seven in Viet Nam it is still the day before in UTC, and on the first the month before."""
    found = [
        f"{path}:{node.lineno}: {ast.unparse(node)}"
        for path, tree, _ in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in PARTS and STORED.search(ast.unparse(node.value))
    ]
    assert found == []


# What lies outside of the repository: whoever reads a comment cannot look it up.
ELSEWHERE = re.compile(
    r"\bdomain (?:section )?[M\d]|\b(?:telegram|xlsform)-facts\b|\bfeature-anchors\b|\bhouse\.md\b|\bdesign\.md\b"
    r"|\bdesign,? (?:section|promise)|\(promise \d|\bDISCLOSURE\.md\b|\bthe word of the design\b|\bas the design\b"
)
READ_BY_PEOPLE = {".py", ".md", ".ftl", ".toml", ".yaml", ".txt", ".sh", ".css", ".js", ".html"}


def test_comments_say_the_fact_instead_of_pointing_to_papers_that_are_not_here():
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for folder in (*PACKAGES, "tests", "benchmarks", "docs", ".ci")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in READ_BY_PEOPLE and path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if ELSEWHERE.search(line)
    ]
    assert found == []
