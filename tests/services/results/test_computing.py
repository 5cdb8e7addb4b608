"""Results are computed after the submission, anew when rules or facts change, and never lost."""

from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from bot.presenting.results import Teller
from bot.services import results_due as due
from bot.services.imports.roster.roster import RosterOptions, import_roster
from bot.services.imports.structure.structure import import_structure
from bot.services.imports.tables.tables import ImportFile
from bot.services.people import consents
from bot.services.results import computing, letters, shown
from bot.services.results.names import Called
from bot.texts import Texts
from storage.database import Database
from storage.models import Result, ResultItem
from storage.vault import Vault
from tests.services.results.submitting import CV, new_version, post, somebody, submit
from tests.support.clock import START
from tests.support.province import SECRET

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MONTH = 2026 * 12 + 5  # June, the month in which the campaigns of the province opened


@pytest.fixture
def province(province_url):
    database = Database(province_url, Vault(SECRET))
    yield database
    database.close()


def everything(uow):
    """Compute for all who wait."""
    return sum(computing.compute(uow, person, START, ZONE) for person in due.take(uow, START))


def results(uow, staff_code="BTC-012"):
    return shown.of_person(uow, somebody(uow, staff_code).id)


def test_a_submission_is_computed_when_the_job_comes(province):
    province.run_now(submit, "skills", CV, START)
    assert province.read_now(results) == {}
    assert province.run_now(everything) == 1
    (gap,) = province.read_now(results).values()
    assert gap.kind == "gap"
    assert {row["code"]: row["gap"] for row in gap.outcome["rows"]}["P6"] == 0
    assert gap.rule["version"] == "2025-1"
    assert not province.read_now(due.is_any, START)


def tell(uow):
    """Somebody submits, and is to be told."""
    submit(uow, "skills", CV, START)
    due.for_person(uow, somebody(uow).id, START, tell=True)


def test_whom_one_process_has_taken_no_other_takes_until_its_time_is_over(province):
    province.run_now(tell)
    taken = province.run_now(due.take, START)
    assert (len(taken), province.run_now(due.take, START)) == (1, {})
    assert province.run_now(due.take, START + due.LEASE) == taken  # the first one was killed before its message left


def test_who_submits_anew_while_the_picture_is_drawn_is_computed_again(province):
    province.run_now(tell)
    (person,) = province.run_now(due.take, START)
    province.run_now(due.for_person, person, START + due.LEASE / 5, tell=True)
    province.run_now(letters.leave, person, b"png", START)
    assert province.run_now(due.take, START + due.LEASE / 4) == {person: True}


def test_nothing_is_computed_without_consent(province):
    def unwilling(uow):
        person = somebody(uow)
        submit(uow, "skills", CV, START)
        consents.record(uow, person.id, consents.DEVELOPMENT, agreed=False, language="vi", now=START)

    province.run_now(unwilling)
    assert province.run_now(everything) == 0
    assert province.read_now(results) == {}


def test_computing_again_with_nothing_changed_adds_nothing(province):
    province.run_now(submit, "skills", CV, START)
    province.run_now(everything)
    province.run_now(lambda uow: due.for_person(uow, somebody(uow).id, START))
    assert province.run_now(everything) == 0


def test_other_rules_give_a_second_result_beside_the_first(province):
    def stricter(rules):
        rules["assessment"][0]["version"] = "2026-2"
        for row in rules["assessment_targets"]:
            if row["code"] == "G1" and "CV" in row:
                row["CV"] = "5"

    province.run_now(submit, "skills", CV, START)
    province.run_now(everything)
    before = province.read_now(results)["gap"].outcome
    province.run_now(new_version, "skills", stricter)
    assert province.run_now(everything) == 1
    gap = province.read_now(results)["gap"]
    assert gap.version == "2026-2"
    assert gap.outcome["pfi"] < before["pfi"]
    assert gap.others == (("2025-1", before),)


def test_another_position_on_the_roster_is_measured_anew_and_the_old_result_stays(province):
    def promoted(uow):
        person = somebody(uow)
        person.position_group = "CVC"
        due.for_people(uow, [person.id], START)

    province.run_now(submit, "skills", CV, START)
    province.run_now(everything)
    province.run_now(promoted)
    assert province.run_now(everything) == 1
    assert province.read_now(results)["gap"].outcome["position"]["group"] == "CVC"
    rows = province.read_now(lambda uow: uow.orm.scalar(select(func.count()).select_from(Result)))
    assert rows == 2


def test_a_correction_takes_the_place_of_what_was_submitted_before(province):
    province.run_now(submit, "skills", CV, START)
    province.run_now(everything)
    province.run_now(submit, "skills", CV | {"G1": 1}, START)
    province.run_now(everything)
    gap = province.read_now(results)["gap"]
    assert gap.outcome["priorities"][0] == "G1"
    assert gap.others == ()
    items = province.read_now(
        lambda uow: uow.orm.scalars(select(ResultItem.level).where(ResultItem.name == "G1")).all()
    )
    assert items == [1]


def test_languages_enter_the_competencies(province):
    spoken = {"any": "yes", (("lang", 1), "code"): "en"}
    spoken |= {(("lang", 1), f"{skill}_level"): 4 for skill in ("NG", "DO", "TT", "TB", "VI")}
    province.run_now(submit, "skills", CV, START)
    province.run_now(submit, "languages", spoken, START)
    province.run_now(everything)
    found = province.read_now(results)
    assert found["languages"].outcome["g7"] == 4
    assert [row["level"] for row in found["gap"].outcome["rows"] if row["code"] == "G7"] == [4]


def test_a_certificate_counts_only_once_it_is_verified(province):
    spoken = {"any": "yes", (("lang", 1), "code"): "en"}
    spoken |= {(("lang", 1), f"{skill}_level"): 3 for skill in ("NG", "DO", "TT", "TB", "VI")}
    stated = {"cert_type": "ielts", "ielts": "7.0", "cert_date": "2026-01-01"}
    spoken |= {(("lang", 1), ("cert", 1), name): value for name, value in stated.items()}
    province.run_now(submit, "languages", spoken, START)
    province.run_now(everything)
    (english,) = province.read_now(results)["languages"].outcome["languages"]
    assert english["certificates"][0]["level"] == 5
    assert (english["used"], english["basis"]) == (3, "self")


def entered(uow, **facts):
    """The roster says more of somebody."""
    for name, value in facts.items():
        setattr(somebody(uow), name, value)


def test_a_degree_counts_with_the_level_that_was_decided(province):
    spoken = {"any": "yes", (("lang", 1), "code"): "en"}
    spoken |= {(("lang", 1), f"{skill}_level"): 3 for skill in ("NG", "DO", "TT", "TB", "VI")}
    stated = {"cert_type": "degree", "cert_date": "2026-01-01"}
    spoken |= {(("lang", 1), ("cert", 1), name): value for name, value in stated.items()}
    for degrees, level, basis in ((None, 3, "self"), ("zh:C1", 3, "self"), ("en:C1", 5, "verified")):
        province.run_now(entered, language_degrees=degrees)
        province.run_now(submit, "languages", spoken, START)
        province.run_now(everything)
        (english,) = province.read_now(results)["languages"].outcome["languages"]
        assert (english["used"], english["basis"]) == (level, basis)


def test_official_ratings_of_the_roster_make_young_talents(province):
    spoken = {"any": "yes", (("lang", 1), "code"): "en"}
    spoken |= {(("lang", 1), f"{skill}_level"): 4 for skill in ("NG", "DO", "TT", "TB", "VI")}
    province.run_now(entered, birth_month="1995-01")
    found = []
    for ratings in (None, "XL3", "XL3 XL4"):
        province.run_now(entered, ratings=ratings)
        province.run_now(submit, "skills", CV, START)
        province.run_now(submit, "languages", spoken, START)
        province.run_now(submit, "experience", {"wish_young": "yes", **post(1, MONTH - 35, None, "F02")}, START)
        province.run_now(everything)
        young = province.read_now(results)["pools"].outcome["young"]
        found.append((young["tier"], young["near"], young["unknown"]))
    assert found == [(None, "rating", ["rating"]), (None, "rating", ["rating"]), ("A", None, [])]
    line = Teller(Texts("en", None, ZONE), Called()).line(province.read_now(results)["pools"])
    assert line.endswith("Young talent for international work (meets the criteria of tier A)")


def test_an_exception_is_told_with_its_reason(province):
    province.run_now(entered, experience_exception="Kết luận 12")
    province.run_now(submit, "experience", post(1, MONTH - 5, None, "F02"), START)
    province.run_now(everything)
    rule = province.read_now(results)["experience"].outcome["rule"]
    assert (rule["headline"], rule["status"], rule["exception"]) == ("E-EXC", "exception", "Kết luận 12")


def test_the_clock_counts_overlapping_months_once(province):
    held = post(1, MONTH - 35, None, "F02 F01") | post(2, MONTH - 59, MONTH - 30, "F02")
    province.run_now(submit, "experience", held, START)
    province.run_now(everything)
    outcome = province.read_now(results)["experience"].outcome
    assert outcome["total"] == 60
    assert outcome["rule"]["months"] == 60
    assert outcome["rule"]["counted_once"] == 6
    assert "E-UNCONF" in outcome["rule"]["codes"]


def test_probation_in_the_beginning_counts_in_the_total_and_not_for_the_rule(province):
    """It goes on where the post changes meanwhile, and what was confirmed of a post speaks of it too."""
    first, last = MONTH - 40, MONTH - 35
    held = post(1, MONTH - 34, None, "F02") | post(2, first, last, "F02")
    province.run_now(submit, "experience", held | {"first_probation": "9"}, START)
    province.run_now(everything)
    outcome = province.read_now(results)["experience"].outcome
    assert outcome["total"] == 41
    assert outcome["rule"]["months"] == 41 - 9
    assert outcome["rule"]["probation"] == 9
    assert outcome["rule"]["counted_once"] == 0
    assert outcome["rule"]["status"] == "not met"


def test_without_probation_nothing_is_left_out(province):
    province.run_now(submit, "experience", post(1, MONTH - 40, None, "F02") | {"first_probation": "0"}, START)
    province.run_now(everything)
    rule = province.read_now(results)["experience"].outcome["rule"]
    assert (rule["months"], "probation" in rule) == (41, False)


def test_the_wave_before_is_kept_to_compare_with(province):
    province.run_now(submit, "skills", CV, START)
    province.run_now(everything)

    def next_wave(uow):
        from storage.models import Campaign

        first = uow.orm.get_one(Campaign, 1)
        columns = {c.name: getattr(first, c.name) for c in Campaign.__table__.columns if c.name != "id"}
        again = Campaign(**columns)
        uow.orm.add(again)
        uow.orm.flush()
        submit(uow, "skills", CV | {"G1": 4}, START, campaign=again.id)

    province.run_now(next_wave)
    province.run_now(everything)
    gap = province.read_now(results)["gap"]
    assert [row["level"] for row in gap.before["rows"] if row["code"] == "G1"] == [3]
    assert [row["level"] for row in gap.outcome["rows"] if row["code"] == "G1"] == [4]


@pytest.mark.parametrize(
    ("line", "is_due"),
    [
        ("BTC-CB,division,BTC,Phòng Tổ chức cán bộ,,\n", False),  # as it is
        ("BTC-CB,division,VPTU,Phòng Tổ chức cán bộ,,\n", True),  # moved to another agency
        ("BTC-CB,division,BTC,Phòng Tổ chức cán bộ,2026-06-30,BTC-DV\n", True),  # closed, and succeeded
    ],
)
def test_a_unit_that_is_moved_or_succeeded_has_experience_computed_anew(province, line, is_due):
    province.run_now(submit, "experience", post(1, 24300, None, "F02 F01"), START)
    province.run_now(everything)
    table = ImportFile("units.csv", f"code,kind,parent,name::vi,valid_to,successors\n{line}".encode())
    report = import_structure(province, table, START)
    assert not report.counts.get("refused")
    assert province.read_now(due.is_any, START) == is_due


def test_what_a_roster_changes_shortly_after_midnight_is_computed_at_once(province):
    """In UTC it is the day before; the midnight of that date is seven hours away."""
    province.run_now(submit, "skills", CV, START)
    province.run_now(everything)
    night = START.astimezone(ZONE).replace(hour=0, minute=30)
    line = f"staff_code,full_name,unit,rank\n{somebody_named(province)},BTC,01.002\n"
    report = import_roster(
        province, ImportFile("r.csv", line.encode()), night, night.date(), RosterOptions(partial=True)
    )
    assert report.counts["changed"] == 1
    assert province.read_now(due.is_any, night)


def somebody_named(database):
    """Staff code and name of whoever submitted, as a roster has them."""
    return database.read_now(lambda uow: f"{somebody(uow).staff_code},{somebody(uow).full_name}")
