"""Campaigns in the chat: PINs leave no trace, cards keep themselves up to date, forged presses do nothing."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from bot.presenting.callbacks import Address
from bot.services.campaigns import drafts
from storage.models import (
    AuditEntry,
    Campaign,
    Chat,
    Invitation,
    ParkedUpdate,
    Pin,
    Rebinding,
    RebindingVote,
    StoredSession,
)
from tests.conversations.acts import card, say, tap
from tests.services.builders import person
from tests.support.stage import PIN

FIRST, SECOND, OTHER = "BTC-032", "BTC-030", "BTC-012"

on_sqlite = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)


async def planned(stage, rule="agency:BTC"):
    """A campaign that waits for approval; gives both phones."""
    second = await stage.join(SECOND, "en")
    first = await stage.join(FIRST, "en")
    await say(stage, first, "/admin")
    await tap(stage, first, "Campaigns", "New campaign", "Skill self-assessment")
    await say(stage, first, rule)
    await tap(stage, first, "Next", "As soon as approved", "Overview", "Send for approval")
    await stage.pass_(seconds=5)
    return first, second


def campaign(stage, number=4):
    return stage.rows(select(Campaign).where(Campaign.id == number))[0]


def forget_pins(stage):
    return stage.database.run(lambda uow: uow.orm.execute(Pin.__table__.delete()))


async def test_what_is_typed_as_a_pin_is_deleted_and_stored_nowhere(stage):
    _, second = await planned(stage)
    await forget_pins(stage)
    await tap(stage, second, "Look at it", "Approve")
    assert "You have none yet" in card(second)
    await say(stage, second, "280619", "280619")
    assert campaign(stage).state == "scheduled"
    await stage.drain()
    assert not any("280619" in message.text for message in second.messages)
    deleted = [call for call in stage.server.calls if call.method.lower() == "deletemessage"]
    assert len(deleted) == 2
    assert stage.rows(select(Chat).where(Chat.place["then"].as_string() != "")) == []


async def test_a_pin_typed_where_none_is_asked_is_deleted_too(stage):
    _, second = await planned(stage)
    await say(stage, second, "/admin", "280619")
    assert "The PIN is not needed now" in card(second)
    await stage.drain()
    assert not any("280619" in message.text for message in second.messages)


async def test_a_locked_pin_lets_nobody_approve_and_recovers_after_an_hour(stage):
    _, second = await planned(stage)
    await stage.pass_(hours=13)
    await tap(stage, second, "Look at it", "Approve")
    await say(stage, second, *["246801"] * 5)
    assert "Too many wrong tries" in card(second)
    await say(stage, second, PIN)
    assert campaign(stage).state == "waiting"
    await stage.pass_(hours=1, minutes=1)
    await say(stage, second, PIN)
    assert campaign(stage).state == "scheduled"


async def test_the_way_back_from_the_pin_changes_nothing(stage):
    _, second = await planned(stage)
    await stage.pass_(hours=13)
    await tap(stage, second, "Look at it", "Approve", "◀ Back")
    assert "waiting for approval" in card(second)
    assert campaign(stage).state == "waiting"


@on_sqlite
async def test_an_approval_held_up_by_the_pin_is_for_what_was_looked_at(stage):
    first, second = await planned(stage)
    await stage.pass_(hours=13)
    await tap(stage, second, "Look at it", "Approve")
    await tap(stage, first, "Change", "Next", "Everybody")
    await say(stage, second, PIN)
    assert "Somebody else has just changed" in card(second)
    assert campaign(stage).state == "draft"


def change_account(stage, code, *, drawn_by=None, agreed=()):
    """Somebody's account was changed just now: who drew the link for it, and who said yes to it."""

    def act(uow):
        who = person(uow, code).id
        link = update(Invitation).where(Invitation.person_id == who, Invitation.used_at.is_not(None))
        uow.orm.execute(link.values(drawn_by=drawn_by and person(uow, drawn_by).id))
        changed = Rebinding(person_id=who, asked_at=stage.clock(), decided_at=stage.clock(), outcome="confirmed")
        uow.orm.add(changed)
        uow.orm.flush()
        for one in agreed:
            uow.orm.add(RebindingVote(rebinding_id=changed.id, person_id=person(uow, one).id, at=stage.clock()))

    return stage.database.run(act)


@on_sqlite
@pytest.mark.parametrize("whose", [FIRST, SECOND], ids=["the planner's", "the approver's"])
@pytest.mark.parametrize("way", ["drew the link", "said yes"])
async def test_nobody_approves_if_one_of_the_two_helped_to_bind_the_others_account(stage, way, whose):
    _, second = await planned(stage)
    helper = FIRST if whose == SECOND else SECOND
    help_ = {"drawn_by": helper} if way == "drew the link" else {"agreed": (OTHER, helper)}
    await change_account(stage, whose, **help_)
    await tap(stage, second, "Look at it", "Approve")
    assert "One of you helped to bind the other's account" in card(second)
    assert (campaign(stage).state, campaign(stage).approved_by) == ("waiting", None)


@on_sqlite
async def test_who_helped_with_an_account_is_no_hindrance_to_plans_of_others(stage):
    _, second = await planned(stage)
    await change_account(stage, SECOND, drawn_by=OTHER, agreed=(OTHER,))
    await tap(stage, second, "Look at it", "Approve")
    assert campaign(stage).state == "scheduled"


@on_sqlite
async def test_a_pin_chosen_in_a_changed_account_approves_nothing_for_a_working_day(stage):
    _, second = await planned(stage)
    await change_account(stage, SECOND)
    await forget_pins(stage)
    await tap(stage, second, "Look at it", "Approve")
    await say(stage, second, "280619", "280619")
    assert "The PIN was chosen in a new account" in card(second)
    assert (campaign(stage).state, campaign(stage).approved_by) == ("waiting", None)
    await stage.pass_(days=1, hours=1)
    await tap(stage, second, "Approve")
    await say(stage, second, "280619")
    assert campaign(stage).state == "scheduled"


@on_sqlite
async def test_publishing_asks_for_the_pin_too(stage):
    from tests.conversations.test_sent_files import send

    phone = await stage.join(FIRST, "en")
    await stage.pass_(hours=13)
    await send(stage, phone, "tea.yaml")
    await tap(stage, phone, "Publish")
    assert "six-digit PIN" in card(phone)
    await say(stage, phone, PIN)
    await tap(stage, phone, "Publish without a note")
    assert "Version 1 is published" in card(phone)


async def test_two_who_plan_at_once_cannot_overwrite_one_another(stage):
    first, second = await planned(stage)
    await tap(stage, first, "Change", "Next")
    await tap(stage, second, "Look at it", "Change", "Next")
    await tap(stage, first, "Everybody")
    revision = campaign(stage).revision
    await tap(stage, second, "Everybody")
    assert campaign(stage).revision == revision
    assert "Somebody else has just changed: audience" in card(second)
    await tap(stage, second, "Next", "10:00, 22 June 2026")
    assert campaign(stage).revision == revision + 1


@on_sqlite
async def test_that_it_follows_another_campaign_now_is_said_too(stage):
    _, second = await planned(stage)
    await tap(stage, second, "Look at it", "Change", "Next")
    await stage.database.run(drafts.set_follows, 4, campaign(stage).revision, 1)
    await tap(stage, second, "Everybody")
    assert "Somebody else has just changed: earlier campaign" in card(second)


async def test_the_card_keeps_itself_up_to_date_in_one_message(stage):
    _, second = await planned(stage, "agency:VPQH")
    await tap(stage, second, "Look at it", "Approve")
    await stage.pass_(seconds=61)
    await stage.pass_(seconds=15)
    assert "submitted 0" in card(second)
    assert "in progress 0" in card(second)
    shown, count = second.card.message_id, len(second.messages)
    somebody = await stage.join("VPQH-005", "en")
    await tap(stage, somebody, 0, 0)
    await stage.pass_(seconds=15)
    assert "in progress 1" in card(second)
    assert (second.card.message_id, len(second.messages)) == (shown, count)


async def test_figures_that_stand_still_cost_no_call_and_a_press_is_never_lost_to_them(stage):
    _, second = await planned(stage, "agency:VPQH")
    await tap(stage, second, "Look at it", "Approve")
    await stage.pass_(seconds=75)
    await stage.pass_(seconds=15)
    calls = len(stage.server.calls)
    await stage.pass_(seconds=15)
    assert not [call for call in stage.server.calls[calls:] if call.method.lower().startswith("editmessage")]
    old = second.card
    await tap(stage, second, "Pause")
    await second.press(old.message_id, next(b.data for row in old.buttons for b in row if b.text == "Pause"))
    await stage.settle()
    assert campaign(stage).paused_at is not None
    assert "Somebody else has just changed" in card(second)


async def test_a_draft_can_follow_an_earlier_campaign_where_there_is_one(stage):
    first, _ = await planned(stage)
    assert "Follows an earlier campaign" not in first.card.labels, "nobody has submitted anything yet"
    submitted = update(StoredSession).where(StoredSession.campaign_id == 1).values(submitted_at=stage.clock())
    await stage.database.run(lambda uow: uow.orm.execute(submitted) and None)
    await stage.pass_(seconds=5)
    await tap(stage, first, "Follows an earlier campaign")
    (label,) = [one for one in first.card.labels if one.startswith("Campaign 1")]
    await tap(stage, first, label)
    assert "Follows campaign 1" in card(first)
    assert (campaign(stage).follows_id, campaign(stage).state) == (1, "draft"), "an edit voids what was sent"
    await tap(stage, first, "Follows an earlier campaign", "Follows none")
    assert campaign(stage).follows_id is None


async def test_the_plan_of_messages_can_be_looked_at_while_it_runs(stage):
    _, second = await planned(stage, "agency:VPQH")
    somebody = await stage.join("VPQH-005", "en")
    await tap(stage, second, "Look at it", "Plan of messages")
    assert "invitation: 1 message" in card(second)
    await tap(stage, second, "◀ Back", "Approve")
    await stage.pass_(seconds=61)
    await stage.pass_(days=1)
    await tap(stage, second, "Plan of messages")
    assert "invitation: 1 sent, 0 left" in card(second)
    assert "last reminder: 1 message" in card(second)
    assert any("invites you" in one.text for one in somebody.messages)


async def test_nobody_else_reaches_any_of_it(stage):
    """Every button of these conversations, from somebody who is no admin: no effect, no row, nothing parked."""
    await planned(stage)
    other = await stage.join(OTHER, "en")
    before = (campaign(stage).revision, campaign(stage).state, stage.rows(select(func.count(AuditEntry.id))))
    chance = random.Random(7)
    revision = campaign(stage).revision
    for kind, verbs in {"g": "sopuxecynm", "b": "osar", "w": "cngvktaoxy", "q": "b"}.items():
        for verb in verbs:
            numbers = (4, revision, chance.randrange(8), chance.randrange(4))
            await other.press(other.last.message_id, Address(kind, verb, numbers).pack())
    await stage.settle()
    assert (campaign(stage).revision, campaign(stage).state, stage.rows(select(func.count(AuditEntry.id)))) == before
    assert "My surveys" in card(other)
    assert stage.rows(select(ParkedUpdate.error)) == []


async def test_made_up_addresses_from_an_admin_are_never_an_exception(stage):
    first, _ = await planned(stage)
    chance = random.Random(11)
    for _ in range(120):
        numbers = tuple(chance.choice([0, 1, 3, 4, 5, 7, 99, 2**31 - 1]) for _ in range(chance.randrange(5)))
        verb = chance.choice("abcegkmnoprstuvwxy")
        await first.press(first.last.message_id, Address(chance.choice("gbwq"), verb, numbers).pack())
        await stage.settle()
    assert stage.rows(select(ParkedUpdate.error)) == []
    assert campaign(stage).state in ("waiting", "draft", "cancelled")


@on_sqlite
async def test_with_one_admin_whoever_plans_approves_and_it_can_still_be_recalled(stage):
    stage.changed["single_admin"] = True
    await stage.restart()
    first = await stage.join(FIRST, "en")
    await say(stage, first, "/admin")
    await tap(stage, first, "Campaigns", "New campaign", "Skill self-assessment")
    await say(stage, first, "agency:BTC")
    await tap(stage, first, "Overview")
    assert "one admin" in card(first)
    await tap(stage, first, "Approve")
    assert campaign(stage).state == "scheduled"
    await tap(stage, first, "Recall")
    assert campaign(stage).state == "draft"


@on_sqlite
async def test_from_a_file_to_an_approved_campaign_in_at_most_sixteen_presses_of_both_admins(stage):
    """The usual case: a new survey, the whole province, the usual dates. A typed PIN counts as a press."""
    from tests.conversations.test_sent_files import send

    second, first = await stage.join(SECOND, "en"), await stage.join(FIRST, "en")
    await stage.pass_(hours=25)  # both PINs are asked for again
    await send(stage, first, "tea.yaml")
    pressed = 0
    for phone, *acts in (
        (first, "Publish", PIN, "Publish without a note", "New campaign", "Everybody", "Send for approval"),
        (second, "Look at it", "Approve", PIN),
    ):
        for act in acts:
            await (say if act == PIN else tap)(stage, phone, act)
            pressed += 1
        await stage.pass_(seconds=5)
    assert campaign(stage).state == "scheduled"
    assert campaign(stage).audience["conditions"] == {}
    assert pressed <= 16


@on_sqlite
async def test_the_second_admin_sees_and_tries_what_is_to_be_approved(stage):
    _, second = await planned(stage)
    opens = campaign(stage).opens_at
    ends = update(Campaign).where(Campaign.id == 4).values(closes_at=opens + timedelta(days=1))
    await stage.database.run(lambda uow: uow.connection.execute(ends))
    await tap(stage, second, "Look at it", "See the invitation")
    assert "invites you to complete “Skill self-assessment”" in card(second)
    assert " tomorrow, 16 June 2026" in card(second)
    await tap(stage, second, "◀ Back", "Try")
    assert "Organising work" in card(second) or "Ethics" in card(second)
    await tap(stage, second, "3", "End the trial")
    assert "waiting for approval" in card(second)
    await say(stage, second, "/admin")
    assert "Draft" not in " ".join(second.card.labels), "nothing of it is a draft of theirs"
    stored = stage.rows(select(func.count()).select_from(StoredSession).where(StoredSession.campaign_id == 4))
    assert stored == [0]


@on_sqlite
async def test_what_would_be_refused_is_not_offered(stage):
    phone = await stage.join(FIRST, "en")
    await say(stage, phone, "/admin")
    await tap(stage, phone, "Campaigns", "New campaign", "Skill self-assessment", "Overview")
    assert "Send for approval" not in phone.card.labels, "nobody is chosen yet"
    await tap(stage, phone, "Change", "Next", "Everybody")
    assert "Send for approval" not in phone.card.labels, "there is no second admin"
    assert "no second admin" in card(phone)
    await tap(stage, phone, "Change")
    for _ in range(6):
        assert "Anonymous" not in phone.card.labels
        await tap(stage, phone, "Next")


async def test_the_desk_says_that_all_sending_is_stopped_until_it_goes_on(stage):
    admin = await stage.join("BTC-032")
    await say(stage, admin, "/admin")
    assert "Đang dừng gửi tất cả" not in card(admin)
    await tap(stage, admin, "Gửi tin", "Dừng gửi tất cả")
    await say(stage, admin, "/admin")
    assert "⚠ Đang dừng gửi tất cả" in card(admin)
    await tap(stage, admin, "Gửi tin", "Gửi tiếp")
    await say(stage, admin, "/admin")
    assert "Đang dừng gửi tất cả" not in card(admin)
