"""The same numbers everywhere: what pictures draw, what the analysts' export holds, and what plain SQL counts."""

import csv
from collections import Counter

import pytest

from bot.exports.report.pictures import pictures
from bot.exports.report.released import row_of
from bot.exports.results.campaign import ExportOrder, export_campaign
from bot.texts import Texts
from tests.services.group_figures.conftest import LATER
from tests.services.group_figures.test_releasing import WHERE, _plain, released
from tests.services.group_figures.test_reporting import in_vietnamese
from tests.support.clock import VIET_NAM

pytestmark = pytest.mark.by_turns


def test_pictures_export_and_sql_agree_cell_by_cell_over_three_waves(answered, tmp_path):
    database, campaigns = answered
    compared = 0
    for campaign in campaigns["skills"]:
        document = released(database, campaign)
        found = in_vietnamese(document).single_rows()  # as pictures have them
        parents = {one["id"]: one["parent"] for one in document["groups"]}
        rows = exported(database, campaign, tmp_path / f"{campaign}.csv")
        heat = dict(pictures(found, Texts("vi", None, VIET_NAM)))["levels"]
        for column, name in enumerate(heat.columns):
            table = found.table(name)
            codes = [category["code"] for category in table["categories"]]
            for at, group in enumerate(found.groups):
                row, drawn = row_of(table, group["id"]), heat.rows[at][1][column]
                if "cells" not in row:
                    assert drawn is None
                    continue
                said = Counter(one[name] for one in rows if is_in(one, group, parents) and one[name] in codes)
                assert row["cells"] == [said[code] for code in codes]
                counted = _plain(database, campaign, name, group["id"], WHERE[group["level"]])
                assert row["cells"] == [counted.get(code, 0) for code in codes]
                assert drawn == sum(int(code) * said[code] for code in codes) / row["total"]
                compared += len(codes)
    assert compared > 2000


def exported(database, campaign, path):
    """The rows of an export, of those who submitted."""
    export_campaign(database, campaign, path, LATER, wanted=ExportOrder(VIET_NAM))
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.DictReader(file) if row["receipt"]]


def is_in(row, group, parents):
    """Whether somebody of the export stands in a group, by the unit of their day."""
    agency = row["agency_code"]
    return group["level"] == "province" or group["id"] in (agency, parents.get(agency))
