"""Minutes from people's real times: pauses left out, twenty of them at least, promises kept to whoever has begun."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.services.sessions import own_pace, time_spent
from bot.services.surveys import duration
from storage.models import Campaign, StoredSession, Submission, SurveyVersion
from tests.conversations.acts import LEVELS, finish_skills, tap
from tests.services.builders import add_province, add_survey, person
from tests.support.clock import START


def test_a_night_in_between_counts_as_a_pause():
    more = {}
    for seconds in (0, 10, 25, 9 * 3600, 9 * 3600 + 20):
        time_spent.note(more, START + timedelta(seconds=seconds))
    assert time_spent.seconds(more, 4) == 10 + 15 + time_spent.PAUSE + 20


def test_a_clock_set_back_takes_nothing_away_and_what_no_person_can_do_is_no_time():
    more = {}
    for seconds in (0, 10, 5):
        time_spent.note(more, START + timedelta(seconds=seconds))
    assert time_spent.seconds(more, 2) == 10
    assert time_spent.seconds(more, 11) is None
    assert time_spent.seconds({}, 0) is None


def submitted(uow, seconds, state="open"):
    """A version that takes 5 minutes by its texts, and a submission for each of these times."""
    add_province(uow)
    version = add_survey(uow)
    for number, one in enumerate(seconds, 1):
        campaign = Campaign(
            survey_id=version.survey_id,
            version_id=version.id,
            state=state,
            audience={},
            opens_at=START,
            closes_at=START,
            created_at=START,
        )
        uow.orm.add(campaign)
        uow.orm.flush()
        session = StoredSession(
            campaign_id=campaign.id,
            person_id=person(uow, "BTC-001").id,
            version_id=version.id,
            unit_code="BTC",
            status="submitted",
        )
        uow.orm.add(session)
        uow.orm.flush()
        uow.orm.add(
            Submission(
                session_id=session.id,
                number=1,
                receipt=f"R{number}",
                submitted_at=START,
                unit_code="BTC",
                language="vi",
                body=b"",
                seconds=one,
            )
        )
    uow.orm.flush()


def measured(database):
    changed = database.run_now(duration.measure)
    row = database.read_now(lambda uow: uow.orm.scalars(select(SurveyVersion)).one())
    return changed, row.minutes, row.measured


@pytest.mark.parametrize(
    ("seconds", "found"),
    [
        ([600] * 19, (0, 5, None)),
        ([600] * 19 + [None], (0, 5, None)),
        ([100] * 9 + [601] * 10 + [9000], (1, 11, 20)),  # the middle one, whatever the longest is
    ],
)
def test_from_twenty_times_on_the_minutes_are_the_peoples(database, seconds, found):
    database.run_now(submitted, seconds)
    assert measured(database) == found
    assert measured(database)[0] == 0


def test_a_survey_that_nobody_is_offered_stays_as_it_is(database):
    database.run_now(submitted, [600] * 30, "closed")
    assert measured(database) == (0, 5, None)


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_a_submission_has_its_time_and_a_promise_stays_for_whoever_has_begun(stage):
    phone = await stage.answering("BTC-012")
    await tap(stage, phone, "3")
    before = phone.card.text.splitlines()[0]
    await stage.database.run(lambda uow: _set_minutes(uow, 60))
    await stage.pass_(hours=9)
    await phone.send_text("/surveys")
    await stage.settle()
    await tap(stage, phone, "Tự đánh giá năng lực")
    assert phone.card.text.splitlines()[0] == before  # no number goes up for no reason
    for _ in range(2):
        stage.clock.pass_(seconds=40)
        await tap(stage, phone, "3")
    other = await stage.answering("BTC-013")
    await finish_skills(stage, other)
    await tap(stage, other, "Nộp phiếu")
    stage.clock.pass_(seconds=30)

    await tap(stage, phone, *["3"] * (LEVELS - 3), "Không", "Nộp phiếu")
    times = stage.rows(select(Submission.seconds).order_by(Submission.id))
    assert times == [None, 90 + 40 + 30]  # the first was faster than anybody reads


def _set_minutes(uow, minutes):
    for version in uow.orm.scalars(select(SurveyVersion)):
        version.minutes = minutes


@pytest.mark.parametrize(
    ("promised", "whole", "pace"),
    [
        (4, [8, 316], 1.0),
        (3, [120, 360], 0.75),
        (7, [120, 360], 420 / 330),
        (4, 240, 1.0),
        (2, 240, 0.6),
        (3, None, 1.0),
    ],
)
def test_estimates_are_stretched_only_by_what_they_do_not_hold(promised, whole, pace):
    assert own_pace.of_all(promised, whole) == pytest.approx(pace)
