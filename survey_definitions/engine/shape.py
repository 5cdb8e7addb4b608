"""The layout of the instance: the root and each repeat's entry as a flat list of slots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from survey_definitions.xpath import Node


@dataclass(slots=True, frozen=True)
class ShapeSlot:
    """One slot: a node with the slot of its parent; `repeat` marks where the entries of a repeat go, `flag` a truth."""

    name: str
    ref: str
    up: int
    branch: bool
    repeat: bool = False
    flag: bool = False


@dataclass(slots=True, frozen=True)
class Seed:
    """What a new root or entry holds: a text for each slot, and the entries its repeats begin with."""

    texts: tuple[str, ...]
    entries: Mapping[str, tuple[Seed, ...]]


@dataclass(slots=True)
class Shape:
    """The layout of the root or of one repeat's entry. Slot 0 is the root or the entry itself.

    `paths` has for each slot the path below the entry, unique even where siblings share a name.
    `level` counts the repeats around it; `parent_slot` is the slot of `outer` under which entries hang.
    """

    ref: str
    outer: Shape | None = None
    parent_slot: int = 0
    rows: list[ShapeSlot] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    slot_of: dict[str, int] = field(default_factory=dict)
    slots_of_ref: dict[str, tuple[int, ...]] = field(default_factory=dict)
    inner: dict[str, Shape] = field(default_factory=dict)
    seed: Seed = field(default_factory=lambda: Seed((), {}))
    relevant_slots: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.ref.rsplit("/", 1)[-1]

    @property
    def level(self) -> int:
        """0 for the root, 1 for a repeat, 2 for a repeat in it, and so on."""
        return 0 if self.outer is None else self.outer.level + 1

    def chain(self) -> tuple[Shape, ...]:
        """The shapes from the root to this one."""
        return (self,) if self.outer is None else (*self.outer.chain(), self)

    def depth(self) -> int:
        """The number of names in its path."""
        return self.ref.count("/")

    def add(self, row: ShapeSlot, path: str) -> int:
        """A new slot; its number."""
        slot = len(self.rows)
        while path in self.slot_of:
            path += "'"
        self.rows.append(row)
        self.paths.append(path)
        self.slot_of[path] = slot
        self.slots_of_ref[row.ref] = (*self.slots_of_ref.get(row.ref, ()), slot)
        return slot

    def grow(self, parent: Node | None, seed: Seed | None) -> Node:
        """A new root or entry with all its slots, not yet among its parent's kids. Without a seed: empty."""
        nodes: list[Node] = []
        for slot, row in enumerate(self.rows):
            up = nodes[row.up] if slot else parent
            node = Node(row.name, up, seed.texts[slot] if seed else "", row.ref)
            node.flag = row.flag
            if row.branch:
                node.kids = {}
            nodes.append(node)
            if slot and up is not None:
                group = up.kids.setdefault(row.name, [])
                if not row.repeat:
                    group.append(node)
        nodes[0].slots = nodes
        return nodes[0]


def layout(primary: Node, templates: Mapping[str, Node], flags: AbstractSet[str] = frozenset()) -> Shape:
    """The shape of the root, with those of all repeats inside.

    `templates`: what a new entry looks like; `flags`: the refs of calculations that give true or false.
    """
    root = Shape(primary.ref)
    _lay_out(root, primary, templates)
    _sow(root, primary, templates)
    for shape in shapes(root):
        shape.rows = [replace(row, flag=True) if row.ref in flags else row for row in shape.rows]
    return root


def shapes(shape: Shape) -> Iterator[Shape]:
    """A shape and all inside it, outer ones first."""
    yield shape
    for inner in shape.inner.values():
        yield from shapes(inner)


def _lay_out(shape: Shape, pattern: Node, templates: Mapping[str, Node]) -> None:
    shape.add(ShapeSlot(pattern.name, pattern.ref, 0, branch=bool(pattern.kids)), "")
    _lay_out_kids(shape, pattern, 0, templates)


def _lay_out_kids(shape: Shape, pattern: Node, slot: int, templates: Mapping[str, Node]) -> None:
    for name, group in pattern.kids.items():
        ref = f"{pattern.ref}/{name}"
        path = f"{shape.paths[slot]}/{name}"
        if ref in templates:
            if ref not in shape.inner:
                shape.add(ShapeSlot(name, ref, slot, branch=False, repeat=True), path)
                shape.inner[ref] = Shape(ref, shape, slot)
                _lay_out(shape.inner[ref], templates[ref], templates)
            continue
        for kid in group:
            below = shape.add(ShapeSlot(name, kid.ref, slot, branch=bool(kid.kids)), path)
            _lay_out_kids(shape, kid, below, templates)


def _sow(shape: Shape, pattern: Node, templates: Mapping[str, Node]) -> None:
    """Set the seed of a shape, and of all shapes inside it."""
    for ref, inner in shape.inner.items():
        _sow(inner, templates[ref], templates)
    shape.seed = _seed(shape, pattern)
    if shape.outer is not None:  # a new entry begins with one entry in each repeat inside it
        first = {ref: (inner.seed,) for ref, inner in shape.inner.items()}
        shape.seed = Seed(shape.seed.texts, {**first, **shape.seed.entries})


def _seed(shape: Shape, pattern: Node) -> Seed:
    texts: dict[str, str] = {}
    entries: dict[str, list[Node]] = {}

    def visit(node: Node, path: str) -> None:
        while path in texts:
            path += "'"
        texts[path] = "" if node.kids else node.text
        for name, group in node.kids.items():
            ref = f"{node.ref}/{name}"
            if ref in shape.inner:
                entries.setdefault(ref, []).extend(group)
            else:
                for kid in group:
                    visit(kid, f"{path}/{name}")

    visit(pattern, "")
    return Seed(
        tuple(texts.get(path, "") for path in shape.paths),
        {ref: tuple(_seed(shape.inner[ref], kid) for kid in group) for ref, group in entries.items() if group},
    )
