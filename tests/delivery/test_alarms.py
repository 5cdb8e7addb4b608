"""Alarms are sent past the queue; what may have arrived does not come again through it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from storage.models import Delivery, Person, PersonRole
from tests.support.replaced import replaced

WAITS = timedelta(minutes=20)


async def test_an_alarm_whose_answer_is_lost_is_unknown_and_does_not_come_again(waiting):
    await waiting.join("BTC-012")
    await waiting.message("VPUB-017")

    def admin(uow):
        person = uow.orm.scalars(select(Person).where(Person.staff_code == "BTC-012")).one()
        uow.orm.add(PersonRole(person_id=person.id, role="admin"))

    await waiting.stage.database.run(admin)
    waiting.stage.clock.pass_(seconds=WAITS.total_seconds())
    before = len(waiting.stage.phone("BTC-012").messages)
    waiting.stage.server.fail_next("sendMessage", "lost")
    assert await waiting.stage.bot.program.jobs.watcher.look() == 1
    query = select(Delivery).where(Delivery.kind == "alarm")
    (row,) = waiting.stage.rows(query)
    assert (row.state, row.reason, row.tried_at) == ("unknown", "no answer", waiting.stage.clock())
    await waiting.send()
    assert len(waiting.stage.phone("BTC-012").messages) == before + 1


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_admins_and_the_log_hear_of_a_database_whose_file_was_exchanged_until_it_is_back(stage):
    admin = await stage.join("BTC-032", "en")
    look = stage.bot.program.jobs.watcher.look
    with capture_logs() as logs:
        with replaced(stage.url):
            assert await look() == 1
            assert "The file of the database was replaced or renamed" in admin.messages[-1].text
        assert [entry["log_level"] for entry in logs if "start anew" in entry["event"]] == ["error"]
        assert await look() == 1
        assert "Alarm over" in admin.messages[-1].text
        assert await look() == 0
    assert len([entry for entry in logs if "start anew" in entry["event"]]) == 1
