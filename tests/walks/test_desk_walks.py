"""Random people at the desks: whatever they press or type, nothing breaks, and nobody reads a name but their own."""

from __future__ import annotations

import pytest

from tests.support.privacy import foreign_names
from tests.walks.test_walks import check, walk

WORDS = (
    "/admin", "/agency", "/summary", "/health", "/surveys", "/help", "VPUB-020", "VPUB-060", "BTC-012", "XX-999",
    "135790", "000000", "agency:BTC", "block:K1 position_group:CV", "all", "17/6/2026 9:00", "20.06.2026",
    "17/06 - 19/06",
    "2", "hello", "<b>Nguyễn</b> {name}", "=1+1", "x" * 500,
)  # fmt: skip
on_sqlite = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)


@on_sqlite
@pytest.mark.slow
@pytest.mark.one_in(4)
@pytest.mark.parametrize(
    ("who", "first", "seed"),
    [
        ("BTC-032", "/admin", 1),
        ("BTC-032", "/admin", 2),
        ("BTC-030", "/admin", 3),
        ("VPUB-054", "/agency", 4),
        ("VPUB-054", "/agency", 5),
        ("VPUB-001", "/summary", 6),
        ("BTC-002", "/agency", 7),
        ("BTC-032", "/health", 8),
    ],
)
async def test_somebody_at_a_desk(stage, who, first, seed):
    await stage.join("BTC-012", "vi")
    await stage.join("VPUB-020", "en")
    phone = await stage.join(who, ("vi", "en", "de")[seed % 3])
    await phone.send_text(first)
    await stage.settle()
    await walk(stage, phone, seed, 120, words=WORDS)
    await stage.run_jobs()
    await check(stage)
    assert foreign_names(stage) == []
