"""An agency was merged while campaigns run: the focal point of its successor finds both in the summary."""

from __future__ import annotations

import pytest

from bot.services.group_figures import releasing
from bot.services.imports.structure.structure import import_structure
from bot.services.imports.tables.tables import ImportFile
from tests.conversations.acts import card, say, tap
from tests.support.waves import hold

HEAD, FOCAL, OTHER = "UBKT-001", "UBKT-026", "BTC-029"
MERGED = """code,kind,parent,name::vi,valid_to,successors
BNC,agency,K1,Ban Nội chính Tỉnh ủy,{day},UBKT
"""


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_the_summary_of_a_merged_agency_stands_beside_that_of_its_successor(stage):
    mine, other = await stage.join(FOCAL, "en"), await stage.join(OTHER, "en")
    day = stage.clock().astimezone(stage.settings.zone).date()
    import_structure(stage.database, ImportFile("s.csv", MERGED.format(day=day).encode()), stage.clock())
    await stage.pass_(days=1)
    await say(stage, mine, "/summary")
    assert "Inspection" in card(mine).splitlines()[0]
    await tap(stage, mine, "Internal Affairs Committee")
    first, *rest = card(mine).splitlines()
    assert "Internal Affairs Committee" in first
    assert any("of 24 submitted" in line for line in rest), "those who were invited there"
    await tap(stage, mine, "To my agency")
    assert "Inspection" in card(mine).splitlines()[0]
    await say(stage, other, "/summary")
    assert "Internal Affairs" not in str(other.messages[-1])


@pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)
async def test_the_desk_of_figures_begins_with_the_agency_of_today(stage):
    head = await stage.join(HEAD, "en")
    campaign = hold(stage.database, "skills", stage.clock(), rate=0.9)
    await stage.pass_(days=11)
    now = stage.clock().astimezone(stage.settings.zone)
    made = stage.database.read_now(releasing.prepare, campaign, now)
    stage.database.run_now(releasing.store, campaign, made, now)
    import_structure(stage.database, ImportFile("s.csv", MERGED.format(day=now.date()).encode()), now)
    await stage.pass_(days=1)
    await say(stage, head, "/figures")
    await tap(stage, head, "Skill self-assessment · 15 June 2026")
    assert "Inspection" in card(head)
    assert "Internal Affairs" not in card(head)
