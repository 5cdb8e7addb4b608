"""What an expression may look at beyond the node it stands on. Clock and seed are given, never taken."""

from __future__ import annotations

import random
import re
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from survey_definitions.limits import EXPRESSION_STEPS
from survey_definitions.xpath.errors import BudgetError
from survey_definitions.xpath.node import Node
from survey_definitions.xpath.values import NAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_DATE = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?(Z|[+-]\d{2}:?\d{2})?)?\Z", re.ASCII
)
_EPOCH = date(1970, 1, 1).toordinal()
_DAY = timedelta(days=1)


class Table:
    """A secondary instance: rows to look up, shared by all sessions. `top` stands above its root element.

    `cache` is for what others compute from it, for example the choices of a question.
    """

    __slots__ = ("_columns", "_index", "cache", "top")

    def __init__(self, top: Node) -> None:
        self.top = top
        self.cache: dict[Any, Any] = {}
        self._index: dict[tuple[tuple[str, ...], str], dict[str, list[Node]]] = {}
        self._columns: dict[tuple[str, ...], frozenset[str]] = {}

    def index(self, names: tuple[str, ...], key: str) -> dict[str, list[Node]]:
        """The nodes at names (root, item), by the text of their kid `key`."""
        if names not in self._columns:
            self._columns[names] = frozenset(column for node in self._nodes(names) for column in node.kids)
        if key not in self._columns[names]:  # there are as many keys as somebody may think of
            return {}
        at = (names, key)
        if at not in self._index:
            self._index[at] = self._by_text(names, key)
        return self._index[at]

    def _nodes(self, names: tuple[str, ...]) -> list[Node]:
        nodes = [self.top]
        for name in names:
            nodes = [kid for node in nodes for kid in node.kids.get(name, ())]
        return nodes

    def _by_text(self, names: tuple[str, ...], key: str) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = {}
        for node in self._nodes(names):
            for text in {kid.string() for kid in node.kids.get(key, ())}:
                found.setdefault(text, []).append(node)
        return found


class TableSource(Protocol):
    """Where the secondary instances come from, by name."""

    def get(self, name: str, /) -> Table | None:
        """The table; None when nobody knows it."""


class Environment:
    """The tree, the clock, the seed, the tables and the texts of one session, and what an input may cost."""

    def __init__(
        self,
        root: Node,
        now: datetime,
        seed: str,
        tables: TableSource | None = None,
        itext: Callable[[str], str] = lambda _: "",
        choice_label: Callable[[Node, str, str], str] = lambda _node, _path, _value: "",
        version: str = "",
    ) -> None:
        self.root = root
        self.top = Node("")  # the document node: ../.. from a question finds it
        self.top.branch()[root.name] = [root]
        root.parent = self.top
        self.tables: TableSource = tables if tables is not None else {}
        self.itext, self.choice_label, self.version = itext, choice_label, version
        self.tick(now, seed)

    def tick(self, now: datetime, seed: str) -> None:
        """A new event: set the clock and the seed, so that the same events give the same session."""
        self.now, self.seed = now, seed
        self.__dict__.pop("random", None)
        self.refill()

    def refill(self) -> None:
        """Allow the next computation its full cost."""
        self.left = self._allowance = EXPRESSION_STEPS

    def relieve(self) -> None:
        """After an expression that cost too much, allow the others half as much."""
        self._allowance //= 2
        self.left = self._allowance

    def spend(self, steps: int) -> None:
        """Count nodes looked at. Raises BudgetError when there were too many."""
        self.left -= steps
        if self.left < 0:
            raise BudgetError

    @contextmanager
    def seeded(self, seed: str) -> Iterator[None]:
        """Another seed for a while."""
        before, self.random = self.random, random.Random(seed)  # noqa: S311 - repeatable on purpose
        try:
            yield
        finally:
            self.random = before

    @cached_property
    def random(self) -> random.Random:
        """Repeatable randomness for this event."""
        return random.Random(self.seed)  # noqa: S311 - repeatable on purpose

    @property
    def zone(self) -> tzinfo:
        """The time zone of the clock."""
        return self.now.tzinfo or UTC

    def moment(self, text: str) -> datetime | None:
        """An ISO date or date-time as naive local time; None when it is neither."""
        m = _DATE.match(text)
        if not m:
            return None
        fraction = int(f"{m[7] or 0:0<6}"[:6])
        try:
            year, month, day, hour, minute, second = (int(m[i] or 0) for i in range(1, 7))
            at = datetime(year, month, day, hour, minute, second, fraction)  # noqa: DTZ001 - local by definition
            if m[8]:
                at = at.replace(tzinfo=offset(m[8])).astimezone(self.zone).replace(tzinfo=None)
        except (ValueError, OverflowError):
            return None
        return at

    def days(self, text: str) -> float:
        """Days since 1970-01-01 of an ISO date or date-time; NaN when it is neither."""
        at = self.moment(text.strip())
        if at is None:
            return NAN
        day = float(at.toordinal() - _EPOCH)
        midnight = datetime(at.year, at.month, at.day)  # noqa: DTZ001 - local by definition
        return day + (at - midnight) / _DAY if "T" in text else day

    def stamp(self, at: datetime) -> str:
        """A moment as ODK writes it, with milliseconds and offset."""
        at = at.replace(tzinfo=self.zone) if at.tzinfo is None else at
        return at.isoformat(timespec="milliseconds")


def offset(text: str) -> tzinfo:
    """`Z`, `+07:00` or `+0700` as a time zone."""
    if text == "Z":
        return UTC
    sign = -1 if text[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[-2:])))


class Focus:
    """Where an expression stands: the node, its place in a predicate, and what current() means."""

    __slots__ = ("current", "env", "node", "position", "size")

    def __init__(self, env: Environment, node: Node, current: Node, position: int = 1, size: int = 1) -> None:
        self.env, self.node, self.current, self.position, self.size = env, node, current, position, size
