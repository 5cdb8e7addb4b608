"""Messages that are no direct reply: each answer of Telegram, each moment at which a process can die, the switches."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest
from sqlalchemy import event, select, update

from bot.delivery import parcels
from bot.delivery.outbox import GROUP, Outbox
from bot.delivery.parcels import BATCH, LEASE
from bot.services.deliveries import switch
from storage.models import Person, StoredSession
from storage.repositories import deliveries
from tests.delivery.conftest import PEOPLE
from tests.receiving.conftest import until

pytestmark = pytest.mark.both_databases

HELP = "Somebody in your agency needs help"


async def test_what_arrived_is_noted_with_its_message_and_times(waiting):
    await waiting.join("BTC-012")
    await waiting.campaign()
    await waiting.send()
    (row,) = waiting.rows("BTC-012")
    assert (row.state, row.attempts, row.reason) == ("sent", 1, None)
    assert row.message_id == waiting.stage.phone("BTC-012").messages[-1].message_id
    assert row.created_at == row.first_tried_at == row.tried_at == row.sent_at == waiting.stage.clock()
    assert row.campaign_id is not None
    assert row.leased_until is None


async def test_flood_control_is_honoured_to_the_second(waiting):
    await waiting.join("BTC-012")
    await waiting.campaign()
    waiting.stage.server.fail_next("sendMessage", 429, retry_after=30)
    await waiting.send()
    assert waiting.states() == [("waiting", "flood control")]
    waiting.stage.clock.pass_(seconds=29)
    assert await waiting.send() == 0
    waiting.stage.clock.pass_(seconds=1)
    assert await waiting.send() == 1
    assert waiting.arrived("BTC-012") == 1


async def test_a_flooded_chat_delays_no_other(waiting):
    await waiting.join(*PEOPLE)
    await waiting.campaign()
    flooded = waiting.stage.phone("BTC-012").id
    waiting.stage.server.fail_next("sendMessage", 429, retry_after=30, chat_id=flooded, times=99)
    await waiting.message("BTC-012")  # a second one to the same chat waits with the first
    await waiting.send()
    assert [waiting.arrived(who) for who in PEOPLE] == [0, 1, 1]
    assert len([call for call in waiting.stage.server.refused if call.status == 429]) <= 2
    assert {row.leased_until for row in waiting.rows("BTC-012")} == {waiting.stage.clock() + LEASE / 4}


async def test_a_flood_that_hits_several_chats_holds_all_back(waiting):
    await waiting.join(*PEOPLE)
    await waiting.campaign()
    waiting.stage.server.fail_next("sendMessage", 429, retry_after=20, times=2)
    await waiting.send()
    await waiting.message(PEOPLE[2], 2)
    waiting.stage.clock.pass_(seconds=10)
    assert await waiting.send() == 0

    def seconds_until_free(uow):
        return deliveries.free_at(uow) - deliveries.seconds(uow)

    assert waiting.stage.look(seconds_until_free) > 15  # for the senders of other processes too


async def test_a_gateway_that_fails_is_asked_again_later(waiting):
    await waiting.join("BTC-012")
    await waiting.campaign()
    waiting.stage.server.fail_next("sendMessage", 502)
    await waiting.send()
    assert waiting.states() == [("waiting", "network")]
    waiting.stage.clock.pass_(seconds=5)
    await waiting.send()
    assert [(row.state, row.attempts) for row in waiting.rows()] == [("sent", 2)]


async def test_an_invitation_whose_answer_is_lost_is_unknown_and_never_repeated(waiting):
    await waiting.join("BTC-012")
    await waiting.campaign()
    waiting.stage.server.fail_next("sendMessage", "lost")
    await waiting.send()
    waiting.stage.clock.pass_(hours=12)
    await waiting.send()
    assert waiting.states() == [("unknown", "no answer")]
    assert waiting.arrived("BTC-012") == 1


async def test_a_call_for_help_whose_answer_is_lost_is_repeated_once(waiting):
    await waiting.join("BTC-012")
    await waiting.message("BTC-012")
    for _ in range(3):
        waiting.stage.server.fail_next("sendMessage", "lost")
        await waiting.send()
        waiting.stage.clock.pass_(minutes=5)
    assert waiting.arrived("BTC-012", HELP) == 2
    assert waiting.states() == [("unknown", "no answer")]
    assert waiting.rows()[0].repeats == 1


async def test_a_refused_message_fails_and_holds_up_nobody(waiting):
    await waiting.join(*PEOPLE)
    await waiting.campaign()
    waiting.stage.server.fail_next("sendMessage", 400)
    await waiting.send()
    assert sorted(state for state, _ in waiting.states()) == ["failed", "sent", "sent"]
    assert ("failed", "refused") in waiting.states()


# -- blocked


async def test_who_blocked_the_bot_is_tried_once_and_gets_nothing_more_until_they_write(waiting):
    await waiting.join("BTC-012")
    await waiting.campaign()
    for number in range(3):
        await waiting.message("BTC-012", number)
    waiting.stage.server.accounts[waiting.stage.phone("BTC-012").id].blocked = True  # and the news of it is lost
    before = len(waiting.stage.server.refused)
    await waiting.send()
    await waiting.send()
    assert set(waiting.states()) == {("failed", "unreachable")}
    assert waiting.stage.chat_of("BTC-012").unreachable_at is not None
    tried = len(waiting.stage.server.refused) - before
    assert 1 <= tried <= 4  # those already begun together
    await waiting.message("BTC-012", 9)
    await waiting.send()
    assert len(waiting.stage.server.refused) - before == tried


async def test_who_lets_the_bot_in_again_gets_what_comes_next(waiting):
    await waiting.join("BTC-012")
    waiting.stage.server.fail_next("sendMessage", 403)
    await waiting.message("BTC-012", 1)
    await waiting.send()
    await waiting.stage.phone("BTC-012").send_text("/start")
    await waiting.stage.settle()
    assert waiting.stage.chat_of("BTC-012").unreachable_at is None
    await waiting.message("BTC-012", 2)
    await waiting.send()
    assert waiting.states() == [("failed", "unreachable"), ("sent", None)]


# -- what people do while a message is held


async def test_who_submits_between_claim_and_begin_gets_no_message(waiting):
    await waiting.join(*PEOPLE)
    await waiting.campaign()
    batch = await waiting.claim()

    def submit(uow):
        who = select(Person.id).where(Person.staff_code == "BTC-012").scalar_subquery()
        uow.connection.execute(update(StoredSession).where(StoredSession.person_id == who).values(status="submitted"))

    await waiting.stage.database.run(submit)
    now = waiting.stage.clock()
    begun = await waiting.stage.database.run(parcels.begin, batch.parcels, batch.lease, now)
    assert len(begun) == len(PEOPLE) - 1
    await waiting.stage.database.run(deliveries.release, [one.delivery for one in batch.parcels], batch.lease)
    await waiting.send()  # looks at it anew
    assert waiting.states("BTC-012") == [("cancelled", "no longer called for")]
    assert waiting.arrived("BTC-012") == 0


# -- a process dies


async def test_killed_between_claim_and_begin_nothing_is_lost(waiting):
    await waiting.join("BTC-012")
    await waiting.campaign()
    assert len((await waiting.claim()).parcels) == 1
    assert await waiting.send() == 0  # another sender leaves it to the one that claimed it
    waiting.stage.clock.pass_(seconds=LEASE.total_seconds() + 1)
    await waiting.send()
    assert waiting.states() == [("sent", None)]
    assert waiting.arrived("BTC-012") == 1


async def test_killed_between_begin_and_note_it_is_unknown_and_not_sent_again(waiting):
    await waiting.join("BTC-012")
    await waiting.campaign()
    batch = await waiting.claim()
    ids = [parcel.delivery for parcel in batch.parcels]
    await waiting.stage.database.run(deliveries.begin, ids, batch.lease, waiting.stage.clock())
    waiting.stage.clock.pass_(seconds=LEASE.total_seconds() + 1)
    await waiting.send()
    assert waiting.states() == [("unknown", "the sender stopped")]
    assert waiting.arrived("BTC-012") == 0


async def test_a_note_that_comes_after_the_lease_ran_out_still_counts(waiting):
    await waiting.join("BTC-012")
    await waiting.campaign()
    waiting.stage.server.fail_next("sendMessage", "slow", seconds=0.5)
    sender = asyncio.create_task(waiting.send())
    await until(lambda: waiting.states() == [("sending", None)])
    waiting.stage.clock.pass_(minutes=10)
    await waiting.stage.database.run(parcels.give_up_stale, waiting.stage.clock())
    assert waiting.states() == [("unknown", "the sender stopped")]
    await sender
    assert waiting.states() == [("sent", None)]


async def test_two_senders_never_send_one_message_twice(waiting):
    await waiting.join(*PEOPLE)
    for number in range(12):
        for who in PEOPLE:
            await waiting.message(who, number)
    program = waiting.stage.bot.program
    other = Outbox(program.database, program.calls, waiting.stage.clock, waiting.stage.settings)
    while any(state == "waiting" for state, _ in waiting.states()):
        await asyncio.gather(waiting.outbox.send_due(), other.send_due())
    assert set(waiting.states()) == {("sent", None)}
    assert [waiting.arrived(who, HELP) for who in PEOPLE] == [12, 12, 12]


# -- the switches


@pytest.fixture
def many(waiting):
    """More than a batch of one campaign's messages."""

    async def made():
        await waiting.join(*PEOPLE)
        campaign = await waiting.campaign()
        await waiting.send()
        for number in range(20):
            for who in PEOPLE:
                await waiting.message(who, number, campaign=campaign)
        return campaign

    return made


async def _once_it_goes(waiting, act):
    """Send, and do something when the first few messages have gone out; gives how many went out after it."""
    first = waiting.stage.server.record.counts["sendMessage"]
    sender = asyncio.create_task(waiting.send())
    await until(lambda: waiting.stage.server.record.counts["sendMessage"] >= first + 3)
    await act()
    then = waiting.stage.server.record.counts["sendMessage"]
    await sender
    return waiting.stage.server.record.counts["sendMessage"] - then


async def test_the_switch_stops_everything_within_a_batch_and_nothing_is_lost(waiting, many):
    await many()
    run, now = waiting.stage.database.run, waiting.stage.clock()
    after = await _once_it_goes(waiting, lambda: run(switch.stop, "operator", now))
    assert after <= 2 * GROUP <= BATCH
    assert await waiting.send() == 0
    await run(switch.resume, "operator", now)
    waiting.stage.clock.pass_(minutes=3)
    await waiting.send()
    assert set(waiting.states()) == {("sent", None)}


async def test_a_cancelled_blast_ends_within_a_batch(waiting, many):
    campaign, admin = await many(), await _admin(waiting)
    run, now = waiting.stage.database.run, waiting.stage.clock()
    after = await _once_it_goes(waiting, lambda: run(switch.cancel_campaign, campaign, admin, now))
    assert after <= 2 * GROUP <= BATCH
    waiting.stage.clock.pass_(minutes=3)
    assert await waiting.send() == 0
    assert set(waiting.states()) == {("sent", None), ("cancelled", switch.CANCELLED)}


async def test_a_paused_blast_waits_while_others_go_on(waiting, many):
    campaign, admin = await many(), await _admin(waiting)
    run, now = waiting.stage.database.run, waiting.stage.clock()
    await _once_it_goes(waiting, lambda: run(switch.pause_campaign, campaign, admin, now))
    await waiting.message("BTC-012", 99)
    assert await waiting.send() == 1
    assert any(state == "waiting" for state, _ in waiting.states())
    await run(switch.resume_campaign, campaign, admin, now)
    await waiting.send()
    assert set(waiting.states()) == {("sent", None)}


async def test_who_is_no_admin_can_neither_pause_nor_cancel(waiting, many):
    campaign = await many()
    nobody = waiting.stage.session_of("BTC-012").person_id
    run, now = waiting.stage.database.run, waiting.stage.clock()
    assert not await run(switch.pause_campaign, campaign, nobody, now)
    assert await run(switch.cancel_campaign, campaign, nobody, now) == 0
    assert waiting.stage.look(lambda uow: switch.blast(uow, campaign, nobody, now)) is None
    assert waiting.stage.look(lambda uow: switch.campaigns(uow, nobody)) == []


async def _admin(waiting):
    from bot.services.people import admins

    def make(uow):
        return admins.person_of(uow, admins.invite_admin(uow, None, waiting.stage.clock()).staff_code).id

    return await waiting.stage.database.run(make)


# -- what it costs


async def test_a_message_costs_few_statements_and_few_commits(waiting):
    await waiting.join(*PEOPLE)
    for number in range(20):
        for who in PEOPLE:
            await waiting.message(who, number)
    counted = Counter()
    engine = waiting.stage.bot.program.database.engine
    event.listen(engine, "before_cursor_execute", lambda *_: counted.update(["statement"]))
    event.listen(engine, "commit", lambda *_: counted.update(["commit"]))
    await waiting.send()
    assert set(waiting.states()) == {("sent", None)}
    # How many outcomes a note gathers depends on the machine: at worst each has one of its own.
    assert counted["statement"] / 60 <= 4
    assert counted["commit"] / 60 <= 2


# -- whose turn it is


async def test_campaigns_take_turns_and_what_is_urgent_goes_first(waiting):
    await waiting.join("BTC-012")
    big, small = await waiting.campaign("skills"), await waiting.campaign("languages")
    big_ones = [await waiting.message("BTC-012", f"big{n}", campaign=big) for n in range(30)]
    small_ones = [await waiting.message("BTC-012", f"small{n}", campaign=small) for n in range(3)]
    urgent = await waiting.message("BTC-012", "urgent", priority=1)

    def order(uow):
        return [row.id for row in deliveries.claim(uow, waiting.stage.clock(), 12, waiting.stage.clock() + LEASE)]

    chosen = await waiting.stage.database.run(order)
    assert chosen[0] == urgent
    assert set(small_ones) <= set(chosen)
    assert chosen[-1] in big_ones


async def test_a_picture_goes_with_its_words_as_one_delivery(waiting, monkeypatch):
    from bot.messages import kinds
    from bot.presenting.screens import Screen, ScreenBuilder, Tone

    await waiting.join("BTC-012")
    pictured = {"short": "These are the figures", "long": "These are the figures\n" * 100}
    for number, text in enumerate(pictured.values()):
        drawn = Screen(ScreenBuilder().say(Tone.TITLE, "Summary").say(Tone.TEXT, text).done().parts, (), PNG)
        monkeypatch.setitem(kinds._KINDS, "help", lambda *_, drawn=drawn: drawn)
        await waiting.message("BTC-012", number)
        await waiting.send()
    short, caption, long = waiting.stage.phone("BTC-012").messages[-3:]
    assert short.photo is not None
    assert short.text == "Summary\n\nThese are the figures"
    assert (caption.photo is not None, caption.text) == (True, "Summary")
    assert len(long.text) > 1024
    assert [(row.state, row.message_id) for row in waiting.rows()] == [
        ("sent", short.message_id),
        ("sent", long.message_id),
    ]


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fea7d6059e"
    "0000000049454e44ae426082"
)
