"""Distances and areas on a sphere, of points written as `latitude longitude [altitude [accuracy]]`."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from survey_definitions.xpath.functions.arguments import strings
from survey_definitions.xpath.registry import function
from survey_definitions.xpath.values import NAN

if TYPE_CHECKING:
    from survey_definitions.xpath.environment import Focus
    from survey_definitions.xpath.values import Value

Point = tuple[float, float]  # in radians
_RADIUS = 6378100.0  # metres; what JavaRosa takes for distances
_EQUATOR = 6378137.0  # metres; and for areas
_CORNERS = 3
_SIGNS = 10  # of coordinates cost as much as one node to look at


@function("distance", "v*")
def _distance(at: Focus, *values: Value) -> float:
    points = _points(values, at)
    if not points:
        return NAN
    return sum((_arc(a, b) * _RADIUS for a, b in pairwise(points)), 0.0)


@function("area enclosed-area", "v*")
def _area(at: Focus, *values: Value) -> float:
    points = _points(values, at)
    if len(points) < _CORNERS:
        return 0.0 if points else NAN
    ring = points + points[:1] if points[0] != points[-1] else points
    total = sum((b[1] - a[1]) * (2 + math.sin(a[0]) + math.sin(b[0])) for a, b in pairwise(ring))
    return abs(total * _EQUATOR * _EQUATOR / 2)


@function("geofence", "ss")
def _geofence(at: Focus, place: str, area: str) -> bool:
    """Whether a point lies within an area: a ray from it to the east crosses the ring an odd number of times."""
    points, ring = _points((place,), at), _points((area,), at)
    if not points or len(ring) < _CORNERS:
        return False
    (north, east), crossed = points[0], False
    for a, b in pairwise((*ring, ring[0])):
        if (a[0] > north) != (b[0] > north):
            crossed ^= east < a[1] + (north - a[0]) / (b[0] - a[0]) * (b[1] - a[1])
    return crossed


def _arc(a: Point, b: Point) -> float:
    cosine = math.sin(a[0]) * math.sin(b[0]) + math.cos(a[0]) * math.cos(b[0]) * math.cos(b[1] - a[1])
    return math.acos(max(-1.0, min(1.0, cosine)))


def _points(values: tuple[Value, ...], at: Focus) -> list[Point]:
    out: list[Point] = []
    for text in strings(values):
        at.env.spend(len(text) // _SIGNS)
        for part in text.split(";"):
            numbers = part.split()
            if len(numbers) < 2:  # noqa: PLR2004
                continue
            try:
                out.append((math.radians(float(numbers[0])), math.radians(float(numbers[1]))))
            except ValueError:
                return []
    return out
