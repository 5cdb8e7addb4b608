"""What authors can name is what sessions are given."""

from __future__ import annotations

from sqlalchemy import select

from bot.services.people import reference
from bot.services.people.outside import KNOWN
from storage.models import Person
from tests.services.builders import add_province


def test_the_facts_and_lists_that_authors_can_name_are_those_there_are(database):
    database.run_now(add_province)
    person = database.read_now(lambda uow: uow.orm.scalars(select(Person.id)).first())
    facts = database.read_now(reference.facts_of, person)
    assert {name.partition("::")[0] for name in facts} == KNOWN.facts
    lists = database.read_now(reference.lists)
    assert set(lists) == set(KNOWN.lists)
    for name, listed in lists.items():
        for row in listed.rows:
            assert {column.partition("::")[0] for column in row} <= KNOWN.lists[name]
