"""Rows become values by the names of their columns, not by their order."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy import literal, select

from storage.labelled import all_of, first_of, labelled

pytestmark = pytest.mark.both_databases


@dataclass(frozen=True)
class Point:
    x: int
    y: int


def test_columns_find_their_fields_in_any_order(database):
    query = select(*labelled(y=literal(2), x=literal(1)))
    assert database.read_now(all_of, Point, query) == [Point(x=1, y=2)]
    assert database.read_now(first_of, Point, query) == Point(x=1, y=2)
    assert database.read_now(first_of, Point, query.where(literal(1) == literal(2))) is None


@pytest.mark.parametrize("columns", [{"x": literal(1)}, {"x": literal(1), "y": literal(2), "z": literal(3)}])
def test_a_column_too_few_or_too_many_is_told(database, columns):
    with pytest.raises(TypeError):
        database.read_now(all_of, Point, select(*labelled(**columns)))
