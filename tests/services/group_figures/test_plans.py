"""How PostgreSQL reads what is counted: by indexes, never a whole table of answers."""

import pytest
from sqlalchemy import event, text

from bot.services.group_figures import counting, people
from bot.services.group_figures.grid import Grid
from bot.services.group_figures.people import counted
from bot.services.group_figures.tabling import Tabling
from storage.database import Database
from storage.vault import Vault
from survey_definitions.packed import layout_of
from tests.services.group_figures.conftest import LATER
from tests.support.province import SECRET
from tests.support.waves import hold


@pytest.fixture
def held(province_url):
    database = Database(province_url, Vault(SECRET))
    if database.engine.dialect.name != "postgresql":
        pytest.skip("plans are PostgreSQL's")
    yield database, hold(database, "skills")
    database.close()


def plan(uow, query):
    """The plan of a query as text, where reading whole tables is dear as it is in a large province."""
    sent = []
    note = lambda _c, _k, statement, parameters, _x, _m: sent.append((statement, parameters))  # noqa: E731 - passed on
    event.listen(uow.connection, "before_cursor_execute", note)
    uow.connection.execute(query).all()
    event.remove(uow.connection, "before_cursor_execute", note)
    uow.connection.execute(text("SET LOCAL enable_seqscan = off"))
    uow.connection.execute(text("SET LOCAL enable_bitmapscan = off"))
    (statement, parameters) = sent[0]
    return "\n".join(row[0] for row in uow.connection.exec_driver_sql(f"EXPLAIN {statement}", parameters))


@pytest.mark.parametrize("province_url", ["postgresql"], indirect=True)
def test_everybody_is_read_by_the_campaigns_index_and_answers_not_at_all(held):
    database, campaign = held
    found = database.read_now(lambda uow: plan(uow, people.together(uow, counted(campaign, LATER), [b"mark"])))
    assert "uq_sessions_campaign_id_person_id" in found
    assert "uq_submissions_session_id_number" in found
    assert "answers" not in found


@pytest.mark.parametrize("province_url", ["postgresql"], indirect=True)
def test_answers_that_are_not_packed_are_found_by_their_session(held):
    database, campaign = held

    def of_rows(uow):
        (survey,) = counting.versions(uow, campaign)
        layout = layout_of(survey)
        found = counted(campaign, LATER)
        known = frozenset({layout.mark})
        crowd = people.crowd(uow, found, LATER.date(), known)
        grid = Grid(counting.places(uow, crowd), crowd.cells)
        moment = counting._Moment(found, known, crowd, Tabling(grid, crowd, [layout], None))
        return plan(uow, counting._rows(moment, [one.ref for one in layout.questions]))

    assert "uq_answers_session_id_number_path" in database.read_now(of_rows)
