"""A second PostgreSQL database beside that of the test."""

import uuid

import pytest

from tests.support.province import run_sql


@pytest.fixture
def another_postgres(postgres):
    name = f"t{uuid.uuid4().hex[:12]}"
    run_sql(postgres, f"CREATE DATABASE {name} TEMPLATE template_surveybot")
    yield postgres.replace("/postgres?", f"/{name}?")
    run_sql(postgres, f"DROP DATABASE {name} WITH (FORCE)")
