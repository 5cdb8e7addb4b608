"""The instance tree: what expressions walk and what a session fills in. No knowledge of surveys."""

from __future__ import annotations

from collections.abc import Iterator

Kids = dict[str, list["Node"]]
_TRUE = ("1", "true")  # the second was written by earlier releases
_NO_KIDS: Kids = {}  # shared by all leaves; never filled


class Node:
    """An element: either a leaf with `text`, or a branch with `kids`, grouped by name in document order.

    Entries of a repeat share a name; `key` is the serial number of such an entry (0: not an entry).
    `ref` is the generic path (`/data/job/title`). `own` says whether the node's own relevant holds, `live`
    whether it and all above it do. `slots` lists, at the root and at each entry, the nodes below it that are
    not inside a deeper repeat. `done` marks a question that was answered or passed over, `flag` a value that is
    a truth: 1 or 0.
    """

    __slots__ = ("done", "flag", "key", "kids", "live", "name", "own", "parent", "ref", "slots", "text")

    def __init__(self, name: str, parent: Node | None = None, text: str = "", ref: str = "") -> None:
        self.name = name
        self.parent = parent
        self.kids = _NO_KIDS
        self.text = text
        self.ref = ref
        self.live = True
        self.own = True
        self.done = False
        self.key = 0
        self.flag = False
        self.slots: list[Node] | None = None

    def branch(self) -> Kids:
        """The kids, ready to be added to."""
        if self.kids is _NO_KIDS:
            self.kids = {}
        return self.kids

    def add(self, name: str, text: str = "", ref: str = "") -> Node:
        """A new last kid."""
        node = Node(name, self, text, ref)
        self.branch().setdefault(name, []).append(node)
        return node

    def children(self) -> Iterator[Node]:
        """The kids in document order."""
        for group in self.kids.values():
            yield from group

    def walk(self) -> Iterator[Node]:
        """The node and all below it, in document order."""
        yield self
        for group in self.kids.values():
            for kid in group:
                yield from kid.walk()

    def string(self) -> str:
        """XPath's string-value. A node that is not live reads as empty."""
        if not self.live:
            return ""
        return "".join(kid.string() for kid in self.children()) if self.kids else self.text

    @property
    def truth(self) -> bool | None:
        """What a flag says; None for what is no flag, or has no value."""
        return self.text in _TRUE if self.flag and self.live and self.text else None

    @property
    def index(self) -> int:
        """The place among the siblings of the same name, from 0."""
        return self.parent.kids[self.name].index(self) if self.parent else 0

    def set_own(self, own: bool) -> bool:  # noqa: FBT001 - the one thing it says
        """Say whether the node's own relevant holds; whether anything changed."""
        if own is self.own:
            return False
        self.own = own
        return self.refresh()

    def refresh(self) -> bool:
        """Bring `live` in line with `own` and the nodes above, for this node and all below it."""
        live = self.own and (self.parent is None or self.parent.live)
        if live is self.live:
            return False
        self.live = live
        for group in self.kids.values():
            for kid in group:
                kid.refresh()
        return True
