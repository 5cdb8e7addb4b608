"""I15: official ratings as people recorded them are a table of their own; who was not rated is in none of its cells."""

from collections import Counter
from datetime import timedelta

from bot.services.group_figures import releasing
from storage.database import Database
from storage.vault import Vault
from tests.disclosure.provinces import RATINGS, ChanceProvince
from tests.support.clock import START
from tests.support.province import SECRET


def test_ratings_are_counted_as_recorded_and_who_was_not_rated_is_not(sqlite_template, tmp_path):
    path = tmp_path / "ratings.sqlite"
    path.write_bytes(sqlite_template.read_bytes())
    database = Database(f"sqlite:///{path}", Vault(SECRET))
    province = ChanceProvince(database, 2)
    campaign = province.hold(START)
    province.answer(campaign, START, rate=0.8)
    document = database.read_now(releasing.prepare, campaign, START + timedelta(days=1))
    database.close()
    (table,) = (one for one in document["tables"] if one["id"] == "I15:XL")
    assert [one["code"] for one in table["categories"]] == list(RATINGS[1:])
    said = Counter(province.rated.values())
    whole = next(row for row in table["rows"] if row["group"] == "province")
    assert whole["cells"] == [said[code] for code in RATINGS[1:]]
    assert whole["total"] == len(province.rated) - said["XL0"]
    assert said["XL0"] > 0
