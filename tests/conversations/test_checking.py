"""What a focal point compares with the papers reads as the papers do: names of fields, units and tests, no codes."""

import pytest

from tests.conversations.acts import card, say, tap
from tests.services.results.submitting import post, submit
from tests.services.results.test_computing import everything

FOCAL, PERSON = "BTC-029", "BTC-012"
TOEIC = {"cert_type": "toeic", "cert_date": "2026-01-01"}
TOEIC |= {"toeic_listening": "400", "toeic_reading": "385", "toeic_speaking": "160", "toeic_writing": "150"}

pytestmark = pytest.mark.parametrize("province_url", ["sqlite"], indirect=True)


async def test_posts_and_certificates_have_names(stage):
    focal = await stage.join(FOCAL, "en")
    spoken = {"any": "yes", (("lang", 1), "code"): "en"}
    spoken |= {(("lang", 1), ("cert", 1), name): value for name, value in TOEIC.items()}

    def state(uow):
        submit(uow, "experience", post(1, 24240, None, "F01 F02", post_unit_code="BTC-CB"), stage.clock(), PERSON)
        submit(uow, "languages", spoken, stage.clock(), PERSON)
        everything(uow)

    await stage.database.run(state)
    await say(stage, focal, "/agency", PERSON)
    await tap(stage, focal, "Compare with originals")
    assert "Personnel affairs" in card(focal)
    assert "F02" not in card(focal)
    assert "TOEIC" in card(focal)
    assert "{" not in card(focal)
