"""The desks of admins and focal points on a phone of 390 by 844 px: nothing is higher, no label of a pair is cut."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import count

import pytest
from sqlalchemy import select, update

from bot.presenting.callbacks import Address
from bot.presenting.screens import Button, ScreenBuilder, Tone
from bot.services.deliveries import switch
from bot.texts import LANGUAGES, Texts, sources
from storage.models import Absence, LeaverProposal, Person
from tests.browser import drawn, paired
from tests.browser.test_heights import IN_SIGHT, seen
from tests.conversations.acts import say
from tests.sandbox.browser import chromium
from tests.support.many import open_thirty
from tests.support.screens import ZONE
from tests.support.structures import structure

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
FOCAL, ADMIN, PLAIN = "BTC-029", "BTC-032", "BTC-012"
ALONE = {"button-result-compare", "button-result-said", "button-result-picture", "button-words-clear"}
MOST_TEXT, MOST_BUTTONS = 4096, 100  # that Telegram takes
NOW = datetime(2026, 12, 28, tzinfo=ZONE)
WARNED = 3  # pages of a list, which are all alike, that are tried below a warning as well
NOT_ASKED_FOR = "xin chào, đây không phải mã cán bộ nào"


@pytest.mark.one_in(len(LANGUAGES))
@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_desk_is_higher_than_a_phone_in_any_language(stage, language):
    """With much going on: five campaigns, a structure file that waits, leavers, an absence, sending stopped."""
    focal, admin = await stage.join(FOCAL, language), await stage.join(ADMIN, language)
    for survey in ("skills", "languages"):
        await stage.open_campaign(survey)
    await stage.database.run(_much_goes_on, stage.clock())
    await say(stage, admin, "/admin")
    await admin.send_document("structure-changes.csv", structure("structure-changes.csv"))
    await stage.settle()
    found = [("structure", seen(admin))]
    found += await _one_press_away(stage, admin, "/admin")
    found += await _one_press_away(stage, admin, "/admin", PLAIN)
    found += await _one_press_away(stage, focal, "/agency")
    found += await _one_press_away(stage, focal, "/agency", PLAIN)
    async with chromium() as browser:
        at = await drawn.heights(await drawn.phone(browser), [screen for _, screen in found])
    too_high = [f"{what}: {px}" for (what, _), px in zip(found, at, strict=True) if px > IN_SIGHT]
    assert not too_high, "\n".join(too_high)


@pytest.mark.one_in(len(LANGUAGES))
@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_list_of_thirty_campaigns_is_higher_than_a_phone_in_any_language(stage, language):
    people = {who: await stage.join(who, language) for who in (PLAIN, FOCAL, ADMIN)}
    await open_thirty(stage)
    texts, found = Texts(language, "dong_chi", ZONE), []
    ways = {
        "/surveys": (PLAIN,),
        "/help": (PLAIN,),
        "/results": (PLAIN,),
        "/rights": (PLAIN,),
        "/agency": (FOCAL,),
        "/agency ": (FOCAL, "button-next-step", "button-words"),
        "/summary": (FOCAL,),
        "/admin": (ADMIN, "button-campaigns"),
        "/admin ": (ADMIN, "button-sending"),
    }
    for command, (who, *buttons) in ways.items():
        phone = people[who]
        await say(stage, phone, command.strip())
        for name in buttons:
            await phone.tap(texts(name))
            await stage.settle()
        for page in count():
            found.append((command, seen(phone)))
            if page < WARNED:
                await say(stage, phone, NOT_ASKED_FOR)
                found.append((f"{command}, warned", seen(phone)))
            if texts("button-further") not in phone.card.labels:
                break
            await phone.tap(texts("button-further"))
            await stage.settle()
    assert sum(command == "/surveys" for command, _ in found) > 3
    async with chromium() as browser:
        at = await drawn.heights(await drawn.phone(browser), [screen for _, screen in found])
    too_high = [f"{what}: {px}" for (what, _), px in zip(found, at, strict=True) if px > IN_SIGHT]
    assert not too_high, "\n".join(too_high)
    assert all(len(screen.parts[0].text) <= MOST_TEXT and len(screen.buttons) <= MOST_BUTTONS for _, screen in found)


async def _one_press_away(stage, phone, *typed):
    """A card, each card behind one of its buttons, and both below a warning."""
    found = []
    await say(stage, phone, *typed)
    assert len(phone.card.labels) > 3
    for number in count():
        await say(stage, phone, *typed)
        if number >= len(phone.card.labels):  # some are gone with what was done by a press
            return found
        label = phone.card.labels[number]
        found.append((" ".join(typed), seen(phone)))
        await phone.tap(number, phone.card.message_id)
        await stage.settle()
        found.append((f"{' '.join(typed)} [{label}]", seen(phone)))
        await say(stage, phone, NOT_ASKED_FOR)
        found.append((f"{' '.join(typed)} [{label}], warned", seen(phone)))
    raise AssertionError("there is an end to the buttons")


def _much_goes_on(uow, now):
    plain, other = (
        uow.orm.scalars(select(Person).where(Person.staff_code == code)).one() for code in (PLAIN, "BTC-013")
    )
    uow.connection.execute(update(Person).where(Person.id == plain.id).values(leaving_on=now.date()))
    for one in (plain, other):
        uow.orm.add(LeaverProposal(person_id=one.id, sha256="0" * 64, state="proposed", proposed_at=now))
        uow.orm.add(
            Absence(person_id=one.id, first_day=now.date(), last_day=now.date() + timedelta(days=3), created_at=now)
        )
    switch.stop(uow, "operator", now)


async def test_labels_of_buttons_that_stand_in_pairs_are_not_cut():
    """Half the width of a phone is what a label has."""
    begin = paired.beginnings()
    names = [
        name for name in sources("vi") if name in begin or name.startswith(tuple(b for b in begin if b[-1] == "-"))
    ]
    names = [name for name in names if name not in ALONE]
    assert len(names) > 50
    async with chromium() as browser:
        page = await drawn.phone(browser)
        for language in LANGUAGES:
            texts = Texts(language, "dong_chi", ZONE)
            values = {"day": texts.date(NOW.date()), "count": 12, "number": 12, "name": "x"}
            labels = {name: texts(name, **values) for name in names}
            pairs = [[Button(label, Address("f", "s"))] * 2 for label in labels.values()]
            await drawn.heights(page, [ScreenBuilder().say(Tone.TEXT, "x").row(*pair).done() for pair in pairs])
            assert set(await drawn.cut(page)) == set(), language
