"""How much of the suite runs: ``make quick``, ``make test``, ``make test-all``.

- *quick*: what needs no process, no browser, no crowd and no PostgreSQL, and is not ``alike``. Conversations (tests
  with a stage), commands, files and pictures that are made, figures of groups, and what is marked ``by_turns`` or
  ``one_in`` take turns, one part a day.
- *usual*: everything on SQLite; on PostgreSQL every case of tests that are marked ``both_databases``, since their SQL
  differs or locks matter. The first case of every other test on PostgreSQL, what is marked ``alike``, the `ways` of
  tests that want the machine for themselves, and the cases of long tests that are marked ``one_in`` take turns.
- *all*: every case on both databases.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any, Final, Protocol

QUICK, USUAL, ALL = EXTENTS = ("quick", "usual", "all")
_SERVERS: Final = frozenset({"postgres", "reused_postgres", "reused_postgres_province"})  # fixtures
PARTS: Final = 8  # days until everything that takes turns was tried
PROFILES: Final = {QUICK: "quick", USUAL: "ci", ALL: "long"}  # of hypothesis
_NOT_QUICK: Final = ("slow", "alone", "browser", "alike")  # markers
_BY_TURNS: Final = ("by_turns", "one_in")  # likewise
_BY_TURNS_TOO: Final = (  # folders about one subject, which few changes touch; or about showing what services do
    "tests/cli/",
    "tests/exports/",
    "tests/charts/",
    "tests/disclosure/",
    "tests/services/group_figures/",
)
_TALKS: Final = "stage"  # a test that asks for this fixture has a bot and phones: a conversation


class Item(Protocol):
    """What is asked of a test that pytest found."""

    nodeid: str
    originalname: str
    fixturenames: Sequence[str]
    callspec: Any

    def get_closest_marker(self, name: str) -> Any:
        """The marker of this name, or None."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which tests run, and a sentence for the header."""

    extent: str
    part: int  # 0 to `PARTS` - 1

    @property
    def sentence(self) -> str:
        """What the header says."""
        turns = "" if self.extent == ALL else f", part {self.part + 1} of {PARTS} of what takes turns"
        return f"extent: {self.extent}{turns}"

    def of(self, items: Sequence[Item]) -> tuple[list[Item], list[Item]]:
        """Those that run and those that do not, each in their order."""
        runs = {QUICK: self._quick, USUAL: self._usual, ALL: _all}[self.extent](items)
        chosen, left_out = [], []
        for item, taken in zip(items, runs, strict=True):
            (chosen if taken else left_out).append(item)
        return chosen, left_out

    def _quick(self, items: Sequence[Item]) -> Iterable[bool]:
        turns = self._turns()
        for item in items:
            if on_postgresql(item) or any(map(item.get_closest_marker, _NOT_QUICK)):
                yield False
            else:
                yield not takes_turns(item) or next(turns)

    def _usual(self, items: Sequence[Item]) -> Iterable[bool]:
        turns, cases = self._turns(), Counter[str]()
        on_sqlite = {item.nodeid for item in items if not on_postgresql(item)}
        seen: set[str] = set()
        for item in items:
            if item.get_closest_marker("alike") is not None:
                yield next(turns)
            elif (some := item.get_closest_marker("one_in")) is not None and not on_postgresql(item):
                test, (every,) = item.nodeid.partition("[")[0], some.args
                yield cases[test] % every == self.part % every
                cases[test] += 1
            elif not _is_twin(item, on_sqlite) or item.get_closest_marker("both_databases") is not None:
                yield True
            elif _TALKS in item.fixturenames:
                yield next(turns)
            else:
                test = item.nodeid.partition("[")[0]
                yield test not in seen and next(turns)
                seen.add(test)

    def _turns(self) -> Iterator[bool]:
        return (turn % PARTS == self.part for turn in count())


def part_of_today(today: date) -> int:
    """The part whose turn it is on a day."""
    return today.toordinal() % PARTS


def ways(config: Any, every: Sequence[Any]) -> Sequence[Any]:
    """Of a test that is long, or wants the machine for itself: all its ways in ``make test-all``, else the day's."""
    if config.getoption("--extent") == ALL:
        return every
    return [every[(config.option.part - 1) % len(every)]]


def some_of(parts: Iterable[int], every: Sequence[Any], count: int) -> list[Any]:
    """Of some alike those of the parts of the day, one at least; with every count others: all have their turn."""
    turns = min(PARTS, max(1, len(every)))
    chosen = {(part + count) % turns for part in parts}
    return [one for at, one in enumerate(every) if at % turns in chosen]


def takes_turns(item: Item) -> bool:
    """Whether this test is one of many alike, of which an inner loop need not try all."""
    is_apart = _TALKS in item.fixturenames or item.nodeid.startswith(_BY_TURNS_TOO)
    return is_apart or any(map(item.get_closest_marker, _BY_TURNS))


def on_postgresql(item: Item) -> bool:
    """Whether this case is the one on PostgreSQL, of a test that asks for a database, or the test wants a server."""
    if not _SERVERS.isdisjoint(item.fixturenames):
        return True
    callspec = getattr(item, "callspec", None)
    return callspec is not None and "postgresql" in [
        value for value in callspec.params.values() if isinstance(value, str)
    ]


def _is_twin(item: Item, others: Container[str]) -> bool:
    """Whether this is the case on PostgreSQL of a test that runs on SQLite as well."""
    return on_postgresql(item) and item.nodeid.replace("postgresql", "sqlite") in others


def _all(items: Sequence[Item]) -> Iterable[bool]:
    return (True for _ in items)


def reasons(skipped: Iterable[Any], place: Callable[[Any], str]) -> list[str]:
    """What could not run here: a line for each reason, with the number of tests."""
    counts: dict[str, int] = {}
    for report in skipped:
        reason = place(report).removeprefix("Skipped: ")
        counts[reason] = counts.get(reason, 0) + 1
    return [f"not run: {reason} ({number})" for reason, number in sorted(counts.items())]
