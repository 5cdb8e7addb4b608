"""A second PostgreSQL database beside that of the test."""

import pytest

from tests.support.own_postgres import copied, named


@pytest.fixture
def another_postgres(postgres, postgres_template):
    with copied(postgres, postgres_template) as name:
        yield named(postgres, name)
