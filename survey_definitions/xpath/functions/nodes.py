"""Node-sets: counting, places in repeats, other instances, random order, identifiers."""

from __future__ import annotations

import math
import string
from typing import TYPE_CHECKING

from survey_definitions.limits import TEXT_LENGTH
from survey_definitions.xpath.functions.arguments import live
from survey_definitions.xpath.paths import down
from survey_definitions.xpath.registry import function
from survey_definitions.xpath.values import NAN, number_of

if TYPE_CHECKING:
    from survey_definitions.xpath.environment import Focus
    from survey_definitions.xpath.node import Node
    from survey_definitions.xpath.values import Nodes, Value

_GLANCES = 16  # siblings passed on the way to an entry cost as much as one step
_DRAWN = 8  # random signs cost as much as one node to look at
_MODULUS = 2147483647  # Park and Miller's minimal standard generator
_MULTIPLIER = 16807
_ALPHABET = string.ascii_uppercase + string.ascii_lowercase + string.digits

function("count", "N")(lambda _, nodes: float(len(live(nodes))))
function("count-non-empty", "N")(lambda _, nodes: float(sum(1 for n in live(nodes) if n.string())))
function("last")(lambda at: float(at.size))
function("current")(lambda at: [at.current])


@function("name local-name", "N?")
def _name(at: Focus, nodes: Nodes | None = None) -> str:
    if nodes is None:
        return at.node.name
    return nodes[0].name if nodes else ""


@function("instance", "s")
def _instance(at: Focus, name: str) -> Nodes:
    table = at.env.tables.get(name)
    return [table.top] if table else []


@function("version")
def _version(at: Focus) -> str:
    return at.env.version


@function("position", "N?")
def _position(at: Focus, nodes: Nodes | None = None) -> float:
    if nodes is None:
        return float(at.position)
    if not nodes:
        return NAN
    index = nodes[0].index
    at.env.spend(index // _GLANCES)
    return float(index + 1)


@function("indexed-repeat", "Nv*")
def _indexed_repeat(at: Focus, target: Nodes, *pairs: Value) -> Nodes:
    """indexed-repeat(/data/r/x, /data/r, 2): the second r, then down to x; further repeats by further pairs."""
    levels = _levels(pairs, at)
    if not target or levels is None:
        return []
    entry: Node | None = None
    for ref, sample, number in levels:
        entries = _entries(entry, ref, sample, at)
        if math.isnan(number) or not 1 <= number <= len(entries):
            return []
        entry = entries[int(number) - 1]
    return down([entry], _below(entry, target[0].ref), at.env) if entry is not None else []


def _levels(pairs: tuple[Value, ...], at: Focus) -> list[tuple[str, Node, float]] | None:
    """The repeats from the outside in, each with a sample entry and the wanted number."""
    levels: list[tuple[str, Node, float]] = []
    for nodes, number in zip(pairs[::2], pairs[1::2], strict=False):
        if type(nodes) is not list or not nodes:
            return None
        levels.append((nodes[0].ref, nodes[0], number_of(number, at.env)))
    return sorted(levels, key=lambda level: level[0])


def _entries(entry: Node | None, ref: str, sample: Node, at: Focus) -> Nodes:
    if entry is not None:
        return down([entry], _below(entry, ref), at.env)
    return sample.parent.kids[sample.name] if sample.parent else [sample]


def _below(node: Node, ref: str) -> list[str]:
    return ref[len(node.ref) + 1 :].split("/")


@function("randomize", "Nn?")
def _randomize(at: Focus, nodes: Nodes, seed: float | None = None) -> Nodes:
    """Inside-out Fisher and Yates, over a Park and Miller generator, as the ODK specification has it."""
    if seed is None or not math.isfinite(seed):
        state = at.env.random.randrange(1, _MODULUS - 1)
    else:
        state = int(seed) % _MODULUS or _MODULUS - 1
    out: Nodes = []
    for i, node in enumerate(nodes):
        state = state * _MULTIPLIER % _MODULUS
        j = int((state - 1) / (_MODULUS - 1) * (i + 1))
        out.append(node)
        out[i], out[j] = out[j], node
    return out


@function("uuid", "n?")
def _uuid(at: Focus, length: float | None = None) -> str:
    chance = at.env.random
    if length is not None:
        number = int(min(length, TEXT_LENGTH))
        at.env.spend(number // _DRAWN)
        return "".join(chance.choices(_ALPHABET, k=number))
    digits = f"{chance.getrandbits(128):032x}"
    variant = "89ab"[int(digits[16], 16) % 4]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"
