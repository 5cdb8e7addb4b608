"""What surveys may know from outside, from the demo province."""

from datetime import date

import pytest
from sqlalchemy import select, update

from bot.services.people import reference
from storage.models import Person


def ask(province, use_case, *arguments):
    return province.database.read_now(use_case, *arguments)


def facts(province, code, **values):
    def use_case(uow):
        if values:
            uow.connection.execute(update(Person).where(Person.staff_code == code).values(values))
        return reference.facts_of(uow, uow.orm.scalars(select(Person.id).where(Person.staff_code == code)).one())

    return province.database.run_now(use_case)


@pytest.fixture
def lists(province):
    return ask(province, reference.lists)


def test_every_list_is_there_in_the_order_of_the_file(lists):
    assert {name: len(entry.rows) for name, entry in lists.items()} == {
        "agencies": 9,
        "blocks": 4,
        "divisions": 40,
        "fields": 19,
        "job_positions": 25,
        "position_groups": 7,
        "ranks": 8,
        "sectors": 12,
        "titles": 12,
    }
    assert [row["name"] for row in lists["position_groups"].rows] == ["LDCQ", "TP", "PTP", "CVCC", "CVC", "CV", "CS"]
    assert [row["name"] for row in lists["fields"].rows][-2:] == ["F18", "F99"]


def test_rows_have_their_texts_their_parent_and_their_end(lists):
    agencies = {row["name"]: row for row in lists["agencies"].rows}
    assert agencies["BTC"] == {
        "name": "BTC",
        "parent": "K1",
        "valid_to": "",
        "label::vi": "Ban Tổ chức Tỉnh ủy",
        "short::vi": "BTCTU",
        "label::en": "Organisation Committee of the Provincial Party Committee",
        "short::en": "Organisation Committee",
        "label::de": "Organisationskomitee des Provinzparteikomitees",
        "short::de": "Organisationskomitee",
    }
    assert agencies["BTG"]["valid_to"] == "2025-02-28"
    divisions = {row["name"]: row for row in lists["divisions"].rows}
    assert (divisions["BTGDV-TT"]["parent"], divisions["BTC-CB"]["short::vi"]) == ("BTGDV", "")
    assert {row["name"]: row["parent"] for row in lists["ranks"].rows}["01.003"] == "CV"


def test_only_the_lists_asked_for_are_read(province):
    assert ask(province, reference.lists, ["fields", "nothing"]).keys() == {"fields"}


def test_equal_lists_have_equal_hashes(province, lists):
    again = ask(province, reference.lists)
    assert {name: entry.sha256 for name, entry in lists.items()} == {n: entry.sha256 for n, entry in again.items()}


def test_the_facts_of_a_person(province):
    known = facts(province, "BTC-010")
    assert {key: value for key, value in known.items() if "::" not in key} == {
        "staff_code": "BTC-010",
        "full_name": "Ứng Bích Nhàn",
        "given_name": "Nhàn",
        "unit": "BTC-CB",
        "agency": "BTC",
        "block": "K1",
        "title": "T-CV",
        "position_group": "CV",
        "job_position": "VT-02",
        "rank": "01.003",
        "since": "2019-03",
        "birth_month": "1985-10",
        "form_of_address": "dong_chi",
    }
    assert known["unit_name::de"] == "Abteilung Organisation und Personal"
    assert known["agency_name::vi"] == "Ban Tổ chức Tỉnh ủy"
    assert known["rank_name::en"] == "Official"
    assert (known["xh::vi"], known["Xh::vi"], known["Xh::de"]) == ("đồng chí", "Đồng chí", "Sie")


def test_nobody_begins_a_post_because_their_agency_does(province):
    assert facts(province, "BTGDV-001")["since"] == "", "the row holds from the day on which the agency was made"
    assert facts(province, "BTGDV-001", valid_from=date(2025, 3, 2))["since"] == "2025-03"
    assert facts(province, "BTGDV-001", valid_from=None)["since"] == ""


def test_leaders_stand_in_the_agency_itself(province):
    known = facts(province, "VPUB-001")
    assert (known["unit"], known["agency"], known["block"]) == ("VPUB", "VPUB", "K4")
    assert known["job_position"] == known["job_position_name::vi"] == ""


def test_the_form_of_address_is_the_persons_own_or_that_of_the_nearest_unit(province):
    assert facts(province, "VPUB-002")["form_of_address"] == "anh_chi"
    assert facts(province, "VPUB-001")["form_of_address"] == "ong_ba"
    assert facts(province, "VPUB-002", form_of_address="dong_chi")["xh::vi"] == "đồng chí"


def test_a_code_that_no_list_has_is_its_own_name(province):
    assert facts(province, "BTC-010", title="T-XX")["title_name::vi"] == "T-XX"
