"""``python -m benchmarks.exports``: rows a second and peak memory of exports of submissions with 60 answers each.

Each format is written twice, of few and of many submissions, by a process of its own. Exit code 1 when one
needs a tenth more memory for the many. ``--submissions 100000`` is the size of a whole province;
``--beside 15000`` fill most of the cache of the database, 16 MiB, which a few rows do not.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select

from bot.exports.results.campaign import ExportOrder, export_campaign
from bot.services.sessions.earlier_answers import BODY
from bot.services.surveys import publishing
from storage import schema
from storage.database import Database, make_engine
from storage.models import Campaign, Person, StoredSession, Submission, SurveyVersion, Unit
from storage.unit_of_work import UnitOfWork
from storage.vault import Vault
from survey_definitions import compile_survey

FORMATS = (".csv", ".parquet", ".sav", ".xml", ".xlsx")
ALLOWED = 1.10
ANSWERS = 60
KINDS = 12  # of submissions; sealing each anew would be most of the time
BATCH = 2000
SECRET = "0" * 64
NOW = datetime(2026, 6, 15, tzinfo=UTC)


def main(many: int = 5_000, few: int = 0, formats: Sequence[str] = FORMATS) -> bool:
    """Print the figures; False when memory grows with the rows."""
    few, ratios = few or many // 10, {}
    with tempfile.TemporaryDirectory(prefix="exports-") as name:
        paths = {number: _filled(Path(name, f"{number}.sqlite"), number) for number in (few, many)}
        for suffix in formats:
            (_, less), (seconds, more) = (_child(paths[number], suffix) for number in (few, many))
            ratios[suffix] = more / less
            print(
                f"export to {suffix}: {many / seconds:.0f} submissions of {ANSWERS} answers per second of CPU; peak "
                f"{less:.0f} MiB at {few}, {more:.0f} MiB at {many}: ratio {more / less:.2f}",
                flush=True,
            )
    return max(ratios.values(), default=0.0) <= ALLOWED


def _child(path: Path, suffix: str) -> tuple[float, float]:
    """Seconds of CPU and MiB at most, of a process that exports once."""
    command = [sys.executable, "-m", "benchmarks.exports", "--database", str(path), "--to", suffix]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(said[-2]), float(said[-1])


def _export(path: Path, suffix: str) -> None:
    """In the child: write the file, say what it took."""
    database = Database(f"sqlite:///{path}", Vault(SECRET))
    with tempfile.TemporaryDirectory(prefix="export-") as folder:
        begun = time.process_time()
        wanted = ExportOrder(ZoneInfo("Asia/Ho_Chi_Minh"))
        export_campaign(database, 1, Path(folder, f"answers{suffix}"), NOW, wanted=wanted)
        took = time.process_time() - begun
    database.close()
    status = Path("/proc/self/status").read_text().splitlines()  # getrusage counts what the parent had as well
    print(took, next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024)


def _filled(path: Path, submissions: int) -> Path:
    """A database with one campaign, and so many submissions of it."""
    engine = make_engine(f"sqlite:///{path}")
    schema.migrate(engine)
    engine.dispose()
    database = Database(f"sqlite:///{path}", Vault(SECRET))
    source = _survey().encode()
    database.run_now(publishing.publish, compile_survey(source, "long.yaml"), source, "long.yaml", NOW)
    database.run_now(_campaign)
    for first in range(0, submissions, BATCH):
        database.run_now(_submit, first, min(first + BATCH, submissions))
    database.close()
    return path


def _survey() -> str:
    asked = "\n".join(f"- {{type: select_one level, name: q{at}, label: {{vi: Câu {at}}}}}" for at in range(ANSWERS))
    levels = "\n".join(f"- {{list_name: level, name: '{at}', label: {{vi: Mức {at}}}}}" for at in range(1, 6))
    head = "settings: [{form_id: long, form_title: {vi: Phiếu dài}, version: '1', default_language: vi}]"
    return f"{head}\nsurvey:\n{asked}\nchoices:\n{levels}\n"


def _campaign(uow: UnitOfWork) -> None:
    version = uow.orm.scalars(select(SurveyVersion)).one()
    unit = Unit(code="A", kind="agency", names={"vi": "A"}, short_names={}, successors=[])
    common = {"opens_at": NOW, "closes_at": NOW, "created_at": NOW}
    uow.orm.add_all(
        [
            unit,
            Campaign(survey_id=version.survey_id, version_id=version.id, state="closed", audience={}, **common),
        ]
    )
    uow.orm.flush()
    unit.agency_id = unit.id


def _submit(uow: UnitOfWork, first: int, last: int) -> None:
    people = [
        {
            "staff_code": f"E-{at:06}",
            "full_name": "x",
            "search_key": "x",
            "sort_key": "x",
            "unit_id": 1,
            "agency_id": 1,
            "messenger": True,
        }
        for at in range(first, last)
    ]
    ids = uow.connection.scalars(insert(Person).returning(Person.id), people).all()
    common = {"campaign_id": 1, "version_id": 1, "unit_code": "A", "status": "submitted", "submitted_at": NOW}
    asked = [common | {"person_id": one, "revision": 1, "turn": 1} for one in ids]
    sessions = uow.connection.scalars(insert(StoredSession).returning(StoredSession.id), asked).all()
    bodies = [uow.vault.seal_json(_answers(kind), BODY) for kind in range(KINDS)]
    rows = [
        {
            "session_id": one,
            "number": 1,
            "receipt": f"E{one}",
            "submitted_at": NOW,
            "unit_code": "A",
            "language": "vi",
            "body": bodies[one % KINDS],
        }
        for one in sessions
    ]
    uow.connection.execute(insert(Submission), rows)


def _answers(number: int) -> list[dict[str, object]]:
    return [
        {"ref": f"/q{at}", "path": f"/q{at}", "live": True, "instances": [], "value": str((number * 7 + at) % 5 + 1)}
        for at in range(ANSWERS)
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submissions", type=int, default=5_000)
    parser.add_argument("--beside", type=int, default=0, help="the fewer ones; a tenth if it is not said")
    parser.add_argument("--formats", nargs="+", default=FORMATS)
    parser.add_argument("--database", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--to", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.database is not None:
        _export(options.database, options.to)
    else:
        sys.exit(0 if main(options.submissions, options.beside, options.formats) else 1)
