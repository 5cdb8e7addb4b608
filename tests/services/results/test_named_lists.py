"""Named lists: who stands on them, that the reason comes first, that the file is its owner's alone."""

import stat

import pytest
from openpyxl import load_workbook

from bot.exports.lists import write_list
from bot.services import handing_out
from bot.services.operating.files import written_whole
from bot.services.people import consents
from bot.services.refusals import Refusal
from bot.services.results import computing, named_lists
from storage.database import Database
from storage.models import AuditEntry, HandedOut
from storage.vault import Vault
from tests.services.results.submitting import CV, post, somebody, submit
from tests.services.results.test_computing import everything
from tests.support.clock import START, VIET_NAM
from tests.support.province import SECRET

WHO, WHY = "BTC-012", "đề cử tổ công tác, công văn tháng 5"


@pytest.fixture
def province(province_url):
    database = Database(province_url, Vault(SECRET))
    database.run_now(_prepare)
    yield database
    database.close()


def _prepare(uow):
    submit(uow, "skills", CV, START, WHO)
    submit(uow, "experience", post(1, 24300, None, "F02 F01"), START, WHO)
    everything(uow)


def take(database, which="three-years", reason=WHY):
    return database.run_now(named_lists.take_out, which, reason, START, START.date())


def test_a_list_has_who_agreed_with_rule_version_and_what_is_missing(province):
    (row,) = take(province)
    assert (row.staff_code, row.about != "", row.version != "") == (WHO, True, True)
    assert row.result.startswith("E-")
    stop = {"agreed": False, "language": "vi", "now": START}
    province.run_now(lambda uow: consents.record(uow, somebody(uow, WHO).id, consents.DEVELOPMENT, **stop))
    assert take(province) == []


def test_the_day_of_computing_is_that_of_the_province(province):
    """Before seven in the morning it is still yesterday in UTC."""
    early = START.replace(hour=5)

    def anew(uow):
        submit(uow, "experience", post(1, 24240, None, "F02 F01"), early, WHO)
        computing.compute(uow, somebody(uow, WHO).id, early, VIET_NAM)

    province.run_now(anew)
    (row,) = province.run_now(named_lists.take_out, "three-years", WHY, early, early.date())
    assert row.computed_on == early.date()


@pytest.mark.parametrize("reason", ["", "   ", "vì", "x" * 400])
def test_nothing_comes_without_a_reason_that_says_something(province, reason):
    with pytest.raises(Refusal):
        take(province, reason=reason)
    assert province.read_now(lambda uow: uow.orm.query(HandedOut).count()) == 0


def test_the_reason_is_on_record_and_not_in_the_audit(province):
    take(province)
    (noted,) = province.read_now(lambda uow: list(handing_out.noted(uow)))
    assert (noted.what, noted.reason, noted.actor) == ("three-years", WHY, "operator")
    (entry,) = province.read_now(lambda uow: uow.orm.query(AuditEntry).filter_by(act="figures.handed_out").all())
    assert WHY not in str(entry.details)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_the_file_is_its_owners_alone_and_holds_no_formula(tmp_path, suffix):
    path = tmp_path / f"list{suffix}"
    with written_whole(path) as file:
        write_list(file, suffix, ("staff_code", "full_name"), [("A-1", "=HYPERLINK(1)")])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    if suffix == ".xlsx":
        cell = load_workbook(path)["list"]["B2"]
        assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")
    else:
        assert "'=HYPERLINK(1)" in path.read_text(encoding="utf-8-sig")
