"""The desks of people: forged presses, menus of their own, links that are shown once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from bot.presenting.callbacks import Address
from storage.models import Absence, AuditEntry, Chat, Invitation, LeaverProposal, Person, PersonRole, Rebinding
from tests.conversations.acts import card, parked, say, tap
from tests.support.laws import examples
from tests.support.privacy import foreign_names

on_sqlite = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
FOCAL, DEPUTY, ADMIN, SECOND_ADMIN, PLAIN = "BTC-029", "BTC-031", "BTC-032", "BTC-030", "BTC-012"
FOREIGN = "UBKT-001"


def menu(stage, who):
    return [command for command, _ in stage.phone(who).commands]


def roles_of(stage, staff_code):
    query = select(PersonRole.role).join(Person).where(Person.staff_code == staff_code).order_by(PersonRole.id)
    return stage.rows(query)


def stored(stage):
    """Everything a desk can change."""
    return {
        kind.__name__: [
            {name: value for name, value in vars(row).items() if not name.startswith("_")}
            for row in stage.rows(select(kind).order_by(kind.id))
        ]
        for kind in (Invitation, Absence, PersonRole, Rebinding, Person)
    }


presses = st.lists(
    st.builds(
        lambda kind, verb, numbers: Address(kind, verb, tuple(numbers)).pack(),
        st.sampled_from("fon"),
        st.sampled_from("abcdefghijklmnopqrstuvwxyz"),
        st.lists(st.integers(0, 60) | st.integers(0, 2**31 - 1), max_size=3),
    ),
    min_size=1,
    max_size=12,
)


@on_sqlite
@pytest.mark.parametrize("who", [PLAIN, FOCAL, DEPUTY, ADMIN])
@examples(6)
@given(data=st.data())
async def test_made_up_presses_change_nothing_and_name_nobody(stage, who, data):
    """Whoever presses: from their desk, no press alone reaches a person."""
    phone = stage.phone(who) if who in stage.accounts else await stage.join(who)
    await say(stage, phone, "/agency", "/admin")
    before = stored(stage)
    for one in data.draw(presses):
        await phone.press(phone.last.message_id, one)
        await stage.settle()
    assert stored(stage) == before
    assert parked(stage) == []
    assert foreign_names(stage) == []


@on_sqlite
async def test_a_press_on_one_persons_card_cannot_mean_another(stage):
    phone = await stage.join(FOCAL)
    await say(stage, phone, "/coquan", PLAIN)
    others = stage.rows(select(Person.id).where(Person.staff_code.in_((FOREIGN, "BTC-013"))))
    before = stored(stage)
    for other in others:
        for verb in "suclagyherkw":
            await phone.press(phone.card.message_id, Address("o", verb, (other,)).pack())
            await stage.settle()
    assert stored(stage) == before
    assert foreign_names(stage) == []


async def test_who_loses_the_role_loses_the_card(stage):
    """A focal point stands on somebody's card while an admin takes the role."""
    focal, admin = await stage.join(FOCAL), await stage.join(ADMIN)
    await say(stage, focal, "/coquan", PLAIN)
    await say(stage, admin, "/admin")
    await tap(stage, admin, "Cán bộ và vai trò")
    await say(stage, admin, FOCAL)
    await tap(stage, admin, "Vai trò", "✓ Thôi: đầu mối")
    assert roles_of(stage, FOCAL) == []
    before = stored(stage)
    await tap(stage, focal, "Vắng mặt")
    await say(stage, focal, "15/06/2026", "/coquan")
    assert stored(stage) == before
    assert "Không có lệnh này" in focal.last.text


# -- menus


@on_sqlite
async def missing_on_a_roster(stage):
    """An admin at the desk of people, and somebody whom the newest roster does not have."""
    phone = await stage.join(ADMIN, "en")
    plain = stage.rows(select(Person.id).where(Person.staff_code == PLAIN))[0]
    row = {"person_id": plain, "sha256": "0" * 64, "state": "proposed", "proposed_at": stage.clock()}
    await stage.database.run(lambda uow: uow.orm.add(LeaverProposal(**row)))
    await say(stage, phone, "/admin")
    await tap(stage, phone, "People and roles")
    assert "Proposed as having left: 1" in card(phone)
    await say(stage, phone, PLAIN)
    assert "Not on the newest roster" in card(phone)
    return phone


def proposal(stage):
    return stage.rows(select(LeaverProposal.state))[0]


async def test_an_admin_confirms_by_staff_code_who_is_not_on_the_roster(stage):
    phone = await missing_on_a_roster(stage)
    await tap(stage, phone, "Confirm the leaving", "Yes")
    assert proposal(stage) == "confirmed"
    assert stage.rows(select(Person.left_on).where(Person.staff_code == PLAIN)) == [stage.clock().date()]
    await tap(stage, phone, "People and roles")
    assert "Proposed as having left" not in card(phone)


async def test_an_admin_keeps_who_was_proposed_by_both_at_once(stage):
    phone = await missing_on_a_roster(stage)
    said = update(Person).where(Person.staff_code == PLAIN).values(leaving_on=stage.clock().date())
    await stage.database.run(lambda uow: uow.orm.execute(said) and None)
    await tap(stage, phone, "Is still here")
    assert proposal(stage) == "kept"
    assert stage.rows(select(Person).where(Person.staff_code == PLAIN))[0].leaving_on is None


async def test_of_several_who_have_left_an_admin_hears_once_and_whoever_stays_goes_on(stage):
    focal, admin, phone = await stage.join(FOCAL, "en"), await stage.join(ADMIN, "en"), await stage.answering(PLAIN)
    for code in (PLAIN, "BTC-013"):
        await say(stage, focal, "/agency", code)
        await tap(stage, focal, "Has left")
        await say(stage, focal, f"{stage.clock():%d/%m/%Y}")
    await stage.run_jobs()
    assert len([one for one in admin.messages if "proposes that somebody has left" in one.text]) == 1
    await tap(stage, admin, "Decide on leavers (2)")
    assert PLAIN in card(admin)
    await tap(stage, admin, "Is still here")
    (mine,) = stage.rows(select(Person).where(Person.staff_code == PLAIN))
    assert (mine.left_on, mine.leaving_on, mine.leaving_by) == (None, None, None)
    assert stage.session_of(PLAIN).status == "started"
    await stage.run_jobs()
    assert f"{PLAIN} stays" in focal.last.text
    await tap(stage, phone, "3")
    assert "mức 3" in card(phone)
    await tap(stage, admin, "Confirm the leaving", "Yes")
    assert stage.rows(select(Person.left_on).where(Person.staff_code == "BTC-013")) == [stage.clock().date()]
    await say(stage, focal, "/agency", "BTC-014")
    await tap(stage, focal, "Has left")
    await say(stage, focal, f"{stage.clock():%d/%m/%Y}")
    await stage.run_jobs()
    assert len([one for one in admin.messages if "proposes that somebody has left" in one.text]) == 2


async def test_the_desk_says_how_many_are_silent_after_the_last_reminder(stage):
    focal = await stage.join(FOCAL, "en")
    await stage.join(PLAIN, "en")
    await stage.open_campaign("skills", f"staff:{PLAIN}", closes=stage.clock() + timedelta(days=2, hours=7))
    await say(stage, focal, "/agency")
    assert "after the last reminder" not in card(focal)
    await stage.pass_(days=2)
    await say(stage, focal, "/agency")
    assert "Not submitted after the last reminder; no further one comes: 1" in card(focal)


async def test_a_menu_comes_with_the_role_follows_the_language_and_goes(stage):
    admin, phone = await stage.join(ADMIN), await stage.join(PLAIN)
    await stage.run_jobs()
    everybody = ["phieu", "tieptuc", "ketqua", "ngonngu", "quyen", "trogiup"]
    assert menu(stage, PLAIN) == everybody
    assert menu(stage, ADMIN) == ["coquan", "quantri", *everybody]
    for one, word in ((await stage.join(SECOND_ADMIN), "Giao: đầu mối"), (admin, "Xác nhận: đầu mối")):
        await say(stage, one, "/admin")
        await tap(stage, one, "Cán bộ và vai trò")
        await say(stage, one, PLAIN)
        await tap(stage, one, "Vai trò", word)
    await stage.run_jobs()
    assert menu(stage, PLAIN) == ["coquan", "solieu", *everybody]
    await say(stage, phone, "/language")
    await tap(stage, phone, "English")
    await stage.run_jobs()
    assert menu(stage, PLAIN)[:3] == ["agency", "figures", "surveys"]
    await tap(stage, admin, "✓ Thôi: đầu mối")
    await stage.run_jobs()
    assert menu(stage, PLAIN) == everybody
    assert stage.chat_of(PLAIN).menu == ""


@on_sqlite
async def test_a_menu_is_told_once_and_again_only_after_a_failure(stage):
    await stage.join(ADMIN)
    stage.server.fail_next("setMyCommands", 500, times=1)
    await stage.run_jobs()
    assert stage.chat_of(ADMIN).menu == ""
    await stage.run_jobs()
    told = len([call for call in stage.server.calls if call.method == "setMyCommands"])
    await stage.run_jobs()
    assert menu(stage, ADMIN)[0] == "coquan"
    assert len([call for call in stage.server.calls if call.method == "setMyCommands"]) == told


@on_sqlite
async def test_whoever_is_let_go_has_the_menu_of_everybody(stage):
    admin = await stage.join(ADMIN)
    await stage.join(FOCAL)
    await stage.run_jobs()
    assert menu(stage, FOCAL)[0] == "coquan"
    await say(stage, admin, "/admin")
    await tap(stage, admin, "Cán bộ và vai trò")
    await say(stage, admin, FOCAL)
    await tap(stage, admin, "Hủy liên kết (nhầm người)", "Có")
    await stage.run_jobs()
    assert menu(stage, FOCAL)[0] == "phieu"


# -- links


@on_sqlite
async def test_a_link_is_gone_with_its_card(stage):
    phone = await stage.join(FOCAL)
    await say(stage, phone, "/coquan", "BTC-013")
    await tap(stage, phone, "Cấp đường dẫn mới")
    code = phone.card.text.partition("?start=")[2][:10]
    (chat,) = stage.rows(select(Chat).where(Chat.place["at"].as_string() == "one-link"))
    assert code not in str(chat.place)
    await stage.restart()
    assert code in phone.card.text
    await tap(stage, phone, "Xong")
    assert "code" not in stage.chat_of(FOCAL).place
    acts = stage.rows(select(AuditEntry.act).order_by(AuditEntry.id))
    assert acts[-2:] == ["person.view", "invitation.draw"]


@on_sqlite
async def test_the_number_on_a_contact_card_is_stored_nowhere(stage):
    stage.changed["second_proof"] = "contact"
    await stage.restart()
    code = await stage.invite(PLAIN)
    phone = stage.phone("somebody")
    await phone.start(code)
    await say(stage, phone, "012")
    assert phone.keyboard == [["Chia sẻ liên hệ của tôi"]]
    await phone.send_contact("+84987654321")
    await stage.settle()
    assert phone.keyboard == []
    assert [chat.person_id is not None for chat in stage.rows(select(Chat))] == [True]
    path = stage.url.removeprefix("sqlite:///")
    raw = b"".join(open(path + end, "rb").read() for end in ("", "-wal"))  # noqa: PTH123, SIM115, ASYNC230
    assert b"987654321" not in raw


async def test_on_the_last_days_the_next_step_is_to_remind_who_has_joined_and_invitations_come_last(stage):
    await stage.close_campaigns()
    focal = await stage.join(FOCAL, "en")
    await stage.join(PLAIN, "en")
    closes = stage.clock() + timedelta(days=14)
    await stage.open_campaign("skills", closes=closes)
    await say(stage, focal, "/agency")
    assert "Suggested action: hand out invitations again" in card(focal)
    await stage.pass_until(closes - timedelta(hours=30))
    await say(stage, focal, "/agency")
    assert "Suggested action: remind now the 2 who have joined and not submitted; then invite the other" in card(focal)
    await tap(stage, focal, "Next step")
    assert card(focal).splitlines()[2].startswith("Suggested action: remind now the 2")
    await stage.open_campaign("languages", closes=closes)
    await say(stage, focal, "/agency")
    assert "Suggested action for “Skill self-assessment”: remind now" in card(focal)
