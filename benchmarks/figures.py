"""``python -m benchmarks.figures``: figures of 300 agencies and 100,000 people, counted and protected on PostgreSQL.

Everybody has submitted the shipped skills survey. Exit code 1 when counting and hiding take longer than a second of
CPU, the server's added to ours: the best of three. What the clock said stands beside it. Also when the server's plan of
any of the statements does not fit a province: when it writes to disk, or runs any part for each of many people.
"""

import argparse
import gc
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import event, insert, select, text

from benchmarks.installation import _settings, postgres
from benchmarks.processes import cpu_of_family
from bot.calendar.days import zone_of
from bot.installation import open_database
from bot.services.group_figures import counting
from bot.services.surveys import publishing
from storage.database import Database
from storage.models import Campaign, Person, StoredSession, Submission, SurveyVersion, Unit
from storage.unit_of_work import UnitOfWork
from survey_definitions import compile_survey, read_survey
from survey_definitions.disclosure import release_json
from survey_definitions.disclosure.protecting import protect
from survey_definitions.packed import PackedLayout, layout_of

ALLOWED = 1.0  # seconds
BLOCKS, AGENCIES, DIVISIONS = 10, 300, 4
GROUPS = ("LDCQ", "TP", "PTP", "CVCC", "CVC", "CV", "NV")
RANKS = ("01.001", "01.002", "01.003")
BATCH = 5000
MOST_LOOPS = 1000  # of any part of a plan: as many versions of a survey may have to be looked up, but no people


def main(people: int = 100_000) -> bool:
    """Print the figures; False when they take too long."""
    with tempfile.TemporaryDirectory(prefix="figures-") as name:
        folder = Path(name)
        with postgres(folder / "postgres", 1) as server:
            settings = _settings(data_dir=folder, database_url=server.fresh("figures")["DATABASE_URL"])
            now = datetime.now(settings.zone)
            database = open_database(settings, now)
            campaign = database.run_now(_fill, people, now)
            _settle(database)
            gc.collect()
            gc.freeze()  # as every command of the program does with what it has loaded
            taken = [_once(database, campaign, now, server.pid) for _ in range(3)]
            faults = database.read_now(_faults, campaign, now)
            database.close()
    spent, clock = min(one[0] for one in taken), min(one[1] for one in taken)
    print(
        f"figures of {AGENCIES} agencies and {people} people: {spent:.2f} s of CPU with the server's ({ALLOWED:.0f} "
        f"allowed), {clock:.2f} s by the clock"
    )
    print(
        "\n".join(f"  plan: {fault}" for fault in faults) or "  plans: nothing on disk, nothing again for each person"
    )
    return spent <= ALLOWED and not faults


def _once(database: Database, campaign: int, now: datetime, server: int) -> tuple[float, float]:
    """Seconds of CPU, ours and the server's, of one count with its hiding, and seconds by the clock."""
    begun, cpu, beside = time.perf_counter(), time.process_time(), cpu_of_family(server)
    counts = database.read_now(counting.figures, campaign, now + timedelta(days=1), zone_of(now))
    counted = time.perf_counter()
    document = release_json(protect(counts.groups, counts.tables), 1, now.date().isoformat())
    done, ours, theirs = time.perf_counter(), time.process_time() - cpu, cpu_of_family(server) - beside
    shown = sum(row["shown"] for table in document["tables"] for row in table["rows"])
    print(
        f"  counted in {counted - begun:.2f} s, hidden in {done - counted:.2f} s; {ours:.2f} s of CPU, and "
        f"{theirs:.2f} s of the server's; {shown} rows are shown"
    )
    return ours + theirs, done - begun


def _faults(uow: UnitOfWork, campaign: int, now: datetime) -> list[str]:
    """What is wrong with how the server reads each of the statements of one count."""
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_others: Any) -> None:
        sent.append((statement, parameters))

    event.listen(uow.connection, "before_cursor_execute", note)
    counting.figures(uow, campaign, now + timedelta(days=1), zone_of(now))
    event.remove(uow.connection, "before_cursor_execute", note)
    asked = [one for one in sent if one[0].startswith("SELECT")]
    explained = (
        uow.connection.exec_driver_sql(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}", parameters).scalar_one()
        for statement, parameters in asked
    )
    return sorted({fault for (plan,) in explained for fault in faults_of(plan["Plan"])})


def faults_of(node: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a part of a plan, or a part of it."""
    name = f"{node['Node Type']} on {node.get('Relation Name', '-')}"
    if node["Actual Loops"] > MOST_LOOPS:
        yield f"{name} runs {node['Actual Loops']} times"
    if node.get("Sort Space Type") == "Disk" or node.get("Hash Batches", 1) > 1 or node.get("Temp Written Blocks"):
        yield f"{name} writes to disk"
    for part in node.get("Plans", ()):
        yield from faults_of(part)


def _settle(database: Database) -> None:
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))


def _fill(uow: UnitOfWork, people: int, now: datetime) -> int:
    """A province whose people have all submitted; gives the campaign."""
    chance = random.Random(1)
    source = (files("survey_definitions") / "surveys" / "skills.yaml").read_bytes()
    publishing.publish(uow, compile_survey(source, "skills.yaml"), source, "skills.yaml", now)
    stored = uow.orm.scalars(select(SurveyVersion).order_by(SurveyVersion.id.desc())).first()
    assert stored is not None
    _people(uow, people, _units(uow), chance)
    campaign = Campaign(
        survey_id=stored.survey_id,
        version_id=stored.id,
        state="closed",
        audience={},
        opens_at=now,
        closes_at=now,
        created_at=now,
    )
    uow.orm.add(campaign)
    uow.orm.flush()
    asked = select(Person.id, Unit.code).join(Unit, Unit.id == Person.unit_id).order_by(Person.id)
    rows = uow.connection.execute(asked.where(Person.staff_code.startswith("F-"))).all()
    survey = read_survey(stored.xform)
    layout = layout_of(survey)
    assert layout is not None
    for first in range(0, len(rows), BATCH):
        _submit(
            uow, campaign.id, stored.id, [(row[0], row[1]) for row in rows[first : first + BATCH]], layout, chance, now
        )
    return campaign.id


def _units(uow: UnitOfWork) -> list[tuple[int, int]]:
    """Divisions with their agencies."""
    found = []
    for block in range(BLOCKS):
        above = _unit(uow, f"FB{block}", "block", None)
        for agency in range(AGENCIES // BLOCKS):
            home = _unit(uow, f"FB{block}A{agency}", "agency", above)
            home.agency_id = home.id
            for division in range(DIVISIONS):
                inside = _unit(uow, f"FB{block}A{agency}D{division}", "division", home)
                inside.agency_id = home.id
                found.append((inside.id, home.id))
    uow.orm.flush()
    return found


def _unit(uow: UnitOfWork, code: str, kind: str, above: Unit | None) -> Unit:
    parent = above.id if above is not None else None
    made = Unit(code=code, kind=kind, parent_id=parent, names={"vi": code}, short_names={}, successors=[])
    uow.orm.add(made)
    uow.orm.flush()
    return made


def _people(uow: UnitOfWork, number: int, places: list[tuple[int, int]], chance: random.Random) -> None:
    for first in range(0, number, BATCH):
        rows = []
        for at in range(first, min(first + BATCH, number)):
            unit, agency = places[at % len(places)]
            rows.append(
                {
                    "staff_code": f"F-{at:06}",
                    "full_name": "x",
                    "search_key": "x",
                    "sort_key": "x",
                    "unit_id": unit,
                    "agency_id": agency,
                    "position_group": chance.choice(GROUPS),
                    "rank": chance.choice(RANKS),
                    "birth_month": f"{chance.randint(1965, 2002)}-05",
                    "messenger": True,
                }
            )
        uow.connection.execute(insert(Person), rows)


def _submit(
    uow: UnitOfWork,
    campaign: int,
    version: int,
    people: list[tuple[int, str]],
    layout: PackedLayout,
    chance: random.Random,
    now: datetime,
) -> None:
    common = {"campaign_id": campaign, "version_id": version, "status": "submitted", "submitted_at": now}
    sessions = [common | {"person_id": person, "unit_code": unit, "revision": 1, "turn": 1} for person, unit in people]
    added = insert(StoredSession).returning(StoredSession.id, StoredSession.unit_code, sort_by_parameter_order=True)
    bodies = []
    for session, unit in uow.connection.execute(added, sessions).all():
        given = {one.ref: chance.choice(one.categories).code for one in layout.questions}
        bodies.append(
            {
                "session_id": session,
                "number": 1,
                "receipt": f"F{session}",
                "submitted_at": now,
                "unit_code": unit,
                "language": "vi",
                "body": b"",
                "counted": layout.pack(given),
            }
        )
    uow.connection.execute(insert(Submission), bodies)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    sys.exit(0 if main(parser.parse_args().people) else 1)
