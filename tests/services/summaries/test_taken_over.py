"""An agency that is merged while a campaign runs counts as it was; whoever looks after its successor reads of both."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.services.campaigns.audience import parse
from bot.services.group_figures import reading
from bot.services.imports.roster.roster import import_roster
from bot.services.imports.structure.structure import import_structure
from bot.services.imports.tables.tables import ImportFile
from bot.services.people.scope import Scope
from bot.services.summaries import agency_state, figures, letters, plan
from bot.services.summaries.readers import Somebody, seen_by
from storage.models import StoredSession, Unit
from tests.services.builders import CALENDAR, add_open_campaign, bind, person

HEAD = "code,kind,parent,name::vi,valid_from,valid_to,successors\n"
BEFORE = """K1,block,,Khối,,,
BTG,agency,K1,Ban Tuyên giáo,,,
BTG-TT,division,BTG,Phòng Tuyên truyền,,,
BDV,agency,K1,Ban Dân vận,,,
BNC,agency,K1,Ban Nội chính,,,
"""
MERGED = """BTG,agency,K1,Ban Tuyên giáo,,{last},BDV
BTG-TT,division,BTG,Phòng Tuyên truyền,,{last},BDV
"""
SPLIT = """BTG,agency,K1,Ban Tuyên giáo,,{last},BDV BNC
BTG-TT,division,BTG,Phòng Tuyên truyền,,{last},BDV
"""
INTO_DIVISIONS = """BDV-1,division,BDV,Phòng một,,,
BDV-2,division,BDV,Phòng hai,,,
BTG,agency,K1,Ban Tuyên giáo,,{last},BDV-1 BDV-2
BTG-TT,division,BTG,Phòng Tuyên truyền,,{last},BDV-1
"""
TWICE = """BDV,agency,K1,Ban Dân vận,,{last},BNC
"""
PEOPLE = """staff_code,full_name,unit,roles
TG-1,Lê An,BTG-TT,focal_point
TG-2,Lê Ba,BTG-TT,agency_head
TG-3,Lê Ca,BTG,
DV-1,Lê Du,BDV,focal_point
DV-2,Lê Em,BDV,focal_deputy
DV-3,Lê Gia,BDV,agency_head
NC-1,Lê Ha,BNC,focal_point
TO-1,Lê Im,BNC,project_team
"""
MOVED = PEOPLE.replace("BTG-TT", "BDV").replace("BTG,", "BDV,")


class Merger:
    """A province whose campaign runs, before and after the day of a merger."""

    def __init__(self, database, now):
        self.database, self.now = database, now

    def structure(self, rows):
        """Import rows of units, whose last day is today."""
        text = HEAD + rows.format(last=self.now.date().isoformat())
        import_structure(self.database, ImportFile("s.csv", text.encode()), self.now)

    def roster(self, text):
        import_roster(self.database, ImportFile("r.csv", text.encode()), self.now, self.now.date())

    def goes_on(self, rows, roster=MOVED):
        """Merge today, and move its people tomorrow."""
        self.structure(rows)
        self.now += timedelta(days=1)
        self.roster(roster)

    def seen_by(self, staff_code):
        """Agency, how many were invited in it and have submitted: all that somebody reads of the running campaign."""

        def read(uow):
            reader, today, about = person(uow, staff_code).id, self.now.date(), figures.campaign(uow, 1, CALENDAR.zone)
            codes = dict(uow.connection.execute(select(Unit.id, Unit.code)).all())
            found = {}
            for place in figures.places_of(uow, reader, today):
                told = figures.figures(uow, seen_by(uow, Somebody(reader, today)), about, place.agency, today)
                found[codes.get(place.agency, "")] = (told.standing.total, told.standing.submitted)
            return found

        return self.database.read_now(read)

    def block_told_to(self, staff_code):
        """The average of the block beside the own agency, in per cent."""

        def read(uow):
            reader, about = (
                Somebody(person(uow, staff_code).id, self.now.date()),
                figures.campaign(uow, 1, CALENDAR.zone),
            )
            agency = uow.connection.scalar(select(Unit.id).where(Unit.code == "BDV"))
            return figures.figures(uow, seen_by(uow, reader), about, agency, self.now.date()).block

        return self.database.read_now(read)

    def released_to(self, staff_code):
        return self.database.read_now(lambda uow: reading.view_of(uow, person(uow, staff_code).id, self.now.date()))


def _invite(uow, now):
    campaign = add_open_campaign(uow, now - timedelta(days=2), now + timedelta(days=14), parse("all").to_json())
    for code, unit, status in (
        ("TG-1", "BTG-TT", "submitted"),
        ("TG-2", "BTG-TT", "submitted"),
        ("TG-3", "BTG", "new"),
        ("DV-1", "BDV", "submitted"),
        ("DV-2", "BDV", "new"),
        ("DV-3", "BDV", "new"),
        ("NC-1", "BNC", "new"),
        ("TO-1", "BNC", "new"),
    ):
        uow.orm.add(
            StoredSession(
                campaign_id=campaign.id,
                person_id=person(uow, code).id,
                version_id=campaign.version_id,
                unit_code=unit,
                status=status,
                submitted_at=now if status == "submitted" else None,
            )
        )


@pytest.fixture
def merger(database, clock):
    now = clock().astimezone(CALENDAR.zone)
    made = Merger(database, now)
    made.structure(BEFORE)
    made.roster(PEOPLE)
    database.run_now(_invite, now)
    return made


def test_before_the_merger_everybody_reads_of_their_own_agency(merger):
    assert merger.seen_by("TG-1") == {"BTG": (3, 2)}
    assert merger.seen_by("DV-1") == {"BDV": (3, 1)}
    merger.structure(MERGED)
    assert merger.seen_by("DV-1") == {"BDV": (3, 1)}, "today is its last day"


@pytest.mark.parametrize("rows", [MERGED, INTO_DIVISIONS], ids=["into an agency", "into divisions"])
def test_whoever_looks_after_the_successor_reads_of_both_and_nobody_else_reads_more(merger, rows):
    merger.goes_on(rows)
    both = {"BDV": (3, 1), "BTG": (3, 2)}
    assert merger.seen_by("TG-1") == both, "their role went with them by the roster"
    assert merger.seen_by("DV-1") == both
    assert merger.seen_by("DV-2") == both, "a deputy sees counts always"
    assert merger.seen_by("NC-1") == {"BNC": (2, 0)}
    assert merger.seen_by("TG-3") == {}


def test_a_head_of_the_successor_reads_of_it_by_the_rules_for_heads(merger):
    merger.goes_on(MERGED)
    assert set(merger.seen_by("DV-3")) == {"BDV", "BTG"}
    assert merger.seen_by("DV-3")["BTG"] != (3, 2), "three are fewer than five, and they look after none of them"


def test_what_is_split_up_is_read_by_the_project_team_alone(merger):
    merger.goes_on(SPLIT)
    assert [merger.seen_by(one) for one in ("DV-1", "NC-1")] == [{"BDV": (3, 1)}, {"BNC": (2, 0)}]
    assert merger.seen_by("TO-1").keys() == {""}


def test_what_was_split_up_is_read_by_whoever_looks_after_all_of_it_again(merger):
    merger.goes_on(SPLIT)
    merger.structure(TWICE)
    assert merger.seen_by("NC-1") == {"BNC": (2, 0)}, "today is the last day on which it is in two"
    merger.goes_on(TWICE, MOVED.replace("BDV,", "BNC,"))
    assert merger.seen_by("NC-1") == {"BNC": (2, 0), "BTG": (3, 2), "BDV": (3, 1)}
    assert merger.released_to("NC-1").known == {"BNC", "BTG", "BDV"}


def test_what_was_split_up_is_read_by_nobody_else_while_a_part_of_it_is_elsewhere(merger):
    merger.goes_on(SPLIT)
    merger.goes_on("NEW,agency,K1,Ban mới,,,\n" + TWICE.replace("BNC", "NEW"), MOVED.replace("BDV,", "NEW,"))
    assert [merger.seen_by(one) for one in ("DV-1", "NC-1")] == [{"NEW": (0, 0), "BDV": (3, 1)}, {"BNC": (2, 0)}]
    merger.goes_on("BNC,agency,K1,Ban Nội chính,,{last},NEW\n", MOVED.replace("BDV,", "NEW,").replace("BNC,", "NEW,"))
    everything = {"NEW": (0, 0), "BDV": (3, 1), "BTG": (3, 2), "BNC": (2, 0)}
    assert [merger.seen_by(one) for one in ("DV-1", "NC-1")] == [everything, everything]


def test_what_is_merged_twice_goes_on_in_the_last_one(merger):
    merger.goes_on(MERGED)
    merger.goes_on(TWICE, MOVED.replace("BDV,", "BNC,"))
    assert merger.seen_by("NC-1") == {"BNC": (2, 0), "BTG": (3, 2), "BDV": (3, 1)}


def test_a_merger_that_is_corrected_gives_to_the_right_one_alone(merger):
    merger.goes_on(MERGED)
    merger.goes_on("BTG,agency,K1,Ban Tuyên giáo,,{last},BNC\n")
    assert merger.seen_by("DV-1") == {"BDV": (3, 1)}
    assert merger.seen_by("NC-1") == {"BNC": (2, 0), "BTG": (3, 2)}


def test_released_figures_are_opened_likewise(merger):
    before = merger.released_to("DV-1")
    assert (before.agencies, before.known) == (frozenset({"BDV"}), frozenset({"BDV"}))
    merger.goes_on(MERGED)
    both = frozenset({"BDV", "BTG"})
    focal, head, other = (merger.released_to(one) for one in ("DV-1", "DV-3", "NC-1"))
    assert (focal.agencies, focal.answers, focal.known) == (both, False, both), "they know how these people stand"
    assert (head.agencies, head.answers) == (both, True)
    assert other.agencies == frozenset({"BNC"})


def test_who_knows_both_agencies_is_not_told_of_the_block_what_tells_of_the_third(merger):
    assert merger.block_told_to("DV-1") == 38
    merger.goes_on(MERGED)
    assert merger.block_told_to("DV-1") is None


@pytest.mark.parametrize(("code", "role"), [("DV-1", "focal_point"), ("DV-2", "focal_deputy"), ("DV-3", "agency_head")])
def test_the_command_line_shows_of_a_role_what_its_holder_sees(merger, code, role):
    merger.goes_on(MERGED)
    assert merger.database.read_now(reading.view_of_role, role, "BDV", merger.now.date()) == merger.released_to(code)


def test_an_agency_that_ended_before_any_campaign_changes_nothing(merger):
    merger.structure("OLD,agency,K1,Ban cũ,,2020-01-31,BDV\n")
    assert merger.seen_by("DV-1") == {"BDV": (3, 1)}
    assert merger.block_told_to("DV-1") == 38


def test_the_letters_of_the_week_tell_of_both_and_lead_to_the_desk_of_today(merger):
    merger.goes_on(MERGED)

    def decide(uow):
        for code in ("DV-1", "DV-2"):
            bind(uow, code, merger.now)
        plan.plan(uow, [plan.Planned(person(uow, "DV-1").id, plan.SUMMARY, "2026-W24", merger.now)])
        (item,) = plan.lease(uow, merger.now)
        due = letters.decide(uow, item, merger.now, None, CALENDAR)
        codes = dict(uow.connection.execute(select(Unit.id, Unit.code)).all())
        return [(codes[one.place.agency], codes[one.place.desk]) for one in due.letters]

    assert merger.database.run_now(decide) == [("BDV", "BDV"), ("BTG", "BDV")]


def test_who_stands_in_for_the_focal_point_gets_the_letters_of_both(merger):
    merger.goes_on(MERGED, MOVED.replace("TG-1,Lê An,BDV,focal_point", "TG-1,Lê An,BDV,"))

    def decide(uow):
        bind(uow, "DV-2", merger.now)
        plan.plan(uow, [plan.Planned(person(uow, "DV-1").id, plan.SUMMARY, "2026-W24", merger.now)])
        (item,) = plan.lease(uow, merger.now)
        due = letters.decide(uow, item, merger.now, None, CALENDAR)
        return [(one.stands_in, len(one.reports)) for one in due.letters]

    assert merger.database.run_now(decide) == [(True, 1), (True, 1)]


def test_the_desk_stays_that_of_the_agency_of_today(merger):
    merger.goes_on(MERGED)

    def desks(uow):
        scope = Scope(person(uow, "DV-1").id, merger.now.date())
        return [one.code for one in agency_state.own_agencies(uow, scope)]

    assert merger.database.read_now(desks) == ["BDV"]
