"""Every table and column says what becomes of it when somebody's data are erased, and that is what happens."""

import json
import re
from datetime import date, datetime

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Text,
    insert,
    select,
)
from sqlalchemy.types import TypeDecorator

from bot.services.rights.erasing import erase_person
from bot.services.rights.personal_data import ANSWERS, EVERYTHING, FATES, NOTHING_PERSONAL, REASONS, SCOPES
from storage.base import Base
from tests.support.clock import START

KNOWN = {fate.model.__tablename__: fate for fate in FATES}
ABOUT = """
What becomes of {} when somebody asks for deletion? Add a line to FATES in bot/services/rights/personal_data.py:
by which column it hangs on the person or session, and what goes (rows, blank) or why it stays (stays). A table with
nothing about a person goes into NOTHING_PERSONAL. Then name it in docs/privacy.md.
"""


@pytest.mark.parametrize("table", sorted(Base.metadata.tables))
def test_every_table_says_what_becomes_of_it(table):
    assert (table in KNOWN) != (table in NOTHING_PERSONAL), ABOUT.format(table)


def unsaid(table, fate):
    """Columns of a table of which nobody says what becomes of them; its rows stay."""
    said = {*fate.blank, *(name for name, why in fate.stays.items() if why in REASONS)}
    return [column.name for column in table.columns if not is_counted(column) and column.name not in said]


@pytest.mark.parametrize("table", sorted(KNOWN))
def test_every_column_goes_or_is_said_to_stay(table):
    fate, columns = KNOWN[table], set(Base.metadata.tables[table].columns.keys())
    assert set(fate.blank) | set(fate.stays) <= columns
    assert not set(fate.blank) & set(fate.stays)
    assert set(fate.blank.values()) | ({fate.rows} if fate.rows else set()) <= {ANSWERS, EVERYTHING}
    if fate.rows:
        assert not fate.blank
        assert not fate.stays
        return
    missing = [f"{table}.{name}" for name in unsaid(Base.metadata.tables[table], fate)]
    assert not missing, ABOUT.format(", ".join(missing))


@pytest.mark.parametrize("table", sorted(name for name, fate in KNOWN.items() if not fate.rows))
def test_a_column_that_is_added_is_asked_for(table):
    with_one_more = Base.metadata.tables[table].to_metadata(MetaData())
    with_one_more.append_column(Column("added", String(20)))
    assert unsaid(with_one_more, KNOWN[table]) == ["added"]


def test_nothing_refers_to_people_that_is_called_impersonal():
    """A table that refers to a person or to a session is about somebody."""
    about = {"people", "sessions", "chats"}
    for name in NOTHING_PERSONAL:
        targets = {key.column.table.name for key in Base.metadata.tables[name].foreign_keys}
        assert not targets & about, ABOUT.format(name)


def test_nothing_that_is_called_impersonal_says_who():
    """Neither does a column without a foreign key, as far as its name tells: an actor of the audit, who did it."""
    says_who = re.compile(r"(?:^|_)(?:actor|by|person|people|chat|session|staff|account)(?:_|$)")
    named = [
        f"{name}.{column.name}"
        for name in NOTHING_PERSONAL
        for column in Base.metadata.tables[name].columns
        if says_who.search(column.name)
    ]
    assert not named, ABOUT.format(", ".join(named))


# -- the whole database filled, column by column


class Filled:
    """A row for each of two people in every table, with values that can be found again."""

    def __init__(self, uow):
        self.uow = uow
        self.ids = {}
        for who in ("first", "second"):
            for table in Base.metadata.sorted_tables:
                self.ids[table.name, who] = self._row(table, who)

    def _row(self, table, who):
        keys = {column.name: next(iter(column.foreign_keys)) for column in table.columns if column.foreign_keys}
        later = {name for name, key in keys.items() if key.column.table is table}
        values = {
            column.name: self._reference(key, who) if (key := keys.get(column.name)) else mark(table, column, who)
            for column in table.columns
            if column.name not in later
            and (column.foreign_keys or not (column.primary_key and isinstance(column.type, Integer)))
        }
        if table.name == "received":
            values["update_id"] = 1 if who == "first" else 2
        if "actor" in table.columns:
            values["actor"] = f"person:{1 if who == 'first' else 2}"
        if table.name == "audit":
            values |= {"position": None, "hash": None}
        if table.name == "parked_updates":
            values["chat_key"] = mark(Base.metadata.tables["chats"], Base.metadata.tables["chats"].c.key, who)
        if table.name == "people":
            values |= {"left_on": None}
        return self.uow.connection.execute(insert(table).values(**values)).inserted_primary_key[0]

    def _reference(self, key, who):
        return self.ids[key.column.table.name, who]


def is_counted(column):
    """The number that the database gives."""
    return column.primary_key and isinstance(column.type, Integer) and not column.foreign_keys


def mark(table, column, who):
    """A value that says where it stands and whose it is."""
    kind = column.type.impl if isinstance(column.type, TypeDecorator) else column.type
    text = f"{who}-{table.name}-{column.name}"
    number = 1 if who == "first" else 2
    if isinstance(kind, (String, Text)):
        length = getattr(kind, "length", None)
        return text if length is None or len(text) <= length else f"{number}{hash(text) % 10**8}"[: length or None]
    if isinstance(kind, LargeBinary):
        return text.encode()
    if isinstance(kind, JSON):
        return {"mark": text}
    for types, value in (((Boolean,), True), ((Integer,), number), ((Float,), 0.5)):
        if isinstance(kind, types):
            return value
    if isinstance(kind, (DateTime, Date)):
        return START.date() if isinstance(kind, Date) and not isinstance(kind, DateTime) else START
    raise AssertionError(f"no value for {table.name}.{column.name}: {kind!r}")


def rows(uow, table, filled, who):
    found = uow.connection.execute(select(table).where(next(iter(table.primary_key)) == filled.ids[table.name, who]))
    return found.mappings().first()


@pytest.mark.parametrize("scope", [ANSWERS, EVERYTHING])
def test_what_is_said_to_go_goes_and_nobody_else_loses_anything(database, scope):
    def use_case(uow):
        filled = Filled(uow)
        before = {table.name: dict(rows(uow, table, filled, "second")) for table in Base.metadata.sorted_tables}
        erase_person(uow, filled.ids["people", "first"], scope, START)
        for table in Base.metadata.sorted_tables:
            assert dict(rows(uow, table, filled, "second")) == before[table.name], table.name
            left = rows(uow, table, filled, "first")
            fate = KNOWN.get(table.name)
            if fate is not None and fate.rows in SCOPES[scope]:
                assert left is None, f"{table.name} was to go"
                continue
            assert left is not None, f"{table.name} was to stay"
            gone = [name for name, at in (fate.blank if fate else {}).items() if at in SCOPES[scope]]
            assert [name for name in gone if left[name] is not None] == [], table.name

    database.run_now(use_case)


@pytest.mark.parametrize("scope", [ANSWERS, EVERYTHING])
def test_that_a_correction_was_begun_goes_with_the_answers(database, scope):
    def use_case(uow):
        filled = Filled(uow)
        erase_person(uow, filled.ids["people", "first"], scope, START)
        left = {who: rows(uow, Base.metadata.tables["sessions"], filled, who) for who in ("first", "second")}
        return left["first"]["changed_at"], left["second"]["changed_at"]

    assert database.run_now(use_case) == (None, START)


def test_in_every_table_each_of_two_people_has_a_row_of_their_own_and_no_other(database):
    """What the copy of somebody's data shows is chosen so."""

    def use_case(uow):
        filled = Filled(uow)
        for who in ("first", "second"):
            for name, fate in KNOWN.items():
                key = next(iter(Base.metadata.tables[name].primary_key))
                mine = uow.connection.scalars(select(key).where(fate.of_person(filled.ids["people", who])))
                assert list(mine) == [filled.ids[name, who]], name

    database.run_now(use_case)


def test_json_and_dates_are_among_what_is_filled():
    """The filling knows every kind of column there is."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            value = mark(table, column, "first")
            assert isinstance(value, (str, bytes, dict, bool, int, float, date, datetime)), json.dumps(str(value))
